"""The people that a reference begins with, in the forms of the common styles.

Responsible for where the names end, and who they are. Does not depend on what follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.importers.people import parse_people
from ssmlit.latex.around_names import OTHERS, PARTICLE, SUFFIX
from ssmlit.model import Person

if TYPE_CHECKING:
    import re

# In Chinese, Japanese and Korean a comma does not stand within a name.
_UPPER = r"(?:(?![a-zß-öø-ÿ\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])[^\W\d_])"
_WORD = rf"{_UPPER}[^\W\d_]*(?:['’ʼ‐-][^\W\d_]+)*"
_PARTICLES = rf"(?:{PARTICLE}\s|[dD]['’]|[ae]l-)*"
_LAST = rf"{_PARTICLES}{_WORD}(?:\s{_WORD}){{0,2}}"
_INITIALS = rf"{_UPPER}[a-z]{{0,2}}\.(?:[\s-]*{_UPPER}[a-z]{{0,2}}\.){{0,4}}"
_BARE = r"[A-ZÀ-ÖØ-Þ](?:-?[A-ZÀ-ÖØ-Þ]){0,3}(?![^\W_])"
_GIVEN = rf"(?!{_INITIALS}){_WORD}(?:[\s-](?:{_INITIALS}|{_WORD})){{0,3}}"
_MORE = rf"\s?{_INITIALS}|\s{_UPPER}(?=\s)|\s{_PARTICLES}{_WORD}"
_WHOLE = rf"(?:{_INITIALS}|{_WORD})(?:{_MORE}){{1,4}}(?<=[^\W\d_][^\W\d_])"
_SUFFIX = rf"(?:,?\s{SUFFIX})?"
_BEHIND = rf"(?:\s{PARTICLE})*"

_WHOLE_NAME = regex(_WHOLE + _SUFFIX)
_INITIALS_FIRST = regex(rf"(?P<first>{_INITIALS})\s?(?P<last>{_LAST}{_SUFFIX})")
_BARE_INITIALS = regex(rf"{_LAST}\s{_BARE}{_SUFFIX}")
_INITIALS_LAST = regex(rf"{_LAST},\s{_INITIALS}{_BEHIND}{_SUFFIX}")
# "Stein Carver, Anna Holm" are two people: before a comma several words are a surname only where
# a single one follows.
_INVERTED = regex(
    rf"(?:{_PARTICLES}{_WORD},\s{_GIVEN}"
    rf"|{_LAST},\s(?!{_INITIALS}){_WORD}(?:\s{_INITIALS})*(?!\s{_WORD}))"
    rf"{_BEHIND}{_SUFFIX}"
)
_NEXT = regex(r"[,;]?\s(?:and|&|und|et|y)\s|[,;]\s")
_INITIALED = (_INITIALS_FIRST, _INITIALS_LAST, _BARE_INITIALS)
#: How the first person is written, and how the others are.
_FORMS = (
    *((one, one) for one in (*_INITIALED, _WHOLE_NAME, _INVERTED)),
    (_INITIALS_LAST, _WHOLE_NAME),
    (_INVERTED, _WHOLE_NAME),
)
_OTHERS = regex(rf",?\s{OTHERS}")


class Led(NamedTuple):
    """The people a text begins with."""

    people: tuple[Person, ...]
    others: bool  # there are more
    end: int  # where they end


def readings(text: str) -> Iterator[Led]:
    """Yield each way in which a text begins with people, as many of them as one form reads."""
    found = (_led(text, *form) for form in _FORMS)
    yield from dict.fromkeys(led for led in found if led is not None)


def _led(text: str, one: re.Pattern[str], more: re.Pattern[str]) -> Led | None:
    names: list[str] = []
    found, end, is_last = one.match(text), 0, False
    while found:
        names.append(_surname_first(found))
        end = found.end()
        mark = None if is_last or _OTHERS.match(text, end) else _NEXT.match(text, end)
        is_last = mark is not None and mark[0].strip(",; ") != ""
        found = more.match(text, mark.end()) if mark else None
    if not names:
        return None
    others = _OTHERS.match(text, end)
    people = tuple(person for name in names for person in parse_people([name]))
    return Led(people, others is not None, others.end() if others else end)


def _surname_first(name: re.Match[str]) -> str:
    """Return a name with its surname first, if its form tells it: "L. Van Holm"."""
    parts = name.groupdict()
    return f"{parts['last']}, {parts['first']}" if parts else name[0]


def begins(text: str) -> bool:
    """Return whether a text begins with people, or with words that could be names."""
    return any(True for _ in readings(text))


def surely_begins(text: str) -> bool:
    """Return whether a text begins with a name and initials, which no title does."""
    return any(form.match(text) for form in _INITIALED)


def begins_initialed(text: str) -> bool:
    """Return whether a text begins with a name whose initials have stops."""
    return any(form.match(text) for form in (_INITIALS_FIRST, _INITIALS_LAST))
