"""Packages that import what they offer when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

PACKAGES = ["duplicates", "fields", "http", "identifiers", "latex", "model", "store"]


@pytest.mark.parametrize("name", PACKAGES)
def test_every_offered_name_exists(name: str) -> None:
    """Every name of `__all__` can be had, and none hides a module of the package."""
    package = import_module(f"ssmlit.{name}")

    offered = {public: getattr(package, public) for public in vars(package)["__all__"]}

    assert None not in offered.values()
    assert not offered.keys() & {module.name for module in iter_modules(package.__path__)}


@pytest.mark.parametrize("name", PACKAGES)
def test_other_names_are_not(name: str) -> None:
    """A name that is not offered fails as usual, with the package in the message."""
    package = import_module(f"ssmlit.{name}")

    with pytest.raises(AttributeError, match=f"'ssmlit.{name}' has no attribute 'nonsense'"):
        _ = package.nonsense
