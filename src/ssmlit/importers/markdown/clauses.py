"""Where the statements of a text end: at stops, dashes, semicolons, and after a leading date.

Responsible for stops that end no sentence. Does not depend on what a statement says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssmlit._lazy import foreign, regex
from ssmlit.fields.dates import MONTH_NAMES
from ssmlit.importers import badges, theses, venue_search
from ssmlit.importers.dates import date
from ssmlit.importers.markdown import periodical_name
from ssmlit.importers.markdown.people import forms, names
from ssmlit.importers.markdown.people.name_likeness import is_known_name, likeness
from ssmlit.importers.markdown.segments import EDGES
from ssmlit.importers.marks import CERTAIN_YEAR
from ssmlit.importers.venue_date import NOTHING, VenueDate
from ssmlit.latex.around_names import ET_AL
from ssmlit.model import Person
from ssmlit.strings import words
from ssmlit.venues import HOUSE_WORDS, PROCEEDINGS, is_abbreviation, issuer

_MONTHS = (name[:3] for name in MONTH_NAMES if name[3:])
_SHORTENED = "".join(
    rf"(?<!\b{word}\.)"
    for word in (*_MONTHS, *sorted(words("Sept Trans Proc Conf Symp Int Lett Univ Vol No Diss")))
)
_DATED = regex(rf"[ ,]*\(?{CERTAIN_YEAR}\b\)?")
_SENTENCE = regex(
    rf"\n|(?<=[^\W\d_]{{2}}[.!?]){_SHORTENED}\s+|(?<=\))\.\s+|(?<=\d)\.\s+(?=[^\W\d_a-z]|doi\b|<)|\s[|–—/]\s|\s-\s|;\s"
)

# A book with its short name: "In Proceedings of the 2023 Slow Conference (SLOW '23)".
IN_BOOK = regex(
    r"(?:In:?|in(?=\s.*\b(?:[Pp]roc|[Cc]onf|[Ss]ymp|[Ww]orkshop)))\s+"
    r"([A-Z\d][^,;()]{2,150})(?:\(([^()]{2,40})\))?"
)
# One with commas in its name: "(SLOW '23)" must be behind it.
_CALLED_BOOK = regex(
    r"In:?\s+([A-Z\d][^;()]{2,250}?)\s\(([A-Z][\w&!+/ -]{1,20}\s?(?:['’]\d\d|(?:19|20)\d\d))\)"
)
_IN = regex(r"[Ii]n:?\s+")  # before a book
_SET_APART = ("·", "•", "|")
_TOWN = foreign(r"[\u4e00-\u9fff]{2,8}\s?[:：]")  # before a publisher
#: "New York: Slow Books, 1979", "北京:贝壳出版社,2002:288".
ENDS_DATED = regex(rf"(.+),\s?({CERTAIN_YEAR})(?::\s?([\d–-]+))?")

_TWO = regex(rf"([A-Z][\w'’-]+) (?:&|and) ([A-Z][\w'’-]+),? {CERTAIN_YEAR}[a-z]?")
_ONE = regex(rf"([A-Z][a-z]+),? {CERTAIN_YEAR}[a-z]?")
_JOINED = regex(rf",|{ET_AL}|\s(?:and|&)\s")  # several names, or one with a year
_LEAST = -4  # likeness of two surnames together; of two words of titles it is less
_BETWEEN = regex(r"\s[|/–—-]\s|;\s")  # statements
_NAMED = regex(r"[^\W\d_]{3}")  # more than a day or "at"
# What only leads to a date: "published in 2020", "posted on 3 May 2020".
_LEADS_DATE = regex(
    r"\b(?:published|submitted|posted|accepted|updated|released|revised|online|first|last|date|since"
    r"|year|on|in|at|by|from|to|for|the)\b",
    re.IGNORECASE,
)
# Before the venue: "arXiv:2401.00001 / ICML", "doi:10.1234/a, ICML".
_ID_FIRST = regex(r"^\W*(?:arXiv|doi)\s?:\s?\d[\w./-]+(?:\s*[/,;|]|(?<=\.))\s", re.IGNORECASE)
_DOI = regex(r",\s*DOI:?\s?10\.\d{4,9}/[^\s,;]+(?=[,;])", re.IGNORECASE)  # between others
# When it was read: "Retrieved May 3, 2024, from", "Acesso em: 07 de julho de 2025", "Abgerufen am
# 3. Mai 2021 von", "(дата обращения: 12.05.2020)".
_IN_DATE = r"\.(?=\d|\s\w+\.?\s(?:19|20)\d\d)"
_RETRIEVED = regex(
    r"\b(?:retrieved|accessed|last (?:visited|checked)|acess(?:o|ado|ada) em|abgerufen|zugriff"
    r"|letzter (?:zugriff|aufruf)|consult(?:é|ée|ado|ada|ato)(?: le| el| em| il)?|дата обращения)\b"
    rf"(?:[^.;\n]|{_IN_DATE}){{0,40}}?(?:\b(?:from|von)\b|(?=[;\n]|(?!{_IN_DATE})\.|$))",
    re.IGNORECASE,
)
_INITIALED = regex(r"[A-Z][\w'’-]+, (?:[A-Z]\.[\s-]?){0,3}[A-Z]\.?")  # "Few, S."
_PAIR = regex(r"([A-Z][\w'’-]+), ([A-Z][\w'’-]+)")
_DATED_PEOPLE = regex(rf"\s?[,.(:;]\W{{0,2}}{CERTAIN_YEAR}\b")  # not so "Tech Report 2005"
_PLACE = 60  # characters of a venue before names


def bare(text: str) -> str:
    """Return a statement without an identifier before it, a DOI, and when it was read."""
    return _RETRIEVED.sub("", _DOI.sub("", _ID_FIRST.sub("", text)))


def lead(text: str, expected: str | None, *, behind: bool = False) -> names.Names:
    """Return the names a text begins with; rare ones count before a year: "Cy Wu, 2023".

    A single name does not count if a venue is called so, nor behind a title if it is not a known
    surname: "Econometrica, 2023".
    """
    is_one = _INITIALED.fullmatch(text) is not None
    led = names.lead(text, expected=is_one or expected == "authors")
    if not led.people and _DATED.search(text):
        rare = names.lead(text, expected=True)
        led = rare if _DATED_PEOPLE.match(rare.rest) else led
    if len(led.people) != 1 or led.others:
        return led
    one = led.people[0]
    is_rare = behind and expected != "authors" and not one.first and not is_known_name(one.last)
    is_place = is_rare or expected == "" or badges.read_badge(str(one)).says_where
    return names.Names() if is_place else led


def place_first(text: str) -> tuple[VenueDate, str]:
    """Return the venue before names, and the rest of a text: "ICML, May 2024, Anna Carver"."""
    head, comma, rest = text.partition(", ")
    _, (begin, end) = date(rest)
    if end and not begin and rest.startswith(", ", end):
        head, rest = f"{head}, {rest[:end]}", rest[end + 2 :]
    is_one = comma and len(head) < _PLACE and not _BETWEEN.search(head)
    stated = badges.read_badge(head if is_one else "")
    is_place = stated.says_where and not names.lead(text).people and names.lead(rest).people
    return (stated, rest) if is_place else (NOTHING, text)


def book(text: str, expected: str | None, *, signed: bool) -> tuple[VenueDate, str]:
    """Read "In Proceedings of the 2023 Slow Conference (SLOW '23)"; return it and what follows.

    Args:
        text: of a segment; when it names no book, nothing and the text are returned.
        expected: what is expected here.
        signed: the authors are known already.
    """
    found = _CALLED_BOOK.match(text) or IN_BOOK.match(text)
    if not found or names.lead(found[1]).people[1:]:
        return NOTHING, text
    short = badges.read_badge(found[2] or "")
    stop, following = next(ends(text), (len(text), len(text)))
    if not short and (met := badges.proceedings(text[found.start(1) : stop])):
        return met, text[following:].strip(EDGES)
    end = next(ends(found[1]), (len(found[1]), 0))[0]
    name = found[1][:end]
    are_people = expected == "authors"
    led = names.Names() if signed else names.lead(text, expected=are_people)
    several = led.others or len(led.people) > (0 if are_people else 1)
    people = several and forms.are_spoken(led.people, text)  # "In So Carver, Anna Holm"
    stated = short or badges.read_badge(name)
    if not stated and not people:
        stated = badges.expected_venue(name, sure=PROCEEDINGS.search(name) is not None)
    if not stated.venue:
        return NOTHING, text
    rest = text[found.end() if end == len(found[1]) else found.start(1) + end :]
    return stated, rest.strip(EDGES)


def are_surnames(text: str, *, alone: bool) -> bool:
    """Return whether a text before a year in brackets is names, however rare: "Doods and Wiles".

    Args:
        text: of a segment.
        alone: one is enough, where a title follows the year and the word is no venue.
    """
    people = names.read(text, expected=True).people
    return bool(people[1:] or (alone and people and not badges.read_badge(text).says_where))


def closed(words: str) -> str:
    """Return words with the stop and bracket that ended their text: "In B. Holm (Ed"."""
    return f"{words.rstrip('.')}.)" if words.count("(") > words.count(")") else words


def before_house(words: str) -> tuple[str, str]:
    """Return (a venue, its publisher): "Slow Shells. Harbour Press", "Proceedings of …. ACM"."""
    name, _, house = words.rpartition(". ")
    ends = PROCEEDINGS.search(name) and not is_abbreviation(f"{name.split()[-1]}.")
    return (name, house) if name and (ends or issuer(house) or _TOWN.match(house)) else (words, "")


def are_cited(text: str) -> bool:
    """Return whether one or two surnames are before a year and no venue: "Carver & Holm, 2020"."""
    if (one := _ONE.fullmatch(text)) and is_known_name(one[1]):
        return venue_search.search(text, any_case=True) is None
    pair = _TWO.fullmatch(text)
    return pair is not None and likeness(pair[1]) + likeness(pair[2]) > _LEAST


def cited(words: str, *, expected: bool) -> tuple[names.Names, VenueDate]:
    """Return the names and the place of a short citation: "Carver et al., ICLR 2023"."""
    if not (expected or _JOINED.search(words)):
        return names.Names(), NOTHING
    led = names.lead(words, expected=expected or are_cited(words))
    stated = badges.read_badge(led.rest.strip(EDGES))
    return (led if stated or led.others else names.Names()), stated


def surnames(text: str, led: names.Names, *, bare: bool) -> names.Names:
    """Return the names that a text begins with (`led`), or bare surnames if the list uses them.

    Then "Carver, Holm" are two people.
    """
    if bare and len(led.people) == 1 and (pair := _PAIR.fullmatch(text)):
        return names.Names(tuple(Person(name) for name in pair.groups()))
    return led


def are_called_so(house: str, expected: str | None) -> bool:
    """Return whether a publisher's name is rather of people: "Ofir Press, Noah A. Smith"."""
    people = names.lead(house).people
    several = len(people) > (0 if expected == "authors" else 1)
    return several and people[0].last in HOUSE_WORDS and all(person.first for person in people)


