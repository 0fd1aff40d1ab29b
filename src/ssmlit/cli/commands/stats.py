"""`ssmlit stats`: how many papers by year, tag and venue, as bars."""

from __future__ import annotations

from typing import Annotated

import typer

from ssmlit.cli.shared.command import command, new_app
from ssmlit.cli.shared.options import Words
from ssmlit.cli.shared.session import Session
from ssmlit.cli.shared.streams import shows
from ssmlit.cli.shared.terminal_text import one_line, plural

app = new_app()

HELP = """Count papers by year, tag and venue.

\b
  ssmlit stats
  ssmlit stats tag:medical-imaging --top 20
"""
BAR = 40  # columns of the longest bar, where there is room
NUMBER = 6  # columns of a number


@command(app, "stats", help=HELP)
def stats(
    session: Session,
    query: Words = None,
    top: Annotated[int, typer.Option("--top", min=1, help="Rows of each table.")] = 10,
) -> None:
    from ssmlit.actions.counting import count

    counts = count(session.library, " ".join(query or ()))
    if session.options.json:
        session.json(
            {"papers": counts.papers, "with_code": counts.with_code, **counts.by},
        )
        return
    session.out(f"{plural(counts.papers, 'paper')}, {counts.with_code:,} with code")
    for name, table in counts.by.items():
        session.out("", f"by {name}", *_bars(table, top, session.width))


def _bars(table: dict[str, int], top: int, columns: int) -> list[str]:
    rows = list(table.items())[:top]
    if not rows:
        return ["  (none)"]
    most = max(number for _, number in rows)
    width = min(36, max(len(name) for name, _ in rows))
    longest = max(1, min(BAR, columns - width - NUMBER - 4))
    lines = [
        f"  {one_line(name)[:width]:<{width}} {number:>{NUMBER},} {_bar(number / most * longest)}"
        for name, number in rows
    ]
    left = len(table) - len(rows)
    return [*lines, f"  … and {plural(left, 'more', 'more')}"] if left else lines


def _bar(length: float) -> str:
    block = "█" if shows("█") else "#"
    return block * max(1, round(length))
