"""Paths as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssmlit.errors import UsageError
from ssmlit.paths import expanded, real_path


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


@pytest.mark.slow
def test_links_are_followed_by_one_function() -> None:
    """`Path.resolve` ends with a RuntimeError where they lead in a circle, until Python 3.13."""
    source = Path(real_path.__code__.co_filename).parent
    assert [path for path in source.rglob("*.py") if ".resolve()" in path.read_text("utf-8")] == []
