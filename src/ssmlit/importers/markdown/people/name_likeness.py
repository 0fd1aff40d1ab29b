"""How much words look like a person's name, by their frequency in names and in titles.

Responsible for judging one name by itself. Does not depend on how names are listed.

Words that `word_scores` does not have are judged by their ending.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ssmlit._lazy import foreign, regex
from ssmlit.latex.around_names import PARTICLES, SUFFIX
from ssmlit.latex.institutions import GROUP_WORDS
from ssmlit.strings import words
from ssmlit.word_scores import word_scores

LONGEST = 7  # words of a name

_RARE = -3  # the ending of a rare word alone is not proof against a name
#: The likeness of a word that neither names nor titles have.
UNKNOWN = 2  # rare words are more often names than words of titles
_INITIAL = 3  # "C." is in names, not in titles
_IMPOSSIBLE = -9.0
_WORD = regex(r"[^\W\d_]+(?:['’`][^\W\d_]+)*\.?")
_GLUED = regex(r"(?<=[a-z]{3})(?=[A-Z])")  # "KrishnaTeja", "ShellNet": each word is judged
# Letters, and what joins or shortens them.
_ORGANISATION = regex(
    r"\b(?:univ(?:ersity|ersität|ersité)?|institut[eo]?|college|laborator(?:y|ies)|labs?|inc|corp|ltd|gmbh)\b"
)  # of a name in lower case
# Words of periodicals' names, and of theses, that are never people's.
_PERIODICAL = words(
    "journal journals letters review reviews transactions proceedings acta annals annales "
    "archive archives bulletin communications quarterly magazine zeitschrift revista revue "
    "research science sciences thesis dissertation"
)
_SUFFIX_BEHIND = regex(rf" {SUFFIX}\.?$")  # "Carver J 3rd"
_SURNAME = r"((?=[\w'’-]*[a-z])(?![A-Z]{2})[A-Z][\w'’-]+)"
# Not "e.g.", nor what is more often short for a state, or a field: "U.S. Shells and Snails".
_INITIALS = regex(r"(?!(?:U\.[KNS]|E\.U|A\.I)\.)(?:[^\W\d_a-z]\.){1,3}|[^\W\d_]\.")
_THREE_INITIALS = regex(rf"{_SURNAME} [A-Z]{{3}}\.?|[A-Z]{{3}} {_SURNAME}\.?")
_SHAPE = regex(
    r"[^\W\d_]{1,3}\.?(?:[-\s]?[^\W\d_]\.)*-?|(?:[^\W\d_]\.-?)+"
    r"|(?:[^\W\d_]\.)+[^\W\d_]{2,}|['’]?[^\W\d_]+(?:[-–'’`][^\W\d_]+\.?)*['’]?\.?"
)
# A group as author: "wwPDB Consortium", "The Slow Collaboration", "Qwen Team", "DeepSeek-AI".
# Titles are about collaborations, too: an article or an acronym must be before them.
_GROUP = regex(
    r"(?:The\s)?(?:[^\W\d_][\w&-]*\s){1,4}(?:Consortium|Investigators|(?:Working|Study) Group)"
    r"|The\s(?:[A-Z][\w&-]*\s){1,4}(?:Collaboration|Team|Project|Initiative)"
    r"|[A-Z]*[A-Z]{2}[\w-]*\s(?:[A-Z]\w*\s)?(?:Collaboration|Team)|[A-Z][a-z]+\sTeam"
    r"|[A-Z][a-z]+[A-Z]\w*\sTeam|[A-Z][a-z]+[A-Z]\w*-AI"
)
_GROUP_ENDS = (*map(str.capitalize, GROUP_WORDS), "-AI")
_LOUD = regex(r"[^\W\d_a-z][^\W\d_a-z' -]+, (?:[^\W\d_]\.[ -]?)*[^\W\d_]\.?")  # "CARVER, A. B."
_CAMEL = regex(r"[a-z][A-Z]{2}|[A-Z]{2,}[a-z]{2}|^[a-z]+[A-Z]")  # "NeurIPS", "arXiv"
_CJK = foreign(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ELIDED = regex(r"(?:d|l|al|el|ul)['’-]\w", re.IGNORECASE)


@lru_cache(maxsize=1 << 11)
def is_group(name: str) -> bool:
    """Return whether a group signs by a name."""
    name = name.rstrip(".")
    return name.endswith(_GROUP_ENDS) and _GROUP.fullmatch(name) is not None


@lru_cache(maxsize=1 << 13)  # people of a list share their given names
def _scores(word: str) -> tuple[float, ...] | None:
    """Return the scores of the parts of a word in a name; None when it cannot be in one."""
    if not _possible(word):
        return None
    if _INITIALS.fullmatch(word):  # "D.J. Holm" is as much a name as "D. J. Holm"
        return (_INITIAL,) * word.count(".")
    parts = () if word in PARTICLES else _WORD.findall(_GLUED.sub(" ", word))
    bare = (part.rstrip(".") for part in parts)
    return tuple(_score(part) for part in bare if len(part) > 1)


def _score(word: str) -> float:
    """Return the score of one word as it is written."""
    table = word_scores()
    if word in table:
        return table[word]
    if word.islower():
        known = table.get(word.capitalize(), UNKNOWN)
        return known - 1 if known > UNKNOWN else _RARE
    if word.isupper() and not word.capitalize().isupper():  # "A" before a Chinese name stays one
        return min(_score(word.capitalize()), UNKNOWN)
    ending = table.get(f"-{word[-3:].lower()}", UNKNOWN)
    return max(_RARE, ending)


@lru_cache(maxsize=1 << 11)
def likeness(name: str) -> float:
    """Return how much a text looks like one name: above 1 surely, below -4 certainly not.

    It is the mean of its words' scores, without initials and particles; -9 if it cannot be a
    name: digits, too many words, a lower-case first word.
    """
    if is_group(name):
        return _INITIAL
    name = _SUFFIX_BEHIND.sub("", name)
    is_loud = name[:3].isupper() or name[-3:].isupper()
    if is_loud and (initials := _THREE_INITIALS.fullmatch(name)):  # "Carver ABC": less sure
        return likeness(initials[1] or initials[2]) - UNKNOWN
    words = name.replace(",", " ").split()
    if not 1 <= len(words) <= LONGEST:
        return _IMPOSSIBLE
    lower = name.lower()
    if _ORGANISATION.search(lower) or not _PERIODICAL.isdisjoint(lower.split()):
        return _IMPOSSIBLE
    found = [_scores(word) for word in words]
    if None in found or words[-1].lower() in {"and", "of"}:
        return _IMPOSSIBLE
    if any(map(_is_loud, words)) and not (_LOUD.fullmatch(name) or _shouted(words)):
        return _IMPOSSIBLE  # an abbreviation among ordinary words
    scores = [score for some in found for score in some or ()]
    if not scores or not any(len(word.rstrip(".")) > 1 for word in words):
        return 1.0 if len(words) > 1 else _IMPOSSIBLE
    return sum(scores) / len(scores)


def is_known_name(word: str) -> bool:
    """Return whether a capitalised word occurs in names."""
    return word_scores().get(word, UNKNOWN) > UNKNOWN


def _is_loud(word: str) -> bool:
    letters = word.rstrip(".")
    return letters.isupper() and len(letters) > 2 and "." not in letters


def _shouted(words: list[str]) -> bool:
    """Return whether a whole name, or its surname, is in capitals."""
    loud = [word.strip(".,") for word in words if _is_loud(word)]
    quiet = [word for word in words if not word.isupper() and len(word.rstrip(".")) > 1]
    known = all(is_known_name(word.capitalize()) for word in loud)
    some = any(is_known_name(word.capitalize()) for word in loud)
    return (not quiet and len(words) > 1 and some) or known


def _possible(word: str) -> bool:
    if any(char.isdigit() or char in ':?!/\\<>[]{}=@"“”_+%|' for char in word):
        return False
    if word.endswith(("'s", "’s")):
        return False  # "Anna Carver's thesis"
    if _CJK.search(word) and len(word) > 5:
        return False  # a sentence
    return bool(_SHAPE.fullmatch(word) or _ELIDED.match(word)) and not _CAMEL.search(word)


@lru_cache(maxsize=1 << 11)
def is_capitalised(name: str) -> bool:
    """Return whether every word but particles begins with a capital, or has no case."""
    return all(
        not word[0].islower()
        or word in PARTICLES
        or len(word.rstrip(".")) == 1
        or bool(_ELIDED.match(word))
        for word in name.replace(",", " ").split()
    )
