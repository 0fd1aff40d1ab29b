"""Author lists as lists write them: MLA, APA, footnote marks, broken accents, no separators.

Knows: how names look and how PDF copies spoil them. The parts of one name (first, von, last, jr)
are the business of `ssmlit.latex`. Must not know where in a row the authors stand.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ssmlit import latex

if TYPE_CHECKING:
    from ssmlit.model import Person

# A spacing accent that PDF text puts before the letter it belongs to: R´e → Ré.
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327",
    "ˇ": "\u030c", "˚": "\u030a", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307", "˛": "\u0328",
    "˝": "\u030b",
}  # fmt: skip
_ACCENT = re.compile(r"([´`¨ˆ˜¸ˇ¯˘˙˛˝])\s?([^\W\d_])|(˚)([au]|(?<!\w.)[AU])")
# Footnote marks and affiliation numbers end a name; so they may stand for a separator.
_MARKS = re.compile(
    r"(?:\s?[*∗†‡§¶#˚⋆★✉♠♣♥♦♭♮⁰¹²³⁴-⁹✝]|(?<=\D)\s?\d{1,2}(?=\W|and\b|$)|\^\{?[\d,*]+\}?|\$[^$]{0,30}\$)+"
)
_OTHERS = re.compile(
    r"[,;]?\s*(?:\.\.\.|…)(?=\s*(?:&|and\b))"  # APA: "Li, Z., ... & Wang, L."
    r"|[,;]?\s*\b(?:et\.?\s?al\.?|and others|等)(?!\w)|\s*(?:\.\.\.|…)\s*$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[·;；、|，]\s*|\s+&\s+|,\s*&\s*|,?\s+and\s+|(?<=,)and\s+|,\s*")
_ANY_SEPARATOR = re.compile(r"[,;·、，]|\band\b|&")
_COMMA_FIRST = re.compile(r"(?:(?! and |[,;&·、，]).)*,")
_BRACKETED = re.compile(r"\([^()]{0,60}\)")
_LAST_LETTER = re.compile(r"(?:^|[\s.-])[A-Z]$")
_STOP = re.compile(r"[^\W\d_]{3}\.\s")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]?){1,4}|[A-Z]{1,3}")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_PARTICLES = "van von der den de da dos du del della di la le el al bin ibn ben ter ten zu y e"
_LOWER = frozenset(_PARTICLES.split())
_WORDS = """the a an of for in on with via using from to by and or is are as at into towards toward
learning network networks model models paper code survey university institute lab labs neural state
space transformer transformers mamba attention vision deep google microsoft arxiv preprint
conference journal proceedings press department school inc team research image images video
language data large efficient"""
_NO_NAME = frozenset(_WORDS.split())


def repair(text: str) -> str:
    """Put accents back on their letters: "Christopher R´e" → "Christopher Ré"."""

    def compose(found: re.Match[str]) -> str:
        accent, letter = (found[1], found[2]) if found[1] else (found[3], found[4])
        return unicodedata.normalize("NFC", letter + _ACCENTS[accent])

    return unicodedata.normalize("NFC", _ACCENT.sub(compose, text))


def read(text: str) -> tuple[tuple[Person, ...], bool]:
    """Return the persons of an author list, and whether it says that there are others.

    Empty when the text does not look like names.
    """
    if len(text) > 20_000:
        return (), False
    text = repair(" ".join(text.split()))
    shorter = _OTHERS.sub("", text)
    others = shorter != text
    bare = not _ANY_SEPARATOR.search(shorter)
    if ";" in shorter:
        people = [person for part in shorter.split(";") if (person := part.strip(" ,."))]
    else:
        parts = _parts(shorter)
        people = _invert(parts) if _COMMA_FIRST.match(shorter) else parts
    if bare:
        people = [name for chunk in people for name in _pairs(chunk)]
    if not people or not all(_is_name(name) for name in people):
        return (), False
    if len(people) == 1 and len(people[0].split()) == 1 and people[0][0] < "\u0600" and not others:
        return (), False  # a nickname, a venue, a lone word; but "Fu et al." is a name
    return tuple(latex.parse_person(name) for name in people), others


def _parts(text: str) -> list[str]:
    text = _MARKS.sub(" , ", text)
    text = _BRACKETED.sub(" ", text)
    parts = (
        part.strip(" .:*_-–—") if len(part) > 3 else part.strip() for part in _SEPARATOR.split(text)
    )
    return [_initial_dot(part) for part in parts if part and part != "."]


def _initial_dot(part: str) -> str:
    """Give initials that lost their last dot, as a part of a list or a whole one, it back."""
    return f"{part}." if len(part) <= 6 and _LAST_LETTER.search(part) else part


def _invert(parts: list[str]) -> list[str]:
    """Turn "Last, First" into one name where the list is of that form."""
    if len(parts) >= 2 and all(_INITIALS.fullmatch(p) for p in parts[1::2]) and len(parts) % 2 == 0:
        return [f"{last}, {first}" for last, first in zip(parts[::2], parts[1::2], strict=True)]
    if any(_INITIALS.fullmatch(p) for p in parts[1:]):
        return _mixed(parts)
    if len(parts) >= 2 and _is_surname(parts[0]) and len(parts[1].split()) <= 2:
        rest = parts[2:]
        if not rest or all(len(p.split()) > 1 for p in rest):
            return [f"{parts[0]}, {parts[1]}", *rest]
    return parts


def _mixed(parts: list[str]) -> list[str]:
    """Join initials to the surname before them: APA with an institution or a full name in it."""
    people: list[str] = []
    for part in parts:
        if people and _INITIALS.fullmatch(part) and "," not in people[-1]:
            people[-1] += f", {part}"
        elif people and _SUFFIX.fullmatch(part):
            people[-1] += f" {part}"
        else:
            people.append(part)
    return people


def _is_surname(part: str) -> bool:
    words = [word for word in part.split() if word.lower() not in _LOWER]
    return len(words) == 1 and words[0][0] < "\u0600"  # CJK names have no blank inside


def _pairs(chunk: str) -> list[str]:
    """Split a run of names without separators, when every name can only be two words."""
    words = chunk.split()
    if len(words) < 4 or len(words) % 2 or "," in chunk:
        return [chunk]
    if any(len(word.rstrip(".")) == 1 or word.lower() in _LOWER for word in words):
        return [chunk]
    return [" ".join(words[n : n + 2]) for n in range(0, len(words), 2)]


def _is_name(name: str) -> bool:
    words = name.replace(",", " ").split()
    if not 1 <= len(words) <= 7 or len(name) > 80 or _STOP.search(name):
        return False
    if any(len(word) > 1 and word.lower() in _NO_NAME for word in words):
        return False
    return all(_capital(word) for word in words) and any(word[0].isalpha() for word in words)


def _capital(word: str) -> bool:
    letter = next((c for c in word if c.isalpha()), "")
    if not letter or any(c.isdigit() or c in ":?!/\\<>[]{}=@" for c in word):
        return False
    return not letter.islower() or word.lower().rstrip(".") in _LOWER or word[:2] in {"d'", "d’"}
