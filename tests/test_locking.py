"""Locks between processes: one has it, it ends with its file, and it is on a file that stays."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ssmlit._locking import acquire, try_once

if TYPE_CHECKING:
    from pathlib import Path

HOLDS = """
import sys
from pathlib import Path
from ssmlit._locking import acquire
with acquire(Path(sys.argv[1])):
    print("has it", flush=True)
    sys.stdin.read()
"""


def test_one_has_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    path.write_bytes(b"said")
    with acquire(path):
        assert try_once(path) is None
        with pytest.raises(TimeoutError, match="lock"):
            acquire(path, wait=0.01)
    with acquire(path):
        assert path.read_bytes() == b"said"


@pytest.mark.slow
def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    path, pipe = tmp_path / "lock", subprocess.PIPE
    command = [sys.executable, "-c", HOLDS, str(path)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as other:
        assert other.stdout
        assert other.stdout.readline() == b"has it\n"
        assert try_once(path) is None
        other.kill()
        with acquire(path, wait=10):
            pass


def test_a_file_that_is_removed_while_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who opens the path next gets another file, and another lock."""
    path = tmp_path / "lock"
    monkeypatch.setattr("fcntl.flock", lambda *_: path.unlink())
    assert try_once(path) is None


def test_a_folder_without_the_right_to_write(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        acquire(tmp_path / "nowhere" / "lock")
