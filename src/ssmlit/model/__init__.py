"""The values everything else uses: frozen, without IO. Read this first.

Terms, as the field uses them:

* An *entry* is what is in a .bib file: a type, a citation key, fields. `Entry` keeps each
  field's exact source text, so nothing is lost by reading it.
* A *record* is what a source (a service, a list, an entry) says about a *work*, in plain Unicode
  and typed values. Sources and importers produce records, duplicates compares them, render
  shows them.
* A *lookup* is a place that finds records by identifier and by title, without a network.
* An *identifier* names a work in a registry: arXiv, DOI, OpenReview …
* An *edit* is a requested change of a .bib file, as a value; the *changes* are its result: the
  splices, one per entry. A diff, a dry run, a step of the history, an undo and a commit are made of
  changes.
* A *problem* is something a check found, with its place, and perhaps the edits that fix it.

Each of these has a file here; commands import what they need from this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.model.changes import Change
    from ssmlit.model.edits import (
        AddEntry,
        DropField,
        Edit,
        RemoveEntry,
        RenameKey,
        ReplaceEntry,
        SetField,
        SetType,
    )
    from ssmlit.model.entries import Entry, Field
    from ssmlit.model.lookup import NearTitle, RecordLookup
    from ssmlit.model.problems import Problem
    from ssmlit.model.works import Identifier, Link, Person, Record

__getattr__ = lazily(
    __name__,
    changes="Change",
    edits="AddEntry DropField Edit RemoveEntry RenameKey ReplaceEntry SetField SetType",
    entries="Entry Field",
    lookup="NearTitle RecordLookup",
    problems="Problem",
    works="Identifier Link Person Record",
)
