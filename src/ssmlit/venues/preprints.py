"""Preprint servers where a venue is expected: the one table of their names.

Responsible for telling them from places of publication. Does not depend on identifiers: whose DOIs
are preprints' is said by `identifiers.registrants`.
"""

from __future__ import annotations

import re

_NAMES = (
    "arXiv", "arχiv", "CoRR", "Computing Research Repository", "bioRxiv", "medRxiv", "ChemRxiv",
    "PsyArXiv", "SocArXiv", "engrXiv", "EarthArXiv", "TechRxiv", "SSRN", "Research Square", "viXra",
)  # fmt: skip
# Names of platforms, and words, that say so only where nothing else is said: "Preprint, Institute
# of Physics" is a report, and OpenReview has proceedings, too.
_ALONE = ("preprint", "preprints", "preprints.org", "OpenReview", "OpenReview.net", "HAL")

WORDS = frozenset(map(str.lower, filter(str.isalpha, (*_NAMES, *_ALONE))))
"""The names of one word, folded."""

_ANY = "|".join(map(re.escape, _NAMES))
VENUE = rf"(?i)^\W*(?:(?:{_ANY})(?![^\W\d_])|(?:{'|'.join(map(re.escape, _ALONE))})\W*$)"
"""What a venue looks like that only says that there is a preprint, as a regular expression."""

_VENUE = re.compile(VENUE)
_NAMED = re.compile(rf"(?<![^\W_])(?:{_ANY}|preprint)(?![^\W_])", re.IGNORECASE)


def is_preprint_venue(text: str) -> bool:
    """Whether a venue only says that there is a preprint: `arXiv preprint …`, `OpenReview`."""
    return _VENUE.match(text) is not None


def names_server(text: str) -> bool:
    """Return whether a text about place and time has the name of a server, or "preprint", in it."""
    return _NAMED.search(text) is not None
