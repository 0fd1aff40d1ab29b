"""JSON with any value under any name: what is no text says nothing, and nothing fails."""

from __future__ import annotations

import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit import importers
from ssmlit.fields import entry_of
from ssmlit.model import Record
from ssmlit.snapshot.bulk import Damage
from ssmlit.snapshot.readers import json_objects
from tests.conftest import at_most

CSL = {
    "type": "book", "title": "Snails", "id": "x", "DOI": "10.1000/1", "author": [
        {"family": "Roe", "given": "A", "suffix": "Jr", "non-dropping-particle": "de"}],
    "issued": {"date-parts": [[2020, 1, 2]], "raw": "2020"}, "note": "n", "file": "a.pdf",
    "keyword": "k", "ISBN": "1", "publisher": "P", "container-title": "C", "page": "1-2",
    "accessed": "2020-01-01", "editor": [{"literal": "E"}], "archive_location": "2001.00001",
    "PMID": 1, "citation-key": "x",
}  # fmt: skip
ZOTERO = {
    "itemType": "book", "title": "Snails", "creators": [
        {"firstName": "A", "lastName": "Roe", "creatorType": "author", "name": "N"}],
    "tags": [{"tag": "t"}], "attachments": [{"localPath": "a.pdf", "path": "b.pdf"}],
    "extra": "e", "date": "2020", "publicationTitle": "P", "author": "somebody", "data": None,
}  # fmt: skip
OWN = {"key": "a", "type": "misc", "fields": {"title": "Snails", "month": "jan", "note": "n"}}
BULK = {
    "title": "Snails", "authors": [{"name": "Roe", "family": "Roe", "given": "A", "text": "R"}],
    "year": 2020, "date": "2020", "doi": "10.1000/1", "venue": "V", "journal": "J", "type": "book",
    "externalids": {"arxiv": "2001.00001"}, "url": "https://x.org", "code": "c", "volume": 1,
    "listed": "2020-01-01", "categories": "cs.LG",
}  # fmt: skip
ODD = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["x", "", " "]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=4,
)
NO_TEXT = re.compile(r"\b(?:None|True|False|null|true|false)\b|\{'|\[\[|\['|\{\}, ")


def places(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """Return the paths to everything inside a value."""
    inner: list[tuple[object, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [it for step, one in inner for it in [(*path, step), *places(one, (*path, step))]]


def changed(value: object, path: tuple[object, ...], odd: object) -> object:
    """Return a value with another one at a path."""
    if not path:
        return odd
    copy = value.copy()  # type: ignore[attr-defined]
    copy[path[0]] = changed(copy[path[0]], path[1:], odd)
    return copy


@pytest.mark.parametrize("item", [CSL, ZOTERO, OWN], ids=["CSL", "Zotero", "ssmlit"])
@at_most(fast=8)
@given(st.data())
def test_any_value_under_any_name(item: object, data: st.DataObject) -> None:
    odd = changed(item, data.draw(st.sampled_from(places(item))), data.draw(ODD))
    rows = importers.read_rows(json.dumps([odd]), "in.json", "csl-json")

    for row in rows:
        entry = row.entry or entry_of(row.record or Record())
        said = " ".join(f"{field.name} {field.text}" for field in entry.fields)
        assert not NO_TEXT.search(f"{entry.type} {entry.key} {said}")


@pytest.mark.slow
@given(st.data())
def test_any_value_in_bulk_metadata(data: st.DataObject) -> None:
    odd = changed(BULK, data.draw(st.sampled_from(places(BULK))), data.draw(ODD))
    damage = Damage()
    found = list(json_objects.records(io.BytesIO(json.dumps(odd).encode()), damage, "in.json"))

    assert "unexpected kind" not in repr(damage)
    assert not NO_TEXT.search(
        " ".join(map(str, (found[0].title, found[0].authors, found[0].venue, found[0].identifiers)))
        if found
        else ""
    )


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [("note", None, ""), ("file", 5, "CSL: file = 5"),
     ("file", [None, {"a": 1}], "CSL: file.a = 1"),
     ("issued", {"date-parts": [[None]]}, ""), ("author", "x", "CSL: author = x")],
)  # fmt: skip
def test_what_no_field_can_hold_is_noted(name: str, value: object, kept: str) -> None:
    text = json.dumps([{"type": "book", "title": "Snails", "DOI": "10.1000/1", name: value}])
    (row,) = importers.read_rows(text, "in.json", "csl-json")
    assert row.record is not None
    said = {field.name: field.text for field in entry_of(row.record, "a").fields}

    assert said == {"title": "Snails"} | {"doi": "10.1000/1", "key": "a"} | {
        name: text for name, text in (("annote", kept),) if text
    }
