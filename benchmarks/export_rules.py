"""Why an export prints other words than its original: one rule a reason.

Responsible for the table. A rule names the words that it brings and those that it takes away: what
only brings words hides no loss. Does not depend on BibTeX or biber: it is given what they print.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import latex
from ssmlit.exporters.common import INTERNAL
from ssmlit.exporters.kind_names import KINDS
from ssmlit.fields import identity, texts
from ssmlit.fields.date_forms import are_days, date_parts, iso_date
from ssmlit.fields.inheritance import resolved
from ssmlit.identifiers import url
from ssmlit.ordinals import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from export_warnings import Original

    from ssmlit.fields.inheritance import Find
    from ssmlit.model import Entry

    Words = Callable[["Case"], Iterable[str]]

BIBTEX_TYPES = frozenset(
    {"article", "book", "booklet", "conference", "incollection", "inproceedings", "manual", "misc"}
    | {"mastersthesis", "phdthesis", "proceedings", "techreport", "unpublished"}
)
"""Types that BibTeX's styles know; `@inbook` is another one to biblatex."""

_PRINTED = (
    *("author", "editor", "title", "booktitle", "journal", "publisher", "school", "institution"),
    *(
        "series",
        "volume",
        "number",
        "pages",
        "chapter",
        "address",
        "edition",
        "organization",
        "type",
    ),
)
_MONTHS = (
    """january february march april may june july august september october november december"""
)
_FRAME = "in editor editors edited volume number of page pages pp chapter and edition et al"
_ENDINGS = ("th", "st", "nd", "rd")
_THESES = "master s phd thesis technical report"
#: What a style says about a volume that is cited: `In Knuth \cite{acp}`.
_CITED = re.compile(
    r"(\b[Ii]n|\bof)\b((?:(?!\\newblock).)*?)\\cite\s*\{[^{}]*\}|\\cite\{[^{}]*\}", re.DOTALL
)
_LAYOUT = re.compile(r"\\newblock|\\em\b|~|\\bibnamedelim[a-d]\b")
_COMMAND = re.compile(r"\\([A-Za-z]{3,})")  # shorter ones are letters and accents


class Case(NamedTuple):
    """An entry as it stands, with the fields of its parents, and the parents."""

    own: Entry
    whole: Entry
    parents: tuple[Entry, ...]


class Rule(NamedTuple):
    """A reason, the words that it brings, and those that it takes away."""

    reason: str
    comes: Words
    goes: Words = lambda _case: ()


def _of(*names: str) -> Words:
    """Return the texts of some fields of an entry with those of its parents."""
    return lambda case: (case.whole.get(name) for name in names)


def _dates(case: Case) -> Iterable[str]:
    date = case.whole.get("date").strip()
    return (date, *date_parts(date), _MONTHS) if date else ()


def _years_of_parents(case: Case) -> Iterable[str]:
    """BibTeX inherits a `year`, as it sees no `date`."""
    return (one.get("year") for one in case.parents) if "date" in case.own else ()


def _repeated(case: Case) -> Iterable[str]:
    times = Counter(item.name.lower() for item in case.own.fields)
    return (item.text for item in case.own.fields if times[item.name.lower()] > 1)


def _ends_of_parents(case: Case) -> Iterable[str]:
    """Biber joins the end of a parent's range to the year of its child."""
    ranges = (one.get("date").partition("/") for one in case.parents)
    return (end for _, _, end in ranges if "year" in case.own)


def _iso_date(case: Case) -> Iterable[str]:
    day = case.own.get("day") or (case.own.get("date") if are_days(case.own.get("date")) else "")
    date = iso_date(case.whole.get("year"), case.whole.get("month"), day)
    seasons = (case.whole.get("month"),) if re.search(r"-2[1-4]", date) else ()
    return (*re.findall(r"[1-9]\d*", date), *seasons)


def _months(case: Case) -> Iterable[str]:
    in_year = re.findall(r"-(\d\d)(?!\d)", case.whole.get("year"))
    return (case.whole.get("month"), case.own.get("day"), *in_year) if any(_iso_date(case)) else ()


def _addresses(case: Case) -> Iterable[str]:
    """A field that is an address is one, and so is an identifier, if the entry has no other."""
    found = [case.whole.get(name) for name in ("url", "doi", "eprint", "howpublished")]
    if any(found):
        return (*found, "".join(found[0].split()))
    named = identity.identifiers(texts(case.whole))
    return (*(one.text for one in case.own.fields if "://" in one.text), *map(url, named))


def _dressed_addresses(case: Case) -> Iterable[str]:
    r"""`\\url{…}` becomes `url = {…}`, and `https://doi.org/10.…` is `10.…`."""
    doi, address = case.whole.get("doi"), case.whole.get("url")
    _, *others = re.split(r"\s+(?=\w+://)", address)
    return (
        address if " " in address and not others else "",  # its blanks are no part of it
        *others,  # of two addresses in `url` the first is a link
        "url" if "\\url" in case.own.get("howpublished") else "",
        *(doi.split("10.")[:1] if ":" in doi else ()),
    )


def _inherited(case: Case) -> Iterable[str]:
    has = {item.name.lower() for item in case.own.fields}
    return (item.text for item in case.whole.fields if item.name.lower() not in has)


def _framed(case: Case) -> Iterable[str]:
    """A style prints author, title and year of a type that it does not know, and nothing else."""
    if case.own.type.lower() in BIBTEX_TYPES:
        return (_FRAME,)
    return (_FRAME, *(case.whole.get(name) for name in _PRINTED))


