"""Importing httpx2 without anyio and trio, which its asynchronous half wants and we never use.

httpcore2 imports both where they are installed, and does without where they are not: they take
longer to import than all the rest. Responsible for hiding them during that one import.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module

_ASYNCHRONOUS = ("anyio", "trio")


@cache
def load() -> None:
    """Import httpx2 and what it is made of, if they are not there yet."""
    with _hidden(_ASYNCHRONOUS):
        import_module("httpx2")
        import_module("httpcore2")


@contextmanager
def _hidden(names: tuple[str, ...]) -> Iterator[None]:
    """Make imports of packages fail that are not imported yet."""
    absent = [name for name in names if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment] # the import system's way to say "none"
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
