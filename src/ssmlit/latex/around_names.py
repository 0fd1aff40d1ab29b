"""The words around people's names: particles, suffixes, and what stands for the rest of a list.

Responsible for these words, in the languages that lists are written in, and for their regular
expressions. Does not depend on where a name begins or ends.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.strings import words

#: What surnames have in lower case: van der Berg, Ortega y Gasset.
PARTICLES = words(
    "van von der den de da das dos du del della di la le el al bin ibn ben ter ten zu y e af"
)
PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))})\b"
#: The same behind given names or initials, where "do" is no English: "Carmo, A. do".
PARTICLE_BEHIND = rf"(?:do|{'|'.join(sorted(PARTICLES))})\b"

#: Particles in capitals, which belong to the family name and are nobody's given name. "Van" and
#: "De" alone may be one.
CAPITAL_PARTICLE = r"(?:Ó|Ní|Nic|Uí|Van De[nr]?|Von De[mnr]|De (?:La|Las|Los))"

#: Which one of a family a person is, wherever a name ends; V and I may be initials.
SUFFIX = r"(?:(?:Jr|Sr)\b\.?|(?:I{2,3}|IV|2nd|3rd|[4-9]th)\b)"
_SUFFIX = regex(SUFFIX, re.IGNORECASE)
# Between two commas, where V and I are no initials.
_BETWEEN_COMMAS = regex(
    rf"\W*(?:{SUFFIX}|[ivx]{{1,4}}\b"
    r"|(?:jun|sen|esq|j[uú]nior|filho|neto|sobrinho|ph\.?\s?d|m\.?d)\b)\W*(?:\(.*)?",
    re.IGNORECASE,
)

#: "And" in other languages, where it is no particle of surnames.
AND = r"(?:und|et|og|och)"
#: "et al." itself, which no title has.
ET_AL = r"(?i:\bet(?:\.|\.?[\s~]+)al(?:ii|s?)\b\.?)"
_MORE = r"(?:colleagues|co-?authors|\d+[\s~](?:more|others))\b"
# "Anna Carver ら", "Anna Carver 외 3인", "山田太郎ら"; "さくら" is a given name, "其他" is Chinese
_EASTERN = (
    r"(?:(?<=[\s,.A-Za-z])(?:ら|ほか|他|외)|(?<=[\u4e00-\u9fff]{2})(?:ら|ほか))"
    r"(?:\s?\d+\s?[名人인명])?(?!\w)"
)
#: The rest of a list in words that BibTeX does not understand. U. A. are initials, and more words
#: may be a title's: "Menschen und andere Tiere".
AND_OTHERS = (
    rf"(?:{ET_AL}|\bu\.[\s~]*a\.|(?i:и др\.|等(?!\w)|{_EASTERN}|\band[\s~]+{_MORE}"
    r"|\b(?:und|et|y|ed?|og|och)[\s~]+(?:andere|autres|otros|altri|outros|andre|andra)\b(?!\s+\w)))"
)
#: The same, or as BibTeX has it, or with an ampersand.
OTHERS = rf"(?:{AND_OTHERS}|(?i:(?:\band|&)[\s~]+others\b|&[\s~]+(?:{_MORE}|al\b\.?(?!-))))"


def is_suffix(word: str) -> bool:
    """Whether a word behind a name, in any case, is a suffix: "Jr.", "III", "2nd"."""
    return _SUFFIX.fullmatch(word) is not None


def may_be_suffix(part: str) -> bool:
    """Whether what is between commas may be a suffix or a degree: also "V", "PhD", "{Jr.} (ed)"."""
    return _BETWEEN_COMMAS.fullmatch(part) is not None
