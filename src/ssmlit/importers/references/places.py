"""Where a work of a reference appeared, read from the end: year, pages, number, volume, the name.

Responsible for what follows the title. Does not depend on the styles: the form or the
position of a part says what it is. What is left over when all parts are taken must be a name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ssmlit import venues
from ssmlit._lazy import regex
from ssmlit.fields.dates import ANY_MONTH, FOREIGN_NAMES, MONTH_NAMES, MONTHS, SEASONS, month_of
from ssmlit.importers import venue_search
from ssmlit.importers.marks import CERTAIN_YEAR
from ssmlit.venues.preprints import is_preprint_venue

_MONTH = rf"(?:{ANY_MONTH}\.?)"
# Most texts end with neither: the many names of months are not tried at every word.
_TO_MONTH = r"(?=[^\W\d_]+\.?\)?$)"
_TO_YEAR = r"(?=\D*\d{4}[a-z]?$)(?:Published\sonline\s)?"
_NO_DATE = r"(?<![-–\d])(?<!\d\s)(?<!vol\.\s)(?<!volume\s)"  # "23-29 July 2022", "Vol. 2018"
_ONE = r"[A-Za-z]{0,3}\d[\dA-Za-z.]*"
_RANGE = rf"(?:{_ONE}\s?[-–—‐]{{1,2}}\s?{_ONE}|\d+:\d+\s?[-–—‐]\s?\d+:\d+)"
_PAGES = rf"(?:{_RANGE}|{_ONE})"
_ISSUE = r"[A-Z]?\d[\dA-Za-z]*(?:\s?[-–/]\s?\d+)?|Suppl(?:ement)?\.?\s?\d*|Special Issue"


def _parts(month: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what the end of a place may be, each with what it is; the first that fits is taken."""
    forms = (
        ("year", rf"\((?:(?P<month>{month}),?\s)?(?P<year>{CERTAIN_YEAR})[a-z]?\)"),
        ("year", rf"\((?P<issued>[^()\d]+),\s(?P<year>{CERTAIN_YEAR})\)"),
        (
            "year",
            rf"{_NO_DATE}\b{_TO_YEAR}(?:(?P<month>{month}),?\s)?(?P<year>{CERTAIN_YEAR})[a-z]?",
        ),
        ("pages", rf"\(?\b(?:pp\.?|p\.|pages?)\s?(?P<pages>{_PAGES})\)?"),
        ("pages", rf"\bart(?:icle)?\.?\s(?:no\.?|id|number)?\s?(?P<pages>{_ONE})"),
        ("pages", rf"(?<![\w-])(?P<pages>{_RANGE})"),
        ("number", rf"\b(?:no\.?|issue|iss\.|nr\.?)\s?(?P<number>{_ISSUE})"),
        ("volume", r"\bvol(?:ume|s)?\.?\s?(?!\d+[A-Za-z]{3})(?P<volume>\w+(?:[-–]\w+)?)"),
        ("volume", rf"(?<![\w-])(?P<volume>\d+(?:[-–]?[A-Z]+)?)\s?\((?P<number>{_ISSUE})\)"),
        (
            "bare",
            rf"(?<![\w(-])(?<!\+\s)(?!{CERTAIN_YEAR}$)(?P<bare>\d+(?:[-–]?[A-Z]+)?|[A-Z]\d{{1,3}})",
        ),
        ("month", rf"\(?{_TO_MONTH}(?P<month>{month})\)?"),
    )
    ends = ((name, rf"(?:^|[\s,.;:]*){form}$") for name, form in forms)
    return tuple((name, regex(form, re.IGNORECASE)) for name, form in ends)


