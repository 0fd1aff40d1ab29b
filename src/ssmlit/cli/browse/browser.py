"""`browse`: the finder with keys that do things to papers, and marks on those that need a look.

What the list shows is checked in a thread, while nobody waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, get_args

from textual.app import SuspendNotSupported
from textual.binding import Binding
from textual.widgets import Input
from textual.worker import get_current_worker

from ssmlit.actions.orders import SortBy
from ssmlit.cli.browse import actions
from ssmlit.cli.browse.finder import Finder
from ssmlit.cli.browse.prompts import Help, TagPrompt
from ssmlit.cli.shared.details import labelled_lines
from ssmlit.cli.shared.terminal_text import safe
from ssmlit.errors import SsmlitError
from ssmlit.strings import plural

if TYPE_CHECKING:
    from textual.binding import BindingType

    from ssmlit.actions.searching import SearchResult
    from ssmlit.cli.browse.library_view import LibraryView
    from ssmlit.cli.shared.session import Session
    from ssmlit.model.entries import Name
    from ssmlit.query import Hit

SORTS = get_args(SortBy)
INBOX_QUERY = "tag:inbox"
WATCH = 2.0  # seconds between two checks for changes by other programs

HELP = """\
Type to filter, in the language of `ssmlit search`.
Tab, Return or Escape go between the query and the list.

In the list
  Space      mark a paper; keys work on all that are marked
  t          tag: +add -remove
  e          edit the entry in $EDITOR
  o   p   c  open the paper, its PDF, its code
  y   C   b  copy the key, \\cite{…}, the BibTeX entry
  i          to the inbox, and back
  K   R      keep what arrived, reject it for good
  !          to the next finding of `ssmlit check`
  u   r      undo, redo
  x          clear all marks
  s          sort by relevance, year, author, day added, title, key
  /          back to the query
  j k g G    move, as do the arrows and Page Up/Down
  q          quit (Ctrl+Q anywhere)
  ?          this page (F1 anywhere)

