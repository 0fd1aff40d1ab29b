"""Metadata services, one a file, and the questions they are asked together.

A source is a module of pure functions; which is asked for what, in which order, is a table in
`routes`. Sources do not know the network: `look_up` and `look_up_title` hand their requests to an
`Http` they are given.
"""

from __future__ import annotations

from ssmlit.sources.lookup import look_up, look_up_title
from ssmlit.sources.routes import ROUTES

__all__ = ["ROUTES", "look_up", "look_up_title"]
