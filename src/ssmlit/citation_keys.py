"""Citation keys: `gu2023mamba` from a record, by a pattern, unique without regard to case.

Responsible for what makes a key that BibTeX, biber and a shell accept: ASCII letters, digits and
`-_.:+/`. Does not depend on files or entries; the caller says which keys are taken.
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Callable, Container, Iterator, Sequence

from ssmlit._lazy import regex
from ssmlit.errors import UsageError
from ssmlit.latex import fold, parse_names, squash
from ssmlit.model import Person, Record
from ssmlit.strings import words

DEFAULT = "{surname}{year}{word}"

_STOP_WORDS = words("""
    a an the on in of for to and or with without from by at as is are was be can do does did it
    its this that these those towards toward via using into over under how what when where which
    who why not no we our your you their all any some more than der die das ein eine le la les un
    une des du el los""")
_LONGEST_WORD = 40
_LITERAL = regex(r"[A-Za-z0-9_.:+/-]*")


class CitationKeys:
    """Keys for many records, the n-th as fast as the first where all are of one name and year.

    Args:
        taken: keys in use, in lower case; none of them may become free again.
        pattern: text with the fields of `FIELDS` in braces; a capital first letter (`{Surname}`)
            capitalises, `{words3}` takes that many title words.
    """

    def __init__(self, taken: Container[str], pattern: str = DEFAULT) -> None:
        self._taken = taken
        self._pattern = pattern
        self._untried: dict[str, Iterator[str]] = {}

    def next(self, record: Record) -> str:
        """Return a free key for a record, which the caller takes; missing parts are left out.

        Raises:
            UsageError: the pattern names an unknown field or holds what no key may hold.
        """
        base = "".join(_pieces(record, self._pattern))
        if base[:1].isdigit() and self._pattern.lower().startswith("{surname"):
            base = f"anon{base}"
        base = base or _from_identifiers(record) or "entry"
        untried = self._untried.setdefault(base, _candidates(base))
        return next(key for key in untried if key.lower() not in self._taken)


def _telling_words(title: str, most: int) -> list[str]:
    """Return the first words of a title that say what it is about, each squashed to ASCII.

    Words joined by a hyphen are one: `Mamba-UNet: …` gives `mambaunet` first. A title of nothing
    but stop words gives those.
    """
    telling = (word for word in _words(title) if word not in _STOP_WORDS)
    return list(itertools.islice(telling, most)) or list(itertools.islice(_words(title), most))


def _words(title: str) -> Iterator[str]:
    return filter(None, map(_ascii, title.split()))


def _pieces(record: Record, pattern: str) -> Iterator[str]:
    try:
        parsed = list(string.Formatter().parse(pattern))
    except ValueError as error:
        raise UsageError(f"key pattern {pattern!r}: {error}", hint=_hint()) from error
    for literal, name, _, _ in parsed:
        if not _LITERAL.fullmatch(literal):
            raise UsageError(
                f"key pattern {pattern!r} contains a character that is not allowed in citation "
                "keys",
                hint="letters, digits and - _ . : + / are allowed between the fields",
            )
        yield literal
        if name is not None:
            yield _value(record, name, pattern)


def _value(record: Record, name: str, pattern: str) -> str:
    lower = name.lower()
    if match := re.fullmatch(r"words([1-9])", lower):
        words = _telling_words(record.title, int(match[1]))
        return "".join(w.capitalize() for w in words) if name[0] == "W" else "".join(words)
    if lower not in FIELDS:
        raise UsageError(f"key pattern {pattern!r} names an unknown field {name!r}", hint=_hint())
    value = FIELDS[lower](record)
    return value[:1].upper() + value[1:] if name[0].isupper() else value


def _people(record: Record) -> Sequence[Person]:
    """Return the authors, of a book without any its editors."""
    return record.authors or parse_names(dict(record.extra).get("editor", ""))[0]


def _surname(record: Record) -> str:
    people = _people(record)
    return _person(people[0]) if people else ""


def _surnames(record: Record) -> str:
    """Up to three surnames; of more, the first and `etal`."""
    names = [_person(person) for person in _people(record)]
    return "".join(names) if len(names) <= 3 and not record.others else f"{names[0]}etal"


def _initials(record: Record) -> str:
    return "".join(_person(person)[:1] for person in _people(record)[:6])


def _year(record: Record) -> str:
    return str(record.year) if record.year else ""


def _word(record: Record) -> str:
    return "".join(_telling_words(record.title, 1))


def _venue(record: Record) -> str:
    """`neurips` for one word, the initials of its capitals for a long name."""
    words = [word for word in record.venue.split() if not word.isdigit()]
    if len(words) < 2:
        return _ascii("".join(words))
    return _ascii("".join(word[0] for word in words if word[0].isupper())) or _ascii(words[0])


def _from_identifiers(record: Record) -> str:
    return next((_identifier(i.value) for i in record.identifiers), "")


FIELDS: dict[str, Callable[[Record], str]] = {
    "surname": _surname, "surnames": _surnames, "initials": _initials, "year": _year,
    "yy": lambda record: _year(record)[-2:], "word": _word, "venue": _venue,
    "id": _from_identifiers,
}  # fmt: skip


def _hint() -> str:
    return "the fields are " + ", ".join(f"{{{name}}}" for name in [*FIELDS, "words3"])


def _person(person: Person) -> str:
    return _ascii(person.surname)


def _identifier(value: str) -> str:
    return re.sub(r"[^A-Za-z0-9.:-]+", "-", value).strip("-")


def _ascii(text: str) -> str:
    folded = squash(text).replace("+", "")
    if not folded.isascii():
        from anyascii import anyascii

        folded = re.sub(r"[^a-z0-9]", "", fold(anyascii(folded)))
    return folded[:_LONGEST_WORD]


def _candidates(base: str) -> Iterator[str]:
    yield base
    for length in itertools.count(1):
        for letters in itertools.product(string.ascii_lowercase, repeat=length):
            yield base + "".join(letters)
