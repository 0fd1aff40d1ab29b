r"""People's names: BibTeX's name lists to `Person` values and back.

Responsible for BibTeX's rules for names (Patashnik, "BibTeXing", section 4; bibtex.web, part
"name"), with three deliberate differences, all of them biber's: a hyphen does not divide a name
(`Xiao-ming Li` has no particle `ming`), an accent without braces counts as its letter (`\'Etienne`
is upper case, `Mu\~noz` has no tie), and only a surname's beginning is a particle (`Ortega y
Gasset, José` has none).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from ssmlit._lazy import regex
from ssmlit.latex.around_names import AND_OTHERS, CAPITAL_PARTICLE, SUFFIX
from ssmlit.latex.decode import to_unicode, unmarked
from ssmlit.model import Person

_BETWEEN = r"(?<!\s)\s++and(?=\s|$)\s*+"
_LEADING = regex(r"(?:and\s+)+", re.IGNORECASE)
_AND = regex(rf"{_BETWEEN}|^(?:and\s+)+", re.IGNORECASE)
_PIECE = regex(rf"[{{}}]|{_BETWEEN}", re.IGNORECASE)
# The form nearly all names have: one word, a comma, words with single blanks between.
_SIMPLE = regex(r"([^\s,{}\\$~]+), ([^\s,{}\\$~]+(?: [^\s,{}\\$~]+)*)(?<!\d)")
_MARKUP = regex(r"[\\{}$]")
_TOKEN = regex(r"\\[^\s{}]|[^\w\\]")  # bibtex.web counts braces behind a backslash, too
# TeX skips blanks behind a control word, and between an accent and its letter.
_COMMAND_LAST = regex(r"(?<!\\)(?:\\\\)*+\\(?:[A-Za-z]+|[`'^~=.\"])$")
_HOMONYM = regex(r"\s\d{4}$")  # DBLP numbers people with the same name: "Ming Zhang 0004"
_SUFFIX_BEHIND = regex(rf"(?<=[^\s,]),? ({SUFFIX})$")
_PARTICLE_BEHIND = regex(rf" ({CAPITAL_PARTICLE})$")
_INITIAL = regex(r"(?<![^\s~,-])[^\x00-\x7f]")
# biblatex's extended format (manual 4.2.3): `family=Hoven, given=Jeroen, prefix=van den`; options
# of sorting and templates may come first.
_EXTENDED = regex(
    r"\s*(?:[a-z]+\s*=[^,]*,\s*)*(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE
)
# `et al.` instead of `and others`: as a name of its own, with markup, or after the last name.
_CUT = regex(
    rf"(?:^|(?<![\s~,;])[\s~,;]++)(?:\\[a-z]+\s*|\{{){{0,4}}{AND_OTHERS}[\s}}.,]*$"
    r"|^\{?al\.?\}?$|^(?i:(?:(?:and|&)[\s~]+)?others)[\s,]*$"
)


@lru_cache(maxsize=1 << 8)  # a merge asks several times for the names of two entries
def parse_names(value: str) -> tuple[tuple[Person, ...], bool]:
    """Return the persons of a name list, in Unicode, and whether it ended in `and others`.

    `et al.` counts as `and others`, in braces, too, and after the last name; a name of nothing
    (`{}`) is no person, nor is the colon that arXiv exports behind a group: `X Team and : and …`.
    """
    *names, last = split_names(unmarked(value)) or ("",)
    rest = _CUT.sub("", last)
    people = map(parse_person, filter(None, (*names, rest)))
    return tuple(it for it in people if str(it).strip(" :")), rest != last


@lru_cache(maxsize=32768)  # people write more than one paper
def parse_person(name: str) -> Person:
    """Return one name: `First von Last`, `von Last, First`, `von Last, Jr, First`, or extended."""
    if is_extended(name):
        return _from_parts(name)
    if simple := _SIMPLE.fullmatch(name):
        return Person(simple[1], simple[2])
    name = name.strip()
    if name[-1:].isdigit():
        name = _HOMONYM.sub("", name)
    if _MARKUP.search(name):
        return _from_sections([_words(part) for part in cut(name, ",")], to_unicode)
    return _from_sections([part.split() for part in name.replace("~", " ").split(",")], str)


def parse_spoken(name: str) -> Person:
    """Return a name as people write it: what is behind it in "John W. Fisher III" is a part.

    BibTeX, and `parse_person`, would take the suffix for the family name, and the "Ó" of "Brian Ó
    Briain" for a given one.
    """
    found = _SUFFIX_BEHIND.search(name)
    if not found or " " not in name[: found.start()].strip():
        return _with_particle(parse_person(name))
    return _with_particle(parse_person(name[: found.start()]))._replace(jr=found[1])


def _with_particle(person: Person) -> Person:
    """Return a person whose family name has the capital particle that is behind the given names."""
    found = _PARTICLE_BEHIND.search(person.first)
    if not found or person.von:
        return person
    return person._replace(first=person.first[: found.start()], last=f"{found[1]} {person.last}")


def as_meant(person: Person) -> Person:
    """Return a person with the family name as people write it, where BibTeX cut it differently."""
    is_suffix = not person.jr and _SUFFIX_BEHIND.search(f"- {person.last}")
    return parse_spoken(str(person)) if is_suffix else _with_particle(person)


def is_others(name: str) -> bool:
    """Whether a name of a list stands for all that it leaves out: `others`, `et al.`."""
    return bool(name) and not _CUT.sub("", name)


def is_extended(name: str) -> bool:
    """Whether a name is in biblatex's extended format, where commas do not separate people."""
    return "=" in name and _EXTENDED.match(name) is not None


