"""A library file in memory: its entries by key, identifier, tag and similarity.

`library` is the document with its lookups, `candidates` the one index of works by identifier and by
title words, `candidate` one of its works, `numbered_titles` its long series; `likely_entries` says
which entries of a large library are worth reading for a few records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.library.candidates import Candidates
    from ssmlit.library.library import Library

__getattr__ = lazily(__name__, candidates="Candidates", library="Library")
