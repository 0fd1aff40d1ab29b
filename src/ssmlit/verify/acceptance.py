"""What the authors of a preprint say about where it was accepted.

Responsible for arXiv's comments. Does not depend on people or titles.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ssmlit._lazy import regex
from ssmlit.duplicates.places import years_of
from ssmlit.latex import fold
from ssmlit.strings import words
from ssmlit.venues import find_venue
from ssmlit.verify.venues import VenueRelation, compare

# "EACL 2026, main conference", "ICML'24"; not where it was only submitted, or what it extends, nor
# one of several that meet together: IJCAI-ECAI.
_ACCEPTED = regex(r"(?<![\w/+-])([A-Z][A-Za-z]+)[ '’-]{0,2}((?:20)?\d\d)\b")
_UNDECIDED = regex(
    r"submi[ts]|under review|in review|exten[ds]|preliminary|previous|earlier|version|workshop",
    re.IGNORECASE,
)
_ACCEPTED_AS = words("accepted appear appears published")


@lru_cache(maxsize=1 << 10)
def accepted_at(comment: str) -> str:
    """Return the conference that accepted a preprint, as its authors say; "" if none or in doubt.

    Args:
        comment: what arXiv prints beside a preprint.
    """
    named = [known.short for name, _ in _ACCEPTED.findall(comment) if (known := find_venue(name))]
    return named[0] if len(named) == 1 and not _UNDECIDED.search(comment) else ""


def is_accepted_at(venue: str, year: int, comment: str) -> bool:
    """Whether authors say that a venue, known or not, accepted a preprint: "Accepted to RLC 2026".

    Args:
        venue: where it is said to have appeared.
        year: in which, or 0; where the comment has a year, it must be this one.
        comment: what arXiv prints beside a preprint.
    """
    years, said = years_of(comment), _words(comment)
    if _UNDECIDED.search(comment) or (year and years and year not in years):
        return False
    if known := accepted_at(comment):
        return compare(venue, known) is not VenueRelation.OTHER
    named = _words(venue)
    return bool(named) and named.issubset(said) and not _ACCEPTED_AS.isdisjoint(said)


def _words(text: str) -> set[str]:
    """Return the words of a text without the digits behind them: "AAAIW2026"."""
    return {bare for word in fold(text).split() if (bare := word.rstrip("0123456789"))}
