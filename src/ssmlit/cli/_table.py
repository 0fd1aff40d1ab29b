"""Papers as a table that fits the terminal, from 60 columns up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.cli._papers import cells
from ssmlit.identifiers import url
from ssmlit.query import spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from ssmlit.cli._session import Session
    from ssmlit.query import Hit

NARROW, MEDIUM = 80, 110  # below, first authors and then venues give way to the title
STYLES = {"key": "cyan", "year": "green", "venue": "magenta", "authors": "dim"}
WIDEST = {"key": 24, "year": 4, "authors": 22, "venue": 24}


def print_table(session: Session, hits: Sequence[Hit], columns: Sequence[str]) -> None:
    """Print hits as a table, through the pager when there are more than the screen holds."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    shown = _fitting(columns, console.width)
    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    for column in shown:
        if column == "title":
            table.add_column("title", ratio=1, overflow="fold", min_width=20)
        else:
            table.add_column(
                column, style=STYLES.get(column), no_wrap=True, max_width=WIDEST.get(column)
            )
    for hit in hits:
        table.add_row(
            *(_styled(hit, *pair) for pair in zip(shown, cells(hit, shown, 2), strict=True))
        )
    if len(hits) >= console.height and session.can_page:
        with console.pager(styles=True, links=True):
            console.print(table)
    else:
        console.print(table)


def _fitting(columns: Sequence[str], width: int) -> tuple[str, ...]:
    left_out = {"authors", "venue"} if width < NARROW else {"venue"} if width < MEDIUM else set()
    return tuple(column for column in columns if column not in left_out)


def _styled(hit: Hit, column: str, text: str) -> Text:
    from rich.text import Text

    styled = Text(text)
    if column == "key" and hit.record.identifiers:
        styled.stylize(f"link {url(hit.record.identifiers[0])}")
    if column == "title":
        for start, end in spans(hit.terms, text):
            styled.stylize("bold yellow", start, end)
    return styled
