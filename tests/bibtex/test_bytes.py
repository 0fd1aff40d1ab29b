"""Files beyond ASCII: offsets are bytes, values are characters, and no byte moves unasked."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.bibtex import Document, parse_document
from ssmlit.errors import EditRefusedError, SsmlitError
from ssmlit.model import (
    AddEntry,
    Edit,
    Entry,
    Field,
    RemoveEntry,
    RenameKey,
    ReplaceEntry,
    SetField,
    SetType,
)
from tests.bibtex.strategies import FEW, File, files

WIDE = {
    "k1": "kŘ1", "k3": "kř", "k0": "kŸſ", "Mamba": "𝑥 ?", "x_y": "Č_y", "note": "ň",
    "bad": "bađ", "other": "oţher", "known": "ķnown", "état": "État—",
}  # fmt: skip
KEYS = ["kŘ1", "kř1", "KŘ1", "k2", "K2", "kŘ", "kř", "kÿs", "KŸS", "kŸſ", "?"]
EDITS = st.lists(
    st.one_of(
        st.builds(partial(SetField), st.sampled_from(KEYS), st.sampled_from(["č_y", "title"]),
                  st.sampled_from(["ů", "plain", "é", "𝑦", "\x80"])),
        st.builds(partial(RenameKey), st.sampled_from(KEYS), st.sampled_from(["ný", "new", "kŘ1"])),
        st.builds(partial(RemoveEntry), st.sampled_from(KEYS)),
        st.just(AddEntry(Entry("misc", "přidán", (Field.braced("title", "Ä ů"),)))),
    ),
    min_size=1,
    max_size=3,
)  # fmt: skip


def widened(file: File) -> str:
    text = file.text
    for plain, wide in WIDE.items():
        text = text.replace(plain, wide)
    return text


def as_latin_1(document: Document) -> Document:
    """The document in which every byte is a letter of its own: the same blocks, other values."""
    return parse_document(document.data.decode("latin-1"))


@pytest.mark.slow
@FEW
@given(files(broken=True))
def test_blocks_do_not_depend_on_letters(file: File) -> None:
    """Kinds and lines are those of the file whose bytes beyond ASCII are letters of their own."""
    document = parse_document(widened(file))
    assert document.data == widened(file).encode()
    assert "".join(map(document.block_index.text, document.blocks)) == widened(file)
    other = as_latin_1(document)
    assert [(b.kind, b.line, b.well_formed) for b in document.blocks] == [
        (b.kind, b.line, b.well_formed) for b in other.blocks
    ]
    for entry, twin in zip(document.entries, other.entries, strict=True):
        assert entry.key.encode().decode("latin-1") == twin.key
        assert [f.source.encode().decode("latin-1") for f in entry.fields] == [
            f.source for f in twin.fields
        ]


@pytest.mark.slow
@FEW
@given(files(broken=True))
def test_single_entries_are_found(file: File) -> None:
    """By key, by key in any case, by field: what reading all entries gives."""
    document, all_of = parse_document(widened(file)), parse_document(widened(file)).entries
    for key in KEYS:
        same = [entry for entry in all_of if entry.key == key]
        assert document.entry(key) == (same[0] if same else None)
        similar = [entry for entry in all_of if entry.key.lower() == key.lower()]
        found = document.entry(key, any_case=True)
        assert (found and found.line) == (similar[0].line if similar else None)
    for name in ("č_y", "title", "ň"):
        assert document.having(name) == tuple(entry for entry in all_of if name in entry)


def test_a_field_is_found_in_either_case_of_any_letter() -> None:
    """Names of ASCII letters are looked for in bytes, others by reading."""
    document = parse_document("@misc{a, TITLE = {A}}\n@misc{b, Č = {B}}\n")

    assert [entry.key for entry in document.having("title")] == ["a"]
    assert [entry.key for entry in document.having("č")] == ["b"]


@pytest.mark.slow
@FEW
@given(files(broken=True), EDITS)
def test_edits_keep_every_other_byte(file: File, edits: list[Edit]) -> None:
    """What the changes do not name is the same bytes, in the same order."""
    document = parse_document(widened(file))
    try:
        after, changes = document.apply(edits)
    except SsmlitError:
        return
    expected, done = b"", 0
    for change in changes:
        expected += document.data[done : change.start] + change.new.encode()
        done = change.end
    assert after.data == expected + document.data[done:]


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(SetField("k", "x", "\ud83d"), id="value"),
        pytest.param(SetField("k", "x", "{\ud83d}", verbatim=True), id="source"),
        pytest.param(SetField("k", "x\ud83d", "1"), id="name"),
        pytest.param(SetType("k", "misc\ud83d"), id="type"),
        pytest.param(RenameKey("k", "l\ud83d"), id="key"),
        pytest.param(ReplaceEntry("k", "@a{k, x = {\ud83d}}"), id="entry"),
        pytest.param(AddEntry(Entry("misc", "n", (Field.braced("x", "\ud83d"),))), id="added"),
    ],
)
def test_half_a_character_is_refused(edit: Edit) -> None:
    """A lone surrogate, as a service's JSON may hold, cannot be in a file."""
    with pytest.raises(EditRefusedError, match="half a character"):
        parse_document("@a{k, x = 1}").apply([edit])
