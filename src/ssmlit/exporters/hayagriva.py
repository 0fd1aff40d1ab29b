"""Works → Hayagriva's YAML, the bibliography format of Typst. Pure.

Types and fields as in https://github.com/typst/hayagriva/blob/main/docs/file-format.md. Values are
written as JSON, which YAML reads.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.exporters.kind_names import type_names
from ssmlit.exporters.left_out import HeldFields
from ssmlit.fields import languages
from ssmlit.fields.dates import iso, parse_date
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
    "bookinbook": "book",
    "suppbook": "book",
    "suppcollection": "anthology",
    "suppperiodical": "periodical",
    "inreference": "reference",
}
#: Hayagriva's names of numbers, and those of the registries.
_SERIALS = {
    "doi": "doi", "isbn": "isbn", "issn": "issn", "pmid": "pmid", "pmcid": "pmc", "arxiv": "arxiv",
}  # fmt: skip
_ROLES = ("translator", "annotator", "commentator", "introduction", "foreword", "afterword",
          "holder")  # fmt: skip
_SPECIAL = regex(r"[\\{}$]")
_BEFORE_CHRIST = regex(r"-\d{4}(?:-\d\d){0,2}")
_MATH = regex(r"\$[^$]*\$")


def _at_publisher(kind: str) -> str:
    """Return which of venue and publisher a work shows that is in nothing; "" if it is in one."""
    if kind in _PARENTS:
        return ""
    return "venue" if type_names(kind).hayagriva in {"thesis", "report"} else "publisher"


HOLDS = HeldFields(
    f"abstract bookauthor edition eid issn langid language note number"
    f" pagetotal pmcid series shorttitle type urldate version volume volumes {' '.join(_ROLES)}",
    roles={one: one for one in ("collaborator", "compiler", "founder", "organizer", "director",
                                "illustrator")},
    instead={"eid": "pages", "version": "edition", "language": "langid"},
    plain=True,
    shared=_at_publisher,
)  # fmt: skip


def write(bibliography: Bibliography, _: Options) -> str:
    """Return a document with an entry for each work, in their order."""
    return "\n".join(
        f"{json.dumps(work.key)}:\n{_block(_fields(work), 1)}" for work in bibliography.works
    )


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
    where = _where(work)
    parent = _parent(work)
    fields: dict[str, Value] = {
        "type": type_names(record.type).hayagriva or kind,
        "title": _titles(work),
        "author": _names(work.people("author")),
        "affiliated": _affiliated(work),
        "date": _date(work),
        "location": _formatted(work.text("location", "address")),
        **({} if parent else where),
        "page-range": work.pages,
        "page-total": work.text("pagetotal"),
        "volume-total": work.text("volumes"),
        "edition": record.edition or work.text("version"),
        "genre": _formatted(work.genre),
        "serial-number": _full({key: _serial(work, name) for key, name in _SERIALS.items()}),
        "url": _url(work),
        "language": _language(work),
        "abstract": _formatted(record.abstract),
        "note": _formatted(record.note),
        "parent": {**parent, **where, "parent": _series(work)} if parent else _series(work),
    }
    return _full(fields)


def _serial(work: Work, name: str) -> str:
    if name in {"isbn", "pmid", "pmc"}:
        return work.number(name)
    return work.record.identifier(name) or work.text(name)


def _where(work: Work) -> dict[str, Value]:
    """Return what a work has itself, or what it is in: that has the number that a series lacks."""
    record = work.record
    return {
        "editor": _names(work.editors(HOLDS.roles).get("editor", ())),
        "publisher": _formatted(work.publisher(_at_publisher(record.type))),
        "volume": record.volume,
        "issue": "" if _is_of_series(work) else record.number,
    }


def _parent(work: Work) -> dict[str, Value]:
    """Return what a work is in; nothing if it is in nothing."""
    kind = _PARENTS.get(work.record.type, "")
    authors = _names(work.people("bookauthor"))
    if not kind or not (work.record.venue or authors):
        return {}
    return {"type": kind, "title": _formatted(work.record.venue), "author": authors}


def _series(work: Work) -> dict[str, Value]:
    """Return the series of a book, which Typst prints with the number in it."""
    title = _formatted(work.text("series"))
    number = work.record.number if _is_of_series(work) else ""
    return _full({"type": "anthology", "title": title, "volume": number}) if title else {}


def _is_of_series(work: Work) -> bool:
    """Whether a number is that of a book in its series, not of an issue."""
    return "series" in work.fields and work.record.type != "article"


def _titles(work: Work) -> Value:
    title, short = _formatted(work.record.title), _formatted(work.text("shorttitle"))
    return {"value": title, "short": short} if title and short else title or short


def _language(work: Work) -> str:
    """Return the tag of the language, or "": Typst refuses a file with anything else."""
    return work.language if languages.is_tag(work.language) else ""


def _full(fields: dict[str, Value]) -> dict[str, Value]:
    full = {name: _full(it) if isinstance(it, dict) else it for name, it in fields.items()}
    return {name: value for name, value in full.items() if value}


def _url(work: Work) -> Value:
    """Return where it is, and the day of the last visit."""
    visited = iso(*parse_date(work.text("urldate")))
    return {"value": work.url, "date": visited} if work.url and visited else work.url


def _names(people: Sequence[Person]) -> list[Name]:
    return [_name(person) for person in people]


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
    people = {**work.editors(HOLDS.roles), **{name: work.people(name) for name in _ROLES}}
    people.pop("editor", None)
    return [{"role": role, "names": _names(them)} for role, them in people.items() if them]


def _date(work: Work) -> str:
    record = work.record
    if not record.year:
        begin = work.fields.get("date", "").partition("/")[0]
        return begin if _BEFORE_CHRIST.fullmatch(begin) else ""
    return iso(record.year, record.month, record.day)


def _formatted(text: str) -> str:
    r"""Return text as Typst is to print it; `{`, `$` and `\` would be read as markup.

    LaTeX's math is not Typst: it is written as it is read aloud.
    """
    plain = _MATH.sub(lambda found: " ".join(to_words(found[0]).split()), text)
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", plain)
