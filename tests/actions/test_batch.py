"""New entries of a batch: their keys, and what they get besides."""

from __future__ import annotations

import pytest

from ssmlit.actions.adding.batch import Batch
from ssmlit.citation_keys import DEFAULT
from ssmlit.library import Library
from ssmlit.model import AddEntry, Entry, Field, Person, Record

PEOPLE = (Person("Gu", "Albert"),)


@pytest.mark.parametrize(
    ("fields", "authors", "own_key", "added"),
    [
        pytest.param({}, (), "", {"key": "snails"}, id="without people it is sorted by its key"),
        pytest.param({"key": "Sn"}, (), "", {}, id="its own sort key stays"),
        pytest.param({"editor": "Gu, A."}, (), "", {}, id="editors are people"),
        pytest.param({}, PEOPLE, "", {}, id="with authors"),
        pytest.param({}, (), "mine", {}, id="an entry of a file is left as it is"),
    ],
)
def test_what_bibtex_sorts_by(
    fields: dict[str, str], authors: tuple[Person, ...], own_key: str, added: dict[str, str]
) -> None:
    """BibTeX warns of an entry that it can sort by nothing."""
    items = tuple(Field(name, f"{{{text}}}", text) for name, text in fields.items())
    batch = Batch(Library.from_text(""), pattern=DEFAULT)

    key = batch.add(
        Entry("misc", "", items), tags=(), record=Record(title="Snails", authors=authors),
        wanted="" if own_key else "snails", own_key=own_key,
    )  # fmt: skip

    (edit,), _ = batch.edits()
    assert isinstance(edit, AddEntry)
    assert edit.entry.key == key == (own_key or "snails")
    assert dict(edit.entry.fields) == fields | added
