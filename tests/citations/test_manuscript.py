r"""Which keys a paper cites, by every command and over every file."""

from __future__ import annotations

import pytest

from ssmlit.citations import Citations, cited
from ssmlit.citations.tex.arguments import Obstacle
from ssmlit.errors import UsageError

UNDECIDED = "it is not known whether LaTeX gets here; what is cited here counts"


def of(**files: str) -> Citations:
    """Return the citations of main.tex; `a__b_tex` is the file a/b.tex."""
    texts = {
        name.replace("__", "/").replace("_tex", ".tex").replace("_aux", ".aux"): text
        for name, text in files.items()
    }
    main = next(iter(texts))
    return cited(main, texts.get)


@pytest.mark.parametrize(
    ("tex", "keys"),
    [
        pytest.param(r"\cite{a}", "a", id="cite"),
        pytest.param(r"\cite{a, b ,c}", "a b c", id="several"),
        pytest.param(r"\citep[see][p.~3]{a}", "a", id="natbib"),
        pytest.param(r"\citet*{a} \Citealp{b} \citeauthor{c} \citeyearpar{d}", "a b c d",
                     id="forms"),
        pytest.param(r"\parencite[{[}3{]}]{a} \autocite*{b} \footcite{c}", "a b c", id="biblatex"),
        pytest.param(r"\cites(pre)(post)[1]{a}[2][3]{b}{c}", "a b c", id="lists"),
        pytest.param(r"\textcites{a}{b} after {no}", "a b", id="braces-after-a-list"),
        pytest.param(r"\cite{a} {word}", "a", id="braces-after-one"),
        pytest.param(r"\nocite{a}", "a", id="nocite"),
        pytest.param("\\cite{%\n  a,\n  b}", "a b", id="lines"),
        pytest.param("\\cite[%\n see][%\n]{a}", "a", id="percent-at-line-ends-in-brackets"),
        pytest.param("\\cite{a}[%", "a", id="percent-at-the-end"),
        pytest.param("% \\cite{a}\n\\cite{b} 5\\% \\cite{c}", "b c", id="comments"),
        pytest.param(r"\begin{verbatim}\cite{a}\end{verbatim}\verb|\cite{b}|\cite{c}", "c",
                     id="verbatim"),
        pytest.param(r"\newif\ifd\ifpdf\dtrue\fi\ifd\cite{a}\else\cite{b}\fi", "a b",
                     id="switch-set-in-doubt"),
        pytest.param(r"\newcommand{\see}[1]{\cite{#1}}", "", id="definition"),
        pytest.param(r"\newenvironment{x}{\cite{a}}", "a", id="environment-without-end"),
        pytest.param(r"\citestyle{plain}\bibcite{x}{1}", "", id="no-citations"),
        pytest.param("\\cite{a}\n\\end{document}\n\\cite{b}", "a", id="after-the-end"),
        pytest.param(r"\cite{a}\cite{b}\cite{a}", "a b", id="once"),
    ],
)  # fmt: skip
def test_commands(tex: str, keys: str) -> None:
    """Every cite command of LaTeX, natbib and biblatex gives its keys, in order."""
    assert of(main_tex=tex).keys == tuple(keys.split())


def test_everything() -> None:
    r"""`\nocite{*}` is said, and is not a key."""
    found = of(main_tex=r"\cite{a}\nocite{*}")

    assert (found.keys, found.everything) == (("a",), True)


@pytest.mark.parametrize(("command", "everything"), [
    ("btPrintCited", False), ("btPrintNotCited", True), ("btPrintAll", True)
])  # fmt: skip
def test_everything_of_a_topic(command: str, *, everything: bool) -> None:
    r"""Bibtopic prints all of a file, as LaTeX notes by `\citation{*}`, or what is cited."""
    found = of(
        main_tex=rf"\cite{{a}}\begin{{btSect}}{{books}}\{command} {{\large x}}\end{{btSect}}"
    )

    assert (found.keys, found.everything) == (("a",), everything)


def test_words_with_cite_in_them() -> None:
    """IEEEtran's thanks are a list of items; others say how to cite."""
    found = of(
        main_tex=r"\IEEEcompsocitemizethanks{\IEEEcompsocthanksitem M. Doe is in Rome, Italy.}"
        r"\XYsetciteinfo{Licensee: X, Y.}\cite{a}"
    )

    assert (found.keys, found.unfollowed) == (("a",), ())


