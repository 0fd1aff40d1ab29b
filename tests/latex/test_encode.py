"""Unicode to LaTeX."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.latex import escape, to_latex, to_unicode


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Q&A: 100% #1 a_b", r"Q\&A: 100\% \#1 a\_b", id="specials"),
        pytest.param("Größe – Łukasz 中", "Größe – Łukasz 中", id="letters-stay"),
        pytest.param("in $O(n_1)$ time", "in $O(n_1)$ time", id="math-stays"),
        pytest.param("from $5 to $6", r"from \$5 to \$6", id="money"),
        pytest.param("a~b a^b", r"a\textasciitilde{}b a\textasciicircum{}b", id="tilde-caret"),
        pytest.param("a<b|c>d", r"a\textless{}b\textbar{}c\textgreater{}d", id="comparison"),
        pytest.param("{a} b}", r"{a} b\textbraceright{}", id="lone-brace"),
        pytest.param("}{", r"\textbraceright{}\textbraceleft{}", id="crossed-braces"),
        pytest.param(r"\{a\} b\}", r"\{a\} b\textbraceright{}", id="lone-escaped-brace"),
        pytest.param(r"a \ b", r"a \textbackslash{} b", id="backslash"),
        pytest.param(r"A\&B \emph{x}", r"A\&B \emph{x}", id="commands-stay"),
        pytest.param("Δ-net", r"{\ensuremath{\Delta}}-net", id="greek"),
        pytest.param("H$_{∞}$ é", r"H$_{\infty}$ é", id="in a formula"),
        pytest.param("x⁴ × y²", r"x{\ensuremath{^4}} × y²", id="superscript"),
        pytest.param(" two\nlines ", "two lines", id="blanks"),
    ],
)
def test_escape(text: str, expected: str) -> None:
    """What TeX would take for a command is escaped, once."""
    assert escape(text) == expected
    assert escape(expected) == expected


@pytest.mark.slow
@given(st.text(alphabet="ab &%#_~^<>|$5éΔ{}.中-", max_size=30))
def test_escape_is_idempotent_and_balanced(text: str) -> None:
    """Escaped text is a fixed point, and its braces balance as BibTeX counts them."""
    once = escape(text)
    assert escape(once) == once
    level = 0
    for char in once:
        level += {"{": 1, "}": -1}.get(char, 0)
        assert level >= 0
    assert level == 0


@pytest.mark.slow
@given(st.text(alphabet="abAB &%#_^<>|5éΔŁ⁴中.,:()+", max_size=30))
def test_escape_reads_back(text: str) -> None:
    """Decoding escaped text gives the text."""
    assert to_unicode(escape(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mamba", "Mamba", id="ascii"),
        pytest.param("ö é ñ", r"{\"o} {\'e} {\~n}", id="accents"),
        pytest.param("ç š ő ą", r"{\c{c}} {\v{s}} {\H{o}} {\k{a}}", id="letter-accents"),
        pytest.param("í", r"{\'\i}", id="dotless"),
        pytest.param("ế", r"{\'{\^e}}", id="two-accents"),
        pytest.param("n̈ Š́ ọ̀", r"{\"n} {\'{\v{S}}} {\`{\d{o}}}", id="no-letter-of-unicode"),
        pytest.param("ǿ ł̄", r"{\'\o} {\=\l}", id="accent-on-a-command"),
        pytest.param("x⃗ α̂", "x⃗ α̂", id="marks-without-a-command"),
        pytest.param("ø ß Ł å", r"{\o} {\ss} {\L} {\aa}", id="letters"),
        pytest.param("– “x”", "-- ``x''", id="punctuation"),
        pytest.param("$α$ α", r"$\alpha$ {\ensuremath{\alpha}}", id="math"),
        pytest.param("$x ≤ ℝz≤z_2$", r"$x \leq \mathbb{R}z\leq z_2$", id="before a letter"),
        pytest.param("$10⁻⁹ x₁₂$", r"$10{^-}{^9} x{_1}{_2}$", id="signs raised one by one"),
        pytest.param(r"$5\,\text{kΩ}$", r"$5\,\text{k{\ensuremath{\Omega}}}$", id="text in math"),
        pytest.param("中文", "中文", id="no-command"),
        pytest.param(r"{\'E}cole d'été", r"{\'E}cole d'{\'e}t{\'e}", id="mixed"),
    ],
)
def test_to_latex(text: str, expected: str) -> None:
    """Letters become commands that BibTeX treats as one character."""
    assert to_latex(text) == expected


@pytest.mark.slow
@given(st.text(alphabet="abñéüçšłøßåőńźễạÅÉŠıžŽñÑ ", max_size=20))
def test_to_latex_reads_back(text: str) -> None:
    """Decoding gives the letters again; what is ASCII then stays as it is."""
    tex = to_latex(text)
    assert tex.isascii()
    assert to_unicode(tex) == " ".join(text.split())


def test_no_latin_letter_becomes_another() -> None:
    """What no command makes stays: Ħ is no H with a macron."""
    letters = (chr(code) for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00), 0xFB01, 0x25B])
    said = {letter: to_unicode(to_latex(letter)) for letter in letters if letter.isalpha()}
    wrong = {
        letter: text for letter, text in said.items()
        if text not in {letter, unicodedata.normalize("NFKC", letter)}
    }  # fmt: skip
    assert wrong == {"ẞ": "SS"}
    assert to_latex("Ħŉ⅓ﬁ") == "Ħŉ⅓{fi}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Иванов, Мария", "Иванов, Мария", id="Cyrillic"),
        pytest.param("Παπαδόπουλος, Γιώργος", "Παπαδόπουλος, Γιώργος", id="Greek words"),
        pytest.param("α-Mamba", r"{\ensuremath{\alpha}}-Mamba", id="a Greek symbol"),
        pytest.param("状態空間モデル 한국", "状態空間モデル 한국", id="CJK"),
        pytest.param("Иванов, Łukasz", r"Иванов, {\L}ukasz", id="both"),
    ],
)  # fmt: skip
def test_letters_of_other_scripts_stay(text: str, expected: str) -> None:
    """No engine prints `\\CYRI`; a single Greek letter is a symbol, a word is not."""
    assert to_latex(text) == expected
    assert escape(text) == (text if "ensuremath" not in expected else expected)
