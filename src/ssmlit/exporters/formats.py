"""The table of formats: adding one is a module with a function `write` and a line here.

Responsible for names. Does not depend on what a format looks like.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from types import ModuleType

    from ssmlit.exporters.bibliography import Bibliography
    from ssmlit.exporters.options import Options
    from ssmlit.ownership_marks import Style


class Format(NamedTuple):
    """One format."""

    name: str  # as the user gives it
    module: str  # the module of this package that writes it
    # how a file hides that ssmlit wrote it; None for a format that hides nothing
    mark: Style | None
    endings: tuple[str, ...] = ()  # of files that are surely of this format
    heeds: frozenset[str] = frozenset()  # which of the `Options` that not every format heeds


_SOURCE = frozenset({"fields", "drop", "internal", "protect", "encoding", "max_authors"})
_PRINTED = frozenset({"max_authors"})
_WHOLE = frozenset({"internal"})  # what ssmlit keeps for itself is always there
FORMATS = (
    Format("bibtex", "bibtex", "bibtex", (".bib", ".bibtex"), _SOURCE),
    Format("biblatex", "biblatex", "bibtex", (), _SOURCE),
    Format("bibitem", "bibitem", "bibtex", (".tex", ".bbl"), _PRINTED | {"encoding"}),
    Format("csl-json", "csl_json", None, (".json",)),
    Format("csv", "csv_table", None, (".csv",)),
    Format("hayagriva", "hayagriva", "yaml", (".yml", ".yaml")),
    Format("json", "json_document", "json", (".json",), _WHOLE),
    Format("jsonl", "json_lines", None, (".jsonl",), _WHOLE),
    Format("markdown", "markdown", "html", (".md", ".markdown"), _PRINTED),
    Format("ris", "ris", None, (".ris",)),
    Format("text", "plain_text", None, (".txt",), _PRINTED),
)
ENDINGS = frozenset(ending for form in FORMATS for ending in form.endings)


def format_named(name: str) -> Format:
    """Return the format of a name."""
    return next(form for form in FORMATS if form.name == name)


def of_ending(ending: str) -> tuple[str, ...]:
    """Return the formats that a file's ending may mean: BibTeX without one, none if unknown."""
    found = tuple(form.name for form in FORMATS if ending.lower() in form.endings)
    return found if ending else ("bibtex",)


def heeding(option: str) -> list[str]:
    """Return the names of the formats for which a field of `Options` changes what is written."""
    return [form.name for form in FORMATS if option in form.heeds]


def left_out_of(name: str, bibliography: Bibliography, options: Options) -> dict[str, list[str]]:
    """Return field → keys of the entries that are written in a format without all of it.

    Nothing for formats that keep every field, or show only some of them to readers; nor for fields
    that the options leave out.
    """
    module = _module(name)
    if holds := getattr(module, "HOLDS", None):
        from ssmlit.exporters.left_out import left_out

        return left_out(bibliography, holds)
    if drops := getattr(module, "drops", None):
        from ssmlit.exporters.left_out import dropped

        return dropped(bibliography, drops, options)
    return {}


def write(name: str, bibliography: Bibliography, options: Options) -> str:
    """Return the bibliography as a file of a format."""
    return str(_module(name).write(bibliography, options))


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"ssmlit.exporters.{format_named(name).module}")
