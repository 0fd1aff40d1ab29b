"""The search behind `browse`: it finds what `search` finds, in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssmlit import query as queries
from ssmlit.cli.browse.live import SHOWN, Live, Results
from ssmlit.errors import UsageError
from ssmlit.query.index import build

LIBRARY = Path(__file__).parents[2] / "library.bib"


@pytest.fixture(scope="module")
def live() -> Live:
    """The library that comes with the project, and a few odd entries, made ready."""
    odd = """
    @string{tmlr = "Transactions on Machine Learning Research"}
    @article{macro, title = {Joined}, journal = tmlr # {, vol. 2}, year = 2020}
    @misc{cjk, title = {状态空间模型}, author = {王, 伟}, year = 2024}
    @misc{command, title = {The \\strange{Ma}mba \\ng word}, year = 2024}
    @misc{command, title = {A key that is there twice}, year = 2024}
    @phdthesis{thesis, title = {On State Spaces}, author = {Gu, Albert}, school = {Stanford}}
    """
    return Live(build(LIBRARY.read_bytes() + odd.encode()))


def last(live: Live, text: str) -> Results:
    """Run a search to its end."""
    (*_, results) = live.search(text)
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
def test_it_finds_what_search_finds(live: Live, text: str) -> None:
    """The same papers in the same order, whatever was asked before."""
    expected = queries.search(queries.parse(text), live.library.document)
    results = last(live, text)

    assert [hit.entry for hit in results.hits] == [hit.entry for hit in expected[:SHOWN]]
    assert results.total == len(expected)
    assert [hit.terms for hit in results.hits[:5]] == [hit.terms for hit in expected[:5]]


def test_each_letter_narrows_what_the_letters_before_found(live: Live) -> None:
    """Typing letter by letter ends with what the whole word finds."""
    fresh = Live(live.index)
    for end in range(1, len("vmamba") + 1):
        results = last(fresh, "vmamba"[:end])

    assert results.total == len(queries.search(queries.parse("vmamba"), live.library.document))


def test_nothing_typed_is_everything_newest_first(live: Live) -> None:
    """The empty query lists all papers."""
    years = [hit.record.year for hit in last(live, "  ").hits]

    assert len(years) == len(live)
    assert years == sorted(years, reverse=True)


def test_what_was_found_so_far(live: Live) -> None:
    """Whoever asks on the way is given the best so far, which is part of the whole."""
    steps = live.search("mamba")
    assert next(steps) is None
    early = steps.send(True)

    assert early is not None
    assert not early.complete
    assert {hit.entry for hit in early.hits} <= {hit.entry for hit in last(live, "mamba").hits}


def test_a_mistake_is_raised_at_once(live: Live) -> None:
    """A query that cannot be read raises before anything is searched."""
    with pytest.raises(UsageError):
        next(live.search("autor:gu"))
