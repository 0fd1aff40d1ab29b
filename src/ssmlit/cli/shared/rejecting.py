"""Rejecting papers for good: out of the library, and remembered in the settings.

Responsible for doing both in one step. Does not depend on how papers are chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.cli.shared.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable

    from ssmlit.actions.update.inbox import Rejected
    from ssmlit.cli.shared.session import Session
    from ssmlit.library import Library
    from ssmlit.store import Output


def take_out(session: Session, act: Callable[[Library], Rejected]) -> Rejected:
    """Take papers out of the library, in one step with the settings that remember them.

    Raises what the action raises, which decides which papers they are.
    """

    def follow(result: Rejected, _: object) -> tuple[Output, ...]:
        return remembered(session, "update.rejected", {str(it): name for it, name in result.names})

    done = session.change(act, "reject", follow, ask=False)
    session.forget("config")  # it was written
    return done
