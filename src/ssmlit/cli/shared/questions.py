"""Questions about entries: what they are about is shown before they are asked.

Responsible for the wording of such questions. Does not depend on what is done with the answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from ssmlit import fields
from ssmlit.cli.shared.session import Session
from ssmlit.cli.shared.terminal_text import clipped, one_line, safe
from ssmlit.model import Entry
from ssmlit.plurals import plural

SHOWN = 10  # entries that a question lists


def confirm_entries(session: Session, entries: Sequence[Entry], verb: str) -> None:
    """Ask before several entries are changed at once; they are listed above the question.

    Args:
        session: where to ask; with `--dry-run` nothing is asked.
        entries: which entries.
        verb: what is done to them, such as "remove"; with -d or -ed it is what would be done.

    Raises:
        DecisionError: there is no terminal to ask on, and `--yes` was not given.
        Exit: the answer is no.
    """
    if session.options.dry_run:
        return
    many = plural(len(entries), "entry", "entries")
    done = f"{verb}d" if verb.endswith("e") else f"{verb}ed"
    widest = max(len(one_line(entry.key)) for entry in entries[:SHOWN])
    room = session.note_width - 1
    rows = [
        clipped(safe(f"  {one_line(entry.key):<{widest}}  {fields.title(entry)}").rstrip(), room)
        for entry in entries[:SHOWN]
    ]
    if len(entries) > SHOWN:
        rows.append(f"  … and {plural(len(entries) - SHOWN, 'more', 'more')}")
    session.confirm(f"{verb} {many}?", f"{many} would be {done}", rows)
