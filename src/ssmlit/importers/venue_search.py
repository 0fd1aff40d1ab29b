"""Names of venues as lists write them, found in a text with their year.

Responsible for recognising all known names, those of `ssmlit.venues` and some more. Does not
depend on what is around a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ssmlit._lazy import regex
from ssmlit.importers.marks import CERTAIN_YEAR, EDGES
from ssmlit.ordinals import ORDINAL
from ssmlit.venues import abbreviated as shortened
from ssmlit.venues import find_venue, is_abbreviation, kind_said, shortens, venues

_ALSO = "Interspeech INTERSPEECH ACMMM TheWebConf NIPS SIGKDD"
FULL = 20  # a name longer than this is a full name, found in any case
_KEY = 3  # characters by which a name is looked up; none is shorter
_STARTS = regex(r"(?<![\w-])\w")
_FLAGS = {True: re.IGNORECASE, False: re.NOFLAG}  # by whether any case will do
_SOCIETY = {
    any_case: regex(r"(?:IEEE|ACM)(?:/\w+)?(?:\s(?!MM)|-)|Proc\.\s", flags)
    for any_case, flags in _FLAGS.items()
}
# What may be after a name: a workshop's W, a year.
_BEHIND = {
    any_case: regex(
        r"(?P<w>W|WS)?(?:[\s,'’_(:-]{0,3}(?P<year>(?:19|20)\d\d|(?<=['’A-Z -])\d\d)"
        r"(?!\d|[./-]\d|\s?\(\d))?(?!\w)",
        flags,
    )
    for any_case, flags in _FLAGS.items()
}
# One word of a journal's name in the short form of ISO 4: "Trans.", "J.", "U.S.A.", "IEEE".
_WORD = regex(
    r"(?:(?:[A-Z]\.)+(?:[A-Z]$)?|(?:[A-Z][A-Za-z]+\.-)?[A-Z][A-Za-z]+\.|npj\b|[A-Z][\w/&-]*)(?=[\s,;:()\[\].]|$)\s?"
)
# Within the name of proceedings: "Proc. 16th Int. Conf. Mach. Learn.", "Proc. 2018 Conf. …".
_COUNT = regex(rf"(?:{ORDINAL}|{CERTAIN_YEAR})\s(?=[A-Z])")
_BEFORE_MEETING = regex(rf"^(?:Proc\.|{ORDINAL}|{CERTAIN_YEAR}|(?:IEEE|ACM)(?:/[A-Z]+)*\s|\s)+")
_AND = regex(r"(?:and|of|on|in|for)\s(?=[A-Z])")
# Where such a name may begin: not with more initials than one has.
_BEGINS = regex(r"(?:^|[,.]\s)(?=[A-Z]|npj)(?!(?:(?:[A-Z]\.)+\s){6})")
_ENDS = regex(r"\s*(?:[,;()\[\]\d]|\.?$)")
_DATED = regex(rf"\b{CERTAIN_YEAR}\W*$")
_SHORTENED = 2  # words of such a name that are shortened; beside "J." one is enough
_LEAST = 4  # characters of a shortened word that is not an initial
_MOST_WORDS = 30  # of such a name
_MOST_INITIALS = 4  # that are not between shortened words


class FoundVenue(NamedTuple):
    """A venue in a text."""

    name: str  # as it is written there
    # where it is, with its society and its year
    start: int
    end: int
    is_workshop: bool  # a W is written after it
    year: str  # of four digits or two, or ""
    mark: str  # the character before the year, or ""


def search(text: str, *, any_case: bool) -> FoundVenue | None:
    """Return the first venue in a text; at one place the longest that ends like a name.

    Args:
        text: a badge, a cell, or running text.
        any_case: whether short names count that are not in capitals.
    """
    for word in _STARTS.finditer(text):
        start = word.start()
        society = _SOCIETY[any_case].match(text, start)
        for at in (society.end(), start) if society else (start,):
            if found := _named_at(text, start, at, any_case=any_case):
                return found
    return None


def _named_at(text: str, start: int, at: int, *, any_case: bool) -> FoundVenue | None:
    """Return the venue whose name is at a place, after what begins at `start`."""
    for spelling, written in _by_beginning().get(text[at : at + _KEY].lower(), ()):
        name = text[at : at + len(spelling)]
        is_free = any_case or len(spelling) > FULL
        if (name.lower() if is_free else name) != (spelling if is_free else written):
            continue
        if behind := _BEHIND[any_case].match(text, at + len(spelling)):
            mark = text[behind.start("year") - 1] if behind["year"] else ""
            return FoundVenue(
                name, start, behind.end(), bool(behind["w"]), behind["year"] or "", mark
            )
    return None


def abbreviated(text: str, at: int = 0) -> str:
    """Return the journal's name in the short form of ISO 4 that is at a place, or "".

    "IEEE Trans. Geosci. Remote Sens." is one name: every stop in it is that of a shortened word of
    the ISO list or of an initial. It may end with a whole word where the statement ends, too:
    "J. R. Soc. Interface, 2021".
    """
    shortened = initials = end = 0
    begin = at
    for nth in range(_MOST_WORDS):
        if shortened and text.startswith("Proc.", begin) and (count := _COUNT.match(text, at)):
            at = count.end()
        found = _WORD.match(text, _behind_and(text, at) if shortened else at)
        if not found:
            break
        word, at = found[0].rstrip(), found.end()
        if at == len(text):
            word = with_stop(word)
        is_initial = word.endswith(".") and word[-2:-1].isupper()
        if is_initial and nth > shortened + _MOST_INITIALS:
            break
        if word.endswith(".") and not is_initial and not all(map(shortens, word.split("-"))):
            break
        # "Amer." may be a name's beginning, too, and does not count
        shortened += is_abbreviation(word.split("-")[-1]) and len(word) >= _LEAST and not is_initial
        initials += word == "J."
        if word.endswith(".") or _ENDS.match(text, begin + len(text[begin:at].rstrip())):
            end = at if shortened + bool(initials) >= _SHORTENED and shortened else end
    return text[begin:end].rstrip()


def _behind_and(text: str, at: int) -> int:
    """Return where a name continues after "and", "of" and the like."""
    found = _AND.match(text, at)
    return found.end() if found else at


def with_stop(name: str) -> str:
    """Return a name with the stop that its last word lost at the end of a statement."""
    last = f"{name}.".split()[-1]
    return f"{name}." if is_abbreviation(last) or re.search(r"\.[A-Z]\.$", last) else name


def with_own_stop(name: str) -> str:
    """Return a journal's name with such a stop where other words of it have theirs, too.

    "J. Biol. Chem." has one, "The Plant Cell" and "J Biol Chem" have none.
    """
    return with_stop(name) if "." in name else name


def is_meeting(words: str) -> bool:
    """Return whether words are a meeting's name and its year: "Conference on Shells (COS) 2020"."""
    return bool(_DATED.search(words)) and kind_said(words) == "inproceedings"