def _unframed(case: Case) -> Iterable[str]:
    """Of a type that it does not know it prints `howpublished`, as of @misc only."""
    known = case.own.type.lower() in BIBTEX_TYPES
    return (_FRAME, "" if known else case.whole.get("howpublished"))


def _said_by_others(case: Case) -> Iterable[str]:
    """Of an entry with a `crossref` styles print no publisher, for one."""
    named = "crossref" in case.own
    fields = (one for one in case.own.fields if named or "xdata" in one.text)
    return (*_cited(case), *(case.whole.get(one.name) for one in fields))


def _references(case: Case) -> Iterable[str]:
    return (*_cited(case), *(one.text for one in case.own.fields if "xdata" in one.text))


def _cited(case: Case) -> Iterable[str]:
    return ("cite",) if "crossref" in case.own else ()


def _people(case: Case) -> Iterable[str]:
    return (text for name in ("author", "editor") if "=" in (text := case.own.get(name)))


def _kind(case: Case) -> Iterable[str]:
    return (KINDS.get(case.whole.get("type").lower(), ""), _THESES)


def _word_of_biblatex(case: Case) -> Iterable[str]:
    word = case.whole.get("type")
    return (word,) if word.lower() in KINDS else ()


def _ordinals(case: Case) -> Iterable[str]:
    word = case.whole.get("edition").strip().title()
    if word.lower() in WORDS:
        return (str(WORDS.index(word.lower()) + 1),)
    return (
        form
        for number in _number(case)
        for form in (
            *map(str.title, WORDS[int(number) - 1 : int(number)]),
            *(number + end for end in _ENDINGS),
        )
    )


def _number(case: Case) -> Iterable[str]:
    number = case.whole.get("edition").strip()
    return (number,) if number.isdecimal() or number.lower() in WORDS else ()


RULES = (
    Rule("biblatex's date becomes year and month", _dates, _years_of_parents),
    Rule("a field has biblatex's name, which styles do not know",
         _of("journaltitle", "location", "institution", "annotation", "eid")),
    Rule("a title has parts that styles do not know",
         _of("subtitle", "booksubtitle", "maintitle", "mainsubtitle", "journalsubtitle")),
    Rule("it is in the parent, and BibTeX does not inherit it", _inherited),
    Rule("what named another entry is what that entry says", _said_by_others, _references),
    Rule("names in biblatex's extended form are names", _people, _people),
    Rule("a kind of work is biblatex's word for it", _kind, _word_of_biblatex),
    Rule("an edition is a word for BibTeX, a number for biblatex", _ordinals, _number),
    Rule("the type of entry is one that styles know, and frames its fields",
         _framed, _unframed),
    Rule("BibTeX's year and month become biblatex's date", _iso_date, _months),
    Rule("of a field that stands twice BibTeX uses the first, biber the last",
         _repeated, _repeated),
    Rule("the date of an entry is whole, and has no end of a parent's range",
         lambda _: (), _ends_of_parents),
    Rule("an e-print says of which archive",
         lambda case: ("arxiv",) if "eprint" in case.own else (),
         lambda case: ("arxiv",) if ":" in case.own.get("eprint") else ()),
    Rule("only ssmlit and its users' lists read the field", lambda _: (), _of(*sorted(INTERNAL))),
    Rule("the address of the work stands where styles print it", _addresses, _dressed_addresses),
)  # fmt: skip
BROKEN = "BibTeX found an error in the original and skipped the rest of the entry"


def unexplained(
    before: str, after: str, key: str, original: Original
) -> tuple[list[str], set[str]]:
    """Return the words that no rule accounts for, with + or -, and the reasons of the others.

    Args:
        before: what a program writes of the original.
        after: what it writes of the export.
        key: of the entry.
        original: see there.
    """
    entry = original.find(key)
    if entry is None:
        return [key], set()
    case = Case(entry, resolved(entry, original.find), _parents(entry, original.find))
    had, has = _words(before), _words(after)
    came, reasons = _left(has - had, [(rule.reason, rule.comes) for rule in RULES], case)
    gone, others = _left(had - has, [(rule.reason, rule.goes) for rule in RULES], case)
    if came and key in original.broken:
        came, others = [], others | {BROKEN}
    return [*(f"+{word}" for word in came), *(f"-{word}" for word in gone)], reasons | others


def _parents(entry: Entry, find: Find) -> tuple[Entry, ...]:
    """Return what an entry names in `crossref`, and what that names, over three steps."""
    found: list[Entry] = []
    while len(found) < 3 and (parent := find(entry.get("crossref").strip())):
        found.append(parent)
        entry = parent
    return tuple(found)


def _left(
    differing: Counter[str], rules: Sequence[tuple[str, Words]], case: Case
) -> tuple[list[str], set[str]]:
    """Return the words that no rule has, and the reasons of those that have others."""
    known = [
        (reason, {word for text in words(case) for word in _words(text)}) for reason, words in rules
    ]
    why = {word: next((it for it, has in known if word in has), "") for word in differing}
    return [word for word in differing.elements() if not why[word]], set(why.values()) - {""}


def _words(text: str) -> Counter[str]:
    plain = _COMMAND.sub(r" \1 ", _LAYOUT.sub(" ", _CITED.sub(r"\1 cite ", text)))
    return Counter(re.findall(r"[^\W_]+", latex.fold(plain)))
