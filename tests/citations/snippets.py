r"""Ways to cite, and what LaTeX writes to the .aux file for each (`latex.json`, recorded).

Each snippet cites keys of its own in a way of its own. The keys that must not count are those that
LaTeX passes over. `test_against_latex.py` asks LaTeX whether what is recorded is still so.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.citations.programs import PROGRAMS
from tests.citations.snippet import Snippet

NATBIB = [
    Snippet(r"\cite{a1} \citep[see][p.~3]{a2, a3}\citet*{a4} \Citealp{a5} \nocite{a6}"),
    Snippet("\\cite{%\n  b1, % not b2,\n  b3}"),
    Snippet("% \\cite{c1}\n5\\% \\cite{c2} \\\\% \\cite{c3}\n"),
    Snippet(r"\verb|\cite{d1}| \verb*+\cite{d2}+ \cite{d3}"),
    Snippet("\\begin{verbatim}\n\\cite{e1}\n\\end{verbatim}\n\\cite{e2}"),
    Snippet(r"\url{http://x.org/a%20b} \cite{f1}", r"\usepackage{url}"),
    Snippet(r"\iffalse \cite{g1} \iftrue x \else y \fi \cite{g2}\else\cite{g3}\fi \cite{g4}"),
    Snippet(r"\iftrue\cite{h1}\else\cite{h2}\fi"),
    Snippet(r"\ifdraft\cite{i1}\else\cite{i2}\fi\drafttrue\ifdraft\cite{i3}\fi", r"\newif\ifdraft"),
    Snippet(r"\see{j1,j2} \see[p. 3]{j3}", r"\newcommand{\see}[2][]{see \citep[#1]{#2}}"),
    Snippet(r"\seminal", r"\newcommand{\seminal}{\cite{k1}}\newcommand{\never}{\cite{k2}}"),
    Snippet(r"\drop{\cite{l1}} \keep{\cite{l2}}",
            r"\newcommand{\drop}[1]{}\newcommand{\keep}[1]{\emph{#1}}"),
    Snippet(r"\old{m1}", r"\let\old\citet"),
    Snippet(r"\mine{n1}{text}", r"\def\mine#1#2{#2 \cite{#1}}"),
    Snippet(r"\new*[p. 1]{o1}", r"\NewDocumentCommand{\new}{s O{x} m}{\citet[#2]{#3}}"),
    Snippet(r"\bibentry{p1}", r"\usepackage{bibentry}"),
    Snippet("\\begin{comment}\n\\cite{q1}\n\\end{comment}\n\\cite{q2}", r"\usepackage{verbatim}"),
    Snippet("%\\begin{comment}\n\\cite{r1}\n%\\end{comment}\n"),
    Snippet(r"\input{parts/one} \include{two}",
            files={"parts/one.tex": r"\cite{s1} \input{parts/three}", "two.tex": r"\cite{s2}",
                   "parts/three.tex": r"\cite{s3}"}),
    Snippet(r"\InputIfFileExists{there}{\cite{t1}}{\cite{t2}}"
            r"\InputIfFileExists{gone}{\cite{t3}}{\cite{t4}}",
            files={"there.tex": r"\cite{t5}"}),
    Snippet(r"\citetext{as in \citealp{u1}} \excited{u2}", r"\newcommand{\excited}[1]{#1}"),
    Snippet(r"\citeauthor{v1} \citeyearpar{v2} \citefullauthor{v3} \citealt*{v4} \Citeauthor{v5}"),
    Snippet(r"\mylocal{w1}", r"\usepackage{macros}",
            {"macros.sty": r"\newcommand\mylocal[1]{\cite{#1}}"}),
    Snippet(r"\footnote{\cite{x1} {\bf \citep[{[}3{]}]{x2}}} \textbf{\cite[\textit{x3}]{x4}}"),
    Snippet("\\cite\n{y1} \\citep [12] {y2} \\citep%\n[1]%\n{y3}"),
    Snippet(r"\newcommand{\within}[1]{\cite{#1}}\newcommand{\around}[1]{\within{#1}}\around{z1}"),
    Snippet(r"\short{A1} \short[p. 3]{A2}", r"\newcommand{\short}{\citep}"),
    Snippet(r"\stars{B1} \stars*{B2}",
            r"\makeatletter\newcommand{\stars}{\@ifstar{\citet*}{\citet}}\makeatother"),
    Snippet(r"\copied{C1}", r"\NewCommandCopy{\copied}{\citep}"),
    Snippet(r"\delimited[p. 3]{D1} \upto D2;",
            r"\def\delimited[#1]#2{\citep[#1]{#2}}\def\upto #1;{\cite{#1}}"),
    Snippet(r"\cite{\thekey} \edef\other{E2}\cite{E1,\other}", r"\newcommand{\thekey}{E3}"),
    Snippet(r"\citep[see \citealp{F1}][and {\citealp{F2}}]{F3}"),
    Snippet(r"\input{stopped}\cite{G3}",
            files={"stopped.tex": "\\cite{G1}\n\\endinput\n\\cite{G2}"}),
    Snippet(r"\iftoggle{t}{\cite{J1}}{\cite{J2}}\toggletrue{t}\iftoggle{t}{\cite{J3}}{\cite{J4}}"
            r"\ifbool{b}{\cite{J5}}{\cite{J6}}\iffalse\iftoggle{t}{x}{y}\fi\cite{J7}",
            r"\usepackage{etoolbox}\newtoggle{t}\newbool{b}"),
    Snippet(r"\ifthenelse{\boolean{c}}{\cite{K1}}{\cite{K2}}\setboolean{c}{true}"
            r"\ifthenelse{\boolean{c}}{\cite{K3}}{}", r"\usepackage{ifthen}\newboolean{c}"),
    Snippet("\\begin{note}\n\\cite{L1}\n\\end{note}\n\\begin{yes}\n\\cite{L2}\n\\end{yes}\n",
            r"\usepackage{comment}\excludecomment{note}\includecomment{yes}"),
    Snippet("\\begin{Code}\n\\cite{M1}\n\\end{Code}\n\\cite{M2}\n",
            r"\usepackage{fancyvrb}\DefineVerbatimEnvironment{Code}{Verbatim}{}"),
    Snippet(r"\subfile{sec/sub}\cite{N9}", r"\usepackage{subfiles}",
            {"sec/sub.tex": "\\documentclass[../paper]{subfiles}\n\\begin{document}\n\\cite{N1}"
             "\\input{near}\n\\end{document}\n\\cite{N2}", "sec/near.tex": r"\cite{N3}"}),
    Snippet(r"\input{fig}\cite{O9}", r"\usepackage{standalone}",
            {"fig.tex": "\\documentclass{standalone}\n\\begin{document}\n\\cite{O1}"
             "\n\\end{document}\n"}),
    Snippet(r"\import{ch/}{pa} \subimport{ch/}{pb}", r"\usepackage{import}",
            {"ch/pa.tex": r"\cite{P1}\input{pc}", "ch/pb.tex": r"\cite{P2}\subimport{deep/}{pd}",
             "ch/pc.tex": r"\cite{P3}", "ch/deep/pd.tex": r"\cite{P4}"}),
    Snippet(r"\begin{quo}{R1}text\end{quo}\begin{one}x\end{one}",
            r"\newenvironment{quo}[1]{\begin{quote}\def\who{#1}}{\cite{\who}\end{quote}}"
            r"\newenvironment{one}{\cite{R2}}{\cite{R3}}\newenvironment{two}{\cite{R4}}{}"),
    Snippet(r"\optional{T1}\optional[x]{T2} \csname citep\endcsname{T3}",
            r"\makeatletter\newcommand{\optional}{\@ifnextchar[{\with@it}{\with@it[]}}"
            r"\def\with@it[#1]#2{\citep[#1]{#2}}\makeatother"),
    Snippet(r"\def\listed{S1,S2}\expandafter\cite\expandafter{\listed}"),
    Snippet(r"\def\flag{1}\ifdefined\flag\cite{V7}\else\cite{V8}\fi"),
    Snippet(r"\def\lefty{x}\def\righty{y}\ifx\lefty\righty\cite{W1}\else\cite{W2}\fi\let\righty\lefty"
            r"\ifx\lefty\righty\cite{W3}\else\cite{W4}\fi\ifx\lefty\undefined\cite{W5}\else\cite{W6}\fi"
            r"\maybe{W7}\maybe[p.~3]{W8}",
            r"\newcommand{\maybe}[2][\empty]{\ifx\empty#1\cite{#2}\else\citep[#1]{#2}\cite{W9}\fi}"),
    Snippet(r"\makeatletter\@nameuse{cite}{Y1}\@namedef{named1}#1{\citep{#1}}\makeatother"
            r"\csname named1\endcsname{Y2}\csdef{called}#1{\cite{#1}}\csuse{called}{Y3}"
            r"\expandafter\let\csname copiedbyname\endcsname\citet\copiedbyname{Y4}",
            r"\usepackage{etoolbox}"),
    Snippet(r"\xa{Z1}\xb<Z2>\xc(x){Z3}\xd[p. 1]{Z4}\xe{Z5}\xf{Z6}\xf*{Z7}",
            r"\NewDocumentCommand\xa{>{\TrimSpaces}m}{\cite{#1}}\NewDocumentCommand\xb{r<>}{\cite{#1}}"
            r"\NewDocumentCommand\xc{d() m}{\cite{#2}}"
            r"\NewDocumentCommand\xd{o m}{\IfNoValueTF{#1}{\cite{Z8}}{\citep[#1]{#2}}}"
            r"\NewDocumentCommand\xe{o m}{\IfValueT{#1}{\cite{Z9}}\IfNoValueT{#1}{\cite{#2}}}"
            r"\NewDocumentCommand\xf{s m}{\IfBooleanTF{#1}{\citep{#2}}{\citet{#2}}}"),
    Snippet(r"\ifstrequal{a}{a}{\cite{aa1}}{\cite{aa2}}\ifblank{ }{\cite{aa3}}{\cite{aa4}}"
            r"\notblank{x}{\cite{aa5}}{\cite{aa6}}"
            r"\ifdef{\cite}{\cite{aa9}}{\cite{aa10}}", r"\usepackage{etoolbox}"),
    Snippet(r"\ifthenelse{\equal{a}{b}}{\cite{ab1}}{\cite{ab2}}"
            r"\ifthenelse{\NOT\equal{a}{b}}{\cite{ab5}}{\cite{ab6}}",
            r"\usepackage{ifthen}"),
    Snippet(r"\IfFileExists{at.tex}{\cite{ac1}}{\cite{ac2}}\IfFileExists{gone}{\cite{ac3}}{\cite{ac4}}"
            r"\makeatletter\@input{at}\makeatother",
            files={"at.tex": r"\cite{ac5}"}),
    Snippet(r"\makeatletter\@gobble{\cite{ad1}}\@firstoftwo{\cite{ad2}}{\cite{ad3}}"
            r"\@secondoftwo{\cite{ad4}}{\cite{ad5}}\makeatother"
            r"\typeout{\string\cite{ad6}}\detokenize{\cite{ad7}}\cite{ad8}"),
    Snippet(r"\lowercase{\cite{AF1}}\uppercase{\cite{af2} \textit{x}}\cite{af3}"
            r"\MakeUppercase{\cite{af4}}"),
    Snippet(r"\includestandalone{ag}\includestandalone[width=3cm]{sub/ah}\cite{ag9}",
            r"\usepackage{standalone}",
            {"ag.tex": "\\documentclass{standalone}\n\\begin{document}\n\\cite{ag1}\n"
             "\\end{document}\n",
             "sub/ah.tex": "\\documentclass{standalone}\n\\begin{document}\n\\cite{ah1}\n"
             "\\end{document}\n"}),
    Snippet("\\begin{dropped}\n\\cite{ao4}\n\\end{dropped}\n\\cite{ao5}", r"\usepackage{verbatim}"
            r"\newenvironment{dropped}{\expandafter\comment}{\expandafter\endcomment}"),
    Snippet("\\begin{answer}\n\\cite{aq1}\n\\end{answer}\n\\begin{hint}\n\\cite{aq2}\n\\end{hint}\n",
            r"\usepackage{version}\excludeversion{answer}\includeversion{hint}"),
    Snippet(r"\braced{ar1}{ar2}\braced{ar3} \other{ar4}\other{ar5}{ar6}",
            r"\usepackage{xparse}\NewDocumentCommand\other{m G{ar7}}{\cite{#1,#2}}"
            r"\NewDocumentCommand\braced{m g}{\cite{#1}\IfNoValueF{#2}{\cite{#2}}}"),
    Snippet(r"\begin{claim}{as1}\cite{as2}\end{claim}\begin{remark}[colback=white]{as3}x\end{remark}",
            r"\usepackage{tcolorbox}\tcbuselibrary{xparse}"
            r"\newtcolorbox[auto counter]{claim}[2][]{title={See \cite{#2}},#1}"
            r"\NewTColorBox{remark}{O{} m}{title={\cite{#2}},#1}"),
    Snippet("\\begin{SaveVerbatim}{v}\n\\cite{at1}\n\\end{SaveVerbatim}\n\\cite{at2}",
            r"\usepackage{fancyvrb}"),
    Snippet(r"\subfile{sec/au}\ifSubfilesClassLoaded{\cite{au8}}{\cite{au9}}",
            r"\usepackage{subfiles}",
            {"sec/au.tex": "\\documentclass[../paper]{subfiles}\n\\begin{document}\n\\cite{au1}"
             "\\input{\\subfix{av}}\\ifSubfilesClassLoaded{\\cite{au2}}{\\cite{au3}}\n\\end{document}\n",
             "sec/av.tex": r"\cite{av1}"}),
    Snippet(r"\input{sec/aw}\input{\currfiledir ay}", r"\usepackage{currfile}",
            {"sec/aw.tex": r"\cite{aw1}\input{\currfiledir ax}", "sec/ax.tex": r"\cite{ax1}",
             "ay.tex": r"\cite{ay1}"}),
    Snippet(r"\input{ai}\input{aj.tex}\IfFileExists{ak}{\cite{ak1}}{\cite{ak2}}\input{al}",
            r"\makeatletter\def\input@path{{parts/}{more/}}\makeatother",
            {"parts/ai.tex": r"\cite{ai1}", "more/aj.tex": r"\cite{aj1}",
             "more/ak.tex": "x", "al.tex": r"\cite{al1}", "parts/al.tex": r"\cite{al2}"}),
    Snippet(r"\gls{am}\gls{an}", r"\usepackage{glossaries}\loadglsentries{terms}"
            r"\loadglsentries[main]{more/terms}",
            {"terms.tex": r"\newacronym{am}{AM}{another \cite{am1}}",
             "more/terms.tex": r"\newacronym{an}{AN}{a name \cite{an1}}"}),
    Snippet(r"\forcsvlist{\listed}{az1, az2}\listing{az3,az4}\renewcommand{\do}[1]{\cite{#1}}"
            r"\docsvlist{az5,az6}", r"\usepackage{etoolbox}\newcommand{\listed}[1]{\cite{#1};}"
            r"\newcommand{\listing}[1]{\forcsvlist{\listed}{#1}}"),
    Snippet(r"\several{ba1,ba2}\makeatletter\@for\one:=\them\do{\cite{\one}}\makeatother",
            r"\makeatletter\newcommand{\several}[1]{\@for\one:=#1\do{[\citenum{\one}]}}\makeatother"
            r"\def\them{ba3,ba4}"),
    Snippet(r"\maker{\made}\made{ae1}", r"\newcommand{\maker}[1]{\newcommand{#1}[1]{\cite{##1}}}"),
]  # fmt: skip
# These change what other snippets use: each has a paper of its own.
ALONE = [
    Snippet(r"\cite{a1} \citep{a2}",
            r"\let\oldcite\cite\renewcommand{\cite}[1]{\textbf{\oldcite{#1}}}"),
    Snippet(r"\citet{b1}", r"\let\OLD=\citet \def\citet{\OLD}"),
    Snippet(r"\citep{c1}\mine{c2}",
            r"\NewCommandCopy{\mine}{\citep}\renewcommand{\citep}[1]{(\mine{#1})}"),
    Snippet(r"\cite{d1}", r"\providecommand{\cite}[1]{}"),
    Snippet(r"\include{in}\include{out}\cite{e1}", r"\includeonly{in, other}",
            {"in.tex": r"\cite{e2}", "out.tex": r"\cite{e3}"}),
    Snippet(r"\added{\cite{ao1}} \comment{\cite{ao2}} \highlight{\cite{ao3}}",
            r"\usepackage{changes}"),
    Snippet(r"\cite{aq1}\begin{thebibliography}{9}"
            r"\bibitem[\protect\citename{Doe et al., }2020]{aq1} D., as \cite{aq2} has it."
            r"\bibitem[{\protect\citeauthoryear{Doe}{Doe and Roe}{2021}}]{aq3} D."
            r"\end{thebibliography}"),
    Snippet("\\begin{enumerate}\\item\\comment{\\cite{ap1}}\\cite{ap2}\\end{enumerate}\n\\cite{ap3}",
            r"\usepackage{changes}"),
]  # fmt: skip
BEAMER = Snippet(
    "\\begin{frame}\\cite{a1} \\only<1>{\\cite{a2}} \\uncover<2->{\\cite[p.~3]{a3}}\\end{frame}\n"
    "\\begin{frame}[fragile]\n\\verb|\\cite{a4}|\n\\end{frame}\n"
    r"\begin{frame}\hl<2>{a5} \hl{a6} \see<1->[p. 3]{a7} \see[p. 4]{a8}\end{frame}",
    r"\newcommand<>{\hl}[1]{\only#2{\cite{#1}}}\newcommand<>\see[2][]{\only#3{\cite[#1]{#2}}}",
)
BIBLATEX = [
    Snippet(r"\parencite[{[}3{]}]{a1} \autocite*{a2} \footcite{a3} \Textcite{a4} \smartcite{a5}"),
    Snippet(r"\cites(pre)(post)[1]{b1}[2][3]{b2}{b3} \parencites{b4}{b5} after {b6}"),
    Snippet(r"\citetitle{c1} \citeyear{c2} \citefield{c3}{title} \fullcite{c4} \footfullcite{c5}"),
    Snippet(r"\volcite{2}[12]{d1} \pvolcite[see]{3}{d2}"),
    Snippet(r"\supercite{e1} \footcitetext{e2} \notecite{e3} \citeurl{e4} \citedate{e5}"),
    Snippet(r"\nocite{f1,f2}\textcites[1]{f3}{f4}"),
    Snippet(r"\mycite{g1}", r"\DeclareCiteCommand{\mycite}{}{\printnames{labelname}}{;}{}"),
    Snippet(
        r"\printed{j1}\several{j2}{j3}",
        r"\DeclareCiteCommand{\printed}{}{\printnames{author}}{;}{}"
        r"\DeclareMultiCiteCommand{\several}{\printed}{;}",
    ),
    Snippet(r"\AtNextCite{\bfseries}\cite{h1}"),
    Snippet(r"\DeclareOuterCiteDelims{parencite}{(}{)}\cite{k1}"),  # biblatex-ext's
    Snippet(
        r"\textcquote[see][3]{i1}[.]{text \cite{i2}}\blockcquote{i3}{x}"
        r"\foreigntextcquote{english}{i4}{x}\hyphentextcquote{english}[2]{i6}{x}"
        r"\hyphenblockcquote{english}{i7}{x}\hybridblockcquote{english}{i8}{x}"
        r"\begin{displaycquote}[12]{i5}text\end{displaycquote}",
        r"\usepackage{csquotes}",
    ),
]  # fmt: skip
APACITE = [
    Snippet(r"\cite<see>[p.~3]{a1} \citeA{a2} \shortcite{a3} \fullcite<e.g.,>{a4,a5} \citeNP{a6}"),
    Snippet(r"\citeauthor{b1} \citeyearNP{b2} \maskcite{b3} \nocite{b4} \citeauthorNP{b5}"),
]
JURABIB = [
    Snippet(r"\citefield[3]{title}{a1} \citefield{year}{a2} \footcite{a3}"),
]
MULTIBIB = [
    Snippet(r"\cite{a1} \citesec{a2} \nocitesec{a3}", r"\newcites{sec}{Second}"),
]
AMSREFS = [Snippet(r"\cite{a1}*{p. 3} \citelist{\cite{a2}\cite{a3}*{p}} \cites{a4,a5}")]
MCITE = [
    Snippet("\\cite{a1,*a2, %\n *a3}"),
    Snippet(r"\mciteSetBstMaxWidthForm{subitem}{a}\cite{b1}"),
]
ABNT = [
    Snippet(
        r"\citeoption{abnt-etal-cite=2}\citeonline{a1} \apud[p.~2]{a2}{a3} \apudonline{a4}{a5}"
    ),
    Snippet(r"\Idem[p.~1]{b1} \opcit{b2} \passim{b3} \loccit[2]{b4} \etseq{b5} \cfcite{b6}"),
]
XCITE = [Snippet(r"\cite{a1}", r"\externalcitedocument{main}")]
PAPERS = {
    f"{name}-{snippet.body[:24]}": (package, snippet)
    for name, package, snippets in (
        ("natbib", "natbib", NATBIB),
        ("alone", "natbib", ALONE),
        ("apacite", "apacite", APACITE),
        ("jurabib", "jurabib", JURABIB),
        ("multibib", "multibib", MULTIBIB),
        ("biblatex", "biblatex", BIBLATEX),
        ("amsrefs", "amsrefs", AMSREFS),
        ("mcite", "mciteplus", MCITE),
        ("abnt", "abntex2cite", ABNT),
        ("xcite", "xcite", XCITE),
    )
    for snippet in snippets
} | {f"program-{number:03}": ("natbib", snippet) for number, snippet in enumerate(PROGRAMS, 1)}
"""A paper of each snippet: its package and the snippet."""

RECORDED: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("latex.json").read_text(encoding="utf-8")
)
"""What LaTeX noted of each paper, sorted."""


def files_of(package: str, snippets: list[Snippet], kind: str = "article") -> dict[str, str]:
    """Return the files of a paper of these snippets; `paper.tex` is the one to typeset."""
    preamble = "\n".join(dict.fromkeys(s.preamble for s in snippets if s.preamble))
    body = "\n\n".join(snippet.body for snippet in snippets)
    files = {name: text for snippet in snippets for name, text in snippet.files.items()}
    files["paper.tex"] = (
        f"\\documentclass{{{kind}}}\n\\usepackage{{{package}}}\n{preamble}\n"
        f"\\begin{{document}}\n{body}\n\\end{{document}}\n\\cite{{afterwards}}\n"
    )
    return files