def _from_parts(name: str) -> Person:
    """Return a name in biblatex's extended format; initials and options of sorting are left out."""
    parts: dict[str, str] = {}
    for part in cut(name, ","):
        key, _, value = part.partition("=")
        parts.setdefault(key.strip().lower(), to_unicode(value.strip().strip('"')))
    return Person(*(parts.get(key, "") for key in ("family", "given", "prefix", "suffix")))


def format_names(people: Sequence[Person], *, others: bool = False) -> str:
    """Return a BibTeX name list: `Gu, Albert and Dao, Tri and others`; institutions in braces."""
    names = [format_person(person) for person in people]
    return " and ".join([*names, "others"] if others else names)


def format_person(person: Person) -> str:
    """Return a name as `von Last, Jr, First`, with braces where BibTeX would read it otherwise."""
    from ssmlit.latex.encode import escape

    von = escape(person.von)
    plain = _joined(person, escape, von, escape(person.last))
    is_list = " and " in f" {plain.lower()} " or is_others(plain)
    if not is_list and parse_person(plain) == person:
        return plain
    if not (person.first or person.von or person.jr):
        return _braced(person.last)
    last = _braced(person.last) if " " in person.last else _braced_if_needed(person.last)
    return _joined(person, _braced_if_needed, von, last)


def safe_initials(value: str) -> str:
    r"""Write the first letter of a name's words as a command where it is not ASCII.

    BibTeX counts bytes: of `Çaglar` a style that abbreviates takes half a letter, of
    `{\c{C}}aglar` the whole one (btxdoc section 4, on special characters). biber needs none of it.
    Letters of other scripts have no command that text fonts print, and stay.
    """
    if value.isascii():
        return value
    return _INITIAL.sub(lambda match: _latin_as_command(match[0]), value)


def _latin_as_command(char: str) -> str:
    from ssmlit.latex.encode import to_latex

    return to_latex(char) if "LATIN" in unicodedata.name(char, "") else char


@lru_cache(maxsize=1 << 8)  # the rules of `check` ask one after the other
def split_names(value: str) -> tuple[str, ...]:
    """Return the names of a name list as they are written, without the `and` between them."""
    if "{" in value:
        parts = [value[start:end] for start, end in name_spans(value)]
    else:  # by far the most
        parts = _AND.split(value)
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def name_spans(value: str) -> list[tuple[int, int]]:
    """Return where the names of a name list begin and end; blanks may be around them."""
    spans, start = [], 0
    for mark in _AND.finditer(value) if "{" not in value else _ands(value):
        spans.append((start, mark.start()))
        start = mark.end()
    spans.append((start, len(value)))
    return [(start, end) for start, end in spans if value[start:end].strip()]


