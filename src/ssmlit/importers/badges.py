"""Where and when: `[NIPS-2022]`, "(Arxiv 24.04.15)", **ICML'24**, a date, a citation's tail.

Responsible for how lists write venues and dates; the names are those of `ssmlit.venues` and some
more. Does not depend on where in a row they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ssmlit._lazy import regex
from ssmlit.fields.dates import MONTH, full_year
from ssmlit.importers import link_roles, theses, venue_search
from ssmlit.importers.dates import date
from ssmlit.importers.marks import AROUND, AWAITED, CERTAIN_YEAR, EDGES, without_edges
from ssmlit.importers.venue_date import NOTHING, VenueDate
from ssmlit.importers.venue_search import FULL, FoundVenue
from ssmlit.latex.around_names import ET_AL
from ssmlit.strings import words
from ssmlit.venues import PROCEEDINGS, is_abbreviation, kind_of, kind_said
from ssmlit.venues.appearances import PRESENTATION
from ssmlit.venues.preprints import names_server
from ssmlit.venues.venue_types import ACADEMY
from ssmlit.venues.vocabulary import SHOWN_WORDS

_WORDS = frozenset({"date", "rss", "alt", "log", "acc", "dac"})
_LABELS = frozenset({"paper", "papers", "article", "publication", "report", "pdf", "link"})
_NO_PLACES = words("code blog video slides poster")  # what links with such words lead to
_ADDRESSES = words("doi pdf link url")
_DANGLERS = words("since in of at on from to until before after by and for with")
_LONGEST = 400  # characters of a statement
_NAMED = 10  # words of a venue's name

_WORD = regex(r"(?![-–—]+(?:\s|$))\S+")  # not so the dash of "April 25 - 29"
_YEAR = regex(r"(?<![\d.:])((?:19|20)\d\d)(?![\d./]\d|\d)")
_SHORT_YEAR = regex(r"['’](\d\d)(?!\d)")  # "SIGMOD-Companion '23"
# What is behind a volume: numbers ("Nr. 3", "pp. 1-6") up to a year; behind a journal's an issue.
_NUMBER = rf"(?:[^\W\d_]{{1,5}}[.°º]?\s?)?(?!{CERTAIN_YEAR}\b)\d+"
_TO_YEAR = rf"(?:[\s,.:;()–-]++(?:{_NUMBER})?)*?\b{CERTAIN_YEAR}\b"
_COUNTED = {False: regex(_TO_YEAR), True: regex(rf"{_TO_YEAR}|\s?[,:]\s?{_NUMBER}")}
_BACKWARD = regex(r"(?<=\w\s)(\d\d)['’](?=\W*$)")  # "SIGMOD 23'"
_TWO_DIGITS = regex(r"(?<=[A-Z]{2})\s(\d\d)$")  # "CHEOPS 22", where venues are expected
# Instead of a year: "Annals of Shells (in press)".
_AWAITED = regex(rf"[\s,]*\(({AWAITED})\)?\W*$", re.IGNORECASE)
_REFUSED = regex(r"(?i)\b(?:reject(?:ed)?|withdrawn|submi(?:tted|ssion)|(?:under|in) review)\b")
_GUEST = regex(r"\b([A-Z][\w-]+)\s?@\s?$")  # of a conference
_FINDINGS = regex(r"\bfindings\b", re.IGNORECASE)  # a volume of its own
# An address, a file, a sentence, a town and its publisher: "北京：…".
_OF_NO_NAME = regex(r"://|\.pdf$|[\"“”。；！]|[\u4e00-\u9fff]\s?[:：]")
# All words of a statement about how a work was shown or awarded, one of them not alone elsewhere.
_PRESENTED = regex(
    rf"(?=.*\b(?:{'|'.join(SHOWN_WORDS)}|awards?|prize|best|outstanding|distinguished|notable"
    r"|runner|honou?rable)\b)(?:\W*\b(?:(?:long|short|full|invited|contributed|test|of|time|top|the"
    rf"|{'|'.join(SHOWN_WORDS)}|paper|presentation|talk|award|candidate|finalist|nominee|prize"
    r"|best|outstanding|distinguished|notable|student|runner|up|honou?rable|mention)s?|\d+%))+\W*",
    re.IGNORECASE,
)
_BEHIND_EMOJI = regex(r"(?<=\w)\s*[\u2600-\u27bf\u2b50-\u2b55\U0001f000-\U0001faff].*")
_REPORT = regex(r"\btech(?:nical|\.)? rep(?:ort\b|\.)", re.IGNORECASE)  # of a house, not of a venue
# With what it is about: "Deep RL Workshop", "Machine Learning for Health Workshop".
_WORKSHOP = regex(
    r"\b(?:(?-i:(?:[A-Z][\w-]*\s(?:(?:and|for|of|in|on|the|with)\s){0,2}){1,8})|[a-z][\w-]*\s)?"
    r"workshops?\b(?:\son\s[\w ,-]+)?",
    re.IGNORECASE,
)
_SHOWN = regex(rf"(?:,\s*{PRESENTATION.pattern})+\W*$", re.IGNORECASE)  # "…, Oral"
_LEAD = regex(
    r"^(?:(?:accepted|published|to appear|(?:paper )?presented|appear\w*"
    r"|(?:in|by|at)(?: the)?|to|for|as)\b"
    rf"|(?!proceedings{ACADEMY})proc(?:eedings)?\.?(?: of(?: the)?)?(?= )|:|-|\W)+\s*",
    re.IGNORECASE,
)
_DANGLING = regex(r"(?:\s(?:(?:19|20)\d\d|at|in|and))+$")
# Where the title of proceedings ends: ", ICML 2021", ", July 18-24", ", 2021".
_MEETS = regex(rf",\s(?=(?:[A-Z][\w/&.-]*\s){{1,3}}['’]?\d\d|['’]?\d\d|(?i:{MONTH})\s)")
# Behind a year: "ChemBioChem 2023, e202300117".
_ARTICLE = regex(rf"({CERTAIN_YEAR}\)?)[.,:;]\s*[a-z]{{0,2}}\d{{4,}}\W*$")
_SMALL = regex(
    r"(?<![\w-])(?:of|on|in|and|the|for|to|at|with|virtual|event|international|annual|joint"
    r"|conference|symposium|workshops?|meeting|proceedings|part|ser|pp?)(?![\w-])"
)
_UNKNOWN = regex(
    r"^(?P<name>[a-z]?[A-Z][\w&./+-]*(?:[ ][A-Za-z&][\w&./+-]*){0,7}?)"
    r"(?:,? \d{1,4}(?:\(\d{1,3}\))?,)?"  # a volume
    r"[ ,]*(?:['’ -]\s?(?P<y>(?:19|20)\d\d)|['’]\s?(?P<yy>\d\d))$"
)
_INITIALED = regex(r"(?!J\.)(?:[A-Z]\.[ -]?)+[A-Z][a-z]+")  # a person; "J. Hydrology" is none


def _is_ordinary(name: str) -> bool:
    """Whether a venue's name is ordinary words: it counts only where a text begins with it."""
    name = venue_search.table()[name.lower()][0] if name.isupper() else name  # "OPEN SCIENCE"
    return len(name) <= 2 * FULL and (
        name.lower() in _WORDS or not re.search(r"[A-Z]{2}|[a-z][A-Z]", name)
    )


