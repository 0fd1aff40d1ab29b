"""`ssmlit add`: papers by identifier, link, title or code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ssmlit._lazy import regex
from ssmlit.actions.adding.status import DuplicatePolicy
from ssmlit.cli.shared.command import arguments, command
from ssmlit.cli.shared.failures import by_reason
from ssmlit.cli.shared.options import Offline, Online, Tags
from ssmlit.cli.shared.session import Session
from ssmlit.cli.shared.terminal_text import first_authors, one_line
from ssmlit.errors import UsageError
from ssmlit.strings import quoted

if TYPE_CHECKING:
    from ssmlit.actions.records.fetching import Fetched, UnclearError
    from ssmlit.model import Record

HELP = """Add papers by arXiv id, DOI, link or title.

\b
  ssmlit add 2312.00752
  ssmlit add https://arxiv.org/pdf/2402.05079v2.pdf hf.co/papers/2401.04722 --tag medical-imaging
  ssmlit add 10.1109/TGRS.2024.3407111 --key chen2024rsmamba
  ssmlit add "Mamba: Linear-Time Sequence Modeling"
  ssmlit add github.com/state-spaces/mamba
  ssmlit add --from ids.txt --offline        or: cat ids.txt | ssmlit add -
  ssmlit add 2312.00752 --dry-run            print the diff instead

A paper that is already in the library is not added again; the message names its key and why.
Snapshots are consulted before the services (`--online` skips them); if a service cannot be asked,
the built-in catalogue answers, and the message says so. A title is never guessed: at a terminal you
are asked. A preprint whose record names its publication is offered as published.
"""

JSON = "additions"

_ADDRESS = regex(r"https?://[^\s{}\\<>\"]+", re.IGNORECASE)
_NO_SCHEME = regex(r"\A(?:https?:)?/*", re.IGNORECASE)


@arguments
class AddOptions:
    """What is added, and how."""

    items: list[str] | None = typer.Argument(
        None, metavar="[ITEM]...", help="Ids, links, titles; - reads them from stdin."
    )
    tags: Tags = None
    key: str = typer.Option("", metavar="KEY", help="The citation key.")
    code: str = typer.Option("", metavar="URL", help="The paper's code.")
    from_file: Path | None = typer.Option(
        None, "--from", metavar="FILE", help="Read ids and links from FILE, one a line; - is stdin."
    )
    on_duplicate: DuplicatePolicy | None = typer.Option(
        None,
        help="What to do with a paper that is, or may be, in the library; by default asks "
        "on a terminal, else leaves the question open.",
    )
    offline: Offline = False
    online: Online = False
    published: bool = typer.Option(
        False, "--published", help="Take the published version that a preprint names."
    )


@command("add", writes=True, help=HELP)
def add(session: Session, options: AddOptions) -> None:
    from ssmlit.actions.records.fetching import fetch
    from ssmlit.cli.shared.add_flow import add_fetched

    asked, code = _asked(options), _web_address(options.code)
    session.require_changeable()
    places = session.places(session.http(offline=options.offline), fresh=options.online)
    fetched = fetch(asked, places, session.library)
    _report_sources(session, fetched)
    fetched = _choose_published(session, _choose_titles(session, fetched), take=options.published)
    add_fetched(session, fetched, tags=options.tags or (), key=options.key, code=code,
                policy=options.on_duplicate)  # fmt: skip


def _asked(options: AddOptions) -> list[str]:
    """Return what is asked for, of the command line and the files.

    Raises:
        UsageError: nothing is, or several papers with the key or code of one, or such a key
            cannot be.
    """
    asked = [
        text
        for item in options.items or []
        for text in (_read(Path("-")) if item == "-" else [_no_entry(_no_file(item))])
    ]
    asked += _read(options.from_file) if options.from_file else []
    if not asked:
        raise UsageError("nothing to add", hint="`ssmlit add 2312.00752`")
    if len(asked) > 1 and (options.key or options.code):
        raise UsageError("--key and --code are for one paper")
    if options.key:
        from ssmlit.actions.rekeying import require_key

        require_key(options.key)
    return asked


def _web_address(code: str) -> str:
    """Return the address of the code with a scheme, without which nothing opens it."""
    from ssmlit.identifiers.address import split

    if not code or _ADDRESS.fullmatch(code):
        return code
    if split(code) is None or not _ADDRESS.fullmatch(whole := _NO_SCHEME.sub("https://", code)):
        raise UsageError(
            f"`{code}` is not a web address",
            hint="--code takes that of the code: https://github.com/…",
        )
    return whole


def _no_file(item: str) -> str:
    """Return what was named, or raise that it is a file and no paper."""
    from ssmlit.identifiers import parse
    from ssmlit.paths import is_file

    if is_file(item) and parse(item) is None:
        raise UsageError(
            f"{item} is a file", hint=f"`ssmlit import {quoted(item)}` adds the papers in it"
        )
    return item


def _read(path: Path) -> list[str]:
    """Return the items of a file, one a line, as `import --as ids` reads them."""
    import sys

    from ssmlit.identifiers.pasting import items
    from ssmlit.importers import decode
    from ssmlit.store.disk_files import read_named

    data = sys.stdin.buffer.read() if str(path) == "-" else read_named(path)
    return [line for _, line in items(_no_entry(decode(data, str(path))))]


def _no_entry(text: str) -> str:
    """Return a text that was given, or raise that it is BibTeX."""
    from ssmlit.bibtex.syntax import BLOCK_LINE

    if BLOCK_LINE.search(text):
        raise UsageError(
            "this is BibTeX; `add` takes ids, links and titles",
            hint="`ssmlit import FILE` adds entries, `ssmlit import -` those from stdin",
        )
    return text


def _report_sources(session: Session, fetched: Fetched) -> None:
    for asked, text in fetched.stale.items():
        reason = "; ".join(by_reason([text]))
        record = fetched.records[asked]
        place = f"from the {record.source} of {record.retrieved or 'an unknown day'}"
        session.note(f"{asked}: {reason}; {place}" if reason else f"{asked}: {place}")


# -- which work is meant ----------------------------------------------------------------------


def _choose_titles(session: Session, fetched: Fetched) -> Fetched:
    """Ask which work each title means; `--yes` takes the only one with exactly that title."""
    from ssmlit.actions.records.fetching import UnclearError

    records, failures = dict(fetched.records), dict(fetched.failures)
    for asked, failure in fetched.failures.items():
        if not isinstance(failure, UnclearError):
            continue
        chosen = _chosen(session, failure)
        if chosen is not None:
            records[asked] = chosen
            del failures[asked]
    return fetched._replace(records=records, failures=failures)


def _choose_published(session: Session, fetched: Fetched, *, take: bool) -> Fetched:
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
    people, names = first_authors(record), map(str, record.identifiers[:1])
    parts = (people, str(record.year or ""), record.venue, *names, record.source)
    return f"{one_line(record.title)} ({', '.join(filter(None, parts))})"


def _agreed(session: Session, asked: str, venue: str) -> bool:
    question = f"{asked} was published in {venue}. Add it as published?"
    return session.ask(question, {"y": "yes", "p": "no, as the preprint"}, "y") == "y"
