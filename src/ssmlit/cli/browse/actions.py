"""What the keys of `browse` do to the library: the commands' own actions, one function each.

Every function takes the session and the papers, and returns the sentence to show. Raises what the
actions raise. Does not depend on keys or screens.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit.actions.select import by_names
from ssmlit.errors import SsmlitError, UsageError
from ssmlit.strings import plural

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.cli.shared.session import Session
    from ssmlit.library import Library
    from ssmlit.model import Entry
    from ssmlit.model.entries import Name


def tag(session: Session, names: Sequence[Name], words: str) -> str:
    """Add and remove tags, written `+vision -inbox`, as `ssmlit tag` does."""
    from ssmlit.actions import tagging

    add, remove = _split_signed(words)
    result = session.change(
        lambda library: tagging.change_tags(by_names(library, names), add=add, remove=remove), "tag"
    )
    done = f"{tagging.done_by(add, remove)} {plural(len(result.keys), 'paper')}"
    return done if result.keys else "nothing to do"


def keep(session: Session, names: Sequence[Name]) -> str:
    """Take papers out of the inbox, as `ssmlit inbox --keep` does."""
    from ssmlit.actions.update import inbox

    result = session.change(lambda library: inbox.keep(by_names(library, names)), "keep")
    return f"kept {plural(len(result.keys), 'paper')}"


def reject(session: Session, names: Sequence[Name]) -> str:
    """Reject papers in the inbox for good, as `ssmlit reject` does.

    Raises:
        UsageError: one is not in the inbox: what someone chose to keep needs the command's
            question.
    """
    from ssmlit.actions.update import inbox, updating
    from ssmlit.cli.shared.remembering import take_out

    def rejected(library: Library) -> inbox.Rejected:
        entries = by_names(library, names)
        for entry in entries:
            if not updating.is_waiting(entry):
                raise UsageError(
                    f"{entry.key} is not in the inbox; only what arrived is rejected here"
                )
        return inbox.rejected(entries)

    done = take_out(session, rejected)
    return f"rejected {', '.join(done.keys)}"


def _split_signed(words: str) -> tuple[list[str], list[str]]:
    """Split `+a -b "+two words"` into tags to add and tags to remove; a bare word is added.

    Raises:
        UsageError: a quotation mark is left open.
    """
    try:
        parts = shlex.split(words)
    except ValueError as failure:
        raise UsageError(f"the tags cannot be read: {failure}") from failure
    remove = [part[1:] for part in parts if part.startswith("-")]
    return [part.removeprefix("+") for part in parts if not part.startswith("-")], remove


def edited(source: str) -> str | SsmlitError:
    """Let the user edit an entry; return its text, or what went wrong.

    Nothing is raised while the editor has the terminal: Textual would not take it back.
    """
    from ssmlit.cli.shared.editor import edit_text

    try:
        return edit_text(source + "\n", suffix=".bib")
    except SsmlitError as failure:
        return failure


def replace(session: Session, name: Name, before: str, after: str) -> str:
    """Put the edited text into the file, as `ssmlit edit` does.

    Raises:
        LibraryError: it cannot be written; the hint contains the text.
    """
    from ssmlit.actions import editing
    from ssmlit.cli.shared.editor import keeping

    with keeping(after):
        result = session.change(
            lambda library: editing.replace_if_unchanged(library, name, before, after), "edit"
        )
    return f"edited {name[0]}" if result.edits else "nothing was changed"


def move(session: Session, step: str) -> str:
    """Undo the last change, or make the one undone last again, as `undo` and `redo` do."""
    from ssmlit.cli.shared.history import step_title
    from ssmlit.store.undo import redo, undo

    session.require_committable()
    done = (undo if step == "undo" else redo)(session.path, done=session.count)
    verb = "undone" if step == "undo" else "redone"
    if not done:
        return f"nothing to {step}"
    session.commit(verb, *done)
    return f"{verb}: {step_title(done[0])}"


def browse_to(path: Path, entry: Entry, role: str) -> str:
    """Open a paper or its code in the browser, as `ssmlit open` does; return the address."""
    from ssmlit.cli.shared.addresses import open_in_browser, where

    url = where(entry, role, path)
    return f"opened {url}" if open_in_browser(url) else f"no browser was found for {url}"


def papers_as_text(library: Library, entries: Sequence[Entry], form: str) -> str:
    r"""Return papers as text: keys ("key"), a `\cite` ("cite"), or their entries ("bibtex")."""
    if form == "bibtex":
        return "\n\n".join(library.document.source(entry) for entry in entries)
    keys = [entry.key for entry in entries]
    return f"\\cite{{{','.join(keys)}}}" if form == "cite" else "\n".join(keys)
