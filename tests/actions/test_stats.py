"""How many papers there are of a year, a tag, a venue."""

from __future__ import annotations

import pytest

from ssmlit.actions.stats import Counts, count_papers
from ssmlit.library import Library

LIBRARY = """\
@misc{a, year={2024}, keywords={vision, audio, inbox}, code={https://github.com/a/b}}
@article{b, year={2024}, journal={Nature}, keywords={vision}}
@inproceedings{c, crossref={p}}
@proceedings{p, year={2023}, booktitle={ICML}}
@set{s, entryset={a,b}}
"""
DATED = "@article{a, year={2024}, journal={Nature}}"


@pytest.mark.parametrize(
    ("text", "query", "counts"),
    [
        pytest.param(LIBRARY, "", Counts(4, 1, {
            "year": {"2024": 2, "2023": 2}, "tag": {"vision": 2, "audio": 1},
            "venue": {"ICML": 2, "Nature": 1},
        }, {"year": 0, "venue": 1}), id="all"),
        pytest.param(LIBRARY, "tag:inbox", Counts(1, 1, {
            "year": {"2024": 1}, "tag": {"vision": 1, "audio": 1, "inbox": 1}, "venue": {},
        }, {"year": 0, "venue": 1}), id="bookkeeping that is asked for"),
        pytest.param(DATED, "", Counts(1, 0, {
            "year": {"2024": 1}, "tag": {}, "venue": {"Nature": 1},
        }, {"year": 0, "venue": 0}), id="nothing is missing"),
        pytest.param("@misc{a}", "", Counts(1, 0, {"year": {}, "tag": {}, "venue": {}},
                     {"year": 1, "venue": 1}), id="all is missing"),
    ],
)  # fmt: skip
def test_counts(text: str, query: str, counts: Counts) -> None:
    """Of works, each with what it inherits."""
    assert count_papers(Library.from_text(text), query) == counts
