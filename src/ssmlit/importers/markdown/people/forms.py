"""The forms of a name in a list: inverted, with initials after it, run together.

Responsible for turning each into a person. Does not depend on where a list of names ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from ssmlit import latex
from ssmlit._lazy import foreign, regex
from ssmlit.importers.markdown.people.name_likeness import is_group, is_known_name
from ssmlit.latex import around_names
from ssmlit.latex.around_names import PARTICLE_BEHIND, PARTICLES
from ssmlit.model import Person

# Behind initials, as ISO 690 and Harvard have it: "Holm, J. van der".
_VON = rf"(?:{PARTICLE_BEHIND}\s?){{0,2}}"
CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĐĞİŁŃŇŘŚŞŠŤŹŻŽА-ЯЁ]"
INITIALS = regex(
    rf"(?:[^\W\d_\u3040-\ud7af]{{1,2}}\.[\s-]?){{1,4}}{_VON}"
    rf"|{CAPITAL}{{1,3}}|{CAPITAL}(?:[ .-]{{1,2}}{CAPITAL}){{1,2}}\.?"
)
# "Carver A B", "Carver AB", "Карвер А.Б.": initials after a surname; "Yu." is one of two letters.
_TWO = rf"{CAPITAL}[a-zа-я]?"
_INVERTED = (
    r"((?:(?=[\w'’-]*[a-zа-яё])[^\W\d_][\w'’-]+ ){1,4})"
    rf"({CAPITAL}\.?(?: {CAPITAL}(?!\w)\.?){{1,2}}"
    rf"|{CAPITAL}-{CAPITAL}|{_TWO}\.{_TWO}(?!\w)(?:\.{CAPITAL})?\.?|{CAPITAL}\.|{CAPITAL}{{1,3}})"
)
BEHIND = regex(rf"{_INVERTED}\.?")
_ENDED = regex(rf"\s*({_INVERTED})(?:(?<=\.)|\.)\s+(?!(?:{CAPITAL}\.?\s?)+$)(?=\S)")
_INITIALS_BEHIND = regex(rf",\s(?:{CAPITAL}\.[\s-]?){{0,3}}{CAPITAL}\.?(?=\s*(?:[,&;(]|and\b|$))")
# Behind initials a title begins: "Carver, A. B. The Title"; so after the last of "Yu, J.; Wu, C.".
# A colon may be before it: "Carver, A., Yu, B.: The Title".
_INITIALS = regex(r"\s*((?:[^\W\d_]\.[\s-]?){1,4})(?:(?<=\.):\s+(?=\S)|(?=\w\w|\w-\w|[AI]\s\w))")
# The last of several initials, without the stop that ended its text: "Carver, Anna B.C".
_STOPLESS = regex(r"(?:(?<=[A-Z]\.)|(?<=[A-Z]\.[- ])|(?<=[a-z], ))[A-Z]$")
BEFORE_TITLE = regex(r"\s*([^,;.]{2,40},\s(?:[^\W\d_]\.[\s-]?){1,4})(?=\w\w|\w-\w|[AI]\s\w)")
_APART = regex(rf"(?<=\b{CAPITAL}\.) (?=-{CAPITAL}\.)")
# The stop belonged to the sentence: "Yu, A. C", "Carver, A".
_CUT_INITIAL = regex(rf"(?:{CAPITAL}\.[\s-]?|, ){CAPITAL}$")
_LAST_LETTER = regex(rf"(?:^|[\s.-]){CAPITAL}$")
_LAST_INITIAL = regex(r"(?<![^\W\d_])[^\W\d_a-z]\.$")  # "Anna C.", "Carver, A.B."
# The surname first, as in China, Japan and Korea: "青江 順一".
_EASTERN = foreign(
    r"([\u3400-\u9fff]{1,3}|[\uac00-\ud7af]{1,2}) "
    r"([\u3040-\u30ff\u3400-\u9fff]{1,5}|[\uac00-\ud7af]{1,3})"
)
SUFFIX = regex(rf"\b{around_names.SUFFIX}(?!\S)")
# As in BibTeX: surname (it begins with no initial), comma, given names; "and" between persons.
_BIBTEX = regex(
    rf"(?:^|\sand\s)\s*(?![^\W\d_]\.)(?:{PARTICLE_BEHIND}\s){{0,3}}[^\s,;]+(?:\s[^\s,;]+)?,"
    r"(?:\s(?!and\s)[^\s,;]+){1,3}(?=\sand\s|\s*$)"
)
# "Anna Carver, Ben Holm and Joan Yu, RSS" looks like that: three whole names, and a venue.
_WHOLE = rf"{CAPITAL}[^\s,;.]*\s(?:[^\s,;]+\s)?{CAPITAL}[^\s,;.]+"
_SPOKEN = regex(rf"\s*{_WHOLE}, {_WHOLE} and {_WHOLE},")
# Not "Anna Carver, Ben Holm | Harbour College", who are two, nor "Anna Carver, Google | Ben Holm".
_WITH_PLACE = regex(r"([a-z][^,|]*|[^\W\d_][^\s,|]*), ([^\W\d_][^,|]*?)\s\|\s[^|]+")
_IN_THREES = regex(r"(?:[A-Z][a-z]+ [A-Z]\. [A-Z][a-z]+(?: |$))+")  # "Anna B. Carver Ben C. Yu"
_GLUED = regex(r"(?<=\b[^\W\d_a-z]\.)(?=[^\W\d_a-z][a-zà-ÿ])")  # "D.Carver"
# A spacing accent that PDF text puts before the letter it belongs to: R´e → Ré.
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327",
    "ˇ": "\u030c", "˚": "\u030a", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307", "˛": "\u0328",
    "˝": "\u030b",
}  # fmt: skip
_ACCENT = regex(r"([´`¨ˆ˜¸ˇ¯˘˙˛˝]|˚(?=[au]|(?<!\w.)[AU]))\s?([^\W\d_])")
_VON_LAST = regex(rf"(?<=\s){_VON}$")
_SURNAME = 2  # words of a surname


def is_bibtex(text: str) -> bool:
    """Return whether names are written as in BibTeX: each inverted, "and" between them."""
    text = text.rstrip(" ,.")
    names = text.count(" and ") + 1
    is_one = text.count(",") == names == len(_BIBTEX.findall(text))
    return is_one and not _SPOKEN.match(text)


def people_of(names: Sequence[str]) -> tuple[Person, ...]:
    """Return names split into their parts.

    In "Carver AB, Holm K" initials are after the surnames. In "Wei LI, Jun XU" surnames are in
    capitals: there all of them are known ones.
    """
    found = [BEHIND.fullmatch(SUFFIX.sub("", name).strip()) for name in names]
    ends = [match[2].rstrip(".") for match in found if match]
    turned = any(not is_known_name(end.capitalize()) for end in ends)
    return tuple(
        Person(name)
        if is_group(name)
        else _person(_turned(match, name) if match and turned else name)
        for name, match in zip(names, found, strict=True)
    )


def with_place(text: str) -> Person | None:
    """Return the person of "Carver, Anna | Harbour College", as proceedings list their authors."""
    found = _WITH_PLACE.fullmatch(text)
    return _person(f"{found[1]}, {found[2]}") if found else None


def with_accents(text: str) -> str:
    """Put accents back on their letters, the stop behind the last of initials, and them together.

    "Christopher R´e" → "Christopher Ré", "Carver, Anna B.C" → "Carver, Anna B.C.", and as IEEE
    exports them "T. -C. Yu" → "T.-C. Yu".
    """

    def compose(found: re.Match[str]) -> str:
        return unicodedata.normalize("NFC", found[2] + _ACCENTS[found[1]])

    text = _APART.sub("", _STOPLESS.sub(r"\g<0>.", text))
    return unicodedata.normalize("NFC", _ACCENT.sub(compose, text))


def _person(name: str) -> Person:
    """Return the parts of a name; a particle behind the given names is the surname's."""
    if eastern := _EASTERN.fullmatch(name):
        return Person(*eastern.groups())
    suffix = SUFFIX.search(name) if "," not in name else None
    if suffix and suffix.end() == len(name) and " " in name[: suffix.start()].strip():
        return _person(name[: suffix.start()].strip())._replace(jr=suffix[0])
    person = latex.parse_spoken(_GLUED.sub(" ", name))
    if person.von or not (von := _VON_LAST.search(person.first)) or not von[0]:
        return person
    return person._replace(first=person.first[: von.start()].rstrip(), von=von[0])


