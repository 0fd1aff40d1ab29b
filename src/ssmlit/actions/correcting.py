"""Corrections of an entry from a verified record.

Responsible for turning findings into edits. Does not decide what is wrong, and leaves alone what
no record gives a value for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.actions.changed import Changed
from ssmlit.actions.verifying import reference as reference_of
from ssmlit.model import DropField, Edit, Entry, Field, SetField

if TYPE_CHECKING:
    from ssmlit.library import Library
    from ssmlit.verify import Finding, Reference, Verified

_VENUE_FIELDS = ("booktitle", "journaltitle", "journal", "howpublished", "school")


def correct(library: Library, verified: Sequence[tuple[Reference, Verified]]) -> Changed:
    """Return the edits that give entries the values of their records.

    An entry that has changed since it was verified is left alone.
    """
    edits: list[Edit] = []
    done: dict[str, list[str]] = {}
    for reference, one in verified:
        entry = library.document.entry(one.key, one.nth)
        if entry is None or not _is_still(entry, reference):
            continue
        for edit in edits_of(entry, one):
            edits.append(edit)
            done.setdefault(one.key, []).append(edit.name)
    summary = tuple(f"verify {key}: {', '.join(names)}" for key, names in done.items())
    return Changed(tuple(done), tuple(edits), summary)


def _is_still(entry: Entry, reference: Reference) -> bool:
    now = reference_of(entry)
    return replace(now, work=replace(now.work, line=reference.work.line)) == reference


def edits_of(entry: Entry, one: Verified) -> tuple[SetField | DropField, ...]:
    """Return the edits for one entry: a value for each fault whose right value is known."""
    known = fields.entry_of(one.record, entry.key).fields if one.record else ()
    right = {item.name: item for item in known}
    found: list[SetField | DropField] = []
    for finding in one.findings:
        name = field_of(entry, finding)
        value = _value(finding, right)
        if finding.weight == "fault" and finding.should and name and value != entry.get(name):
            found.append(SetField(entry.key, name, value, entry.nth))
            if name == "title" and "subtitle" in entry:
                found.append(DropField(entry.key, "subtitle", entry.nth))
    return tuple(found)


def field_of(entry: Entry, finding: Finding) -> str:
    """Return the field of an entry that a finding is about, "" when it has none such."""
    if finding.field == "venue":
        return next((name for name in _VENUE_FIELDS if entry.get(name)), "")
    name = fields.own_name(entry, finding.field)
    return name if entry.get(name) else ""


def _value(finding: Finding, right: dict[str, Field]) -> str:
    """Return the value as an entry has it: escaped, capitals protected."""
    wanted = _VENUE_FIELDS if finding.field == "venue" else (finding.field,)
    values = (right[name].text for name in wanted if name in right)
    return next(values, "") or finding.should
