"""What holds for every test."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

# Containers often tell Python to keep no bytecode. Then each process of the tests compiles ssmlit
# again, and pytest rewrites every file of tests again: 4 s before the first test.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Python's search for garbage need not go through tests and modules, which all live to the end: it
# is off while they are collected, and afterwards leaves out what is there by then.
gc.disable()

# No test may fail because the machine is busy: hypothesis' limit of time for an example is off.
# Examples are new in each run, so that they find what nobody thought of; where CI is set they
# follow from the test alone, so that the same commit gets the same answer.
GATE = bool(os.environ.get("CI"))
settings.register_profile("whole", deadline=None, max_examples=200, derandomize=GATE)
settings.register_profile("fast", deadline=None, max_examples=25, derandomize=GATE)

# No test reads the snapshots, settings, history or caches of the person who runs it.
_OWN = Path(tempfile.mkdtemp(prefix="ssmlit-tests-"))
atexit.register(shutil.rmtree, _OWN, ignore_errors=True)
os.environ |= {f"SSMLIT_{name}_DIR": str(_OWN / name) for name in ("CACHE", "DATA", "STATE")}
os.environ["SSMLIT_CONFIG_DIR"] = str(_OWN / "CONFIG")


def pytest_configure(config: pytest.Config) -> None:
    """Try fewer examples in the fast loop."""
    marks = config.getoption("markexpr")
    settings.load_profile("fast" if "not slow" in marks else "whole")


def pytest_collection_finish() -> None:
    """Look for garbage from here on, in what the tests make."""
    gc.freeze()
    gc.enable()
