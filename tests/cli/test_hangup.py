"""`browse` and `pick` end when their terminal is closed, with or without a signal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.pseudo_terminal import open_terminal

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds after which the test gives up


@pytest.mark.slow
@pytest.mark.parametrize("command", ["browse", "pick"])
def test_it_ends_with_its_terminal(command: str, tmp_path: Path) -> None:
    """An editor starts it in a session of its own, where the kernel sends no SIGHUP."""
    library = tmp_path / "library.bib"
    library.write_text("@misc{gu,\n  title = {Mamba},\n}\n", encoding="utf-8")
    ours, theirs = open_terminal()
    process = subprocess.Popen(
        [sys.executable, "-m", "ssmlit", command, "--library", str(library)],
        stdin=theirs,
        stdout=theirs if command == "browse" else subprocess.DEVNULL,
        stderr=theirs,
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "TERM": "xterm-256color"},
    )
    os.close(theirs)
    try:
        drawn = b""
        while b"Mamba" not in drawn:
            drawn += os.read(ours, 65536)
        os.close(ours)

        assert process.wait(PATIENCE) is not None  # whatever it says, nobody is there to hear it
    finally:
        process.kill()
        process.wait()
