"""Carrying out `ssmlit import`: files in, facts from catalogue and services, a report out.

Responsible for the order: read, look up, ask, write once, report. Does not depend on formats
(`reading`), nor on how rows become papers (`actions.importing`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ssmlit.actions.adding.batch import NEEDS_METADATA
from ssmlit.actions.adding.status import DuplicatePolicy, PaperStatus
from ssmlit.actions.importing import import_rows
from ssmlit.actions.records.lookup_order import CombinedLookup
from ssmlit.actions.records.trusted_facts import TrustedFacts
from ssmlit.catalogue import shipped
from ssmlit.cli.import_.reading import look_up, read_source
from ssmlit.cli.import_.rendered import ListEdits, rendered_lists, rows_to_import, sentence
from ssmlit.cli.import_.report import as_json, print_report, report_counts
from ssmlit.cli.import_.row_decisions import (
    ask_sides,
    decisions_by_options,
    remember,
    with_decisions,
)
from ssmlit.cli.import_.rules import headings_of, rules_of, views_of, with_page_headings
from ssmlit.cli.shared.add_flow import ask_about, latest, without_refused
from ssmlit.cli.shared.console import SCHEMA
from ssmlit.cli.shared.progress import progress
from ssmlit.cli.shared.remembering import note_rejected
from ssmlit.errors import ExitCode, UsageError, worst
from ssmlit.fields import tags
from ssmlit.model import AddEntry
from ssmlit.store import Target, is_same_file, target
from ssmlit.strings import plural, quoted

if TYPE_CHECKING:
    from ssmlit.actions.adding.placing import Placement
    from ssmlit.actions.import_values import ImportedRow, ImportReport, ImportRules, Trust
    from ssmlit.cli.import_.options import ImportOptions
    from ssmlit.cli.shared.session import Session
    from ssmlit.importers import Row
    from ssmlit.library import Library
    from ssmlit.render import View
    from ssmlit.store import Output

MANY = 200  # rows from which a progress bar is worth its space


def run(session: Session, options: ImportOptions) -> None:
    """Import files, report every row, and end with the most serious exit code."""
    file = target(options.report, session.path) if options.report else None
    if file is not None:  # before anything is written, make sure that the report can be
        file.generated("{}", "json")
    for name in options.files:
        if is_same_file(Path(name), session.path):
            session.require_library()
            hint = "`ssmlit dedupe` finds what it has twice, `ssmlit refresh` completes its entries"
            raise UsageError(f"{name} is the library itself", hint=hint)
    catalogue, local = shipped(), CombinedLookup(session.snapshots())
    there = CombinedLookup([catalogue, local])
    sources = [
        read_source(name, options.form, options.from_encoding, there) for name in options.files
    ]
    rows = [row for one in sources for row in one.rows]
    views = views_of(session)
    mapping: Mapping[str, str] = headings_of(session, views)
    view: tuple[Output, ...] = ()
    if options.with_view and any(row.record for row in rows):
        from ssmlit.cli.import_ import with_view

        mapping, made, view = with_view.new_view(session, options, sources, mapping)
        views.append(made)
    else:
        mapping = with_page_headings(session, sources, views, mapping)
    lists = [it for one in sources for it in rendered_lists(session, one.path, one.text, mapping)]
    rows = rows_to_import(rows, lists)
    rules = with_decisions(session, rules_of(session, options, mapping, views), rows)
    known, unasked = look_up(session, rows, there, offline=options.offline)
    facts = TrustedFacts(catalogue, known, local)
    done = _Import(session, options, rows, ListEdits(lists), file, view, rules, facts, unasked)
    done.decide_with_a_person()
    codes = done.carry_out()
    if view and views[-1].output and not session.options.dry_run:
        _report_next(session, options.files[0], views[-1], is_open=ExitCode.DECISION in codes)
    if codes:
        raise typer.Exit(worst(codes))


def _report_next(session: Session, file: str, view: View, *, is_open: bool) -> None:
    """Say how to put the new view's list into the document."""
    decide = (
        f"decide about the open rows (`ssmlit import {quoted(file)}` asks at a terminal), then "
    )
    session.note(
        f"{decide if is_open else ''}`ssmlit render --view {quoted(view.name)} --init` puts the "
        f"markers around the list in {view.output}; then `ssmlit render --all` brings to it what "
        "the library knows"
    )


