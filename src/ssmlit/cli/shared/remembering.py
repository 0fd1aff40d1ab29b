"""What the user decided or refused: kept in tables of ssmlit.toml, which are shared through git.

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
    from collections.abc import Mapping

    from ssmlit.cli.shared.session import Session
    from ssmlit.store import Output


def remembered(
    session: Session,
    table: str,
    names: Mapping[str, str],
    remarks: Mapping[str, str] | None = None,
    changed: tuple[Output, ...] = (),
) -> tuple[Output, ...]:
    """Return ssmlit.toml with the names that a table lacks.

    Args:
        session: whose settings they are.
        table: the table's name.
        names: what is remembered, with a text each: what people read, or what was decided.
        remarks: a remark behind the line of a name.
        changed: the same file with another change, which stays in it; it is what is returned when
            the table has all names.
    """
    known = session.config.table(table)
    lines = [
        f"{_quoted(name)} = {_quoted(one_line(text))}" + _remark((remarks or {}).get(name, ""))
        for name, text in names.items()
        if name not in known
    ]
    if not lines:
        return changed
    file = target(session.config.path, session.path, settings=True)
    text = (changed[0].data or b"").decode("utf-8") if changed else file.text or ""
    return (file.edited(session.config.with_lines(table, lines, text)),)


def _remark(text: str) -> str:
    return f"  # {''.join(filter(str.isprintable, text))}" if text else ""


def _quoted(text: str) -> str:
    """Return a text on one line, without what steers a terminal, as TOML."""
    return toml_value("".join(filter(str.isprintable, text)))
