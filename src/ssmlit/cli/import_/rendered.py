"""Lists that ssmlit rendered and people edited: the edits, their acceptance, the new list.

Responsible for the files among those to import that hold a rendered list, and for the questions
about their changes. Does not depend on how rows are compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssmlit.cli.shared.questions import ask_each
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.cli.shared.today import day
from ssmlit.ownership_marks import Owner
from ssmlit.render import markers, view_from_table
from ssmlit.store import target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ssmlit.actions.lists.comparing import ListComparison
    from ssmlit.actions.lists.row_changes import RowChange
    from ssmlit.cli.shared.session import Session
    from ssmlit.importers import Row
    from ssmlit.library import Library
    from ssmlit.render import View
    from ssmlit.store import Output

ANSWERS = {"t": "accept it", "l": "leave the library as it is: the list is reverted"}


@dataclass(frozen=True, slots=True)
class RenderedList:
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


@dataclass(frozen=True, slots=True)
class Answers:
    """What becomes of changes, by `RowChange.id`: accepted, refused, or still open."""

    taken: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()

    def became(self, change: RowChange) -> str:
        """Return what became of a change, as JSON has it."""
        if change.id in self.taken:
            return "taken"
        return "refused" if change.id in self.refused else "open"

    def is_open(self, change: RowChange) -> bool:
        """Whether a change is undecided."""
        return self.became(change) == "open"


def rendered_lists(
    session: Session, path: Path, text: str, mapping: Mapping[str, str]
) -> list[RenderedList]:
    """Return the lists that ssmlit rendered into a document beside the library.

    A document from elsewhere is not ours, even if ssmlit wrote it.
    """
    if not path.resolve().is_relative_to(session.path.resolve().parent):
        return []
    names = markers.names(text)
    if not names:
        return []
    from ssmlit.actions.lists import comparing

    found = []
    for name in names:
        view = view_from_table(name, session.view_table(name))
        if not view.template and comparing.is_rendered(text, name):
            base = _base(session, path, text, name)
            compared = comparing.compare(session.library, text, str(path), view, mapping, base)
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


def ask(session: Session, changes: Sequence[RowChange], *, take: bool) -> Answers:
    """Return the user's answer to each change; without a terminal, that of `--take`.

    `--take` leaves open what is doubtful.
    """
    if take:
        return Answers(taken=frozenset(one.id for one in changes if not one.is_doubtful))
    if not session.can_ask:
        return Answers()
    letters = ask_each(session, [(f"\n{sentence(it)}", ANSWERS) for it in changes], "l")
    given = {one.id: letter for one, letter in zip(changes, letters, strict=False)}
    taken = frozenset(name for name, letter in given.items() if letter == "t")
    return Answers(taken, frozenset(given) - taken)


def note_unedited(session: Session, lists: Sequence[RenderedList]) -> None:
    """Say which lists are as ssmlit wrote them."""
    for one in lists:
        if not one.compared.changes and not one.unread:
            session.note(f"{one.path}: the list `{one.view.name}` has no edits")


def show(session: Session, changes: Sequence[RowChange], answers: Answers) -> None:
    """Print every change and what became of it."""
    words = {"taken": "taken over", "refused": "left", "open": "not decided"}
    session.out(*(f"{sentence(it)}: {words[answers.became(it)]}" for it in changes))
    left = [change for change in changes if answers.is_open(change)]
    if any(not change.is_doubtful for change in left):
        session.note("`ssmlit import FILE --take` accepts the edits of the list")
    elif left:
        session.note("deleted rows stay undecided while another edit is not understood")


def report_unread(session: Session, lists: Sequence[RenderedList]) -> None:
    """Print the edited lines that are neither a change of a row nor a new paper."""
    for one in lists:
        for line, text in one.unread:
            session.out(f"{one.path}:{line}: edit not understood: {one_line(text)}")
        if one.unread:
            session.note(
                f"{one.path} stays as it is; `ssmlit render --view {one.view.name} -o {one.path} "
                "--force` overwrites it"
            )


def unread_as_json(lists: Sequence[RenderedList]) -> list[dict[str, object]]:
    """Return these lines."""
    return [
        {"path": str(one.path), "line": line, "text": text}
        for one in lists
        for line, text in one.unread
    ]


def sentence(change: RowChange) -> str:
    """Return one line about a change."""
    where = f"{change.source}:{change.line}: {change.key}"
    old, new = one_line(change.old), one_line(change.new)
    if change.field == "row":
        return f"{where}: the row was deleted: {old}"
    if not new:
        return f"{where}: {change.field} is gone: {old}"
    return f"{where}: {change.field}: {new}" + (f" (was: {old})" if old else "")


def as_json(change: RowChange, answers: Answers) -> dict[str, object]:
    """Return a change and what became of it."""
    return {"path": change.source, "line": change.line, "key": change.key, "field": change.field,
            "before": change.old, "after": change.new,
            "status": answers.became(change)}  # fmt: skip


def again(
    session: Session, lists: Sequence[RenderedList], library: Library, waiting: Sequence[Row]
) -> tuple[Output, ...]:
    """Return the documents with their lists rendered again.

    A list with an edit that was not understood, or an undecided row, stays as it is.
    """
    edited = [it for it in lists if it.is_edited and not (it.unread or any(map(it.holds, waiting)))]
    if not edited:
        return ()
    from ssmlit.actions.lists import rendering

    texts: dict[Path, str] = {}
    for one in edited:
        old = texts.get(one.path, one.text)
        shown = rendering.papers(library, one.view)
        body = rendering.markdown(shown, one.view, day(), "", old)
        texts[one.path] = rendering.into(
            old, one.view.name, body, date=day(), path=str(one.path), init=False
        )
    return tuple(target(path, session.path).edited(text) for path, text in texts.items())
