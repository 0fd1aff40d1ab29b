"""What an abbreviation of a venue stands for, where its full name is beside it.

Responsible for letters and words. Does not depend on which venues are known.
"""

from __future__ import annotations

from collections.abc import Sequence

from ssmlit._lazy import regex
from ssmlit.strings import words

#: What separates the parts of a name: "PaCT 2009: Parallel Computing Technologies, Novosibirsk".
CLAUSES = regex(r"[:;,()–—]|\s-\s")
#: An abbreviation with its year: ICML 2019, ICML'19, ICML-19, ICML19.
DATED = regex(r"\b(\d?[A-Z][\w-]{1,40}?)(?:\W{0,9}(?:19|20)|\s*'|-|(?<=[A-Z]{3}))\d\d\b")
_LINKS = words("the of on in and for")
_SHORTEST = 2  # letters that cut no word: "in" of "information"


def is_acronym(letters: str, name: Sequence[str]) -> bool:
    """Return whether letters are the beginnings of two words or more, in turn and of each.

    Args:
        letters: in lower case: "pact".
        name: folded words; small ones do not count.
    """
    telling = [word for word in name if word not in _LINKS]
    return len(telling) > 1 and _begin(letters, telling)


def _begin(letters: str, telling: Sequence[str]) -> bool:
    if not telling:
        return not letters
    ends = (at for at in range(1, len(letters) + 1) if telling[0].startswith(letters[:at]))
    return any(_begin(letters[at:], telling[1:]) for at in ends)


def is_shortened(word: str, name: Sequence[str]) -> bool:
    """Return whether a word is one of a name's, or cut: comput; or initials of some in turn: ai.

    Args:
        word: in lower case.
        name: folded words; small ones do not count.
    """
    initials = "".join(it[0] for it in name if it not in _LINKS)
    is_cut = len(word) > _SHORTEST and any(it.startswith(word) for it in name)
    return word in name or is_cut or (len(word) > 1 and word in initials)
