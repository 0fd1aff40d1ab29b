"""The three streams of the process, made fit for what is written to them.

stdout is data for other programs as soon as it is not a terminal, so it is then UTF-8 with the line
ends of the library whatever the locale is; a terminal gets what its encoding can show.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Any, TextIO, cast


def prepare() -> None:
    """Replace closed streams, and set the encoding of stdout.

    A stream that was closed when the process started (`>&-`) is `None` in Python, and its number
    would be given to the next file that is opened: the library. Nothing comes from such a stdin,
    messages need not be read, but what was asked for cannot be written: a file that is only open
    for reading refuses it as the closed stream would.
    """
    for name, mode, access in (
        ("stdin", "r", os.O_RDONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY),
    ):  # fmt: skip
        if getattr(sys, name) is None:
            number = os.open(os.devnull, access)
            setattr(sys, name, open(number, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    stdout = sys.stdout
    if not isinstance(stdout, TextIOWrapper):
        return
    if stdout.isatty():
        stdout.reconfigure(errors="replace")
    else:
        stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


class Tolerant:
    """A stream on which some failures do not end the command."""

    def __init__(self, stream: TextIO, forgiven: type[OSError]) -> None:
        self._stream, self._forgiven = stream, forgiven

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write a text, or drop everything from now on: the disk is full, or no one reads."""
        try:
            return self._stream.write(text)
        except self._forgiven:
            self._lead_nowhere()
            return len(text)

    def flush(self) -> None:
        """Flush what was written, or forget it."""
        try:
            self._stream.flush()
        except self._forgiven:
            self._lead_nowhere()

    def _lead_nowhere(self) -> None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())


def tolerate() -> None:
    """Let a command end with its own exit code whoever reads what it says.

    No one has to read messages, and the reader of data may stop early (`ssmlit check | head`).
    """
    sys.stdout = cast("TextIO", Tolerant(sys.stdout, BrokenPipeError))
    sys.stderr = cast("TextIO", Tolerant(sys.stderr, OSError))


def silence() -> None:
    """Point stdout at nothing, so that the interpreter's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def shows(text: str) -> bool:
    """Whether the encoding of stdout has every letter of a text."""
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
