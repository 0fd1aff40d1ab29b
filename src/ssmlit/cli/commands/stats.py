"""`ssmlit stats`: how many papers by year, tag and venue, as bars."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.options import Words
from ssmlit.cli.shared.session import Session
from ssmlit.cli.shared.streams import shows
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.strings import plural

HELP = """Count papers by year, tag and venue.

\b
  ssmlit stats
  ssmlit stats tag:medical-imaging --top 20
"""
BAR = 40  # columns of the longest bar, where there is room
NUMBER = 6  # columns of a number

JSON = """
Numbers of papers.
  papers (number): All papers counted.
  with_code (number): Those with code.
  year (table of number): Year → papers, newest first.
  tag (table of number): Tag → papers, most first.
  venue (table of number): Venue → papers, most first.
  without (object): What could not be counted above.
    year (number): Papers without a year.
    venue (number): Papers without a venue.
"""


@command("stats", help=HELP)
def stats(
    session: Session,
    query: Words = None,
    top: int = typer.Option(10, min=0, help="Rows of each table; 0 is all."),
) -> None:
    from ssmlit.actions.stats import count_papers

    asked = " ".join(query or ())
    counts = count_papers(session.library, asked)
    session.note_left_out()
    if session.options.json:
        numbers = {"papers": counts.papers, "with_code": counts.with_code}
        session.json({**numbers, **counts.by, "without": counts.without})
        return
    if not counts.papers:
        session.note_nothing(asked)
        return
    session.show(f"{plural(counts.papers, 'paper')}, {counts.with_code:,} with code")
    for name, numbers in counts.by.items():
        session.show("", session.paint("bold", f"by {name}"), *_bars(session, numbers, top))
        if counts.without.get(name):
            session.show(session.paint("dim", f"  and {counts.without[name]:,} without a {name}"))


def _bars(session: Session, numbers: dict[str, int], top: int) -> Iterator[str]:
    from rich.cells import cell_len

    rows = list(numbers.items())[: top or None]
    if not rows:
        yield "  (none)"
        return
    most, block = max(number for _, number in rows), "█" if shows("█") else "#"
    width = min(max(36, session.width // 2), max(cell_len(one_line(name)) for name, _ in rows))
    longest = max(1, min(BAR, session.width - width - NUMBER - 4))
    for name, number in rows:
        bar = session.paint("key", block * max(1, round(number / most * longest)))
        yield f"  {_fitted(one_line(name), width)} {number:>{NUMBER},} {bar}"
    if left := len(numbers) - len(rows):
        yield session.paint("dim", f"  … and {plural(left, 'more', 'more')} (--top 0 shows all)")


def _fitted(name: str, width: int) -> str:
    """Return a name in that many columns; of a longer one beginning and end, so they differ."""
    from rich.cells import cell_len, set_cell_size

    if cell_len(name) <= width:
        return set_cell_size(name, width)
    end = width // 3
    return f"{set_cell_size(name, width - end - 1)}…{set_cell_size(name[::-1], end)[::-1]}"
