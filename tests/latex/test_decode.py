"""LaTeX to Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.latex import to_unicode

_AAP = "Astronomy and Astrophysics"
_MNRAS = "Monthly Notices of the Royal Astronomical Society"


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        pytest.param("Mamba", "Mamba", id="plain"),
        pytest.param("  two \n\t words ", "two words", id="blanks"),
        pytest.param(r"{\noopsort{1973b}}1973", "1973", id="what only sorts"),
        pytest.param(r"de'\hspace*{0pt} Medici", "de' Medici", id="a length"),
        pytest.param(r"\hspace x", "x", id="no length"),
        pytest.param(r"a-\kern-.1emb\raise 2pt c\penalty100 d", "a-bcd", id="lengths of TeX"),
        pytest.param(r"{\normalfont a} {\Huge b}", "a b", id="fonts"),
        pytest.param(r"\textcolor{red}{a}\phantom{x}{\color{red}b}", "ab", id="what is not text"),
        pytest.param(r"Sim$\tilde{a}$o M{$\ddot{\rm u}$}ller Jos$\acute e$ R$\acute{\i}$o",
                     "Simão Müller José Río", id="accents as math"),
        pytest.param(r"$\hat{x}$-nets of $\bar{y}$", r"$\hat{x}$-nets of $\bar{y}$", id="math"),
        pytest.param(r"\begin{CJK*}{UTF8}{gbsn}张三\end{CJK*} \begin{quote}a\end{quote}", "张三 a",
                     id="environments"),
        pytest.param(r"Gel{\cprime}fand L\cprime vov", "Gel'fand L'vov", id="soft sign"),
        pytest.param(r"\polhk{a} \ocirc{u} \soft{d} \udot{a}", "ą ů ď ạ", id="MathSciNet"),
        pytest.param(r"?`a !`b \glqq c\grqq", "¿a ¡b „c“", id="signs of languages"),
        pytest.param("\"`Da?\"' \"'a'\"", "„Da?“ \"'a'\"", id="quotation marks of babel's German"),
        pytest.param('run "`ls`" here', 'run "`ls`" here', id="quoted code"),
        pytest.param("\"'a'\" b", "\"'a'\" b", id="quotation marks of both kinds"),
        pytest.param(r"Schr{\"o}dinger", "Schrödinger", id="accent-in-braces"),
        pytest.param(r"Schr\"odinger", "Schrödinger", id="accent-bare"),
        pytest.param(r"Schr\"{o}dinger", "Schrödinger", id="accent-on-group"),
        pytest.param(r"Schr{\"{o}}dinger", "Schrödinger", id="accent-on-group-in-braces"),
        pytest.param(r"Ke{\c c}eci", "Keçeci", id="letter-accent"),
        pytest.param(r"Ke\c{c}eci", "Keçeci", id="letter-accent-group"),
        pytest.param(r"{\v{S}}eljak \v Seljak", "Šeljak Šeljak", id="caron"),
        pytest.param(r"Heged{\H u}s", "Hegedűs", id="double-acute"),
        pytest.param(r"\'{\i} \'\i{} {\'\i} \'i", "í í í í", id="dotless-i"),
        pytest.param(r"Ti{\'{\^e}}n \'{\^{e}}", "Tiến ế", id="two-accents"),
        pytest.param(r"{\d{\^e}} Vi\d{\^{e}}t", "ệ Việt", id="two-accents-below"),
        pytest.param(r"\' e \'{ e} \'{ \i}", "é é í", id="accent-and-blanks"),
        pytest.param(r"\'{\bf e}x \'{e\i} \^{ab}", "éx éı âb", id="accent-on-a-group-of-several"),
        pytest.param(r"\'{}e \'{\relax}e {\'}e", "e e e", id="accent-on-nothing"),
        pytest.param(r"na\"{{\i}}ve", "naïve", id="accent-on-nested-groups"),
        pytest.param(r"\O{}sterg{\aa}rd {\ss} {\L}ukasz \ae", "Østergård ß Łukasz æ", id="letters"),
        pytest.param(r"\o re", "øre", id="control-word-swallows-blank"),
        pytest.param(r"\o{} re", "ø re", id="empty-group-keeps-blank"),
        pytest.param(r"A\&B 100\% \#1 \_x \$5", "A&B 100% #1 _x $5", id="escapes"),
        pytest.param("a~b -- c --- d", "a b – c — d", id="tie-and-dashes"),
        pytest.param("{-}- ----", "-- —-", id="braced-hyphen"),
        pytest.param("``quoted''", "“quoted”", id="quotes"),
        pytest.param(r"{M}amba: \emph{fast} \textbf{{S}4}", "Mamba: fast S4", id="formatting"),
        pytest.param(r"$O(n\log n)$ time", r"$O(n\log n)$ time", id="math-verbatim"),
        pytest.param(r"$a\$b{c}$ {d}", r"$a\$b{c}$ d", id="math-with-a-dollar"),
        pytest.param(r"{$O(N)$}", "$O(N)$", id="math-in-braces"),
        pytest.param(r"\(x^2\)", r"\(x^2\)", id="math-parentheses"),
        pytest.param("costs $5", "costs $5", id="lone-dollar"),
        pytest.param(r"\ensuremath{\Delta}-net", "Δ-net", id="ensuremath-symbol"),
        pytest.param(r"\ensuremath{O(n)}", "$O(n)$", id="ensuremath-formula"),
        pytest.param(r"\texorpdfstring{$H_2$}{H2} x", "H2 x", id="texorpdfstring"),
        pytest.param(r"\href{https://x.org}{text}", "text", id="href"),
        pytest.param(r"\textcent\ \textohm", "¢ Ω", id="rare-from-pylatexenc"),
        pytest.param(r"seen \today", "seen today", id="the same on every day"),
        pytest.param(r"\ours: a model", "ours: a model", id="unknown-command"),
        pytest.param(r"z\~{}6, \^{}x, \'{}y", "z~6, ^x, y", id="accents-on-nothing"),
        pytest.param(
            r"Pi\ifmmode \check{z}\else \v{z}\fi{}orn, 5 \ifmmode^\circ\else\textdegree\fi{}C"
            r", \ifmmode x\fi y",
            "Pižorn, 5 °C, y",
            id="for-math-and-for-text",
        ),
        pytest.param(r"\ifmmode x \ifmmode y", "x y", id="math-or-text-unclosed"),
        pytest.param(r"{\egroup\bgroup\itshape\bgroup A}d-Hoc{\egroup}", "Ad-Hoc",
                     id="groups-by-commands"),
        pytest.param(r"its 22\nd meeting", "its 22nd meeting", id="unknown-command-and-a-blank"),
        pytest.param(r"On \enquote{real \enquote {big} \emph{x}} and \mkbibquote{y}",
                     "On “real ‘big’ x” and “y”", id="quoting-commands"),
        pytest.param(r"\enquote{a} {b} \enquote*{c", "“a” b “c", id="quoting-unclosed"),
        pytest.param(r"Quantum\hyp{}Mechanical, $p$\nobreakdash-adic",
                     "Quantum-Mechanical, $p$-adic", id="hyphens-of-packages"),
        pytest.param(r"le 4\ieme{} \og mot \fg{} d'Ep\cprime{}e", "le 4e « mot » d'Ep'e",
                     id="french"),
        pytest.param(r"\ce{CO2} by \ours{}", "CO2 by ours", id="unknown-command-with-argument"),
        pytest.param(r"{\aap}, \mnras", f"{_AAP}, {_MNRAS}", id="journals-of-astronomy"),
        pytest.param(r"\url{http://a.b/~c\_d--e%20f}", "http://a.b/~c_d--e%20f", id="address"),
        pytest.param(r"\path{C:\a~b} x~y", r"C:\a~b x y", id="path"),
        pytest.param(r"see \url {a~b", "see a~b", id="address-unclosed"),
        pytest.param(r"word\hyphen independent", "word-independent", id="biblatex-hyphen"),
        pytest.param(r"see \cite{}x", "see x", id="placeholder"),
        pytest.param(r"50% off", "50% off", id="percent-is-no-comment"),
        pytest.param("a } b { c", "a b c", id="unbalanced"),
        pytest.param("\\", "", id="only-backslash"),
        pytest.param(r"{{{\'{e}", "é", id="unclosed"),
        pytest.param("e\u0301 \\&", "é &", id="composed"),
        pytest.param("", "", id="empty"),
    ],
)  # fmt: skip
def test_to_unicode(tex: str, expected: str) -> None:
    """Text markup is decoded and math is kept."""
    assert to_unicode(tex) == expected


@pytest.mark.slow
def test_deep_nesting() -> None:
    """Ten thousand groups or accents neither fail nor take long."""
    assert to_unicode("{" * 10_000 + "x" + "}" * 10_000) == "x"
    assert "x" in to_unicode(r"\'{" * 10_000 + "x" + "}" * 10_000)
    assert to_unicode(r"\ours{" * 10_000 + "x" + "}" * 10_000) == "x"


@pytest.mark.slow
@given(st.text(alphabet="ab{}\\$~-'`\"^co i&%(é", max_size=40))
def test_total(tex: str) -> None:
    """Every text decodes to something with blanks collapsed."""
    text = to_unicode(tex)
    assert text == " ".join(text.split())
