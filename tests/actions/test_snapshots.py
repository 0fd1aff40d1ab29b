"""The default name of a snapshot, and those that are not built."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ssmlit.actions.snapshots import build_snapshot, default_name
from ssmlit.errors import UsageError


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


PAPER = {"id": "2401.00001", "title": "On Snails", "authors": "Ada Gu", "categories": "math.AG"}


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        pytest.param([PAPER], ": other categories", id="of another category"),
        pytest.param([PAPER | {"title": ""}, PAPER],
                     ": no title (arxiv.json:1); other categories", id="two reasons"),
    ],
)  # fmt: skip
def test_no_usable_record(
    lines: list[dict[str, str]], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal says why nothing of the file is used."""
    file = tmp_path / "arxiv.json"
    file.write_text("".join(f"{json.dumps(one)}\n" for one in lines), encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    with pytest.raises(UsageError) as raised:
        build_snapshot([file], categories=["cs.*"])
    assert raised.value.message == f"there is no usable record in {file}{why}"
