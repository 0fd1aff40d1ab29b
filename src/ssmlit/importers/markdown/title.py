"""Which stretch of a row is its title.

Responsible for where titles are (in links, bold, in quotation marks or plain, before or after the
authors) and what is in such places without being a title. Does not depend on the parts of authors'
names, or on what becomes of the title.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ssmlit.importers import badges, roles
from ssmlit.importers.markdown import names
from ssmlit.importers.markdown.flat import Flat, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.importers.markdown.hyperlinks import Hyper
from ssmlit.importers.markdown.quotations import QUOTED, quotations, stands_alone

LONGEST = 400  # characters; the longest title in a catalogue of 2,000 papers has 230

GROUP = re.compile(
    r"\[([^\[\]]{0,200})\]|\(([^()]{0,200})\)|（([^（）]{0,200})）|【([^【】]{0,200})】"
)
_LEADING = re.compile(
    r"(?::[a-z0-9_+-]+:|[\s*•·|:,.–—-]|[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d])*"
)
_OPENED, _CLOSED = re.compile(r"[\[(（【]\s*$"), re.compile(r"\s*[\])）】]")
SENTENCE = re.compile(
    r"\n|(?<=[^\W\d_]{2}[.!?])\s+|(?<=\))\.\s+|(?<=\d)\.\s+(?=[A-Z])|\s[|–—]\s|\s-\s|;\s"
)
_LIGATURES = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"}
_NICKNAME = re.compile(r"\s?:\s(?:[^\W\d_][\w-]*\W{1,2}){3}")  # ": words of a title"
_LED = re.compile(r"([^,\n\0:]{3,50}),\s+(?=\S)")
_SHORT = re.compile(r"(\d\d)-([A-Z][A-Za-z&]+)-\s?(?=\S)")
_FINAL_YEAR = re.compile(r"[ ,]*(?:19|20)\d\d\W*$")
_DATED = re.compile(r"^(?:19|20)\d\d[-./]\d\d?(?:[-./]\d\d?)?\s*[|:]\s*")


def overlaps(one: Span, other: Span) -> bool:
    """Tell whether two spans share a place."""
    return one.start < other.end and other.start < one.end


def find(flat: Flat, hypers: Sequence[Hyper], prefer: str = "") -> tuple[Span | None, str]:
    """Return the span that most looks like the title, and what gave it away.

    What marks the titles of the other rows of the list comes first (`prefer`). Else it is
    "quoted", "bold", "link", "plain", or "prose" (plain, with a link inside). The
    order is: a quotation; the first long bold stretch or link; plain words before the first label;
    a short link or bold stretch; a link in brackets of its own.
    """
    if prefer and (span := _preferred(flat, hypers, prefer)):
        return span, prefer
    bold = _bold(flat, 3)
    linked = [h for h in hypers if not h.is_label and not is_wrapped(flat, h.span)]
    long_links = [h.span for h in linked if _is_titular(h.label, 3)]
    if quoted := _quoted(flat, bold + long_links):
        return quoted, "quoted"
    if bold and not (long_links and _is_nickname(flat, bold[0], long_links[0])):
        return bold[0], "bold"
    plain = _plain(flat, hypers)
    if plain and not linked and (begun := _begins_bold(flat, plain)):
        return begun, "bold"
    if linked and (not plain or _prefers_link(flat, plain, linked, long_links)):
        return (long_links or [linked[0].span])[0], "link"
    if plain and _is_titular(flat[plain], 3):
        return plain, "prose" if any(overlaps(h.span, plain) for h in linked) else "plain"
    return _short(flat, hypers, linked, plain)


def _preferred(flat: Flat, hypers: Sequence[Hyper], how: str) -> Span | None:
    """Return the span marked as the titles of the list are, if there is one that can be a title."""
    if how == "quoted":
        found = next(quotations(flat.text), None)
        return Span("bold", found.start(), found.end()) if found else None
    if how == "link":
        linked = (h.span for h in hypers if not h.is_label and not is_wrapped(flat, h.span))
        return next((span for span in linked if _is_titular(flat[span], 2)), None)
    if how == "bold":
        return next(iter(_bold(flat, 2)), None)
    long = any(not h.is_label and len(h.label.split()) > 3 for h in hypers)
    return _plain(flat, hypers) if how == "plain" and not long else None


def _bold(flat: Flat, least: int) -> list[Span]:
    """Return the bold stretches that can be titles; one before a colon only begins a title."""
    return [
        span
        for span in flat.of("bold")
        if _is_titular(flat[span], least)
        and not _is_bracketed(flat, span)
        and not _NICKNAME.match(flat.text, span.end)
    ]


def _is_bracketed(flat: Flat, span: Span) -> bool:
    """Tell whether a stretch is a part of what brackets say: "(ICDE 2022, **best demo**)"."""
    return any(
        group.start() < span.start and span.end < group.end() and group[0][1:-1] != flat[span]
        for group in GROUP.finditer(flat.text)
    )


def _begins_bold(flat: Flat, plain: Span) -> Span | None:
    """Return the two bold words that plain words begin with; before a colon they are a nickname."""
    for span in flat.of("bold"):
        near = span.start <= plain.start + 2 and not flat.text.startswith(":", span.end)
        least = 1 if _precedes_people(flat.text[span.end : plain.end]) else 2
        if near and _is_titular(flat[span], least):
            return span
    return None


def _precedes_people(text: str) -> bool:
    """Tell whether a text begins with a comma and names: "**Mamba**, Albert Gu, Tri Dao"."""
    people = _FINAL_YEAR.sub("", text.partition("(")[0])
    return people.startswith(",") and bool(names.read(people.strip(" ,.;"))[0])


def _is_nickname(flat: Flat, bold: Span, link: Span) -> bool:
    """Tell whether a bold stretch before a long link is only the method's name."""
    if link.start <= bold.start:
        return not overlaps(bold, link)
    return len(flat[bold].split()) < 4 and not overlaps(bold, link)


