"""Places in a periodical: "63(4), 1471-1525", "47, D520–D528 (2018)", "2019;12(3):44-51".

Responsible for volume, number, pages and year in the forms of APA, MLA, Chicago, IEEE, ACM,
Vancouver and Nature, and for the name of the periodical before them. Does not depend on where in a
row they are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ssmlit import venues
from ssmlit._lazy import regex
from ssmlit.fields.dates import MONTH, SEASONS
from ssmlit.importers import badges, venue_names
from ssmlit.importers.markdown.pages import PAGES, joined
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.people.separators import EDITORS
from ssmlit.importers.marks import CERTAIN_YEAR, EDGES
from ssmlit.strings import words

_NO_NAMES = frozenset({"Article", "Paper", "Chapter", "No", "Nr"})  # "Article 412, 1–10"
_MONTH = rf"(?:{MONTH}|{'|'.join(SEASONS)})\.?"
_YEAR = r"(?:19|20)\d\d"
_RANGE = regex(r"\d\s?[-–—‐]{1,2}\s?[A-Za-z]{0,2}\d")
_LOCATOR = regex(
    rf"""(?=[\dv])(?<![\w.(/$%:-])  # what none begins with is passed at once
    (?:(?P<y0>{CERTAIN_YEAR})(?:\s{_MONTH}(?:\s\d\d?)?)?;\s?|(?P<y5>{_YEAR}),\s{{1,4}}(?=(?:vol\.\s)?\d{{1,4}}(?:\(\d+\))?,\s{{1,4}}\w))?
    (?:(?P<y7>{_YEAR})\s?\((?P<n7>\d{{1,3}})\)(?=:\s?\w|,\s\d{{1,5}}[-–—])|(?P<word>vol(?:ume)?\.?\s?|v\.\s)?(?!{_YEAR}\b)(?P<v>(?(word)[A-Z]?)\d{{1,4}}(?:[A-Z]|(?(word)-{{1,2}}[A-Z]))?)(?![\w%])
    (?:\s?\((?!{_YEAR}\))(?P<n1>[A-Z]{{0,2}}\d{{1,4}}(?:[-–/]\d{{1,3}})?)\)|,\s{{0,4}}(?:no|number|issue|iss|n)\.?\s?(?P<n2>\d{{1,4}}(?:[-–/]\d{{1,3}})?)
        |\.(?P<n3>\d{{1,4}}(?:[-–]\d{{1,3}})?)(?=\s\(|:)|,\s(?P<n4>\d{{1,3}})(?=\s\(|,\s\d)|,(?P<n8>\d\d?)(?=,\s\d+\s?[-–—]{{1,2}}\s?\d)|:(?P<n6>\d{{1,3}})(?=,\s\d|\s\((?:{_MONTH}\s)?{_YEAR}\):)|\s?\((?P<month>{_MONTH})\)(?=:\s?\d))?)
    (?:,?\s?\((?:{_MONTH}\s)?(?P<y1>{_YEAR})\)(?:,\sno\.\s?(?P<n9>\d{{1,3}}(?:[-–]\d{{1,3}})?))?|,\s(?P<y2>{_YEAR})\((?P<n5>\d{{1,3}})\))?
    (?:[,:;.]?\s{{0,4}}(?P<pp>pp?\.?\s?|s\.\s|pages?\s|article\s(?:no\.?\s)?)?(?!{_YEAR}\b(?!\s?[-–—‐]|\s\({_YEAR}\)))(?P<p>{PAGES})(?!\w|\.\d))?
    (?:,?\s?\((?:{_MONTH}\s)?(?P<y3>{CERTAIN_YEAR})\)|,\s{{1,4}}(?:(?:{_MONTH}|\d\d?)\s)?(?P<y4>{CERTAIN_YEAR})\b
        |\s[–-]\sPublished\s(?:\d\d?\s)?{_MONTH},?\s(?P<y6>{_YEAR})\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
_GOST = regex(
    rf"(?<!\S)//\s*(?=[^\W\d_])(.+?)[.,]\s+(?:[–—-]\s+)?(?:[^.,\d]{{1,60}},\s+)?({_YEAR})\b"
    r"(?:[.,]\s+(?:[–—-]\s+)?(?:(?:Т|Vol|V)\.\s?(\d+)(?:\s?\((\d+)\))?"
    r"|(?:№|No|N|Вып|Is)\.?\s?(\d+(?:\s?\(\d+\))?)"
    r"|(?:С|P|S|Pp)\.\s?(\d+(?:\s?[-–—]\s?\d+)?)))*",
    re.IGNORECASE,
)
# Behind a name without a volume: "Annals of Shells (May 2013): 1–27".
PAGED = regex(rf"\((?:{_MONTH}\s)?({_YEAR})\):\s?(\d{{1,5}}\s?[-–—‐]{{1,2}}\s?\d{{1,5}})\b")
_BEGINNING = regex(  # of a locator: where there is none, its long expression is not needed
    rf"(?i)(?<![\w.(/$%:-])(?:v(?:ol|\.\s)|\d{{4}}\s?\(\d|(?!{_YEAR}\b)\d{{1,4}}[A-Z]?(?![\w%]))"
)
_PAGE = regex(r"\bpp?\.\s?\Z")  # before a page
# Of a meeting, not of a volume: "Old Harbour, May 25 - 29, 2022".
_ON_DAY = regex(rf"(?:^|[\s,–-]+){_MONTH}\s\d\d?$", re.IGNORECASE)
_OF_YEAR = regex(_MONTH, re.IGNORECASE)  # a day is behind it: "Slow Shells Feb. 13, 2018"
_YEAR_BEFORE = regex(rf"\W\(?({CERTAIN_YEAR})\)?[\s,;]*$")
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
_ARTICLE = regex(r"\d[,:]\s?[A-Za-z]{0,2}\d{5,7}\Z")
_BEGINS = regex(r",\s(?!\d|\s*$)")
_JOINED = regex(r"(?:and|&)\s")
# One name: "Cognitive, Affective & Slow Shells".
_LISTED = regex(
    r"[A-Z][a-z]{3,}(?:, [A-Z][a-z]{3,})+ (?:&|and) [A-Z][a-z]{3,}(?: [A-Z][a-z]+){1,3}\W*"
)
_SECTION = regex(r"(?:Section|Part|Series|Ser\.)\s")
_MEDIUM = regex(r"\s*\[[^\[\]]*\]\W*$")  # Vancouver: "Shells [Internet]."
_LONGEST = 90  # characters of a periodical's name
_SHORT_MARK = 40  # characters of "pp. " or "(Eds.), ", at most
_MOST = 10  # words of one; more are the title of a row that names none
_ISSUES = 53  # a year has no more
_NAME = 3  # words of a name up to an initial
_INITIAL = regex(r"(?:^|[A-Z]\S*\s)(?:[A-Z]\.[ -]?){1,4}$")
_INITIALED = regex(r"[^\W\d_][\w'’-]+, (?:[A-Z]\. ?){1,3}(?=[A-Z])")  # "Yu, A. B. Science"
_SHORT = 2  # words between two stops of an abbreviated name


class Locator(NamedTuple):
    """A place in a periodical."""

    volume: str
    number: str
    pages: str
    year: int  # 0 when the numbers tell none
    venue: str  # the periodical's name as written; "" when none is before the numbers
    # where the periodical's name begins and the numbers end
    start: int
    end: int


def _behind_slashes(text: str) -> Locator | None:
    """Read a place in the form of GOST R 7.0.5: "// Annals of Shells. – 2018. – Vol. 3. – P. 7"."""
    found = _GOST.search(text) if "//" in text else None
    if found is None:
        return None
    venue, year, volume, issue, number, pages = found.groups("")
    place = found.start(), found.end()
    return Locator(volume, number or issue, joined(pages), int(year), _bare(venue), *place)


def find(text: str, *, marked: bool = False) -> Locator | None:
    """Return the first place in a periodical that a text names, or None.

    Args:
        text: of a row, or of a part of it.
        marked: it is in italics: then its first words are certainly a name.
    """
    slashed = _behind_slashes(text)
    if slashed and (slashed.volume or slashed.number or slashed.pages):
        return slashed
    for found in _LOCATOR.finditer(text) if _BEGINNING.search(text) else ():
        if _PAGE.search(text, max(found.start() - _SHORT_MARK, 0), found.start()):
            continue
        if not _is_said(found, text) and not (marked and found["p"]):
            continue  # in italics "Shells, 12, 100345" is a place: an article's number
        start = _venue_start(text, found.start(), marked=marked)
        written = text[start : found.start()].rstrip()
        venue = _bare(written, before_year=bool(found["y0"] or found["y5"] or found["y7"]))
        if venue in _NO_NAMES:
            continue
        if not _is_venue(venue, sure=marked or _is_sure(found) or written.endswith(".")):
            continue
        place = _locator(found, venue, start)
        name = _ON_DAY.sub("", venue)
        # "Old Harbour, Canada, August 14 - 18, 2022"
        town = bool(name) and "," in f"{text[max(start - 2, 0) : start]}{name}"
        named = town or venues.PROCEEDINGS.search(name) or text[:start].endswith("), ")
        if name != venue and named:
            continue  # days of a meeting: "(SLOW '23), May 22–25, 2023"
        return place if name == venue else place._replace(venue=name, volume="")
    return slashed or _without_volume(text)


def _without_volume(text: str) -> Locator | None:
    """Read a place that has only a date and pages, behind words that say they are a periodical."""
    found = PAGED.search(text)
    start = _venue_start(text, found.start(), marked=False) if found else 0
    venue = _bare(text[start : found.start()]) if found else ""
    if found is None or venues.kind_said(venue) != "article":
        return None
    return Locator("", "", joined(found[2]), int(found[1]), venue, start, found.end())


def _locator(found: re.Match[str], venue: str, start: int) -> Locator:
    part = found.groupdict("")
    number = next(filter(None, (part[f"n{n}"] for n in range(1, 10))), "")
    if before := _YEAR_BEFORE.search(found.string, start, found.start()):
        part["y0"] = part["y0"] or before[1]  # "Genomics 1997, 46(1):24-36"
    year = next(filter(None, (part[f"y{n}"] for n in range(8))), "")
    pages = joined(part["p"])
    if part["n4"] and not pages and (part["y1"] or int(number) > _ISSUES):
        number, pages = "", number  # "577, 706 (2020)": a page
    return Locator(part["v"], number, pages, int(year or 0), venue, start, found.end())


def _is_said(found: re.Match[str], text: str) -> bool:
    """Return whether there is more than one number: an issue, a page range, a year after it."""
    if found["n3"] and not found["p"]:
        return False  # a number with a point: "83.2 (2020)"
    alone = found["n1"] and found.end() >= len(text.rstrip(EDGES))
    return _is_sure(found) or bool(
        found["y1"] or _dated(found) or found["word"] or found["month"] or alone
    )


def _dated(found: re.Match[str]) -> str:
    """Return the year after the numbers, or ""."""
    return found["y3"] or found["y4"] or found["y6"] or ""


def _is_sure(found: re.Match[str]) -> bool:
    """Return whether numbers are a place in a periodical, whatever precedes them."""
    if found["y0"] or found["y5"] or found["y7"] or _RANGE.search(found["p"] or "") or found["pp"]:
        return True
    if _ARTICLE.search(found[0]):
        return True  # "Shells, 12, 100345": an article's number
    issue = found["n1"] or found["n2"] or found["n5"] or found["n8"]
    dated = found["y1"] or _dated(found)
    paged = found["p"] or (found["n4"] and found["y1"])  # "577, 706 (2020)"
    return bool((issue or paged) and dated) or bool(issue and (found["p"] or found["word"]))


def _venue_start(text: str, end: int, *, marked: bool) -> int:
    """Return where the name begins that ends before the numbers.

    It goes back to the end of the sentence before, over the stops of an abbreviated name.
    """
    near = max(end - _LONGEST - _SHORT_MARK, 0)
    edited = max((mark.end() for mark in _EDITORS.finditer(text, near, end)), default=0)
    least = max(edited, end - _LONGEST)
    if least > edited and (mark := _PIECE.search(text, least, end - 2)):
        least = mark.end()  # not within a name
    start = least
    for found in reversed(list(_STOP.finditer(text, least, end))):
        if found.end() >= end or _SECTION.match(text, found.end()):
            continue  # "Proceedings of the Slow Society. Series B. 205"
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
    return name.strip(EDGES).lower() in venue_names.table()


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
    named = venue_names.abbreviated(f"{piece} {name}".lstrip(" (,;"))
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


def _bare(written: str, *, before_year: bool = False) -> str:
    """Return a name without what surrounds it; its stop is its own, or ends it before a year."""
    name = re.sub(rf"[\s,]+\(?(?:{_YEAR}\)?|Vol|Bd)$", "", _MEDIUM.sub("", written).strip(EDGES))
    name = re.sub(r"^(?:the|In:?)\s", "", name)
    if name.count("(") > name.count(")"):
        name += ")"
    stopped = venue_names.with_own_stop if before_year else venue_names.with_stop
    return stopped(name) if written.endswith(".") else name


def _is_venue(name: str, *, sure: bool) -> bool:
    """Return whether words can be a periodical's name; two words where the numbers are not sure."""
    words = name.split()
    last = words[-1].lower().rstrip(".") if words else ""
    if not words or last in _PARTS or _OF_YEAR.fullmatch(last):
        return False
    if known := badges.read_badge(name):
        return bool(known.venue)
    if sure:
        return not name[0].islower() and name[0].isalpha() and len(words) <= _MOST
    return len(words) > 1 and not names.read(name).people and bool(badges.named(name))
