"""ISBN, ISSN, and the numbers that exchange files have in their place.

Responsible for which of these the text of a field is. Does not depend on the format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ssmlit import identifiers
from ssmlit._lazy import regex

_ISSN = regex(r"(?<![\w./-])\d{4}-?\d{3}[\dXx](?![\w-])")
#: As only an ISSN or an ISBN is written, while a patent may have eight digits.
_WRITTEN = regex(r"\d{4}-\d{3}[\dXx]|97[89][\d -]{10,14}")
#: A letter that neither an ISBN nor an ISSN has, or fewer digits.
_NO_SERIAL = regex(r"[A-WYZa-wyz]|^(?:\D*\d){1,7}\D*$")
_NUMBERED = frozenset({"techreport", "standard"})


def serials(texts: Iterable[str]) -> dict[str, str]:
    """Return the `isbn` and the `issn` among numbers that one name holds for both."""
    found: dict[str, str] = {}
    bare = re.sub(r"\bIS[SB]N-", "", ";".join(texts))  # ERIC: `ISSN-0302-9743`
    for text in re.split("[;,(]", bare):  # Scopus: `0302-9743 (ISSN); 978… (ISBN)`
        named = (one for one in (text, *text.split()) if _is_isbn(one))  # Zotero: `978… 3540…`
        if isbn := next(named, ""):
            found.setdefault("isbn", isbn.strip())
        elif issn := _ISSN.search(text):
            found.setdefault("issn", issn[0])
    return found


def numbers(kind: str, serial: Sequence[str], *others: str) -> tuple[str, dict[str, str]]:
    """Return the number of a work and its serials, for which EndNote and RIS have one field.

    There a patent has its number, of eight digits, too; a report or a standard one that is no ISBN
    or ISSN, nor as long as one that is misspelt.

    Args:
        kind: the type of entry.
        serial: the texts of that field.
        others: what else may be its number; the first that says something is.
    """
    if kind == "patent":
        own = [it for it in serial if not _WRITTEN.fullmatch(it)]
        left = serials(it for it in serial if it not in own)
        return next(filter(None, (*own, *others)), ""), left
    own = [it for it in serial if _NO_SERIAL.search(it) and not serials([it])]
    found = next(filter(None, (*others, *(own if kind in _NUMBERED else ()))), "")
    return found, serials(serial)


def _is_isbn(text: str) -> bool:
    known = identifiers.parse(f"isbn:{text}")
    return known is not None and known.scheme == "isbn"
