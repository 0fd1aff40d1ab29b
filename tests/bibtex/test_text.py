"""A document of a `Text` that keeps wide characters aside is the document of the whole `str`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit import text as texts
from ssmlit.bibtex import parse
from ssmlit.errors import SsmlitError
from ssmlit.model import AddEntry, Edit, NewEntry, RemoveEntry, RenameKey, SetField
from ssmlit.text import MARK, Text
from tests.bibtex.strategies import FEW, File, files

WIDE = {
    "k1": "kŘ1", "k2": "\N{KELVIN SIGN}",
    "k3": "kř", "k0": "kŸſ", "Mamba": "𝑥 ?", "x_y": "Č_y", "note": "ň",
    "bad": "bađ", "other": "oţher", "known": "ķnown", "état": "État—",
}  # fmt: skip
KEYS = ["kŘ1", "kř1", "KŘ1", "k", "K", "\N{KELVIN SIGN}", "kŘ", "kř", "kÿs", "KŸS", "kŸſ", "?"]
EDITS = st.lists(
    st.one_of(
        st.builds(SetField, st.sampled_from(KEYS), st.sampled_from(["č_y", "title"]),
                  st.sampled_from(["ů", "plain", "é", "𝑦", MARK])),
        st.builds(RenameKey, st.sampled_from(KEYS), st.sampled_from(["ný", "new", "kŘ1"])),
        st.builds(RemoveEntry, st.sampled_from(KEYS)),
        st.just(AddEntry(NewEntry("misc", "přidán", (("title", "Ä ů"),)))),
    ),
    min_size=1,
    max_size=3,
)  # fmt: skip


def widened(file: File) -> str:
    text = file.text
    for plain, wide in WIDE.items():
        text = text.replace(plain, wide)
    return text


def compact(text: str) -> Text:
    """A text in which wide characters are kept aside, though they are many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "_FEW", 1)
        return Text.of([text[:40], text[40:]])


@FEW
@given(files(broken=True))
def test_reading(file: File) -> None:
    """Blocks, entries, macros, keys and findings are the same."""
    text = widened(file)
    one, other = parse(text), parse(compact(text))
    assert one.blocks == other.blocks
    assert one.entries == other.entries
    assert one.strings == other.strings
    assert one.index == other.index
    assert one.keys == other.keys
    assert one.problems == other.problems
    assert one.text == other.text
    assert [one.source(entry) for entry in one.entries] == [
        other.source(entry) for entry in other.entries
    ]


@FEW
@given(files(broken=True), st.lists(st.sampled_from(["mamba", "etat", "č", "s4++"]), max_size=2))
def test_finding(file: File, words: list[str]) -> None:
    """Single entries are found by key in any case, by field and by words as in the whole."""
    text = widened(file)
    one, other = parse(text), parse(compact(text))
    for key in KEYS:
        assert one.entry(key) == other.entry(key)
        assert one.entry(key, any_case=True) == other.entry(key, any_case=True)
    for name in ("č_y", "title", "ň"):
        assert one.having(name) == other.having(name)
    assert one.containing(words) == other.containing(words)


@FEW
@given(files(broken=True), EDITS)
def test_editing(file: File, edits: list[Edit]) -> None:
    """Edits give the same text, or are refused with the same words."""
    text = widened(file)
    results = []
    for document in (parse(text), parse(compact(text))):
        try:
            results.append(document.apply(edits).document.text)
        except SsmlitError as error:
            results.append(f"{error} {error.hint} {error.line}")
    assert results[0] == results[1]
