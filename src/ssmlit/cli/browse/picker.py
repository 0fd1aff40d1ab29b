"""`pick`: the finder that ends with a choice.

Responsible for the keys that choose. Does not print: the command does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from ssmlit.cli.browse.finder import Finder
from ssmlit.model import Entry

if TYPE_CHECKING:
    from textual.binding import BindingType

    from ssmlit.cli.shared.session import Session


class Picker(Finder[tuple[Entry, ...]]):
    """Type, choose, Return."""

    TITLE = "ssmlit pick"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Choose", priority=True),
        Binding("tab", "mark", "Mark several", priority=True),
        Binding("escape", "quit", "Leave", priority=True),
    ]

    def __init__(self, session: Session, query: str, *, several: bool) -> None:
        super().__init__(session, query)
        self._several = several

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Marks are for choosing several."""
        return super().check_action(action, parameters) if action != "mark" else self._several

    def action_mark(self) -> None:
        """Mark the paper under the cursor."""
        self.rows.toggle_mark()

    def action_choose(self) -> None:
        """Leave with what was chosen; with nothing on the list, stay."""
        if entries := self.chosen():
            self.exit(entries)
