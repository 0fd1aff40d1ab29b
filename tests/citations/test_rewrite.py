"""New citation keys in LaTeX files, with every other byte kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.citations import cited_keys, rewritten

NEW = {"old": "new", "gone": "kept"}

REWRITTEN = [
    (r"\cite{old}", r"\cite{new}"),
    (r"\citep[see][p.~3]{a,old,b}", r"\citep[see][p.~3]{a,new,b}"),
    (r"\parencite*{old}", r"\parencite*{new}"),
    (r"\textcite{ old }", r"\textcite{ new }"),
    (r"\Citet*{old} \autocite{old} \nocite{old}", r"\Citet*{new} \autocite{new} \nocite{new}"),
    (r"\cites(see)(end)[1]{old}[2][3]{gone}", r"\cites(see)(end)[1]{new}[2][3]{kept}"),
    (r"\footcite [12] {old}", r"\footcite [12] {new}"),
    (
        "\\cite{%\n  old, % gone stays in a comment\n  b}",
        "\\cite{%\n  new, % gone stays in a comment\n  b}",
    ),
    ("\\cite\n{old}", "\\cite\n{new}"),
    (r"\cite{old,new}", r"\cite{new}"),
    (r"\citefield{old}{title}", r"\citefield{new}{title}"),
    (r"\cite[\textit{old}]{old}", r"\cite[\textit{old}]{new}"),
    (
        r"\newcommand{\my}{\citep} \my[see]{a,old}",
        r"\newcommand{\my}{\citep} \my[see]{a,new}",
    ),
    (r"\citep[see \citealp{old}][]{gone}", r"\citep[see \citealp{new}][]{kept}"),
    (
        r"\defcitealias{old}{old} \shortcites{a, old}{old}",
        r"\defcitealias{new}{old} \shortcites{a, new}{old}",
    ),
    (
        r"\addtocategory{old}{old} \defbibentryset{old}{a,gone}",
        r"\addtocategory{old}{new} \defbibentryset{old}{a,kept}",
    ),
    (
        r"\assignrefcontextentries[labelprefix=A]{old}",
        r"\assignrefcontextentries[labelprefix=A]{new}",
    ),
    (
        r"\newcommand\x[1]{\expandafter\def\csname x#1\endcsname##1##2{\cite{##2}}}\x{a}\cite{old}",
        r"\newcommand\x[1]{\expandafter\def\csname x#1\endcsname##1##2{\cite{##2}}}\x{a}\cite{new}",
    ),
    (r"\cite{a,*old, *[see old, and ]gone}", r"\cite{a,*new, *[see old, and ]kept}"),
    (r"\cite{*[{A, old}] [{old}] old}", r"\cite{*[{A, old}] [{old}] new}"),
    (r"\citelist{\cite{old}\cite{a}*{old}}", r"\citelist{\cite{new}\cite{a}*{old}}"),
    (
        r"\DeclareCiteCommand{\inlist}{}{x}{;}{} \inlist[old]{old}",
        r"\DeclareCiteCommand{\inlist}{}{x}{;}{} \inlist[old]{new}",
    ),
    (
        "\\begin{lstlisting}[caption={\\cite{old}}]\n\\cite{old}\n\\end{lstlisting}",
        "\\begin{lstlisting}[caption={\\cite{new}}]\n\\cite{old}\n\\end{lstlisting}",
    ),
    (r"\\% \cite{old}", r"\\% \cite{old}"),
    (r"100\% \cite{old}", r"100\% \cite{new}"),
    (r"\let\mine\citet \mine{old}", r"\let\mine\citet \mine{new}"),
    (r"{\let\cite\other} \cite{old}", r"{\let\cite\other} \cite{new}"),
    (
        r"\renewcommand{\cite}[2]{\citep[#1]{#2}} \cite{old}{old}",
        r"\renewcommand{\cite}[2]{\citep[#1]{#2}} \cite{old}{new}",
    ),
    (r"\def\x[#1]#2.{\cite{a,#2}}\x[old]old.", r"\def\x[#1]#2.{\cite{a,#2}}\x[old]new."),
    (
        r"\newcommand\x[2][old]{\cite{#2}\cite{#1}} \x{old}",
        r"\newcommand\x[2][old]{\cite{#2}\cite{#1}} \x{new}",
    ),
    (
        r"\newcommand\x[2]{\url{#1}\cite{#2}} \x{old}{old}",
        r"\newcommand\x[2]{\url{#1}\cite{#2}} \x{old}{new}",
    ),
    (
        r"\newenvironment{by}[1]{}{\cite{#1}}\begin{by}{old}x\end{by}",
        r"\newenvironment{by}[1]{}{\cite{#1}}\begin{by}{new}x\end{by}",
    ),
    (
        r"\textcquote[see][3]{old}{text \cite{gone}}",
        r"\textcquote[see][3]{new}{text \cite{kept}}",
    ),
    (
        r"\iffalse\newcommand{\no}{\cite{old}}\else\cite{gone}\fi",
        r"\iffalse\newcommand{\no}{\cite{new}}\else\cite{kept}\fi",
    ),
    (
        r"\expandafter\def\csname x\endcsname#1{\cite{#1}}\x{old}",
        r"\expandafter\def\csname x\endcsname#1{\cite{#1}}\x{new}",
    ),
    (r"\expandafter\cite\expandafter{old}", r"\expandafter\cite\expandafter{new}"),
    (r"\expandafter\relax\cite{old}", r"\expandafter\relax\cite{new}"),
    (r"\newcommand{\my}{\citet*} \my{old}", r"\newcommand{\my}{\citet*} \my{new}"),
    (
        r"\newcommand\x[1]{#1}{\let\cite\x \cite{a}} \cite{old}",
        r"\newcommand\x[1]{#1}{\let\cite\x \cite{a}} \cite{new}",
    ),
    (
        "{\\catcode`\\%=12 x}\n% \\cite{old}\n\\cite{gone}",
        "{\\catcode`\\%=12 x}\n% \\cite{old}\n\\cite{kept}",
    ),
    (r"\newcommand\x@y[1]{\cite{#1}} \x@y{old}", r"\newcommand\x@y[1]{\cite{#1}} \x@y{new}"),
    (
        r"\newcommand\x@y[1]{\cite{#1}}\makeatother \x@y{old}",
        r"\newcommand\x@y[1]{\cite{#1}}\makeatother \x@y{new}",
    ),
    (
        r"\excludecomment{note}\begin{note}\cite{old}\end{note}",
        r"\excludecomment{note}\begin{note}\cite{new}\end{note}",
    ),
    (
        r"\def\a{\a\a}\edef\b{\a}\newcommand\x[1]{\cite{#1}}\x{old}",
        r"\def\a{\a\a}\edef\b{\a}\newcommand\x[1]{\cite{#1}}\x{new}",
    ),
    (
        r"\renewcommand*{\x}[1]{\cite{#1}}" * 30 + r"\x{old}",
        r"\renewcommand*{\x}[1]{\cite{#1}}" * 30 + r"\x{new}",
    ),
    (r"\newcommand{\x}{\cite{old} \cite{gone}", r"\newcommand{\x}{\cite{new} \cite{kept}"),
]
UNTOUCHED = [
    r"\verb|\cite{old}|",
    "% \\cite{old}\n",
    "\\begin{verbatim}\\cite{old}\\end{verbatim}",
    "\\begin{lstlisting}\n\\cite{old}\n\\end{lstlisting}",
    r"\cite{older, old2}",
    r"\citestyle{old}",
    r"\cite{unclosed old",
    r"\label{old} old \excited{old} \nocite{*}",
    r"\MakeShortVerb{\|} |\cite{old}|",
    "\\lstnewenvironment{code}{}{}\\begin{code}\n\\cite{old}\n\\end{code}",
    "",
]


@pytest.mark.parametrize(
    ("before", "after"), [pytest.param(*row, id=row[0][-60:]) for row in REWRITTEN]
)
def test_rewritten(before: str, after: str) -> None:
    """Keys are rewritten in every form of citation, and nothing around them changes."""
    assert rewritten("a.tex", before, NEW) == after


@pytest.mark.parametrize("tex", [pytest.param(tex, id=tex or "empty") for tex in UNTOUCHED])
def test_untouched(tex: str) -> None:
    """Comments, verbatim text and other commands keep their bytes."""
    assert rewritten("a.tex", tex, NEW) == tex


def test_cited_keys() -> None:
    """All keys that a text cites are found, comments aside."""
    tex = "\\citep[p.1]{a, b}%\\cite{c}\n\\textcites{d}[2]{e} \\nocite{*}"

    assert cited_keys("a.tex", tex) == {"a", "b", "d", "e"}


@pytest.mark.slow
@given(st.text(alphabet="\\cite{}[](),% \nabold", max_size=60))
def test_any_text(tex: str) -> None:
    """Any text is read without failing, and without a mapping it stays as it is."""
    assert rewritten("a.tex", tex, {}) == tex
    assert "zzz" not in rewritten("a.tex", tex, {"zzz": "yyy"})


def test_one_letter_without_braces_stays() -> None:
    """`\\cite ab` cites `a`: a longer key in its place would need braces."""
    tex = r"\newcommand\x[1]{\cite{#1}} \x ab \cite ab \x{a}"

    assert rewritten("a.tex", tex, {"a": "new"}) == tex.replace("{a}", "{new}")


@pytest.mark.slow
def test_many_arguments_that_never_end() -> None:
    """The rest of the paper is read."""
    tex = r"\def\x#1;{\cite{#1}}" + r"\x a " * 200

    assert rewritten("a.tex", tex + r"\cite{old}", NEW) == tex + r"\cite{new}"
