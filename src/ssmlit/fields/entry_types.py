"""What kind of work an entry type means, by the names of BibTeX's styles and of biblatex.

Responsible for grouping the types (btxdoc; biblatex's manual, section 2.1). Does not depend on
entries: the checks know which fields a type requires, `fields.inheritance` which it inherits.
"""

from __future__ import annotations

from ssmlit._lazy import regex
from ssmlit.strings import words

# A record may have no type; such types say nothing about where a work is published.
PREPRINTS = words("misc online electronic www unpublished preprint") | {""}
ARTICLES = words("article periodical suppperiodical")
CHAPTERS = words("incollection inbook suppbook suppcollection inreference bookinbook")
PAPERS = words("inproceedings conference")
WHOLES = words(
    "book mvbook collection mvcollection proceedings mvproceedings booklet reference mvreference"
)
THESES = words("thesis phdthesis mastersthesis")
REPORTS = words("report techreport")

THESIS_WORDS = "thesis dissertation thèse tesis tese tesi диссертация"
"""What a thesis is called, in small letters: on links, and in notes of other types."""

PARTS = CHAPTERS | PAPERS
"""Types of what is a part of a book or of proceedings."""

MAY_BE_PREPRINTS = PREPRINTS | REPORTS | {"article"}
"""Types under which people keep a preprint."""

# Types with a name in each of the models. What kind of thesis or report it is biblatex says in the
# field `type`, by these words of its own (biblatex manual, sections 2.1.2 and 4.9.2.13).
_SAME = {"conference": "inproceedings", "electronic": "online", "www": "online"}
_BY_WORD = {
    "phdthesis": ("thesis", "phdthesis"),
    "mathesis": ("thesis", "mastersthesis"),
    "techreport": ("report", "techreport"),
}

#: The types that BibTeX's styles know (btxdoc, section 3.1).
STYLE_TYPES = frozenset(
    {"article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings"}
    | {"manual", "mastersthesis", "misc", "phdthesis", "proceedings", "techreport", "unpublished"}
)

#: biblatex's types that say more than BibTeX's @misc, as which styles print them.
MORE_THAN_MISC = frozenset({"software", "dataset", "patent"})

#: biblatex's types as BibTeX's styles know them.
BIBTEX_TYPES = {
    **dict.fromkeys(("online", "electronic", *sorted(MORE_THAN_MISC)), "misc"),
    "thesis": "phdthesis",
    "report": "techreport",
    **dict.fromkeys(("collection", "mvbook"), "book"),
}

#: Crossref's types as BibTeX's (https://api.crossref.org/types).
CROSSREF_TYPES = {
    "journal-article": "article", "proceedings-article": "inproceedings",
    "book-chapter": "incollection", "book-section": "incollection",
    "reference-entry": "incollection", "book": "book", "monograph": "book", "edited-book": "book",
    "reference-book": "book", "proceedings": "proceedings", "dissertation": "phdthesis",
    "report": "techreport",
}  # fmt: skip

_THESES = words(THESIS_WORDS)
_WORD = regex(r"\w+")
_KINDS = (ARTICLES, PARTS, WHOLES, THESES, REPORTS)


def contradict(one: str, other: str) -> bool:
    """Return whether two types, in lower case, are those of two works.

    Types of one kind are interchangeable in practice, and a preprint's contradicts none.
    """
    is_same = one == other or any(one in kind and other in kind for kind in _KINDS)
    return not (is_same or {one, other} & PREPRINTS)


def bibtex_type(entry_type: str, kind: str) -> str:
    """Return a type, in lower case, by BibTeX's name: @phdthesis for @thesis with that `type`."""
    name = entry_type.lower()
    general, named = _BY_WORD.get(kind.strip().lower(), ("", ""))
    return named if general == name else _SAME.get(name, name)


def biblatex_type(entry_type: str) -> tuple[str, str]:
    """Return a type, in lower case, by biblatex's name, and its word in the field `type` or ""."""
    named = ((general, word) for word, (general, name) in _BY_WORD.items() if name == entry_type)
    return next(named, (_SAME.get(entry_type, entry_type), ""))


def is_said(kind: str, entry_type: str) -> bool:
    """Return whether a type says what a field `type` says: @phdthesis, `phdthesis`."""
    _, named = _BY_WORD.get(kind.strip().lower(), ("", ""))
    return named == entry_type.lower()


def names_a_thesis(note: str) -> bool:
    """Return whether a note says that a work is a thesis: "PhD thesis, Bern"."""
    return bool(note) and not _THESES.isdisjoint(_WORD.findall(note.lower()))