_PARTS = _parts(_MONTH)
_WITHOUT_MONTH = _parts("(?!)")  # the names of months are many, and most texts have none
# Each of them has a digit, or one of these words.
_NUMBERED = regex(r"\d|vol|suppl|special issue", re.IGNORECASE)
_MONTHS = frozenset(map(str.upper, (*MONTH_NAMES, *MONTHS, "sept", *FOREIGN_NAMES)))
_WORD = regex(r"[^\W\d_]+")
_DAYS = frozenset({"year", "pages", "bare"})
_ON_DAYS = regex(rf"\b{_MONTH}\s*(?:\b\d\d?\b\s?[-–,]?\s?)*$|\d\d?\s{_MONTH},?$", re.IGNORECASE)
_MET = regex(rf"\b({CERTAIN_YEAR})\b(?!.*\b{CERTAIN_YEAR}\b)")
_ISSUES = 53  # a year has no more
_SENTENCE = regex(r"(?<=[.?!])\s+(?=[^\W\d_])")
_IN = regex(r"[Ii]n:?\s+(?![a-z])")
_PAGES_FIRST = regex(rf"[Pp]p\.\s?({_PAGES})\s(?=in\s)")  # "Pp. 1–6 in Proceedings of …"
_NO_NAME = regex(  # of two months, and of a season, only the end has been taken
    r"[\"“”;?!]|\[(?:online|internet|electronic)\b|\b(?:eds?\.|editors?|vol\.|pp\.|pages\b|presented\sat"
    r"|tech(?:nical)?\.?\s(?:rep|memo|note)|working\spaper|patent)"
    rf"|[/–—-]$|,\s(?:eds?$|(?:{'|'.join(SEASONS)})\b)",
    re.IGNORECASE,
)
_PLACED = regex(r"(.+?)[.,]\s([A-Z][^:,.\d]{1,40}(?:,\s[A-Z][^:,\d]{0,30}){0,2}):\s([^:,.]+)$")
_HOUSE = regex(
    r"\b(?:Press|Publish(?:ers?|ing)|Springer|Wiley|Elsevier|Verlag|Books?|Routledge|Pearson"
    r"|McGraw|Addison|Kaufmann|Macmillan|Academic)\b"
)
# "…, Lisbon, Portugal, 2006. ACM, New York, NY, USA"
_PUBLISHED = regex(r"(.+[^.\s]{2})[.;]\s((?!Proceedings)[A-Z][^.\d]{1,60})")
_THESIS = regex(
    r"\[?((?:Ph\.?\s?D\.?|Doctoral|Master(?:['’]?s)?|M\.?\s?Sc\.?|M\.?S\.?|Diploma)\s"
    r"(?:thesis|dissertation))\b\]?[\s,.]*(.*)",
    re.IGNORECASE,
)
_MOST = 14  # words of a periodical's name


class PrintedPlace(NamedTuple):
    """Where a work appeared."""

    type: str = "misc"
    venue: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    year: int = 0
    month: int = 0
    publisher: str = ""
    address: str = ""


def read(text: str) -> PrintedPlace | None:
    """Return the place that a text is, or None where a part of it is of no known kind."""
    text, found, bare = text.strip(" ,;."), dict[str, str](), list[str]()
    if first := _PAGES_FIRST.match(text):
        text, found["pages"] = text[first.end() :], first[1]
    text = _without_parts(text, found, bare)
    parted = _PUBLISHED.fullmatch(text) if is_in_a_book(text) else None
    if parted and not is_short(f"{parted[1]}."):
        found["publisher"] = parted[2]
        text = _without_parts(parted[1], found, bare)
    if not _ordered(found, bare):
        return None
    numbers = {name: found.get(name, "") for name in ("volume", "number", "pages")}
    place = _place_of_name(text.strip(" ,;:."), has_volume=bool(numbers["volume"]))
    if place is None or (bare and place.type != "article"):
        return None
    year, month = int(found.get("year", "0")), found.get("month", "")
    issued = found.get("issued") or found.get("publisher")
    if issued and not place.publisher:
        *address, publisher = issued.split(": ")
        place = place._replace(publisher=publisher, address="".join(address))
    if not year and place.type == "inproceedings" and (met := _MET.search(place.venue)):
        year = int(met[1])
    return place._replace(year=year, month=month_of(month), **numbers)


def _without_parts(text: str, found: dict[str, str], bare: list[str]) -> str:
    """Take all parts from the end of a text into `found` and `bare`; return what is left."""
    while (before := _without_last(text, found, bare)) is not None:
        text = before
    return text


def numbers_at_end(text: str) -> int:
    """Return how many of year, month, volume, number and pages are at the end of a text."""
    found, bare = dict[str, str](), list[str]()
    return len(found) + len(bare) if _without_parts(text.strip(" ,;."), found, bare) else 0


def is_in_a_book(text: str) -> bool:
    """Return whether a place begins like that of a part: "In Proceedings of …"."""
    return bool(_IN.match(text) or venues.PROCEEDINGS.search(text))


def _without_last(text: str, found: dict[str, str], bare: list[str]) -> str | None:
    """Take the last part from a text, and return what is before it; None if there is none."""
    has_month = _has_month(text)
    if not (has_month or _NUMBERED.search(text)):
        return None
    for name, pattern in _PARTS if has_month else _WITHOUT_MONTH:
        part = pattern.search(text)
        said = {key: it for key, it in part.groupdict().items() if it} if part else {}
        if part is None or not found.keys().isdisjoint(said):
            continue
        if name == "pages" and _is_glued(part["pages"]):
            continue
        if has_month and name in _DAYS and _is_day(text[: part.start()].rstrip(" ,;"), part[0]):
            continue
        if name == "bare":
            bare.insert(0, part["bare"])
        found.update((key, it) for key, it in said.items() if key != "bare")
        return text[: part.start()].rstrip()
    return None


