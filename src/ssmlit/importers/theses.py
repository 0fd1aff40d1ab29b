"""A thesis with its school, as lists write it: "2018 CMU Thesis", "PhD thesis, Univ. Carver, 2020".

Responsible for degree, school and year, in the languages of most lists. Does not depend on where
in a row they are.
"""

from __future__ import annotations

from ssmlit._lazy import regex
from ssmlit.importers.marks import YEAR

_SCHOOL = r"[A-Z][\w.&’' -]{1,60}?"
_FOREIGN = (
    r"(?P<foreign>(?i:tese|tesis?|thèse|dissertaç[ãa]o|mémoire|(?:doktor|master|diplom)arbeit)"
    r"(?: (?i:d[eiou]|en|em|fin|doctoral|doctora[dt]o?|doutora(?:do|mento)|dottorato|laurea"
    r"|mestrado|maestr[ií]a|m[aá]ster|grado))*)"
)
_THESIS = regex(
    rf"(?:(?:19|20)\d\d[ ,]+)?(?:(?P<before>{_SCHOOL})[ ,]+)??"
    r"(?:(?P<degree>(?i:Ph\.?\s?D\.?|doctoral|master(?:['’]?s)?|m\.?sc\.?))?\s?(?i:thesis|dissertation)"
    rf"|{_FOREIGN})"
    rf"(?:[ ,]+(?:at\s)?(?P<behind>{_SCHOOL}))?(?:[ ,(]+(?:19|20)\d\d\)?)?"
)
_MASTER = regex(r"^m|\bm[aá]ster|\b(?:mestrado|maestr[ií]a|laurea|grado)|^dissertaç|^diplom")


def read_thesis(text: str) -> tuple[str, str, int] | None:
    """Return the school or "", the entry type and the year or 0; None when it is not a thesis."""
    found = _THESIS.fullmatch(text.strip(" .,()[]"))
    year = YEAR.search(text)
    degree = (found["degree"] or found["foreign"] or "").lower() if found else ""
    if not found or not (found["degree"] or " " in degree or year):
        return None
    school = (found["before"] or found["behind"] or "").strip(" ,.")
    school = "" if school.endswith(("'s", "’s")) else school  # "Anna Carver's PhD thesis"
    kind = "mastersthesis" if _MASTER.search(degree) else "phdthesis"
    return school, kind, int(year[0]) if year else 0
