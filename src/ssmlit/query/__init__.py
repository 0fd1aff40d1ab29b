"""The query language: what every command that selects entries understands.

    mamba unet                      words, all of them, in title, authors, tags, venue, year, key
    author:gu year:2023..2025       fields; `FIELDS` holds them all
    "state space" -tag:surveys      exact words in a row; not
    title:/^s4/ OR (h3 hyena)       regular expressions, choice, parentheses

`parse_query` turns a text into a `Query`, `search` finds and ranks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily
from ssmlit.query.broken_blocks import find_broken_blocks
from ssmlit.query.corpus import Corpus, DocumentCorpus
from ssmlit.query.nodes import Query
from ssmlit.query.parser import parse_query
from ssmlit.query.search import Hit, search

if TYPE_CHECKING:
    from ssmlit.query.highlight import spans
    from ssmlit.query.suggest import alternatives, suggestions

__getattr__ = lazily(  # few searches need them
    __name__, highlight="spans", suggest="suggestions alternatives"
)