def _has_month(text: str) -> bool:
    """Return whether a text names a month; of İ and ı, case makes no difference to expressions."""
    return not _MONTHS.isdisjoint(_WORD.findall(text.replace("İ", "I").upper()))


def _is_glued(pages: str) -> bool:
    """Return whether a last page has more digits than one can have: "661–42011"."""
    ends = re.split(r"\s?[-–—‐]+\s?", pages)
    return len(ends) == 2 and all(map(str.isdecimal, ends)) and len(ends[1]) > len(ends[0]) + 1


def _is_day(before: str, part: str) -> bool:
    """Return whether a number is of the days of a meeting: "August 10-16, 2019"."""
    is_said = part.strip(" ,.;:")[:1] in {"(", "p", "P"}
    return not is_said and _ON_DAYS.search(before) is not None


def _ordered(found: dict[str, str], bare: list[str]) -> bool:
    """Give numbers without a word their meaning by their order; return whether they have one."""
    wanted = [name for name in ("volume", "number", "pages") if name not in found]
    if "number" in found and "volume" not in found and len(bare) > 1:
        return False
    if not bare:
        return True
    if len(bare) == 1 and len(wanted) == 3:  # it may be of a report
        return False
    if len(bare) == 2 and "pages" in wanted:
        if bare[1].isdecimal() and int(bare[1]) <= _ISSUES:  # it may be an issue or a page
            return False
        wanted = ["volume", "pages"]
    if len(bare) > len(wanted) or wanted[0] != "volume":
        return False
    found.update(zip(wanted, bare, strict=False))
    return True


def _place_of_name(name: str, *, has_volume: bool) -> PrintedPlace | None:
    """Return the place of a name: proceedings, a thesis, a periodical, a publisher, or nowhere."""
    if not name:
        return None if has_volume else PrintedPlace()
    if thesis := _THESIS.fullmatch(name):
        kind = "mastersthesis" if thesis[1][0] in "mM" else "phdthesis"
        return PrintedPlace(type=kind, venue=thesis[2]) if thesis[2] else None
    is_in = _IN.match(name)
    bare = name[is_in.end() :] if is_in else name
    if is_preprint_venue(bare):
        return PrintedPlace(venue=bare)
    if is_in or venues.PROCEEDINGS.search(bare):
        return _proceedings(bare)
    if _HOUSE.search(name) and name.count(":") < 2 and not _SENTENCE.search(name):
        *place, publisher = name.split(": ")
        return PrintedPlace(type="book", publisher=publisher, address=place[0] if place else "")
    known = venue_search.table().get(name.lower())
    is_journal = venues.kind_said(name) == "article"
    if known is None and not (is_periodical(name) and (has_volume or is_journal)):
        return None
    venue = venue_search.with_own_stop(name)
    return PrintedPlace(type=known[1] if known else "article", venue=venue)


def _proceedings(name: str) -> PrintedPlace | None:
    if _NO_NAME.search(name):
        return None
    publisher = address = ""
    if placed := _PLACED.fullmatch(name):
        name, address, publisher = placed.groups()
    if len(sentences(name)) > 1:
        return None
    known = venue_search.table().get(name.lower())
    other = "article" if venues.kind_said(name) == "article" else "incollection"
    is_named = venues.PROCEEDINGS.search(name) is not None
    kind = "inproceedings" if is_named else known[1] if known else other
    return PrintedPlace(type=kind, venue=name, publisher=publisher, address=address)


def is_periodical(name: str) -> bool:
    """Return whether words can be a periodical's name: one sentence without numbers or marks."""
    words = name.split()
    if not words or len(words) > _MOST or _NO_NAME.search(name) or re.search(r"\d", name):
        return False
    is_closed = name.count("(") == name.count(")")
    return is_closed and not name[0].islower() and len(sentences(name)) == 1


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; the stop of an abbreviation or initial ends none."""
    first, *others = _SENTENCE.split(text)
    parts = [[first]]
    for piece in others:
        if is_short(parts[-1][-1]):
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return [" ".join(part) for part in parts]


def is_short(text: str) -> bool:
    """Return whether a text ends with an abbreviation or an initial, whose stop ends nothing."""
    word = "".join(text.rsplit(maxsplit=1)[-1:]).lstrip('(["“')
    return word.endswith(".") and (
        len(word.rstrip(".")) == 1 or venues.is_abbreviation(word) or word.count(".") > 1
    )