def is_full_name(words: str) -> bool:
    """Return whether words are a known venue's name in full: no other words are alike."""
    found = search(words, any_case=False) if len(words) > FULL else None
    around = words[: found.start] + words[found.end :] if found else ""
    is_whole = found is not None and len(found.name) > FULL
    return is_whole and around.strip(EDGES) in {"", "The"}


def journal_start(text: str, end: int) -> int:
    """Return where a journal's short name is after other words, with its comma, or the end."""
    if text[:end].count(".") < _SHORTENED:
        return end
    begins = _BEGINS.finditer(text, 0, end)
    return next((m.start() for m in begins if abbreviated(text, m.end())), end)


@cache
def table() -> dict[str, tuple[str, str]]:
    """Return, for every spelling in lower case, the short name and the entry type."""
    table: dict[str, tuple[str, str]] = {}
    for venue in venues():
        bare = re.sub(r"^(?:IEEE|ACM) (?!MM)", "", venue.short)
        series = re.sub(r"^(?:IEEE(?:/\w+)?|ACM) ", "", venue.name)
        for spelling in (*venue.aliases, series, bare, venue.short):
            if len(spelling) >= _KEY:
                table[spelling.lower()] = (venue.short, venue.type)
    return table


def shortened_meeting(name: str) -> tuple[str, str] | None:
    """Return the same of a meeting with a shortened name: "Proc. 36th Int. Conf. Mach. Learn.".

    It keeps that name, as journals keep theirs, unless it tells an acronym, too.
    """
    if name.startswith("Proc.") and (known := find_venue(name)):
        return known.short, known.type
    is_meeting = _BEFORE_MEETING.sub("", name).lower() in _shortened()
    return (name, "inproceedings") if is_meeting else None


@cache
def _shortened() -> frozenset[str]:
    """Return the names of meetings as ISO 4 shortens them, those of one word or two aside."""
    names = (shortened(it.name) for it in venues() if it.type == "inproceedings")
    bare = (_BEFORE_MEETING.sub("", name).lower() for name in names)
    return frozenset(name for name in bare if name.count(" ") > 1)


@cache
def _by_beginning() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return every spelling, and as it is written, below its first characters, longest first."""
    known = {short for short, _ in table().values()}
    written = {spelling.lower(): spelling for spelling in (*known, *_ALSO.split())}
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for spelling in sorted(table(), key=len, reverse=True):
        found[spelling[:_KEY]].append((spelling, written.get(spelling, spelling.upper())))
    return found
