"""The names that Python programs may rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import ssmlit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ssmlit.__all__)
def test_every_public_name_exists(name: str) -> None:
    """What `__all__` promises can be imported."""
    assert getattr(ssmlit, name).__name__ == name


def test_public_names_are_sorted() -> None:
    """A sorted list shows at a glance what is in it."""
    assert ssmlit.__all__ == sorted(ssmlit.__all__)


def test_other_names_are_not() -> None:
    """A name that is not public fails as usual."""
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        ssmlit.__getattr__("nonsense")


def test_load_and_edit(tmp_path: Path) -> None:
    """A library is read, searched by key, and edited as a value; the file stays."""
    path = tmp_path / "refs.bib"
    path.write_text("@misc{a, title = {One}}\n")

    library = ssmlit.load(path)
    changed = library.document.apply([ssmlit.SetField("a", "title", "Two")]).document

    assert library.get("a").get("title") == "One"
    assert changed.text == "@misc{a, title = {Two}}\n"
    assert path.read_text() == "@misc{a, title = {One}}\n"
