from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep locks and history of a test in its own folder, outside the library's."""
    folder = tmp_path / "state"
    monkeypatch.setenv("SSMLIT_STATE_DIR", str(folder))
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder the library lives in."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def library(home: Path) -> Path:
    """A library of two entries."""
    path = home / "library.bib"
    path.write_bytes(TWO.encode())
    return path


TWO = """\
@misc{gu2023mamba,
  title = {Mamba},
  year = {2023},
  keywords = {models},
}

@misc{dao2024transformers,
  title = {Transformers are SSMs},
  year = {2024},
  keywords = {models},
}
"""