@lru_cache(maxsize=4096)
def read_badge(text: str, *, whole: bool = True) -> VenueDate:
    """Return what a text says about place and time; `NOTHING` when it says nothing.

    Args:
        text: the inside of a bracket, a table cell, or, with `whole=False`, running text in
            which only well-known names count as venues.
        whole: the text is nothing but such a statement; unknown names with a year count too.
    """
    if len(text) > _LONGEST:
        return NOTHING
    text = _BACKWARD.sub(r"'\1", text)
    if sure := theses.read_thesis(text) or _abbreviated(text) or (whole and _awaited(text)):
        return sure
    text = venue_search.with_stop(text.strip(AROUND))
    if _REFUSED.search(text) or (whole and _PRESENTED.fullmatch(text)):
        return VenueDate(note=" ".join(text.split()).strip(" ."))
    iso, (start, end) = date(text)
    rest = text[:start] + " " + text[end:]
    found = venue_search.search(rest, any_case=whole)
    preprint = names_server(rest)
    if found and _words_around(rest, found) <= (6 if whole else 60) and not _REPORT.search(rest):
        behind = f"{rest[found.end : start]} {iso[:4]}" if found.end <= start else rest[found.end :]
        return _known(rest, found, iso, behind, preprint=preprint)
    if whole and (iso or preprint) and len(re.findall(r"[^\W\d_]+", rest)) > 4:
        return NOTHING  # a title with a date in it
    dated = _in_month(text[:start], iso, text[end:]) if iso else rest
    if whole and not preprint and (unknown := _unknown(dated)):
        return unknown._replace(date=iso)
    year = _YEAR.search(rest)
    is_bare = not whole or not _YEAR.sub("", rest).strip(" .,()'")
    if iso or preprint or (year and is_bare):
        stated = iso[:4] or (year[1] if year else 0)
        return VenueDate(year=int(stated), date=iso, preprint=preprint)
    return NOTHING


