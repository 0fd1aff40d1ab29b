"""Which stretch of a row is its title.

Responsible for where titles are (in links, bold, in quotation marks or plain, before or after the
authors) and what is in such places without being a title. Does not depend on the parts of authors'
names, or on what becomes of the title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.importers import link_roles
from ssmlit.importers.markdown import fact_labels, line_below
from ssmlit.importers.markdown.behind_name import (
    described_name,
    italic_behind_name,
    italics_behind_name,
)
from ssmlit.importers.markdown.citation import is_signature, split_plain, year_last
from ssmlit.importers.markdown.document.flat import Flat, Span
from ssmlit.importers.markdown.document.hyperlinks import is_wrapped
from ssmlit.importers.markdown.emphasis import (
    are_people,
    begins_bold,
    begins_italic,
    bold_titles,
    is_author,
    italic_titles,
)
from ssmlit.importers.markdown.plain_words import plain_words
from ssmlit.importers.markdown.quotations import quotations, quoted_title
from ssmlit.importers.markdown.title_words import GROUP, can_be_title, skip

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.hyperlinks import Hyperlink


_NAME = regex(r"\S+(?: \S+)?\s?[:：.]\s*|(?:\S+\s+){1,4}[–—-]\s")  # "UNet: [The Title](…)"
_BY = regex(r"\s+by\s+(?=[^\W\d_a-z])")  # before the authors
_SAID = 3  # words between two links from which they are a sentence


def find_title(flat: Flat, hypers: Sequence[Hyperlink], prefer: str) -> tuple[Span | None, str]:
    """Return the span that most looks like the title, and what gave it away.

    What marks the list's other titles comes first (`prefer`), else it is "quoted", "bold",
    "italic", "link", "plain", or "prose" (with a link). In order: a quotation; the first long bold
    stretch; italics after names; the first long link; plain words before the first label; a short
    link or bold stretch; a link in brackets. A reference below a short name has it ("below"),
    italics behind one are it ("named"). A name that prose describes is before all of these
    but a quotation and the link to a paper.
    """
    if named := italics_behind_name(flat, hypers):
        return named, "named"
    span, title_mark = _marked_first(flat, hypers) or _find(flat, hypers, prefer)
    below = line_below.reference_below(flat, span) if span else None
    if below or span is None:
        return (below, "below") if below else (span, title_mark)
    return line_below.with_line_below(flat, span, hypers), title_mark


def _marked_first(flat: Flat, hypers: Sequence[Hyperlink]) -> tuple[Span, str] | None:
    """Return what a row begins with, if authors or prose behind it tell that it is the title."""
    described = described_name(flat, hypers)
    return _signed(flat, hypers[:1]) or ((described, "bold") if described else None)


def _find(flat: Flat, hypers: Sequence[Hyperlink], prefer: str) -> tuple[Span | None, str]:
    if prefer and (span := _preferred(flat, hypers, prefer)):
        return span, prefer
    linked = [h for h in hypers if not h.is_label and not is_wrapped(flat, h.span)]
    titled = [h for h in linked if can_be_title(h.label, 3)]
    bold, long_links = _bold_titles(flat, linked), _papers_first(titled)
    if linked and long_links and _precedes_prose(flat, linked[0], long_links[0]):
        long_links = [linked[0].span]
    if (span := quoted_title(flat, bold + long_links)) and not _is_remark(flat, span, hypers):
        return span, "quoted"
    if marked := _bold_or_italic(flat, bold, long_links):
        return marked
    plain = plain_words(flat, hypers)
    if begun := _begun(flat, plain, linked):
        return begun
    if linked and (not plain or _prefers_link(flat, plain, linked, long_links)):
        return (long_links or [linked[0].span])[0], "link"
    if plain and is_signature(flat[plain]):
        return None, ""
    if plain and any(can_be_title(words, 3) for words in _without_rest(flat[plain])):
        return plain, "prose" if any(h.span.overlaps(plain) for h in linked) else "plain"
    return _short(flat, hypers, linked, plain)


def _bold_or_italic(
    flat: Flat, bold: Sequence[Span], long_links: Sequence[Span]
) -> tuple[Span, str] | None:
    """Return the first long bold stretch, or the italics behind names."""
    if behind := italic_behind_name(flat):
        return behind, "italic"
    italic = next(italic_titles(flat, 2), None)
    is_led = bold and italic and italic.end <= bold[0].start  # "**Names.** *Title*. **A remark**"
    if bold and not is_led and not (long_links and _is_nickname(flat, bold[0], long_links[0])):
        return bold[0], "bold"
    # before a link, or in one: "[Anna Carver. *The Title*](…)"
    is_first = italic and not (long_links and long_links[0].end <= italic.start)
    return (italic, "italic") if italic and is_first else None


def _without_rest(words: str) -> Iterator[str]:
    """Yield plain words, and these without the year at their end, without people and place."""
    yield words
    yield year_last(words.rstrip(" .,"))[0]
    yield split_plain(words)[0]


def _is_remark(flat: Flat, quotation: Span, hypers: Sequence[Hyperlink]) -> bool:
    """Return whether a quotation is behind a title and a link: a plain one's is a bare address.

    Behind a linked title it is one in prose: "[The Title](…): It says that “shells are slow”".
    """
    first = next((h for h in hypers if not h.is_label and can_be_title(h.label, 3)), None)
    if first and _precedes_prose(flat, first, quotation):
        return True
    linked = next((h.span for h in hypers if h.span.end <= quotation.start), None)
    if linked and any(span.end <= linked.start for span in italic_titles(flat, 2)):
        return True
    behind = hypers and not hypers[0].label and hypers[0].span.end <= quotation.start
    plain = plain_words(flat, hypers) if behind else None
    return bool(plain and can_be_title(flat[plain], 4) and not are_people(flat[plain]))


def _signed(flat: Flat, hypers: Sequence[Hyperlink]) -> tuple[Span, str] | None:
    """Return the link that a row begins with and that authors are behind: "[Title](…) by Holm"."""
    for span in (h.span for h in hypers if not h.is_label and can_be_title(h.label, 3)):
        if span.start <= skip(flat.text, 0) and _BY.match(flat.text, span.end):
            return span, "link"
    return None


def _precedes_prose(flat: Flat, first: Hyperlink, longer: Span) -> bool:
    """Whether a row begins with a paper's link, and a longer one is in what is said about it.

    "[Spinner](…) (2012) is slow, and [there is a rumour that it is a clock](…)." Two words are
    enough where they continue a sentence: "is slow: ".
    """
    begins = first.span.start <= skip(flat.text, 0) and first.role in {"paper", "pdf"}
    said = GROUP.sub(" ", flat.text[first.span.end : longer.start]).split()
    return begins and len(said) >= (_SAID - 1 if said and said[0][0].islower() else _SAID)


def _bold_titles(flat: Flat, linked: Sequence[Hyperlink]) -> list[Span]:
    """Return the bold stretches that can be titles; a bold link to anything but a paper cannot."""
    pages = [h.span for h in linked if h.role != "paper"]
    return [b for b in bold_titles(flat, 3) if not any(b.overlaps(page) for page in pages)]


def _begun(flat: Flat, plain: Span | None, linked: Sequence[Hyperlink]) -> tuple[Span, str] | None:
    """Return the marked stretch that plain words begin with: a link to a file, bold, italics."""
    if plain is None:
        return None
    if local := _local(flat, plain):
        return local, "link"
    marks = (("bold", begins_bold), ("italic", begins_italic)) if not linked else ()
    return next(((span, mark) for mark, find in marks if (span := find(flat, plain))), None)


def _preferred(flat: Flat, hypers: Sequence[Hyperlink], title_mark: str) -> Span | None:
    """Return the span marked as the titles of the list are, if there is one that can be a title."""
    if title_mark == "quoted":
        found = (Span("bold", q.start(), q.end()) for q in quotations(flat.text))
        return next((span for span in found if not _is_remark(flat, span, hypers)), None)
    if title_mark == "link":
        return _preferred_link(flat, hypers)
    if title_mark == "italic":
        return next(italic_titles(flat, 1), None)
    if title_mark == "bold":
        return next(iter(bold_titles(flat, 2)), None)
    if title_mark != "plain" or any(not h.is_label and len(h.label.split()) > 3 for h in hypers):
        return None
    is_marked = any(italic_titles(flat, 3)) or bold_titles(flat, 3) or quoted_title(flat, [])
    return None if is_marked else plain_words(flat, hypers)


def _preferred_link(flat: Flat, hypers: Sequence[Hyperlink]) -> Span | None:
    """Return the link that is the title in a list of titled links.

    It is a paper's before any other's; one at the row's start may be a single word.
    """
    linked = [h for h in hypers if not h.is_label and not is_wrapped(flat, h.span)]
    is_local = any(not link_roles.repair(span.url) for span in flat.of("link"))
    if is_local and (plain := plain_words(flat, hypers)) and (local := _local(flat, plain)):
        return local
    if linked and linked[0].span.start <= skip(flat.text, 0) and linked[0].role in {"paper", "pdf"}:
        return linked[0].span
    return next(iter(_papers_first([h for h in linked if can_be_title(h.label, 2)])), None)


def _local(flat: Flat, plain: Span) -> Span | None:
    """Return the link to no web page that plain words, or names, are before: "[A Title](a.pdf)"."""
    for span in flat.of("link"):
        before = flat.text[plain.start : span.start]
        near = span.start == plain.start or (before and are_people(before))
        least = 2 if span.url.lower().endswith(".pdf") else 3
        if near and not link_roles.repair(span.url) and can_be_title(flat[span], least):
            return span
    return None


def _papers_first(linked: Sequence[Hyperlink]) -> list[Span]:
    """Return where links are, those of papers before those of documentation and the like."""
    return [h.span for h in sorted(linked, key=lambda h: h.role != "paper")]


def _is_nickname(flat: Flat, bold: Span, link: Span) -> bool:
    """Return whether a bold stretch before a long link is only the method's name."""
    is_short = link.start <= bold.start or len(flat[bold].split()) < 4
    return is_short and not bold.overlaps(link)


def _prefers_link(
    flat: Flat, plain: Span, linked: Sequence[Hyperlink], long_links: list[Span]
) -> bool:
    """Return whether a link is the title rather than the plain words before the first label."""
    first = linked[0].span
    if first.start <= plain.start < first.end:
        return True
    before = flat.text[plain.start : long_links[0].start] if long_links else ""
    if before and (are_people(before) or (linked[0].role == "paper" and _NAME.fullmatch(before))):
        return True
    known = any(h.span in long_links and identifiers.parse(h.url) for h in linked)
    return bool(long_links) and (known or not can_be_title(flat[plain], 4))


def _short(
    flat: Flat, hypers: Sequence[Hyperlink], linked: Sequence[Hyperlink], plain: Span | None
) -> tuple[Span | None, str]:
    if linked:
        return linked[0].span, "link"
    for span in flat.of("bold"):
        is_other = fact_labels.is_label(flat[span]) or is_author(flat, span)
        if can_be_title(flat[span], 1) and not is_other:
            return span, "bold"
    if plain and can_be_title(flat[plain], 1):
        return plain, "plain"
    return next(((h.span, "link") for h in hypers if not h.is_label), (None, ""))
