"""Papers as a table that fits the terminal, from 60 columns up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.cli._papers import COLUMNS, cells
from ssmlit.cli._text import safe
from ssmlit.identifiers import url
from ssmlit.query import spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table
    from rich.text import Text

    from ssmlit.cli._session import Session
    from ssmlit.query import Hit

NARROW, MEDIUM = 80, 110  # below, first authors and then venues give way to the title
STYLES = {"key": "cyan", "year": "green", "venue": "magenta", "authors": "dim"}
WIDEST = {"key": 24, "year": 4, "authors": 22, "venue": 24}
UNMARKED = frozenset({"year", "added", "id", "code"})  # no word of a query is looked for there


def print_table(session: Session, hits: Sequence[Hit], columns: Sequence[str]) -> None:
    """Print hits as a table, through the pager when there are more than the screen holds."""
    from rich.console import Console

    console = Console(highlight=False)
    table = _table(hits, _fitting(columns, console.width))
    if len(hits) < console.height or not session.can_page:
        console.print(table)
        return
    from ssmlit.cli._pager import page

    with console.capture() as captured:
        console.print(table)
    page(captured.get())


def _table(hits: Sequence[Hit], columns: Sequence[str]) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    for column in columns:
        if column == "title":
            table.add_column("title", ratio=1, overflow="fold", min_width=20)
        else:
            table.add_column(
                column, style=STYLES.get(column), no_wrap=True, max_width=WIDEST.get(column)
            )
    for hit in hits:
        texts = cells(hit, columns, 2)
        table.add_row(*(_styled(hit, *pair) for pair in zip(columns, texts, strict=True)))
    return table


def _fitting(columns: Sequence[str], width: int) -> tuple[str, ...]:
    """Return the columns asked for; of the usual ones those for which there is room."""
    if tuple(columns) != COLUMNS or width >= MEDIUM:
        return tuple(columns)
    left_out = {"authors", "venue"} if width < NARROW else {"venue"}
    return tuple(column for column in columns if column not in left_out)


def _styled(hit: Hit, column: str, text: str) -> Text:
    from rich.text import Text

    styled = Text(text)
    link = _link(hit, column, text)
    if link:
        styled.stylize(f"link {link}")
    if column not in UNMARKED:
        for start, end in spans(hit.terms, text):
            styled.stylize("bold yellow", start, end)
    return styled


def _link(hit: Hit, column: str, text: str) -> str:
    """Return the address behind a cell (OSC 8), or ""."""
    if column == "code":
        address = text
    elif column in {"key", "id"} and hit.record.identifiers:
        address = url(hit.record.identifiers[0])
    else:
        return ""
    clean = address.startswith(("https://", "http://")) and not any(map(str.isspace, address))
    return address if clean and safe(address) == address else ""
