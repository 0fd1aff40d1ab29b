"""A terminal without a person, for tests of what commands say at one."""

from __future__ import annotations

import os
import re
import struct
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence

import pytest

from ssmlit.cli import main

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
    ways = {"TERM": "xterm-256color", "SSMLIT_NO_PAGER": "1"}
    child = _forked(theirs, arguments, kept | ways | environment)
    os.close(theirs)
    os.write(ours, "".join(f"{answer}\n" for answer in typed).encode())
    said = b"".join(_printed(ours)).decode()
    os.close(ours)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said.replace("\r\n", "\n")


def on_terminal(
    *arguments: str, width: int = 100, typed: Sequence[str] = (), **environment: str
) -> str:
    """Return what a command line prints at a terminal."""
    return at_terminal(*arguments, width=width, typed=typed, **environment)[1]


def answer(arguments: list[str], answers: list[str]) -> str:
    """Return what a command says at a wide terminal without colour, where these keys are hit."""
    return on_terminal(*arguments, width=300, typed=answers, NO_COLOR="1")


def _forked(terminal: int, arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run a command line in a copy of this process, which has loaded the code; return its id."""
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        child = os.fork()  # Python warns of it where there are other threads: none is in the copy
    if child:
        return child
    code = -1
    try:
        for standard in range(3):
            os.dup2(terminal, standard)
        sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
        os.environ.clear()
        os.environ.update(environment)
        code = main(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _printed(ours: int) -> Iterator[bytes]:
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # EIO: the other side is closed
            return
        if not part:
            return
        yield part
