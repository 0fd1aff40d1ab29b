"""A list of authors as it is written: what it means, and which names are placeholders.

Responsible for one list by itself. Does not depend on records: `compared_authors` compares two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ssmlit._lazy import regex
from ssmlit.checks.name_parts import parts
from ssmlit.checks.people_lists import with_and, with_and_between_people, with_others
from ssmlit.latex import fold, split_names
from ssmlit.latex.around_names import may_be_suffix
from ssmlit.model import Person
from ssmlit.strings import words

_SHOWN = 6
_LAST_JR_FIRST = 3  # parts that a name may have
_LEAST = 2  # letters of a word; fewer are an initial
# Names of nobody. In one with a word that stands for a name, all others must stand for one, too.
_NOBODY = frozenset((
    "john doe", "jane doe", "jane roe", "first last", "foo bar", "lorem ipsum", "tbd", "tba",
    "todo", "xxx", "yyy", "zzz", "",
))  # fmt: skip
_SMITHS = frozenset({"john smith", "jane smith"})  # nobody beside a placeholder or each other
_FOR_A_NAME = words("author authors name names firstname lastname surname forename")
_BESIDE = _FOR_A_NAME | words(
    "first second third last given family one two three unknown anonymous test corresponding other"
)
_DOTS = regex(
    r"(?<=\S)(?:\s+and\s+|\s*[,;]\s*)\{?(?:\.{3}|…|\\l?dots\b)\}?(?=\s|[,;]|$).*$", re.DOTALL
)
_OWN_NAME = regex(r"\band[\s~]+et\b", re.IGNORECASE)  # "et al." as a name of its own


def as_meant(text: str) -> str:
    """Return the intended list of authors where BibTeX reads another one, else "".

    "Ann Aho, Ben Bock" is one person to BibTeX, "Ann Aho et al." one whose name is "al.", and "..."
    somebody between the others.
    """
    spelled = _spelled_out(text)
    return with_and(spelled or text) or _with_all_apart(spelled or text) or spelled


def is_sure(text: str) -> bool:
    """Whether a misread list has no other reading than the intended one."""
    spelled = _spelled_out(text)
    return bool(with_and(spelled or text) or not _with_all_apart(spelled or text))


def _with_all_apart(text: str) -> str:
    """Return a list with each part of a name with too many commas as a person, else "".

    BibTeX drops these commas; that each part is one, or two are where one is a single word, is not
    sure, but its reading is nobody.
    """
    names = split_names(text)
    people = tuple(one for name in names for one in _whole_parts(name))
    return " and ".join(people) if people != names else ""


def _whole_parts(name: str) -> list[str]:
    found = parts(name)
    if len(found) <= _LAST_JR_FIRST:
        return [name]
    if all(" " in it for it in found):
        return found
    pairs = [", ".join(found[at : at + 2]) for at in range(0, len(found), 2)]
    return [name] if len(found) % 2 or any(map(may_be_suffix, found)) else pairs


def is_usual(text: str) -> bool:
    """Whether a misread list names everyone: "Ann Aho et al.", and "Bock, Ben, Jr." of MEDLINE."""
    if cut := _cut(text):
        return not with_and(cut)
    return len(split_names(with_and(text))) == len(split_names(text))


def _spelled_out(text: str) -> str:
    """Return a list with BibTeX's words for "et al." and for & between whole names, else ""."""
    cut = _cut(text)
    return with_and_between_people(cut or text) or cut


def _cut(text: str) -> str:
    """Return a list that people cut with BibTeX's word for it, else ""; dots cut off the last."""
    if dots := _DOTS.search(text):
        return f"{text[: dots.start()]} and others"
    return "" if _OWN_NAME.search(text) else with_others(text)


def placeholder(people: Sequence[Person]) -> str:
    """Return the first placeholder name, or ""."""
    nobody = [one for one in people if _is_nobody(one)]
    smiths = [one for one in people if _spoken(one) in _SMITHS]
    found = nobody if nobody or len(smiths) < len(_SMITHS) else smiths
    return str(found[0]) if found else ""


def _is_nobody(person: Person) -> bool:
    """Whether a name is a template's: "Firstname Lastname", "A. Author", "Author2", "???"."""
    name = _spoken(person)
    parts = [word.strip("0123456789") for word in name.split()]
    return name in _NOBODY or (
        not _FOR_A_NAME.isdisjoint(parts)
        and all(len(part) < _LEAST or part in _BESIDE for part in parts)
    )


def is_anonymous(people: Sequence[Person]) -> bool:
    """Whether the authors are declared anonymous: "Anonymous", "Anonymous et al."."""
    return bool(people) and all(_spoken(one).startswith("anonym") for one in people)


def spoken(people: Sequence[Person], others: bool = False) -> str:
    """Return the first six names as people read them."""
    text = ", ".join(map(str, people[:_SHOWN]))
    if len(people) > _SHOWN:
        return f"{text} and {len(people) - _SHOWN} more"
    return f"{text} and others" if others else text


def _spoken(person: Person) -> str:
    return fold(str(person))
