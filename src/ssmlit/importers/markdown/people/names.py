"""Author lists in their many forms: MLA, APA, footnote marks, broken accents, no separators.

Responsible for where a list of names ends and which of its parts are one person. Does not depend
on where in a row the authors are. `name_likeness` says what looks like a name, `forms` how
one is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import foreign, regex
from ssmlit.importers import theses, venue_search
from ssmlit.importers.markdown.people.forms import (
    INITIALS,
    invert,
    people_of,
    run,
    tidy,
    with_accents,
)
from ssmlit.importers.markdown.people.name_likeness import (
    is_capitalised,
    is_group,
    is_known_name,
    likeness,
)
from ssmlit.importers.markdown.people.parts import (
    ALONE,
    AMONG,
    CJK,
    ODD,
    between_semicolons,
    parts_of,
    with_semicolons,
)
from ssmlit.importers.markdown.people.separators import (
    DATED,
    EDITED_BY,
    GAP,
    OTHERS,
    SEMICOLON,
    venue_behind,
)
from ssmlit.importers.marks import CERTAIN_YEAR
from ssmlit.latex.around_names import AND_OTHERS, PARTICLE_BEHIND, PARTICLES
from ssmlit.model import Person

if TYPE_CHECKING:
    import re

_COMMA_FIRST = regex(r"(?:(?! and |[,;&·、，]).)*,")
_YEAR = regex(rf"(?:(?<![\s,;:–—-])[\s,;:–—-]++\(?|\(){CERTAIN_YEAR}[a-z]?(?!\d)")
_CITED = regex(r", (?:[^\W\d_]\.[\s-]?)+$")  # "Carver, A. B."
_INITIALED = regex(r"(?:[A-Z]\.[\s-]?)+[^\W\d_a-z][^\W\d_]+$")  # "A. Carver"
_LEADING = regex(
    r"^\s*(?:(?i:by|from|authors?\s*[:：])\s+|\[?[A-Z][A-Za-z+-]+(?:19|20)\d\d[a-z]?\]?:?\s+(?=[A-Z]))"
)  # "[Carver2015] Anna Carver"
# As MLA and Chicago begin: the first name is inverted, "and" is before the last.
_INITIAL = r"(?:[A-Z]\.[\s-]?){0,3}[A-Z]\b"
_ODD_FIRST = regex(
    r"[A-Z][\w'’-]+(?=, [A-Z][^\s,]+(?: [A-Z][^\s,]*)*, (?:[^,]+, )*(?:and|&) [A-Z]"
    rf"|, {_INITIAL}\.?,? (?:(?:and|&) )?[A-Z][\w'’-]+, {_INITIAL})"
)
_CHINESE = foreign(
    r"^((?:[\u4e00-\u9fff]{2,4}(?:[,，、;；]\s?)?)+(?:等)?)\.(?=\S)"
)  # "王明,李小.标题"
_CAPITAL = "[A-ZÀ-ÖØ-ÞŠŽ]"
_GIVEN = rf"{_CAPITAL}(?:[\w'’-]*[a-zà-ÿ]|\.|$)"
# As ABNT has them: "CARVER, Anna M. de; HOLM, Ben. The Title".
_SURNAME = rf"{_CAPITAL}{{2,}}(?:[ '’-]{_CAPITAL}{{2,}})*"
_IN_CAPITALS = regex(
    rf"({_SURNAME}), "
    rf"({_GIVEN}(?: (?:{PARTICLE_BEHIND} ){{0,2}}{_GIVEN}){{0,3}}?(?: {PARTICLE_BEHIND})?)"
    rf"(?:(?P<more>\s?;\s|,\s(?={_SURNAME}, {_GIVEN}))|(?P<others>;?\s{AND_OTHERS})|\.(?=\s|$)"
    rf"|(?<=\.)(?=\s(?!{_CAPITAL}(?:\.|$)))|$)"
)
_ODD_ALONE = regex(
    r"[A-Z][\w'’-]+(?=, (?:[A-Z][^\s,]+(?: [A-Z][^\s,]*)?\.?$"
    rf"|{_INITIAL}\.?(?:$|\s?\({CERTAIN_YEAR})))"
)
_WORD = r"[^\W\d_a-z][^\W\d_A-Z]+(?:[-'’][^\W\d_]+)?"
_SURNAMES = regex(
    rf"((?:(?:{_WORD}, ){{0,4}}{_WORD},? (?:and|&) )?{_WORD})"
    rf"(?=,? (?:\({CERTAIN_YEAR}[a-z]?(?:\)|$)|{CERTAIN_YEAR}[a-z]?\.\s))"
)
_JOINED = regex(r",? (?:and|&) |, ")
_USUAL = "Miller"  # a surname and nothing else
_LONGEST = 20_000
_QUIET = 2  # likeness above which a name in lower case is surely one
_DATE = 20  # characters of a date


class Names(NamedTuple):
    """The names that a text begins with."""

    people: tuple[Person, ...] = ()  # in order; empty when it begins with no name
    others: bool = False  # it says that there are more ("et al.")
    rest: str = ""  # the text after them

    @property
    def are_in_full(self) -> bool:
        """Whether they are several people, each with a first name: no venue is called so."""
        return len(self.people) > 1 and all(person.first for person in self.people)


def read(text: str, *, expected: bool = False) -> Names:
    """Return the names of a list of authors, also rare ones if `expected`; none of another text."""
    found = lead(text, expected=expected)
    return Names() if found.rest.strip(" .,;:*") else found._replace(rest="")


@lru_cache(maxsize=1 << 12)  # a row's words are needed several times, and rows are read twice
def lead(text: str, *, expected: bool = False) -> Names:
    """Return the names a text begins with, and what follows them."""
    if expected and (capitals := in_capitals(text)).people:
        return capitals
    found = _surnames(text) or _before(text, expected=expected) or _lead(text, expected=expected)
    return found if found.people else _odd_first(text, expected=expected) or found


def in_capitals(text: str) -> Names:
    """Return names with their surnames in capitals, as ABNT has them, up to a stop."""
    people: list[str] = []
    at = 0
    while found := _IN_CAPITALS.match(text, at):
        if venue_search.search(found[1], any_case=False):
            break
        people.append(tidy(f"{found[1]}, {found[2]}"))
        at = found.end()
        if not found["more"]:
            return Names(people_of(people), bool(found["others"]), text[at:])
    return Names()


def _surnames(text: str) -> Names | None:
    """Return bare surnames before a year: "Carver, Holm, and Yu (2021)", "Carver 2021. ".

    One alone before a year in brackets must be known: a model may be called so, too.
    """
    if not (found := _SURNAMES.match(text)):
        return None
    names, rest = _JOINED.split(found[1]), text[found.end(1) :]
    likely = len(names) > 1 or rest.lstrip(" ,")[:1].isdigit()
    sure = is_known_name(names[0]) or (likely and sum(map(likeness, names)) > AMONG * len(names))
    return Names(tuple(map(Person, names)), rest=rest) if sure else None


def _odd_first(text: str, *, expected: bool) -> Names | None:
    """Return names of which the first surname is a word of titles: "Back, Ralph, and Ben Holm"."""
    odd = _ODD_FIRST.match(text) or (_ODD_ALONE.match(text) if expected else None)
    if odd is None:
        return None
    found = _lead(f"{_USUAL}{text[odd.end() :]}", expected=expected)
    if not found.people or found.people[0].last != _USUAL or not found.people[0].first:
        return None
    first = found.people[0]._replace(last=odd[0])
    return found._replace(people=(first, *found.people[1:]))


def _before(text: str, *, expected: bool) -> Names | None:
    """Return the names before "eds." or, when they are several, before a semicolon and a title."""
    for pattern in (EDITED_BY, SEMICOLON):
        if not (mark := pattern.search(text[:_LONGEST])):
            continue
        found = _lead(text[: mark.start()], expected=expected)
        if not found.people or found.rest.strip(" ,."):
            continue
        rest = text[mark.end() :]
        if pattern is EDITED_BY or (found.people[1:] and not _lead(rest, expected=expected).people):
            return Names(found.people, found.others, rest)
    return None


def _lead(text: str, *, expected: bool) -> Names:
    """Return the names a text begins with, read part by part."""
    text = with_accents(" ".join(_LEADING.sub("", text[: _LONGEST + 1]).split()))
    text = _CHINESE.sub(r"\1. ", text)
    if not text or len(text) > _LONGEST:
        return Names()
    text, gaps = GAP.subn(",", text) if "…" in text or "..." in text else (text, 0)
    end = OTHERS.search(text)
    before = text[: end.start()] if end else text
    if end and ODD.fullmatch(before.strip(" ,")):  # of nothing else is "et al." said
        return Names(people_of([before.strip(" ,")]), True, text[end.end() :])
    dated = _YEAR.search(before)
    stop = len(before) if end else _end_of_names(before, dated)
    names, behind = with_semicolons(before[:stop])
    parts, rest = (
        between_semicolons(names) if ";" in names else parts_of(names, others=end is not None)
    )
    if end and rest.strip(" .,;"):
        return Names()  # names, something else, and then "et al."
    inverted = ";" not in names and _COMMA_FIRST.match(names) is not None
    people, used = _people(
        parts, inverted=inverted, others=end is not None, expected=expected, dated=dated is not None
    )
    if not people:
        return Names()
    if end:
        return Names(people_of(people), True, text[end.end() :])
    if used == len(parts) > 1 and _ends_with_house(people, names[: parts[-1][1]]):
        people, used = people[:-1], used - 1
    if used < len(parts):
        rest = names[parts[used][1] :]
    return Names(people_of(people), gaps > 0, f"{rest}{behind}{before[stop:]}")


def _end_of_names(text: str, dated: re.Match[str] | None) -> int:
    """Return where a journal, a date, a thesis or a venue before the year (`dated`) begins."""
    stop = venue_search.journal_start(text, dated.start() if dated else len(text))
    month, thesis = DATED.search(text[: stop + _DATE]), theses.BEHIND_PEOPLE.search(text[:stop])
    venue = venue_behind(text[: dated.end() if dated else None])
    return min([stop, *(found.start() for found in (month, thesis, venue) if found)])


def _people(
    parts: list[tuple[str, int]], *, inverted: bool, others: bool, expected: bool, dated: bool
) -> tuple[list[str], int]:
    """Return the names that parts form, and how many parts they use; [] for no list."""
    texts = [tidy(text) for text, _ in parts]
    people = invert(texts) if inverted else texts
    initials = [text for text in texts if INITIALS.fullmatch(text)]
    if texts[1:] and texts[:1] == initials and texts[0].endswith("."):
        return [], 0  # "T., Anna, Ben M.": who that is cannot be told
    if not others:
        marked = len(parts) == 2 and parts[0][1] == parts[1][1]  # by a footnote's mark alone
        people = [name for one in people for name in run(one, 4 if marked else 6)]
    as_written = people == texts
    firm = others or expected
    while people and not _is_whole(people[-1], alone=len(people) == 1 and not firm, firm=firm):
        people = people[:-1]
    if dated and as_written and people and _ends_with_place(people):
        people = people[:-1]
    used = len(people) if as_written else len(parts)
    return (people if _are_names(people, others=others, expected=expected) else []), used


def _ends_with_place(people: Sequence[str]) -> bool:
    """Return whether the last, before a year, is a place: "A. Carver, B. Holm, Slow Shore 2018"."""
    *others, last = people
    # only the others have initials, and nobody is called so
    briefs = len(others) > 1 and all(map(_INITIALED.match, others))
    return briefs and "." not in last and not any(map(is_known_name, last.split()))


def _ends_with_house(people: Sequence[str], before: str) -> bool:
    """Return whether only the last after commas is one word: "Anna Carver, Ben Holm, Elsevier"."""
    *others, last = people
    whole = all(" " in name and "," not in name for name in others) and " " not in last
    return bool(others) and whole and before.endswith(", ") and not is_group(last)


def _are_names(people: Sequence[str], *, others: bool, expected: bool) -> bool:
    """Return whether texts are persons, judged by their words; one of three may be odd."""
    odd = [name for name in people if likeness(name) <= _odd(name) and not CJK.fullmatch(name)]
    if 3 * len(odd) <= len(people):
        people = [name for name in people if name not in odd]
    scores = [likeness(name) for name in people if not CJK.fullmatch(name)]
    if not scores:
        return len(people) > 1 or expected or others
    sure = sum(scores) / len(scores)
    if expected:
        return sure > AMONG
    plain = all(is_capitalised(name) or likeness(name) > _QUIET for name in people)
    if others or all(_CITED.search(name) for name in people):
        return sure > AMONG and plain
    if len(people) == 1 and _INITIALED.match(people[0]):
        return sure >= 0
    return sure >= (ALONE if len(people) == 1 else ALONE / 2) and plain


def _odd(name: str) -> float:
    """Return the likeness up to which a name is odd."""
    return AMONG if is_capitalised(name) else _QUIET


def _is_whole(name: str, *, alone: bool, firm: bool) -> bool:
    """Return whether a part can be a person: two words, or among others a surname.

    Where "et al." follows, or authors are expected, any surname will do (`firm`).
    """
    if CJK.fullmatch(name) or is_group(name):
        return True
    words = [word for word in name.replace(",", " ").split() if word not in PARTICLES]
    if alone and len(words) == 2 and "," in name and len(words[1].rstrip(".")) > 1:
        # Or a town and its country or state: "Munich, Germany", "Boston, M.A."
        return likeness(words[0 if INITIALS.fullmatch(words[1]) else 1]) > 2
    if len(words) > 1:
        return any(len(word.rstrip(".")) > 1 for word in words)
    surname = bool(words) and not words[0].isupper() and not alone
    return surname and likeness(name) > (AMONG if firm else ALONE)
