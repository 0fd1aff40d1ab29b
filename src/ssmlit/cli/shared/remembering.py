"""What the user refused: kept in tables of ssmlit.toml, which are shared through git.

    [update.rejected]
    "arxiv:2401.00001" = "A Title"
    [refresh.refused]
    "5f0c9d1e2a7b" = "gu2023mamba: published in COLM, 2024"

Responsible for adding to such a table. Does not depend on why something was refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.config import toml_value
from ssmlit.store import target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ssmlit.cli.shared.session import Session
    from ssmlit.store import Output


def remembered(session: Session, table: str, names: Mapping[str, str]) -> Sequence[Output]:
    """Return ssmlit.toml with the names that a table lacks; nothing when it has them all.

    Beside each name is what people read, what is refused.
    """
    known = session.config.table(table)
    lines = [
        f"{_quoted(name)} = {_quoted(one_line(text))}"
        for name, text in names.items()
        if name not in known
    ]
    if not lines:
        return ()
    file = target(session.config.path, session.path)
    return (file.edited(session.config.with_lines(table, lines, file.text or "")),)


def _quoted(text: str) -> str:
    """Return a text on one line, without what steers a terminal, as TOML."""
    return toml_value("".join(filter(str.isprintable, text)))