Any key closes this page; arrows and Space scroll it."""


class Browser(Finder[None]):
    """The library, full screen."""

    TITLE = "ssmlit browse"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "other_side", "Query/list"),
        Binding("enter", "to_list", show=False, priority=True),
        Binding("slash", "focus_query", show=False),
        Binding("space", "mark", "Mark"),
        Binding("t", "tag", "Tag"),
        Binding("e", "edit", "Edit"),
        Binding("o", "open('paper')", "Open"),
        Binding("p", "open('pdf')", "PDF", show=False),
        Binding("c", "open('code')", "Code"),
        Binding("y", "copy('key')", "Copy key"),
        Binding("C", "copy('cite')", "\\cite"),
        Binding("b", "copy('bibtex')", "BibTeX"),
        Binding("i", "inbox", "Inbox"),
        Binding("K", "arrived('keep')", show=False),
        Binding("R", "arrived('reject')", show=False),
        Binding("exclamation_mark", "next_finding", show=False),
        Binding("u", "history('undo')", "Undo"),
        Binding("r", "history('redo')", "Redo"),
        Binding("x", "unmark", "Unmark", show=False),
        Binding("s", "sort", "Sort"),
        Binding("question_mark", "help", show=False),
        Binding("f1", "help", show=False, priority=True),
        Binding("q", "quit", show=False),
    ]

    def __init__(self, session: Session, query: str = "") -> None:
        super().__init__(session, query)
        self._stamp = self._now_on_disk()
        self._before_inbox = ""

    def on_mount(self) -> None:
        """Read the library, and check the file for changes from time to time."""
        self.set_interval(WATCH, self._notice)

    @property
    def keys(self) -> str:
        """The keys that are always shown, where the cursor is; in the inbox what it is for."""
        if not self.rows.has_focus:
            return "F1 help  Ctrl+Q quit"
        inbox = "K keep  R reject  i leave the inbox  " if self.shown == INBOX_QUERY else ""
        return f"{inbox}? help  q quit"

    def _now_on_disk(self) -> tuple[int, int]:
        try:
            status = self.session.path.stat()
        except OSError:
            return 0, 0
        return status.st_mtime_ns, status.st_size

    def _notice(self) -> None:
        now = self._now_on_disk()
        if now != self._stamp:
            self._stamp = now
            self.read()

    # -- moving about -----------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the list do nothing while a prompt or the help is open."""
        if action in {"to_list", "other_side", "help"} and len(self.screen_stack) > 1:
            return False
        return super().check_action(action, parameters)

    def action_to_list(self) -> None:
        """Go to the list at once: the next keys are meant for it."""
        self.screen.set_focus(self.rows)

    def action_other_side(self) -> None:
        """Go from the query to the list, or back."""
        if self.rows.has_focus:
            self.action_focus_query()
        else:
            self.action_to_list()

    def action_focus_query(self) -> None:
        """Go to the query."""
        self.screen.set_focus(self.query_one("#query", Input))

    def action_mark(self) -> None:
        """Mark the paper under the cursor."""
        self.rows.toggle_mark()
        self.say(f"{plural(len(self.rows.marks), 'paper')} marked")

    def action_unmark(self) -> None:
        """Clear all marks."""
        self.rows.marks.clear()
        self.rows.refresh()

    def action_sort(self) -> None:
        """Sort by the next order."""
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self.find(stay=True)

    def action_help(self) -> None:
        """Show the keys."""
        self.push_screen(Help(HELP))

    # -- changing ---------------------------------------------------------------------------

    def _do(self, deed: Callable[[], str]) -> None:
        """Change the library in a thread, show the result, and read it again."""
        self.run_worker(lambda: self._done(deed), thread=True, group="change")

    def _done(self, deed: Callable[[], str]) -> None:
        try:
            text = deed()
        except SsmlitError as failure:
            self.call_from_thread(self.complain, failure)
        else:
            self.call_from_thread(self.notify, text, markup=False)
            self.call_from_thread(self._notice)

    def _names(self) -> list[Name]:
        return [entry.name for entry in self.chosen()]

    async def action_tag(self) -> None:
        """Ask for tags and change them; keys typed ahead go into the prompt."""
        names = self._names()
        if not names or self.view is None:
            return
        about = names[0][0] if len(names) == 1 else plural(len(names), "paper")

        def change(words: str | None) -> None:
            if words:
                self._do(lambda: actions.tag(self.session, names, words))

        prompt = TagPrompt(f"tags of {about}", self.view.tags)
        await self.push_screen(prompt, change)
        prompt.set_focus(prompt.query_one(Input))

    def action_edit(self) -> None:
        """Open the entry under the cursor in the editor."""
        current = self.rows.current
        if current is None or self.view is None:
            return
        name = current.entry.name
        before = self.view.source(current)
        try:
            with self.suspend():
                after = actions.edited(before)
        except SuspendNotSupported:
            self.notify("this terminal cannot run an editor", severity="error")
            return
        if isinstance(after, SsmlitError):
            self.complain(after)
        else:
            self._do(lambda: actions.replace(self.session, name, before, after))

    def action_history(self, step: str) -> None:
        """Undo the last change, or do again what was undone."""
        self._do(lambda: actions.move(self.session, step))

    # -- the inbox --------------------------------------------------------------------------

    def action_inbox(self) -> None:
        """Switch between the inbox and what was shown before."""
        query = self.query_one("#query", Input)
        if query.value == INBOX_QUERY:
            query.value = self._before_inbox
        else:
            self._before_inbox, query.value = query.value, INBOX_QUERY

    def action_arrived(self, step: str) -> None:
        """Keep the chosen papers of the inbox, or reject them for good."""
        act = actions.keep if step == "keep" else actions.reject
        if names := self._names():
            self._do(lambda: act(self.session, names))

    # -- taking away ------------------------------------------------------------------------

    def action_open(self, role: str) -> None:
        """Open a link of the paper under the cursor."""
        current = self.rows.current
        if current is not None:
            entry = current.entry
            self._do(lambda: actions.browse_to(self.session.path, entry, role))

    def action_copy(self, form: str) -> None:
        """Put the chosen papers into the clipboard (OSC 52: it works through ssh)."""
        if self.view is None:
            return
        if entries := self.chosen():
            text = actions.papers_as_text(self.view.library, entries, form)
            self.copy_to_clipboard(text)
            first = text.partition("\n")[0]
            count = plural(len(entries), "entry", "entries")
            self.notify(f"copied {count if form == 'bibtex' else first}", markup=False)

    # -- findings of `check` ------------------------------------------------------------------

    def _show(self, text: str, found: SearchResult, *, stay: bool) -> None:
        super()._show(text, found, stay=stay)
        view = self.view
        if view is not None and self.is_up and text == self.typed:
            names = [hit.entry.name for hit in found.hits]
            self.run_worker(
                lambda: self._check(view, names), thread=True, group="check", exclusive=True
            )

    def _check(self, view: LibraryView, names: list[Name]) -> None:
        worker = get_current_worker()
        try:
            is_new = view.check(names, lambda: worker.is_cancelled)
        except SsmlitError:
            return  # `ssmlit check` says what is wrong with the settings; the list needs no marks
        if is_new:
            self.call_from_thread(self._mark_findings, view)

    def _mark_findings(self, view: LibraryView) -> None:
        if view is self.view and self.is_up:
            self.rows.severities = view.severities()
            self.rows.refresh()
            self.on_rows_moved()

    def _preview(self, hit: Hit, width: int) -> str:
        found = self.view.findings(hit.entry.name) if self.view else ()
        lines = (labelled_lines(problem.code, problem.message, width - 1) for problem in found)
        return "\n".join((super()._preview(hit, width), *map(safe, lines)))

    def action_next_finding(self) -> None:
        """Go to the next paper with a finding."""
        self.rows.action_next_finding()
