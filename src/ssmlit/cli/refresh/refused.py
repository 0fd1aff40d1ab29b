"""Proposals that were refused: kept in `[refresh.refused]` of ssmlit.toml, shared through git.

    [refresh.refused]
    "5f0c9d1e2a7b" = "gu2023mamba: published in COLM, 2024"

A proposal is known by the entry's identity and by what the entry would become. Responsible for
reading and adding. Does not depend on how a proposal was made.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ssmlit.actions.refreshing import essence
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.store import target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.actions.refreshing import Proposal
    from ssmlit.cli.shared.session import Session
    from ssmlit.store import Output

TABLE = "refresh.refused"


def not_refused(session: Session, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Return the proposals that nobody has refused."""
    known = session.config.table(TABLE)
    return tuple(one for one in proposals if not known or essence(one) not in known)


def remembered(session: Session, refused: Sequence[Proposal]) -> Sequence[Output]:
    """Return ssmlit.toml with what is refused, if there is any."""
    known = session.config.table(TABLE)
    lines = [
        f'"{name}" = {_quoted(f"{one.entry.key}: {one_line(one.reason)}")}'
        for one in refused
        if (name := essence(one)) not in known
    ]
    if not lines:
        return ()
    file = target(session.config.path, session.path)
    return (file.edited(session.config.with_lines(TABLE, lines, file.text or "")),)


def _quoted(text: str) -> str:
    """Return a text as TOML's basic string, which JSON's is, but for DEL."""
    return json.dumps("".join(filter(str.isprintable, text)), ensure_ascii=False)
