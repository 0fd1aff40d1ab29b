"""What a person types: one key at a time, without Return, or a line.

Responsible for reading where stdin is a terminal. Does not depend on what is asked.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

END = ("\x03", "\x04", "\x00", "")  # Ctrl-C, Ctrl-D (NUL when typed ahead), no more input


def read_key() -> str:
    """Return the next key, in lower case; Return is not an answer and is passed over.

    Raises:
        KeyboardInterrupt: the input ended.
    """
    with _one_by_one():
        while True:
            letter = os.read(sys.stdin.fileno(), 1).decode("ascii", "replace")
            if letter in END:
                raise KeyboardInterrupt
            if not letter.isspace():
                return letter.lower()


def read_line(question: str) -> str:
    """Ask on stderr and return the line that is typed, without blanks around it.

    It is read byte by byte, as shells do: what is typed ahead stays for the next question.

    Raises:
        KeyboardInterrupt: the input ended.
    """
    print(question, end=" ", file=sys.stderr, flush=True)
    typed = bytearray()
    while (byte := os.read(sys.stdin.fileno(), 1)) not in (b"\n", b""):
        typed += byte
    if not byte and not typed:
        raise KeyboardInterrupt
    return typed.decode(sys.stdin.encoding, "replace").strip()


@contextmanager
def _one_by_one() -> Iterator[None]:
    """Make the terminal pass on each key unechoed as it is pressed; input typed ahead stays."""
    if sys.platform == "win32":  # a line at a time
        yield
        return
    import termios
    import tty

    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    tty.setcbreak(number, termios.TCSADRAIN)
    try:
        yield
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)
