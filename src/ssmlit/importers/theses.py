"""A thesis with its school, as lists write it: "2018 CMU Thesis", "PhD thesis, Univ. Carver, 2020".

Responsible for degree, school and year, in the languages of most lists. Does not depend on where
in a row they are.
"""

from __future__ import annotations

from ssmlit._lazy import foreign, regex
from ssmlit.importers.marks import YEAR
from ssmlit.importers.venue_date import NOTHING, VenueDate
from ssmlit.latex import is_institution
from ssmlit.venues import is_abbreviation

_SCHOOL = r"[A-Z][\w.&’' -]{1,60}?"
_DEGREE = r"(?i:Ph\.?\s?D\.?|doctoral|licen[tc]iate|master(?:['’]?s)?|m\.?\s?s\.?c?\.?)"
_DEPARTMENT = r"(?:Department|Dept\b\.?|School|Faculty|Institute) [^,;\n]{2,60}"
# "Lagos", "Cambridge, MA, USA"
_TOWN = r"(?:, [A-Z][^\W\d_.]*(?:[ .-][A-Z][^\W\d_]*\.?){0,2}){1,3}"
_SHORT_DEPARTMENT = regex(r"\bDept\. [^,;\n]{2,60}(?=,)")
_FOREIGN = (
    r"(?P<foreign>(?i:tese|tesis?|thèse|dissertaç[ãa]o|mémoire|(?:doktor|master|diplom)arbeit)"
    r"(?: (?i:d[eiou]|en|em|fin|doctoral|doctora[dt]o?|doutora(?:do|mento)|dottorato|laurea"
    r"|mestrado|maestr[ií]a|m[aá]ster|grado))*)"
)
_THESIS = regex(
    rf"(?:(?:19|20)\d\d[ ,]+)?(?:(?P<before>{_SCHOOL})[ ,]+)??"
    rf"(?:(?P<degree>{_DEGREE})?\s?(?:(?i:thesis|dissertation)|Diss\.)"
    rf"|{_FOREIGN})"
    rf"(?:, {_DEPARTMENT}(?=,))?(?:[ ,]+(?:at\s)?(?P<behind>{_SCHOOL})(?P<town>{_TOWN})?)?"
    r"(?:[ ,(]+(?:19|20)\d\d\)?)?"
)
#: Where people end before it: ", tesi di laurea", ", PhD thesis".
BEHIND_PEOPLE = regex(
    rf"(?<=[,.;]\s)(?:{_DEGREE}\s(?i:thesis|dissertation)\b"
    rf"|{_FOREIGN}(?:[,.(\s]*$|[,.(]))"
)
_MASTER = regex(r"^m|\bm[aá]ster|\b(?:mestrado|maestr[ií]a|laurea|grado)|^dissertaç|^diplom")
# "贝壳大学博士学位论文", "潮大学修士論文"
_EASTERN = foreign(
    r"([\u3400-\u9fff]{2,12}?)(博士|硕士|碩士|修士)(?:学位|學位)?(?:论文|論文)[,， ]*"
    r"(?:(?:19|20)\d\d)?"
)


def read_thesis(text: str) -> VenueDate:
    """Return the school, the entry type and the year of a thesis; `NOTHING` when it is not one."""
    words = text.strip(" .,()[]")
    found = YEAR.search(text)
    year = int(found[0]) if found else 0
    if eastern := _EASTERN.fullmatch(words):
        kind = "phdthesis" if eastern[2] == "博士" else "mastersthesis"
        return VenueDate(eastern[1], kind, year)
    found = _THESIS.fullmatch(words)
    degree = (found["degree"] or found["foreign"] or "").lower() if found else ""
    if not found or not (found["degree"] or " " in degree or year):
        return NOTHING
    if found["before"] and found["behind"]:
        return NOTHING  # "Anna Carver, PhD thesis, Harbour University": who wrote it is before it
    if found["town"] and not _is_school(found["behind"]):
        return NOTHING  # "PhD thesis, Anna Carver, Harbour University, 2020"
    school = (found["before"] or found["behind"] or "").strip(" ,")
    school = school if is_abbreviation(school.rpartition(" ")[2]) else school.rstrip(".")
    school = "" if school.endswith(("'s", "’s")) else school  # "Anna Carver's PhD thesis"
    kind = "mastersthesis" if _MASTER.search(degree) else "phdthesis"
    return VenueDate(school, kind, year)


def department(text: str) -> tuple[int, int]:
    """Return where a department's short name begins and ends, "Dept. Elect. Eng."; (0, 0) if none.

    Its stops end no statement.
    """
    found = _SHORT_DEPARTMENT.search(text)
    return found.span() if found else (0, 0)


def _is_school(words: str) -> bool:
    return words.isupper() or is_institution(words.replace("Univ.", "University"))