def _turned(found: re.Match[str], name: str) -> str:
    """Return a name as BibTeX has it: surname, suffix, initials."""
    initials = " ".join(f"{one}." for one in re.findall(_TWO, found[2]))
    suffix = SUFFIX.search(name)
    return ", ".join(filter(None, (found[1].strip(), suffix and suffix[0], initials)))


def invert(parts: list[str]) -> list[str]:
    """Turn "Last, First" into one name where the list is of that form."""
    if any(INITIALS.fullmatch(part) for part in parts[1:]):
        return _joined(parts)
    if len(parts) < 2 or not (is_surname(parts[0]) or _is_noble(*parts[:2])):
        return parts
    given = [word for word in parts[1].split() if word not in PARTICLES and word[1:] != "."]
    if len(given) <= 2 and all(len(part.split()) > 1 for part in parts[2:]):
        return [f"{parts[0]}, {parts[1]}", *parts[2:]]
    return parts


def _joined(parts: Sequence[str]) -> list[str]:
    """Join initials to the surname before them, and a suffix to its name."""
    people: list[str] = []
    for part in parts:
        if people and SUFFIX.fullmatch(part):
            surname, comma, given = people[-1].partition(", ")
            people[-1] = f"{surname}, {part}{comma}{given}" if comma else f"{surname} {part}"
        elif people and INITIALS.fullmatch(part) and "," not in people[-1]:
            people[-1] += f", {part}"
        else:
            people.append(part)
    return people


