"""Saved searches: `@name` in a query stands for the saved query of that name.

Responsible for expanding them, also where one uses another. Does not depend on where they are kept
(`[queries]` in ssmlit.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count

from ssmlit._lazy import regex
from ssmlit.query.errors import QueryError

_QUOTED = r'"(?:\\.|[^"\\])*"'
_NAMED = regex(
    rf"{_QUOTED}|(?<=:)/(?:\\.|[^/\\])*/|(?<![^\s(-])@(?:([\w-]+)|({_QUOTED}))", re.DOTALL
)

MOST = 1_000  # names in one query: searches that name others twice grow without end


def expanded(text: str, saved: Mapping[str, str]) -> str:
    """Return a query with saved searches in place of their names, each in parentheses.

    They are named `@name` or `@"a name"`; an `@` in quotes or inside a word does not count.

    Raises:
        QueryError: nothing has the name, a search refers to itself, or there are too many names.
    """
    return _expanded(text, saved, (), count(1))


def _expanded(
    text: str, saved: Mapping[str, str], within: tuple[str, ...], numbers: Iterator[int]
) -> str:
    def put_in(match: re.Match[str]) -> str:
        if match.lastindex is None:
            return match[0]
        name = match[1] or re.sub(r'\\(["\\])', r"\1", match[2][1:-1])
        if next(numbers) > MOST:
            message = f"saved searches that name others make this more than {MOST:,} searches"
            raise QueryError(message, text, *match.span())
        if name in within:
            raise QueryError(
                f"the saved search {written(name)} refers to itself", text, *match.span()
            )
        if name not in saved:
            advice = f"there are {', '.join(map(written, sorted(saved)))}" if saved else _HOW
            message = f"there is no saved search {written(name)}"
            raise QueryError(message, text, *match.span(), advice=advice)
        return f"({_expanded(saved[name], saved, (*within, name), numbers)})"

    return _NAMED.sub(put_in, text)


def written(name: str) -> str:
    """Return how a query names a saved search: in quotes unless it is one word."""
    if re.fullmatch(r"[\w-]+", name):
        return f"@{name}"
    return '@"' + re.sub(r'(["\\])', r"\\\1", name) + '"'


_HOW = 'save one in ssmlit.toml: [queries], NAME = "QUERY"'
