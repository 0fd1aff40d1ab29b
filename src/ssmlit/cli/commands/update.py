"""`ssmlit update`: new papers that saved queries find, into the inbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ssmlit.cli.shared.command import arguments, command
from ssmlit.cli.shared.json_values import entry_as_json, failure_as_json, picked
from ssmlit.cli.shared.options import Offline, written_file
from ssmlit.cli.shared.remembering import TITLES, note_titles
from ssmlit.cli.shared.session import Session
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.cli.shared.today import day
from ssmlit.errors import ExitCode, NetworkError, UsageError
from ssmlit.exporters.paper_json import paper_as_json
from ssmlit.strings import plural

if TYPE_CHECKING:
    from ssmlit.actions.adding.rules import AddRules
    from ssmlit.actions.update.listings import QueryAnswer, SavedQuery
    from ssmlit.actions.update.updating import PaperOutcome, Updated, UpdateRules
    from ssmlit.library import Library
    from ssmlit.store import Output

LATER = "the next run looks at these days, too"  # so that nothing is missed
NAMED = 5  # papers beyond the limit that are named, the most alike ones

HELP = """Bring new papers from saved queries into the inbox, and retitle renamed ones.

The queries are in ssmlit.toml, in arXiv's syntax, and are checked before they are sent:

\b
  [update]
  authors = ["Albert Gu", "Tri Dao"]
  [update.queries]
  vision = 'ti:mamba AND (cat:cs.CV OR cat:eess.IV)'

\b
  ssmlit update --dry-run
  ssmlit update --limit 20 --summary news.md
  ssmlit update vision --since 2026-01-01
  ssmlit update --offline                    from snapshots

It looks back to the last run plus seven days. Papers that are in the library or were rejected
(`ssmlit reject`) are not added; a renamed one gets its new title. Without news nothing is written.
A query that could not be asked is a warning; exit code 5 if none could.
"""

JSON = """
What the queries found.
  day (text): The day of the run.
  partial (flag): Whether a query could not be asked.
  queries (list of object): The queries, in the order of the settings.
    name (text): Its name; `authors` for the people of `[update]`.
    query (text): Its text.
    since (text): The first day looked at.
    found (number): How many papers it found in these days.
    total (number): How many papers it finds in all.
    warning (text): Why the answer may be wrong or incomplete; else empty.
    failure (failure or null): Why it could not be asked.
  items (list of object): The papers, the news first.
    status (text): `added`; `doubtful`: added, though it may already be in the library; `retitled`;
      `withdrawn`; `present`; `differs`: the entry's title may be a person's own; `mismatch`: an
      entry has its id and another title; `rejected`; `left-out`.
    key (text): The entry's key; else empty.
    score (real): How much it resembles the library, 0 to 100; 0 if not ranked.
    reason (text): Why; may be empty.
    before (text): The title that the entry had; of renamed ones.
    updated (text): The day of its newest version.
    queries (list of text): The queries that found it.
    paper (paper): The entry as it is now, or the record.
  ...diff
"""


@arguments
class UpdateOptions:
    """Which queries are asked, and what becomes of the news."""

    names: list[str] | None = typer.Argument(None, metavar="[NAME]...", help="Only these queries.")
    since: str = typer.Option("", metavar="DATE", help="Look back to DATE.")
    limit: int = typer.Option(0, min=0, help="At most N new papers, those most like the library.")
    summary: Path | None = typer.Option(
        None,
        metavar="FILE",
        parser=written_file,
        help="Write the news as the text of a pull request to FILE.",
    )
    strict: bool = typer.Option(False, "--strict", help="Exit 5 when any query could not be asked.")
    offline: Offline = False


@command("update", writes=True, help=HELP)
def update(session: Session, options: UpdateOptions) -> None:
    from ssmlit.actions.update.listings import noted, papers_of_answers
    from ssmlit.actions.update.updating import update
    from ssmlit.store.notes import read_notes, write_notes

    queries = _queries(session, options.names or [])
    session.require_changeable()
    notes = read_notes(session.path, "update")
    answers = _ask(session, queries, notes, options)
    hits = papers_of_answers(answers)
    titles = read_notes(session.path, TITLES)
    rules = _rules(session, options.limit, titles)

    def follow(result: Updated, _: Library) -> Sequence[Output]:
        return _summary(session, options.summary, result, answers)

    done = session.change(lambda library: update(library, hits, rules), "update", follow, ask=False)
    if not session.options.dry_run:
        write_notes(session.path, "update", noted(notes, answers))
        note_titles(session, titles, [hit.record for hit in hits])
    if not session.is_told_by_diff:
        _report(session, rules.today, done, answers)
    if options.strict and any(answer.failure for answer in answers):
        raise typer.Exit(ExitCode.NETWORK)


def _queries(session: Session, names: Sequence[str]) -> list[SavedQuery]:
    """Return the queries to ask, each checked against arXiv's syntax."""
    from ssmlit.actions.update.listings import SavedQuery, by_authors
    from ssmlit.sources.arxiv_query import parse_arxiv_query

    config = session.config
    texts = {name: config.string("update.queries", name) for name in config.table("update.queries")}
    if people := config.strings("update", "authors"):
        texts["authors"] = by_authors([name.replace('"', "") for name in people])
    if not texts:
        hint = "write one into [update.queries]: vision = 'ti:mamba AND cat:cs.CV'"
        raise config.wrong("there are no saved queries", hint)
    if unknown := [name for name in names if name not in texts]:
        raise UsageError(f"no query is called {unknown[0]}", hint=f"there are: {', '.join(texts)}")
    asked = [SavedQuery(name, text) for name, text in texts.items() if name in (names or texts)]
    for query in asked:
        with config.place("update.queries", query.name):
            parse_arxiv_query(query.text)
    return asked


