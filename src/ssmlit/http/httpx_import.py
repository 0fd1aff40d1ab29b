"""Importing httpx2 without anyio and trio, which only its asynchronous half needs.

httpcore2 imports both if they are installed and works without them: they take longer to import than
all the rest. Responsible for hiding them during that one import.
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
    """Import httpx2 and its parts, if they are not loaded yet."""
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
