"""Questions about which work is meant: for a title, and for a preprint and its publication.

Responsible for the questions of `add`. Without a terminal nothing is chosen: candidates are shown,
and a published version is mentioned.
"""

from __future__ import annotations

from ssmlit.actions.adding.fetching import Fetched, UnclearError
from ssmlit.cli.shared.session import Session
from ssmlit.cli.shared.terminal_text import first_authors, one_line
from ssmlit.model import Record


def choose_titles(session: Session, fetched: Fetched) -> Fetched:
    """Ask which work each title means; `--yes` takes the only one with exactly that title."""
    records, failures = dict(fetched.records), dict(fetched.failures)
    for asked, failure in fetched.failures.items():
        if not isinstance(failure, UnclearError):
            continue
        chosen = _chosen(session, failure)
        if chosen is not None:
            records[asked] = chosen
            del failures[asked]
    return fetched._replace(records=records, failures=failures)


def choose_published(session: Session, fetched: Fetched, *, take: bool) -> Fetched:
    """Ask whether a preprint is added as published; `take` and `--yes` say so for all."""
    records = dict(fetched.records)
    for asked, published in fetched.published.items():
        venue = f"{published.venue} {published.year or ''}".strip()
        if take or session.options.yes or (session.can_ask and _agreed(session, asked, venue)):
            records[asked] = published
        elif not session.can_ask:
            session.note(f"{asked}: published in {venue}; --published adds it as that")
    return fetched._replace(records=records)


def _chosen(session: Session, failure: UnclearError) -> Record | None:
    candidates = failure.candidates
    if session.options.yes and failure.sure:
        return candidates[0]
    if not session.can_ask:
        if not session.options.json:
            session.note(*(f"  {number}. {_line(one)}" for number, one in enumerate(candidates, 1)))
        return None
    answers = {str(number): _line(one) for number, one in enumerate(candidates, 1)}
    shown = "\n".join([failure.message, *(f"  [{n}] {line}" for n, line in answers.items())])
    choices = dict.fromkeys(answers, "") | {"n": "none of them"}
    letter = session.ask(f"{shown}\nWhich one?", choices, "n")
    return candidates[int(letter) - 1] if letter in answers else None


def _line(record: Record) -> str:
    people, names = first_authors(record.authors), map(str, record.identifiers[:1])
    parts = (people, str(record.year or ""), record.venue, *names, record.source)
    return f"{one_line(record.title)} ({', '.join(filter(None, parts))})"


def _agreed(session: Session, asked: str, venue: str) -> bool:
    question = f"{asked} was published in {venue}. Add it as published?"
    return session.ask(question, {"y": "yes", "p": "no, as the preprint"}, "y") == "y"
