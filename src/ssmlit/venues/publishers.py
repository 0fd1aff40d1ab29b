"""Who issues works: book publishers and organisations, as references write them.

Responsible for distinguishing them from venues and people. Does not depend on what they issued.
"""

from __future__ import annotations

import re
from functools import cache

from ssmlit._lazy import regex
from ssmlit.ordinals import YEAR
from ssmlit.strings import words

#: Publishers' names in the form of `latex.fold`.
HOUSES = (
    "springer", "elsevier", "wiley", "john wiley", "kluwer", "plenum", "morgan kaufmann",
    "academic press", "mit press", "prentice hall", "addison wesley", "mcgraw hill",
    "north holland", "birkhauser", "crc press", "sage", "blackwell", "routledge", "bloomsbury",
    "pearson", "palgrave macmillan", "oxford university press", "cambridge university press",
)  # fmt: skip
_PLACE = r"[A-Z][\w.’'-]{1,40}(?:[ ,]{1,2}(?:[A-Z][\w.’'-]+|and|etc\.|&))*"  # "New York, London"
#: Names of many publishers, and of some people, too.
HOUSE_WORDS = ("Press", "Publishers", "Publishing", "Verlag", "Books")
_NAMED = (
    r"(?:(?:The )?(?:U(?:niv)?\. (?:of )?)?"  # "U. Chicago Press"
    rf"(?:[A-Z][\w’'-]+ (?:(?:of|and|&) )?){{1,4}}(?:{'|'.join(HOUSE_WORDS)})\b"
    r"|(?:[A-Z]\w+ ){1,3}(?:UP\b|U\. ?P\.))"  # "Slow Shore UP"
)
# One of these is in every publisher's name: most texts need no expression of names.
_WORDS = words(" ".join(HOUSES)) | {*map(str.lower, HOUSE_WORDS), "up", "u"}
_SURNAMES = frozenset({"wiley", "sage", "pearson", "blackwell"})  # a comma may be part of a name
_LETTERS = regex(r"[a-z]+")
_OF_HOUSE = r"(?:[ -](?:&|Sons|Blackwell|Academic|Professional|Verlag|International|Publishing))*"
_END = rf"(?=[\s.,;)]{{0,9}}(?:\W{YEAR}|$))"


@cache
def _pattern() -> re.Pattern[str]:
    houses = sorted(HOUSES, key=len, reverse=True)
    known = "|".join(house.replace(" ", "[ -]") for house in houses if house not in _SURNAMES)
    house = rf"(?:{_NAMED}(?: [A-Z]\w+)*|(?i:{known}){_OF_HOUSE})(?:[:,] {_PLACE})?"
    behind_town = rf"{_PLACE}: (?:{house}|(?i:{'|'.join(_SURNAMES)}){_OF_HOUSE})"
    return re.compile(rf"(?:(?=[^:]+: ){behind_town}|{house}){_END}")


# An organisation after a title, up to a year: "Snail Quantum AI, 2024".
_ORGANISATION = regex(
    rf"(?:(?:[A-Z][\w&-]*\s){{0,3}}(?:University|Labs?|Inc\.?)(?:\sof(?:\s[A-Z]\w+){{1,3}})?"
    rf"|(?:[A-Z][a-z]+\s){{1,3}}AI|[A-Z][a-z]+AI){_END}"
)


def issuer(text: str) -> str:
    """Return the publisher with its town, or the organisation, that a text begins with, or "".

    It ends before a year or with the text: "Cambridge, MA: MIT Press", "Springer, Berlin, 2020".
    """
    may_be_house = not _WORDS.isdisjoint(_LETTERS.findall(text.lower()))
    found = (may_be_house and _pattern().match(text)) or _ORGANISATION.match(text)
    return found[0] if found else ""
