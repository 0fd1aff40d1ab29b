"""New entries of a batch: their keys, and what they get besides."""

from __future__ import annotations

import pytest

from ssmlit.actions import editing
from ssmlit.actions.adding.batch import Batch, NewPaper
from ssmlit.actions.adding.rules import AddRules
from ssmlit.bibtex.syntax import NOT_IN_KEYS
from ssmlit.errors import UsageError
from ssmlit.fields import texts
from ssmlit.library import Library
from ssmlit.library.candidate import Candidate
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
    batch = Batch(Library.from_text(""), AddRules())

    snails = Record(title="Snails", authors=authors)
    paper = NewPaper(snails, "", "" if own_key else "snails", own_key)
    key = batch.add(paper, Entry("misc", "", items))

    (edit,), _ = batch.edits()
    assert isinstance(edit, AddEntry)
    assert edit.entry.key == key == (own_key or "snails")
    assert dict(texts(edit.entry)) == fields | added


@pytest.mark.parametrize("key", ["x'y", "a(b)", "a b", "a=b", "50%", "a~b", "{a"])
def test_what_cannot_be_a_key_is_one_question(key: str) -> None:
    """A new key, a renaming, and the rule about keys; a file's own key is kept in `ids`."""
    library = Library.from_text("@misc{gu, title = {Snails}}")
    batch = Batch(library, AddRules())
    snails = Record(title="Snails", authors=PEOPLE, year=2020)

    with pytest.raises(UsageError, match="cannot be a citation key"):
        batch.add(NewPaper(snails, "", key), Entry("misc", "", ()))
    with pytest.raises(UsageError, match="cannot be a citation key"):
        editing.rename(library, "gu", key)
    assert NOT_IN_KEYS.search(key)
    paper = NewPaper(snails, "", own_key=key)
    assert batch.add(paper, Entry("misc", key, ())) == "gu2020snails"
    edits, _ = batch.edits()
    (_, added) = library.document.apply(edits).document.entries
    assert added.get("ids") == ("" if key == "{a" else key)


@pytest.mark.parametrize(
    ("own_key", "ids"),
    [
        pytest.param("mine", "mine", id="another name of the work"),
        pytest.param("", "", id="none"),
        pytest.param("gu", "", id="its key"),
        pytest.param("yu", "", id="another work's"),
        pytest.param("Yu", "", id="another work's in capitals"),
    ],
)
def test_another_key_of_a_known_paper(own_key: str, ids: str) -> None:
    """It becomes an old key of the entry, so that it may be cited; not if it names another one."""
    library = Library.from_text("@misc{gu, title = {Snails}}\n@misc{yu, title = {Slugs}}\n")
    batch = Batch(library, AddRules())
    paper = NewPaper(Record(title="Snails"), "", own_key=own_key)
    batch.join(paper, Entry("misc", own_key, ()), (), Candidate.of_entry(library.get("gu")))
    edits, _ = batch.edits()

    assert library.document.apply(edits).document.entries[0].get("ids") == ids


def test_all_decisions_of_one_step_are_kept() -> None:
    """Two new entries are different from a third, which other decisions are about already."""
    library = Library.from_text("@misc{old, title = {Snails}, distinct = {x}}")
    batch = Batch(library, AddRules())
    for key in ("one", "two"):
        batch.add(NewPaper(Record(title="Snails"), "", key), Entry("misc", "", ()))
        batch.keep_apart(key, "old")
    batch.keep_apart("two", "one")
    edits, _ = batch.edits()

    after = library.document.apply(edits).document.entries
    assert {one.key: one.get("distinct") for one in after} == {
        "old": "x, one, two", "one": "old, two", "two": "old, one"
    }  # fmt: skip