def test_names_of_latex3() -> None:
    """A colon and underscores are letters of a name, and no key, until the syntax is off."""
    found = of(
        main_tex=r"\ExplSyntaxOn\NewDocumentCommand{\see}{m}{\citet:n{#1}\cite_it:n{#1}}"
        r"\ExplSyntaxOff\see{a}\cite:\cite{b}"
    )

    assert found.keys == (":", "b")


@pytest.mark.parametrize(
    "tex", [r"\input{one}", r"\input one", r"\input one\relax", r"{\input one}", r"\input one{}"]
)
def test_where_the_name_of_a_file_ends(tex: str) -> None:
    found = of(main_tex=tex + r"\cite{b}", one_tex=r"\cite{a}")
    assert (found.keys, found.files) == (("a", "b"), ("main.tex", "one.tex"))


def test_files_are_followed() -> None:
    """Parts are read wherever they are, each once, circles and all; missing ones are named."""
    found = of(
        paper__main_tex=r"\input{intro}\include{sections/two.tex}\import{sub/}{three}\input gone",
        paper__intro_tex=r"\cite{a} \input{main}",
        paper__sections__two_tex=r"\cite{b} \input{intro}",
        paper__sub__three_tex=r"\cite{c}",
    )

    assert found == Citations(
        ("a", "b", "c"),
        files=(
            "paper/main.tex",
            "paper/intro.tex",
            "paper/sections/two.tex",
            "paper/sub/three.tex",
        ),
        unread=("paper/gone.tex",),
    )


def test_aux_files() -> None:
    """BibTeX's and biblatex's notes are read, and the aux files of chapters."""
    found = of(
        main_aux="\\citation{a,b}\n\\@input{one.aux}\n\\@input{two.aux}\n\\abx@aux@cite{0}{c}\n\\abx@aux@cite{d}\n",
        one_aux="\\citation{e}\n\\citation{*}\n\\bibcite{z}{1}\n",
    )

    assert (found.keys, found.everything) == (("a", "b", "c", "d", "e"), True)
    assert (found.files, found.unread) == (("main.aux", "one.aux"), ("two.aux",))


def test_bcf_files() -> None:
    """biber's control file holds keys as XML."""
    text = (
        '<bcf:section number="0"><bcf:citekey order="1" intorder="1">a&amp;b</bcf:citekey>'
        '<bcf:citekey order="2">c</bcf:citekey></bcf:section>'
    )

    assert cited("main.bcf", {"main.bcf": text}.get).keys == ("a&b", "c")


