"""What is doubtful about entries after an edit and was not before: what `edit` warns of.

Responsible for comparing the two states with the rules of `check`, on the edited entries alone.
Does not depend on how an edit was asked for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit.bibtex import parse
from ssmlit.checks import run_few
from ssmlit.errors import EditRefusedError
from ssmlit.fields import REFERRING_FIELDS
from ssmlit.library import Library
from ssmlit.model import AddEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.bibtex import Document
    from ssmlit.checks import Outside, Rule
    from ssmlit.model import Edit, Entry, Problem

MOST = 20  # entries that are looked at; `check` looks at a whole library


def new_doubts(
    library: Library,
    entries: Sequence[Entry],
    edits: Sequence[Edit],
    rules: Sequence[Rule],
    outside: Outside,
) -> tuple[Problem, ...]:
    """Return the errors and warnings that edits bring, by entry; of the first `MOST` entries.

    Args:
        library: the library before the edits.
        entries: those that are edited.
        edits: of fields and types of these entries.
        rules: the rules to run.
        outside: what is known from elsewhere, such as the catalogue.
    """
    found: list[Problem] = []
    for entry in entries[:MOST]:
        own = [_first(edit) for edit in edits if _is_of(edit, entry)]
        before = _alone(library, entry)
        try:
            after = before.apply(own).document
        except EditRefusedError:  # the edit of the library itself says so, with file and line
            continue
        known = {(one.code, one.message) for one in _problems(before, entry, rules, outside)}
        found += [
            one
            for one in _problems(after, entry, rules, outside)
            if (one.code, one.message) not in known
        ]
    return tuple(found)


def _first(edit: Edit) -> Edit:
    """Return an edit of the only entry of its key."""
    return edit if isinstance(edit, AddEntry) else replace(edit, nth=0)


def _is_of(edit: Edit, entry: Entry) -> bool:
    return getattr(edit, "key", "") == entry.key and getattr(edit, "nth", 0) == entry.nth


def _alone(library: Library, entry: Entry) -> Document:
    """Return a document of one entry, the file's macros, and the entries it refers to."""
    document = library.document
    macros = [f"@string{{{name} = {{{text}}}}}" for name, text in document.strings.items()]
    names = [part.strip() for name in REFERRING_FIELDS for part in entry.get(name).split(",")]
    parents = [document.entry(name) for name in names if name]
    sources = [document.source(one) for one in (entry, *filter(None, parents))]
    return parse("\n\n".join([*macros, *sources]) + "\n")


def _problems(
    document: Document, entry: Entry, rules: Sequence[Rule], outside: Outside
) -> list[Problem]:
    found = document.entry(entry.key)
    if found is None:
        return []
    report = run_few(Library(document), [found], rules, outside)
    return [one for one in report.problems if one.severity != "note"]
