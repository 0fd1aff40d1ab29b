"""Which series of proceedings or which journal a venue's name means, for names people shorten.

"Proc. Int. Conf. on Very Large Data Bases" and "VLDB" are one series; "VLDB J." is another one.
Knows the venues of databases below, with the abbreviations of dblp.org, and those of
`ssmlit.venues`. A name that is not known has no series; then words are compared.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ssmlit.duplicates.vocabulary import USUAL_IN_VENUES
from ssmlit.latex import fold
from ssmlit.venues import venues

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["JOURNALS", "printed_together", "series"]

_MEETINGS = """
VLDB: vldb, pvldb, very large data bases, very large databases, very large data base, vldb endowment
SIGMOD: sigmod, management of data, sigmod conference
ICDE: icde, data engineering
PODS: pods, principles of database systems
EDBT: edbt, extending database technology, extending data base technology
ICDT: icdt, database theory
KDD: kdd, sigkdd, knowledge discovery and data mining, knowledge discovery data mining
CIKM: cikm, information and knowledge management
WWW: www, world wide web
DASFAA: dasfaa, database systems for advanced applications
DEXA: dexa, database and expert systems applications
SSDBM: ssdbm, scientific and statistical database management
ER: conceptual modeling
"""
_PERIODICALS = """
VLDB J.: vldb journal, vldb j, journal on very large data bases, journal of very large data bases
SIGMOD Record: sigmod record, sigmod rec
TODS: tods, transactions on database systems, trans database syst, trans on database systems,
 trans on database syst, transactions database systems
TKDE: tkde, transactions on knowledge and data engineering, trans knowl data eng,
 trans on knowledge and data engineering, trans on knowl and data eng
IEEE Data Eng. Bull.: data engineering bulletin, data eng bull, bulletin on data engineering
DKE: data and knowledge engineering, data knowledge engineering, data knowl eng
Inf. Syst.: information systems, inf syst
TOIS: tois, transactions on information systems, trans inf syst
CACM: cacm, communications of the acm, commun acm
JACM: jacm, journal of the acm, j acm
CSUR: computing surveys, comput surv, acm csur
SIGKDD Explorations: sigkdd explorations
DMKD: data mining and knowledge discovery, data min knowl discov
"""
# Who prints whose proceedings, so that one paper is cited with either.
_ONE_PLACE = frozenset({frozenset({"SIGMOD", "SIGMOD Record"})})
# Names that longer names of others contain: only as a whole.
_WHOLE = frozenset({"information systems", "inf syst", "database theory"})
_SIDE_EVENTS = frozenset({"workshop", "workshops", "findings", "companion"})


def _table(text: str) -> dict[str, str]:
    lines = text.strip().replace(",\n ", ", ").splitlines()
    rows = (line.split(": ") for line in lines)
    return {alias: name for name, aliases in rows for alias in aliases.split(", ")}


JOURNALS = frozenset(_table(_PERIODICALS).values())


@lru_cache(maxsize=16384)
def series(text: str) -> str:
    """Return the short name of the series that a venue's name means, "" when none is known.

    The longest known name in it counts; a name of one word only when it is written as an
    abbreviation ("KDD", not "nature"), a workshop is not the conference it is held at.
    """
    words = fold(text).split()
    aliases = _aliases()
    joined = " ".join(words)
    whole = " ".join(word for word in words if word not in USUAL_IN_VENUES)
    name = aliases.get(joined) or ("" if whole in _WHOLE else aliases.get(whole, ""))
    if not name:
        name = _within(words, text, aliases)
    return f"{name} workshop" if name and _SIDE_EVENTS.intersection(words) else name


def printed_together(one: str, other: str) -> bool:
    """Whether one series prints the proceedings of the other: SIGMOD Record those of SIGMOD."""
    return frozenset((one, other)) in _ONE_PLACE


def _within(words: list[str], text: str, aliases: Mapping[str, str]) -> str:
    abbreviations = {fold(word) for word in re.findall(r"\b[A-Z]{3,}\b", text)}
    for size in range(min(_longest(), len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            part = " ".join(words[start : start + size])
            found = aliases.get(part)
            if found and part not in _WHOLE and (size > 1 or part in abbreviations):
                return found
    return ""


@cache
def _aliases() -> Mapping[str, str]:
    found = {
        fold(alias): venue.short
        for venue in venues()
        for alias in (venue.short, venue.name, *venue.aliases)
    }
    return {**found, **_table(_MEETINGS), **_table(_PERIODICALS)}


@cache
def _longest() -> int:
    return max(len(alias.split()) for alias in _aliases())
