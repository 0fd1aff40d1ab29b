"""Which letters of a shown text are marked."""

from __future__ import annotations

import pytest

from ssmlit.latex.folding import APOSTROPHES
from ssmlit.query import spans


@pytest.mark.parametrize(
    ("terms", "text", "marked"),
    [
        pytest.param(("mamba",), "Mamba: a Mamba", ["Mamba", "Mamba"], id="every place"),
        pytest.param(("unet",), "VM-UNet and a U-Net", ["UNet", "U-Net"], id="hyphens"),
        pytest.param(("mamba", "unet"), "Mamba-UNet", ["Mamba", "UNet"], id="neighbours"),
        pytest.param(("models",), "a Model of models", ["Model", "model"], id="plural"),
        pytest.param(("schroder",), "Anna Schröder", ["Schröder"], id="accent"),
        pytest.param(
            ("schroder",), "Anna Schro\u0308der", ["Schro\u0308der"], id="combining accent"
        ),
        pytest.param(("strasser",), "Straßer", ["Straßer"], id="a letter that folds to two"),
        pytest.param(("betavae",), "The β-VAE", ["β-VAE"], id="a letter's name"),
        pytest.param(("betavae",), "The 𝛽-VAE", ["𝛽-VAE"], id="the name of one in italics"),
        pytest.param(("eta",), "ναι ή όχι", ["ή"], id="the name of one with an accent"),
        pytest.param(("munet",), "The \u00b5-Net", ["\u00b5-Net"], id="the name of the sign micro"),
        pytest.param(("ελλαδα",), "στην Ελλάδα", ["Ελλάδα"], id="Greek words"),
        pytest.param(("arent",), "They Aren't", ["Aren't"], id="apostrophe"),
        *(
            pytest.param(
                ("oneil",), f"Tim O{sign}Neill", [f"O{sign}Neil"], id=f"sign {ord(sign):x}"
            )
            for sign in sorted(APOSTROPHES)
        ),
        pytest.param(("ssm",), "Class Models, SSMs", ["SSM"], id="not over the edge of words"),
        pytest.param(("xab",), "x abc", [], id="nor over that behind the first letter"),
        pytest.param(("unet",), "U-Nets, U-Netsy x", ["U-Net"], id="an s over the edge, no more"),
        pytest.param(("gu",), "Gu in a language", ["Gu"], id="short words begin words"),
        pytest.param(("s4",), "S4, W4S4", ["S4"], id="short names too"),
        pytest.param(("mamba",), "曼巴 Mamba 曼巴", ["Mamba"], id="other scripts around"),
        pytest.param((), "Mamba", [], id="no terms"),
        pytest.param(("mamba",), "", [], id="no text"),
        pytest.param(("mam", "mamba", "amb"), "Mamba", ["Mamba"], id="overlaps are one"),
    ],
)
def test_spans(terms: tuple[str, ...], text: str, marked: list[str]) -> None:
    """The marked letters are those of the shown text, sorted and disjoint."""
    found = spans(terms, text)

    assert marked == [text[start:end] for start, end in found]
    assert list(found) == sorted(found)
