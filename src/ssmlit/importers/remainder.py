"""What a reference says and its record lacks.

Responsible for what is kept in `annote`, so that an import loses nothing. Does not depend on a
format.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ssmlit import identifiers, latex
from ssmlit._lazy import regex
from ssmlit.fields import own_notes
from ssmlit.fields.dates import iso
from ssmlit.fields.names import NAME_FIELDS
from ssmlit.importers import entries
from ssmlit.importers.people import parse_people
from ssmlit.model import Record
from ssmlit.strings import words

if TYPE_CHECKING:
    from ssmlit.importers.row import Row

_SHORT = 3  # letters and digits; longer values are looked for wherever they are
_LONGEST = 60  # characters of a date, or of pages
_TIME = regex(r"(?<=\d)[T /]\d+:[\d:.]+Z?$")
#: What a reference's type is called; a title may have the word, but does not say the type.
_KINDS = words("TY 0 type ref-type")
#: What is said in place of a year, and biblatex's word for it; "no date" says nothing.
_STATES = {
    "in press": "inpress", "forthcoming": "forthcoming", "to appear": "forthcoming",
    "submitted": "submitted", "in preparation": "inpreparation", "n.d.": "", "no date": "",
}  # fmt: skip
_SERIAL_KIND = regex(r"(?<=[\dXx]) \((?:ISSN|ISBN|Print|Electronic|Linking)\)")


#: What is no text of a record, and compared in forms of its own; and what is not of the work.
_OTHERS = words("type authors others year month day identifiers links source line retrieved")


def row(
    record: Record, said: Iterable[tuple[str, str]], form: str, source: str, line: int, raw: str
) -> Row:
    """Return the row of a reference manager's entry, with everything it says.

    Args:
        record: what was understood of it.
        said: every value of the reference with its name there.
        form: the format, for people.
        source: the file.
        line: where the reference begins there.
        raw: its text.
    """
    row = entries.row(with_remainder(record, said, form), source, line, raw)
    return row._replace(is_entry=True)


def with_remainder(record: Record, said: Iterable[tuple[str, str]], form: str) -> Record:
    """Return a record that also keeps, in `annote`, what its attributes lack.

    Args:
        record: the parsed reference.
        said: every value of the reference with its name there.
        form: the format, for people.
    """
    known, short = _content(record), _short(record)
    rest: dict[tuple[str, str], None] = {}
    values = known.split("|")
    for name, text in said:
        word = latex.squash(latex.to_unicode(text))
        state = None if record.year or word in values else _STATES.get(text.strip().lower())
        if state is not None:  # and no keyword or title
            record = _with_state(record, state)
            continue
        if name in _KINDS:
            is_said = False
        elif 0 < len(word) <= _SHORT:
            short[word.lstrip("0")] -= 1
            is_said = short[word.lstrip("0")] >= 0 or _is_same(text, record)
        else:
            is_said = _is_said(text, known, record) or _is_same(text, record)
        if not is_said:
            rest[name, latex.from_markup(text)] = None
    if not rest:
        return record
    own = dict(record.extra).get("annote", "")
    others = (one for one in record.extra if one[0] != "annote")
    text = "; ".join(filter(None, (own, own_notes.note(form, rest))))
    return record._replace(extra=(*others, ("annote", text)))


def _with_state(record: Record, state: str) -> Record:
    given = (("pubstate", state),) if state and "pubstate" not in dict(record.extra) else ()
    return record._replace(extra=(*record.extra, *given))


def _texts(record: Record) -> Iterator[str]:
    """Yield every text of a record, whatever attribute it is in."""
    for name in Record._fields:
        value = getattr(record, name) if name not in _OTHERS else ""
        for one in [value] if isinstance(value, str) else value:
            yield one if isinstance(one, str) else one[-1]  # of `extra`: a name and its value


def _short(record: Record) -> Counter[str]:
    """Return how often a record has each short value: a number of its own, a word of a name.

    "3" is in many titles and dates; a section 3 beside a volume 3 is none of them.
    """
    names = (value for name, value in record.extra if name in NAME_FIELDS)
    people = " and ".join((latex.format_names(record.authors), *names))
    days = (value.replace("-", " ") for name, value in record.extra if name.endswith("date"))
    kind = entries.THESES.get(record.type, "")
    pieces = (*people.split(" and "), *re.split(r", | and ", people))
    parts = (part for part in pieces if " " in part)
    notes = (note for name, value in record.extra if name == "annote" for note in value.split("; "))
    single = re.split(r"[^\w'’.-]+", " ".join((people, *days, kind)))
    whole = (
        *_texts(record), *re.split("[-–]+", record.pages),
        *(str(it) for it in (record.year, record.month, record.day) if it),
        *(f"{it.surname} {it.first} {it.jr}" for it in record.authors), *map(str, record.authors),
        *(it.value for it in record.identifiers),
    )  # fmt: skip
    said = (*whole, *parts, *notes, *single)
    return Counter(latex.squash(latex.to_unicode(it)).lstrip("0") for it in said)


def _is_same(text: str, record: Record) -> bool:
    """Whether a record has an identifier, a day or pages that a text writes in another way."""
    named = identifiers.parse(text)
    if named is not None and not set(identifiers.aliases(named)).isdisjoint(record.identifiers):
        return True
    if len(text) > _LONGEST:
        return False
    days = [iso(record.year, record.month, record.day)]
    days += [value for name, value in record.extra if name.endswith("date")]
    bare = _TIME.sub("", text)
    for whole in (bare, f"{record.year} {bare}"):
        said = entries.date(whole)
        words = re.findall(r"\w+", whole)  # "Export Date: 5 May 2020" says more
        is_all = whole.isdecimal() or len(words) == len([it for it in said if it])
        if said[1] and iso(*said) in days and is_all:
            return True
    is_whole = all(word in record.pages for word in re.findall(r"[^\W\d]+", text))
    return is_whole and not text.isalnum() and entries.pages(text) == record.pages != ""


def _is_said(text: str, known: str, record: Record) -> bool:
    """Whether a text is in those of a record, as it is or as its parts.

    A part behind a comma is a value of its own, or one of people: the `J` of a “Chen, J” is in
    any title.
    """
    values = known.split("|")

    def is_in(part: str) -> bool:
        word = latex.squash(part)
        if word in (known if len(word) > _SHORT else values):
            return True
        return all(latex.squash(it) in values for it in part.split(",")) or (
            "," in part and set(parse_people([part])) <= set(record.authors)
        )

    whole = latex.to_unicode(_SERIAL_KIND.sub("", text))
    return is_in(whole) or all(map(is_in, whole.split(";")))


def _content(record: Record) -> str:
    """Return all texts of a record, in the form in which they are compared."""
    people = (
        f"{it.last}, {it.jr}, {it.first} {it} {it.von} {it.last}, {it.first} {it.jr}"
        for it in record.authors
    )
    numbers = (f"{it:02}|{it}" for it in (record.year, record.month, record.day) if it)
    parts = (
        *_texts(record), *people, *numbers, *(link.url for link in record.links),
        *map(str, record.identifiers), entries.THESES.get(record.type, ""),
    )  # fmt: skip
    return "|".join(latex.squash(latex.to_unicode(part)) for part in parts)
