"""Series of books in which the proceedings of many conferences are printed.

Responsible for their names. Does not depend on the conferences.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex

_SERIES = regex(
    r"\s*(?:lecture notes (?:in|on)\b|ln(?:cs|ai|bi|bip|ee|ns)\b|communications in computer and inf"
    r"|ccis\b|ifip advances|advances in intelligent systems and computing"
    r"|studies in computational intelligence|springer proceedings in|smart innovation, systems"
    r"|proceedings of machine learning research|pmlr\b|jmlr workshop and conference proc"
    r"|acm international conference proceeding series|ceur workshop proceedings"
    r"|leibniz international proceedings|lipics\b)",
    re.IGNORECASE,
)


def is_book_series(name: str) -> bool:
    """Return whether a name is a series', which says nothing about the conference."""
    return _SERIES.match(name) is not None
