"""What the user refused, kept in a table of ssmlit.toml that is shared through git.

Responsible for adding to such a table. Does not depend on what was refused.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.store import target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ssmlit.cli.shared.session import Session
    from ssmlit.store import Output


def remembered(session: Session, table: str, names: Mapping[str, str]) -> Sequence[Output]:
    """Return ssmlit.toml with the names that a table lacks; nothing when it has them all.

    Args:
        session: whose settings.
        table: its name, as `update.rejected`.
        names: what is refused → what people read beside it.
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
    """Return a text as TOML's basic string, which JSON's is, but for DEL."""
    return json.dumps("".join(filter(str.isprintable, text)), ensure_ascii=False)
