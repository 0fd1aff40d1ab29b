"""One reference of plain text as a record, if exactly one reading accounts for all its text.

Responsible for the order of people, year, title and place in the styles of IEEE, APA, MLA, Chicago,
Vancouver, AMA, ACM, Springer, Nature, Elsevier and Harvard. Does not depend on the list around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ssmlit._lazy import regex
from ssmlit.importers import entries
from ssmlit.importers.marks import CERTAIN_YEAR
from ssmlit.importers.references import places
from ssmlit.importers.references.people import readings, surely_begins
from ssmlit.model import Record
from ssmlit.ordinals import ENDING, ORDINAL

_ADDRESS = r"(?:https?://|www\.)\S+"
#: Identifiers and addresses, with what introduces them.
_NAMED = regex(
    rf"""\s*(?:\[(?:Online|Internet)\]\.?\s*)?
    (?:(?:Available(?:\sonline)?(?:\s(?:at|from))?|Retrieved\sfrom|URL|Link|PDF)\s?:?\s+)?
    (?:doi\s?:?\s?(?:{_ADDRESS}|10\.\S+)|{_ADDRESS}
      |(?:arXiv\spreprint\s)?arXiv\s?:\s?[\w.-]+(?:/\d+)?(?:v\d+)?(?:\s\[[\w.-]+\])?
      |PMID\s?:?\s?\d+|PMCID\s?:?\s?PMC\d+)""",
    re.IGNORECASE | re.VERBOSE,
)
_ACCESSED = regex(
    r"\s*[(\[]?(?:last )?accessed:?(?: on)?:? ([^()\[\];]*?\d{4}|\d{4}[^()\[\];]*?\d)[)\]]?"
    r"(?=[.;,]?\s*$)",
    re.IGNORECASE,
)
_YEAR = regex(
    rf"[,.]?\s?\(({CERTAIN_YEAR})[a-z]?(?:,\s([^()]{{3,20}}))?\)[.,:]?\s+"
    rf"|[.,]?\s({CERTAIN_YEAR})[a-z]?[.,:;]\s+"
)
# Names before a colon end with initials: "Carver, A.: ", "Carver A: ".
_NO_YEAR = regex(r"[.,]\s+|(?<=[A-ZÀ-ÖØ-Þ.]):\s+|(?<=\.)\s+|\s+(?=[“\"])")
_QUOTED = regex(r"[“\"„]([^“\"„]+?)[,.;]?[”\"“][,.]?\s*")
_STOP = regex(r"(?<=[.?!])\s+")
_COMMA = regex(r",\s+")
_EDITION = regex(rf"[,.]?\s\(?({ORDINAL}|[A-Z]?[a-z]+{ENDING})\s(?:ed|edn|edition)\b\.?\)?$")
_KIND = regex(r"\s?\[[A-Z]{1,2}(?:/[A-Z]{2})?\]$")  # of GB/T 7714: "The Title[J]"
_TITLE = regex(r"(?!&|…|\.\.)[\W_]*[^\W_a-z]")
_PLACED = regex(r"\b(?:pp?|vol)\.|\bvolume\s\d|\d\s?[-–]\s?\d+$|[^\W\d_]{4}\.\s")
_INSIDE = regex(r",\s(?=[Ii]n:\s)")
_NEVER = (0, 0, 0)
_LEAST = 3  # characters of a title
_MOST = 45  # words of one


def read(text: str) -> Record | None:
    """Return the record of a reference, or None where nothing or more than one thing fits."""
    bare, named = _without_ids(text)
    found = dict.fromkeys(_readings(bare, named))
    return next(iter(found)) if len(found) == 1 else None


def _without_ids(text: str) -> tuple[str, Record]:
    """Return a reference without its identifiers, addresses and day of access; and these."""
    day = _ACCESSED.search(text)
    text = text[: day.start()] + text[day.end() :] if day else text
    said = [found[0].strip() for found in _NAMED.finditer(text)]
    urls = [found.rstrip(".,;") for it in said for found in re.findall(_ADDRESS, it)]
    record = Record(
        identifiers=entries.identified(said),
        links=entries.links(urls),
        extra=(("urldate", entries.whole_day(day[1])),) if day else (),
    )
    text = re.sub(r"\s*\(\s*\)", "", _NAMED.sub(" ", text)).rstrip()
    end = text.rstrip(" .,;:")
    return re.sub(r"\s+([.,;])", r"\1", text if end == text else f"{end}.").strip(), record


def _readings(text: str, named: Record) -> Iterator[Record]:
    """Yield each work that a reference without identifiers can be."""
    for led in readings(text):
        dated = _YEAR.match(text, led.end)
        begin = dated or _NO_YEAR.match(text, led.end)
        if begin is None:
            continue
        year, month, day = entries.date(" ".join(filter(None, dated.groups()))) if dated else _NEVER
        by_commas = "," in (begin[0][-2:] if dated else begin[0])
        for title, rest in _titles(text[begin.end() :], by_commas=by_commas):
            if work := _work(title, rest, year, named):
                made = work._replace(authors=led.people, others=led.others)
                yield made._replace(month=month or work.month, day=day)


def _titles(text: str, *, by_commas: bool) -> Iterator[tuple[str, str]]:
    """Yield each way to part a title from what follows it."""
    if text[:1] in '“"„':
        quoted = _QUOTED.match(text)
        yield from [(quoted[1], text[quoted.end() :])] if quoted else ()
    elif inside := _INSIDE.search(text):
        yield text[: inside.start()], text[inside.end() :]
    elif not (by_commas and surely_begins(text)):  # the next of the people
        for mark in _first(_COMMA.finditer(text)) if by_commas else ():
            yield text[: mark.start()], text[mark.end() :]
        yield from _to_a_stop(text, is_last=not by_commas)


def _first(marks: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the marks that a title can end at: before each is one word at least."""
    return islice(marks, _MOST + 1)


