"""The small windows over the list: the prompt for tags, and help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class TagSuggester(Suggester):
    """Completes the last word, signed or not, to the most frequent tag that begins with it."""

    def __init__(self, tags: Iterable[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags = [tag for tag in tags if " " not in tag]

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole line with its last word completed."""
        before, blank, word = value.rpartition(" ")
        sign, start = (word[:1], word[1:]) if word[:1] in {"+", "-"} else ("", word)
        if not start:
            return None
        found = (tag for tag in self._tags if tag.startswith(start.lower()) and tag != start)
        tag = next(found, "")
        return f"{before}{blank}{sign}{tag}" if tag else None


class TagPrompt(ModalScreen[str]):
    """Asks for tags; returns what was typed, or "" after Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "Cancel")]
    DEFAULT_CSS = """
    TagPrompt { align: center middle; }
    TagPrompt > Vertical {
        width: 70%; min-width: 40; max-width: 90; height: auto; padding: 1 2;
        background: $surface; border: round $primary;
    }
    """

    def __init__(self, about: str, tags: Iterable[str]) -> None:
        super().__init__()
        self._about = about
        self._tags = tags

    def compose(self) -> ComposeResult:
        """Lay the window out."""
        with Vertical():
            yield Static(self._about, markup=False)
            completes = TagSuggester(self._tags)
            yield Input(placeholder="+add -remove; → completes", suggester=completes, id="tags")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return was pressed."""
        event.stop()
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """Escape was pressed."""
        self.dismiss("")


class Help(ModalScreen[None]):
    """A page of text that any key closes, except those that scroll it."""

    SCROLLING: ClassVar[dict[str, int]] = {"up": -1, "k": -1, "down": 1, "j": 1}
    PAGING: ClassVar[dict[str, int]] = {"pageup": -1, "pagedown": 1, "space": 1}
    DEFAULT_CSS = """
    Help { align: center middle; }
    Help > VerticalScroll {
        width: auto; max-width: 90%; height: auto; max-height: 100%; padding: 0 1;
        background: $surface; border: round $primary; scrollbar-size-vertical: 1;
    }
    Help Static { width: auto; max-width: 100%; height: auto; }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay the window out."""
        with VerticalScroll(can_focus=False):
            yield Static(self._text, markup=False)

    def on_key(self, event: events.Key) -> None:
        """Scroll the page, or close it; the key does nothing else."""
        event.stop()
        event.prevent_default()
        page = self.query_one(VerticalScroll)
        lines = self.SCROLLING.get(event.key, 0) + page.size.height * self.PAGING.get(event.key, 0)
        if lines and page.max_scroll_y:
            page.scroll_relative(y=lines, animate=False)
        else:
            self.dismiss()
