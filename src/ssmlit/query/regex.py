r"""Regular expressions of queries, in time that grows with the length of the text.

Responsible for rejecting mistakes, with their place, and what RE2, which does not backtrack, cannot
do: references to groups and look-around. `re` checks the syntax, so that messages and positions are
familiar; what the two spell or understand differently (`\w`, `\u0061`, `{,2}`) is translated. Case
is ignored. Does not depend on entries.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ssmlit._lazy import regex

if TYPE_CHECKING:
    from typing import Any

MAX_PATTERN = 200
MAX_TEXT = 2_000
_MEMORY = 1 << 20  # bytes that a compiled pattern may take; a title needs a hundredth

_AN_ESCAPE = r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)"
_TOKEN = regex(
    _AN_ESCAPE
    + r"""
      | \[\^?\]?(?:\\.|[^\]\\])*\]                # a class
      | \(\?P<|\(\?.?                             # a group that is not a plain one
      | \{,\d+\}
      | .""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = regex(rf"{_AN_ESCAPE}|\[", re.DOTALL)
_LETTERS, _BLANKS = r"\pL\pN_", r"\s\x0b\x1c-\x1f\x85\pZ"
_DIGITS = {r"\d": r"\p{Nd}", r"\D": r"\P{Nd}"}
_SPELLED = {
    **_DIGITS, r"\w": f"[{_LETTERS}]", r"\W": f"[^{_LETTERS}]", r"\s": f"[{_BLANKS}]",
    r"\S": f"[^{_BLANKS}]", r"\Z": r"\z",
}  # fmt: skip
_IN_CLASS = {**_DIGITS, r"\w": _LETTERS, r"\s": _BLANKS, r"\b": r"\x08", "[": r"\["}
_EDGE = regex(r"\\[bB]")
_BEYOND_ASCII = regex(r"[^\W\x00-\x7f]")


class RegexError(ValueError):
    """A pattern is wrong or cannot be run in bounded time; `position` counts from its start."""

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression; build it with `compile_regex`."""

    pattern: str
    _compiled: Any = field(compare=False, repr=False)

    def found_in(self, text: str) -> bool:
        r"""Return whether the pattern matches somewhere in the first 2,000 characters of a text.

        RE2 knows word boundaries only of ASCII letters; for a pattern of such letters every other
        letter becomes `_`, so that `\bldi` is not found in `Göldi`.
        """
        text = text[:MAX_TEXT]
        if not text.isascii() and self.pattern.isascii() and _EDGE.search(self.pattern):
            text = _BEYOND_ASCII.sub("_", text)
        return self._compiled.search(text) is not None


def compile_regex(pattern: str) -> Regex:
    """Return the pattern, ready to run; raise `RegexError` saying what is wrong and where."""
    if len(pattern) > MAX_PATTERN:
        raise RegexError(f"the pattern is longer than {MAX_PATTERN} characters")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # `[[` stays a bracket here
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        message = getattr(error, "msg", "the pattern is too large")
        raise RegexError(message, getattr(error, "pos", None) or 0) from None
    translated = "".join(_translated(m[0], m.start()) for m in _TOKEN.finditer(pattern))
    import re2  # type: ignore[import-untyped]  # it ships no types

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = _MEMORY
    try:
        return Regex(pattern, re2.compile(translated, options))
    except re2.error as error:
        raise RegexError(_message(error)) from None


def _message(error: Exception) -> str:
    text = error.args[0] if error.args else ""
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)


def _translated(token: str, position: int) -> str:
    """Return a part of a pattern as RE2 spells it."""
    if token[0] == "[":
        inside = _ESCAPE.sub(lambda escape: _in_class(escape[0], position), token[1:-1])
        return f"[{inside}]"
    if token.startswith("{,"):
        return "{0" + token[1:]
    if token[:2] == "(?" and token not in {"(?:", "(?P<"}:
        raise RegexError(f"{token} is not supported", position)
    if token[0] == "\\":
        return _SPELLED.get(token) or _escape(token, position)
    return token


def _in_class(escape: str, position: int) -> str:
    if escape in {r"\W", r"\S"}:
        raise RegexError(f"{escape} is not supported in [ ]", position)
    return _IN_CLASS.get(escape) or _escape(escape, position)


def _escape(escape: str, position: int) -> str:
    if escape[1] in "123456789":
        raise RegexError("references to groups are not supported", position)
    return f"\\x{{{escape[2:]}}}" if escape[1] in "uU" else escape
