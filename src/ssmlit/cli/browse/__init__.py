"""The full-screen programs, `browse` and `pick`: the only package that imports textual.

Responsible for how papers are shown and which key does what. Does not decide about papers: what is
found comes from `query`, what is changed goes through the same actions as the commands of that
name. This module itself imports nothing, so that a missing textual can be told from a broken one.
"""

from __future__ import annotations


def is_installed() -> bool:
    """Return whether the extra `browse` is installed."""
    from importlib.util import find_spec

    return find_spec("textual") is not None
