"""Bold and italic stretches of a row that are its title.

Responsible for telling them from other bold or italic text: authors, venues, nicknames, remarks.
Does not depend on links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers import badges, venue_search
from ssmlit.importers.markdown import fact_labels, volume_and_pages
from ssmlit.importers.markdown.people import names, organisations
from ssmlit.importers.markdown.people.separators import EDITORS
from ssmlit.importers.markdown.title_words import GROUP, can_be_title
from ssmlit.importers.marks import CERTAIN_YEAR
from ssmlit.latex.around_names import PARTICLES

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.flat import Flat, Span

_YEAR_LAST = regex(rf"\s\({CERTAIN_YEAR}[a-z]?\)$")  # "**Carver, A. and Holm, B. (2014)**"
_YEAR_BEHIND = regex(rf"\w \({CERTAIN_YEAR}[a-z]?\)$")
_DATE = regex(rf"[ ,.:]*(?:\({CERTAIN_YEAR}[a-z]?\)[ ,.:]*)?")
_NICKNAME = regex(r"\s?:\s(?:[^\W\d_][\w-]*\W{1,2}){3}")  # ": words of a title"
_INVERTED = regex(r"[^,]+, (?:[A-Z]\.[\s-]?)+")
# Of a reference: "[12] Anna Carver", "2023 Anna Carver".
_NUMBER = regex(r"^\s*(?:\[\w{1,12}\]|(?:19|20)\d\d[.:,]?)\s")
_DIGITS = regex(r"\d*")  # the rest of a number
_NUMBERS = 40  # characters of volume, number and pages
_DATED = regex(rf"\({CERTAIN_YEAR}[a-z]?\)[.:]\s$")  # names: then one word may be the title
_PEOPLE = 2_000  # characters of names before a title in italics; what is longer is not read
_BETWEEN = str.maketrans("", "", " :-'")  # signs between plain words
_IN_NAMES = PARTICLES | {"and"}  # lower-case words in lists of names
_BEHIND_TITLE = regex(r"\s*(?:[,.(–—-]|$)")
# Before a book in italics: "in *Shells*"; "In B. Holm (Ed.), *Shells*", "In C. Yu, eds., *Shells*".
BEFORE_BOOK = regex(r"(?:^|(?<=[\s,;.]))(?:[Ii]n|[Dd]ans|[Ee]m):?\s*$")
_EDITORS = regex(rf"\({EDITORS}\.?\)[,.:]?$|,\s(?:eds?|editors?)[.,]*$")
_STOP = (".", "?", "!")
_EDITED = 1000  # characters of a book's editors
_VOLUME = regex(r"[\s,]*\d")
_FINAL_YEAR = regex(rf"[ ,]*{CERTAIN_YEAR}\W*$")


def italic_titles(flat: Flat, least: int) -> Iterator[Span]:
    """Yield the italics that are a title: after names that begin a line, or at the row's start."""
    for span in flat.of("italic"):
        begin = flat.text.rfind("\n", 0, span.start) + 1
        if span.start - begin > _PEOPLE:
            continue
        before = flat.text[begin : span.start] or _first_line(flat, span)
        enough = 1 if _DATED.search(before) else least
        numbered = _VOLUME.match(flat.text, span.end) and is_periodical(flat, span)
        # as in "A. Carver, *Shells* 1 (1995) 411"
        words = flat[span].strip()
        is_place = numbered or is_venue(words) or venue_search.is_meeting(words)
        if can_be_title(flat[span], enough) and not is_place:
            people = _NUMBER.sub("", before, count=1).strip(" ,.;:*•–—-")
            unlabelled = people.partition(": ")[2]  # "Shells: Carver A, et al. *The Title*"
            organised = organisations.find(before, marked=True)
            if organised or (people and (_are_authors(people) or _are_authors(unlabelled))):
                yield span


def _first_line(flat: Flat, span: Span) -> str:
    """Return the line above a stretch that is no periodical, if it is the first."""
    above = flat.text[: span.start]
    is_place = volume_and_pages.find(flat[span], marked=True)
    return above if above.count("\n") == 1 and not is_place else ""


def _are_authors(text: str) -> bool:
    """Return whether a text is names, with their year or without.

    A known surname needs no year, a rare one has it in brackets.
    """
    if names.read(text).people:
        return True
    found = names.lead(text, expected=True)
    several = found.others or found.people[1:] or (found.people and found.people[0].first)
    return bool(several or _YEAR_BEHIND.search(text)) and are_people(text)


