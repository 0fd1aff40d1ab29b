"""What kinds of works are called: biblatex's words as they are printed, types in other formats.

Responsible for the tables (biblatex manual, section 4.9.2.13; the formats' own descriptions, see
their modules). Does not depend on how a format is written.
"""

from __future__ import annotations

from typing import NamedTuple

KINDS = {
    "phdthesis": "PhD thesis", "mathesis": "Master's thesis", "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate's thesis", "techreport": "Technical Report",
    "resreport": "Research Report", "software": "Computer software", "datacd": "Data CD",
    "audiocd": "Audio CD", "patent": "Patent", "patentde": "German patent",
    "patenteu": "European patent", "patentfr": "French patent", "patentuk": "British patent",
    "patentus": "U.S. patent", "patreq": "Patent request", "patreqde": "German patent request",
    "patreqeu": "European patent request", "patreqfr": "French patent request",
    "patrequk": "British patent request", "patrequs": "U.S. patent request",
}  # fmt: skip

#: What an entry type says about the kind, where the entry itself says nothing.
THESES = {"phdthesis": KINDS["phdthesis"], "mastersthesis": KINDS["mathesis"]}


def printed_kind(word: str) -> str:
    """Return a kind of work as it is printed; a text that is not a word of biblatex as it is."""
    return KINDS.get(word.strip().lower(), word)


class TypeNames(NamedTuple):
    """A type of entries: its names in CSL, in RIS and in Hayagriva; "" where there is none."""

    csl: str = ""
    ris: str = ""
    hayagriva: str = ""


_PAPER = TypeNames("paper-conference", "CPAPER", "article")
_THESIS = TypeNames("thesis", "THES", "thesis")
_REPORT = TypeNames("report", "RPRT", "report")
_PAGE = TypeNames("webpage", "ELEC", "web")
TYPES = {
    "article": TypeNames("article-journal", "JOUR", "article"),
    "inproceedings": _PAPER,
    "conference": _PAPER,
    "incollection": TypeNames("chapter", "CHAP", "anthos"),
    "inbook": TypeNames("chapter", "CHAP", "chapter"),
    "inreference": TypeNames("entry-encyclopedia", "ENCYC", "entry"),
    "book": TypeNames("book", "BOOK", "book"),
    "mvbook": TypeNames("book", "BOOK", "book"),
    "mvcollection": TypeNames("book", "EDBOOK", "anthology"),
    "mvproceedings": TypeNames("book", "CONF", "proceedings"),
    "reference": TypeNames("book", "EDBOOK", "reference"),
    "mvreference": TypeNames("book", "EDBOOK", "reference"),
    "bookinbook": TypeNames("chapter", "CHAP", "chapter"),
    "suppbook": TypeNames("chapter", "CHAP", "chapter"),
    "suppcollection": TypeNames("chapter", "CHAP", "anthos"),
    "suppperiodical": TypeNames("article-journal", "JOUR", "article"),
    "booklet": TypeNames("pamphlet", "PAMP"),
    "collection": TypeNames("book", "EDBOOK", "anthology"),
    "proceedings": TypeNames("book", "CONF", "proceedings"),
    "phdthesis": _THESIS,
    "mastersthesis": _THESIS,
    "thesis": _THESIS,
    "techreport": _REPORT,
    "report": _REPORT,
    "manual": _REPORT,
    "unpublished": TypeNames("manuscript", "UNPB", "manuscript"),
    "online": _PAGE,
    "electronic": _PAGE,
    "www": _PAGE,
    "software": TypeNames("software", "COMP", "repository"),
    "dataset": TypeNames("dataset", "DATA"),
    "patent": TypeNames("patent", "PAT", "patent"),
    "standard": TypeNames("standard", "STAND"),
    "periodical": TypeNames("periodical"),
    "artwork": TypeNames("graphic", "ART", "artwork"),
    "image": TypeNames("graphic", "ART", "artwork"),
    "audio": TypeNames("song", "SOUND", "audio"),
    "music": TypeNames("song", "MUSIC", "audio"),
    "movie": TypeNames("motion_picture", "MPCT", "video"),
    "video": TypeNames("motion_picture", "VIDEO", "video"),
    "jurisdiction": TypeNames("legal_case", "CASE", "case"),
    "legislation": TypeNames("legislation", "STAT", "legislation"),
    "letter": TypeNames("personal_communication", "PCOMM"),
}


def type_names(kind: str) -> TypeNames:
    """Return what a type of entries, in lower case, is called in other formats."""
    return TYPES.get(kind, TypeNames())
