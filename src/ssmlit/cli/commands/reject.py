"""`ssmlit reject`: unwanted papers that do not come back."""

from __future__ import annotations

import typer

from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.questions import confirm_entries, warn_of_references
from ssmlit.cli.shared.session import Session

HELP = """Reject papers for good: `ssmlit update` does not bring them back.

\b
  ssmlit reject roy2026snakes
  ssmlit reject 2601.01234                   a paper that is not in the library

They are remembered by their identifiers in [update.rejected] of ssmlit.toml, even if they are
renamed. `ssmlit undo` reverts it, and so does removing the line.
"""

JSON = """
What was rejected.
  rejected (list of text): The identifiers that do not come back.
  removed (list of text): The keys of the entries that were taken out.
  ...diff
"""


@command("reject", writes=True, help=HELP)
def reject(
    session: Session,
    names: list[str] = typer.Argument(
        metavar="KEY|ID...", help="Keys or ids.", autocompletion=offers.keys
    ),
) -> None:
    from ssmlit.actions import select
    from ssmlit.actions.update import inbox
    from ssmlit.actions.update.updating import is_waiting
    from ssmlit.cli.shared.remembering import take_out

    planned = inbox.reject(session.library, names)
    entries = [session.library.get(key) for key in planned.keys]
    warn_of_references(session, entries)
    chosen = [entry for entry in entries if not is_waiting(entry)]
    each = select.each_name(session.library, names)
    doubted = any(select.is_beginning(session.library, name) for name in each)
    if asked := chosen or (doubted and entries):  # what someone chose to keep is asked about
        confirm_entries(session, asked, "remove")
    done = take_out(session, lambda library: inbox.reject(library, names))
    if session.is_told_by_diff:
        return
    rejected = [str(one) for one, _ in done.names]
    said = f"rejected {', '.join((*done.keys, *rejected))}"
    session.outcome({"rejected": rejected, "removed": list(done.keys)}, said)