def bold_titles(flat: Flat, least: int) -> list[Span]:
    """Return the bold stretches that can be titles; one before a colon only begins a title."""
    return [
        span
        for span in flat.of("bold")
        if can_be_title(flat[span], least)
        and not is_bracketed(flat, span)
        and not is_author(flat, span)
        and not _is_people(flat, span)
        and not is_periodical(flat, span)
        and not _NICKNAME.match(flat.text, span.end)
    ]


def bold_labels(flat: Flat) -> list[Span]:
    """Return the bold labels of facts: "**Authors**: …", "**Venue:** …"."""
    bold = flat.of("bold")
    return [span for span in bold if ends_in_colon(flat, span) and fact_labels.is_label(flat[span])]


def ends_in_colon(flat: Flat, span: Span) -> bool:
    """Return whether a stretch ends in a colon, or one follows it."""
    return flat[span].rstrip().endswith(":") or flat.text[span.end :].lstrip(" ")[:1] in {":", "："}


def labels_behind(flat: Flat, start: int) -> list[int]:
    """Return where bold labels begin, and those in code: a venue, a day, "[`fpga`]"."""
    later = [span for span in flat.of("code") if span.start > start]
    in_code = [span for span in later if _is_set_off(flat, span) or badges.read_badge(flat[span])]
    return [span.start for span in (*in_code, *bold_labels(flat)) if span.start > start]


def _is_set_off(flat: Flat, span: Span) -> bool:
    """Return whether a stretch is in brackets alone, or first before an underscore."""
    return flat.text[span.start - 1] == "[" and flat.text[span.end :][:1] in {"]", "_"}


def is_bracketed(flat: Flat, span: Span) -> bool:
    """Return whether a stretch is a part of what brackets say: "(ICDE 2022, **best demo**)".

    In brackets of its own after other words it is one, too: "(**Chapter 2**)".
    """
    return any(
        group.start() < span.start and span.end < group.end() for group in GROUP.finditer(flat.text)
    )


def is_author(flat: Flat, span: Span) -> bool:
    """Return whether a stretch is a name among others: "Anna Carver, **Ben Holm**"."""
    before, after = flat.text[: span.start].rstrip(" "), flat.text[span.end :].lstrip(" *†")
    among = before[-1:] in {",", "&"} or after[:1] in {",", "&"} or after.startswith("and ")
    words = flat[span].strip(" *†")
    if not among or not names.read(words).people:
        return False
    if before or _INVERTED.fullmatch(words):  # "**Carver, A.**, & Holm, B."
        return True
    others = names.lead(after[1:]).people if after[:1] == "," else ()
    later = any(s.start > span.end and can_be_title(flat[s], 3) for s in flat.of("bold"))
    return bool(others and (later or others[1:]))


def is_first_author(flat: Flat, span: Span) -> bool:
    """Return whether a stretch is a name, and a comma and another name are behind it."""
    after = flat.text[span.end : span.end + _PEOPLE].lstrip(" *†")
    is_name = after.startswith(",") and names.read(flat[span].strip(" *†")).people
    return bool(is_name and names.lead(after[1:].lstrip()).people)


def _is_people(flat: Flat, span: Span) -> bool:
    """Return whether a stretch is names: several, or one before a title in italics."""
    words = _YEAR_LAST.sub("", flat[span].strip(" ,.:")).strip(" ,")
    if _has_common_word(words):
        return False
    found = names.read(words)
    if len(found.people) > 1 or found.others:
        return True
    dated = _DATE.match(flat.text, span.end)
    precedes = any(dated and italic.start == dated.end() for italic in flat.of("italic"))
    return precedes and bool(found.people)


def _has_common_word(text: str) -> bool:
    """Whether plain words that begin with a capital include a lower-case word that names lack.

    Most titles do: they need not be read as a list of names.
    """
    plain = text.isascii() and text.translate(_BETWEEN).isalpha() and text[0].isupper()
    return plain and any(word.islower() and word not in _IN_NAMES for word in text.split())


def is_periodical(flat: Flat, span: Span) -> bool:
    """Return whether a stretch has the volume and pages after it that only a periodical has."""
    return with_numbers(flat, span).end > span.end


