"""A list of authors as it is written: what it means, and which names are placeholders.

Responsible for one list by itself. Does not depend on records: `names` compares two lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ssmlit._lazy import regex
from ssmlit.checks.names.commas import with_and
from ssmlit.checks.names.et_al import with_others
from ssmlit.latex import fold
from ssmlit.model import Person

_SHOWN = 6
# Placeholder names of templates and examples.
_PLACEHOLDERS = frozenset(
    (
        "john doe", "jane doe", "john smith", "jane smith", "first author", "second author",
        "third author", "author one", "author two", "author three", "author a", "author b",
        "a author", "b author", "firstname lastname", "first last", "foo bar", "lorem ipsum",
        "author name", "unknown author", "anonymous author", "anonymous authors", "test author",
    )
)  # fmt: skip
_OWN_NAME = regex(r"\band[\s~]+et\b", re.IGNORECASE)  # "et al." as a name of its own


def as_meant(text: str) -> str:
    """Return the intended list of authors where BibTeX reads another one, else "".

    "Ann Aho, Ben Bock" is one person to BibTeX, and "Ann Aho et al." one whose name is "al.".
    """
    cut = "" if _OWN_NAME.search(text) else with_others(text)
    return with_and(cut or text) or cut


def placeholder(people: Sequence[Person]) -> str:
    """Return the first placeholder name, or ""."""
    return next((str(one) for one in people if _spoken(one) in _PLACEHOLDERS), "")


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
