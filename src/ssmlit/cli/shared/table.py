"""Papers as a table that fits the terminal; at a narrow one the title is below the other facts.

Responsible for widths, colours and the pager. Does not depend on what a column shows (`columns`).
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit.cli.shared.colour import wanted
from ssmlit.cli.shared.columns import COLUMNS, cells
from ssmlit.cli.shared.terminal_text import safe
from ssmlit.identifiers import url
from ssmlit.query import spans

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from ssmlit.cli.shared.session import Session
    from ssmlit.query import Hit

NARROW, MEDIUM = 80, 110  # below, first authors and then venues give way to the title
STYLES = {"key": "cyan", "year": "green", "venue": "magenta", "authors": "dim"}
WIDEST = {"year": 4, "authors": 22, "venue": 24}
WHOLE = frozenset({"key", "id", "code"})  # never cut: they are copied
ROOM_FOR_TITLE = 30  # columns that other texts leave the title before they are cut
LEAST_TITLE = 20  # columns of a title beside the others; with fewer it goes below them
NARROWEST = 8  # columns below which no text is cut
GAP = 2
LESS = "FRX"  # as git does: quit if it fits, pass colours and links on, keep the screen
UNMARKED = frozenset({"year", "added", "id", "code"})  # no word of a query is looked for there


def print_table(session: Session, hits: Sequence[Hit], columns: Sequence[str]) -> None:
    """Print hits as a table, through the pager when there are more than the screen holds."""
    from rich.console import Console

    size = shutil.get_terminal_size()  # rich takes 80 columns for granted where TERM is dumb
    console = Console(
        highlight=False,
        color_system="auto" if wanted(sys.stdout) else None,
        width=size.columns,
        height=size.lines,
    )
    with console.capture() as captured:
        console.print(_papers(hits, columns, console.width))
    text = captured.get()
    is_short = text.count("\n") < console.height
    if is_short or not session.on_terminal or os.environ.get("SSMLIT_NO_PAGER"):
        sys.stdout.write(text)
    else:
        _page(text)


def _page(text: str) -> None:
    """Show a text in the pager that the person uses; where there is none, print it."""
    import shlex
    import subprocess

    environment = {"LESS": LESS, "LESSCHARSET": "utf-8", **os.environ}
    sys.stdout.flush()
    try:
        command = shlex.split(os.environ.get("PAGER", "")) or ["less"]
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the user's own
    except (OSError, ValueError):  # it is not there, or has a quotation mark too many
        sys.stdout.write(text)
        return
    try:
        pager.communicate(text.encode("utf-8", "replace"))
    except KeyboardInterrupt:  # less takes Ctrl+C for itself; wait for it to be left
        pager.wait()


def _papers(hits: Sequence[Hit], asked: Sequence[str], width: int) -> RenderableType:
    """Return the papers as they fit; columns other than the usual ones always stay a table."""
    columns = _fitting(asked, width)
    rows = [cells(hit, columns, 2) for hit in hits]
    shape = list(zip(columns, _widths(columns, rows, width), strict=True))
    if tuple(asked) == COLUMNS and dict(shape)["title"] < LEAST_TITLE:
        return _stacked(hits, columns, rows)
    return _table(hits, shape, rows)


def _stacked(
    hits: Sequence[Hit], columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> RenderableType:
    """Return the papers one below another: the short facts on a line, the title below them."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    shown: list[RenderableType] = []
    for hit, texts in zip(hits, rows, strict=True):
        styled = {
            column: _styled(hit, column, text)
            for column, text in zip(columns, texts, strict=True)
            if text
        }
        title = styled.pop("title", Text())
        for column, text in styled.items():
            text.stylize(STYLES.get(column, ""))
        shown += [Text("  ").join(styled.values()), Padding(title, (0, 0, 0, 4))]
    return Group(*shown)


def _table(
    hits: Sequence[Hit], shape: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]]
) -> RenderableType:
    """Return the papers as a table: its columns, each with its width, and their texts."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    for column, room in shape:
        wraps = column == "title" or column in WHOLE
        table.add_column(
            column,
            style=STYLES.get(column),
            width=room,
            no_wrap=not wraps,
            overflow="fold" if wraps else "ellipsis",
        )
    for hit, texts in zip(hits, rows, strict=True):
        named = zip((column for column, _ in shape), texts, strict=True)
        table.add_row(*(_styled(hit, *pair) for pair in named))
    return table


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return how wide each column is: as its texts, narrowed until all fit.

    First the title gives way, which wraps, then what is cut with an ellipsis, then the title
    again; keys and addresses come last, and wrap between letters.
    """
    from rich.cells import cell_len

    widths = [
        min(
            max(cell_len(text) for text in (column, *(row[place] for row in rows))),
            WIDEST.get(column, width),
        )
        for place, column in enumerate(columns)
    ]
    room = width - GAP * (len(columns) - 1)
    titles = [place for place, column in enumerate(columns) if column == "title"]
    whole = [place for place, column in enumerate(columns) if column in WHOLE]
    soft = [place for place in range(len(columns)) if place not in {*titles, *whole}]
    steps = ((titles, ROOM_FOR_TITLE), (soft, NARROWEST), (titles, NARROWEST), (whole, NARROWEST))
    for group, least in steps:
        while sum(widths) > room and group and max(widths[place] for place in group) > least:
            widths[max(group, key=widths.__getitem__)] -= 1
    return widths


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
        for start, end in spans(hit.matched_terms, text):
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