def _to_a_stop(text: str, *, is_last: bool) -> Iterator[tuple[str, str]]:
    """Yield the titles that end with a stop, which ends one for sure; "?" and "!" need not."""
    for mark in _first(_STOP.finditer(text)):
        if not places.is_short(text[: mark.start()]):
            rest = text[mark.end() :]
            yield text[: mark.start()].removesuffix("."), rest
            if text[mark.start() - 1] == "." or places.is_in_a_book(rest[:4]):
                return
    if is_last:
        yield text.removesuffix("."), ""


def _work(title: str, rest: str, year: int, named: Record) -> Record | None:
    """Return the work of a title and a place, if each can be one."""
    title = _KIND.sub("", title)
    if not _is_title(title):
        return None
    edition = _EDITION.search(title)
    place = places.read(rest)
    if place is None or (year and place.year and year != place.year) or not (year or place.year):
        return None
    if place.type == "misc" and not named.identifiers:
        return None  # where it appeared is not said
    return Record(
        type=place.type,
        title=title[: edition.start()] if edition else title,
        edition=edition[1] if edition else "",
        year=year or place.year,
        month=place.month,
        venue=place.venue,
        volume=place.volume,
        number=place.number,
        pages=entries.pages(place.pages),
        publisher=place.publisher,
        identifiers=named.identifiers,
        links=named.links,
        extra=(*named.extra, *((("address", place.address),) if place.address else ())),
    )


def _is_title(title: str) -> bool:
    """Return whether words can be a title: without full stop inside, open brackets or places.

    After a word of four letters a stop may end it, even if the word can be an abbreviation.
    """
    is_closed = title.count("(") == title.count(")") and title.count("[") == title.count("]")
    is_long = len(title) >= _LEAST and len(title.split()) <= _MOST
    if not (is_closed and is_long) or _EDITION.fullmatch(f" {title}"):
        return False
    *before, _ = places.sentences(title)
    is_one = not any(part.endswith(".") for part in before)
    return is_one and _TITLE.match(title) is not None and _PLACED.search(title) is None


def people_of(text: str) -> str:
    """Return the people that a reference begins with as they are written, or ""."""
    return text[: max((led.end for led in readings(text)), default=0)]
