"""A venue's name in the form in which it is compared: words in lower case, written out.

Responsible for the form. Does not depend on which venues are known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ssmlit._lazy import regex

# Abbreviated words that are written out before names are compared.
_WRITTEN_OUT = {
    "proc": "proceedings", "procs": "proceedings", "int": "international", "intl": "international",
    "conf": "conference", "symp": "symposium", "trans": "transactions", "assoc": "association",
    "natl": "national", "annu": "annual", "euro": "european", "worksh": "workshop",
}  # fmt: skip
_BLANKED = bytes(one if chr(one).isalnum() or one == 10 else 32 for one in range(128)) + b" " * 128
_COMPUTER_SOCIETY = regex(r"ieee comput(?:er|\.) soc(?:iety|\.)")


def folded(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a name in lower case, shortened ones written out, accents off.

    The second list says for each word what follows it: a comma (or the like, or the end), a full
    stop, which may be an abbreviation's, or nothing.
    """
    found, ends = [], []
    for word, rest in re.findall(r"([a-z0-9]+)([^a-z0-9]*)", _plain(text)):
        found.append(_WRITTEN_OUT.get(word, word))
        comma = "," if re.search(r"[,;:()\[\]–—]", rest) else ""
        ends.append(comma or rest.strip()[:1])
    if ends:
        ends[-1] = ","
    return found, ends


def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold().replace("’", "'")
    return _COMPUTER_SOCIETY.sub("ieee", text.lower().replace("'s", "s"))


def joined(names: Iterable[str]) -> list[str]:
    """Return the words of `folded` of each name, joined by blanks; all names are folded at once."""
    text = _plain("\n".join(names)).encode("ascii", "replace").translate(_BLANKED).decode()
    return [
        " ".join([_WRITTEN_OUT.get(word, word) for word in line.split()])
        for line in text.split("\n")
    ]
