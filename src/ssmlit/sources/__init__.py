"""Metadata services, one a file, and the question they are asked together.

A source is a module of two pure functions and three constants (`Source`); adding one is a file
and a word in `SOURCES`. Sources do not know the network: `look_up` hands their requests to an
`Http` it is given.
"""

from __future__ import annotations

from ssmlit.sources.lookup import SOURCES, Lookup, Source, look_up

__all__ = ["SOURCES", "Lookup", "Source", "look_up"]
