"""Which macros a value names."""

from __future__ import annotations

import pytest

from ssmlit.bibtex.values import macros_used


@pytest.mark.parametrize(
    ("source", "names"),
    [
        pytest.param("iclr", ["iclr"], id="a macro"),
        pytest.param("{iclr}", [], id="a text"),
        pytest.param("2024", [], id="a number"),
        pytest.param('{Proc. } # iclr # " of " # year', ["iclr", "year"], id="behind braces"),
        pytest.param("{a {b} # c} # d", ["d"], id="a # inside braces joins nothing"),
        pytest.param('"a # b"', [], id="nor inside quotes"),
    ],
)
def test_macros_used(source: str, names: list[str]) -> None:
    """Those outside of braces and quotes, in order."""
    assert macros_used(source) == names
