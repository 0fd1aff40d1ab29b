"""The snapshots that a command looks into; one that cannot be read is a warning, no failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.cli.shared.reading import Reading
    from ssmlit.snapshot import Snapshot


def open_snapshots(session: Reading) -> Sequence[Snapshot]:
    """Return the snapshots, the newest facts first, and warn of those that cannot be read."""
    from ssmlit.snapshot import open_all

    snapshots, unreadable = open_all()
    for failure in unreadable:
        session.note_once(f"warning: {failure.message}; {failure.hint}")
    return snapshots
