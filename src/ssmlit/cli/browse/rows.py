"""The list of papers: one line each, drawn only when visible.

Responsible for how a hit is drawn and where the cursor is. Does not depend on what keys do to
papers, nor on who found something wrong with one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.text import Text
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ssmlit.cli.shared.columns import cell
from ssmlit.cli.shared.terminal_text import clipped, one_line
from ssmlit.query import spans

if TYPE_CHECKING:
    from rich.style import Style
    from textual.binding import BindingType

    from ssmlit.model.entries import Name
    from ssmlit.query import Hit

COLUMNS = (("authors", 20, 64), ("venue", 12, 84), ("tags", 20, 108))
"""What is after the title: its width, and the width of the list from which there is room."""


class Rows(ScrollView, can_focus=True):
    """Hits, one a line, with a cursor and with marks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor", "rows--faint", "rows--match", "rows--error", "rows--warning"
    }  # fmt: skip
    DEFAULT_CSS = """
    Rows { overflow-x: hidden; scrollbar-size-vertical: 1; }
    Rows .rows--cursor { text-style: bold underline; }
    Rows:focus .rows--cursor { text-style: bold reverse; }
    Rows .rows--faint { text-style: dim; }
    Rows .rows--match { text-style: bold; color: $success; }
    Rows .rows--error { text-style: bold; color: $error; }
    Rows .rows--warning { color: $warning; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home,g", "move(-1_000_000)", "First", show=False),
        Binding("end,G", "move(1_000_000)", "Last", show=False),
    ]

    cursor = reactive(0)

    class Moved(Message):
        """The cursor is on another paper."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - textual's name
        super().__init__(id=id)
        self.hits: Sequence[Hit] = ()
        self.marks: dict[Name, None] = {}
        self.severities: Mapping[Name, str] = {}  # of the papers with findings

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor."""
        return self.hits[self.cursor] if self.hits else None

    def put(self, hits: Sequence[Hit], *, stay: bool) -> None:
        """Show other hits; with `stay` the cursor remains on its paper if that is among them."""
        here = self.current.entry.name if stay and self.current else None
        self.hits = hits
        self.virtual_size = Size(self.size.width, len(hits))
        places = (n for n, hit in enumerate(hits) if hit.entry.name == here)
        self.cursor = next(places, 0) if here else 0
        self.scroll_to(y=max(0, self.cursor - self.size.height + 1), animate=False)
        self.refresh()
        self.post_message(self.Moved())

    def toggle_mark(self) -> None:
        """Toggle the mark of the paper under the cursor, and go one down."""
        if self.current is None:
            return
        name = self.current.entry.name
        if name in self.marks:
            del self.marks[name]
        else:
            self.marks[name] = None
        self.action_move(1)
        self.refresh()

    def action_move(self, by: int) -> None:
        """Move the cursor by some lines."""
        self.cursor = max(0, min(len(self.hits) - 1, self.cursor + by))

    def action_next_finding(self) -> None:
        """Move the cursor to the next paper with a finding, wrapping at the end."""
        count = len(self.hits)
        ahead = ((self.cursor + step) % count for step in range(1, count + 1))
        wrong = (n for n in ahead if self.hits[n].entry.name in self.severities)
        self.cursor = next(wrong, self.cursor)

    def action_page(self, by: int) -> None:
        """Move the cursor by some screens."""
        self.action_move(by * max(1, self.size.height - 1))

    def watch_cursor(self) -> None:
        """Keep the cursor in sight."""
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False)
        self.refresh()
        self.post_message(self.Moved())

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in sight."""
        number, width = y + self.scroll_offset.y, self.scrollable_size.width
        if number >= len(self.hits):
            return Strip.blank(width, self.rich_style)
        style = self._style("cursor")
        line = self._line(self.hits[number], width)
        strip = Strip(line.render(self.app.console)).apply_style(self.rich_style)
        strip = strip.crop_extend(0, width, self.rich_style)
        return strip.apply_style(style) if number == self.cursor else strip

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"rows--{name}", partial=True)

    def _line(self, hit: Hit, width: int) -> Text:
        faint = self._style("faint")
        line = Text("●" if hit.entry.name in self.marks else " ", end="", no_wrap=True)
        severity = self.severities.get(hit.entry.name, "")
        line.append("! " if severity else "  ", self._style(severity) if severity else None)
        line.append(f"{hit.record.year or '':>4} ", faint)
        shown = [(name, size) for name, size, least in COLUMNS if width >= least]
        room = width - line.cell_len - sum(size + 1 for _, size in shown)
        text = one_line(hit.record.title) or hit.entry.key
        title = Text(_fitted(text, room), end="", no_wrap=True)
        for start, end in spans(hit.matched_terms, title.plain):
            title.stylize(self._style("match"), start, end)
        line.append_text(title)
        for name, size in shown:
            line.append(f" {_fitted(one_line(cell(hit, name, 2)), size)}", faint)
        return line


def _fitted(text: str, room: int) -> str:
    return set_cell_size(clipped(text, room), room)
