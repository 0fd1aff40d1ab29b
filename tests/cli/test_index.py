"""The index behind `browse`: it finds what `search` finds, in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssmlit import query as queries
from ssmlit.cli._tui.index import SHOWN, Index, Results
from ssmlit.errors import UsageError
from ssmlit.library import Library

LIBRARY = Path(__file__).parents[2] / "library.bib"


@pytest.fixture(scope="module")
def index() -> Index:
    """The index of the library that comes with the project, and a few odd entries."""
    odd = """
    @string{tmlr = "Transactions on Machine Learning Research"}
    @article{macro, title = {Joined}, journal = tmlr # {, vol. 2}, year = 2020}
    @misc{cjk, title = {状态空间模型}, author = {王, 伟}, year = 2024}
    @misc{command, title = {The \\strange{Ma}mba \\ng word}, year = 2024}
    @misc{command, title = {A key that is there twice}, year = 2024}
    @phdthesis{thesis, title = {On State Spaces}, author = {Gu, Albert}, school = {Stanford}}
    """
    return Index(Library.from_text(LIBRARY.read_text(encoding="utf-8") + odd))


def last(index: Index, text: str) -> Results:
    """Run a search to its end."""
    (*_, results) = index.search(text)
    assert results is not None
    return results


@pytest.mark.parametrize(
    "text",
    [
        "m", "ma", "mamba", "mamba unet", "s4", "u-net", "gu 2023", "author:gu year:2021..2023",
        "tag:medical", "has:code -tag:surveys", '"state space"', "title:hippo OR title:s4",
        "title:/mamba-?unet/", "venue:neurips", "venue:tmlr", "transactions machine", "ng", "模型",
        "strange", "gu thesis", "abstract:selective", "mamaba unet", "hyprspectral", "rnn", "twice",
        "id:2312.00752", "models", "type:article", "missing:doi", "-mamba", "zzzzqqq",
    ],
)  # fmt: skip
def test_it_finds_what_search_finds(index: Index, text: str) -> None:
    """The same papers in the same order, whatever was asked before."""
    expected = queries.search(queries.parse(text), index.library.document)
    results = last(index, text)

    assert [hit.entry for hit in results.hits] == [hit.entry for hit in expected[:SHOWN]]
    assert results.total == len(expected)
    assert [hit.terms for hit in results.hits[:5]] == [hit.terms for hit in expected[:5]]


def test_each_letter_narrows_what_the_letters_before_found(index: Index) -> None:
    """Typing letter by letter ends with what the whole word finds."""
    fresh = Index(index.library)
    for end in range(1, len("vmamba") + 1):
        results = last(fresh, "vmamba"[:end])

    assert results.total == len(queries.search(queries.parse("vmamba"), index.library.document))


def test_nothing_typed_is_everything_newest_first(index: Index) -> None:
    """The empty query lists all papers."""
    years = [hit.record.year for hit in last(index, "  ").hits]

    assert len(years) == len(index.entries)
    assert years == sorted(years, reverse=True)


def test_what_was_found_so_far(index: Index) -> None:
    """Whoever asks on the way is given the best so far, which is part of the whole."""
    steps = index.search("mamba")
    assert next(steps) is None
    early = steps.send(True)

    assert early is not None
    assert not early.complete
    assert {hit.entry for hit in early.hits} <= {hit.entry for hit in last(index, "mamba").hits}


def test_a_mistake_is_raised_at_once(index: Index) -> None:
    """A query that cannot be read raises before anything is searched."""
    with pytest.raises(UsageError):
        next(index.search("autor:gu"))
