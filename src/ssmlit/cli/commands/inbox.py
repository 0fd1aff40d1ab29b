"""`ssmlit inbox`: go through the papers that arrived."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import typer

from ssmlit import fields, identifiers
from ssmlit.actions import select
from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.json_values import entry_as_json
from ssmlit.cli.shared.options import Tags
from ssmlit.cli.shared.session import Session
from ssmlit.cli.shared.terminal import read_line
from ssmlit.cli.shared.terminal_text import first_authors, one_line, safe
from ssmlit.errors import UsageError
from ssmlit.strings import plural, split_commas

if TYPE_CHECKING:
    from ssmlit.actions.update.inbox import InboxEntry, Rejected
    from ssmlit.library import Library
    from ssmlit.model import Entry
    from ssmlit.model.entries import Name

HELP = """Go through the papers that arrived: keep with tags, reject or skip.

At a terminal you decide about each, those most like the library first; otherwise they are listed.

\b
  ssmlit inbox
  ssmlit inbox --json
  ssmlit inbox --keep roy2026vision --tag vision
  ssmlit reject roy2026snakes
"""

JSON = """
The papers in the inbox, or those that were kept.
  count (number): How many.
  papers (list of object): Those most like the library first.
    ...paper
    score (real): How much it resembles the rest of the library, 0 to 100.
changed
"""

ANSWERS = {"k": "keep it", "t": "keep it with tags", "r": "reject it", "s": "skip", "q": "quit"}


@command("inbox", writes=True, help=HELP)
def inbox(
    session: Session,
    keep: list[str] | None = typer.Option(
        None, metavar="KEY", help="Keep this one; may be repeated.", autocompletion=offers.keys
    ),
    tags: Tags = None,
) -> None:
    from ssmlit.actions.update import inbox as action

    if keep:
        _keep(session, lambda library: select.by_keys(library, keep), tags or ())
        return
    if tags:
        raise UsageError("--tag is for what --keep names")
    papers = action.waiting(session.library)
    if session.options.json:
        shown = [{**entry_as_json(one.entry), "score": one.score} for one in papers]
        session.json({"count": len(papers), "papers": shown})
    elif not papers:
        session.note("the inbox is empty")
    elif session.can_ask and not session.options.dry_run:
        _go_through(session, papers)
    else:
        for one in papers:
            title = one_line(fields.title(one.entry))
            session.out("\t".join((one.entry.key, f"{one.score:.0f}", title)))


def _keep(
    session: Session, find: Callable[[Library], Sequence[Entry]], tags: Sequence[str]
) -> None:
    from ssmlit.actions.update import inbox as action

    result = session.change(lambda library: action.keep(find(library), tags), "keep")
    session.report_changed(result, "kept")


def _go_through(session: Session, papers: Sequence[InboxEntry]) -> None:
    """Ask about each paper; each answer is written at once, so that one may stop."""
    from ssmlit.cli.shared.remembering import take_out

    session.note(f"{plural(len(papers), 'paper')} in the inbox")
    for number, one in enumerate(papers, 1):
        heading, *about = _shown(one, number, len(papers))
        session.show_note("", session.paint_note("bold", heading), *map(safe, about))
        letter = session.ask_key("Keep it?", ANSWERS)
        if letter == "q":
            return
        if letter == "r":
            take_out(session, partial(_reject, [one.entry.name]))
            session.note(f"rejected {one.entry.key}")
        elif letter != "s":
            find = partial(select.by_names, names=[one.entry.name])
            _keep(session, find, _tags(session) if letter == "t" else ())


def _reject(names: Sequence[Name], library: Library) -> Rejected:
    from ssmlit.actions.update import inbox as action

    return action.rejected(select.by_names(library, names))


def _tags(session: Session) -> list[str]:
    """Ask for tags until there are some and all are valid."""
    from ssmlit.fields import check_tag

    known = ", ".join(list(session.library.tags)[:12])
    while True:
        typed = read_line(f"tags, commas between [{known} …]:")
        tags = split_commas(typed)
        try:
            for tag in tags:
                check_tag(tag)
        except UsageError as failure:
            session.note(failure.message)
            continue
        if tags:
            return tags


def _shown(one: InboxEntry, number: int, count: int) -> list[str]:
    record = fields.record(one.entry)
    people, address = first_authors(record), map(identifiers.url, record.identifiers[:1])
    about = (people, str(record.year or ""), *address, f"likeness {one.score:.0f}")
    abstract = one_line(one.entry.get("abstract"))
    lines = [f"{number} of {count}: {one.entry.key}: {one_line(record.title)}"]
    lines.append(f"  {' · '.join(filter(None, about))}")
    return [*lines, f"  {abstract[:400]}"] if abstract else lines
