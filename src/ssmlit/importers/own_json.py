"""Papers as ssmlit's `--json` and its JSON exports write them: their entries come back.

Responsible for one paper. Does not depend on the document it is in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ssmlit.bibtex.macros import MONTHS
from ssmlit.importers import bibtex
from ssmlit.json_texts import text, texts

if TYPE_CHECKING:
    from ssmlit.importers.row import Row


def row(item: Mapping[str, object], source: str, line: int) -> Row | None:
    """Return the row of a paper with the fields of its entry; None for an object of another kind.

    Args:
        item: the paper; texts of `fields` are BibTeX.
        source: the file it is in.
        line: where it begins there.
    """
    fields = item.get("fields")
    if not isinstance(fields, dict) or not fields or not {"key", "type"} <= item.keys():
        return None
    said = [(name, one) for name, value in fields.items() for one in texts(value)[:1]]
    lines = "".join(f"  {name} = {_value(name, one)},\n" for name, one in said)
    head = f"@{text(item['type'])}{{{text(item['key'])}"
    rows = bibtex.rows(f"{head},\n{lines}}}\n", source)
    if len(rows) != 1 or rows[0].entry is None or len(rows[0].entry.fields) != len(said):
        return None
    return rows[0]._replace(line=line)


def _value(name: str, text: str) -> str:
    return text if name.lower() == "month" and text.lower() in MONTHS else f"{{{text}}}"
