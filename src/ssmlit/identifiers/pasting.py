"""Several identifiers in one pasted text: glued, listed, in a Markdown link, before a title.

Responsible for splitting such a text without guessing: each piece must be an identifier, or the
text must begin with one or link to one; and for the lines of a plain list of such texts. Does not
depend on the grammars of the ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssmlit._lazy import regex
from ssmlit.identifiers.canonical import find, parse
from ssmlit.model import Identifier
from ssmlit.strings import lines_of

_BETWEEN = regex(r"(?<=\S)(?=https?:/{1,2})|[\s,;|]+", re.IGNORECASE)
_APART = regex(r"\b(arxiv|doi|isbn|pmid|pmcid):?\s+(?=\S*\d)", re.IGNORECASE)
_COMMENT = regex(r"(?:^|\s)#.*$")
_NOTHING = regex(r"(?:[-*+•–—&]|and|\d{1,3}[.)]|\[|\]|\[[xX]\])?")


def pasted(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers that a pasted text, or a line of a list, stands for, each once.

    `URL1,URL2`, `ID and ID`, `doi ID`, `- ID`, `[Title](URL)` and `ID Title of the paper` are
    understood; a text that only mentions a number has none.
    """
    text = text.strip()
    one = parse(text)
    pieces = [part for part in _BETWEEN.split(_APART.sub(r"\1:", text)) if part]
    if one is not None and len(pieces) == 1:
        return (one,)
    told = [piece for piece in pieces if not _NOTHING.fullmatch(piece)]
    found = [parse(piece) for piece in told]
    if one is not None and sum(each is not None for each in found) < 2:
        return (one,)  # blanks inside: `arXiv: 2312.00752 [cs.LG] 31 May 2024`, a SICI
    if found and None not in found:
        return tuple(dict.fromkeys(each for each in found if each is not None))
    if several := find(text):  # beside them what looks like one is one, too
        return tuple(dict.fromkeys((*several, *filter(None, found))))
    if found and found[0] is not None and not any(found[1:]):
        return (found[0],)
    return ()


def items(text: str) -> Iterator[tuple[int, str]]:
    """Yield number and content of every line that is not just a comment.

    `import --as ids` and `add --from` share it.
    """
    for number, line in enumerate(lines_of(text), 1):
        if bare := bare_item(line):
            yield number, bare


def title_of(item: str) -> str:
    """Return the title in an item in quotation marks, or ""."""
    quoted = re.fullmatch(r"([\"“”„«]|``|'')(.+?)([\"“”»]|'')[.,]?", item.strip())
    return " ".join(quoted[2].split()) if quoted else ""


def bare_item(line: str) -> str:
    """Return a line of a list without bullet, number and comment."""
    return re.sub(r"^\s*(?:[-*+]|\d+[.)])\s+", "", _COMMENT.sub("", line)).strip()