@dataclass
class _Import:
    """One run of the command: what is imported, what was decided, what is written."""

    session: Session
    options: ImportOptions
    rows: list[Row]
    edits: ListEdits
    file: Target | None
    view: tuple[Output, ...]
    choices: ImportRules
    facts: TrustedFacts
    unasked: int
    decided: dict[str, Trust | DuplicatePolicy] = field(default_factory=dict)  # now, by place
    import_rows: Callable[..., ImportReport] = field(default_factory=lambda: latest(import_rows))

    def decide_with_a_person(self) -> None:
        """Ask about changed and doubtful rows; without a terminal nothing is asked."""
        self.edits.decide(self.session, take=self.options.take)
        if self.session.can_ask:
            self.choices = self._with_answers(self._decided(self.session.library))

    def _with_answers(self, report: ImportReport) -> ImportRules:
        """Return the choices with the user's answers about mismatches and possible duplicates.

        What an option or an earlier import decided is not asked again.
        """
        session, options, choices = self.session, self.options, self.choices
        doubtful = [one for one in report.rows if one.place not in choices.trusted]
        if not options.on_mismatch and (trusted := ask_sides(session, doubtful)):
            choices = choices._replace(trusted={**choices.trusted, **trusted})
            report = self.import_rows(session.library, self.rows, self.facts, choices)
            self.decided |= trusted
        if options.on_duplicate in {None, DuplicatePolicy.ASK}:
            known = choices.placing.answers
            items = [one.placed for one in report.rows if one.placed and one.place not in known]
            answers = ask_about(session, items, {it.place: it.row.raw for it in report.rows})
            placing = choices.placing._replace(answers={**known, **answers})
            choices = choices._replace(placing=placing)
            self.decided |= answers
        return choices

    def carry_out(self) -> list[ExitCode]:
        """Write everything, report it, and return the exit codes."""
        session = self.session
        result, _ = without_refused(self._change, lambda _: self._placed())
        if self.file is not None and session.options.dry_run:
            report = self._files(result, session.library)[-1:]
            session.write(report, "import", ["report of a dry run"])
        self._report(result)
        waiting = _waiting(result, self.choices)
        is_left = waiting or self.edits.unread or self.edits.that_are("open")
        codes = [ExitCode.DECISION] if is_left else []
        if not self.edits.lists and all(one.status.is_no_paper for one in result.rows):
            session.warn(self._nothing(result))
            codes.append(ExitCode.FOUND)
        if self.unasked:
            session.insist(self._unasked(result))
            codes.append(ExitCode.NETWORK)
        elif not session.options.dry_run:
            session.note(*_lacking(result))
        return codes

    def _unasked(self, result: ImportReport) -> str:
        """Return the sentence about papers that could not be looked up.

        Another import would ask only about those that lack too much.
        """
        is_added = any(it.status.is_written for it in result.rows)
        completes = is_added and not self.session.options.dry_run
        later = "`ssmlit refresh` completes what was added" if completes else "run again"
        return f"{plural(self.unasked, 'paper')} could not be looked up; {later} when online"

    def _nothing(self, result: ImportReport) -> str:
        """Return the sentence about files without a paper: without rows, or with other ones."""
        if result.rows and all(one.status is PaperStatus.UNREADABLE for one in result.rows):
            return "nothing could be read; export the references as BibTeX, RIS or CSL-JSON"
        if result.rows:
            return "no paper was found; `--json` shows how each row was read"
        return f"no paper was found: no list and no entries in {', '.join(self.options.files)}"

    def _change(self, refused: Mapping[str, str]) -> ImportReport:
        """Write everything but the rows that the library refused."""
        self.choices = self.choices._replace(unwritable=refused)
        return self.session.change(self._all, "import", self._files, ask=False)

    def _placed(self) -> list[Placement]:
        return [one.placed for one in self._decided(self.session.library).rows if one.placed]

    def _decided(self, library: Library) -> ImportReport:
        with progress(self.session, "reading rows", len(self.rows), MANY) as bar:
            return self.import_rows(library, self.rows, self.facts, self.choices, progress=bar)

    def _all(self, library: Library) -> ImportReport:
        """Return what becomes of the rows, with the changes that are taken over."""
        done = self._decided(library)
        if not (taken := self.edits.that_are("taken")):
            return done
        from ssmlit.actions.lists import hand_edits

        added = library.edited(done.edits)  # to its tags, changes add
        edits = (*done.edits, *hand_edits.edits(added, taken))
        return replace(done, edits=edits, summary=(*done.summary, *map(sentence, taken)))

    def _files(self, report: ImportReport, library: Library) -> tuple[Output, ...]:
        """Return the lists as the library has them now, and the report if it is asked for."""
        waiting = [it.row for it in _waiting(report, self.choices)]
        decided = decisions_by_options(report.rows, self.choices) | self.decided
        lists = (
            *self.edits.rendered_again(self.session, library, waiting),
            *remember(self.session, decided, self.rows, self.view),
        )
        if self.file is None:
            return lists
        facts = {"schema": SCHEMA, **as_json(report, library), **self.edits.as_json()}
        text = json.dumps(facts, ensure_ascii=False, indent=2)
        return (*lists, self.file.generated(f"{text}\n", "json"))

    def _report(self, report: ImportReport) -> None:
        session, waiting = self.session, _waiting(report, self.choices)
        if not report.rows:
            self.edits.note_unedited(session)
        if session.options.json:
            session.json({**as_json(report, session.library), **self.edits.as_json()})
        if session.options.dry_run:
            report_counts(session, report, waiting)
        elif not session.options.json:
            self.edits.report(session)
            print_report(session, report, waiting)
        if not session.options.dry_run:
            self.edits.note_waiting(session, report.rows)
        note_rejected(session, [one.placed for one in report.rows if one.placed])


def _lacking(report: ImportReport) -> Iterator[str]:
    """Yield a sentence about papers that were added without what every entry has."""
    added = (edit.entry for edit in report.edits if isinstance(edit, AddEntry))
    if lacking := sum(NEEDS_METADATA in tags(entry) for entry in added):
        yield (
            f"{plural(lacking, 'paper lacks', 'papers lack')} authors or year; "
            f"`ssmlit refresh tag:{NEEDS_METADATA} --apply` asks the services about "
            f"{'it' if lacking == 1 else 'them'}"
        )


def _waiting(report: ImportReport, choices: ImportRules) -> list[ImportedRow]:
    """Return the rows that wait for a person, or that could not be read or written."""
    return [it for it in report.rows if it.status.is_open and not choices.decides(it)]
