"""Texts of every format with all that is read from them: each field of each row.

The cases are in `cases/`, a file or two a format: the name of a case behind `====`, its text, and
what is read behind `----`. Where reading is meant to change, `python -m
tests.importers.test_whole_rows` writes what is read now; look at the difference before it is kept.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from ssmlit import importers, latex
from ssmlit.model import Identifier, Link, Person, Record

if TYPE_CHECKING:
    from ssmlit.importers import Row

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A text, and what is read from it."""

    name: str
    text: str
    said: str


def cases(path: Path) -> list[Case]:
    """Return the cases of a file."""
    found = re.split(r"^==== (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    parts = (text.partition("----\n") for text in found[1::2])
    return [Case(name, text, said) for name, (text, _, said) in zip(found[::2], parts, strict=True)]


def line(row: Row) -> str:
    """Return a row with every field that says something, in the order of its attributes."""
    said = {
        "stated": row.stated,
        "own year": row.own_year,
        "section": " > ".join(row.section),
        "section year": row.section_year,
        "mentions": " ".join(map(str, row.mentions)),
        "reason": row.reason,
        "perhaps": row.perhaps.title if row.perhaps else "",
        "raw": f"{len(row.raw)} characters" if row.raw else "",
    }
    own = [f"  {name}: {value}" for name, value in said.items() if value]
    return "\n".join([f"{row.line} {row.kind}", *record(row.record), *own])


def record(found: Record | None) -> list[str]:
    """Return the lines of a record, its further fields last, but for its place."""
    if found is None:
        return []
    names = (it for it in found._fields if it not in {"source", "line"})
    values = [(name, value(getattr(found, name))) for name in names if name != "extra"]
    return [f"    {name}: {said}" for name, said in (*values, *found.extra) if said]


def value(it: object) -> str:
    """Return a value of a record; names are as in BibTeX, so that their parts can be told."""
    if isinstance(it, Person):
        return latex.format_names((it,))
    if isinstance(it, Link):
        return f"{it.role} {it.url}"
    if isinstance(it, tuple) and not isinstance(it, Identifier):
        return " | ".join(map(value, it))
    return str(it or "")


def read(path: Path, text: str) -> str:
    """Return what is read from a text of a format."""
    return "".join(
        f"{line(row)}\n" for row in importers.read_rows(text, "x", path.name.partition(".")[0])
    )


@pytest.mark.parametrize(
    ("path", "case"),
    [
        pytest.param(path, case, id=f"{path.stem}: {case.name}")
        for path in sorted(CASES.iterdir())
        for case in cases(path)
    ],
)
def test_all_that_is_read(path: Path, case: Case) -> None:
    """Nothing more, nothing less, and each at its place."""
    assert read(path, case.text) == case.said


def main() -> None:
    """Write what is read now into the files."""
    for path in CASES.iterdir():
        parts = (f"==== {it.name}\n{it.text}----\n{read(path, it.text)}" for it in cases(path))
        path.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
