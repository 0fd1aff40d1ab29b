"""Lists that ssmlit rendered and people edited: the edits, their acceptance, the new list.

Responsible for the files among those to import that hold a rendered list, and for the questions
about their changes. Does not depend on how rows are compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.cli.shared.questions import ask_each
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.cli.shared.today import day
from ssmlit.fields import tags
from ssmlit.fields.keywords import INBOX
from ssmlit.ownership_marks import Owner
from ssmlit.paths import real_path
from ssmlit.render import markers
from ssmlit.store import target
from ssmlit.strings import quoted, quoted_all

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.actions.import_values import ImportedRow
    from ssmlit.actions.lists.hand_edits import ListComparison
    from ssmlit.actions.lists.row_changes import RowChange
    from ssmlit.cli.shared.session import Session
    from ssmlit.importers import Row
    from ssmlit.library import Library
    from ssmlit.render import View
    from ssmlit.store import Output

ANSWERS = {"t": "accept it", "l": "leave the library as it is: the list is reverted"}


class RenderedList(NamedTuple):
    """A document with a list that ssmlit rendered, and what was changed in it since."""

    path: Path
    text: str
    view: View
    compared: ListComparison

    def holds(self, row: Row) -> bool:
        """Whether a row is in the list."""
        first, last = markers.lines(self.text, self.view.name)
        return row.source == str(self.path) and first < row.line < last

    @property
    def unread(self) -> list[tuple[int, str]]:
        """The edited lines that were not understood: number and text."""
        lines = self.text.split("\n")
        return [(n, lines[n - 1].strip()) for n in self.compared.unread]

    @property
    def is_edited(self) -> bool:
        """Whether it differs from what ssmlit wrote."""
        return markers.owner(self.text, self.view.name) is Owner.EDITED


def rendered_lists(
    session: Session, path: Path, text: str, mapping: Mapping[str, str]
) -> list[RenderedList]:
    """Return the lists that ssmlit rendered into a document beside the library.

    A document from elsewhere is not ours, even if ssmlit wrote it.
    """
    if not real_path(path).is_relative_to(real_path(session.path).parent):
        return []
    names = markers.names(text)
    if not names:
        return []
    from ssmlit.actions.lists import hand_edits

    found = []
    for name in names:
        view = session.view(name)
        if not view.template and hand_edits.is_rendered(text, name):
            base = _base(session, path, text, name)
            compared = hand_edits.compare(session.library, text, str(path), view, mapping, base)
            found.append(RenderedList(path, text, view, compared))
    return found


def _base(session: Session, path: Path, text: str, name: str) -> str:
    """Return the document as ssmlit wrote it before its list was edited, or "" if unknown."""
    if markers.owner(text, name) is Owner.OURS:
        return ""
    from ssmlit.store.outputs import earlier

    versions = earlier(path, session.path)
    return next((it for it in versions if markers.is_base(it, text, name)), "")


def rows_to_import(rows: Sequence[Row], lists: Sequence[RenderedList]) -> list[Row]:
    """Return the rows of documents without those that ssmlit rendered."""
    known = {(row.source, row.line) for one in lists for row in one.compared.known}
    return [row for row in rows if (row.source, row.line) not in known]


class ListEdits:
    """The edits of rendered lists, and what becomes of each: `taken`, `refused` or still `open`."""

    def __init__(self, lists: Sequence[RenderedList]) -> None:
        self.lists = lists
        self.changes = [change for one in lists for change in one.compared.changes]
        self._became: dict[str, str] = {}  # by `RowChange.id`; open ones are not in it

    def decide(self, session: Session, *, take: bool) -> None:
        """Ask about each change; without a terminal they stay open.

        `take` accepts them unasked, but for doubtful ones.
        """
        if take:
            sure = (one.id for one in self.changes if not one.is_doubtful)
            self._became = dict.fromkeys(sure, "taken")
        elif session.can_ask:
            asked = [(f"\n{sentence(it)}", ANSWERS) for it in self.changes]
            answers = zip(self.changes, ask_each(session, asked, "l"), strict=False)
            self._became = {it.id: "taken" if one == "t" else "refused" for it, one in answers}

    def that_are(self, became: str) -> list[RowChange]:
        """Return the changes that are `taken`, `refused` or `open`."""
        return [it for it in self.changes if self._became.get(it.id, "open") == became]

    @property
    def unread(self) -> list[tuple[Path, int, str]]:
        """The edited lines that are neither a change of a row nor a new paper."""
        return [(one.path, line, text) for one in self.lists for line, text in one.unread]

    def report(self, session: Session) -> None:
        """Print every change and what became of it, and what was not understood."""
        words = {"taken": "taken over", "refused": "left", "open": "not decided"}
        for it in self.changes:
            became = self._became.get(it.id, "open")
            tell = session.out if became == "open" else session.account
            tell(f"{sentence(it)}: {words[became]}")
        left = self.that_are("open")
        if any(not change.is_doubtful for change in left):
            quoted_files = quoted_all(one.path for one in self.lists)
            session.note(f"`ssmlit import {quoted_files} --take` accepts the edits of the list")
        elif left:
            session.note("deleted rows stay undecided while another edit is not understood")
        for path, line, text in self.unread:
            session.out(f"{path}:{line}: edit not understood: {one_line(text)}")
        for one in self.lists:
            if one.unread:
                session.note(
                    f"{one.path} stays as it is; `ssmlit render --view {quoted(one.view.name)} "
                    f"-o {quoted(one.path)} --force` overwrites it"
                )

    def note_waiting(self, session: Session, done: Sequence[ImportedRow]) -> None:
        """Say which rows that people added are gone from a list, as their papers are in the inbox.

        A list that keeps the rows of its page keeps these.
        """
        from ssmlit.actions.lists import rendering

        for one in self.lists:
            keys = dict.fromkeys(it.key for it in done if it.key and one.holds(it.row))
            shown = {it.key for it in rendering.papers(session.library, one.view).entries}
            left = [key for key in keys if not one.view.keep and key not in shown]
            found = ((key, session.library.find(key)) for key in left)
            waiting = [key for key, entry in found if entry and INBOX in tags(entry)]
            if waiting:
                quoted_keys = " --keep ".join(map(quoted, waiting))
                session.note(
                    f"{one.path}: the list has no papers that wait in the inbox: `ssmlit inbox "
                    f"--keep {quoted_keys}`, then `ssmlit render --all` brings them back"
                )

    def note_unedited(self, session: Session) -> None:
        """Say which lists are as ssmlit wrote them."""
        for one in self.lists:
            if not one.compared.changes and not one.unread:
                session.note(f"{one.path}: the list `{one.view.name}` has no edits")

    def as_json(self) -> dict[str, object]:
        """Return every change and what became of it, and the lines that were not understood."""
        changes = [
            {"path": it.source, "line": it.line, "key": it.key, "field": it.field,
             "before": it.old, "after": it.new, "status": self._became.get(it.id, "open")}
            for it in self.changes
        ]  # fmt: skip
        unread = [{"path": str(path), "line": n, "text": text} for path, n, text in self.unread]
        return {"changes": changes, "unread": unread}

    def rendered_again(
        self, session: Session, library: Library, waiting: Sequence[Row]
    ) -> tuple[Output, ...]:
        """Return the documents with their lists rendered again, once every change is decided.

        A list with an edit that was not understood, or an undecided row, stays as it is.
        """
        if self.that_are("open"):
            return ()
        from ssmlit.actions.lists import rendering

        texts: dict[Path, str] = {}
        for one in self.lists:
            if not one.is_edited or one.unread or any(map(one.holds, waiting)):
                continue
            old = texts.get(one.path, one.text)
            shown = rendering.papers(library, one.view)
            body = rendering.markdown(shown, one.view, day(), "", old)
            texts[one.path] = rendering.into(
                old, one.view, body, date=day(), path=str(one.path), init=False
            )
        return tuple(target(path, session.path).edited(text) for path, text in texts.items())


def sentence(change: RowChange) -> str:
    """Return one line about a change."""
    where = f"{change.source}:{change.line}: {change.key}"
    old, new = one_line(change.old), one_line(change.new)
    if change.field == "row":
        return f"{where}: the row was deleted: {old}"
    if not new:
        return f"{where}: {change.field} is gone: {old}"
    return f"{where}: {change.field}: {new}" + (f" (was: {old})" if old else "")
