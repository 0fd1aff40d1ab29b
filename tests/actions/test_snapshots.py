"""The default name of a snapshot."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssmlit.actions.snapshots import default_name


@pytest.mark.parametrize(
    ("file", "name"),
    [
        pytest.param("arxiv-metadata-oai-snapshot.json.zip", "arxiv", id="arXiv's file on Kaggle"),
        pytest.param("dblp.xml.gz", "dblp", id="without its endings"),
        pytest.param("My Papers (2024).bib", "my-papers-2024", id="letters of a file's name"),
        pytest.param("状態.bib", "snapshot", id="no such letter"),
        pytest.param(f"{'a' * 80}.bib", "a" * 64, id="at most 64 letters"),
    ],
)
def test_default_name(file: str, name: str) -> None:
    """Made of the file's."""
    assert default_name(Path(file)) == name
