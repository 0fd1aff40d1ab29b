"""Works → Hayagriva's YAML, the bibliography format of Typst. Pure.

Types and fields as in https://github.com/typst/hayagriva/blob/main/docs/file-format.md. Values are
written as JSON, which YAML reads.
"""

from __future__ import annotations

import json
from itertools import takewhile
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.exporters.kind_names import TYPES, Type
from ssmlit.fields.dates import parse_date
from ssmlit.latex.decode import to_words

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography, Work
    from ssmlit.exporters.options import Options
    from ssmlit.model import Person

    Name = str | dict[str, str]
    Value = str | list[Name] | list[dict[str, str | list[Name]]] | dict[str, "Value"]

_PARENTS = {
    "article": "periodical",
    "inproceedings": "proceedings",
    "conference": "proceedings",
    "incollection": "anthology",
    "inbook": "book",
    "inreference": "reference",
}
_SERIALS = ("doi", "isbn", "issn", "pmid", "arxiv")
_SPECIAL = regex(r"[\\{}$]")
_BEFORE_CHRIST = regex(r"-\d{4}(?:-\d\d){0,2}")
_MATH = regex(r"\$[^$]*\$")


def write(bibliography: Bibliography, _: Options) -> str:
    """Return a document with an entry for each work, in their order."""
    return "\n".join(_entry(work) for work in bibliography.works)


def _entry(work: Work) -> str:
    return f"{json.dumps(work.key)}:\n{_block(_fields(work), 1)}"


def _block(fields: dict[str, Value], level: int) -> str:
    """Return a mapping as lines, two blanks in for each level."""
    lines: list[str] = []
    for name, value in fields.items():
        head = f"{'  ' * level}{name}:"
        if isinstance(value, dict):
            lines.append(f"{head}\n{_block(value, level + 1)}")
        else:
            lines.append(f"{head} {json.dumps(value, ensure_ascii=False)}\n")
    return "".join(lines)


def _fields(work: Work) -> dict[str, Value]:
    record = work.record
    kind = "article" if record.identifier("arxiv") else "misc"
    parent = _parent(work)
    fields: dict[str, Value] = {
        "type": TYPES.get(record.type, Type()).hayagriva or kind,
        "title": _formatted(record.title),
        "author": [_name(person) for person in record.authors],
        "editor": [] if parent else [_name(person) for person in work.people("editor")],
        "affiliated": _affiliated(work),
        "date": _date(work),
        "publisher": "" if parent else _formatted(_publisher(work)),
        "location": _formatted(work.text("location", "address")),
        "volume": "" if parent else record.volume,
        "issue": "" if parent else record.number,
        "page-range": record.pages.replace("–", "-"),
        "page-total": work.text("pagetotal"),
        "edition": record.edition,
        "genre": _formatted(work.genre),
        "serial-number": _full({name: record.identifier(name) for name in _SERIALS}),
        "url": _url(work),
        "abstract": _formatted(record.abstract),
        "note": _formatted(record.note),
        "parent": parent,
    }
    return _full(fields)


def _parent(work: Work) -> dict[str, Value]:
    record = work.record
    kind = _PARENTS.get(record.type, "")
    if not kind or not record.venue:
        return {}
    return _full({
        "type": kind,
        "title": _formatted(record.venue),
        "editor": [_name(person) for person in work.people("editor")],
        "publisher": _formatted(record.publisher),
        "volume": record.volume,
        "issue": record.number,
    })  # fmt: skip


def _publisher(work: Work) -> str:
    record = work.record
    at_publisher = TYPES.get(record.type, Type()).hayagriva in {"thesis", "report"}
    return (record.venue or record.publisher) if at_publisher else record.publisher


def _full(fields: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if value}


def _url(work: Work) -> Value:
    """Return where it is, and the day of the last visit."""
    visited = _iso(*parse_date(work.text("urldate")))
    return {"value": work.url, "date": visited} if work.url and visited else work.url


def _name(person: Person) -> Name:
    """Return a name as text, or by its parts where Typst would read the text in another way.

    It takes lower-case words ("and") for a particle, and has two opinions on where "Jr." stands.
    """
    if person.first and not person.jr and "," not in str(person):
        return f"{person.surname}, {person.first}"
    parts = {"name": person.last, "given-name": person.first, "prefix": person.von}
    return {name: part for name, part in {**parts, "suffix": person.jr}.items() if part}


def _affiliated(work: Work) -> list[dict[str, str | list[Name]]]:
    """Return those who are neither authors nor editors."""
    names = [_name(person) for person in work.people("translator")]
    return [{"role": "translator", "names": names}] if names else []


def _date(work: Work) -> str:
    record = work.record
    if not record.year:
        begin = work.fields.get("date", "").partition("/")[0]
        return begin if _BEFORE_CHRIST.fullmatch(begin) else ""
    return _iso(record.year, record.month, record.day)


def _iso(year: int, month: int, day: int) -> str:
    numbers = takewhile(bool, (month, day))
    return "".join((f"{year:04}", *(f"-{it:02}" for it in numbers))) if year else ""


def _formatted(text: str) -> str:
    r"""Return text as Typst is to print it; `{`, `$` and `\` would be read as markup.

    LaTeX's math is not Typst: it is written as it is read aloud.
    """
    plain = _MATH.sub(lambda found: " ".join(to_words(found[0]).split()), text)
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", plain)
