"""Cleaning titles from databases: without remarks and citations."""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.duplicates.vocabulary import BEFORE_NUMERAL
from ssmlit.ordinals import ORDINAL, WORDS, YEAR
from ssmlit.venues.vocabulary import MEETING_WORDS

_MAY_HAVE_REMARK = regex(r"[\[(»]|[âÃÂ]\W|wikipedia", re.IGNORECASE)
# What authors put after a title to tell one form of a work from another.
_VERSION_ENDS = (")", "]", "abstract", "version")  # before a full stop: most titles end otherwise
_VERSION = regex(
    r"[\s.:,–—-]*[(\[]\s*(?:an? |the )?"
    r"((?:extended|full|long|short|preliminary|revised|invited|student|demo|poster)"
    r" (?:abstract|version|paper|report)|\w+ (?:version|translation)|technical report|draft"
    r"|data ?set|(?:computer )?software|(?:source )?code|(?:powerpoint )?slides|video"
    r"|(?:poster|conference) presentation|poster|presentation|supplement(?:(?:al|ary) materials?)?"
    r"|(?:(?:doctoral|phd|master['’]?s) )?(?:thesis|dissertation)"
    r"|with (?:a )?(?:discussions?|comments?|commentary|rejoinder)[^()\[\]]*"
    r"|erratum|corrigendum|correction|reply)\s*[)\]]\s*\.?\s*$"
    r"|\s*[.:,–—]\s*(extended abstract|(?:full|extended|preliminary) version)\s*\.?\s*$",
    re.IGNORECASE,
)
# … and what publishers put there of a book: ", 3rd Edition", " (2. ed.)".
_EDITION = regex(
    rf"(?:[,.:;]\s+|\s+[(–—-]\s*)((?:{ORDINAL}|\d+(?:\.|[eaª]|[eè]me)|{'|'.join(WORDS)})\s+"
    r"(?:(?:revised|international|global)\s+)?(?:[eé]dition|edn|[eé]d|edici[oó]n|edizione"
    r"|aufl(?:age)?)\b)\.?\)?\.?$",
    re.IGNORECASE,
)
# A citation that ran into its title: "Wang, HJ (1997) Online aggregation".
_CITED = regex(rf"\s*[^\W\d_][\w'’-]+,?(?: [A-Z]{{1,3}}\.?){{1,3}},? \({YEAR}\)[.:,]? (?=\S+ \S)")
# … or from behind: ", 26 (3): 12-17", ", vol. 3, pp. 1-8", ". VLDB'97".
_PLACE_BEHIND = regex(
    r"[\s.,;]+(?:(?:vol\.?)? ?\d{1,4} ?(?:\(\d{1,3}\))? ?[,:] ?(?:pp?\.?)? ?\d+ ?[-–—] ?\d+"
    r"|(?<=[.,;] )[A-Z]{3,}\w* ?['’]\d\d)[\s.,;]*$"
)
# … or as the name of its proceedings: ", Proceedings of the 3rd Conference on Whales, 2010".
_LABEL = regex(r"^\[[^][]{2,16}?[ '’-]?(?:20)?\d\d(?: \w+)?\]\s+(?=\S+ \S)")
_CLAUSE = regex(r"[.,;] (?:in:? )?(?=([^.,;]*))", re.IGNORECASE)
_MEETING_BEHIND = regex(rf"\b(?:{'|'.join(MEETING_WORDS)})\b", re.IGNORECASE)
_YEAR_OR_ORDINAL = regex(rf"\b(?:{YEAR}|{ORDINAL})\b")
_DIGIT = regex(r"\d")
_LEAST_WORDS = 3  # of a title before its citation
# What databases and pages append to titles: "(Structured abstract)", or a link's label with its
# arrow, "- group of 3 »", "- all 5 versions »".
_REMARK = regex(
    r"[\s.]*\((?:\w+ abstract|abstract only|review|reprint|preprint)\)\s*$"
    r"|\s+[-–|]\s+[\w ]{1,24}»\s*$|\s+[-–—|]+\s+wikipedia(?:, the free encyclopedia)?\s*$"
    r"|\s*(?:[âÃÂ][^\w\s]*[?€¦]+)+\s*$",  # … and an ellipsis or quote in a wrong encoding
    re.IGNORECASE,
)
# Brackets at the end, also nested or unclosed.
_BRACKETS_BEHIND = regex(r"(?<![ .,;:*'\"])[ .,;:*'\"]*+\[(?:[^][]|\[[^][]*\])*\]?[ .,;:*'\"]*$")
# … but "[Part II]" and "[2]" are of the title, as is what begins with such a word behind a stroke.
_PART = rf"(?:{'|'.join(BEFORE_NUMERAL)})\b"
_PART_BEHIND = regex(
    rf"\[\s*(?:{_PART}\.?\s*[a-z]|(?:{_PART}\.?\s*)?(?:\d{{1,2}}|[ivx]{{1,4}}))\s*\]\W*$",
    re.IGNORECASE,
)
_BEGINS_A_PART = regex(_PART, re.IGNORECASE)
_LEAST_LETTERS = 8  # of a title before its remarks
_MOST_REMARKS = 9  # behind a title


