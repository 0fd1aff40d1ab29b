"""Places in a periodical: "63(4), 1471-1525", "47, D520–D528 (2018)", "2019;12(3):44-51".

Responsible for volume, number, pages and year in the forms of APA, MLA, Chicago, IEEE, ACM,
Vancouver and Nature; `periodical_name` finds the name before them. Does not depend on where in a
row they are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ssmlit import venues
from ssmlit._lazy import regex
from ssmlit.fields.dates import MONTH_OR_SEASON
from ssmlit.importers import badges
from ssmlit.importers.markdown.pages import PAGES, joined
from ssmlit.importers.markdown.periodical_name import bare_name, may_be_name, name_start
from ssmlit.importers.marks import CERTAIN_YEAR, EDGES
from ssmlit.ordinals import YEAR
from ssmlit.venues import PROCEEDINGS

_NO_NAMES = frozenset({"Article", "Paper", "Chapter", "No", "Nr"})  # "Article 412, 1–10"
_RANGE = regex(r"\d\s?[-–—‐]{1,2}\s?[A-Za-z]{0,2}\d")
_NUMBERS = regex(
    rf"""(?=[\dv])(?<![\w.(/$%:-])  # what none begins with is passed at once
    (?:(?P<y0>{CERTAIN_YEAR})(?:\s{MONTH_OR_SEASON}(?:\s\d\d?)?)?;\s?|(?P<y5>{YEAR}),\s{{1,4}}(?=(?:vol(?:ume|\.)\s)?\d{{1,4}}(?:\(\d+\))?,\s{{1,4}}\w))?
    (?:(?P<y7>{YEAR})\s?\((?P<n7>\d{{1,3}})\)(?=:\s?\w|,\s\d{{1,5}}[-–—])|(?P<word>vol(?:ume)?\.?\s?|v\.\s)?(?!{YEAR}\b)(?P<v>(?(word)[A-Z]?)\d{{1,4}}(?:[A-Z]|(?(word)-{{1,2}}[A-Z]))?)(?![\w%])
    (?:\s?\((?!{YEAR}\))(?P<n1>[A-Z]{{0,2}}\d{{1,4}}(?:[-–/]\d{{1,3}})?)\)|,\s{{0,4}}(?:no|number|issue|iss|n)\.?\s?(?P<n2>\d{{1,4}}(?:[-–/]\d{{1,3}})?)
        |\.(?P<n3>\d{{1,4}}(?:[-–]\d{{1,3}})?)(?=\s\(|:)|,\s(?P<n4>\d{{1,3}})(?=\s\(|,\s\d)|,(?P<n8>\d\d?)(?=,\s\d+\s?[-–—]{{1,2}}\s?\d)|:(?P<n6>\d{{1,3}})(?=,\s\d|\s\((?:{MONTH_OR_SEASON}\s)?{YEAR}\):)|\s?\((?P<month>{MONTH_OR_SEASON})\)(?=:\s?\d))?)
    (?:,?\s?\((?:{MONTH_OR_SEASON}\s)?(?P<y1>{YEAR})\)(?:,\sno\.\s?(?P<n9>\d{{1,3}}(?:[-–]\d{{1,3}})?))?|,\s(?P<y2>{YEAR})\((?P<n5>\d{{1,3}})\))?
    (?:[,:;.]?\s{{0,4}}(?P<pp>pp?\.?\s?|s\.\s|pages?\s|article\s(?:no\.?\s)?)?(?!{YEAR}\b(?!\s?[-–—‐]|\s\({YEAR}\)))(?P<p>{PAGES})(?!\w|\.\d))?
    (?:,?\s?\((?:{MONTH_OR_SEASON}\s)?(?P<y3>{CERTAIN_YEAR})\)|,\s{{1,4}}(?:(?:{MONTH_OR_SEASON}|\d\d?)\s)?(?P<y4>{CERTAIN_YEAR})\b
        |\s[–-]\sPublished\s(?:\d\d?\s)?{MONTH_OR_SEASON},?\s(?P<y6>{YEAR})\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
_GOST = regex(
    rf"(?<!\S)//\s*(?=[^\W\d_])(.+?)[.,]\s+(?:[–—-]\s+)?(?:[^.,\d]{{1,60}},\s+)?({YEAR})\b"
    r"(?:[.,]\s+(?:[–—-]\s+)?(?:(?:Т|Vol|V)\.\s?(\d+)(?:\s?\((\d+)\))?"
    r"|(?:№|No|N|Вып|Is)\.?\s?(\d+(?:\s?\(\d+\))?)"
    r"|(?:С|P|S|Pp)\.\s?(\d+(?:\s?[-–—]\s?\d+)?)))*",
    re.IGNORECASE,
)
# Behind a name without a volume: "Annals of Shells (May 2013): 1–27".
PAGED = regex(rf"\((?:{MONTH_OR_SEASON}\s)?({YEAR})\):\s?(\d{{1,5}}\s?[-–—‐]{{1,2}}\s?\d{{1,5}})\b")
_BEGINNING = regex(  # of the numbers: where there are none, their long expression is not needed
    rf"(?i)(?<![\w.(/$%:-])(?:v(?:ol|\.\s)|\d{{4}}\s?\(\d|(?!{YEAR}\b)\d{{1,4}}[A-Z]?(?![\w%]))"
)
_IN_BOOK = regex(rf"\s*[Ii]n:?\s.*?{PROCEEDINGS.pattern}")
_PAGE = regex(r"\bpp?\.\s?\Z")  # before a page
# Of a meeting, not of a volume: "Old Harbour, May 25 - 29, 2022".
_ON_DAY = regex(rf"(?:^|[\s,–-]+){MONTH_OR_SEASON}\s\d\d?$", re.IGNORECASE)
_YEAR_BEFORE = regex(rf"\W\(?({CERTAIN_YEAR})\)?[\s,;]*$")
_ARTICLE = regex(r"\d[,:]\s?[A-Za-z]{0,2}\d{5,7}\Z")
_PAGE_MARK = 40  # characters of "pp. ", at most
_ISSUES = 53  # a year has no more


class PlaceInPeriodical(NamedTuple):
    """A place in a periodical."""

    volume: str
    number: str
    pages: str
    year: int  # 0 when the numbers tell none
    venue: str  # the periodical's name as written; "" when none is before the numbers
    # where the periodical's name begins and the numbers end
    start: int
    end: int


def _behind_slashes(text: str) -> PlaceInPeriodical | None:
    """Read a place in the form of GOST R 7.0.5: "// Annals of Shells. – 2018. – Vol. 3. – P. 7"."""
    found = _GOST.search(text) if "//" in text else None
    if found is None:
        return None
    venue, year, volume, issue, number, pages = found.groups("")
    place = found.start(), found.end()
    return PlaceInPeriodical(
        volume, number or issue, joined(pages), int(year), bare_name(venue), *place
    )


def find(text: str, *, marked: bool = False) -> PlaceInPeriodical | None:
    """Return the first place in a periodical that a text names, or None.

    `marked`: the text is in italics; then its first words are certainly a name.
    """
    slashed = _behind_slashes(text)
    if slashed and (slashed.volume or slashed.number or slashed.pages):
        return slashed
    for found in _NUMBERS.finditer(text) if _BEGINNING.search(text) else ():
        if _PAGE.search(text, max(found.start() - _PAGE_MARK, 0), found.start()):
            continue
        if not _is_said(found, text) and not (marked and found["p"]):
            continue  # in italics "Shells, 12, 100345" is a place: an article's number
        start = name_start(text, found.start(), marked=marked)
        written = text[start : found.start()].rstrip()
        venue = bare_name(written, before_year=bool(found["y0"] or found["y5"] or found["y7"]))
        if venue in _NO_NAMES:
            continue
        if found["word"] and _IN_BOOK.match(text, 0, start) and not venues.kind_said(venue):
            return _place_of(found, "", found.start())  # behind the book and its town
        if not may_be_name(venue, sure=marked or _is_sure(found) or written.endswith(".")):
            continue
        if _is_pointed(found) and "article" not in {
            badges.read_badge(venue).type,
            venues.kind_said(venue),
        }:
            continue
        place = _place_of(found, venue, start)
        name = _ON_DAY.sub("", venue)
        # "Old Harbour, Canada, August 14 - 18, 2022"
        town = bool(name) and "," in f"{text[max(start - 2, 0) : start]}{name}"
        named = town or PROCEEDINGS.search(name) or text[:start].endswith("), ")
        if name != venue and named:
            continue  # days of a meeting: "(SLOW '23), May 22–25, 2023"
        return place if name == venue else place._replace(venue=name, volume="")
    return slashed or _without_volume(text)


def _without_volume(text: str) -> PlaceInPeriodical | None:
    """Read a place that has only a date and pages, behind words that say they are a periodical."""
    found = PAGED.search(text)
    start = name_start(text, found.start(), marked=False) if found else 0
    venue = bare_name(text[start : found.start()]) if found else ""
    if found is None or venues.kind_said(venue) != "article":
        return None
    return PlaceInPeriodical("", "", joined(found[2]), int(found[1]), venue, start, found.end())


def _place_of(found: re.Match[str], venue: str, start: int) -> PlaceInPeriodical:
    part = found.groupdict("")
    number = next(filter(None, (part[f"n{n}"] for n in range(1, 10))), "")
    if before := _YEAR_BEFORE.search(found.string, start, found.start()):
        part["y0"] = part["y0"] or before[1]  # "Genomics 1997, 46(1):24-36"
    year = next(filter(None, (part[f"y{n}"] for n in range(8))), "")
    pages = joined(part["p"])
    if part["n4"] and not pages and (part["y1"] or int(number) > _ISSUES):
        number, pages = "", number  # "577, 706 (2020)": a page
    return PlaceInPeriodical(part["v"], number, pages, int(year or 0), venue, start, found.end())


def _is_pointed(found: re.Match[str]) -> bool:
    """Return whether volume and issue are all there is: "83.2 (2020)" may be any number."""
    return bool(found["n3"] and not found["p"])


def _is_said(found: re.Match[str], text: str) -> bool:
    """Return whether there is more than one number: an issue, a page range, a year after it."""
    if _is_pointed(found):
        return bool(found["y1"])
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
