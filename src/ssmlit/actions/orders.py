"""The names of orders: of what a search finds, and of entries in an export.

Responsible for the names alone: options offer them without loading a search or an export. Does not
depend on how anything is sorted.
"""

from __future__ import annotations

from typing import Literal

SortBy = Literal["relevance", "year", "author", "title", "added", "key"]
Order = Literal["file", "key", "year", "author"]
