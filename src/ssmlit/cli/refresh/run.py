"""A refresh with a person at the terminal: gather facts, show each proposal, ask, write once.

Responsible for this order, and for what is remembered of it. Does not judge facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

import typer

from ssmlit import fields
from ssmlit.actions import select
from ssmlit.actions.adding.rules import key_pattern
from ssmlit.actions.refresh import refreshing
from ssmlit.actions.refresh.refresh_facts import FactFinder, RefreshFacts, known_as
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
    http = session.services(offline=options.offline)
    _Refresh(session, options, chosen(session, options), http).run()


def chosen(session: Session, options: RefreshOptions) -> tuple[Entry, ...]:
    """Return the entries that a query selects or `--accept` names; all without either.

    It is said if the query finds none.
    """
    named = select.entries(session.library, options.accept) if options.accept else ()
    if not options.query:
        return named or session.library.entries
    query = " ".join(options.query)
    found = select.by_query(session.library, query)
    if not found:
        session.note_nothing(query)
    return tuple({entry.name: entry for entry in (*found, *named)}.values())


@dataclass(frozen=True, slots=True)
class _Refresh:
    """One run of the command."""

    session: Session
    options: RefreshOptions
    entries: tuple[Entry, ...]
    http: Http | None
    facts: RefreshFacts = field(default_factory=RefreshFacts)

    def run(self) -> None:
        session, facts = self.session, self.facts
        titles = read_notes(session.path, TITLES)
        proposals: tuple[Proposal, ...] = ()
        try:
            self._find()
            proposals = self._proposals(titles)
        finally:
            self._note_searched(proposals)
        became = self._answered(proposals)
        accepted, refused, still_open = (
            [one for one in proposals if became[one.entry.name] == status]
            for status in ("applied", "refused", "open")
        )
        names = {
            refreshing.proposal_identity(one): f"{one.entry.key}: {one.reason}" for one in refused
        }
        session.change(
            lambda library: refreshing.carry_out(library, accepted), "refresh",
            lambda _done, _library: remembered(session, REFUSED, names), ask=False,
        )  # fmt: skip
        if not session.options.dry_run:
            note_titles(session, titles, facts.records.values())
        failures = list(facts.failures.values())
        if session.options.json:
            session.json(_as_json(proposals, became, failures))
        self._end(proposals, still_open, failures)

    def _note_searched(self, proposals: Sequence[Proposal]) -> None:
        """Remember whose titles were searched in vain; what was found may be left open today."""
        found = {str(known_as(fields.record(one.entry))) for one in proposals}
        searched = {str(one): day() for one in self.facts.searched if str(one) not in found}
        if searched:
            path = self.session.path
            write_notes(path, NOTES, read_notes(path, NOTES) | searched)

    @property
    def _accepted(self) -> tuple[Entry, ...]:
        """The entries that `--accept` names: they are looked at once more, whatever was refused."""
        return select.by_keys(self.session.library, self.options.accept or [])

    def _find(self) -> None:
        session, options = self.session, self.options
        places = session.places(self.http, fresh=options.online)
        notes = {} if options.again else {**read_notes(session.path, NOTES)}
        for entry in self._accepted:
            notes.pop(str(known_as(fields.record(entry))), None)
        latest = (date.fromisoformat(day()) - timedelta(REST)).isoformat()

        def is_recent(identifier: Identifier) -> bool:
            return str(notes.get(str(identifier), "")) > latest

        with progress(session, "asking", len(self.entries), MANY) as bar:
            finder = FactFinder(self.facts, places, is_recent, bar)
            finder.find(refreshing.incomplete(self.entries), refreshing.preprints(self.entries))

    def _proposals(self, titles: Mapping[str, str]) -> tuple[Proposal, ...]:
        """Return the proposals, without those refused before."""
        session, options = self.session, self.options
        proposals = refreshing.propose(self.entries, self.facts, titles)
        if options.rekey:
            pattern = key_pattern(session.config)
            cited = TexPapers(session, citing=tuple(options.tex or ())).cited()
            proposals = refreshing.rekeyed(
                session.library, self.entries, proposals, pattern=pattern, cited=cited
            )
        known = {} if options.again else session.config.table(REFUSED)
        if not known:
            return proposals
        names = {entry.name for entry in self._accepted}
        wanted = tuple(
            it for it in proposals
            if it.entry.name in names or refreshing.proposal_identity(it) not in known
        )  # fmt: skip
        if left_out := len(proposals) - len(wanted):
            session.note(f"left out {plural(left_out, 'proposal')} that you refused (--again)")
        return wanted

    def _answered(self, proposals: Sequence[Proposal]) -> dict[Name, str]:
        """Show every proposal; return what becomes of each: `applied`, `refused` or `open`."""
        session, became = self.session, {}
        dry_run = session.options.dry_run
        takes_sure = self.options.apply or session.options.yes or dry_run
        is_asked = session.can_ask and not dry_run
        names = {entry.name for entry in self._accepted}
        for one in proposals:
            is_taken = one.entry.name in names or (one.sure and takes_sure)
            status = "applied" if is_taken else "open"
            shown = [f"{one.entry.key}: {one.reason}", *_changed(one)]
            if is_asked and status == "open":
                letter = session.ask("\n".join(["", *shown, "Take it?"]), ANSWERS, "l")
                status = {"y": "applied", "n": "refused"}.get(letter, "open")
                is_asked = letter != "q"
            elif not session.options.json:
                session.note(*shown)
            became[one.entry.name] = status
        return became

    def _end(
        self,
        proposals: Sequence[Proposal],
        still_open: Sequence[Proposal],
        failures: Sequence[NetworkError],
    ) -> None:
        """Report what stayed open, how it is taken, and which services could not be asked."""
        session = self.session
        session.warn(*by_reason(failure.message for failure in failures))
        if session.options.dry_run and proposals:
            how = "" if self.options.accept else f"; {_taken(proposals)}"
            session.note(f"{plural(len(proposals), 'proposal')}{how}")
            return
        if still_open and not session.can_ask:
            what = f"{plural(len(still_open), 'proposal')} left open"
            report_failure(DecisionError(what, hint=_taken(still_open)))
            raise typer.Exit(ExitCode.DECISION)
        if failures and not proposals:
            hint = "run it again later: what was answered is kept, and only the rest is asked for"
            raise NetworkError("no proposals, but not every service could be asked", hint=hint)
        if not proposals and not session.options.dry_run:
            here = "" if self.http else ", as far as snapshots and the catalogue know"
            session.note(f"nothing to refresh{here}")


def _taken(proposals: Sequence[Proposal]) -> str:
    """Return how proposals are accepted."""
    sure = sum(one.sure for one in proposals)
    some = f"--apply takes {sure} of them, " if sure else ""
    rest = "the rest" if sure else "each"
    ask = f"; at a terminal you are asked about {rest}" if sure < len(proposals) else ""
    return f"{some}--accept KEY takes that of an entry{ask}"


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
