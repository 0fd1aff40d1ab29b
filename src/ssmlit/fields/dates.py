"""Years, months and days as BibTeX and biblatex files write them.

Responsible for BibTeX's month macros and biblatex's dates (ISO 8601-2: ranges, `?`, `~`, `19XX`).
Does not depend on entries. Unreadable parts are 0, never an error.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from ssmlit._lazy import regex
from ssmlit.strings import words

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTH_NAMES)}|Sept)"
"""The expression of a month's name, in full or shortened."""

MONTHS = tuple(name[:3].lower() for name in MONTH_NAMES)
"""The macros of BibTeX's styles."""

_OTHERS = """
    januar jänner janvier enero gennaio janeiro januari styczeń stycznia leden ledna januarie
    tammikuu január ocak gener
    siječanj siječnja январь января січень січня;
    februar février fevrier febrero febbraio fevereiro februari luty lutego únor února februarie
    helmikuu február şubat febrer
    veljača veljače февраль февраля лютий лютого;
    märz maerz mars marzo março marco maart marzec marca březen března martie marts maaliskuu
    március mart març
    ožujak ožujka marec март марта березень березня;
    avril abril aprile kwiecień kwietnia duben dubna aprilie huhtikuu április nisan
    travanj travnja apríl апрель апреля квітень квітня;
    mai mayo maggio maio mei maj maja květen května toukokuu május mayıs maig
    svibanj svibnja máj май мая травень травня;
    juni juin junio giugno junho czerwiec czerwca červen června iunie kesäkuu június haziran juny
    lipanj lipnja jún junij июнь июня червень червня;
    juli juillet julio luglio julho lipiec lipca červenec července iulie heinäkuu július temmuz
    juliol srpanj srpnja júl julij июль июля липень липня;
    août aout agosto augustus sierpień sierpnia srpen srpna augusti elokuu augusztus ağustos
    agost kolovoz kolovoza avgust август августа серпень серпня;
    septembre septiembre setiembre settembre setembro wrzesień września září septembrie syyskuu
    szeptember eylül setembre
    rujan rujna septembar сентябрь сентября вересень вересня;
    oktober octobre octubre ottobre outubro październik października říjen října octombrie
    lokakuu október ekim
    oktobar октябрь октября жовтень жовтня;
    novembre noviembre novembro listopad listopada listopadu noiembrie marraskuu kasım
    studeni studenoga studenog novembar ноябрь ноября листопад листопада;
    dezember décembre decembre diciembre dicembre dezembro grudzień grudnia prosinec prosince
    decembrie joulukuu aralık desembre
    prosinac prosinca desember decembar декабрь декабря грудень грудня
"""
_FOREIGN = tuple(map(words, _OTHERS.split(";")))
FOREIGN_NAMES = frozenset().union(*_FOREIGN)
"""Names of the months in the languages of most bibliographies beside English, in lower case."""

_ANY_MONTH = rf"(?:{MONTH}|(?-i:mars)|{'|'.join(sorted(FOREIGN_NAMES - {'mars'}))})"
ANY_MONTH = rf"(?<![^\W\d_]){_ANY_MONTH}\b"
"""The expression of a month's name in any language; Mars is a planet, and no month is in Dismay."""

SEASON_NUMBERS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
"""biblatex's, which has no `Fall`."""

SEASONS = (*SEASON_NUMBERS, "fall")
#: The expression of a month or a season, which may have a stop.
MONTH_OR_SEASON = rf"(?:{MONTH}|{'|'.join(SEASONS)})\.?"

