"""Papers that must not come back: kept in `[update.rejected]` of ssmlit.toml, shared through git.

    [update.rejected]
    "arxiv:2401.00001" = "A Title"

Responsible for adding to it. Does not depend on why a paper was rejected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.cli.shared.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.actions.update.inbox import Rejected
    from ssmlit.cli.shared.session import Session

TABLE = "update.rejected"


def reject(session: Session, names: Sequence[str]) -> Rejected:
    """Reject papers for good, in one step with the settings that remember them.

    Raises:
        UnresolvedError: a name is neither an entry's nor an identifier.
        UsageError: an entry has no identifier to recognise it by.
    """
    from ssmlit.actions.update import inbox

    done = session.change(
        lambda library: inbox.reject(library, names),
        "reject",
        lambda result, _: remembered(session, TABLE, {str(it): name for it, name in result.names}),
        ask=False,
    )
    session.__dict__.pop("config", None)  # it was written
    return done