def _awaited(text: str) -> VenueDate:
    """Return the place of what is to appear there: "Annals of Shells (in press)"."""
    found = _AWAITED.search(text)
    place = expected_venue(text[: found.start()]) if found else NOTHING
    return place._replace(note=found[1].lower()) if found and place.venue else NOTHING


def _abbreviated(text: str) -> VenueDate:
    """Return the journal of "Nat. Mach. Intell., 2023": not a shorter one in it."""
    if "." not in text:
        return NOTHING
    iso, (start, end) = date(text)
    text = re.sub(r"^[Ii]n:?\s", "", f"{text[:start]} {text[end:]}".strip())
    name = venue_search.abbreviated(text)
    if not name or _REPORT.match(name) or _YEAR.sub("", text[len(name) :]).strip(EDGES):
        return NOTHING
    year = _YEAR.search(text, len(name))
    name = venue_search.with_stop(name)
    bare = re.sub(r"^(?:IEEE|ACM) ", "", name).lower()
    known = venue_search.table().get(name.lower()) or venue_search.table().get(bare)
    known = known or venue_search.shortened_meeting(name)
    short, kind = known or (name, kind_said(name) or "article")
    return VenueDate(short, kind, int(year[1]) if year else int(iso[:4] or 0), iso)


def _words_around(text: str, found: FoundVenue) -> int:
    """The other words: "Resurrecting Recurrent Neural Networks" names no journal."""
    before, after = text[: found.start], text[found.end :]
    goes_on = re.match(rf"\s*[a-z]|{',?' * found.name.istitle()}\s[A-Z]", after)
    begins = before.strip() == "The" * (" " in found.name)  # "The Journal of Slow Shells"
    if _is_ordinary(found.name) and ((before.strip() and not begins) or goes_on):
        return 99  # "Nature Biotechnology" is not in Nature, "Media, Culture" not in MedIA
    return len(_WORD.findall(f"{before} {after}"))


def _known(text: str, found: FoundVenue, iso: str, behind: str, *, preprint: bool) -> VenueDate:
    name, kind = venue_search.table()[found.name.lower()]
    digits = found.year
    is_short = found.mark and found.mark in "'’"  # "J. Chem. Theory Comput.'24"
    is_volume = len(found.name) > FULL or _COUNTED[kind == "article"].match(behind)
    if len(digits) == 2 and is_volume and not is_short:
        digits = ""  # "Advances in … Systems 35"
    year = full_year(digits)
    if not year and (later := _YEAR.search(text, found.end) or _SHORT_YEAR.search(text, found.end)):
        year = full_year(later[1])
    if not year and (earlier := _YEAR.search(text)):
        year = int(earlier[1])
    around = text[: found.start] + " " + text[found.end :]
    workshop = _WORKSHOP.search(around)
    if workshop or found.is_workshop or _is_hosted(text, found):
        words = _SHOWN.sub("", workshop[0]) if workshop else "Workshop"
        name, kind = f"{name} {_title(words)}", "inproceedings"
    if _FINDINGS.search(around):
        name = f"{name} Findings"
    return VenueDate(name, kind, year or int(iso[:4] or 0), iso, _shown(around), preprint)


def _shown(text: str) -> str:
    """Return how a work was shown or awarded: "Oral, Best paper"."""
    return ", ".join(map(_title, PRESENTATION.findall(text)))


def _is_hosted(text: str, found: FoundVenue) -> bool:
    """Return whether a venue only hosts another: "SlowTok@NeurIPS", but not "Oral @ NeurIPS"."""
    guest = _GUEST.search(text, 0, found.start)
    is_name = guest and not PRESENTATION.fullmatch(guest[1]) and not _LEAD.match(f"{guest[1]} ")
    return bool(is_name and guest and guest[1].lower() not in _LABELS)


def _in_month(name: str, iso: str, behind: str) -> str:
    """Return a name of several words and the year of the month behind it, or ""."""
    is_dated = iso.count("-") == 1 and name.rstrip().endswith(",") and not behind.strip(EDGES)
    return f"{name.rstrip()} {iso[:4]}" if is_dated and " " in name.strip() else ""


def _title(words: str) -> str:
    words = _DANGLING.sub("", " ".join(words.split()).rstrip(" ,-"))
    return words[:1].upper() + words[1:]