def _ands(value: str) -> Iterator[re.Match[str]]:
    """Yield each `and` outside braces."""
    level, start = 0, 0
    if lead := _LEADING.match(value):
        yield lead
        start = lead.end()
    for piece in _PIECE.finditer(value, start):
        if piece[0] == "{":
            level += 1
        elif piece[0] == "}":
            level = max(0, level - 1)
        elif level == 0:
            yield piece


def cut(text: str, separators: str) -> list[str]:
    r"""Split at any of the separators outside braces that no command needs (`\~n`, `\,`)."""
    if "{" not in text and "\\" not in text and len(separators) == 1:
        return text.split(separators)
    parts, level, start = [], 0, 0
    for token in _TOKEN.finditer(text):
        if token[0] == "{":
            level += 1
        elif token[0] == "}":
            level = max(0, level - 1)
        elif level == 0 and token[0] in separators:
            parts.append(text[start : token.start()])
            start = token.end()
    return [*parts, text[start:]]


def _words(text: str) -> list[str]:
    r"""Split at blanks outside braces; a command keeps the blank before its letter (`\v s`)."""
    words: list[list[str]] = []
    goes_on = False
    for word in cut(text, " ~\t\n"):
        if goes_on:
            words[-1].append(word)
        elif word:
            words.append([word])
        goes_on = _COMMAND_LAST.search(word) is not None
    return [" ".join(parts) for parts in words]


def _from_sections(sections: list[list[str]], decode: Callable[[str], str]) -> Person:
    """Build a person from the words between the commas; `decode` turns a part into Unicode."""
    while len(sections) > 1 and not sections[-1]:
        sections.pop()
    first: list[str] = []
    jr: list[str] = []
    if len(sections) == 1:
        first, surname = _spoken(sections[0])
    else:
        surname, *rest = sections
        jr = rest.pop(0) if len(rest) > 1 else []
        first = [word for section in rest for word in section]
    von, last = _particle(surname)
    return Person(*(decode(" ".join(part)) if part else "" for part in (last, first, von, jr)))


def _spoken(words: list[str]) -> tuple[list[str], list[str]]:
    """Cut `First von Last`: the surname starts at a word in lower case, or is the last word."""
    start = next((n for n, word in enumerate(words[:-1]) if _is_lower(word)), len(words) - 1)
    return words[:start], words[start:]


def _particle(words: list[str]) -> tuple[list[str], list[str]]:
    """Cut before the last name: after the words in lower case it begins with, not the final one."""
    final = max(len(words) - 1, 0)
    end = next((n for n, word in enumerate(words[:final]) if not _is_lower(word)), final)
    return words[:end], words[end:]


def _is_lower(word: str) -> bool:
    """Return whether a word starts in lower case; letters in plain braces have no case."""
    if word[0].isalpha():
        return word[0].islower()
    if word[0] == "{" and not word.startswith("{\\"):
        word = re.sub(r"^\{[^{}]*\}", "", word)
    letter = next((char for char in to_unicode(word) if char.isalpha()), "")
    return letter.islower()


def _joined(person: Person, show: Callable[[str], str], von: str, last: str) -> str:
    surname = f"{von} {last}" if von and last else von or last
    rest = [show(person.jr)] if person.jr else []
    if person.first or rest:
        rest.append(show(person.first) or "{}")
    return ", ".join([surname, *rest])


def _braced_if_needed(part: str) -> str:
    from ssmlit.latex.encode import escape

    needs = "," in part or " and " in f" {part.lower()} "
    return _braced(part) if needs else escape(part)


def _braced(part: str) -> str:
    from ssmlit.latex.encode import escape

    return f"{{{escape(part)}}}"
