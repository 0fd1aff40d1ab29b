"""Questions about entries: what they are about is shown before they are asked.

Responsible for the wording of such questions. Does not depend on what is done with the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from ssmlit import fields
from ssmlit.cli.shared.session import Session
from ssmlit.cli.shared.terminal_text import clipped, first_authors, one_line, safe
from ssmlit.strings import cut, plural

if TYPE_CHECKING:
    from ssmlit.library import Library
    from ssmlit.model import Entry, Record

Selection: TypeAlias = "Callable[[Library], tuple[Entry, ...]]"

SHOWN = 10  # entries that a question lists
TEXT = 400  # characters that a question shows of a text
STOP = "q"


def ask_each(
    session: Session, asked: Sequence[tuple[str, Mapping[str, str]]], default: str
) -> Iterator[str]:
    """Yield the answer to each question, until the user stops: the rest stays open.

    Each question has its answers, letter → what it stands for; Return stands for the default.
    """
    for number, (question, choices) in enumerate(asked, 1):
        rest = len(asked) - number
        stop = {STOP: f"stop: this and {rest:,} more stay open"} if rest else {}
        letter = session.ask(question, {**choices, **stop}, default)
        if letter == STOP:
            return
        yield letter


def described(label: str, record: Record) -> Iterator[str]:
    """Yield what a question shows of a work: its title, and below it people, year and names."""
    yield f"  {f'{label}:':8} {one_line(record.title) or 'an unknown paper'}"
    about = f"{first_authors(record)} {record.year or ''}".strip()
    names = " ".join(map(str, record.identifiers[:2]))
    if shown := ", ".join(filter(None, (about, names))):
        yield f"           {shown}"


def shown_row(text: str) -> str:
    """Return how a question shows the row that it is about: on one line, a long one cut."""
    return f"  {'row:':8} {cut(one_line(text), TEXT)}"


def selection(session: Session, keys: Sequence[str], query: str) -> Selection:
    """Return what finds the entries that keys or a query name; say so if a query finds none.

    It searches a library once: the one that is changed is mostly the one that was asked about.

    Raises:
        UnresolvedError, DecisionError, UsageError: as for `select.entries`, or if it is no library.
    """
    from ssmlit.actions import select

    @lru_cache(maxsize=1)
    def found(library: Library) -> tuple[Entry, ...]:
        return select.entries(library, keys, query)

    session.require_library()
    if not found(session.library):
        session.note_nothing(query)
    return found


def confirmed(session: Session, find: Selection, verb: str, *, doubted: bool = False) -> Selection:
    """Ask before several entries are changed at once; return what finds these and no others.

    Another program may have written more meanwhile, of which the person was not told.

    Args:
        session: where it is asked.
        find: what finds the entries.
        verb: as for `confirm_entries`.
        doubted: ask about a single entry, too.

    Raises:
        DecisionError, Exit: as for `confirm_entries`.
    """
    entries = find(session.library)
    if len(entries) > 1 or (entries and doubted):
        confirm_entries(session, entries, verb)
    names = {entry.name for entry in entries}
    return lambda library: tuple(entry for entry in find(library) if entry.name in names)


def confirm_entries(session: Session, entries: Sequence[Entry], verb: str) -> None:
    """Ask before several entries are changed at once; they are listed above the question.

    The verb is such as "remove": with -d or -ed it is what would be done. A dry run asks nothing.

    Raises:
        DecisionError: there is no terminal to ask on, and `--yes` was not given.
        Exit: the answer is no.
    """
    if session.options.dry_run:
        return
    one = one_line(entries[0].key) if len(entries) == 1 else ""
    many = one or plural(len(entries), "entry", "entries")
    done = f"{verb}d" if verb.endswith("e") else f"{verb}ed"
    shown = session.some(entries, SHOWN)
    widest = max(len(one_line(entry.key)) for entry in shown)
    room = session.note_width - 1
    rows = [
        clipped(safe(f"  {one_line(entry.key):<{widest}}  {fields.title(entry)}").rstrip(), room)
        for entry in shown
    ]
    if more := len(entries) - len(shown):
        rows.append(f"  … and {plural(more, 'more', 'more')}")
    session.confirm(f"{verb} {many}?", f"{many} would be {done}", rows)


def warn_of_references(session: Session, entries: Sequence[Entry]) -> None:
    """Name the entries that refer to some that are about to be removed."""
    from ssmlit.actions import editing

    for key, field, target in editing.referring_to(session.library, entries):
        session.warn(f"`{key}` refers to `{target}` in its field {field}")