@pytest.mark.parametrize("path", ["main.pdf", "main", "missing.tex"])
def test_what_is_no_paper(path: str) -> None:
    """Another kind of file, or none, is a usage error."""
    with pytest.raises(UsageError):
        cited(path, dict[str, str]().get)


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        pytest.param("\\cite{a}\n\\cite{\\unknown}", "\\cite{\\unknown} is not followed",
                     id="macro"),
        pytest.param("\n\\pgfkeys{x/.code={\\cite{#1}}}", "\\cite{#1} is not followed", id="code"),
        pytest.param("\n\\NewDocumentCommand\\x{?}{\\cite{#1}}",
                     "the arguments of \\x are not understood; what it cites is not known",
                     id="specification"),
        pytest.param("\n\\def\\x{\\x\\x}\\x", "endless macros are not followed further",
                     id="endless"),
        pytest.param("\n" + "\\csname" * 5000, "commands nested this deeply are not followed",
                     id="deep"),
        pytest.param("\n\\input{\\part}", "\\input{\\part} is not followed", id="file"),
        pytest.param("\n\\begin{verbatim}",
                     "\\begin{verbatim} is never closed: what follows it is not read",
                     id="verbatim"),
        pytest.param("\n\\foreach\\i in {a,b}{\\cite{\\i}}", "\\cite{\\i} is not followed",
                     id="loop"),
        pytest.param("\n\\mapped{\\cite}{a,b}",
                     "\\cite has no keys here; what it cites is not known",
                     id="command as an argument"),
        pytest.param("\\def\\my#1{\\cite{#1}}\n\\mapped{\\my}{a,b}",
                     "a macro that cites has no argument here; what it cites is not known",
                     id="macro as an argument"),
        pytest.param(
            "\n\\lstset{escapeinside={(*}{*)}}\\begin{lstlisting}\n(* \\cite{a} *)"
            "\n\\end{lstlisting}",
            "what \\begin{lstlisting} lets out of its text is not followed",
            id="listing",
        ),
        pytest.param("\n\\dolistloop{\\x}", "\\dolistloop is not followed", id="hidden keys"),
        pytest.param("\n\\cite{k\\the\\n}", "\\cite{k\\the \\n} is not followed",
                     id="number in a key"),
        pytest.param("\n\\ExplSyntaxOn\\str_case:nn{x}{{x}{\\cite{a}}}\\ExplSyntaxOff",
                     "LaTeX3 code is not followed; what it cites is not known", id="LaTeX3"),
        pytest.param("\n\\ifnum1=1 \\cite{a}\\fi", UNDECIDED, id="number"),
        pytest.param("\n\\ifnumcomp{1}{=}{1}{\\cite{a}}{}", UNDECIDED, id="number in braces"),
        pytest.param("\n\\ifthenelse{\\equal{a}{a}\\AND\\equal{b}{b}}{\\cite{a}}{}", UNDECIDED,
                     id="and"),
        pytest.param("\n\\ifpdf\\cite{a}\\fi", UNDECIDED, id="engine"),
        pytest.param("\n\\if ab\\cite{a}\\fi", UNDECIDED, id="letters"),
        pytest.param("\n\\unless\\iftrue\\cite{a}\\fi", UNDECIDED, id="unless"),
    ],
)  # fmt: skip
def test_keys_only_latex_knows_are_reported(tex: str, reason: str) -> None:
    """What cannot be followed is named with its place, not left out silently."""
    found = of(main_tex=tex)

    assert found.unfollowed[0] == Obstacle("main.tex", 2, reason, reason != UNDECIDED)


def test_what_is_cited_for_sure_is_not_in_doubt() -> None:
    """A key of a branch in doubt that is cited elsewhere, too, is no question."""
    found = of(main_tex="\\ifpdf\\cite{a}\\else\\cite{b}\\fi\n\\cite{a}\\ifpdf\\cite{c}\\fi")

    assert found.keys == ("a", "b", "c")
    assert [one.line for one in found.unfollowed] == [1, 2]


def test_options_of_a_package_may_be_given() -> None:
    """Which options a package gets is not asked: its switches are in doubt."""
    texts = {
        "p.tex": "\\usepackage[mine]{own}\n\\ifmine\\cite{a}\\else\\cite{b}\\fi",
        "own.sty": "\\newif\\ifmine\\DeclareOption{mine}{\\minetrue}\\ProcessOptions",
    }
    found = cited("p.tex", texts.get)

    assert found.keys == ("a", "b")
    assert found.unfollowed == (Obstacle("p.tex", 2, UNDECIDED, may_lack=False),)


def test_what_is_not_followed_is_in_the_order_of_the_lines() -> None:
    loop = "\\foreach\\i in {a,b}{\\cite{\\i}}"
    found = of(
        main_tex=f"{loop}\n\\input{{part}}\n\\ifpdf\\cite{{a}}\\fi\n{loop}", part_tex=f"\n{loop}"
    )

    places = [(one.file, one.line) for one in found.unfollowed]
    assert places == [("main.tex", 1), ("main.tex", 3), ("main.tex", 4), ("part.tex", 2)]


@pytest.mark.slow
def test_an_endless_macro_loses_nothing_else() -> None:
    """LaTeX would not end; what is not endless is still followed."""
    found = of(main_tex="\\newcommand\\x[1]{\\cite{#1}}\\def\\e{\\e}\\x{a}\\e\\x{b}\\e\\x{c}")

    assert found.keys == ("a", "b", "c")


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("\\NewDocumentCommand\\x{t}{}", id="a mark that is not named"),
    ],
)
def test_what_makes_no_sense_is_passed_over(broken: str) -> None:
    """LaTeX complains, and goes on."""
    assert of(main_tex=f"\\cite{{a}}{broken}").keys == ("a",)


