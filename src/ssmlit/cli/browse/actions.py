"""What the keys of `browse` do to the library: the commands' own actions, one function each.

Every function takes the session and the papers, and returns the sentence to show. Raises what the
actions raise. Does not depend on keys or screens.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.errors import UsageError
from ssmlit.plurals import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.cli.shared.session import Session
    from ssmlit.library import Library
    from ssmlit.model import Entry

_FEW = 8  # entries that are looked up one by one


class Place(NamedTuple):
    """The entry's place in the file: its key, and its number among entries with that key."""

    key: str
    nth: int

    @classmethod
    def of(cls, entry: Entry) -> Place:
        """Return the place of an entry."""
        return cls(entry.key, entry.nth)


def at(library: Library, places: Sequence[Place]) -> tuple[Entry, ...]:
    """Return the entries at these places, as the file has them now.

    Raises:
        UnresolvedError: one is no longer there.
    """
    if len(places) > _FEW:
        known = {Place.of(entry): entry for entry in library.entries}
        found = [known.get(place) for place in places]
    else:
        found = [library.document.entry(*place) for place in places]
    return tuple(
        entry or library.get(place.key) for entry, place in zip(found, places, strict=True)
    )


def tag(session: Session, places: Sequence[Place], words: str) -> str:
    """Add and remove tags, written `+vision -inbox`, as `ssmlit tag` does."""
    from ssmlit.actions import tagging

    add, remove = split_signed(words)
    result = session.change(
        lambda library: tagging.change_tags(at(library, places), add=add, remove=remove), "tag"
    )
    done = f"{tagging.done_by(add, remove)} {plural(len(result.keys), 'paper')}"
    return done if result.keys else "nothing to do"


def keep(session: Session, places: Sequence[Place]) -> str:
    """Take papers out of the inbox, as `ssmlit inbox --keep` does."""
    from ssmlit.actions import tagging
    from ssmlit.actions.update import updating

    result = session.change(
        lambda library: tagging.change_tags(at(library, places), remove=(updating.INBOX,)), "keep"
    )
    return f"kept {plural(len(result.keys), 'paper')}" if result.keys else "not in the inbox"


def reject(session: Session, places: Sequence[Place]) -> str:
    """Reject papers in the inbox for good, as `ssmlit reject` does.

    Raises:
        UsageError: one is not in the inbox: what someone chose to keep needs the command's
            question.
    """
    from ssmlit.actions.update import updating
    from ssmlit.cli.shared.remembering import reject as take_out

    for entry in at(session.quietly().library, places):
        if not updating.is_waiting(entry):
            raise UsageError(f"{entry.key} is not in the inbox; only what arrived is rejected here")
    done = take_out(session, [place.key for place in places])
    return f"rejected {', '.join(done.keys)}"


def split_signed(words: str) -> tuple[list[str], list[str]]:
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


def replace(session: Session, place: Place, before: str, after: str) -> str:
    """Put the edited text into the file, as `ssmlit edit` does.

    Raises:
        LibraryError: it cannot be written; the hint contains the text.
    """
    from ssmlit.actions import editing
    from ssmlit.cli.shared.editor import keeping

    with keeping(after):
        result = session.change(
            lambda library: editing.replace_if_unchanged(
                library, place.key, place.nth, before, after
            ),
            "edit",
        )
    return f"edited {place.key}" if result.edits else "nothing was changed"


def move(session: Session, step: str) -> str:
    """Undo the last change, or make the one undone last again, as `undo` and `redo` do."""
    from ssmlit.cli.shared.history import record_title
    from ssmlit.store.undo import redo, undo

    session.require_committable()
    done = (undo if step == "undo" else redo)(session.path, done=session.count)
    verb = "undone" if step == "undo" else "redone"
    if not done:
        return f"nothing to {step}"
    session.commit(verb, *done)
    return f"{verb}: {record_title(done[0])}"


def browse_to(entry: Entry, role: str) -> str:
    """Open a paper or its code in the browser, as `ssmlit open` does; return the address."""
    import webbrowser

    from ssmlit.actions.links import address

    url = address(entry, role)
    return f"opened {url}" if webbrowser.open(url) else f"no browser was found for {url}"


def papers_as_text(library: Library, entries: Sequence[Entry], form: str) -> str:
    r"""Return papers as text: keys ("key"), a `\cite` ("cite"), or their entries ("bibtex")."""
    if form == "bibtex":
        return "\n\n".join(library.document.source(entry) for entry in entries)
    keys = [entry.key for entry in entries]
    return f"\\cite{{{','.join(keys)}}}" if form == "cite" else "\n".join(keys)
