"""How a mistake in a query is shown: the query, a caret under the mistake, a suggestion.

Responsible for drawing one line of text in a terminal. Does not depend on what a query means.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

from ssmlit.errors import UsageError

_BEFORE, _AFTER = 40, 30


class QueryError(UsageError):
    """A query cannot be understood.

    Args:
        message: what is wrong, one sentence without a final full stop.
        query: the whole query.
        start, end: the offsets of the mistake in it, end exclusive.
        advice: what to write instead, or "".

    The hint consists of the advice and two lines that point at the mistake; `advice`, `query`,
    `start` and `end` are kept for callers that draw it differently.
    """

    def __init__(self, message: str, query: str, start: int, end: int, advice: str = "") -> None:
        advice = "".join(map(_visible, advice))
        picture = point(query, start, end)
        super().__init__(message, hint=f"{advice}\n{picture}" if advice else picture)
        self.advice = advice
        self.query = query
        self.start = start
        self.end = max(end, start + 1)


def point(query: str, start: int, end: int) -> str:
    """Return the query, cut to what is near the mistake, and carets under it: two lines."""
    end = max(end, start + 1)
    left, right = max(0, start - _BEFORE), min(len(query), end + _AFTER)
    shown = "".join(_visible(c) for c in query[left:right])
    lead, tail = "… " if left else "", " …" if right < len(query) else ""
    space = " " * (len(lead) + _width(shown[: start - left]))
    carets = "^" * max(1, _width(shown[start - left : end - left]))
    return f"  {lead}{shown}{tail}\n  {space}{carets}"


def _visible(char: str) -> str:
    """Return the character, or one that cannot move the cursor or restyle the terminal."""
    if char.isspace():
        return " "
    return "\ufffd" if category(char) in ("Cc", "Cf", "Cs", "Co", "Cn") else char


def _width(text: str) -> int:
    """Return how many terminal columns a text without control characters takes."""
    return sum(
        0 if category(c) in ("Mn", "Me") else 2 if east_asian_width(c) in "WF" else 1 for c in text
    )
