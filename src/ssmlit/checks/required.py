"""Fields that a bibliography style cannot do without.

The table is btxdoc's (Patashnik 1988, section 3.1), with biblatex's names as alternatives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.library import Library
    from ssmlit.model import Entry

CODE = "missing-field"

_AUTHOR, _YEAR = ("author", "editor"), ("year", "date")
_JOURNAL, _SCHOOL = ("journal", "journaltitle"), ("school", "institution")
REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (("author",), ("title",), _JOURNAL, _YEAR),
    "book": (_AUTHOR, ("title",), ("publisher",), _YEAR),
    "incollection": (("author",), ("title",), ("booktitle",), _YEAR),
    "inproceedings": (("author",), ("title",), ("booktitle",), _YEAR),
    "mastersthesis": (("author",), ("title",), _SCHOOL, _YEAR),
    "misc": (("title",),),
    "phdthesis": (("author",), ("title",), _SCHOOL, _YEAR),
    "proceedings": (("title",), _YEAR),
    "techreport": (("author",), ("title",), ("institution",), _YEAR),
}


def problems(library: Library) -> Iterator[Problem]:
    """Yield one problem for every field that an entry's type requires and it does not have."""
    for entry in library.entries:
        if any(name in entry for name in ("crossref", "xdata")):
            continue
        for names in REQUIRED.get(entry.type.lower(), ()):
            if not _given(entry, names):
                yield Problem(
                    CODE,
                    f"`{entry.key}` is @{entry.type} and has no {' or '.join(names)}",
                    line=entry.line,
                    key=entry.key,
                )


def _given(entry: Entry, names: tuple[str, ...]) -> bool:
    return any(entry.get(name).strip() for name in names)
