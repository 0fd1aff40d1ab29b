"""biblatex's words for kinds of works, in the words that are printed.

Responsible for the table (biblatex manual, section 4.9.2.13). Does not depend on any format.
"""

from __future__ import annotations

KINDS = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master's thesis",
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate's thesis",
    "techreport": "Technical Report",
    "resreport": "Research Report",
    "software": "Computer software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
    "patent": "Patent",
    "patentde": "German patent",
    "patenteu": "European patent",
    "patentfr": "French patent",
    "patentuk": "British patent",
    "patentus": "U.S. patent",
    "patreq": "Patent request",
    "patreqde": "German patent request",
    "patreqeu": "European patent request",
    "patreqfr": "French patent request",
    "patrequk": "British patent request",
    "patrequs": "U.S. patent request",
}

#: What an entry type says about the kind, where the entry itself says nothing.
THESES = {"phdthesis": KINDS["phdthesis"], "mastersthesis": KINDS["mathesis"]}


def printed_kind(word: str) -> str:
    """Return a kind of work as it is printed; a text that is not a word of biblatex as it is."""
    return KINDS.get(word.strip().lower(), word)
