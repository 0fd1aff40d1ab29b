"""The name of a periodical before its volume and pages: "Trends Biochem. Sci. 25(4), 1-9".

Responsible for where the name begins: behind a sentence, people, "in:", but not behind the stop of
an abbreviated word. Does not depend on the form of the numbers after it.
"""

from __future__ import annotations

import re

from ssmlit import venues
from ssmlit._lazy import regex
from ssmlit.fields.dates import MONTH_OR_SEASON
from ssmlit.importers import badges, venue_search
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.people.separators import EDITORS
from ssmlit.importers.marks import EDGES
from ssmlit.ordinals import YEAR
from ssmlit.strings import words

# A day is behind it: "Slow Shells Feb. 13, 2018".
_MONTH = regex(MONTH_OR_SEASON, re.IGNORECASE)
_DATED = regex(rf",\s{MONTH_OR_SEASON}$", re.IGNORECASE)
_EDITORS = regex(rf"(?:,\s(?:eds?\.|[Ee]ditors?),|\({EDITORS}\.?\)[,.:]?)\s")
_PERSON = regex(r"(?:^|,\s)(?:and|&)\s|,\s|\sand\s|&\s")
_PIECE = regex(r"[.?!,]\s")
_STOP = regex(r"[.?!]['\"”]?\s+|[\"“”]\s*|;\s+")
# In these periodicals' names "in" is: "Trends in Slow Things", "Journal of Slow Topics in Shells".
_OF_NAME = regex(
    r"\b(?:Trends®?|Advances|Frontiers|Progress|Opinion|Research|(?:Journal|Transactions|Annals"
    r"|Archives|Bulletin|Magazine|Reviews?|Letters|Notes)\s(?:of|on|for)\s[^.,;:()]+)\s\Z"
)
_ONE_IN = regex(r"(?:[A-Z][a-z]+\s){1,3}in\s")
_LEAD = regex(r"(?:^|(?<=[\s,(]))(?:published\s)?in:?\s(?=[A-Z])")
_PARTS = words("figure fig table chapter ch part section level version volume vol page")
_BEGINS = regex(rf",\s(?!\d|\s*$|{MONTH_OR_SEASON}\s*$)")
_JOINED = regex(r"(?:and|&)\s")
# One name: "Cognitive, Affective & Slow Shells".
_LISTED = regex(
    r"[A-Z][a-z]{3,}(?:, [A-Z][a-z]{3,})+ (?:&|and) [A-Z][a-z]{3,}(?: [A-Z][a-z]+){1,3}\W*"
)
_BOOK = regex(r"\bProc\.\s")
_SECTION = regex(r"(?:Section|Part|Series|Ser\.)\s")
_MEDIUM = regex(r"\s*\[[^\[\]]*\]\W*$")  # Vancouver: "Shells [Internet]."
_EDITORS_MARK = 40  # characters of "(Eds.), ", at most
_LONGEST = 90  # characters of a periodical's name
_MOST = 10  # words of one; more are the title of a row that names none
_NAME = 3  # words of a name up to an initial
_INITIAL = regex(r"(?:^|[A-Z]\S*\s)(?:[A-Z]\.[ -]?){1,4}$")
_INITIALED = regex(r"[^\W\d_][\w'’-]+, (?:[A-Z]\. ?){1,3}(?=[A-Z])")  # "Yu, A. B. Science"
_SHORT = 2  # words between two stops of an abbreviated name


def name_start(text: str, end: int, *, marked: bool) -> int:
    """Return where the name begins that ends before the numbers.

    It goes back to the end of the sentence before, over the stops of an abbreviated name.
    """
    near = max(end - _LONGEST - _EDITORS_MARK, 0)
    edited = max((mark.end() for mark in _EDITORS.finditer(text, near, end)), default=0)
    least = max(edited, end - _LONGEST)
    if least > edited and (mark := _PIECE.search(text, least, end - 2)):
        least = mark.end()  # not within a name
    start = least
    book = _BOOK.search(text, least, end)
    in_book = book.start() + len(venue_search.abbreviated(text, book.start())) if book else 0
    for found in reversed(list(_STOP.finditer(text, least, end))):
        if found.end() >= end or _SECTION.match(text, found.end()):
            continue  # "Proceedings of the Slow Society. Series B. 205"
        if book and book.start() < found.start() < in_book:
            continue  # "Proc. 36th Int. Conf. Mach. Learn."
        before = text[least : found.start() + 1]
        if not (_is_inside(before, text[found.end() : end]) or (marked and _is_short(before))):
            start = found.end()
            break
        _, comma, name = before.rpartition(", ")
        if comma and begins_abbreviated(name):
            start = least + len(before) - len(name)  # "Quiet Shells, Phys. Rev. A"
            break
    last = start + 1 if marked else end  # in italics "in" is a word of the name
    begin = start if marked else _behind_comma(text, start, end)
    of_name = _ONE_IN.match(text, begin)  # "Computers in Human Behavior"
    leads = [
        found.end()
        for found in _LEAD.finditer(text, start, end)
        if found.start() < last and not _OF_NAME.search(text, start, found.start())
    ]
    leads = [lead for lead in leads if not of_name or lead > of_name.end()]
    if leads and (marked or start > least or leads[-1] > begin):
        return leads[-1]
    if (initialed := _INITIALED.match(text, start, end)) and _is_known(text[initialed.end() : end]):
        return initialed.end()
    behind = _behind_people(text, start, end)
    return behind if marked or behind == start > least else _behind_comma(text, behind, end)