def main_title(text: str) -> str:
    """Return a title without what databases and authors put after it: "[Review] [57 refs]"."""
    if "(" in text and (cited := _CITED.match(text)):
        text = text[cited.end() :]
    text = _EDITION.sub("", _without_citation(without_site(text)))
    if version_of(text):
        text = _VERSION.sub("", text)
    if not _MAY_HAVE_REMARK.search(text):
        return text
    main = _REMARK.sub("", text).strip()
    if main.startswith("["):  # the whole title in brackets: translated by the database
        main = main[1:].replace("]", "", 1)
    return main[: _end_of_title(main)]


def edition_behind(text: str) -> str:
    """Return the edition that a title names behind itself, "" for none."""
    found = _EDITION.search(text)
    return found[1] if found else ""


def remark_behind(text: str) -> str:
    """Return the brackets that `main_title` leaves out at the end of a title, "" for none."""
    return text[_end_of_title(text) :]


def _end_of_title(text: str) -> int:
    """Return where the brackets behind a title begin."""
    end = len(text)
    for _ in range(_MOST_REMARKS if "[" in text else 0):
        behind = _BRACKETS_BEHIND.search(text, 0, end)
        if not behind or behind.start() < _LEAST_LETTERS or _PART_BEHIND.search(text, 0, end):
            break
        end = behind.start()
    return end


def without_site(text: str) -> str:
    """Cut off "| SpringerLink" from the title of a page, and "[ICML 2020]" from that in a list.

    But not at a sign of a formula.
    """
    if text.startswith("["):
        text = _LABEL.sub("", text)
    if " | " not in text:
        return text
    main, _, behind = text.partition(" | ")
    is_site = main.count("(") == main.count(")") and "$" not in text
    is_site = is_site and not _BEGINS_A_PART.match(behind)
    return main if is_site and len(main.split()) >= _LEAST_WORDS else text


def _without_citation(text: str) -> str:
    """Cut off where a title was published, when that is after it with a number."""
    if not _DIGIT.search(text):
        return text
    main = _PLACE_BEHIND.sub("", text)
    clauses = _CLAUSE.finditer(main)
    main = main[: next((it.start() for it in clauses if _is_of_proceedings(it)), None)]
    return main if len(main.split()) >= _LEAST_WORDS else text


def _is_of_proceedings(clause: re.Match[str]) -> bool:
    """Whether a meeting and its year or count are from a clause on, and one of them in it."""
    behind = clause.string[clause.end() :]
    both = (_MEETING_BEHIND, _YEAR_OR_ORDINAL)
    return any(it.search(clause[1]) for it in both) and all(it.search(behind) for it in both)


def version_of(text: str) -> str:
    """Return which form of a work a title says it is, "extended abstract", else ""."""
    may = text.rstrip().rstrip(".").rstrip().casefold().endswith(_VERSION_ENDS)
    found = _VERSION.search(text) if may else None
    return (found[1] or found[2]).lower() if found else ""
