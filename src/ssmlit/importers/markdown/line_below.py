"""The line below a short name: the rest of its title, or a whole reference.

Responsible for what is below a name. Does not depend on how the name itself was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers.markdown import fact_labels
from ssmlit.importers.markdown.citation import split_plain
from ssmlit.importers.markdown.document.flat import Flat, Span
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.title_words import can_be_title, skip

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.hyperlinks import Hyperlink

_NAME = 2  # words of a name
_BELOW = regex(r"(?<=\n)\S(?:[^\n]*\S)?")
_NAMED = regex(r"(?::|.:)[ \t]*\n[ \t]*([A-Z][^\n\0:]*[^\W_.])[ \t]*(?=\n|\Z)")


def with_line_below(flat: Flat, name: Span, hypers: Sequence[Hyperlink]) -> Span:
    """Return a name and a colon with the rest of its title in the line below, else the name."""
    if len(flat[name].split()) > _NAME or not _NAMED.match(flat.text, name.end - 1):
        return name
    stop = min((h.span.start for h in hypers if h.span.start >= name.end), default=None)
    found = _NAMED.match(flat.text[:stop], name.end - 1)
    if found is None:
        return name
    is_title = can_be_title(found[1], 3) and not fact_labels.leading_label(found[1])
    return name._replace(end=found.end()) if is_title and not names.read(found[1]).people else name


def reference_below(flat: Flat, name: Span) -> Span | None:
    """Return the line below a short name that is a whole reference: names, a title, a place."""
    if len(flat[name].split()) > _NAME:
        return None
    for line in _BELOW.finditer(flat.text, name.end):
        title, people, place = split_plain(line[0])
        if people and line[0].startswith(people) and place.strip() and can_be_title(title, 4):
            return Span("bold", *line.span())
    return None


def below_people(text: str, start: int) -> int:
    """Return where a title begins: below a line that is names, several in full, or where it was."""
    stop = text.find("\n", start)
    is_above = stop > 0 and text[stop:].strip() and text[stop - 1] not in ",;&"
    return skip(text, stop) if is_above and names.read(text[start:stop]).are_in_full else start
