"""What services write as HTML, JATS and MathML, and the text it means."""

# ruff: noqa: E501 - a table

from __future__ import annotations

import pytest

from ssmlit.latex import fold, from_markup, to_unicode, without_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("Signals &amp; Systems", "Signals & Systems", id="entity"),
        pytest.param("A &amp;amp; B", "A & B", id="entity escaped twice"),
        pytest.param("<i>Ab Initio</i> Study", "Ab Initio Study", id="italics"),
        pytest.param("&lt;i&gt;In Vivo&lt;/i&gt; Imaging", "In Vivo Imaging", id="escaped tags"),
        pytest.param("CO<sub>2</sub> in H&lt;sub&gt;2&lt;/sub&gt;O", "CO$_{2}$ in H$_{2}$O", id="sub"),
        pytest.param("10<sup>-3</sup> m", "10$^{-3}$ m", id="sup"),
        pytest.param("x<jats:sub>i</jats:sub>", "x$_{i}$", id="JATS"),
        pytest.param("<jats:p>One.</jats:p>\n <jats:p>Two.</jats:p>", "One. Two.", id="paragraphs"),
        pytest.param(
            'An <mml:math xmlns:mml="x"><mml:msup><mml:mi>n</mml:mi></mml:msup></mml:math> bound',
            "An n bound",
            id="MathML",
        ),
        pytest.param(
            'The <inline-formula><tex-math notation="LaTeX">$\\ell_1$</tex-math></inline-formula> norm',
            r"The $\ell_1$ norm",
            id="TeX in JATS",
        ),
        pytest.param("a < b and c > d", "a < b and c > d", id="signs"),
        pytest.param("On List<String> in Java", "On List<String> in Java", id="no markup"),
        pytest.param("<scp>ResNet</scp>: a <span class='x'>net</span>", "ResNet: a net", id="small capitals"),
        pytest.param("Empty<sub></sub>", "Empty", id="nothing in a tag"),
        pytest.param("one <sub>left open", "one left open", id="damaged"),
        pytest.param("Seals<br/>of the North", "Seals of the North", id="a line break"),
        pytest.param("An $$O(n)$$ bound", "An $O(n)$ bound", id="a formula set apart"),
        pytest.param("Al/sub 2/O/sub 3/ at 10/sup -3/ K", "Al$_{2}$O$_{3}$ at 10$^{-3}$ K", id="IEEE's scripts"),
        pytest.param("A 0.18-/spl mu/m, 5/spl deg/ design", "A 0.18-μm, 5° design", id="IEEE's letters"),
        pytest.param("H/sub /spl infin// and /Spl Mu/", "H$_{∞}$ and μ", id="IEEE's codes in each other"),
        pytest.param("peri/sub urban/rural, a /spl foo/", "peri/sub urban/rural, a /spl foo/", id="no codes of IEEE"),
        pytest.param("plain", "plain", id="plain"),
    ],
)  # fmt: skip
def test_markup(markup: str, text: str) -> None:
    """No tag and no entity is left, and nothing that is said is lost."""
    assert from_markup(markup) == text
    assert from_markup(text) == text


@pytest.mark.parametrize(
    ("tex", "same", "text"),
    [
        pytest.param(r"Search &amp; Rescue", r"Search \& Rescue", "Search & Rescue", id="entity"),
        pytest.param(r"A \&amp; B", r"A \& B", "A & B", id="entity behind a backslash"),
        pytest.param(r"Don&rsquo;t {P}anic", r"Don’t {P}anic", "Don’t Panic", id="named"),
        pytest.param(r"<i>E. coli</i> in CO<sub>2</sub>", r"E. coli in CO$_{2}$", "E. coli in CO$_{2}$", id="tags"),
        pytest.param(r"5&#37; of &#35;1", r"5\% of \#1", "5% of #1", id="active characters"),
        pytest.param(r"$a<b>c$ \& {D}", r"$a<b>c$ \& {D}", "$a<b>c$ & D", id="a formula"),
        pytest.param(r"AT\&T; R\&D", r"AT\&T; R\&D", "AT&T; R&D", id="no entity"),
        pytest.param(r"if a < b", r"if a < b", "if a < b", id="a sign"),
        pytest.param(r"A {\&}amp$\mathsemicolon$ B", r"A \& B", "A & B", id="an entity in Crossref's LaTeX"),
        pytest.param(r"$\less$i$\greater$E. coli$\less$/i$\greater$ in {B}", r"E. coli in {B}", "E. coli in B", id="a tag in Crossref's LaTeX"),
        pytest.param(r"{\&}lt$\mathsemicolon$i{\&}gt$\mathsemicolon$E. coli{\&}lt$\mathsemicolon$/i{\&}gt$\mathsemicolon$", r"E. coli", "E. coli", id="both in Crossref's LaTeX"),
        pytest.param(r"Snow$\mathplus$Rain $\alpha$", r"Snow+Rain $\alpha$", r"Snow+Rain $\alpha$", id="a plus in Crossref's LaTeX"),
        pytest.param(r"{SiO}/sub 2/ \& 2 /spl mu/m", r"{SiO}$_{2}$ \& 2 μm", "SiO$_{2}$ & 2 μm", id="IEEE's codes"),
        pytest.param("A 2-/spl mu/m chip", "A 2-μm chip", "A 2-μm chip", id="one code of IEEE's"),
        pytest.param("A 2-/Spl Mu/m Chip", "A 2-μm Chip", "A 2-μm Chip", id="a code in a title's case"),
        pytest.param(r"P {\&} Q; R", r"P {\&} Q; R", "P & Q; R", id="an ampersand in braces"),
    ],
)  # fmt: skip
def test_markup_inside_latex(tex: str, same: str, text: str) -> None:
    """LaTeX that services mixed with HTML means one text, as source and when it is read."""
    assert without_markup(tex) == same
    assert without_markup(same) == same
    assert to_unicode(tex) == text


def test_nested_text_is_compared_as_it_is_read() -> None:
    """A formula with and without markup is the same title."""
    assert fold(from_markup("CO<sub>2</sub> capture")) == fold("CO2 capture")
