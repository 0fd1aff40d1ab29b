"""Carrying out `ssmlit import`: files in, facts from catalogue and services, a report out."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ssmlit.actions.batch import NEEDS_METADATA
from ssmlit.actions.deduping import thresholds
from ssmlit.actions.importing import Facts, ImportRules, Report, Trust, headings, import_rows
from ssmlit.actions.placing import Rules
from ssmlit.actions.policy import Policy
from ssmlit.catalogue import Catalogue
from ssmlit.cli.import_.questions import ask_sides
from ssmlit.cli.import_.report import OPEN, as_json, tell
from ssmlit.cli.shared.add_flow import ask_about
from ssmlit.cli.shared.session import SCHEMA
from ssmlit.cli.shared.terminal_text import plural
from ssmlit.errors import ExitCode, LibraryError, UsageError, gravest
from ssmlit.fields import tags
from ssmlit.importers import read
from ssmlit.sources import look_up
from ssmlit.store import target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ssmlit.cli.shared.session import Session
    from ssmlit.importers import Row
    from ssmlit.library import Library
    from ssmlit.model import Identifier, Record
    from ssmlit.store import Output, Target

LOOKED_UP = {"arxiv"}
READMES = ("README.md", "readme.md", "Readme.md", "README.markdown", "README")
MANY = 200  # rows from which a progress bar is worth its space


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """The options of `ssmlit import`."""

    form: str
    encoding: str
    tags: tuple[str, ...]
    section_tags: bool
    policy: Policy | None
    trust: str
    offline: bool
    report: Path | None
    timestamp: str


def run(session: Session, files: Sequence[str], wishes: ImportOptions) -> None:
    """Import files, report every row, and end with the gravest exit code."""
    file = target(wishes.report, session.path) if wishes.report else None
    if file is not None:  # before anything is written, find out that the report may be
        file.generated("{}", "json")
    rows = [row for name in files for row in _rows(name, wishes)]
    if not rows:
        session.note(f"nothing to import: {', '.join(files)} has no list and no entries")
    catalogue = Catalogue()
    answers, unasked = _look_up(session, rows, catalogue, offline=wishes.offline)
    facts = Facts(catalogue, answers)
    choices = _choices(session, wishes)
    first: Report | None = None
    if session.can_ask:
        with _progress(session, len(rows)) as progress:
            first = import_rows(session.library, rows, facts, choices, progress)
        asked = _asked(session, first, rows, facts, choices, wishes)
        first, choices = (first if asked == choices else None), asked

    def decide(library: Library) -> Report:
        if first is not None and library.document.text == session.library.document.text:
            return first  # nothing was asked, and the library is still what it was
        return import_rows(library, rows, facts, choices, progress)

    with _progress(session, 0 if first else len(rows)) as progress:
        result = session.change(decide, "import", _reporting(file), ask=False)
    if file is not None and session.options.dry_run:
        session.write(_reporting(file)(result, session.library), "import", ["report of a dry run"])
    _finish(session, result)
    codes = [ExitCode.DECISION] if _is_open(result, choices) else []
    if unasked:
        session.note(f"{plural(unasked, 'paper')} could not be looked up; run again when online")
        codes.append(ExitCode.NETWORK)
    if codes:
        raise typer.Exit(gravest(codes))


def _is_open(report: Report, choices: ImportRules) -> bool:
    """Whether a person still has to decide about a row, or nobody could read it."""
    answered = choices.placing.answers.keys() | choices.trusted.keys()
    return any(one.place not in answered for one in report.rows if one.status in OPEN)


def _rows(name: str, wishes: ImportOptions) -> tuple[Row, ...]:
    form = wishes.form or None
    if name == "-":
        return read(sys.stdin.buffer.read(), "-", form, encoding=wishes.encoding)
    path = _readme(Path(name)) if Path(name).is_dir() else Path(name)
    try:
        data = path.read_bytes()
    except OSError as failure:
        raise LibraryError(
            f"the file cannot be read: {failure.strerror}", path=str(path)
        ) from failure
    return read(data, str(path), form, encoding=wishes.encoding)


def _readme(folder: Path) -> Path:
    for name in READMES:
        if (folder / name).is_file():
            return folder / name
    raise UsageError(f"the folder {folder} has no README", hint="name the file")


def _look_up(
    session: Session, rows: Sequence[Row], catalogue: Catalogue, *, offline: bool
) -> tuple[dict[Identifier, Record], int]:
    """Ask about papers the catalogue does not hold; also return how many stay unasked."""
    wanted = [
        identifier
        for row in rows
        if row.record is not None
        for identifier in row.record.identifiers
        if identifier.scheme in LOOKED_UP and catalogue.get(identifier) is None
    ]
    if not wanted:
        return {}, 0
    http = session.http(offline=offline)
    if not http.settings.offline:
        wanted = _without_complete(session.library, wanted)
    found = look_up(wanted, http)
    return dict(found.records), 0 if http.settings.offline else len(found.unasked)


def _without_complete(library: Library, wanted: list[Identifier]) -> list[Identifier]:
    """Return the identifiers about whose works the library does not know enough."""
    there = library.by_identifiers(wanted)
    return [
        identifier
        for identifier in wanted
        if not there[identifier]
        or any(NEEDS_METADATA in tags(entry) for entry in there[identifier])
    ]


def _choices(session: Session, wishes: ImportOptions) -> ImportRules:
    try:
        trust = Trust(wishes.trust or Trust.NEITHER)
    except ValueError as failure:
        raise UsageError(
            f"`{wishes.trust}` is no side", hint="--on-mismatch title, link or neither"
        ) from failure
    return ImportRules(
        placing=Rules(
            policy=_sure_ones(wishes.policy),
            tags=wishes.tags,
            incomplete=NEEDS_METADATA,
            pattern=session.config.string("keys", "pattern", Rules().pattern),
            timestamp=wishes.timestamp,
            limits=thresholds(session.config),
        ),
        mapping=_mapping(session),
        section_tags=wishes.section_tags,
        trust=trust,
    )


def _sure_ones(policy: Policy | None) -> Policy:
    """Return what is done with papers that are surely there: asked is only about the others."""
    return Policy.MERGE if policy is None or policy is Policy.ASK else policy


def _mapping(session: Session) -> dict[str, str]:
    """Return heading → tag: what the views call their tags, then what [import.sections] says."""
    from ssmlit.render import view_from_table

    config = session.config
    views = [view_from_table(name, config.table(f"views.{name}")) for name in config.table("views")]
    said = {
        name: config.string("import.sections", name) for name in config.table("import.sections")
    }
    return headings(views) | said


def _asked(
    session: Session,
    report: Report,
    rows: Sequence[Row],
    facts: Facts,
    choices: ImportRules,
    wishes: ImportOptions,
) -> ImportRules:
    """Return the choices with a person's answers: whose title and link disagree, what may be there.

    What was asked for by an option is not asked again.
    """
    if not wishes.trust and (trusted := ask_sides(session, report.rows)):
        choices = replace(choices, trusted=trusted)
        report = import_rows(session.library, rows, facts, choices)
    if wishes.policy in {None, Policy.ASK}:
        items = [one.placed for one in report.rows if one.placed is not None]
        answers = ask_about(session, items)
        choices = replace(choices, placing=replace(choices.placing, answers=answers))
    return choices


@contextmanager
def _progress(session: Session, total: int) -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar on a terminal, for long work only."""
    if total < MANY or session.options.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading rows", total=total)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _reporting(file: Target | None) -> Callable[[Report, Library], tuple[Output, ...]]:
    """Return what makes the file that the report is written to, if it is."""

    def follow(report: Report, library: Library) -> tuple[Output, ...]:
        if file is None:
            return ()
        facts = {"schema": SCHEMA, **as_json(report, library)}
        text = json.dumps(facts, ensure_ascii=False, indent=2)
        return (file.generated(f"{text}\n", "json"),)

    return follow


def _finish(session: Session, report: Report) -> None:
    """Show the report."""
    if session.options.dry_run:
        return
    if session.options.json:
        session.json(as_json(report, session.library))
    else:
        tell(session, report)