def _ask(
    session: Session,
    queries: Sequence[SavedQuery],
    notes: dict[str, object],
    options: UpdateOptions,
) -> list[QueryAnswer]:
    """Ask each query; those that could not be asked are warnings unless all failed."""
    from ssmlit.actions.update.listings import QueryRunner, limit_age_of_answers

    http = session.http(offline=options.offline)
    limit_age_of_answers(http)
    snapshots = session.snapshots() if http.settings.offline else ()
    first = date.fromisoformat(day(options.since)) if options.since else None
    asker = QueryRunner(notes, date.fromisoformat(day()), first, http, snapshots)
    answers = []
    for query in queries:
        if session.on_terminal and not http.settings.offline:
            session.note(f"asking arXiv for {query.name} …")
        answers.append(asker.ask(query))
    failures = [answer.failure for answer in answers if answer.failure]
    if len(failures) == len(answers):
        messages = "; ".join(dict.fromkeys(failure.message for failure in failures))
        online = "" if http.settings.offline else f"; {LATER}"
        raise NetworkError(messages, hint=f"{failures[0].hint}{online}")
    for answer in answers:
        if answer.failure:
            said = f"{answer.query.name}: {answer.failure.message}; {LATER}"
            session.warn(said, decisive=options.strict)
        elif answer.warning:
            session.warn(f"{answer.query.name}: {answer.warning}")
    return answers


def _rules(session: Session, limit: int, titles: Mapping[str, str]) -> UpdateRules:
    """Return the rules for arriving papers; duplicates are judged only for new ones."""
    from ssmlit.actions.update.updating import UpdateRules

    def placing() -> AddRules:
        from ssmlit.actions.adding.rules import AddRules

        return AddRules.of(session.config)

    rejected = frozenset(session.config.table("update.rejected"))
    return UpdateRules(day(), rejected, limit, titles, placing)


def _summary(
    session: Session, path: Path | None, result: Updated, answers: Sequence[QueryAnswer]
) -> Sequence[Output]:
    """Return the file for a pull request; none without news."""
    if path is None or not result.edits:
        return ()
    from ssmlit.cli.update.summary import summary
    from ssmlit.store import target

    return (target(path, session.path).generated(summary(result, answers) + "\n", "html"),)


def _report(session: Session, today: str, done: Updated, answers: Sequence[QueryAnswer]) -> None:
    """Print the news, or everything as JSON."""
    from ssmlit.actions.update.updating import BEYOND
    from ssmlit.cli.update.summary import counts_line

    if session.options.json:
        session.json(_as_json(session, today, done, answers))
        return
    beyond = [item for item in done.items if item.why == BEYOND]
    unnamed = () if session.options.verbose else beyond[NAMED:]
    for item in done.items:
        if item not in unnamed and (line := _line(item)):
            session.note(line)
    session.note(counts_line(done))
    if beyond:
        first = min(item.hit.updated for item in beyond).isoformat()
        more = f", {len(unnamed)} of them not named (`--verbose` names all)" if unnamed else ""
        session.note(
            f"{plural(len(beyond), 'paper')} left out by --limit{more}; "
            f"`ssmlit update --since {first}` adds them"
        )


def _line(item: PaperOutcome) -> str:
    from ssmlit.actions.update.updating import Arrival

    title = one_line(item.hit.record.title)
    lines = {
        Arrival.ADDED: f"added {item.key} ({item.score:.0f}): {title}",
        Arrival.DOUBTFUL: f"added {item.key} ({item.score:.0f}), but {item.why}: {title}",
        Arrival.RETITLED: f"renamed {item.key}: {title} (was: {one_line(item.before)})",
        Arrival.WITHDRAWN: f"withdrawn {item.key}: {title}",
        Arrival.MISMATCH: f"left out {item.hit.record.identifiers[0]}: {item.key} has its "
        f"identifier and another title ({one_line(item.before or item.why)})",
        Arrival.DIFFERS: f"kept {item.key}: {one_line(item.before)} (arXiv: {title}); {item.why}",
        Arrival.LEFT_OUT: f"left out {item.hit.record.identifiers[0]} ({item.score:.0f}), "
        f"{one_line(item.why)}: {title}",
    }
    return lines.get(item.status, "")


def _as_json(
    session: Session, today: str, done: Updated, answers: Sequence[QueryAnswer]
) -> dict[str, object]:
    return {
        "day": today,
        "partial": any(answer.failure is not None for answer in answers),
        "queries": [
            {
                "name": answer.query.name,
                "query": answer.query.text,
                "since": answer.since.isoformat(),
                "found": len(answer.hits),
                "total": answer.total,
                "warning": answer.warning,
                "failure": failure_as_json(answer.failure) if answer.failure else None,
            }
            for answer in answers
        ],
        "items": [_item_as_json(session, item) for item in done.items],
    }


def _item_as_json(session: Session, item: PaperOutcome) -> dict[str, object]:
    from ssmlit.actions.update.updating import Arrival

    paper = paper_as_json(item.hit.record)
    if item.key and item.status is not Arrival.MISMATCH:
        paper = entry_as_json(session.library.get(item.key))
    return {
        **picked(item, "status key score before"),
        "reason": item.why,
        "updated": item.hit.updated.isoformat(),
        "queries": item.hit.queries,
        "paper": paper,
    }
