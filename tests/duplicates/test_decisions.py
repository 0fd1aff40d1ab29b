"""Decisions that entries carry, and what becomes of them when keys change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit import bibtex
from ssmlit.actions.editing import rename
from ssmlit.duplicates import merge_edits, merge_plan, read_decisions, record_edits
from ssmlit.library import Library
from ssmlit.model import RenameKey

if TYPE_CHECKING:
    from ssmlit.duplicates.user_decisions import Decisions


@pytest.fixture
def library() -> bibtex.Document:
    """Two entries of one work, each with an identifier."""
    return bibtex.parse_document("""
@misc{gu2021, title = {Long Sequences}, author = {Gu, Albert and others}, year = {2021},
  eprint = {2111.00396}, archiveprefix = {arXiv}}
@inproceedings{gu2022, title = {Long Sequences}, author = {Gu, Albert and others}, year = 2022,
  booktitle = {ICLR}, openreview = {uYLFoz1vlAC}}
@article{gu2022dup, title = {Long Sequences}, author = {Gu, Albert and Goel, Karan}, year = {2022},
  openreview = {anotherForum}}
""")


def test_decisions_live_in_the_library(library: bibtex.Document) -> None:
    """A decision is in both entries, can be read back, and is not written twice."""
    one, other = library.entries[:2]

    decided = library.apply(record_edits(one, other)).document

    assert decided.entries[0].get("distinct") == "gu2022 openreview:uYLFoz1vlAC"
    assert decided.entries[1].get("distinct").startswith("gu2021 arxiv:2111.00396")
    assert decisions(decided).apart("GU2022", "gu2021")
    assert record_edits(*decided.entries[:2]) == ()


def decisions(document: bibtex.Document) -> Decisions:
    """Return the decisions that a file's entries carry."""
    return read_decisions(document.entries, document.having("distinct"))


@pytest.mark.parametrize(
    ("said", "other"),
    [
        pytest.param("B", "b", id="a key"),
        pytest.param("Oldest", "a", id="a former key"),
        pytest.param("old", "a", id="of two former keys the first"),
        pytest.param("a arxiv:2401.00002", "a", id="a key before an identifier"),
        pytest.param("gone arxiv:2401.00002", "d", id="an identifier"),
        pytest.param("gone arxiv:2401.00009", "gone", id="what is not there"),
        pytest.param("gone", "gone", id="nor has a name"),
        pytest.param("before", None, id="itself"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_key_means_the_entry_that_has_it_now(said: str, other: str | None) -> None:
    """Not one that had it before; where none has or had it, the identifier beside it tells."""
    document = bibtex.parse_document(
        "@misc{A, ids = {b, old, oldest}}\n@misc{b, ids = {old}}\n"
        f"@misc{{C, ids = {{before}}, distinct = {{{said}}}}}\n"
        "@misc{D, eprint = {2401.00002}}\n@misc{e, eprint = {2401.00002}}"
    )

    assert decisions(document).pairs == ({frozenset({"c", other})} if other else frozenset())


def test_a_decision_about_the_entry_that_goes_is_kept() -> None:
    """Also one about a paper that is not in the library now; about the two it is settled."""
    document = bibtex.parse_document(
        "@article{a, title = {T}, journal = {J}, distinct = {x}}\n\n"
        "@misc{b, title = {T}, distinct = {a, c arxiv:2111.00396, x}}\n"
    )
    (merged,) = document.apply(merge_edits([merge_plan(document.entries)])).document.entries

    assert (merged.key, merged.get("distinct")) == ("a", "x, c arxiv:2111.00396")


def test_decisions_follow_keys(library: bibtex.Document) -> None:
    """A decision follows a renaming, a renaming by another tool, and a merge."""
    decided = library.apply(record_edits(*library.entries[:2])).document

    renamed = decided.apply(rename(Library(decided), "gu2022", "s4").edits).document
    elsewhere = decided.apply([RenameKey("gu2022", "renamed-by-others")]).document
    merged = decided.apply(merge_edits([merge_plan(decided.entries[1:3])])).document

    assert decisions(renamed).pairs == {frozenset({"gu2021", "s4"})}
    assert decisions(elsewhere).pairs == {frozenset({"gu2021", "renamed-by-others"})}
    kept = merged.entries[1].key
    assert decisions(merged).apart("gu2021", kept)
