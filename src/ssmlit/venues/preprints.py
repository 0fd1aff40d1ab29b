"""Preprint servers where a venue is expected: the table of their names.

Responsible for distinguishing them from venues. Does not depend on identifiers: `identifiers.doi`
says whose DOIs are preprints'.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex

_NAMES = (
    "arXiv", "Arvix", "arχiv", "CoRR", "Computing Research Repository", "bioRxiv", "medRxiv",
    "ChemRxiv", "PsyArXiv", "SocArXiv", "engrXiv", "EarthArXiv", "TechRxiv", "SSRN",
    "Research Square", "viXra",
)  # fmt: skip
# Platforms and words that mean a preprint only on their own: "Preprint, Institute
# of Physics" is a report, and OpenReview has proceedings, too.
_ALONE = ("preprint", "preprints", "preprints.org", "OpenReview", "OpenReview.net", "HAL")

WORDS = frozenset(map(str.lower, filter(str.isalpha, (*_NAMES, *_ALONE))))
"""The names of one word, folded."""

_ANY = "|".join(map(re.escape, _NAMES))
_ADDRESS = r"(?:(?:url\W+)?https?://(?:www\.)?)?"
_ONLY = "|".join(map(re.escape, _ALONE))
VENUE = rf"(?i)^\W*{_ADDRESS}(?:(?:{_ANY})(?![^\W\d_])|(?:{_ONLY})\W*$)"
"""What a venue looks like that only says that there is a preprint, as a regular expression."""

_VENUE = regex(VENUE)
_NAMED = regex(rf"(?<![^\W_])(?:{_ANY}|preprint)(?![^\W_])", re.IGNORECASE)


def is_preprint_venue(text: str) -> bool:
    """Whether a venue only names a preprint: `arXiv preprint …`, `OpenReview`."""
    return _VENUE.match(text) is not None


def names_server(text: str) -> bool:
    """Return whether a text about place and time has the name of a server, or "preprint", in it."""
    return _NAMED.search(text) is not None