def with_numbers(flat: Flat, span: Span) -> Span:
    """Return a stretch with the volume and pages of the periodical whose name it is."""
    end = _DIGITS.match(flat.text, min(span.end + _NUMBERS, len(flat.text)))
    words = flat.text[span.start : end.end() if end else len(flat.text)]
    found = volume_and_pages.find(words, marked=True)
    if found and found.start == 0 and volume_and_pages.find(words[: found.end], marked=True):
        return span._replace(end=max(span.end, span.start + found.end))
    return span


def begins_bold(flat: Flat, plain: Span) -> Span | None:
    """Return the two bold words that plain words begin with; before a colon they are a nickname."""
    for span in flat.of("bold"):
        near = span.start <= plain.start and not flat.text.startswith(":", span.end)
        if not near or is_author(flat, span) or _is_people(flat, span):
            continue
        least = 1 if _precedes_people(flat.text[span.end : plain.end]) else 2
        if can_be_title(flat[span], least):
            return span
    return None


def begins_italic(flat: Flat, plain: Span) -> Span | None:
    """Return the title in italics that plain words begin with: "*The Title*, Anna Carver, 1995"."""
    for span in flat.of("italic"):
        if span.start > plain.start or span.end <= plain.start:
            continue
        set_off = _BEHIND_TITLE.match(flat.text, span.end) is not None
        least = 2 if _NUMBER.match(flat.text) else 3  # "[12] *Slow Shells*. Slow Books, 2005"
        named = is_venue(flat[span]) or is_periodical(flat, span) or are_people(flat[span])
        if set_off and can_be_title(flat[span], least) and not named:
            return span
    return None


def begins_title(flat: Flat, start: int) -> bool:
    """Return whether italics that are no venue begin somewhere: "*Slow Shells of It* (1971), "."""
    span = next((it for it in flat.of("italic") if it.start <= start < it.end), None)
    return bool(span and can_be_title(flat[span], 3) and not is_venue(flat[span]))


def _precedes_people(text: str) -> bool:
    """Return whether a text begins with a comma and names: "**Mamba**, Albert Gu, Tri Dao"."""
    people = _FINAL_YEAR.sub("", text.partition("(")[0])
    return people.startswith(",") and bool(names.read(people.strip(" ,.;")).people)


def is_venue(words: str, *, alone: bool = False) -> bool:
    """Return whether words are a venue or a date and no name: "ICML 2022", but not "Chi Chen".

    Args:
        words: the text.
        alone: not where they begin with a name, either: "A. Carver. The Title. MSc thesis".
    """
    people = names.lead(words).people if alone else names.read(words).people
    return bool(badges.read_badge(words)) and not people


def are_people(text: str) -> bool:
    """Return whether a text is names, with a year at most: "Carver, A., & Holm, B. (2017)."."""
    led = names.lead(text, expected=True)
    rest = GROUP.sub("", led.rest) if led.others else led.rest
    return bool(led.people) and not re.sub(CERTAIN_YEAR, "", rest).strip(" ,.;:()–—-\n")


def leads_to_book(before: str) -> bool:
    """Return whether a text ends so that italics after it are the book a work is in."""
    end = before[-_EDITED:]
    return bool(BEFORE_BOOK.search(end) or _EDITORS.search(end))


def people_in_italics(flat: Flat, start: int) -> int:
    """Return where authors in italics follow a title and a comma or dash, or the text's end."""
    for span in flat.of("italic"):
        set_off = flat.text[start : span.start].rstrip()[-1:] in {",", "—", "–", "-", "|", "."}
        people = names.lead(flat[span])
        if people.people and (set_off or people.others or len(people.people) > 1):
            return span.start
    return len(flat.text)


def _before_book(said: str) -> int:
    """Return where the "In" after a title's stop, or what is behind a book's editors, begins; or 0.

    "The Title. In *Shells*", but not "Tides in *Anolis*".
    """
    if _EDITORS.search(said):
        return len(said)
    found = BEFORE_BOOK.search(said)
    return found.start() if found and said[: found.start()].rstrip().endswith(_STOP) else 0


def periodical_in_italics(flat: Flat, start: int, end: int) -> int:
    """Return where a periodical in italics is after a title that begins at `start`, or `end`.

    It has its numbers, or nothing but its address is between the title's stop and `end`; of a book,
    "in" or its editors are before it.
    """
    for span in (span for span in flat.of("italic") if start < span.start < end):
        said = flat.text[start : span.start].rstrip()
        if led := _before_book(said):
            return start + led
        is_last = said.endswith(".") and not re.search(r"[^\W\d]", flat.text[span.end : end])
        if is_periodical(flat, span) or (is_last and not are_people(said)):
            return span.start
    return end
