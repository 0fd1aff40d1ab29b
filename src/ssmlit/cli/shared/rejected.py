"""Papers that must not come back: kept in `[update.rejected]` of ssmlit.toml, shared through git.

    [update.rejected]
    "arxiv:2401.00001" = "A Title"

Responsible for adding to it. Does not depend on why a paper was rejected.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.store import target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.actions.inbox import Rejected
    from ssmlit.cli.shared.session import Session
    from ssmlit.store import Output

TABLE = "update.rejected"


def reject(session: Session, names: Sequence[str]) -> Rejected:
    """Take papers out for good, in one step with the settings that remember them.

    Raises:
        UnresolvedError: a name is neither an entry's nor an identifier.
        UsageError: an entry has no identifier by which it could be known again.
    """
    from ssmlit.actions import inbox

    done = session.change(
        lambda library: inbox.reject(library, names),
        "reject",
        lambda result, _: remembered(session, result),
        ask=False,
    )
    session.__dict__.pop("config", None)  # it was written
    return done


def remembered(session: Session, rejected: Rejected) -> Sequence[Output]:
    """Return ssmlit.toml with what is rejected and not in it yet, if there is any."""
    known = session.config.table(TABLE)
    lines = [
        f"{_quoted(str(identifier))} = {_quoted(one_line(title))}"
        for identifier, title in rejected.names
        if str(identifier) not in known
    ]
    if not lines:
        return ()
    file = target(session.config.path, session.path)
    return (file.edited(session.config.with_lines(TABLE, lines, file.text or "")),)


def _quoted(text: str) -> str:
    """Return a text as TOML's basic string, which JSON's is, but for DEL."""
    return json.dumps("".join(filter(str.isprintable, text)), ensure_ascii=False)