def _unknown(text: str) -> VenueDate:
    plain = re.sub(r"\(((?:19|20)\d\d)\)", r"\1", PRESENTATION.sub("", text))
    plain = _LEAD.sub("", plain.strip(" .,")).strip(" .,")
    plain = re.sub(r"^((?:19|20)\d\d)[ ,]+(?=[a-z]?[A-Z])(.+)$", r"\2 \1", plain)  # "2017 SIGMOD"
    plain = re.sub(r"^(9\d|[0-2]\d) ([A-Z&]{2,})$", r"\2'\1", plain)  # "22 USENIX"
    found = _UNKNOWN.match(plain)
    if not found or len(found["name"]) < 2 or re.search(ET_AL, plain) or _REPORT.match(plain):
        return NOTHING
    words = found["name"].split()
    is_sentence = words[-1].endswith(".") and not is_abbreviation(words[-1])
    if is_sentence or _INITIALED.fullmatch(found["name"]):
        return NOTHING  # "Slow Shells. 2021", "A. Carver 2021"
    if _mostly_lower(words) or words[-1] in _DANGLERS:
        return NOTHING  # "Built on the sea 2020", "APL since 1978"
    return VenueDate(
        found["name"].strip(" ,"),
        # "Oakland'16"
        "inproceedings" if found["yy"] and len(words) == 1 else kind_of(found["name"]),
        full_year(found["y"] or found["yy"]),
        note=_shown(text),
    )


def _mostly_lower(words: Sequence[str]) -> bool:
    return sum(map(str.islower, words)) > len(words) // 2


def proceedings(text: str) -> VenueDate:
    """Return the conference that a title of proceedings names before time and place, if any.

    "Proceedings of the 38th International Conference on Machine Learning, ICML 2021, 18-24 July".
    """
    said = _SMALL.sub("", text).split()
    title = PROCEEDINGS.search(text)
    if not title or any(word.isalpha() and word.islower() for word in said):
        return NOTHING
    found = _YEAR.search(text)
    year = int(found[1]) if found else 0
    full, *short = _MEETS.split(text, maxsplit=2)
    # "Machine Learning, Proceedings of …": no journal
    for part in (full, full[title.start() :], *short[:1]):
        known = read_badge(part, whole=False)
        if known.type == "inproceedings":
            return known._replace(year=known.year or year, date="")
    name = " ".join(_YEAR.sub(" ", _LEAD.sub("", full)).split()).replace(" )", ")")
    is_name = short and PROCEEDINGS.search(name) and "," not in name
    return VenueDate(name, "inproceedings", year) if is_name else NOTHING


def expected_venue(text: str, *, sure: bool = False) -> VenueDate:
    """Return the venue that words name where one is expected, if they are a name and not too many.

    Args:
        text: the words.
        sure: it is not a sentence: words in lower case belong to the name.
    """
    text = _BACKWARD.sub(r"'\1", text)
    if stated := proceedings(text):
        return stated
    server, bracket, _ = text.partition(" (")
    if bracket and names_server(server):
        return read_badge(server)  # "arXiv 2024 (a good survey)"
    text = _ARTICLE.sub(r"\1", text)
    iso, (start, end) = date(text)
    rest = text[:start] + " " + text[end:] if iso else text
    short = _SHORT_YEAR.search(rest) or _TWO_DIGITS.search(rest.rstrip(EDGES))
    years = _YEAR.findall(rest) or ([short[1]] if short else [])
    plain = PRESENTATION.sub("", _YEAR.sub(" ", _BEHIND_EMOJI.sub("", rest)))
    plain = " ".join(re.sub(r"\(\s*\)|['’]\d\d\b", " ", plain).split()).replace(" )", ")")
    plain = _TWO_DIGITS.sub("", _DANGLING.sub("", without_edges(_LEAD.sub("", plain))))
    words = plain.split()
    most = _NAMED + 6 * bool(PROCEEDINGS.search(plain) and "," not in plain)
    begins = sure or re.match(r"\w*[A-Z0-9\u3400-\u9fff]", plain)
    if not begins or not 1 <= len(words) <= most or _OF_NO_NAME.search(plain):
        return NOTHING
    is_label = plain.lower() in _LABELS or link_roles.label_role(plain) in _NO_PLACES
    if is_label or words[-1].lower() in _ADDRESSES:
        return NOTHING  # "Long PDF", "GitHub"
    if len(plain) < 2 or (_mostly_lower(words) and not sure):
        return NOTHING
    year = full_year(years[0]) if years else int(iso[:4] or 0)
    return VenueDate(plain, kind_of(plain), year, iso, _shown(rest))
