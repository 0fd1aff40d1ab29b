"""The names that the package offers, and what importing them costs."""

from __future__ import annotations

import pytest

import ssmlit.store
from tests.store.support import script


def test_every_public_name_exists() -> None:
    """What `__all__` promises can be had, and is not a module of the same name."""
    for name in vars(ssmlit.store)["__all__"]:
        assert getattr(ssmlit.store, name).__name__ == name
        assert getattr(ssmlit.store, name).__module__.startswith("ssmlit.store.")


@pytest.mark.slow
def test_reading_imports_no_more_than_it_needs() -> None:
    """A command that only reads pays neither for locks nor for history."""
    loaded = script(
        """
        import sys
        from ssmlit.store import read_library
        print(*(name for name in sys.modules if name.startswith(("ssmlit.store.", "filelock"))))
        """
    )
    assert set(loaded.split()) == {
        "ssmlit.store.encodings",
        "ssmlit.store.failures",
        "ssmlit.store.disk_files",
    }
