"""What one run remembers for the next ones.

What the user decided or refused is kept in tables of ssmlit.toml, which are shared through git:

    [update.rejected]
    "arxiv:2401.00001" = "A Title"
    [refresh.refused]
    "5f0c9d1e2a7b" = "gu2023mamba: published in COLM, 2024"

The titles that arXiv and the library had in common are notes beside the history, so that titles
which the user changed are not reverted. Does not depend on why something was refused, nor on who
asked arXiv.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from ssmlit.actions.adding.status import PaperStatus
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.config import toml_value
from ssmlit.store import target

if TYPE_CHECKING:
    from ssmlit.actions.adding.placing import Placement
    from ssmlit.actions.update.inbox import Rejected
    from ssmlit.cli.shared.session import Session
    from ssmlit.library import Library
    from ssmlit.model import Record
    from ssmlit.store import Output

TITLES = "titles"  # the name of these notes


def remembered(
    session: Session,
    table: str,
    names: Mapping[str, str],
    remarks: Mapping[str, str] | None = None,
    changed: tuple[Output, ...] = (),
) -> tuple[Output, ...]:
    """Return ssmlit.toml with the names that a table lacks.

    Args:
        session: whose settings they are.
        table: the table's name.
        names: what is remembered, with a text each: what people read, or what was decided.
        remarks: a remark behind the line of a name.
        changed: the same file with another change, which stays in it; it is what is returned when
            the table has all names.
    """
    known = session.config.table(table)
    lines = [
        f"{_quoted(name)} = {_quoted(one_line(text))}"
        + (f"  # {_printable(remarks[name])}" if remarks and remarks.get(name) else "")
        for name, text in names.items()
        if name not in known
    ]
    if not lines:
        return changed
    file = target(session.config.path, session.path, settings=True)
    text = (changed[0].data or b"").decode("utf-8") if changed else file.text or ""
    return (file.edited(session.config.with_lines(table, lines, text)),)


def _quoted(text: str) -> str:
    """Return a text on one line, without what steers a terminal, as TOML."""
    return toml_value(_printable(text))


def _printable(text: str) -> str:
    return "".join(filter(str.isprintable, text))


def take_out(session: Session, act: Callable[[Library], Rejected]) -> Rejected:
    """Take papers out of the library, in one step with the settings that remember them.

    Raises what the action raises, which decides which papers they are.
    """

    def follow(result: Rejected, _: object) -> tuple[Output, ...]:
        return remembered(session, "update.rejected", {str(it): name for it, name in result.names})

    done = session.change(act, "reject", follow, ask=False)
    session.forget("config")  # it was written
    return done


def note_rejected(session: Session, items: Iterable[Placement]) -> None:
    """Say which papers were added although they had been rejected: their lines are still there."""
    rejected = session.config.table("update.rejected").keys()
    for item in items:
        names = rejected & set(map(str, item.paper.record.identifiers))
        if names and item.status is PaperStatus.ADDED:
            session.note(
                f"note: {item.key} had been rejected; {min(names)} stays in [update.rejected] of "
                f"{session.config.path}"
            )


def note_titles(session: Session, known: Mapping[str, str], records: Iterable[Record]) -> None:
    """Note the titles that entries of the library as it is now have as arXiv's records have them.

    What is `known` is noted already.
    """
    from ssmlit.actions.refresh.retitling import shared_titles
    from ssmlit.store.notes import write_notes

    by_id = {one: record for record in records for one in record.identifiers[:1]}
    entries = session.library.by_identifiers(by_id)
    pairs = ((entry, by_id[one]) for one, found in entries.items() for entry in found[:1])
    after = {**known, **shared_titles(pairs)}
    if after != known:
        write_notes(session.path, TITLES, after)
