"""The files of one run of `render` or `export`, planned together and written in one step.

Responsible for what may be overwritten, and for asking first. Does not depend on
what lists look like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import store
from ssmlit.cli.shared.reading_session import nearer
from ssmlit.cli.shared.session import output_diff
from ssmlit.errors import LibraryError
from ssmlit.ownership_marks import Owner
from ssmlit.strings import plural, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.cli.shared.session import Session
    from ssmlit.importers import Row
    from ssmlit.ownership_marks import Style
    from ssmlit.render import View
    from ssmlit.store import Output, Target

_NAMED_FILES = 8  # files that a run names one by one


class _Planned(NamedTuple):
    """A file to write, or a text to print; `doubt` is the question to ask first."""

    output: Output | None
    text: str = ""
    doubt: str = ""


class PendingFiles:
    """The files of a run, kept until all of them are made.

    With `keep`, what people wrote or edited is protected; not when files are only compared.
    """

    def __init__(self, session: Session, *, keep: bool) -> None:
        self._session = session
        self._keep = keep
        self._planned: list[_Planned] = []

    def target(self, path: Path, *, new_folder: bool = False) -> Target:
        """Return a file that may be written, with what an earlier list of the run put into it."""
        found = store.target(path, self._session.path, new_folder=new_folder or not self._keep)
        for planned in self._planned:
            if planned.output is not None and planned.output.old.real == found.file.real:
                found = found._replace(data=planned.output.data)
        return found

    def printed(self, text: str) -> None:
        """Take a text that goes to stdout."""
        self._planned.append(_Planned(None, text))

    def generated(
        self, file: Target, text: str, style: Style | None, force: bool, *, empty: bool = False
    ) -> None:
        """Take a whole file; `empty` when it shows no paper.

        Raises:
            LibraryError: it is not ours, or was edited since, and neither is to be forced.
        """
        output = file.generated(text, style, force=force or not self._keep)
        old = file.unmarked(style) if empty else ""
        self._take(output, empties=bool(old.strip()) and old != text)

    def region(
        self, file: Target, view: View, body: str, day: str, *, init: bool, force: bool
    ) -> None:
        """Take a list that has its place between markers in a document.

        Raises:
            LibraryError: there is no place, or in it is what ssmlit did not write.
        """
        from ssmlit.actions.lists import rendering
        from ssmlit.render import markers

        old, name = file.text, view.name
        markers.refuse_conflict(old or "", str(nearer(file.path)))
        placed = old is not None and rendering.has_markers(old, name)
        if old is not None and force and not (placed or init):
            old = None
        text = rendering.into(old, view, body, date=day, path=str(file.path), init=init)
        empties = False
        if old is not None and text != old:
            if not placed:
                old = rendering.with_place(old, view, body)
                self._note_form(file, view, markers.body(old, name), body)
            if self._keep and not force and placed:
                self._require_ours(file, old, text, name, body)
            elif self._keep and not force:
                self._require_known(file, old, view)
                if body and not view.keep:
                    self._require_nothing_lost(file, text)
            empties = not body and bool(markers.body(old, name).strip())
        output = file.edited(text)._replace(remade=not force or file.data is None)
        self._take(output, empties=empties)

    def _note_form(self, file: Target, view: View, before: str, after: str) -> None:
        """Say that most lines of a list that people wrote change, and how to avoid that.

        A view with rows of its own has the list's form already, as far as there is one.
        """
        lines = [line for line in before.splitlines() if line.strip()]
        changed = len(lines) - sum(map(set(after.splitlines()).__contains__, lines))
        if 2 * changed > len(lines):
            name = nearer(file.path)
            told = f"{changed} of {plural(len(lines), 'line')} of the list in {name} change"
            if view.row or view.template:
                self._session.note(f"{told}: the library says other or more things")
            else:
                self._session.note(
                    f"{told}: its form is not this view's; `ssmlit import {quoted(name)} "
                    "--with-view list` makes the view that comes closest (`ssmlit undo` first)"
                )

    def _require_nothing_lost(self, file: Target, after: str) -> None:
        """Refuse to write a list over one whose rows say more than it shows.

        A view that keeps the rows of its page never overwrites them.
        """
        from ssmlit.actions.lists.lost_pieces import lost_pieces

        if lines := lost_pieces(file.text or "", after):
            named = self._session.named_lines(lines)
            what = f"the list would lose words, links or signs of its rows ({named})"
            hint = (
                "`ssmlit import {} --with-view NAME` makes a view that keeps them; --force writes "
                "this one, and `ssmlit undo` reverts that"
            )
            raise refused(file, what, hint, lines)

    def compare(self) -> list[dict[str, object]]:
        """Return, for each file, how it differs from what it should be; print the diffs."""
        done: list[dict[str, object]] = []
        for planned in self._planned:
            if planned.output is None:
                done.append(self._print(planned.text))
                continue
            diff = output_diff(planned.output)
            if not self._session.options.json:
                self._session.patch(diff)
            name = str(nearer(planned.output.path))
            if planned.output.old.data is None and not self._session.options.dry_run:
                self._session.note(f"{name} is not there")
            done.append({"path": name, "stale": planned.output.is_new, "diff": diff})
        return done

    def deliver(self, command: str, summary: str) -> list[dict[str, object]]:
        """Write all files, after asking where a list would lose all its papers."""
        session = self._session
        outputs = [planned.output for planned in self._planned if planned.output is not None]
        if session.options.dry_run:
            session.preview(outputs)
            return [self._done(planned) for planned in self._planned]
        for planned in self._planned:
            if planned.doubt:
                session.confirm(f"{planned.doubt}: write it?", planned.doubt)
        for folder in {output.path.parent for output in outputs}:
            if not folder.is_dir():
                store.make_folder(folder)
        if outputs:
            session.write(outputs, command, [summary])
        done = [self._done(planned) for planned in self._planned]
        session.note(*_summary(session, [one for one in done if "written" in one]))
        return done

    def _done(self, planned: _Planned) -> dict[str, object]:
        if planned.output is None:
            return self._print(planned.text)
        return {"path": str(nearer(planned.output.path)), "written": planned.output.is_new}

    def _take(self, output: Output, *, empties: bool) -> None:
        """Plan a file; one that is planned already gets the newer contents."""
        doubt = f"{nearer(output.path)} would no longer show any paper" if empties else ""
        for at, planned in enumerate(self._planned):
            if planned.output is not None and planned.output.old.real == output.old.real:
                merged = output._replace(old=planned.output.old)
                self._planned[at] = _Planned(merged, doubt=planned.doubt or doubt)
                return
        self._planned.append(_Planned(output, doubt=doubt))

    def _print(self, text: str) -> dict[str, object]:
        if not self._session.options.json:
            self._session.raw(text)
        return {"path": None, "text": text}

    def _require_ours(self, file: Target, old: str, text: str, name: str, body: str) -> None:
        """Refuse to change a list that differs from what ssmlit wrote."""
        from ssmlit.actions.lists.rendering import has_markers
        from ssmlit.render import markers

        owner = markers.owner(old, name, path=str(file.path))
        if owner is Owner.OURS or markers.body(old, name) == markers.body(text, name):
            return
        written = store.last_written(file.path, self._session.path)
        if written is None or not has_markers(written, name):
            if owner is Owner.FOREIGN:
                what = f"what is between the markers of the list `{name}` was not written by ssmlit"
                hint = (
                    "`ssmlit import {}` adds its papers; --force overwrites it, and `ssmlit undo` "
                    "reverts that"
                )
                raise refused(file, what, hint, markers.lines(old, name))
            written = old.replace(markers.body(old, name), body)
        elif markers.body(written, name) == markers.body(old, name):
            return  # only the digest was lost
        lines = _edited(written, old)
        named = self._session.named_lines(lines)
        what = f"the list `{name}` was edited by hand since ssmlit wrote it ({named})"
        hint = (
            "`ssmlit import {} --take` accepts the changes; --force discards them; "
            "`ssmlit undo` reverts that"
        )
        raise refused(file, what, hint, lines)

    def _require_known(self, file: Target, old: str, view: View) -> None:
        """Refuse to put a list in place of one with papers that the library does not have."""
        from ssmlit.actions.import_values import Trust, name_of
        from ssmlit.actions.lists import hand_edits

        before = file.text or ""
        unknown = hand_edits.unknown(self._session.library, old, str(file.path), view.name, before)
        decided = self._session.config.table("import.rows")
        stay = view.left_out if view.keep else frozenset[str]()
        rows = [
            it
            for it in unknown
            if decided.get(name_of(it), Trust.NEITHER) == Trust.NEITHER and name_of(it) not in stay
        ]
        there = self._in_library(file, before) if rows else ()
        if lost := [it for it in rows if name_of(it) not in there]:
            lines, papers = _where(lost, before), plural(len(lost), "paper")
            what = f"{papers} not in the library would be lost ({self._session.named_lines(lines)})"
            hint = (
                "`ssmlit import {}` adds them, or says what you have to decide; --force overwrites "
                "the list, and `ssmlit undo` reverts that"
            )
            raise refused(file, what, hint, lines)

    def _in_library(self, file: Target, text: str) -> frozenset[str]:
        """Return the names of the rows of a document that `import` would find in the library."""
        from ssmlit import importers
        from ssmlit.actions.adding.rules import AddRules
        from ssmlit.actions.lists import hand_edits
        from ssmlit.actions.records.lookup_order import CombinedLookup
        from ssmlit.catalogue import shipped

        session, rows = self._session, importers.read_rows(text, str(file.path), "markdown")
        known, rules = CombinedLookup(session.snapshots()), AddRules.of(session.config)
        return hand_edits.in_library(session.library, rows, shipped(), known, rules)


def refused(file: Target, what: str, hint: str, lines: Sequence[int]) -> LibraryError:
    """Return the failure of overwriting a file, which the hint names where it has a `{}`."""
    name, line = str(nearer(file.path)), lines[0] if lines else 0
    return LibraryError(what, hint=hint.format(quoted(name)), path=name, line=line)


def _where(rows: Sequence[Row], text: str) -> list[int]:
    """Return the lines of rows in a document, when they were read where the list has its place."""
    text, at, found = text.replace("\r\n", "\n"), 0, []
    for row in rows:
        at = max(at, text.find(row.raw, at))
        found.append(text.count("\n", 0, at) + 1)
    return list(dict.fromkeys(found))


def _edited(written: str, now: str) -> list[int]:
    """Return the lines of a text, 1-based, that are no longer as they were written."""
    from ssmlit.merge.lines import changed_lines, lines_of

    changes = changed_lines(lines_of(written), lines_of(now))
    return [n + 1 for _, _, start, end in changes for n in range(start, max(end, start + 1))]


def _summary(session: Session, done: Sequence[Mapping[str, object]]) -> list[str]:
    """Return a line for each file, or of many files those that were written and a summary."""
    wrote = [f"wrote {one['path']}" for one in done if one["written"]]
    current = [f"{one['path']} is up to date" for one in done if not one["written"]]
    if len(session.some(done, _NAMED_FILES)) == len(done):
        return [*wrote, *current]
    shown = [*session.some(wrote, _NAMED_FILES)]
    if more := len(wrote) - len(shown):
        shown[-1] += f" and {more} more"
    return [*shown, f"{len(wrote)} written, {len(current)} up to date"]
