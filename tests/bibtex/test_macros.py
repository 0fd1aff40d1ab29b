"""Which macros a value names, and what they mean where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.bibtex import parse_document
from ssmlit.bibtex.macros import macros_used
from ssmlit.latex import squash

AGAIN = """@misc{a, title = j # { one}}
@string{j = {Old}}
@misc{b, title = j}
@string{k = j # { and more}}
@STRING{J = "New"}
@misc{c, title = j, note = k}
"""


@pytest.mark.parametrize(
    ("source", "names"),
    [
        pytest.param("iclr", ["iclr"], id="a macro"),
        pytest.param("{iclr}", [], id="a text"),
        pytest.param("2024", [], id="a number"),
        pytest.param('{Proc. } # iclr # " of " # year', ["iclr", "year"], id="behind braces"),
        pytest.param("{a {b} # c} # d", ["d"], id="a # inside braces joins nothing"),
        pytest.param('"a # b"', [], id="nor inside quotes"),
    ],
)
def test_macros_used(source: str, names: list[str]) -> None:
    """Those outside of braces and quotes, in order."""
    assert macros_used(source) == names


def test_of_two_definitions_the_one_before_an_entry_counts() -> None:
    """So it is in BibTeX and biber; an entry before both has the first."""
    document = parse_document(AGAIN)

    assert [entry.get("title") for entry in document.entries] == ["Old one", "Old", "New"]
    assert document.entries[2].get("note") == "Old and more"
    assert document.entry("b").get("title") == "Old"  # type: ignore[union-attr]
    assert [entry.key for entry in document.containing([squash("Old")])] == ["a", "b", "c"]
    assert [entry.key for entry in document.containing([squash("New")])] == ["c"]


BLOCKS = ["@string{j={A}}", "@string{J={B}}", "@string{k=j}", "@misc{x, t=j}",
          "@misc{x, t={1} # k}", "@misc{x, t=k}"]  # fmt: skip


@pytest.mark.slow
@given(st.lists(st.sampled_from(BLOCKS), max_size=9))
def test_macros_as_read_from_top_to_bottom(blocks: list[str]) -> None:
    """A reader that goes through a file once is the oracle where a macro is defined in time."""
    known: dict[str, str] = {}
    entries = iter(parse_document("\n".join(blocks)).entries)
    for block in blocks:
        name = "k" if block.endswith(("k}", "=j}")) and "t=j" not in block else "j"
        if block.startswith("@misc"):
            said = next(entries).get("t")
            if name in known:
                assert said == known[name] if "#" not in block else f"1{known[name]}"
        elif block == "@string{k=j}":
            known["k"] = known.get("j", "j")
        else:
            known["j"] = block[-3]