_ISO = regex(r"(?<!\d)(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
_YEAR = regex(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_MONTH = regex(r"(?<![a-z])(" + "|".join(MONTHS) + r")[a-z]*", re.IGNORECASE)
_LETTERS = regex(r"[^\W\d_]+\.?")
_DAY = regex(r"(?<!\d)(\d{1,2})(?!\d)")
_CENTURY = 50  # two digits above are of the last century


def month_named(word: str) -> int:
    """Return the month whose name a word is, in full or cut after three letters or more, or 0."""
    begin = word.rstrip(".").lower()
    named = (at for at, name in enumerate(MONTH_NAMES, 1) if name.lower().startswith(begin))
    return next(named, 0) if len(begin) >= 3 else 0


@lru_cache(maxsize=256)
def foreign_month(word: str) -> int:
    """Return the month a word names, in full or cut after three letters or more; 0 if unsure."""
    begin = word.rstrip(".").lower()
    exact = [at for at, names in enumerate(_FOREIGN, 1) if begin in names]
    if exact or len(begin) < 3:
        return exact[0] if len(exact) == 1 else 0
    found = [at for at, names in enumerate(_FOREIGN, 1) if any(n.startswith(begin) for n in names)]
    return found[0] if len(found) == 1 else 0


def month_of(text: str) -> int:
    """Return the first month that a text names, in English or another language, or 0."""
    if month := month_named(text):  # most
        return month
    from ssmlit.latex import to_unicode

    found = _LETTERS.findall(to_unicode(text))
    return next(filter(None, (month_named(word) or foreign_month(word) for word in found)), 0)


@lru_cache(maxsize=256)
def parse_date(text: str) -> tuple[int, int, int]:
    """Return year, month and day of a biblatex date; of a range, where it begins."""
    begin, _, end = text.partition("/")
    if begin.startswith("-"):  # before Christ
        return 0, 0, 0
    match = _ISO.search(begin) or _ISO.search(end)
    if match is None:
        return 0, 0, 0
    year, month, day = (int(part or 0) for part in match.groups())
    if not 1 <= month <= 12:  # 21 to 24 are seasons
        return year, 0, 0
    return year, month, day if day <= days_in(year, month) else 0


def iso(year: int, month: int = 0, day: int = 0) -> str:
    """Return a date as far as it is known (0 is not): `2023-12-01`, `2023-12`, `2023` or ""."""
    known = takewhile(bool, (month, day))
    return "".join((f"{year:04}", *(f"-{part:02}" for part in known))) if year else ""


def full_year(digits: str) -> int:
    """Return a year of four digits: "24" is 2024, "98" is 1998; 0 for ""."""
    year = int(digits or 0)
    return year if year > 99 or not digits else year + (1900 if year > _CENTURY else 2000)


def days_in(year: int, month: int) -> int:
    """Return how many days a month has; none, if there is no such month."""
    leap = not year % 4 and (year % 100 or not year % 400)
    lengths = (0, 31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return lengths[month] if month < len(lengths) else 0


def parse_year(text: str) -> int:
    """Return the year in `2023`, `2023a`, `c. 1998`, `2004?`; 0 when there is none.

    Nor is there one in `-1200`, which is before Christ, as `parse_date` has it; `--1998` is 1998.
    """
    if text.isdecimal() and len(text) <= 4:
        return int(text)
    if text.startswith("-") and not text.startswith("--"):
        return 0
    match = _YEAR.search(text)
    return int(match[0]) if match else 0


@lru_cache(maxsize=256)
def parse_month(text: str) -> tuple[int, int]:
    """Return month and day of a month field: `dec`, `12`, `December`, `10--16~Dec.`, `Dezember`."""
    text = text.strip()
    if text.isdecimal():
        return (int(text) if len(text) < 5 and 1 <= int(text) <= 12 else 0), 0
    month = month_of(text) or _begun_month(text)
    day = _DAY.search(text) if month else None
    number = int(day[1]) if day else 0
    return month, number if 1 <= number <= 31 else 0


def _begun_month(text: str) -> int:
    """Return the month with whose first letters a word begins: `Feburary`."""
    name = _MONTH.search(text)
    return MONTHS.index(name[1].lower()) + 1 if name else 0
