"""The words that any text with an identifier contains, so that most others need not be read.

Responsible for what is left of an identifier in every address and label that it is read from. A
necessary condition: only texts with these runs have to be read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit._lazy import regex

if TYPE_CHECKING:
    from ssmlit.model import Identifier

_RUN = regex(r"[&\\][a-z0-9]+|([a-z0-9]+)")  # and not `lt` of `&lt;`
#: DOIs that are made of an address's numbers: their registrants → the parts that every address has.
_MADE = {
    "10.3390": r"[a-z]+\d*?0*?([1-9]\d{0,3}|0000)",  # MDPI ends in the number, in four digits
    "10.7554": r"elife\.0*(\d+)",
    "10.15607": r"rss\.\d{4}\.\w+\.(\d+)",
    "10.20944": r"preprints(\d+\.\d+)\.(.*)",
    "10.21203": r"rs\.3\.(.*)",
    **dict.fromkeys(("10.31219", "10.31234", "10.31235", "10.35542"), r"osf\.io/(.*)"),
}


def words_to_prefilter_by(identifier: Identifier) -> tuple[str, ...]:
    """Return runs of ASCII letters and digits that any text with an identifier has when squashed.

    An address has no registrant of a DOI: `nature.com/articles/nature14539` has only its suffix.
    """
    value = identifier.value
    if identifier.scheme == "doi":
        registrant, _, value = value.partition("/")
        kept = _MADE.get(registrant, "")
    else:
        from ssmlit.identifiers.schemes import SCHEMES  # most queries hold no identifier

        scheme = SCHEMES.get(identifier.scheme)
        kept = scheme.kept if scheme else ""
    found = re.fullmatch(kept, value) if kept else None
    parts = found.groups() if found else (value,)
    return tuple(filter(None, _RUN.findall(" ".join(parts).lower())))
