"""Letters that pdfLaTeX has no font for."""

from __future__ import annotations

import pytest

from ssmlit.latex.scripts import other_scripts


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("Gülçehre, Łukasz, Nguyễn – “x” × €", ()),
        ("Иванов", ("Cyrillic",)),
        ("Παππάς and Иванов", ("Greek", "Cyrillic")),
        ("李飞飞", ("Chinese or Japanese",)),
        ("김", ("Korean",)),
        ("𝒪(n)", ()),
        ("", ()),
    ],
)
def test_scripts(text: str, scripts: tuple[str, ...]) -> None:
    """Each script once, in the order of the text; accents, signs and math are none."""
    assert other_scripts(text) == scripts