def _prefers_link(flat: Flat, plain: Span, linked: Sequence[Hyper], long_links: list[Span]) -> bool:
    """Tell whether a link is the title rather than the plain words before the first label."""
    first = linked[0].span
    if first.start <= plain.start + 2 <= first.end:
        return True
    known = any(h.span in long_links and roles.identifier(h.url) for h in linked)
    return bool(long_links) and (known or not _is_titular(flat[plain], 4))


def _short(
    flat: Flat, hypers: Sequence[Hyper], linked: Sequence[Hyper], plain: Span | None
) -> tuple[Span | None, str]:
    if linked:
        return linked[0].span, "link"
    for span in flat.of("bold"):
        if _is_titular(flat[span], 1):
            return span, "bold"
    if plain and _is_titular(flat[plain], 1):
        return plain, "plain"
    return next(((h.span, "link") for h in hypers if not h.is_label), (None, ""))


def _is_titular(words: str, least: int) -> bool:
    """Tell whether a marked stretch can be a title: long enough, no badge, no label."""
    words = words.strip()
    if words.startswith("[") and words.endswith("]"):
        return False
    count = len(re.findall(r"[^\W_]+", words[: 2 * LONGEST]))
    if count < least or (count < 8 and words.endswith(":")):
        return False
    if count > 8:
        return True
    words = split_badges(words)[0]
    if not words or roles.label_role(words):
        return False
    stated = badges.read(words.strip("()[] "))
    return stated is None or (count > 3 and not (stated.year or stated.date or stated.preprint))


def is_wrapped(flat: Flat, span: Span) -> bool:
    """Tell whether a link stands in brackets of its own: `[[annotated-mamba](…)]`."""
    opened = _OPENED.search(flat.text[max(0, span.start - 3) : span.start])
    return bool(opened and _CLOSED.match(flat.text[span.end : span.end + 3]))


def _quoted(flat: Flat, marked: list[Span]) -> Span | None:
    for found in QUOTED.finditer(flat.text):
        span = Span("bold", found.start(), found.end())
        holder = next((s for s in marked if s.start <= span.start and span.end <= s.end), None)
        if holder and holder.end - holder.start - (span.end - span.start) > 4:
            continue  # a quotation inside the title
        if not holder and not stands_alone(flat.text, found):
            continue
        if _is_titular(found[1], 2):
            return span
    return None


