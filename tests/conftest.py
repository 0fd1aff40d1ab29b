"""What holds for every test."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# No test may fail because the machine is busy: hypothesis' limit of time for an example is off.
settings.register_profile("ssmlit", deadline=None)
settings.load_profile("ssmlit")

OWN = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep history, cache and snapshots of the person who runs the tests out of them."""
    config.stash[OWN] = Path(tempfile.mkdtemp(prefix="ssmlit-tests-"))
    for kind in ("STATE", "CACHE", "DATA"):
        os.environ[f"SSMLIT_{kind}_DIR"] = str(config.stash[OWN] / kind.lower())


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what the tests kept there."""
    shutil.rmtree(config.stash[OWN], ignore_errors=True)