def besides_date(text: str, stated: VenueDate) -> str:
    """Return the words of a statement that only its date was read from, without the date."""
    if stated.says_where or stated.note:
        return ""
    _, (start, end) = date(text)
    rest = _LEADS_DATE.sub(" ", f"{text[:start]} {text[end:]}")
    words = " ".join(rest.split()).strip(EDGES)
    return words if _NAMED.search(words) else ""


def cut(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the statements of a text begin and end."""
    start = 0
    for end, after in ends(text):
        yield from _apart(text, start, end)
        start = after
    yield from _apart(text, start, len(text))


def ends(text: str) -> Iterator[tuple[int, int]]:
    """Yield where statements end and the next begin; stops of names and months end none."""
    start = 0
    inside = date(text)[1], theses.department(text)
    for mark in _SENTENCE.finditer(text):
        led = _IN.match(text, start)
        begin = led.end() if led else start
        named = begin + len(venue_search.abbreviated(text, begin))
        if mark.start() < named or any(begin < mark.start() < end for begin, end in inside):
            continue
        if not periodical_name.begins_abbreviated(text[start : mark.start()]):
            yield mark.span()
        start = mark.end()


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a statement; a date before other words by itself: "2024-09, a good start"."""
    head, comma, _ = text[start:end].partition(", ")
    stated = badges.read_badge(head.strip(EDGES) if comma else "")
    if stated and not stated._replace(year=0, date=""):
        yield start, start + len(head)
        start += len(head) + len(comma)
    yield start, end


def goes_on(text: str, rest: str) -> bool:
    """Return whether what follows names continues a sentence: then they were not names.

    Args:
        text: that begins with the names.
        rest: what follows them; behind a mark it is a statement of its own: "Anna Carver · thesis".
    """
    if text.removesuffix(rest).rstrip().endswith(_SET_APART):
        return False
    rest = rest.strip(EDGES)
    begins_lower = re.match(r"(?!(?:arxiv|in|at|et|to appear|v\d)\b)[a-z]+[\s,]", rest)
    is_place = venue_search.abbreviated(rest) or theses.read_thesis(rest)
    return begins_lower is not None and not is_place
