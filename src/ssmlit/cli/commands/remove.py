"""`ssmlit remove`: take entries out."""

from __future__ import annotations

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.options import Keys, Query
from ssmlit.cli.shared.questions import confirmed, selection, warn_of_references
from ssmlit.cli.shared.session import Session

HELP = """Remove entries; `ssmlit undo` brings them back.

\b
  ssmlit remove gu2023mamba
  ssmlit remove --query 'tag:off-topic'

You are asked before several are removed, or one that you name by the beginning of its key.
"""

JSON = "changed"


@command("remove", writes=True, help=HELP)
def remove(session: Session, keys: Keys = None, query: Query = "") -> None:
    from ssmlit.actions import editing, select

    find = selection(session, keys or [], query)
    warn_of_references(session, find(session.library))
    each = select.each_name(session.library, keys or [])
    doubted = any(select.is_beginning(session.library, key) for key in each)
    chosen = confirmed(session, find, "remove", doubted=doubted)
    result = session.change(lambda library: editing.remove(chosen(library)), "remove")
    session.report_changed(result, "removed")
