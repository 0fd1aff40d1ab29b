"""What any text with an identifier contains, so that most other texts need not be read.

Responsible for what is left of an identifier in every address and label that it is read from. A
necessary condition: whoever looks for these runs reads what has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import regex

if TYPE_CHECKING:
    from ssmlit.model import Identifier

_RUN = regex(r"[&\\][a-z0-9]+|([a-z0-9]+)")  # and not `lt` of `&lt;`
#: What identifiers are made with that their addresses lack: a scheme, or the registrant of a DOI →
#: the parts of the value that every address has. All others are written out in theirs.
_KEPT = {
    "isbn": regex(r"\d{3}(\d{9})\d"),  # what ISBN-10 and ISBN-13 share
    "pmc": regex(r"PMC(\d+)"),
    "cvf": regex(r"(.*)_paper"),
    "virtual": regex(r"\w+/(.*)"),  # `nips.cc` is `neurips`
    "10.3390": regex(r"[a-z]+\d*?0*([1-9]\d{0,3})"),  # MDPI ends in the number, in four digits
    "10.7554": regex(r"elife\.0*(\d+)"),
    "10.15607": regex(r"rss\.\d{4}\.\w+\.(\d+)"),
    "10.20944": regex(r"preprints(\d+\.\d+)\.(.*)"),
    "10.21203": regex(r"rs\.3\.(.*)"),
    **dict.fromkeys(("10.31219", "10.31234", "10.31235", "10.35542"), regex(r"osf\.io/(.*)")),
}


def needles(identifier: Identifier) -> tuple[str, ...]:
    """Return runs of ASCII letters and digits that any text with an identifier has when squashed.

    An address has no registrant of a DOI: `nature.com/articles/nature14539` has only its suffix.
    """
    scheme, value = identifier.scheme, identifier.value
    if scheme == "doi":
        scheme, _, value = value.partition("/")
    kept = _KEPT[scheme].fullmatch(value) if scheme in _KEPT else None
    found = _RUN.findall(" ".join(kept.groups() if kept else (value,)).lower())
    return tuple(run for run in found if run)
