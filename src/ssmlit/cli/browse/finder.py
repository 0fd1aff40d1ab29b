"""What `browse` and `pick` share: type to filter, a list, and everything about one paper.

The library is read and searched in threads; no key waits for them. What is found is what `search`
finds; a search whose query is no longer the one on the screen stops and is forgotten.
"""

from __future__ import annotations

import os
import sys
from time import sleep
from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.text import Text
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, Input, Static
from textual.worker import get_current_worker

from ssmlit.actions.select import by_names
from ssmlit.cli.browse.keystrokes import OrderedKeys
from ssmlit.cli.browse.library_view import LibraryView, SupersededError
from ssmlit.cli.browse.rows import Rows
from ssmlit.cli.shared.details import details
from ssmlit.cli.shared.terminal_text import one_line, safe
from ssmlit.errors import SsmlitError
from ssmlit.strings import plural

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

    from ssmlit.actions.orders import SortBy
    from ssmlit.actions.searching import SearchResult
    from ssmlit.cli.shared.session import Session
    from ssmlit.model import Entry
    from ssmlit.query import Hit

T = TypeVar("T")
GRACE = 0.02  # seconds to draw a letter before its search begins
ALONE = 1.0  # seconds between two checks that the terminal is still open
SWITCH = 0.001  # seconds a thread may keep the interpreter while another waits; default 0.005


