"""What holds for every test."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import shutil
import sqlite3
import sys
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"  # that of trio, which selenium brings, loads all of trio
from hypothesis import settings

from tests.fast_loop import pytest_pycollect_makeitem  # noqa: F401 - pytest calls it

# Containers often tell Python to keep no bytecode. Then each process of the tests compiles ssmlit
# again, and pytest rewrites every file of tests again: 4 s before the first test.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Python's search for garbage need not go through tests and modules, which all live to the end: it
# is off while they are collected, and afterwards leaves out what is there by then.
gc.disable()

# What tests write need not outlive a power cut, and the disk is slow.
os.fsync = lambda fd: None  # noqa: ARG005 - the name is the standard library's
_connect = sqlite3.connect


def _connected(*arguments: Any, **options: Any) -> sqlite3.Connection:
    """Open a database that does not wait for the disk either."""
    base: sqlite3.Connection = _connect(*arguments, **options)
    with suppress(sqlite3.Error):  # it is damaged or locked, as its reader finds out
        base.execute("PRAGMA synchronous = OFF")
    return base


sqlite3.connect = _connected  # type: ignore[assignment]

# Else the server on loopback writes a line to stderr for each request.
logging.getLogger("werkzeug").setLevel(logging.CRITICAL)

# No test may fail because the machine is busy: hypothesis' limit of time for an example is off.
# Examples are new in each run, so that they find what nobody thought of; where CI is set they
# follow from the test alone, so that the same commit gets the same answer.
GATE = bool(os.environ.get("CI"))
WHOLE, FAST = 200, 25
settings.register_profile("whole", deadline=None, max_examples=WHOLE, derandomize=GATE)
settings.register_profile("fast", deadline=None, max_examples=FAST, derandomize=GATE)

# No test reads the snapshots, settings, history or caches of the person who runs it.
_OWN = Path(tempfile.mkdtemp(prefix="ssmlit-tests-"))
atexit.register(shutil.rmtree, _OWN, ignore_errors=True)
os.environ |= {f"SSMLIT_{name}_DIR": str(_OWN / name) for name in ("CACHE", "DATA", "STATE")}
os.environ["SSMLIT_CONFIG_DIR"] = str(_OWN / "CONFIG")

# git copies no examples into a new repository, and does not look for what to tidy after a commit.
for name in ("hooks", "info"):
    (_OWN / "git" / name).mkdir(parents=True)
os.environ |= {
    "GIT_TEMPLATE_DIR": str(_OWN / "git"),
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "maintenance.auto",
    "GIT_CONFIG_VALUE_0": "false",
}


def pytest_configure(config: pytest.Config) -> None:
    """Try fewer examples in the fast loop, and print nothing where nobody sees it."""
    if hasattr(config, "workerinput"):
        config.pluginmanager.unregister(name="terminalreporter")
    marks = config.getoption("markexpr")
    settings.load_profile("fast" if "not slow" in marks else "whole")


def at_most(examples: int = WHOLE, fast: int = FAST) -> settings:
    """Return settings for a property of costly examples: so many, in the fast loop fewer."""
    is_fast = settings().max_examples == FAST
    return settings(max_examples=min(examples, fast if is_fast else settings().max_examples))


_NUMBERS = count()


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty folder; pytest's own fixture takes longer than most tests."""
    name = f"{request.node.originalname[:30]}{next(_NUMBERS)}"
    path = tmp_path_factory.getbasetemp() / name
    path.mkdir(mode=0o700)
    return path


def pytest_collection_finish() -> None:
    """Look for garbage from here on, in what the tests make, and seldom."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Tell of a test that went well one thing instead of five, and without its keywords.

    With `-n`, what its process tells the one that counts is more than half of what most tests cost.
    """
    if not hasattr(item.config, "workerinput"):
        return None
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            report.keywords = {}
            item.ihook.pytest_runtest_logreport(report=report)
    return True


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Let each process run tests that stand together: what these need is made once."""
    if config.getoption("dist") != "load":  # that of `-n`
        return None
    from xdist.scheduler import WorkStealingScheduling  # type: ignore[import-untyped]

    return WorkStealingScheduling(config, log)