def test_control_entries_of_packages_are_no_papers() -> None:
    """Packages cite entries of .bib files that they write themselves."""
    found = cited(
        "x.aux",
        {
            "x.aux": r"\citation{biblatex-control}\citation{REVTEX42Control,a}"
            r"\citation{abnt-url-package=url,abnt-and-type=&}\citation{ABNT-final,ABNT-options0}"
            r"\citation{abnt,ABNT-NBR-6023}"
        }.get,
    )

    assert found.keys == ("a", "abnt", "ABNT-NBR-6023")


def test_an_unclosed_argument_is_reported() -> None:
    """LaTeX stops there; what is after it is looked through anyway."""
    found = of(main_tex="\\emph{x}\n\\newcommand\\x[1]{#1}\\x{ \\cite{a}")

    assert found.keys == ("a",)
    assert [one.reason for one in found.unfollowed] == [
        "a brace or bracket is opened here and never closed"
    ]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(r"\def\x{\iffalse", id="a condition that stays open"),
        pytest.param(r"\def\document{\cite{no}}\def\section#1{\x#1\y}\iffalse", id="LaTeX's own"),
        pytest.param(r"\begingroup\catcode`\{=12 \gdef\never", id="categories"),
        pytest.param(r"\AtBeginDocument{\def\emph#1#2#3{}}\def\a{\a\a}\a", id="endless"),
        pytest.param(r"\def\cite#1{\@cite@ofex{#1}}\DeclareRobustCommand\citep{\x}", id="cite"),
        pytest.param(r"\long\def\footnote#1#2#3{\x#1\y\z}\end{document}", id="arguments"),
    ],
)
def test_what_a_class_does_cannot_swallow_the_paper(code: str) -> None:
    """A class beside the paper is run on its own; what cites or drops in it counts."""
    own = (
        "\\newcommand\\pcite[2]{\\cite{\\own#2}}\\newcommand\\hide[1]{}\\newif\\ifdraft\n"
        "\\newcommand\\own{own-}\n"
    )
    paper = (
        "\\documentclass{own}\\begin{document}\\section{\\cite{a}}\\footnote{\\citep{b}}\n"
        "\\emph{x}\\pcite{12}{c}\\hide{\\cite{no}}\\ifdraft\\cite{no}\\fi\\end{document}"
    )
    found = cited("p.tex", {"p.tex": paper, "own.cls": own + code}.get)

    assert (found.keys, found.unfollowed) == (("a", "b", "own-c"), ())


@pytest.mark.slow
@pytest.mark.parametrize(
    "code",
    [
        pytest.param(r"\def\x{\ifnum1=1 \x\fi}\x", id="conditions that stay open"),
        pytest.param(r"\def\x#1{\x{#1y}}\x{}", id="an argument that grows"),
        pytest.param('\\catcode`\\"=13 \\def"{\\verb"}"x"', id="letters that are read again"),
        pytest.param(
            r"\def\x{\def\y{\z\x\x}\def\z{}\y}\x", id="macros that are made again each time"
        ),
    ],
)
def test_what_never_ends_ends_soon(code: str) -> None:
    """All that is expanded counts, with its length; the rest is read, to plain TeX's end."""
    assert cited("p.tex", {"p.tex": rf"{code} \cite{{a}}\end"}.get).keys == ("a",)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (r"\NewDocumentCommand\own{O{a}}{\cite{#1}}\own\own[b]", "a b"),
    ],
    ids=["a default of xparse"],
)
def test_what_tex_makes_of_it_is_cited(text: str, keys: str) -> None:
    """Not what is written."""
    paper = rf"\documentclass{{article}}\begin{{document}}{text}\end{{document}}"
    assert cited("paper.tex", {"paper.tex": paper}.get).keys == tuple(keys.split())


def test_a_subfile_on_its_own() -> None:
    """It has the macros of its paper, and knows that it is alone (subfiles, section 3)."""
    texts = {
        "main.tex": "\\newcommand{\\see}[1]{\\cite{#1}}\\begin{document}\\cite{no}\\end{document}",
        "sec/a.tex": "\\documentclass[../main]{subfiles}\n\\begin{document}"
        "\\ifSubfilesClassLoaded{\\cite{alone}}{\\cite{within}}\\input{\\subfix{b}}\\end{document}",
        "sec/b.tex": "\\see{b}",
    }

    assert cited("sec/a.tex", texts.get).keys == ("alone", "b")
