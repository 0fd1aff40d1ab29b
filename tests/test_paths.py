"""Paths as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssmlit.errors import UsageError
from ssmlit.paths import expanded


def test_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """`~` is the user's home, and other paths stay as they are."""
    monkeypatch.setenv("HOME", "/home/me")
    assert expanded("~/x.bib") == Path("/home/me/x.bib")
    assert expanded("a/~b") == Path("a/~b")


@pytest.mark.parametrize("text", ["~nosuchuser/x", "a\0b"])
def test_what_is_no_path(text: str) -> None:
    """A sentence instead of a RuntimeError or ValueError."""
    with pytest.raises(UsageError):
        expanded(text)
