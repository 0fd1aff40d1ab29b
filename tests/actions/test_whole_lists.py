"""Lists that people wrote: the view that shows them, the page with it, and what edits of it mean.

The cases are in `cases/lists.txt`: the name of a case behind `====`, its list, and behind `----`
the settings and the page; or behind `~~~~` edits of the page, `old → new`, and behind `----` their
changes, and the lines that are none. Where one of it is meant to change, `python -m
tests.actions.test_whole_lists` writes what comes now; look at the difference before it is kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit import importers
from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy
from ssmlit.actions.import_values import ImportRules
from ssmlit.actions.importing import import_rows, periods
from ssmlit.actions.lists import hand_edits, rendering
from ssmlit.actions.lists.adopted.sections import own_headings
from ssmlit.actions.lists.adopted.view import as_toml, view_settings
from ssmlit.actions.records.trusted_facts import TrustedFacts
from ssmlit.library import Candidates, Library
from ssmlit.render import view_from_table
from tests.importers.test_whole_rows import Case, cases

if TYPE_CHECKING:
    from ssmlit.actions.lists.row_changes import RowChange
    from ssmlit.model import Edit

CASES = Path(__file__).parent / "cases" / "lists.txt"
NAME, DAY = "list", "2026-01-01"


def made(text: str) -> str:
    """Return what comes of a list, or of the edits behind it."""
    listed, _, edits = text.partition("~~~~\n")
    rows = importers.read_rows(listed, "x.md", "markdown")
    mapping = own_headings(rows, {})
    settings = view_settings(rows, mapping, listed)
    view = view_from_table(NAME, settings)
    rules = ImportRules(
        placing=AddRules(policy=DuplicatePolicy.MERGE), mapping=mapping, periods=periods([view])
    )
    library = Library.from_text("")
    added = import_rows(library, rows, TrustedFacts(Candidates.of_records([])), rules).edits
    library = Library(library.document.apply(added).document)
    shown = rendering.papers(library, view)
    body = rendering.markdown(shown, view, DAY, old=listed)
    page = rendering.into(listed, view, body, date=DAY, path="x.md", init=True)
    if not edits:
        return f"{as_toml(NAME, settings)}\n{page}"
    edited = page
    for line in edits.splitlines():
        before, after = (part.replace("\\n", "\n") for part in line.split(" → "))
        assert edited.count(before) == 1, before
        edited = edited.replace(before, after)
    found = hand_edits.compare(library, edited, "x.md", view, mapping, page)
    unknown = hand_edits.unknown(library, edited, "x.md", NAME, edited)
    new = [row for row in unknown if row not in found.known]
    said = [f"{row.line} new: {row.record.title}" for row in new if row.record]
    unread = [f"{line} not read: {edited.splitlines()[line - 1]}" for line in found.unread]
    return "".join(f"{line}\n" for line in (*map(change, found.changes), *said, *unread))


def change(one: RowChange) -> str:
    """Return a change, its edits and its tags."""
    tags = "".join(
        f" {sign}{tag}" for sign, tags in zip("+-", one.tags, strict=True) for tag in tags
    )
    lines = [
        f"{one.line} {one.key} {one.field}: {one.old} → {one.new}{tags}",
        *map(edit, one.edits),
    ]
    return "\n".join(lines)


def edit(one: Edit) -> str:
    """Return an edit: its name, the field and the value, or the type."""
    said = (getattr(one, name, "") for name in ("name", "value", "type"))
    return " ".join(filter(None, ("   ", type(one).__name__, *said)))


@pytest.mark.slow
@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases(CASES)])
def test_all_that_comes_of_a_list(case: Case) -> None:
    """Nothing more, nothing less."""
    assert made(case.text) == case.said


def main() -> None:
    """Write what comes of the lists now into the file."""
    parts = (f"==== {it.name}\n{it.text}----\n{made(it.text)}" for it in cases(CASES))
    CASES.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
