"""Folding for comparison."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.latex import fold, fold_all, squash, to_latex
from ssmlit.latex.folding import squashed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mamba: Linear-Time", "mamba linear time", id="ascii"),
        pytest.param("It's the model’s", "its the models", id="apostrophes"),
        pytest.param("S4++ and U-Net", "s4++ and u net", id="plus-and-hyphen"),
        pytest.param(r"Schr{\"o}dinger", "schrodinger", id="latex"),
        pytest.param("Schröder", "schroder", id="umlaut"),
        pytest.param(
            "Größe Łódź Søren Đặng Æsir œuvre", "grosse lodz soren dang aesir oeuvre", id="l"
        ),
        pytest.param("İstanbul ısı", "istanbul isi", id="turkish"),
        pytest.param("ﬁne Ｍａｍｂａ x²", "fine mamba x2", id="compatibility"),
        pytest.param("e\u0301tude", "etude", id="combining"),
        pytest.param(r"$O(n)$", "o n", id="math"),
        pytest.param(r"$\mathcal{H}_2$ S$^4$ND", "h2 s4nd", id="math-scripts"),
        pytest.param(r"10 $^{\circ}$C, $\sqrt{s}$", "10 c sqrt s", id="math-signs"),
        pytest.param("10 °C, √s", "10 c sqrt s", id="signs"),
        pytest.param("10 C, sqrt(s)", "10 c sqrt s", id="signs-in-ascii"),
        pytest.param(r"$p\bar{p}\to$ 4$\times$4 ${\cal L}_1$", "pp 4 4 l1", id="math-accents"),
        pytest.param("pp̄ → 4×4 L1", "pp 4 4 l1", id="accents"),
        pytest.param(r"$n \leq 3$", "n leq 3", id="math-compared"),
        pytest.param(r"$\alpha$-Mamba", "alpha mamba", id="greek-command"),
        pytest.param("α-Mamba", "alpha mamba", id="greek-letter"),
        pytest.param("Δx of 5 µm, $\\varepsilon$ς", "deltax of 5 mum εσ", id="greek-symbols"),
        pytest.param("η Ελλάδα", "eta ελλαδα", id="greek-words"),
        pytest.param("τῆς γῆς νῦν", "τησ γησ νυν", id="greek-circumflex"),
        pytest.param("ΣΊΣΥΦΟΣ", "σισυφοσ", id="final-sigma"),
        pytest.param("Мамба Ёлка й", "мамба елка й", id="cyrillic"),
        pytest.param("中文 状态空间", "中文 状态空间", id="chinese"),
        pytest.param("が", "が", id="kana-keeps-marks"),
        pytest.param("हिन्दी", "हिन्दी", id="vowel-signs"),
        pytest.param("{M}amba{N}et", "mambanet", id="braces-join"),
        pytest.param("“A” — b…", "a b", id="typographic"),
        pytest.param("Capture of CO<sub>2</sub>", "capture of co2", id="html"),
        pytest.param("H&lt;sub&gt;2&lt;/sub&gt;O &amp; Q", "h2o q", id="entities"),
        pytest.param("List<String> & a < b", "list string a b", id="no-tags"),
        pytest.param("!?", "", id="nothing-left"),
        pytest.param("", "", id="empty"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    """Two spellings of one title have one folded form."""
    assert fold(text) == expected


@pytest.mark.parametrize("text", ["U-Net", "UNet", "u net", "{U}-{N}et", "U‑Net"])
def test_squash(text: str) -> None:
    """Blanks and hyphens do not count."""
    assert squash(text) == "unet"


@pytest.mark.slow
@given(st.text(st.sampled_from("aB +-{}$\\'`é\u0301ßﬁ½状\u2003\x1c\ud800&<>/;"), max_size=12))
def test_squashed_is_squash(text: str) -> None:
    """The faster way for many texts leaves the same letters."""
    assert squashed(text) == squash(text).encode("utf-8", "surrogatepass")


@pytest.mark.slow
@given(st.text(max_size=30))
def test_fold_is_idempotent(text: str) -> None:
    """Folding a folded text changes nothing."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.slow
@given(st.lists(st.one_of(st.text(max_size=9), st.text("aB-{ \n\\$é\0'+", max_size=9)), max_size=9))
def test_many_texts_fold_as_each_does(texts: list[str]) -> None:
    """Whatever is beside them."""
    assert fold_all(texts) == [fold(text) for text in texts]


@pytest.mark.slow
@given(st.text(alphabet="aeiouñéüçšłøßåőıńź Ab", max_size=20))
def test_fold_ignores_encoding(text: str) -> None:
    """Unicode, decomposed Unicode and LaTeX of one text fold alike."""
    assert fold(to_latex(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