def _plain(flat: Flat, hypers: Sequence[Hyper]) -> Span | None:
    """Return the unmarked stretch from the row's start to its first label, badges left out."""
    start = _skip(flat.text, 0)
    for hyper in hypers:  # "[2401.09417](…) Vision Mamba": labels may come first
        label = hyper.is_label or (len(hyper.label.split()) < 2 and is_wrapped(flat, hyper.span))
        if label and hyper.span.start <= start + 1:
            closing = _CLOSED.match(flat.text, hyper.span.end)
            start = _skip(flat.text, closing.end() if closing else hyper.span.end)
    for span in flat.of("code"):  # "`2023.12` Mamba"
        if span.start <= start + 1 and badges.read(flat[span]):
            start = _skip(flat.text, span.end)
    while (group := GROUP.match(flat.text, start)) and not _is_linked(group, hypers):
        words = inside(group)
        if len(words.split()) > 6 and not badges.read(words):
            break
        start = _skip(flat.text, group.end())
    if (led := _LED.match(flat.text, start)) and _is_venue(led[1]):
        start = _skip(flat.text, led.end())  # "ICML 2022, The title"
    ends = (h.span.start for h in hypers if h.is_label or is_wrapped(flat, h.span))
    end = min((end for end in ends if end >= start), default=len(flat.text))
    end = min(end, _italic_people(flat, start))
    stop = flat.text.find("\n", start)
    words = flat.text[start : min(end, stop) if stop > start else end].rstrip(" [(（【:|")
    return Span("bold", start, start + len(words)) if words.strip() else None


def _is_venue(words: str) -> bool:
    """Tell whether words are a venue or a date and no name: "ICML 2022", but not "Chi Chen"."""
    return badges.read(words) is not None and not names.read(words)[0]


def _italic_people(flat: Flat, start: int) -> int:
    """Return where authors in italics follow a title and a comma or dash, or the text's end."""
    for span in flat.of("italic"):
        set_off = flat.text[start : span.start].rstrip()[-1:] in {",", "—", "–", "-", "|", "."}
        people = names.lead(flat[span])
        if people.people and (set_off or people.others or len(people.people) > 1):
            return span.start
    return len(flat.text)


def _skip(text: str, at: int) -> int:
    found = _LEADING.match(text, at)
    return found.end() if found else at


def inside(group: re.Match[str]) -> str:
    """Return the words in a bracketed group."""
    return next(part for part in group.groups() if part is not None)


def _is_linked(group: re.Match[str], hypers: Sequence[Hyper]) -> bool:
    return any(h.span.start < group.end() and group.start() < h.span.end for h in hypers)


def clean(title: str) -> str:
    """Take off what surrounds a title: marks, quotation marks, a final stop or comma.

    Ligatures that PDF text brings along ("Eﬃciently") are spelt out.
    """
    title = " ".join(title.translate(_LIGATURES).split())
    title = _DATED.sub("", title[_skip(title, 0) :])
    for _ in range(3):
        title = title.strip(" ,;:|*–—").removesuffix(" -")
        if title.endswith(".") and not title.endswith(("...", " vs.", " al.")):
            title = title[:-1]
        if len(title) > 1 and title[0] in '"“”„«「' and title[-1] in '"“”»」':
            title = title[1:-1]
    return title


def split_badges(title: str, *, tail: bool = False) -> tuple[str, list[str]]:
    """Split badges off both ends of a title: "[ICLR 2024] Mamba (Oral)", "20-OSDI-Title".

    Args:
        title: with badges.
        tail: the other titles of the list end with a venue; then brackets at the end are one.
    """
    found = []
    if short := _SHORT.match(title):
        return title[short.end() :], [f"{short[2]} '{short[1]}"]
    while (group := GROUP.match(title)) and group.end() < len(title):
        words = inside(group)
        if group[0][0] == "(" and not badges.read(words):
            break  # "(Machine) Learning of Things"
        if title[group.end()] not in " :" or (len(words.split()) > 4 and not badges.read(words)):
            break
        found.append(words)
        title = title[group.end() :].lstrip(" :")
    while title.endswith((")", "]")):
        last = max(title.rfind("("), title.rfind("["))
        words = title[last + 1 : -1]
        known = badges.read(words) or words.lower() in {"oral", "new"}
        if last <= 0 or not (known or (tail and badges.named(words))):
            break
        found.append(words)
        title = title[:last].rstrip(" ,")
    return title, found
