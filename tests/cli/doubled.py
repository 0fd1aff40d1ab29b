"""A library with a few papers twice, for tests of `dedupe`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


TWICE = """\
% my papers

@misc{gu2023mamba,
  title = {{Mamba}: Linear-Time Sequence Modeling with Selective State Spaces},
  author = {Gu, Albert and Dao, Tri},
  year = {2023},
  eprint = {2312.00752},
  archiveprefix = {arXiv},
  keywords = {sequence, linear},
}

@inproceedings{GuDao24,
    author = "Albert Gu and Tri Dao",
    title = "Mamba: Linear-time sequence modeling with selective state spaces",
    booktitle = "COLM",
    year = 2024,
    code = "https://github.com/state-spaces/mamba",
    keywords = "selective, linear"
}

@misc{events,
  title = {State Space Models for Event Cameras},
  author = {Zubic, Nikola and Gehrig, Mathias},
  year = {2024},
  eprint = {2402.15584},
  archiveprefix = {arXiv},
}

@misc{wrong,
  title = {Theoretical Foundations of Deep Selective State-Space Models},
  author = {Muca Cirone, Nicola},
  year = {2024},
  eprint = {2402.15584},
  archiveprefix = {arXiv},
}

@article{preface10, title = {Preface}, author = {Doe, J.}, journal = {X}, year = 2010}
@article{preface12, title = {Preface}, author = {Doe, J.}, journal = {X}, year = 2012}
"""


@pytest.fixture
def twice(folder: Path) -> Path:
    """A library with one paper twice, one mismatch, and two prefaces that are different."""
    path = folder / "library.bib"
    path.write_text(TWICE)
    return path


LONG_SCANS = "@article{a, title={Long Scans of Deep Data Tables}, author={Roy, A.}, year=2020}\n"
