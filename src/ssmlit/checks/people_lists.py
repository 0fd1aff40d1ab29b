"""Lists of people in which BibTeX reads other people than were meant.

Responsible for commas in place of `and`, and for what people write for `and others`. Does not
depend on any rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.checks import name_parts
from ssmlit.latex.around_names import AND, AND_OTHERS, is_suffix, may_be_suffix

_SAID = regex(
    r"(?<![\s,;~])[\s,;~]*+(?:(?i:\band)[\s~]++(?:others\b)?)?[\s,{]*+(?:\\(?:emph|textit)\{)?"
    rf"{AND_OTHERS}[\s.}}]*$"
)
# What people write between names for `and`.
_SIGN = regex(rf"(?:,\s*+|(?<!\s)\s++)(?:\\?&(?!\w+;)|(?!{AND_OTHERS}){AND}|[/+|])\s+")
_NOBLE = regex(r"(?i)\bvon und zu\b")  # of one person, like an `und` behind it
# What societies put behind the names of their members: "Ann Aho, Senior Member, IEEE".
_GRADE = regex(r"(?i)(?:(?:senior|student|graduate student|life) )?(?:member|fellow)|ieee|acm")


def with_others(text: str) -> str:
    """Return a list of names with `and others` instead of a final “et al.”, or ""."""
    end = _SAID.search(text)
    return f"{text[: end.start()]} and others" if end and end.start() else ""


def sign(text: str) -> str:
    """Return the first &, “und” or slash between the names of a list, or ""."""
    found = None if _NOBLE.search(text) else _SIGN.search(text)
    return found[0].strip(" ,\n\t") if found else ""


def without_signs(text: str) -> str:
    """Return a list of names with `and` for each such sign."""
    return _SIGN.sub(" and ", text)


def with_and_between_people(text: str) -> str:
    """Return a list of names with `and` for signs if each is between whole names, else "".

    "Procter & Gamble" is one, as is what is in braces.
    """
    if "{" in text or not sign(text):
        return ""
    joined = without_signs(text)
    names = [name for name in latex.split_names(joined) if name != "others"]
    whole = all(" " in name and not latex.is_institution(name) for name in names)
    return joined if whole else ""


def with_and(text: str) -> str:
    """Return a list of names with `and` where commas or semicolons separate people, else ""."""
    if separate := name_parts.without_semicolons(text):
        return separate
    names = latex.split_names(text) if "," in text else ()
    people = tuple(one for name in names for one in _meant(name))
    return " and ".join(people) if people != names else ""


def _meant(name: str) -> list[str]:
    parts = [] if latex.is_extended(name) else name_parts.parts(name)
    return (people_of(parts) if misread(parts) else []) or [name]


def misread(parts: Sequence[str]) -> str:
    """Return why what is between the commas of a name is not one person's, or not in order."""
    whole = [part for part in parts if part]
    if _suffix_behind(whole):
        return "has its suffix last; BibTeX reads “Last, Jr, First”"
    if len(whole) > 3:
        return "has too many commas: names are separated by `and`"
    if len(whole) == 3 and not any(map(_is_suffix, whole[1:])):
        return "is read as “Last, Jr, First”: names are separated by `and`"
    first_is_whole = len(whole) == 2 and name_parts.is_whole(whole[0])
    if latex.with_initials_behind(whole) or (first_is_whole and name_parts.may_be_whole(whole[1])):
        return "is more than one person: names are separated by `and`"
    return ""


def people_of(parts: Sequence[str]) -> list[str]:
    """Return the people in a name whose commas separate people, or its parts in BibTeX's order."""
    return _suffix_behind(parts) or _people(parts)


def _people(parts: Sequence[str]) -> list[str]:
    """Return the people in a name: each two parts as `Last, First`, or each part one.

    Grades (“Member, IEEE”) are nobody. Initials belong to what is before them, also in "Gu AB, Dao
    T"; nothing if that cannot be, or if there is a “Jr.”, a role (“dir.”), a title (“Aquinas,
    Thomas, Saint”) or a comma in brackets; nor where both readings are possible.
    """
    whole = [part for part in parts if part and not _GRADE.fullmatch(part)]
    if any(part.count("(") != part.count(")") for part in whole):
        return []
    if behind := latex.with_initials_behind(whole):
        return behind
    if any(" " not in part and part.islower() for part in whole):
        return []
    if len(whole) == 3 and " " not in whole[0] and whole[1].lower() in name_parts.GIVEN:
        return []
    is_even, initials = not len(whole) % 2, any(map(name_parts.is_initials, whole))
    if is_even and _are_pairs(whole):
        return [", ".join(whole[at : at + 2]) for at in range(0, len(whole), 2)]
    if is_even and not initials and not are_spoken(whole):
        return []
    people = _with_initials(whole)
    bare = [one for one in people if "," not in one and name_parts.is_one_word(one)]
    is_mixed = not initials and 0 < len(bare) < len(people)  # "Aho, Ann, Ben Bock" may be two
    return [] if is_mixed or any(map(_is_suffix, people)) else people


def _with_initials(parts: Sequence[str]) -> list[str]:
    """Return people, each with the initials behind them; none if some initials are no one's."""
    people: list[str] = []
    for part in parts:
        if not name_parts.is_initials(part):
            people.append(part)
        elif people and "," not in people[-1] and not name_parts.is_whole(people[-1]):
            people[-1] += f", {part}"
        else:
            return []
    return people


def _are_pairs(parts: Sequence[str]) -> bool:
    """Whether parts are family and given names in turn, and nothing else: `Gu, Al, Dao, Tri`."""
    families, given = parts[::2], parts[1::2]
    return all(map(name_parts.is_one_word, families)) or not (
        any(map(name_parts.is_whole, families)) or any(map(name_parts.may_be_whole, given))
    )


def are_spoken(parts: Sequence[str]) -> bool:
    """Whether each part is a person, given name first: `Al Gu, Tri Dao`.

    "Garcia Lopez, Jose Luis" has the given names behind the comma, and "van der Berg" none. Where
    only what is behind begins with one, as in "Garcia Lopez, Jose Ignacio", it may be either.
    """
    if any(name_parts.is_one_word(part) or name_parts.has_particle(part) for part in parts):
        return False
    if name_parts.has_particle_inside(parts[0]) and not name_parts.begins_given(parts[0]):
        return False
    found = list(map(name_parts.may_be_whole, parts[1::2]))
    if any(name_parts.begins_given(part) or name_parts.is_whole(part) for part in parts[::2]):
        return any(found)
    return all(found) and not any(map(name_parts.begins_given, parts[1::2]))


def _is_suffix(part: str) -> bool:
    """Whether a part is “Jr.” or the like, in braces or with a command too."""
    return may_be_suffix(latex.to_unicode(part))


def _suffix_behind(parts: Sequence[str]) -> list[str]:
    """Return “King, Martin L., Jr.” in BibTeX's order, alone in a list, else nothing."""
    if len(parts) == 3 and all(parts) and is_suffix(parts[2]) and not _is_suffix(parts[1]):
        return [f"{parts[0]}, {parts[2]}, {parts[1]}"]
    return []
