"""Corrections of an entry from a verified record.

Responsible for turning findings into edits. Does not decide what is wrong, and leaves alone what
no record gives a value for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from ssmlit import fields
from ssmlit.actions.changed import Changed
from ssmlit.actions.verifying import reference, verify
from ssmlit.fields.names import VENUE_FIELDS
from ssmlit.model import DropField, Entry, Field, SetField
from ssmlit.verify import Reference, Verified

if TYPE_CHECKING:
    from ssmlit.actions.records.lookup_order import RecordPlaces
    from ssmlit.library import Library
    from ssmlit.verify import Background, Finding

Judged: TypeAlias = Sequence[tuple[Reference, Verified]]
_ROUNDS = 5  # two records could want to be right in turn


def rounds(
    library: Library, judged: Judged, places: RecordPlaces, background: Background
) -> Sequence[Judged]:
    """Return verdicts on references, and on those they correct, until none is corrected.

    With the right identifier or venue, another record may be the work's.

    Args:
        library: around the references.
        judged: each with its verdict.
        places: where they are looked up once more.
        background: what is known about proceedings, registrants and venues.
    """
    found = [judged]
    while len(found) < _ROUNDS and (edits := _corrections(library, found[-1])):
        library = library.edited(edits)
        changed = dict.fromkeys((edit.key, edit.nth) for edit in edits)
        entries = (library.document.entry(key, nth) for key, nth in changed)
        references = [*map(reference, library.completed(filter(None, entries)))]
        found.append([*zip(references, verify(references, places, background), strict=True)])
    return found


def correct(library: Library, judged: Sequence[Judged]) -> Changed:
    """Return the edits that give entries the values of the records found by `rounds`.

    An entry that has changed since it was verified is left alone.
    """
    edits: list[SetField | DropField] = []
    done: dict[str, dict[str, None]] = {}
    for one in judged:
        step = _corrections(library, one)
        for edit in step:
            done.setdefault(edit.key, {})[edit.name] = None
        edits += step
        library = library.edited(step) if step else library
    summary = tuple(f"verify {key}: {', '.join(names)}" for key, names in done.items())
    return Changed(tuple(done), tuple(edits), summary)


def _corrections(library: Library, judged: Judged) -> list[SetField | DropField]:
    return [
        edit
        for said, one in judged
        if (entry := library.document.entry(one.key, one.nth)) and _is_still(library, entry, said)
        for edit in _edits_of(entry, one)
    ]


def _is_still(library: Library, entry: Entry, said: Reference) -> bool:
    now = reference(library.complete(entry))
    return replace(now, work=now.work._replace(line=said.work.line)) == said


def _edits_of(entry: Entry, one: Verified) -> tuple[SetField | DropField, ...]:
    """Return the edits for one entry: a value for each fault whose right value is known.

    Also for what is no fault of the reference, but of how it is written.
    """
    known = fields.entry_of(one.record, entry.key).fields if one.record else ()
    right = {item.name: item for item in known}
    found: list[SetField | DropField] = []
    for finding in one.findings:
        name = _field_of(entry, finding)
        value = _value(finding, right)
        if finding.is_wrong and finding.should and name and value != entry.get(name):
            found.append(SetField(entry.key, name, value, entry.nth))
            if name == "title" and "subtitle" in entry:
                found.append(DropField(entry.key, "subtitle", entry.nth))
    return tuple(found)


def _field_of(entry: Entry, finding: Finding) -> str:
    """Return the field of an entry that a finding is about, or ""."""
    if finding.field == "venue":
        return next((name for name in VENUE_FIELDS if entry.get(name)), "")
    name = fields.own_name(entry, finding.field)
    return name if entry.get(name) else ""


def _value(finding: Finding, right: dict[str, Field]) -> str:
    """Return the value as an entry has it: escaped, capitals protected.

    How a list of names is meant is read from the list: it is written as it is shown.
    """
    if finding.is_of_form:
        return finding.should
    wanted = VENUE_FIELDS if finding.field == "venue" else (finding.field,)
    values = (right[name].text for name in wanted if name in right)
    return next(values, "") or finding.should
