"""A terminal without a person, for tests of what commands say at one."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


def open_terminal(width: int = 0) -> tuple[int, int]:
    """Return the two ends of a pseudo-terminal, ours first; skip the test where there is none.

    Args:
        width: its columns; 0 leaves the size unknown.
    """
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
    ours, theirs = pty.openpty()
    if width:
        fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    return ours, theirs


def at_terminal(
    *arguments: str, width: int = 100, typed: Sequence[str] = (), **environment: str
) -> tuple[int, str]:
    """Run a command line at a terminal, the answers typed ahead; return its code and its words."""
    ours, theirs = open_terminal(width)
    kept = {
        name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR"}
    }
    ways = {"PYTHONPATH": str(SOURCE), "TERM": "xterm-256color", "SSMLIT_NO_PAGER": "1"}
    child = subprocess.Popen(
        [sys.executable, "-m", "ssmlit", *arguments],
        stdin=theirs, stdout=theirs, stderr=theirs, env=kept | ways | environment,
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, "".join(f"{answer}\n" for answer in typed).encode())
    said = b"".join(_printed(ours)).decode()
    os.close(ours)
    return child.wait(timeout=60), said.replace("\r\n", "\n")


def on_terminal(
    *arguments: str, width: int = 100, typed: Sequence[str] = (), **environment: str
) -> str:
    """Return what a command line prints at a terminal."""
    return at_terminal(*arguments, width=width, typed=typed, **environment)[1]


def answer(arguments: list[str], answers: list[str]) -> str:
    """Return what a command says at a wide terminal without colour, where these keys are hit."""
    return on_terminal(*arguments, width=300, typed=answers, NO_COLOR="1")


def _printed(ours: int) -> Iterator[bytes]:
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # EIO: the other side is closed
            return
        if not part:
            return
        yield part
