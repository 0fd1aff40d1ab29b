"""The saved searches of `[queries]` in `ssmlit.toml`, with those they name written out.

Responsible for where a mistake in one is reported. Does not depend on what is searched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssmlit.config import Config


class SavedSearches(Mapping[str, str]):
    """The saved searches of `[queries]`; a mistake in one is reported where it is used."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._texts = {name: config.string("queries", name) for name in config.table("queries")}

    def __getitem__(self, name: str) -> str:
        from ssmlit.query import parse_query
        from ssmlit.query.saved import expanded

        with self._config.place("queries", name):
            parse_query(expanded(self._texts[name], self._texts))
        return self._texts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
