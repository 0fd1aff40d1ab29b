"""A terminal without a person, for tests of what commands say at one."""

from __future__ import annotations

import struct

import pytest


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
