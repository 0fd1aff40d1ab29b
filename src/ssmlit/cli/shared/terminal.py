"""The user's terminal, even if stdin, stdout and stderr are redirected, and what is typed there.

In `$(ssmlit pick)` stdout is the shell's; run from an editor, perhaps all three are given away.
What asks a person then talks to the controlling terminal, `/dev/tty`. Does not depend on what is
asked.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

STDIN, STDOUT, STDERR = 0, 1, 2
TTY = "/dev/tty"
FLAGS = os.O_RDWR | getattr(os, "O_NOCTTY", 0)  # which Windows lacks
END = ("\x03", "\x04", "\x00", "")  # Ctrl-C, Ctrl-D (NUL when typed ahead), no more input


def is_there() -> bool:
    """Return whether there is a terminal with a user at it."""
    if os.isatty(STDIN) and os.isatty(STDERR):
        return True
    try:
        os.close(os.open(TTY, FLAGS))
    except OSError:
        return False
    return True


def is_capable() -> bool:
    """Return whether it can draw a screen, as far as TERM says; Emacs' shell cannot.

    Windows sets no TERM, and its terminals can.
    """
    if sys.platform == "win32" and "TERM" not in os.environ:
        return True
    return os.environ.get("TERM", "dumb") not in {"", "dumb", "unknown"}


@contextmanager
def in_place() -> Iterator[None]:
    """Replace stdin and stderr by the terminal, for a while, where they are not one."""
    sys.stderr.flush()
    missing = [number for number in (STDIN, STDERR) if not os.isatty(number)]
    kept = {number: os.dup(number) for number in missing}
    try:
        for number in missing:
            terminal = os.open(TTY, FLAGS)
            os.dup2(terminal, number)
            os.close(terminal)
        with _size_known():
            yield
    finally:
        sys.stderr.flush()
        for number, copy in kept.items():
            os.dup2(copy, number)
            os.close(copy)


@contextmanager
def _size_known() -> Iterator[None]:
    """Publish the terminal's size in the environment where stdout is not a terminal."""
    if os.isatty(STDOUT):
        yield
        return
    before = {name: os.environ.get(name) for name in ("COLUMNS", "LINES")}
    try:
        size = os.get_terminal_size(STDERR)
        if size.columns and size.lines:
            os.environ |= {"COLUMNS": str(size.columns), "LINES": str(size.lines)}
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


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


_LONG = 10  # digits; Python reads no number of thousands


def typed_numbers(text: str, most: int) -> list[int]:
    """Return the numbers that were typed, as `1,3-5`; none if one is not from 1 to `most`."""
    found: list[int] = []
    for word in text.replace(",", " ").split():
        first, dash, last = word.partition("-")
        ends = (first, last) if dash else (first, first)
        if not all(end.isdecimal() and len(end) < _LONG and 0 < int(end) <= most for end in ends):
            return []
        if not (some := range(int(ends[0]), int(ends[1]) + 1)):
            return []  # backwards: "1,5-3"
        found += some
    return found


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
