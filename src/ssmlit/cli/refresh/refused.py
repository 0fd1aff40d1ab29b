"""Proposals that were refused: kept in `[refresh.refused]` of ssmlit.toml, shared through git.

    [refresh.refused]
    "5f0c9d1e2a7b" = "gu2023mamba: published in COLM, 2024"

A proposal is known by the entry's identity and by what the entry would become. Responsible for
reading and adding. Does not depend on how a proposal was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.actions.refresh.refreshing import essence
from ssmlit.cli.shared.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.actions.refresh.refreshing import Proposal
    from ssmlit.cli.shared.session import Session
    from ssmlit.store import Output

TABLE = "refresh.refused"


def not_refused(session: Session, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Return the proposals that were not refused before."""
    known = session.config.table(TABLE)
    return tuple(one for one in proposals if not known or essence(one) not in known)


def with_refused(session: Session, refused: Sequence[Proposal]) -> Sequence[Output]:
    """Return ssmlit.toml with what is refused, if there is any."""
    names = {essence(one): f"{one.entry.key}: {one.reason}" for one in refused}
    return remembered(session, TABLE, names)
