"""Saved searches: `@name` in a query stands for the saved query of that name.

Responsible for expanding them, also where one uses another. Does not depend on where they are kept
(`[queries]` in ssmlit.toml).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ssmlit.query.errors import QueryError

_NAMED = re.compile(r'"(?:\\.|[^"\\])*"|(?<=:)/(?:\\.|[^/\\])*/|(?<![^\s(-])@([\w-]+)', re.DOTALL)


def expanded(text: str, saved: Mapping[str, str], within: tuple[str, ...] = ()) -> str:
    """Return a query with saved searches in place of their names, each in parentheses.

    Args:
        text: what was typed; an `@` in quotes or inside a word is not a name.
        saved: names → queries.
        within: the names being expanded.

    Raises:
        QueryError: nothing has the name, or a search refers to itself.
    """

    def put_in(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return match[0]
        if name in within:
            raise QueryError(f"the saved search @{name} refers to itself", text, *match.span())
        if name not in saved:
            advice = f"there are @{', @'.join(sorted(saved))}" if saved else _HOW
            raise QueryError(
                f"there is no saved search @{name}", text, *match.span(), advice=advice
            )
        return f"({expanded(saved[name], saved, (*within, name))})"

    return _NAMED.sub(put_in, text)


_HOW = 'save one in ssmlit.toml: [queries], NAME = "QUERY"'
