"""Small pieces of text: lists in one line, tables of words, numbers with their noun, slips.

Nothing here knows what a text is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from ssmlit._lazy import regex

T = TypeVar("T", str, tuple[str, str])

#: For `str.translate`: "Eﬃciently" is spelled out; text from a PDF has one letter for several.
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)

LINE_END = regex(r"\r\n?|\n")
"""What ends a line of a text, on any system; `lines_of` cuts it there."""

_NOT_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def lines_of(text: str) -> list[str]:
    """Return the lines of a text without their ends: an expression takes six times as long."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def words(text: str) -> frozenset[str]:
    """Return the words of a text, separated by blanks."""
    return frozenset(text.split())


def split_commas(text: str) -> list[str]:
    """Return the items between commas, without blanks around them and without the empty ones."""
    return [item for part in text.split(",") if (item := part.strip())]


def quoted(word: object) -> str:
    """Return a word as a shell reads it, for commands in messages that people paste."""
    import shlex

    return shlex.quote(str(word))


def quoted_all(words: Iterable[object]) -> str:
    """Return words as a shell reads them, one after another, each once."""
    return " ".join(map(quoted, dict.fromkeys(words)))


def is_number(text: str) -> bool:
    """Return whether a text is digits alone, 0 to 9."""
    return text.isascii() and text.isdigit()


def plural(count: int, word: str, many: str = "") -> str:
    """Return a number with its word; `many` is the word's plural where an s does not make it."""
    return f"{count:,} {word if count == 1 else many or word + 's'}"


def ended(text: str, newline: str = "\n") -> str:
    """Return a text whose last line has an end; an empty one as it is."""
    return text if not text or text.endswith("\n") else text + newline


def cut(text: str, most: int = 60) -> str:
    """Return a text for a message: a long one is cut, and says so."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def xml_safe(text: str, instead: str = "") -> str:
    """Return a text without the characters that XML cannot have, or with another for each."""
    return _NOT_XML.sub(instead, text)


def with_stop(text: str) -> str:
    """Return a sentence with a full stop, unless it is empty or has an end of its own."""
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def by_count(counts: Mapping[T, int]) -> dict[T, int]:
    """Return counts, the largest first, equal ones by name."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


@lru_cache(maxsize=8)
def last_place(text: str, part: str) -> int:
    """Return where a part of a text occurs last, or -1; cached, for what asks again and again."""
    return text.rfind(part)


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return the known word that was probably meant, or ""; `cutoff` is how alike, 0 to 1."""
    return next(iter(similar(word, known, most=1, cutoff=cutoff)), "")


def similar(
    word: str, known: Iterable[str], *, most: int = 3, cutoff: float = 0.6
) -> Sequence[str]:
    """Return the known words that were probably meant, the most alike first."""
    from difflib import get_close_matches

    return get_close_matches(word, list(known), n=most, cutoff=cutoff)


def did_you_mean(*meant: str, otherwise: str = "") -> str:
    """Return a question about what was probably meant; if nothing was, return `otherwise`."""
    named = " or ".join(filter(None, meant))
    return f"did you mean {named}?" if named else otherwise


@lru_cache(maxsize=4096)
def nearest(name: str, known: frozenset[str]) -> str:
    """Return the known name within one typo of a short name, two of a longer one, or "".

    A typo is a letter too many, too few, another (in five or more), or two swapped (Damerau). The
    first letter is hardly ever the wrong one, so it must agree, or be swapped with the second.
    """
    limit = 0 if len(name) < 4 else 1 if len(name) < 7 else 2
    alike = [
        other
        for other in sorted(known)
        if len(other) > 2
        and abs(len(name) - len(other)) <= limit
        and (name[0] == other[0] or name[:2] == other[1::-1])
    ]
    if not alike:
        return ""
    from rapidfuzz.distance import OSA

    found = [(OSA.distance(name, other, score_cutoff=limit), other) for other in alike]
    found = [one for one in found if one[0] < 2 or not _are_forms(name, one[1])]
    if len(name) < 5:  # `film` is not `file`, though `mics` is `misc`
        found = [one for one in found if sorted(one[1]) == sorted(name) or len(one[1]) != len(name)]
    distance, best = min(found, default=(limit + 1, ""))
    return best if 0 < distance <= limit else ""


def _are_forms(name: str, other: str) -> bool:
    """Return whether two words differ only in their ending: `translation`, `translator`."""
    shorter = min(len(name), len(other))
    places = enumerate(zip(name, other, strict=False))
    return next((at for at, (a, b) in places if a != b), shorter) >= shorter - 3
