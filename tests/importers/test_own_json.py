"""Papers in ssmlit's own JSON: their entries come back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ssmlit import fields, importers
from ssmlit.actions.export.exporting import choose, export
from ssmlit.exporters import Options
from ssmlit.library import Library

TRICKY = Path(__file__).parents[1] / "exporters" / "tricky.bib"


@pytest.mark.parametrize("to", ["json", "jsonl"])
def test_an_export_comes_back(to: str) -> None:
    """Every field of every work, under its key and type, on the line where it was."""
    library = Library.from_text(TRICKY.read_text(encoding="utf-8"))
    text, _ = export(library, choose(library, (), ""), to, Options())
    said = json.loads(text)["papers"] if to == "json" else map(json.loads, text.splitlines())

    rows = importers.read_rows(text, f"x.{to}")

    found = [(it.entry.key, it.entry.type, fields.texts(it.entry)) for it in rows if it.entry]
    assert found == [(it["key"], it["type"], it["fields"]) for it in said]
    lines = text.splitlines()
    assert all(lines[row.line - 1].lstrip(" [").startswith("{") for row in rows)


@pytest.mark.parametrize(
    ("item", "kinds"),
    [
        pytest.param({"key": "k", "type": "misc", "fields": {"title": "A {B"}}, [("T", False)],
                     id="braces that are open"),
        pytest.param({"key": "k", "type": "misc", "fields": {"title": "A}, x = {B"}},
                     [("T", False)], id="a field inside another"),
        pytest.param({"key": "k}", "type": "mi sc", "fields": {"title": "A"}}, [("T", False)],
                     id="no key and no type"),
        pytest.param({"key": "k", "type": "misc", "fields": {}}, [("T", False)], id="no fields"),
        pytest.param({"fields": {"title": "A"}}, [], id="another tool's"),
        pytest.param({"key": "k", "type": "misc", "fields": {"title": ["A", "B"]}},
                     [("A", True)], id="several texts"),
        pytest.param({"key": "k", "type": "misc", "fields": {"title": "A", "month": "dec"}},
                     [("A", True)], id="a month"),
    ],
)  # fmt: skip
def test_what_is_no_entry_is_read_as_an_item(
    item: dict[str, object], kinds: list[tuple[str, bool]]
) -> None:
    rows = importers.read_rows(json.dumps([{"title": "T", **item}]), "x.json")
    found = [(row.record.title, row.entry is not None) for row in rows if row.record]
    assert found == kinds