class Finder(OrderedKeys[T]):
    """A query, the papers it finds, and a preview."""

    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - textual's own declaration, not of a class variable
        (0, "-narrow"),
        (110, "-wide"),
    ]
    CSS = """
    #query { height: 1; border: none; padding: 0 2; }
    #main { height: 1fr; }
    #main Rows { width: 3fr; height: 3fr; }
    #about { width: 2fr; height: 2fr; padding: 0 1; border-left: solid $primary-darken-2;
             scrollbar-gutter: stable; }
    .-narrow #main { layout: vertical; }
    .-narrow #main Rows, .-narrow #about { width: 100%; }
    .-narrow #about { border-left: none; border-top: solid $primary-darken-2; }
    #foot { height: 1; }
    #status { width: 1fr; height: 1; padding: 0 1; }
    #keys { width: auto; height: 1; padding: 0 1; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "list_move(-1)", show=False),
        Binding("down", "list_move(1)", show=False),
        Binding("pageup", "list_page(-1)", show=False),
        Binding("pagedown", "list_page(1)", show=False),
        Binding("ctrl+c,ctrl+q", "quit", show=False, priority=True),
    ]

    def __init__(self, session: Session, query: str = "") -> None:
        super().__init__()
        self.theme = "ansi-light" if _is_light() else "ansi-dark"  # the terminal's own colours
        self._switch = sys.getswitchinterval()
        self.session = session
        self.view: LibraryView | None = None
        self.failure: SsmlitError | None = None
        self.shown: str | None = None  # the query whose results are shown; none while one is sought
        self.sort: SortBy = "relevance"
        self._parts: frozenset[str] = frozenset()  # of the whole screen, by their ids
        self._query = query
        self._sought = query

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        with Vertical():
            hint = "mamba unet   author:gu   tag:vision   year:2023..   has:code"
            yield Input(self._query, placeholder=hint, id="query", select_on_focus=False)
            with Horizontal(id="main"):
                yield Rows(id="rows")
                with VerticalScroll(id="about", can_focus=False):
                    yield Static(id="paper", markup=False)
            with Horizontal(id="foot"):
                yield Static("reading the library …", id="status", markup=False)
                yield Static(id="keys", markup=False)
            yield Footer(show_command_palette=False)

    def on_ready(self) -> None:
        """Start reading the library, once there is a list to show it in."""
        sys.setswitchinterval(SWITCH)
        self._parts = _named(self.screen)
        if _has_terminal():
            self.set_interval(ALONE, self._leave_when_alone)
        self.read()

    def _leave_when_alone(self) -> None:
        """Quit when the terminal was closed: an editor's child gets no signal and would read on."""
        if not _has_terminal():
            self.exit()

    def on_unmount(self) -> None:
        """Restore the interpreter's settings."""
        sys.setswitchinterval(self._switch)

    def on_descendant_focus(self) -> None:
        """Show the keys for leaving and for help that work where the cursor is."""
        self.screen_stack[0].query_one("#keys", Static).update(self.keys)

    @property
    def keys(self) -> str:
        """The keys that are always shown: how to leave is among them."""
        return "Ctrl+Q quit"

    # -- the library ------------------------------------------------------------------------

    def read(self) -> None:
        """Read the library, again, in a thread; then search it for the query on the screen."""
        self.shown = None
        self.run_worker(self._read, thread=True, group="read", exclusive=True)

    def _read(self) -> None:
        try:
            view = LibraryView(self.session)
        except SsmlitError as failure:
            self.call_from_thread(self._fail, failure)
        else:
            self.call_from_thread(self._use, view)

    def _fail(self, failure: SsmlitError) -> None:
        if self.view is None:
            self.failure = failure
            self.exit()
        else:
            self.complain(failure)

    def _use(self, view: LibraryView) -> None:
        self.view = view
        self.find(stay=True)

    # -- searching --------------------------------------------------------------------------

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.screen_stack[0].query_one(Rows)

    @property
    def is_up(self) -> bool:
        """Whether the screen is complete: one that is closing loses its parts one by one."""
        screens = self.screen_stack[:1]
        return bool(self._parts and screens) and self._parts <= _named(screens[0])

    @property
    def typed(self) -> str:
        """The query on the screen."""
        return self.screen_stack[0].query_one("#query", Input).value

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what was typed."""
        if event.input.id == "query" and event.value != self._sought:
            self.find()

    def find(self, *, stay: bool = False) -> None:
        """Search for the query on the screen; with `stay` the cursor remains on its paper."""
        if not self.is_up:
            return
        view, text = self.view, self.typed
        self._sought = text
        self.shown = None
        if view is not None:
            self.run_worker(
                lambda: self._find(view, text, stay=stay), thread=True, group="find", exclusive=True
            )

    def _find(self, view: LibraryView, text: str, *, stay: bool) -> None:
        sleep(GRACE)
        worker = get_current_worker()
        try:
            found = view.search(text, self.sort, lambda: worker.is_cancelled)
        except SupersededError:
            return
        except SsmlitError as failure:
            self.call_from_thread(self._say_mistake, text, failure)
        else:
            self.call_from_thread(self._show, text, found, stay=stay)

    def _show(self, text: str, found: SearchResult, *, stay: bool) -> None:
        if not self.is_up or text != self.typed:
            return
        self.rows.put(found.hits, stay=stay)
        self.shown = text
        self.on_descendant_focus()
        order = f", by {self.sort}" if self.sort != "relevance" and found.total else ""
        self.say(_summary(found, self.view.size if self.view else 0) + order)

    def _say_mistake(self, text: str, failure: SsmlitError) -> None:
        if self.is_up and text == self.typed:
            self.shown = text
            advice = getattr(failure, "advice", "")
            self.say(f"{failure.message}; {advice}" if advice else failure.message)

    # -- showing ----------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Show a sentence below the list."""
        self.screen_stack[0].query_one("#status", Static).update(
            Text(one_line(text), no_wrap=True, overflow="ellipsis")
        )

    def complain(self, failure: SsmlitError) -> None:
        """Show a failure until a key is pressed, without the diff that a hint may end with."""
        place = f"{failure.place}: " if failure.place else ""
        hint = failure.hint.partition(":\n")[0]
        text = f"{place}{failure.message}" + (f"\n{hint}" if hint else "")
        self.notify(safe(text), severity="error", timeout=10, markup=False)

    def on_rows_moved(self) -> None:
        """Show everything about the paper under the cursor."""
        if not self.is_up:
            return
        current = self.rows.current
        about = self.screen_stack[0].query_one("#about", VerticalScroll)
        text = self._preview(current, about.scrollable_size.width) if current else ""
        self.screen_stack[0].query_one("#paper", Static).update(Text(text))
        about.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Wrap the preview again."""
        self.call_after_refresh(self.on_rows_moved)

    def _preview(self, hit: Hit, width: int) -> str:
        room = max(width - 1, 30)
        return safe(details(hit.entry, hit.whole, str(self.session.path), room))

    def action_list_move(self, by: int) -> None:
        """Move in the list while typing."""
        self.rows.action_move(by)

    def action_list_page(self, by: int) -> None:
        """Turn the list's pages while typing."""
        self.rows.action_page(by)

    def until_left(self) -> T | None:
        """Return what was chosen; raise the failure if the library could not be read."""
        found = self.run()
        if self.failure is not None:
            raise self.failure
        return found

    def chosen(self) -> tuple[Entry, ...]:
        """Return the marked papers in the order they were marked, else the one under the cursor.

        If a marked one no longer exists, say so and return none.
        """
        rows = self.rows
        if rows.marks and self.view is not None:
            try:
                return by_names(self.view.library, list(rows.marks))
            except SsmlitError as failure:
                self.complain(failure)
                return ()
        return (rows.current.entry,) if rows.current else ()


def _summary(found: SearchResult, entries: int) -> str:
    if not found.total:
        near = found.suggestions[:1]
        return f"did you mean {near[0]}?" if near else "nothing found"  # there is room for one
    count = f"{plural(found.total, 'paper')} of {entries:,}"
    if found.total > len(found.hits):
        count += f", the first {len(found.hits)} shown"
    return f"no exact match; these are close: {count}" if found.approximate else count


def _is_light() -> bool:
    """Return whether the terminal says that its background is light (rxvt's variable)."""
    return os.environ.get("COLORFGBG", "").rpartition(";")[2] in {"7", "15"}


def _named(screen: Screen[object]) -> frozenset[str]:
    """Return the ids of what is on a screen."""
    return frozenset(part.id for part in screen.query("*") if part.id)


def _has_terminal() -> bool:
    return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())
