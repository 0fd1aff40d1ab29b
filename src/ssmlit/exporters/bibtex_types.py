"""Types of entries as BibTeX's styles know them.

Responsible for the table (btxdoc, section 3.1; biblatex manual, section 2.1). Does not depend on
what is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ssmlit.model import Field

KNOWN = frozenset(
    {"article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings"}
    | {"manual", "mastersthesis", "misc", "phdthesis", "proceedings", "techreport", "unpublished"}
)
_TYPE_OF = {
    "report": "techreport",
    "collection": "book",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "proceedings",
    "bookinbook": "incollection",
    "suppbook": "incollection",
    "suppcollection": "incollection",
    "inreference": "incollection",
    "reference": "book",
    "suppperiodical": "article",
    "mvreference": "book",
    "inbook": "incollection",  # biblatex's, with a title of its own
    "conference": "inproceedings",
}


def type_of(kind: str, fields: Mapping[str, Field]) -> str:
    """Return the type for BibTeX of an entry of a type, in lower case, with some fields."""
    if kind == "thesis":
        thesis = fields["type"].text.strip().lower() if "type" in fields else ""
        return "mastersthesis" if "master" in thesis or thesis == "mathesis" else "phdthesis"
    if kind in {"inbook", "conference"} and "booktitle" in fields:
        return _TYPE_OF[kind]
    return kind if kind in KNOWN else _TYPE_OF.get(kind, "misc")
