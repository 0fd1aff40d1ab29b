"""BibTeX in fenced blocks: papers of the list, or a request to cite the list.

Responsible for distinguishing the two. Does not depend on how a row is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit.importers import bibtex, sections

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.blocks import TextBlock
    from ssmlit.importers.row import Row

_FEWEST = 3  # entries from which they count as papers of the list


def rows(blocks: Iterable[TextBlock], others: Sequence[Row], source: str) -> list[Row]:
    """Return the rows of a document's BibTeX blocks, given its `others` and its name.

    Entries that repeat a row make none, and a few alone make none: they say how to cite the list.
    """
    known = {latex.squash(row.record.title) for row in others if row.record}
    found = [
        row._replace(line=block.line + row.line, section=section)
        for block, section in _placed(blocks)
        if "credit" not in sections.purposes(section)
        for row in bibtex.rows(block.flat.text, source)
        if row.record and latex.squash(row.record.title) not in known
    ]
    return found if len(found) >= _FEWEST else []


def _placed(blocks: Iterable[TextBlock]) -> Iterator[tuple[TextBlock, tuple[str, ...]]]:
    """Yield the blocks of BibTeX with the headings above them."""
    path: list[tuple[int, str]] = []
    for block in blocks:
        if block.kind in {"heading", "end"}:
            path = [step for step in path if step[0] < block.level]
        if block.kind == "heading":
            path.append((block.level, block.flat.line))
        elif block.kind == "bibtex":
            yield block, tuple(words for _, words in path)
