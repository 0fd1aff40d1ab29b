r"""Papers that program: groups, conditions, macros that call themselves, letters of other kinds.

Each cites by a way of its own in a paper of its own; `latex.json` says what LaTeX noted.
"""

from __future__ import annotations

from tests.citations.snippet import Snippet

PROGRAMS = [
    Snippet(r"{\renewcommand\x{a1}\cite{\x}}\cite{\x}", r"\newcommand\x{a2}"),
    Snippet(r"\begingroup\def\x#1{\nocite{#1}}\x{b1}\endgroup\x{b2}",
            r"\def\x#1{\cite{c-#1}}"),
    Snippet(r"\begin{quote}\renewcommand{\x}[1]{}\x{a1}\end{quote}"
             r"\x{a2}",
            r"\newcommand{\x}[1]{\cite{#1}}"),
    Snippet(r"{\drafttrue\ifdraft\cite{a1}\fi}\ifdraft\cite{a2}\else"
             r"\cite{a3}\fi",
            r"\newif\ifdraft"),
    Snippet(r"{\let\cite\x \cite{a1}}\cite{a2}", r"\newcommand\x[1]{\nocite{x#1}}"),
    Snippet(r"\bgroup\def\x{a1}\cite{\x}\egroup\cite{\x}", r"\def\x{a2}"),
    Snippet(r"\section{A {\def\x{q}} \cite{\x}}", r"\def\x{p}"),
    Snippet(r"\each a1,a2,;",
            r"\def\each#1,#2;{\cite{#1}\ifx\relax#2\relax\else\each#2;"
             r"\fi}"),
    Snippet(r"\each{a1}{a2}\stop",
            r"\def\each#1{\ifx\stop#1\else\cite{#1}\expandafter\each"
             r"\fi}\def\stop{\stop}"),
    Snippet(r"\cite a \cite{b}"),
    Snippet(r"\citep[x]a"),
    Snippet(r"\cite\x", r"\def\x{a1}"),
    Snippet(r"\csname my\type\endcsname{a1}",
            r"\def\type{cite}\newcommand\mycite[1]{\citep{q#1}}"),
    Snippet(r"\edef\x{\y}\def\y{a2}\cite{\x}", r"\def\y{a1}"),
    Snippet(r"\edef\x{\noexpand\cite{\y}}\def\y{a2}\x", r"\def\y{a1}"),
    Snippet(r"\futurelet\next\go a",
            r"\def\go{\ifx\next a\cite{a1}\else\cite{a2}\fi}"),
    Snippet(r"\mycite{a1:12}\mycite{a2:3}",
            r"\def\split#1:#2\relax{\citep[#2]{#1}}\newcommand\mycite[1]{"
             r"\split#1\relax}"),
    Snippet(r"\mycite{a1}\mycite{a2:3}",
            r"\makeatletter\def\split#1:#2:#3\@nil{\def\a{#2}\ifx"
             r"\a\@empty\cite{#1}\else\citep[#2]{#1}\fi}\newcommand"
             r"\mycite[1]{\split#1::\@nil}\makeatother"),
    Snippet(r"\mc{a1}\mc*{a1}\mc!{b}",
            r"\NewDocumentCommand\mc{s t! m}{\IfBooleanTF#1{\cite{s#3}}{"
             r"\IfBooleanT{#2}{\nocite{t}}\cite{#3}}}"),
    Snippet(r"\mc{a}\mc[b]{a}",
            r"\NewDocumentCommand\mc{O{#2} m}{\cite{#1}\cite{z#2}}"),
    Snippet(r"\begin{mq}{a1}[x]text\end{mq}",
            r"\NewDocumentEnvironment{mq}{m o}{\begin{quote}}{\cite{#1}"
             r"\IfValueT{#2}{\cite{#2}}\end{quote}}"),
    Snippet(r"\ifstrequal{a}{a}{\cite{a1}}{\cite{a2}}\ifstrempty{}{"
             r"\cite{b1}}{\cite{b2}}\expandafter\ifstrequal\expandafter{"
             r"\x}{q}{\cite{c1}}{\cite{c2}}",
            r"\usepackage{etoolbox}\def\x{q}"),
    Snippet(r"\newtoggle{t}\toggletrue{t}\iftoggle{t}{\cite{a1}}{"
             r"\cite{a2}}{\togglefalse{t}\iftoggle{t}{\cite{b1}}{"
             r"\cite{b2}}}\nottoggle{t}{\cite{c1}}{\cite{c2}}",
            r"\usepackage{etoolbox}"),
    Snippet(r"\ifthenelse{\equal{\mode}{draft}}{\cite{a1}}{\cite{a2}}",
            r"\usepackage{ifthen}\newcommand\mode{draft}"),
    Snippet(r"\catcode`\|=0 |cite{a1}\cite{a2}"),
    Snippet(r"\catcode`\!=\active \def!{\cite}!{a1}"),
    Snippet("\\catcode`\\!=14 ! \\cite{a1}\n\\cite{a2}"),
    Snippet("\\begin{lstlisting}[caption={A \\cite{cap}}]\n\\cite{a1}\n"
             "\\end{lstlisting}\n\\cite{a2}",
            r"\usepackage{listings}"),
    Snippet(r"|\cite{a1}| \cite{a2}", r"\usepackage{shortvrb}\MakeShortVerb{\|}"),
    Snippet(r"|\cite{a1}| \cite{a2}", r"\usepackage{fancyvrb}\DefineShortVerb{\|}"),
    Snippet(r"\lstMakeShortInline|\lstMakeShortInline! |\cite{a1}| "
             r"\cite{a2}",
            r"\usepackage{listings}"),
    Snippet("\\begin{filecontents*}[overwrite]{parts.tex}\n\\cite{fc1}\n"
             "\\end{filecontents*}\n\\input{parts}\\cite{a2}"),
    Snippet("\\begin{comment}\n\\cite{a1}\n\\end{comment}\n\\cite{a2}",
            r"\usepackage{verbatim}"),
    Snippet(r"\mycode|\cite{a1}|\cite{a2}",
            r"\usepackage{listings}\newcommand\mycode{\lstinline}"),
    Snippet(r"\input{\dir/one}\cite{z}", r"\def\dir{parts}",
            files={"parts/one.tex": r"\cite{a1}"}),
    Snippet(r"\input{one}\cite{z}",
            files={"one.tex": r"\cite{a1}\endinput \cite{a2}"}),
    Snippet(r"\subfile{ch/one}\cite{z}", r"\usepackage{subfiles}",
            files={"ch/one.tex": "\\documentclass[../paper.tex]{subfiles}\n\\begin{document}"
                    r"\cite{a1}\end{document}\cite{a2}"}),
    Snippet(r"\cite{a1}\stop \cite{a2}"),
    Snippet(r"\begin{q}\cite{a1}\end{q}\cite{a2}",
            r"\NewDocumentEnvironment{q}{+b}{}{}"),
    Snippet(r"\todo{\cite{a1}}\cite{z}", r"\usepackage[disable]{todonotes}"),
    Snippet(r"\citep[see][p.~{[}3{]}]{a1}\citep[{\cite{a2}}]{a3}"
             r"\cite[a]b"),
    Snippet(r"\texorpdfstring{\cite{a1}}{\cite{a2}}", r"\usepackage{hyperref}"),
    Snippet(r"\cite{\jobname}"),
    Snippet(r"\def\cs{cite}\csname\cs\endcsname{a1}\@ifx",
            r"\makeatletter\def\@ifx{\cite{a2}}\makeatother"),
    Snippet(r"\let\ifdraft\iffalse \ifdraft\cite{a1}\else\cite{a2}"
             r"\fi\let\ifdraft\iftrue\ifdraft\cite{a3}\fi"),
    Snippet(r"\expandafter\let\expandafter\x\csname cite\endcsname"
             r"\x{a1}"),
    Snippet(r"\edef\list{a1,a2}\edef\list{\list,a3}\cite{\list}"),
    Snippet(r"\def\list{}\makeatletter\def\addto#1{\edef\list{\ifx"
             r"\list\empty\else\list,\fi#1}}\makeatother\addto{a1}"
             r"\addto{a2}\cite{\list}"),
    Snippet(r"\def\add#1{\xdef\list{\list#1,}}\def\list{}{\add{a1}"
             r"\add{a2}}\expandafter\cite\expandafter{\list}"),
    Snippet(r"\seen{a1}\seen{a1}\seen{a2}",
            r"\newcommand\seen[1]{\ifcsname seen@#1\endcsname\nocite{again-#1}"
             r"\else\expandafter\gdef\csname seen@#1\endcsname{}\cite{#1}"
             r"\fi}"),
    Snippet(r"\makeatletter\newcommand\mc{\@ifstar\mc@s\mc@n}\def"
             r"\mc@s#1{\nocite{s#1}}\newcommand\mc@n[2][]{\cite[#1]{#2}}"
             r"\makeatother\mc*{a}\mc{b}\mc[1]{c}"),
    Snippet(r"\makeatletter\newcommand\mc{\@dblarg\mc@}\def\mc@[#1]#2{"
             r"\citep[#1]{#2}}\makeatother\mc{a1}\mc[x]{a2}"),
    Snippet(r"\begingroup\input{a}\endgroup\x{a2}",
            r"\newcommand\x[1]{\nocite{outer-#1}}",
            files={"a.tex": r"\renewcommand\x[1]{\cite{#1}}\x{a1}"}),
    Snippet("\\begin{comment}\nx \\end{comment} \\cite{a1}\n\\end{comment}\n"
             r"\cite{a2}",
            r"\usepackage{comment}"),
    Snippet(r"\iffalse\newif\iffoo\fi\cite{a1}"),
    Snippet(r"\NewExpandableDocumentCommand{\x}{m}{key#1}\cite{\x{1}}"),
    Snippet(r"\cite{\x{1}}", r"\newcommand\x[1]{key#1}"),
    Snippet(r"\expandafter\ifx\csname foo@12\endcsname\relax\cite{a1}"
             r"\else\cite{a2}\fi"),
    Snippet(r"\ifversion{long}{\cite{a1}}\ifversion{short}{\cite{a2}}",
            r"\usepackage{ifthen}\newcommand\version{long}\newcommand"
             r"\ifversion[2]{\ifthenelse{\equal{\version}{#1}}{#2}{}}"),
    Snippet(r"\cite[a]{a1}\bcite{a2}",
            r"\let\oldcite\cite\renewcommand{\cite}{ \oldcite}\newcommand{"
             r"\bcite}{ (\oldcite)}"),
    Snippet(r"\pcite{a1}{3}", r"\newcommand\pcite[2]{\mbox{\cite[p.\,{#2}]{{#1}}}}"),
    Snippet(r"\cites{a1}{a2}{a3}\multi{a4}{a5}x",
            r"\makeatletter\newcommand\cites[1]{\citet{#1}\@ifnextchar\bgroup{, \cites}{.}}"
            r"\def\multi#1{\cite{#1}\@ifnextchar\bgroup\multi\relax}\makeatother"),
    Snippet(r"\jd{\cite{a1}}\comm{JD}{see \cite{a2}}",
            r"\newcommand\definecomment[2]{\expandafter\newcommand\csname #1\endcsname[1]{#2: ##1}}"
            r"\definecomment{jd}{JD}"
            r"\newif\ifcomments\newcommand\comm[2]{\ifcomments\textbf{#1: #2}\fi}"),
    Snippet(r"\eg \cite{a1} \eg~\cite{a2}",
            r"\makeatletter\def\onedot{\futurelet\@let@token\@onedot}"
            r"\def\@onedot{\ifx\@let@token.\else.\null\fi}\def\eg{e.g\onedot}\makeatother"),
    Snippet(r"\small\x{1}\normalsize\x{2}",
            r"\newcommand\x[1]{\cite{a#1}}\makeatletter\renewcommand\small{"
             r"\@setfontsize\small\@ixpt{11}}\renewcommand\normalsize{"
             r"\@setfontsize\normalsize\@xpt{12}\citesize}\def\citesize{}\makeatother"),
    Snippet(r"\small\x{1}\cite{a2}",
            r"\usepackage{sizes}\newcommand\x[1]{\cite{a#1}}",
            files={"sizes.sty": r"\def\citesize{}\renewcommand\small{"
                   r"\@setfontsize\small\@ixpt{11}\citesize}"}),
    Snippet(
        r"\cite{a1}\x{a2}",
        r"\usepackage{etoolbox}\robustify\cite\newcommand\x[1]{\cite{#1}}",
    ),
    Snippet(
        r"\url{http://x.org/a}\cite{a1}$a->b\relax$\cite{a2}",
        r"\usepackage{links}",
        files={
            "links.sty": r"\def\url#1{\def\k{#1}\expandafter\cite@url\meaning\k\relax}"
            r"\def\cite@url#1->#2\relax{#2}"
        },
    ),
    Snippet("\\begin{code}\n\\cite{no}\n\\end{code}\n\\cite{a1}\n"
             "\\begin{code*}{a2}\n\\cite{no}\n\\end{code*}\n\\cite{a3}",
            r"\usepackage{fancyvrb}\newenvironment{code}{\VerbatimEnvironment"
             r"\begin{Verbatim}}{\end{Verbatim}}\newenvironment{code*}[1]{"
             r"\cite{#1}\VerbatimEnvironment\begin{Verbatim}[frame=single]}{"
             r"\end{Verbatim}\cite{a4}}"),
    Snippet(r"\ac{nn}\acs{cnn}",
            r"\usepackage{acro}\DeclareAcronym{nn}{short=NN,long=Net \cite{a1},cite={a2}}"
             r"\DeclareAcronym{cnn}{short=CNN,long=Net,cite={[p. 1]{a3}}}"),
    Snippet(
        r"\vcite{a1}\vcite|a2|\vcite +a3,a4+ \vtext{\cite{no}}\vtext|\cite{no}|\vtext*}\cite{no*"
        r"\vsee*{a5}[p. 1]!a6! \cite{a7}",
        r"\NewDocumentCommand{\vcite}{v}{\cite{#1}}\NewDocumentCommand{\vtext}{v}{\texttt{#1}}"
        r"\NewDocumentCommand{\vsee}{s v O{x} +v}{\cite[#3]{#2,#4}}",
    ),
    Snippet(r"\ifundef{\x}{\cite{d1}}{\cite{d2}}\ifcsundef{no@1}{\cite{e1}}{\cite{e2}}"
            r"\notbool{b}{\cite{g1}}{\cite{g2}}\ifdefempty{\y}{\cite{y1}}{\cite{y2}}"
            r"\ifcsdef{x}{\cite{c1}}{\cite{c2}}\ifstrempty{}{\cite{b1}}{\cite{b2}}\mc{}",
            r"\usepackage{etoolbox}\newcommand\x{q}\newcommand\y{}\newbool{b}"
            r"\NewDocumentCommand\mc{o m}{\IfNoValueT{#1}{\cite{h1}}\IfValueT{#1}{\cite{h2}}"
            r"\IfNoValueF{#1}{\cite{h3}}\IfValueF{#1}{\cite{h4}}\IfValueTF{#1}{\cite{h5}}{\cite{h6}}"
            r"\IfBlankT{#2}{\cite{h7}}\IfBlankF{#2}{\cite{h8}}}"),
    Snippet(r"\ifthenelse{\equal{\mode}{draft}}{\cite{a1}}{\cite{a2}}"
            r"\ifthenelse{ \NOT \equal{\mode}{draft} }{\cite{b1}}{\cite{b2}}"
            r"\ifthenelse{\not\boolean{c}}{\cite{c1}}{\cite{c2}}",
            r"\usepackage{ifthen}\newcommand\mode{draft}\newboolean{c}"),
    Snippet(r"\newtoggle{t}\toggletrue{t}\nottoggle{t}{\cite{c1}}{\cite{c2}}"
            r"{\togglefalse{t}\iftoggle{t}{\cite{b1}}{\cite{b2}}}",
            r"\usepackage{etoolbox}"),
    Snippet(r"{\def\x{a1}\gdef\x{a2}}\cite{\x}"),
    Snippet(r"\x a1--a2;", r"\def\x#1--#2;{\cite{#1}\cite{#2}}"),
    Snippet(r"|\cite{a1}| \cite{a2}", r"\usepackage{shortvrb}\MakeShortVerb*{\|}"),
    Snippet(r"\todo{\cite{a1}}\cite{a2}", r"\usepackage{todonotes}"),
]  # fmt: skip
