"""Putting papers in with a person at the terminal: ask where it is not sure, then write once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from ssmlit.actions.adding import Incoming, Placed, Placement, Rules, Status, place
from ssmlit.actions.policy import Policy
from ssmlit.cli._failures import report
from ssmlit.cli._text import one_line
from ssmlit.cli._values import record_as_json
from ssmlit.errors import ExitCode, gravest
from ssmlit.model import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ssmlit.actions.fetching import Fetched
    from ssmlit.cli._session import Session
    from ssmlit.errors import SsmlitError
    from ssmlit.library import Library
    from ssmlit.model import Record

SENTENCES = {
    Status.ADDED: "added {key}: {title}",
    Status.MERGED: "merged into {key} ({filled}): {title}",
    Status.THERE: "skipped {asked}: {key} is the same paper ({why})",
    Status.MAYBE: "left out {asked}: it may be {key} ({why})",
    Status.MISMATCH: "left out {asked}: {key} has its identifier and another title ({why})",
}
ANSWERS = {
    "s": ("skip it", Policy.SKIP),
    "m": ("merge into it", Policy.MERGE),
    "k": ("keep both: they are different", Policy.KEEP_BOTH),
}


def put(
    session: Session,
    fetched: Fetched,
    *,
    tags: tuple[str, ...],
    key: str,
    code: str,
    policy: Policy | None,
    timestamp: str,
) -> None:
    """Put fetched papers into the library, report each, and end with the gravest exit code."""
    papers = [
        Incoming(_with_code(record, code), asked, key) for asked, record in fetched.records.items()
    ]
    rules = Rules(
        policy=policy or (Policy.ASK if session.can_ask else Policy.SKIP),
        tags=tags,
        pattern=session.config.string("keys", "pattern", Rules().pattern),
        abstract=session.config.boolean("library", "abstracts", default=False),
        timestamp=timestamp,
    )
    rules = replace(rules, answers=ask_about(session, session.library, papers, rules))
    placement = session.change(lambda library: place(library, papers, rules), "add")
    show(session, placement, fetched.failures, rules)


def ask_about(
    session: Session, library: Library, papers: list[Incoming], rules: Rules
) -> dict[str, Policy]:
    """Ask about every paper that may be there already; the evidence stands below the papers."""
    if rules.policy is not Policy.ASK or not session.can_ask:
        return {}
    answers: dict[str, Policy] = {}
    for item in place(library, papers, rules).items:
        if item.match is not None and item.status in {Status.MAYBE, Status.MISMATCH}:
            question = f"Is {item.incoming.asked} the same paper as {item.key}?"
            shown = "\n".join(("", question, *_comparison(item), *_evidence(item)))
            letter = session.ask(shown, {name: text for name, (text, _) in ANSWERS.items()}, "s")
            answers[item.incoming.asked] = ANSWERS[letter][1]
    return answers


def show(
    session: Session, placement: Placement, failures: Mapping[str, SsmlitError], rules: Rules
) -> None:
    """Report every paper, and raise the exit code of the gravest."""
    if session.options.json:
        if not session.options.dry_run:
            session.json(as_json(placement, failures))
    elif not session.options.dry_run:
        for item in placement.items:
            session.note(sentence(item))
    for asked, failure in failures.items():
        report(failure, about="" if asked in failure.message else asked)
    codes = [failure.exit_code for failure in failures.values()]
    open_questions = [item for item in placement.items if is_open(item, rules)]
    if open_questions:
        codes.append(ExitCode.DECISION)
    if codes:
        raise typer.Exit(gravest(codes))


def is_open(item: Placed, rules: Rules) -> bool:
    """Whether a person still has to decide about a paper."""
    undecided = item.status in {Status.MAYBE, Status.MISMATCH}
    return undecided and item.incoming.asked not in rules.answers


def sentence(item: Placed) -> str:
    """Return one line about what became of a paper."""
    return SENTENCES[item.status].format(
        key=item.key,
        asked=item.incoming.asked,
        title=one_line(item.incoming.record.title),
        filled=", ".join(item.filled),
        why=item.match.why if item.match else "",
    )


def as_json(placement: Placement, failures: Mapping[str, SsmlitError]) -> dict[str, object]:
    """Return the report of a batch."""
    return {
        "items": [_item_as_json(item) for item in placement.items],
        "failures": [
            {"asked": asked, "message": failure.message, "hint": failure.hint,
             "exit_code": int(failure.exit_code)}
            for asked, failure in failures.items()
        ],
    }  # fmt: skip


def _item_as_json(item: Placed) -> dict[str, object]:
    return {
        "asked": item.incoming.asked,
        "status": item.status.value,
        "key": item.key,
        "why": item.match.why if item.match else "",
        "filled": list(item.filled),
        "source": item.incoming.record.source,
        "retrieved": item.incoming.record.retrieved,
        "paper": record_as_json(replace(item.incoming.record, key=item.key)),
    }


def _comparison(item: Placed) -> list[str]:
    if item.match is None:
        return []
    new, old = item.incoming.record, item.match.record
    return [
        f"  new:     {one_line(new.title)}",
        f"           {_people(new.authors)} {new.year or ''}",
        f"  library: {one_line(old.title)}",
        f"           {_people(old.authors)} {old.year or ''}",
    ]


def _people(authors: tuple[object, ...]) -> str:
    return one_line(", ".join(str(person) for person in authors[:4])) + (
        " et al." if len(authors) > 4 else ""
    )


def _evidence(item: Placed) -> list[str]:
    if item.match is None:
        return []
    return [
        f"  {'+' if one.weight > 0 else '-'} {one.field}: {one.reason}"
        for one in item.match.verdict.evidence
    ]


def _with_code(record: Record, code: str) -> Record:
    return record if not code else replace(record, links=(*record.links, Link("code", code)))
