"""A refresh with a person at the terminal: gather facts, show each proposal, ask, write once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import typer

from ssmlit import fields
from ssmlit.actions import select
from ssmlit.actions.adding.rules import key_pattern
from ssmlit.actions.records.places import RecordPlaces
from ssmlit.actions.refresh import refreshing
from ssmlit.actions.refresh.refresh_facts import FactFinder, RefreshFacts
from ssmlit.catalogue import shipped
from ssmlit.cli.shared.failures import by_reason, report_failure
from ssmlit.cli.shared.json_values import failures_as_json, picked
from ssmlit.cli.shared.progress import progress
from ssmlit.cli.shared.remembering import TITLES, note_titles, remembered
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.cli.shared.tex_papers import TexPapers
from ssmlit.cli.shared.today import day
from ssmlit.errors import DecisionError, ExitCode, NetworkError
from ssmlit.store.notes import read_notes, write_notes
from ssmlit.strings import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ssmlit.actions.refresh.refreshing import Proposal
    from ssmlit.cli.refresh.options import RefreshOptions
    from ssmlit.cli.shared.session import Session
    from ssmlit.http import Http
    from ssmlit.model import Entry, Identifier
    from ssmlit.model.entries import Name

REST = 30  # days during which a title is not searched for again
NOTES = "refresh"
MANY = 20  # entries from which a progress bar is worth its space
REFUSED = "refresh.refused"  # the table of ssmlit.toml
ANSWERS = {"y": "yes", "n": "no, and do not ask again", "l": "later", "q": "stop here"}


def run(session: Session, options: RefreshOptions) -> None:
    """Find proposals, take the confirmed or accepted ones, end with the worst exit code."""
    session.require_changeable()
    entries = chosen(session, options)
    facts = RefreshFacts()
    http = http_client(session, options)
    try:
        _find(session, options, entries, facts, http)
    finally:
        _note_searches(session, facts)
    titles = read_notes(session.path, TITLES)
    proposals = _proposals(session, options, entries, facts, titles)
    became = _answered(session, options, proposals)
    accepted, refused, still_open = (
        [one for one in proposals if became[one.entry.name] == status]
        for status in ("applied", "refused", "open")
    )
    names = {refreshing.proposal_identity(one): f"{one.entry.key}: {one.reason}" for one in refused}
    session.change(
        lambda library: refreshing.carry_out(library, accepted),
        "refresh",
        lambda _done, _library: remembered(session, REFUSED, names),
        ask=False,
    )
    if not session.options.dry_run:
        note_titles(session, titles, facts.records.values())
    failures = list(facts.failures.values())
    if session.options.json:
        session.json(_as_json(proposals, became, failures))
    _end(session, proposals, still_open, failures, http)


def _proposals(
    session: Session,
    options: RefreshOptions,
    entries: Sequence[Entry],
    facts: RefreshFacts,
    titles: Mapping[str, str],
) -> tuple[Proposal, ...]:
    """Return the proposals, without those refused before."""
    proposals = refreshing.propose(entries, facts, titles)
    if options.rekey:
        proposals = _rekeyed(session, options, entries, proposals)
    if options.again:
        return proposals
    known = session.config.table(REFUSED)
    wanted = tuple(
        it for it in proposals if not known or refreshing.proposal_identity(it) not in known
    )
    if left_out := len(proposals) - len(wanted):
        session.note(f"left out {plural(left_out, 'proposal')} that you refused (--again)")
    return wanted


def chosen(session: Session, options: RefreshOptions) -> tuple[Entry, ...]:
    """Return the entries that a query selects, and say if there are none; all without one."""
    if not options.query:
        return session.library.entries
    query = " ".join(options.query)
    found = select.by_query(session.library, query)
    if not found:
        session.note_nothing(query)
    return found


def http_client(session: Session, options: RefreshOptions) -> Http | None:
    """Return the HTTP client, or `None` when no service is to be asked."""
    http = session.http(offline=options.offline)
    return None if http.settings.offline else http


def _find(
    session: Session,
    options: RefreshOptions,
    entries: Sequence[Entry],
    facts: RefreshFacts,
    http: Http | None,
) -> None:
    places = RecordPlaces(shipped(), session.snapshots(), http, fresh=options.online)
    notes = {} if options.again else read_notes(session.path, NOTES)
    latest = (date.fromisoformat(day()) - timedelta(REST)).isoformat()

    def is_recent(identifier: Identifier) -> bool:
        return str(notes.get(str(identifier), "")) > latest

    with progress(session, "asking", len(entries), MANY) as bar:
        finder = FactFinder(facts, places, is_recent, bar)
        finder.find(refreshing.incomplete(entries), refreshing.preprints(entries))


def _note_searches(session: Session, facts: RefreshFacts) -> None:
    if facts.searched:
        notes = read_notes(session.path, NOTES) | {str(one): day() for one in facts.searched}
        write_notes(session.path, NOTES, notes)


def _rekeyed(
    session: Session,
    options: RefreshOptions,
    entries: Sequence[Entry],
    proposals: Sequence[Proposal],
) -> tuple[Proposal, ...]:
    pattern = key_pattern(session.config)
    cited = TexPapers(session, citing=tuple(options.tex or ())).cited()
    return refreshing.rekeyed(session.library, entries, proposals, pattern=pattern, cited=cited)


def _answered(
    session: Session, options: RefreshOptions, proposals: Sequence[Proposal]
) -> dict[Name, str]:
    """Show every proposal; return what becomes of each entry: `applied`, `refused` or `open`."""
    became = {}
    dry_run = session.options.dry_run
    takes_sure = options.apply or session.options.yes or dry_run
    is_asked = session.can_ask and not dry_run
    for one in proposals:
        status = "applied" if one.sure and takes_sure else "open"
        shown = [f"{one.entry.key}: {one.reason}", *_changed(one)]
        if is_asked and status == "open":
            letter = session.ask("\n".join(["", *shown, "Take it?"]), ANSWERS, "l")
            status = {"y": "applied", "n": "refused"}.get(letter, "open")
            is_asked = letter != "q"
        elif not session.options.json:
            session.note(*shown)
        became[one.entry.name] = status
    return became


def _changed(one: Proposal) -> Iterator[str]:
    for name, before, after in changes(one):
        if before:
            yield f"  - {name} = {one_line(before)}"
        if after:
            yield f"  + {name} = {one_line(after)}"


def changes(one: Proposal) -> Iterator[tuple[str, str, str]]:
    """Yield name, text before and text after of everything that changes."""
    if one.entry.key != one.after.key:
        yield "key", one.entry.key, one.after.key
    if one.entry.type != one.after.type:
        yield "entrytype", one.entry.type, one.after.type
    was, now = fields.texts(one.entry), fields.texts(one.after)
    for name in dict.fromkeys((*was, *now)):
        if was.get(name, "") != now.get(name, ""):
            yield name, was.get(name, ""), now.get(name, "")


def _as_json(
    proposals: Sequence[Proposal], became: Mapping[Name, str], failures: Sequence[NetworkError]
) -> dict[str, object]:
    return {
        "items": [
            {
                "key": one.entry.key,
                **picked(one, "kinds sure reason"),
                "status": became[one.entry.name],
                "sources": one.places,
                "changes": [
                    {"field": name, "before": before, "after": after}
                    for name, before, after in changes(one)
                ],
            }
            for one in proposals
        ],
        **failures_as_json(failures),
    }


def _end(
    session: Session,
    proposals: Sequence[Proposal],
    still_open: Sequence[Proposal],
    failures: Sequence[NetworkError],
    http: Http | None,
) -> None:
    """Report what stayed open, how it is taken, and which services could not be asked."""
    session.warn(*by_reason(failure.message for failure in failures))
    if session.options.dry_run and proposals:
        session.note(f"{plural(len(proposals), 'proposal')}; {_taken(proposals)}")
        return
    if still_open and not session.can_ask:
        what = f"{plural(len(still_open), 'proposal')} left open"
        report_failure(DecisionError(what, hint=_taken(still_open)))
        raise typer.Exit(ExitCode.DECISION)
    if failures and not proposals:
        hint = "run it again later: what was answered is kept, and only the rest is asked for"
        raise NetworkError("no proposals, but not every service could be asked", hint=hint)
    if not proposals and not session.options.dry_run:
        here = "" if http else ", as far as snapshots and the catalogue know"
        session.note(f"nothing to refresh{here}")


def _taken(proposals: Sequence[Proposal]) -> str:
    """Return how proposals are accepted."""
    sure = sum(one.sure for one in proposals)
    if not sure:
        return "at a terminal you are asked about each"
    rest = ", at a terminal you are asked about the rest" if sure < len(proposals) else ""
    return f"--apply takes {sure} of them{rest}"
