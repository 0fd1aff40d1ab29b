r"""What LaTeX itself recorded: .aux files for BibTeX and biblatex, .bcf files for biber.

Responsible for the citations in them (btxdoc section 3.1; biblatex writes `\abx@aux@cite`; a .bcf
is XML). Does not depend on the disk.
"""

from __future__ import annotations

from html import unescape

from ssmlit._lazy import regex
from ssmlit.strings import split_commas

_CITE = regex(r"\\(?:citation|abx@aux@cite(?:\{\d+\})?)\{([^{}]*)\}")
#: Entries that packages put into .bib files of their own: biblatex, achemso, REVTeX, abnTeX2.
_CONTROL = regex(
    r"(?:biblatex|achemso)-control|[A-Za-z]+4\dControl|Note\d+"
    r"|(?i:abnt)-(?:[\w-]+=.*|final|options\d*)"  # "abnt-nbr6023" is a standard
)
_INPUT = regex(r"\\@input\{([^{}]+)\}")
_BCF_KEY = regex(r"<bcf:citekey\b[^>]*>([^<]*)</bcf:citekey>")


def of_aux(text: str) -> tuple[list[str], list[str]]:
    """Return the keys of an .aux file, and the .aux files of its chapters."""
    keys = (key for found in _CITE.findall(text) for key in split_commas(found))
    return [key for key in keys if not _CONTROL.fullmatch(key)], _INPUT.findall(text)


def of_bcf(text: str) -> tuple[list[str], list[str]]:
    """Return the keys of a .bcf file; it names no other files."""
    return [unescape(key).strip() for key in _BCF_KEY.findall(text)], []