def _is_known(name: str) -> bool:
    """Return whether a periodical is in the table, by its whole name."""
    return name.strip(EDGES).lower() in venue_search.table()


def _behind_comma(text: str, start: int, end: int) -> int:
    """Return where the last name among commas begins: "A. Carver, The Title, Annals of Shells".

    "Systems, Man, and Shells" and "Journal of Shells, Section B" are one name.
    """
    commas = (m for m in _BEGINS.finditer(text, start, end) if text[start : m.start()].strip(EDGES))
    begins = [start, *(m.end() for m in commas)]
    if _LISTED.fullmatch(text, start, end):
        return start
    back = 3 if _JOINED.match(text, begins[-1]) else 2 if _SECTION.match(text, begins[-1]) else 1
    return begins[-min(back, len(begins))]


def _behind_people(text: str, start: int, end: int) -> int:
    """Return where a name begins after authors: "Anna Carver, Ben Holm, Journal of Shells"."""
    led = names.lead(text[start:end]) if "," in text[start : end - 2] else names.Names()
    rest = led.rest.strip(EDGES)
    found = text.rfind(rest, start, end) if rest else -1
    return max(found, start) if led.people and led.people[0].first else start


def _is_inside(before: str, name: str) -> bool:
    """Return whether a stop is one of the abbreviated name that continues after it."""
    named = _PERSON.split(before)[-1]
    if _INITIAL.search(named) and len(named.split()) <= _NAME:
        return True  # "Ki H. Chon, Journal of Shells"
    piece = _PIECE.split(before)[-1]
    named = venue_search.abbreviated(f"{piece} {name}".lstrip(" (,;"))
    begins = begins_abbreviated(piece)
    return _is_short(piece) and bool(named or (begins and not badges.read_badge(name)))


def begins_abbreviated(piece: str) -> bool:
    """Return whether a stop ends no sentence: "Trends Biochem. Sci. Lett." has three of them."""
    words = piece.lstrip(" (,;").split()
    return _is_short(piece) and venues.is_abbreviation(words[-1])


def _is_short(piece: str) -> bool:
    """Return whether a piece is few words, all capitalised, as before a stop of a short name."""
    words = piece.lstrip(" (,;").split()
    return 0 < len(words) <= _SHORT and not any(word.islower() for word in words)


def bare_name(written: str, *, before_year: bool = False) -> str:
    """Return a name without what surrounds it; its stop is its own, or ends it before a year."""
    name = re.sub(rf"[\s,]+\(?(?:{YEAR}\)?|Vol|Bd)$", "", _MEDIUM.sub("", written).strip(EDGES))
    name = re.sub(r"^(?:the|In:?)\s", "", name)
    if before_year:  # "Annals of Shells, August 2012, Volume 3"
        name = _DATED.sub("", name)
    if name.count("(") > name.count(")"):
        name += ")"
    stopped = venue_search.with_own_stop if before_year else venue_search.with_stop
    return stopped(name) if written.endswith(".") else name


def may_be_name(name: str, *, sure: bool) -> bool:
    """Return whether words can be a periodical's name; two words where the numbers are not sure."""
    words = name.split()
    last = words[-1].lower().rstrip(".") if words else ""
    if not words or last in _PARTS or _MONTH.fullmatch(last):
        return False
    if known := badges.read_badge(name):
        return bool(known.venue)
    if sure:
        return not name[0].islower() and name[0].isalpha() and len(words) <= _MOST
    return len(words) > 1 and not names.read(name).people and bool(badges.expected_venue(name))
