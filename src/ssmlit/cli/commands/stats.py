"""`ssmlit stats`: how many papers by year, tag and venue, as bars."""

from __future__ import annotations

from typing import Annotated

import typer

from ssmlit.cli.shared import json_schema as js
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


JSON = (
    js.document(
        "Numbers of papers.",
        papers=js.number("All papers counted."),
        with_code=js.number("Those with code."),
        year=js.table("integer", "Year → papers, newest first."),
        tag=js.table("integer", "Tag → papers, most first."),
        venue=js.table("integer", "Venue → papers, most first."),
        without=js.thing(
            "What could not be counted above.",
            year=js.number("Papers without a year."),
            venue=js.number("Papers without a venue."),
        ),
    ),
)


@command(app, "stats", help=HELP)
def stats(
    session: Session,
    query: Words = None,
    top: Annotated[int, typer.Option("--top", min=1, help="Rows of each table.")] = 10,
) -> None:
    from ssmlit.actions.counting import count

    counts = count(session.library, " ".join(query or ()))
    if session.options.json:
        numbers = {"papers": counts.papers, "with_code": counts.with_code}
        session.json({**numbers, **counts.by, "without": counts.without})
        return
    session.out(f"{plural(counts.papers, 'paper')}, {counts.with_code:,} with code")
    for name, table in counts.by.items():
        session.out("", f"by {name}", *_bars(table, top, session.width))
        if counts.without.get(name):
            session.out(f"  and {counts.without[name]:,} without a {name}")


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
