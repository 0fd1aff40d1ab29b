"""`ssmlit find`: papers, in the library or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from ssmlit.cli.shared.command import arguments, command
from ssmlit.cli.shared.failures import by_reason, report_failure
from ssmlit.cli.shared.json_values import picked
from ssmlit.cli.shared.options import Tags
from ssmlit.cli.shared.session import Session
from ssmlit.cli.shared.terminal import read_line, typed_numbers
from ssmlit.cli.shared.terminal_text import first_authors, one_line, safe
from ssmlit.errors import ExitCode, SsmlitError, UsageError
from ssmlit.exporters.paper_json import paper_as_json

if TYPE_CHECKING:
    from ssmlit.actions.records.finding import FoundRecords
    from ssmlit.model import NearTitle, Record

HELP = """Find papers in the catalogue and in snapshots, and add what you choose.

All words must be in the title; names, years and venues narrow the search. Papers that are already
in the library are shown with their key.

\b
  ssmlit find mamba unet
  ssmlit find state space author:gu year:2021..2023
  ssmlit find venue:iclr author:dao
  ssmlit find mamba unet --add 1,3 --tag medical-imaging
  ssmlit find whale songs --online           ask Crossref, arXiv and others too

At a terminal you choose which to add. `ssmlit snapshot build` gives it more to search. Exit code 1
when nothing was found.
"""

JSON = """
The papers found, in their order.
  count (number): How many are shown.
  papers (list of object): The papers; `key` is that of the library's entry, else empty.
    ...found
    source (text): Who knows it: `catalogue`, `snapshot NAME` or a service.
    retrieved (text): The date of the facts.
additions
"""


@arguments
class FindOptions:
    """What is looked for where, and what is added of it."""

    query: list[str] = typer.Argument(metavar="WORDS...", help="Words, author:, year:, venue:.")
    limit: int = typer.Option(20, min=1, help="At most N.")
    add: str = typer.Option("", metavar="N,N", help="Add these of the numbered papers: 1,3-5.")
    online: bool = typer.Option(
        False, "--online/--offline", help="Whether to ask the services too."
    )
    tags: Tags = None


@command("find", writes=True, help=HELP)
def find(session: Session, options: FindOptions) -> None:
    from ssmlit.actions.records.finding import find_records
    from ssmlit.catalogue import shipped

    snapshots = session.snapshots()
    http = session.http(offline=False) if options.online else None
    found = find_records(" ".join(options.query), shipped(), snapshots, options.limit, http)
    papers = _with_keys(session, found.papers)
    if options.add:
        _add(session, papers, options.add, options.tags)
        return
    _show(session, found, papers, "" if options.online else "`--online` or ")
    failures = by_reason(service.message for service in found.failures)
    session.warn(*failures, decisive=not papers)
    if not papers and found.failures:
        raise typer.Exit(ExitCode.NETWORK)
    if not papers:
        raise typer.Exit(ExitCode.FOUND)
    is_asked = session.can_ask and session.on_terminal and not session.options.json
    if is_asked and not _has_library(session):
        session.note("`ssmlit init` starts a library to which papers can be added")
        return
    if is_asked and (chosen := _chosen(session, papers)):
        _add(session, papers, chosen, options.tags)


def _with_keys(session: Session, papers: Sequence[NearTitle]) -> Sequence[NearTitle]:
    from ssmlit.actions.adding.matching import with_keys

    try:
        library = session.library
    except SsmlitError:  # finding needs no library; adding reports what is wrong with it
        return papers
    return with_keys(papers, library)


def _has_library(session: Session) -> bool:
    try:
        return bool(session.path)
    except SsmlitError:
        return False


def _show(session: Session, found: FoundRecords, papers: Sequence[NearTitle], wider: str) -> None:
    if session.options.json:
        shown = [_as_json(paper, approximate=found.approximate) for paper in papers]
        session.json({"count": len(papers), "papers": shown})
        return
    for number, paper in enumerate(papers, 1):
        record = paper.record
        title, year, name = one_line(record.title), str(record.year or ""), _name(record)
        people = first_authors(record)
        if session.on_terminal:
            there = f"in the library: {record.key}" if record.key else ""
            about = " · ".join(filter(None, (people, year, record.venue, name, there)))
            session.show(f"{number:>3}  {title}", safe(f"     {about}"))
        else:
            cells = (str(number), record.key, year, people, title, record.venue, name)
            session.out("\t".join(cells))
    if found.approximate and papers:
        session.note("no title has all the words; these are close")
    if not papers:
        session.note(f"nothing found; {wider}`ssmlit snapshot build` widens the search")
    elif found.total > len(papers):
        session.note(f"{len(papers)} of {found.total:,}; more words narrow it down")
    places = {paper.record.source: paper.record.retrieved for paper in papers}
    session.note(*(f"{name}: facts up to {day}" for name, day in sorted(places.items())))


def _as_json(paper: NearTitle, *, approximate: bool) -> dict[str, object]:
    record = paper.record
    facts = {**paper_as_json(record), **picked(record, "source retrieved")}
    return {**facts, "score": paper.score, "approximate": approximate}


def _chosen(session: Session, papers: Sequence[NearTitle]) -> str:
    """Ask for numbers of papers until they are valid; an empty line chooses no paper."""
    session.note("")
    numbers = f"1-{len(papers)}" if papers[1:] else "1"
    while True:
        text = read_line(f"add which? [{numbers}, Return for none]")
        try:
            return text if not text or _numbers(text, papers) else ""
        except UsageError as failure:
            report_failure(failure)


def _add(
    session: Session, papers: Sequence[NearTitle], numbers: str, tags: list[str] | None
) -> None:
    from ssmlit.actions.records.fetching import Fetched
    from ssmlit.cli.shared.add_flow import add_fetched

    session.require_changeable()
    chosen = [papers[at - 1].record for at in _numbers(numbers, papers)]
    records = {_name(record) or one_line(record.title): record for record in chosen}
    add_fetched(session, Fetched(records, {}, {}), tags=tags or ())


def _name(record: Record) -> str:
    return str(record.identifiers[0]) if record.identifiers else ""


def _numbers(text: str, papers: Sequence[NearTitle]) -> list[int]:
    found = typed_numbers(text, len(papers))
    if not found:
        raise UsageError(
            f"`{text}` selects no papers of the list", hint=f"numbers from 1 to {len(papers)}"
        )
    return found
