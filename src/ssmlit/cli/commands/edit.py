"""`ssmlit edit`: change fields on the command line, or an entry in your editor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ssmlit.cli.shared import offers
from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.entry_warnings import warn
from ssmlit.cli.shared.options import Query, after_entry
from ssmlit.cli.shared.questions import confirmed, selection
from ssmlit.cli.shared.session import Session
from ssmlit.errors import ChangedError, LibraryError, LockedError, UsageError

if TYPE_CHECKING:
    from ssmlit.actions.changed import Changed
    from ssmlit.library import Library
    from ssmlit.model import Entry

HELP = """Change fields, or open an entry in your editor.

\b
  ssmlit edit gu2023mamba remark='read twice' doi=10.48550/arXiv.2312.00752
  ssmlit edit gu2023mamba remark=          remove a field
  ssmlit edit gu2023mamba type=article     change the entry's type
  ssmlit edit gu2023mamba author+='Dao, Tri' keywords-=inbox ids+=mamba1
  ssmlit edit --query 'venue:neurips year:2023' month=dec
  ssmlit edit gu2023mamba                  in $VISUAL or $EDITOR

Bibliographies print `note` but not `remark`. += and -= add to and remove from lists: names,
keywords, ids, related … A month or the name of an @string is written as a macro, as in the file.
"""

JSON = "changed"

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="KEY [FIELD=VALUE]...",
        help="What to change; `FIELD=` removes the field.",
        autocompletion=after_entry(offers.field_names),
    ),
]


@command("edit", writes=True, help=HELP)
def edit(session: Session, words: Words = None, query: Query = "") -> None:
    from ssmlit.actions import editing

    names, assignments = _split(words or [], query)
    _require_a_name(session.library, names)
    find = selection(session, names, query)
    if not assignments:
        _in_editor(session, find(session.library))
        return
    chosen = confirmed(session, find, "edit")
    before = session.library
    result = session.change(
        lambda library: editing.set_fields(library, chosen(library), assignments), "edit"
    )
    _report(session, result, before, _nothing(assignments))


def _nothing(assignments: Sequence[str]) -> str:
    """Return the message if nothing changed: the item to take out of a list is not in it."""
    from ssmlit.actions.assignments import parse

    out = [one for one in map(parse, assignments) if one.sign == "-="]
    lacking = " or ".join(f"`{one.value}` in {one.name}" for one in out)
    return f"nothing to do: there is no {lacking}" if lacking else "nothing to do"


def _split(words: list[str], query: str) -> tuple[list[str], list[str]]:
    """Return the entries' names and the assignments; a link's `?id=` is not an assignment."""
    from ssmlit.actions.assignments import is_assignment

    first = [] if query else words[:1]
    rest = words[len(first) :]
    at = next((at for at, word in enumerate(rest) if is_assignment(word)), 0)
    return first + rest[:at], rest[at:]


def _require_a_name(library: Library, names: Sequence[str]) -> None:
    """Raise a UsageError if an assignment is where an entry should be."""
    from ssmlit.actions.assignments import is_assignment

    word = next(iter(names), "")
    if is_assignment(word) and library.find(word) is None:
        raise UsageError("no entry is named", hint=f"put its key before `{word}`, or use --query")


def _in_editor(session: Session, entries: Sequence[Entry]) -> None:
    """Open one entry in the editor; after a mistake offer it again, as it was typed."""
    from functools import partial

    from ssmlit.actions.editing import replace_if_unchanged
    from ssmlit.cli.shared.editor import edit_text, keeping

    if len(entries) != 1:
        raise UsageError("the editor takes one entry at a time", hint="name one key")
    (entry,) = entries
    before = session.library
    source = before.document.source(entry)
    after = source + "\n"
    while True:
        after = edit_text(after, suffix=".bib")
        try:
            with keeping(after):
                act = partial(replace_if_unchanged, name=entry.name, before=source, after=after)
                result = session.change(act, "edit")
            break
        except LibraryError as failure:
            if isinstance(failure, ChangedError | LockedError) or not _again(session, failure):
                raise
    _report(session, result, before)


def _report(
    session: Session, result: Changed, before: Library, nothing: str = "nothing to do"
) -> None:
    """Say what was edited, and warn about what that broke."""
    session.report_changed(result, "edited", nothing=nothing)
    warn(session, result.keys, before, result.edits)


def _again(session: Session, failure: LibraryError) -> bool:
    """Ask whether to open the editor again after a mistake; without a terminal, no."""
    if not session.can_ask:
        return False
    session.note(f"error: {failure.place}: {failure.message}")
    answers = {"y": "edit it again", "n": "leave the entry as it was"}
    return session.ask("What now?", answers, "y") == "y"
