"""Keys take effect in the order in which they were typed.

Textual gives a letter to the input at once, and lets any other key rise from the widget to the app
until someone knows it. Of a burst (a fast hand, a slow line) Backspace, Ctrl-U, Escape and `/`
would so take effect after letters that were typed after them: the wrong letter is deleted, and
what was meant for the query reaches the list, where letters are commands. Does not depend on which
keys there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.app import App
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.events import Event, Key

T = TypeVar("T")


class OrderedKeys(App[T]):
    """An app that finishes one key before it handles the next."""

    async def on_event(self, event: Event) -> None:
        """Handle a key from the terminal; leave everything else to textual."""
        if isinstance(event, events.Key) and not event.is_forwarded and await self._is_done(event):
            return
        await super().on_event(event)

    async def _is_done(self, key: Key) -> bool:
        focused = self.focused
        if focused is None:
            return False
        if isinstance(focused, Input) and key.is_printable:
            focused.replace(key.character or "", *focused.selection)
            return True
        active = self.screen.active_bindings.get(key.key)
        return active is not None and await self.run_action(active.binding.action, active.node)
