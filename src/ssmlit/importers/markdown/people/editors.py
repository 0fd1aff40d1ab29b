"""The editors of a book, named behind its title: "*Shells*, ed. Ben Holm (Slow Books, 1990)".

Responsible for where they are: they are not the authors. Does not depend on the rest of a row.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.importers.markdown.people import names

_EDITED = regex(r"\W*(?:eds?\.(?:\s+by)?|edited by)\s+(?=[^\W\d_])", re.IGNORECASE)


def behind(text: str, end: int) -> tuple[int, int] | None:
    """Return start and end of the editors named right behind a row's title, or None."""
    found = _EDITED.match(text, end)
    if found is None:
        return None
    said = text[found.end() :].partition("(")[0]
    led = names.lead(said, expected=True)
    named = (said[: said.rindex(led.rest)] if led.rest else said).rstrip(" ,;")
    return (end, found.end() + len(named)) if led.people and named else None