def is_surname(part: str) -> bool:
    """Return whether a part is one word, or one after particles, that initials may follow."""
    if part.endswith(".") and INITIALS.fullmatch(part):
        return False  # "Carver, D., and J. A. Holm": the initials of the name before
    words = list(takewhile(lambda word: word in PARTICLES, part.split()))
    is_short = len(part.split()) - len(words) == 1 and "." not in part
    return is_short and part < "\u0600"


def _is_noble(part: str, given: str) -> bool:
    """Return whether a surname begins with a capital particle: "De Carver, Anna"."""
    *particles, last = part.split() or [""]
    noble = particles and is_surname(f"{' '.join(particles).lower()} {last}")
    return bool(noble and is_known_name(given))


def run(chunk: str, least: int) -> list[str]:
    """Split a run of that many words without separators, if every name can only be two words."""
    words = chunk.split()
    if is_group(chunk):
        return [chunk]
    if len(words) > _SURNAME + 1 and _IN_THREES.fullmatch(chunk):
        return [" ".join(words[n : n + 3]) for n in range(0, len(words), 3)]
    if len(words) < least or len(words) % 2 or "," in chunk:
        return [chunk]
    if any(len(word.rstrip(".")) == 1 or word in PARTICLES for word in words):
        return [chunk]
    return [" ".join(words[n : n + 2]) for n in range(0, len(words), 2)]


def tidy(piece: str) -> str:
    """Remove a final stop from a name, but not from an initial."""
    if not (piece.endswith(".") or piece[-1:].isupper()):
        return piece  # the usual case
    if piece.endswith(".") and (INITIALS.fullmatch(piece) or BEHIND.fullmatch(piece)):
        return piece
    if _CUT_INITIAL.search(piece):
        return f"{piece}."
    if len(piece) <= 6 and _LAST_LETTER.search(piece):
        return f"{piece}."
    return piece if _LAST_INITIAL.search(piece) else piece.rstrip(".")


def last_of_form(
    parts: Sequence[str], text: str, is_name: Callable[[str], bool]
) -> re.Match[str] | None:
    """Return the last name of a list at the start of a text, if the names before show its form.

    "Carver, A., Holm, B. The Title" and "Carver A, Holm B. The Title": after the initials the
    title begins, whatever its first word looks like.

    Args:
        parts: the names and initials before.
        text: up to the next separator.
        is_name: tells whether a text begins with a name by itself.
    """
    if not parts or "." not in text:
        return None
    if is_surname(parts[-1]):
        found = _INITIALS.match(text)
        alone = len(parts) == 1 and found and _is_title(text[found.end() :], text, is_name)
        firm = any(map(INITIALS.fullmatch, parts))
        return found if firm or alone else None
    found = _ENDED.match(text)
    is_behind = found and BEHIND.fullmatch(parts[0]) and BEHIND.fullmatch(parts[-1])
    return found if is_behind else None


def _is_title(words: str, text: str, is_name: Callable[[str], bool]) -> bool:
    """Return whether a title is after initials, and no surname: "S. J. Learning Slow Things"."""
    first = [word for word in words.partition(".")[0].split() if word not in PARTICLES]
    return len(first) > 1 and (not is_name(text) or len(first) > _SURNAME)


def has_initials_behind(text: str, at: int, end: int, parts: Sequence[tuple[str, int]]) -> bool:
    """Return whether one word has initials after it, as the names before: "Zurn, P., Gold, J."."""
    inverted = any(INITIALS.fullmatch(part) for part, _ in parts)
    return inverted and is_surname(text[at:end].strip()) and bool(_INITIALS_BEHIND.match(text, end))


def are_spoken(people: Iterable[Person], text: str) -> bool:
    """Return whether a text names each person with two names or more, the surname last."""
    return all(" " in name and name in text for name in map(str, people))
