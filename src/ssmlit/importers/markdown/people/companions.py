"""Who wrote a work with the owner of a page: "with Anna Carver and Ben Holm", "joint with …".

Responsible for where such words end. They are not the work's authors: one is missing, and the row
does not say who. Does not depend on where in a row they are.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.importers.markdown.people import names

_HOW = r"(?:(?:joint(?:ly)?|(?:joint )?work|co-?authored|written) )?with:? "
_WITH = regex(rf"[\s(*]*{_HOW}", re.IGNORECASE)
_HOW_SURE = regex(r"\w\s+with", re.IGNORECASE)  # "joint with"
_BEHIND = regex(rf",\s(?={_HOW})|\s[(\[](?={_HOW})", re.IGNORECASE)


def begin(text: str) -> tuple[tuple[str, ...], str]:
    """Return the words that name companions at the start of a text, if any, and what follows.

    Any names may follow "joint with"; "with" alone may also introduce what a work is about.
    """
    found = _WITH.match(text)
    is_sure = found is not None and bool(_HOW_SURE.search(found[0]))
    led = names.lead(text[found.end() :], expected=is_sure) if found else names.Names()
    if not led.people:
        return (), text
    said = text.removesuffix(led.rest) if led.rest else text
    return (said.strip(" ,;()"),), led.rest


def split(title: str) -> tuple[str, str]:
    """Return (a title, the words behind it): "The Title (with Anna Carver)"."""
    for mark in _BEHIND.finditer(title):
        said, rest = begin(title[mark.end() :].rstrip(" .)]"))
        if said and not rest.strip(" .,"):
            return title[: mark.start()], said[0]
    return title, ""
