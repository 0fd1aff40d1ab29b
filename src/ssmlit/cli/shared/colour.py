"""Colour on a terminal: what a part of a line is, and the escape codes for it.

Responsible for which stream gets colour (https://no-color.org) and what each kind of text looks
like on light and dark terminals: only the sixteen colours that the person has chosen. Does not
depend on what is shown.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TextIO

from ssmlit.cli.shared.terminal_text import safe

Paint = Callable[[str, str], str]

STYLES = {
    "key": "36",
    "number": "32",
    "bold": "1",
    "dim": "2",
    "label": "2",
    "good": "32",
    "bad": "31",
    "error": "1;31",
    "warning": "33",
    "hint": "36",
    "same": "1;32",
    "maybe": "1;33",
    "mismatch": "1;31",
}
_WINDOWS_TERMINALS = {"WT_SESSION", "TERM", "TERM_PROGRAM", "ANSICON"}
"""Variables, one of which terminals on Windows set that understand escape codes."""
_DIFF = ((("--- ", "+++ "), "1"), (("@@ ",), "36"), (("+",), "32"), (("-",), "31"))


def wanted(stream: TextIO) -> bool:
    """Return whether a stream is a terminal with colour that the user has not turned off."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM", "") in {"dumb", "unknown"}:
        return False
    if sys.platform == "win32" and not _WINDOWS_TERMINALS & os.environ.keys():
        return False  # the old console shows escape codes as they are
    return stream.isatty()


def plain(style: str, text: str) -> str:  # noqa: ARG001 - the same signature as `painted`
    """Return a text without colour, its control characters made visible."""
    return safe(text)


def _painted(style: str, text: str) -> str:
    """Return a text in a style of `STYLES`, its control characters made visible."""
    return f"\x1b[{STYLES[style]}m{safe(text)}\x1b[0m" if text else ""


def painter(stream: TextIO) -> Paint:
    """Return what gives parts of a line their colour on a stream, or leaves them plain."""
    return _painted if wanted(stream) else plain


def diff(text: str) -> str:
    """Return a unified diff with its lines in colour, control characters made visible."""
    return "".join(_diff_line(line) for line in safe(text).splitlines(keepends=True))


def _diff_line(line: str) -> str:
    body = line.rstrip("\n")
    for beginnings, code in _DIFF:
        if body.startswith(beginnings):
            return f"\x1b[{code}m{body}\x1b[0m{line[len(body) :]}"
    return line


def message(text: str) -> str:
    """Return a message for people with the word in front of its colon in colour."""
    head, colon, rest = text.partition(":")
    style = {"not done": "warning"}.get(head, head)
    if style not in {"error", "warning", "hint"}:
        return safe(text)
    return f"{_painted(style, head + colon)}{safe(rest)}"
