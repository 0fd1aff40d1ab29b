"""Separators of names, and the ends of lists.

Responsible for separators, footnote marks, "et al." and "eds.", and the venue that ends a
list. Does not depend on how a name is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.fields.dates import MONTH
from ssmlit.importers import venue_search
from ssmlit.importers.markdown.people.name_likeness import is_known_name
from ssmlit.importers.marks import CERTAIN_YEAR
from ssmlit.latex import around_names

if TYPE_CHECKING:
    import re

# An expression begins with all possible first characters: the rest of a text is skipped at once.

# Footnote marks and affiliation numbers end a name; so they may stand for a separator.
MARKS = regex(
    r"(?=[\s*∗†‡§¶#˚⋆★✉♠♣♥♦♭♮⁰¹²³⁴-⁹✝\d^])"
    r"(?:\s?[*∗†‡§¶#˚⋆★✉♠♣♥♦♭♮⁰¹²³⁴-⁹✝]|(?:^|(?<=\D))\s?\d{1,2}(?=\W|and\b|$)|\^\{?[\d,*]+\}?)+"
)
# Those of LaTeX; they are made stars before marks are looked for.
SUPERSCRIPT = regex(r"\^\{[^{}]{0,20}\}|\$[^$]{0,30}\$")
GAP = regex(r"[,;]?\s*(?:\.\.\.|…)(?:,|(?=\s*(?:&|and\b)))")  # APA: "Li, Z., ... & Wang, L."
OTHERS = regex(
    rf"(?=[\s,;e&a.…等らほ他외])(?:[,;]?\s*+(?:{around_names.OTHERS}|(?i:et al\.|\betal\b\.?))"
    r"|\s*+(?:,\s*+)?(?:\.\.\.|…)\s*$)"
)
# Other languages' "and"; "e" and "y" are also in names (Ortega y Gasset), so whole names follow, or
# an initial is before it: "Holm, B. y Soto, C.".
SEPARATOR = regex(
    r"(?=(?<!\s)\s|[,·;；、|，•a])(?:\s*[·;；、|，•]\s*|\s+&\s+|,\s*&\s*|,?\s+(?:and|et|und|och|og|и)\s+"
    r"|\s+[ey]\s+(?=[^\W\d_a-z][\w.'’-]*\s[^\W\d_a-z])|(?<=[^\W\d_a-z]\.)\s+(?:[eyi]|en)\s+(?=[^\W\d_a-z])|(?<=[,\d*∗†‡§])and\s+|,\s*)"
    r"(?>(?:[,·;；、|，•]\s*)*)"
)
# What editors are called in brackets, here and in Germany, France, Spain and Russia.
EDITORS = r"(?:[Ee]ds?|[Ee]ditors?|Hg|Hrsg|dirs?|[Cc]oords?|[Oo]rgs?|ред)"
# The persons before it are editors: "Carver, Anna, and Ben Holm, eds. 2016".
EDITED_BY = regex(rf",?\s+(?:\({EDITORS}\.?(?:\)|$)|(?<=, )(?:eds?|editors?)\b)[.,]?")
# A date after the names: "Anna Carver, June 2023", "Carver, December 11, 2018".
DATED = regex(rf"(?:^|[\s,;(]){MONTH}\.?,?\s(?:\d\d?,?\s)?(?:19|20)\d\d\b")
SEMICOLON = regex(r";\s+")
# What is between the last comma and a year: "NeurIPS 2023", "ICLR'20".
_BEFORE_YEAR = regex(
    r"(?<=[,;]\s)(?P<name>[^\s\d,;()'’][^\d,;()'’]{1,40}?)"
    rf"(?:\s?['’]\d\d\b|[\s,-]{{1,2}}\(?{CERTAIN_YEAR}(?!\d))"
)
# As nobody is called, and longer than initials are.
_OF_VENUES = regex(r"[A-Z]{4,6}|[A-Z][a-z]+[A-Z]{2,}|[A-Z]{2,}[a-z]+[A-Z]\w*|[a-z]+[Xx]iv")


def venue_behind(text: str) -> re.Match[str] | None:
    """Return where a venue before a year ends a list: "Holm, NeurIPS 2023", "Holm, SLUG'23"."""
    found = _BEFORE_YEAR.search(text)
    if found is None:
        return None
    name = found["name"]
    if (known := venue_search.search(name, any_case=False)) and known.name == name:
        return found
    is_acronym = _OF_VENUES.fullmatch(name) and not is_known_name(name.capitalize())
    return found if is_acronym else None
