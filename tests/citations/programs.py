r"""Papers that program: groups, conditions, numbers, lists, loops, letters of other categories.

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
    Snippet(r"\citelist{a1,a2,a3}",
            r"\ExplSyntaxOn\NewDocumentCommand\citelist{m}{\clist_map_inline:nn{#1}{"
             r"\citep{##1}}}\ExplSyntaxOff"),
    Snippet(r"\citelist{a1,a2,a3}",
            r"\ExplSyntaxOn\cs_new:Npn\my_one:n #1{\cite{#1},~}\NewDocumentCommand"
             r"\citelist{m}{\clist_map_function:nN{#1}\my_one:n}\ExplSyntaxOff"),
    Snippet(r"\mc{a1;a2;a3}",
            r"\ExplSyntaxOn\seq_new:N\l_my_seq\NewDocumentCommand"
             r"\mc{m}{\seq_set_split:Nnn\l_my_seq{;}{#1}\seq_map_inline:Nn"
             r"\l_my_seq{\cite{##1}}}\ExplSyntaxOff"),
    Snippet(r"\mc{foo}\mc{bar}",
            r"\ExplSyntaxOn\NewDocumentCommand\mc{m}{\str_case:nnF{#1}{{foo}{"
             r"\cite{a1}}{bar}{\cite{a2}}{baz}{\cite{a9}}}{\cite{a3}}}"
             r"\ExplSyntaxOff"),
    Snippet(r"\mc",
            r"\ExplSyntaxOn\tl_new:N\g_k_tl\tl_gset:Nn\g_k_tl{a1,a2}"
             r"\NewDocumentCommand\mc{}{\exp_args:NV\cite\g_k_tl}"
             r"\ExplSyntaxOff"),
    Snippet(r"\mc{a1}",
            r"\ExplSyntaxOn\bool_new:N\l_x_bool\bool_set_true:N\l_x_bool"
             r"\NewDocumentCommand\mc{m}{\bool_if:NTF\l_x_bool{\cite{#1}}{"
             r"\cite{no}}}\ExplSyntaxOff"),
    Snippet(r"\mc",
            r"\ExplSyntaxOn\int_new:N\l_x_int\NewDocumentCommand"
             r"\mc{}{\int_set:Nn\l_x_int{2}\int_compare:nNnTF{\l_x_int}>{1}{"
             r"\cite{a1}}{\cite{a2}}}\ExplSyntaxOff"),
    Snippet(r"\mc",
            r"\ExplSyntaxOn\NewDocumentCommand\mc{}{\int_step_inline:nn{3}{"
             r"\cite{a##1}}}\ExplSyntaxOff"),
    Snippet(r"\mc{x}",
            r"\ExplSyntaxOn\prop_new:N\g_p\prop_gput:Nnn\g_p{x}{a1}"
             r"\NewDocumentCommand\mc{m}{\prop_get:NnN\g_p{#1}\l_tmpa_tl"
             r"\exp_args:NV\cite\l_tmpa_tl}\ExplSyntaxOff"),
    Snippet(r"\mc{a1,a2}",
            r"\ExplSyntaxOn\NewDocumentCommand\mc{>{\SplitList{,}}m}{"
             r"\ProcessList{#1}{\mine}}\newcommand\mine[1]{\cite{#1}}"
             r"\ExplSyntaxOff"),
    Snippet(r"\mc{a1/a2}",
            r"\NewDocumentCommand\mc{>{\SplitArgument{1}{/}}m}{\two#1}"
             r"\newcommand\two[2]{\cite{#1}\nocite{#2}}"),
    Snippet(r"\setcounter{k}{2}\ifnum\value{k}>1 \cite{a1}\else\cite{a2}"
             r"\fi",
            r"\newcounter{k}"),
    Snippet(r"\stepcounter{k}\addtocounter{k}{2}\ifnum\value{k}=3 "
             r"\cite{a1}\else\cite{a2}\fi",
            r"\newcounter{k}"),
    Snippet(r"\ifcase\value{k}\cite{a0}\or\cite{a1}\or\cite{a2}\fi"
             r"\stepcounter{k}\ifcase\value{k}\cite{b0}\or\cite{b1}"
             r"\fi",
            r"\newcounter{k}"),
    Snippet(r"\n=2 \advance\n by 1 \ifnum\n=3 \cite{a1}\else\cite{a2}"
             r"\fi",
            r"\newcount\n"),
    Snippet(r"\n=0 \loop\ifnum\n<3 \advance\n by 1 \cite{a\the\n}"
             r"\repeat",
            r"\newcount\n"),
    Snippet(r"\whiledo{\value{k}<3}{\stepcounter{k}\cite{a\arabic{k}}}",
            r"\usepackage{ifthen}\newcounter{k}"),
    Snippet(r"\ifthenelse{\value{k}=0}{\cite{a1}}{\cite{a2}}",
            r"\usepackage{ifthen}\newcounter{k}"),
    Snippet(r"\makeatletter\@tempcnta=0 \@whilenum\@tempcnta<2 \do{"
             r"\cite{k\the\@tempcnta}\advance\@tempcnta1 }\makeatother"),
    Snippet(r"\ifnum\pdfstrcmp{a}{a}=0 \cite{a1}\else\cite{a2}\fi"),
    Snippet(r"\ifnumcomp{\value{k}}{=}{0}{\cite{a1}}{\cite{a2}}\defcounter{k}{4}"
             r"\ifnumodd{\value{k}}{\cite{b1}}{\cite{b2}}",
            r"\usepackage{etoolbox}\newcounter{k}"),
    Snippet(r"\ifnum\numexpr1+1\relax=2 \cite{a1}\else\cite{a2}\fi"),
    Snippet(r"\ifdim 1pt<2pt \cite{a1}\else\cite{a2}\fi"),
    Snippet(r"\ifodd\value{k}\cite{a1}\else\cite{a2}\fi",
            r"\newcounter{k}\setcounter{k}{3}"),
    Snippet(r"\chardef\z=3 \ifnum\z=3 \cite{a1}\else\cite{a2}\fi"),
    Snippet(r"\foreach\i in {1,...,3}{\cite{a\i}}", r"\usepackage{pgffor}"),
    Snippet(r"\foreach\i/\j in {a1/x,a2/y}{\cite{\i}\nocite{\j}}",
            r"\usepackage{pgffor}"),
    Snippet(r"\foreach\i in {a,b,...,d}\cite{\i};", r"\usepackage{pgffor}"),
    Snippet(r"\foreach\i [count=\n] in {x,y}{\cite{k\n}}", r"\usepackage{pgffor}"),
    Snippet(r"\listadd{\mylist}{a1}\listadd{\mylist}{a2}\forlistloop{"
             r"\cite}{\mylist}",
            r"\usepackage{etoolbox}\newcommand\mylist{}"),
    Snippet(r"\renewcommand*\do[1]{\cite{#1}}\dolistloop{\mylist}",
            r"\usepackage{etoolbox}\def\mylist{}\listadd{\mylist}{a1}"),
    Snippet(r"\forloop{k}{0}{\value{k}<2}{\cite{a\arabic{k}}}",
            r"\usepackage{forloop}\newcounter{k}"),
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
    Snippet(r"\newtoks\t\t={a1}\edef\x{\the\t}\cite{\x}"),
    Snippet(r"\futurelet\next\go a",
            r"\def\go{\ifx\next a\cite{a1}\else\cite{a2}\fi}"),
    Snippet(r"\lowercase{\cite{A1}}"),
    Snippet(r"\uppercase{\cite{a1}}"),
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
    Snippet(r"\mc{a1}^{x}\mc{a2}_{y}",
            r"\NewDocumentCommand\mc{m e{^_}}{\cite{#1}\IfValueT{#2}{"
             r"\cite{up#2}}\IfValueT{#3}{\cite{down#3}}}"),
    Snippet(r"\mc{a}\mc[b]{a}",
            r"\NewDocumentCommand\mc{O{#2} m}{\cite{#1}\cite{z#2}}"),
    Snippet(r"\begin{mq}{a1}[x]text\end{mq}",
            r"\NewDocumentEnvironment{mq}{m o}{\begin{quote}}{\cite{#1}"
             r"\IfValueT{#2}{\cite{#2}}\end{quote}}"),
    Snippet(r"\ifstrequal{a}{a}{\cite{a1}}{\cite{a2}}\ifstrempty{}{"
             r"\cite{b1}}{\cite{b2}}\expandafter\ifstrequal\expandafter{"
             r"\x}{q}{\cite{c1}}{\cite{c2}}",
            r"\usepackage{etoolbox}\def\x{q}"),
    Snippet(r"\ifdefstring{\x}{q}{\cite{a1}}{\cite{a2}}\ifdefempty{"
             r"\y}{\cite{b1}}{\cite{b2}}\ifcsdef{x}{\cite{c1}}{\cite{c2}}",
            r"\usepackage{etoolbox}\def\x{q}\def\y{}"),
    Snippet(r"\newtoggle{t}\toggletrue{t}\iftoggle{t}{\cite{a1}}{"
             r"\cite{a2}}{\togglefalse{t}\iftoggle{t}{\cite{b1}}{"
             r"\cite{b2}}}\nottoggle{t}{\cite{c1}}{\cite{c2}}",
            r"\usepackage{etoolbox}"),
    Snippet(r"\x{a1}",
            r"\usepackage{etoolbox}\newcommand\x[1]{#1}\patchcmd{"
             r"\x}{#1}{\cite{#1}}{}{}"),
    Snippet(r"\ifboolexpr{ bool{b} and not togl{t} }{\cite{a1}}{"
             r"\cite{a2}}",
            r"\usepackage{etoolbox}\newbool{b}\booltrue{b}\newtoggle{t}"),
    Snippet(r"\ifinlist{a}{\l}{\cite{a1}}{\cite{a2}}",
            r"\usepackage{etoolbox}\def\l{}\listadd\l{a}"),
    Snippet(r"\letcs\x{cite}\x{a1}\csletcs{y}{citep}\y{a2}\cslet{z}"
             r"\citet\z{a3}",
            r"\usepackage{etoolbox}"),
    Snippet(r"\ifcat a1\cite{a1}\else\cite{a2}\fi\ifcat ab\cite{b1}"
             r"\else\cite{b2}\fi"),
    Snippet(r"\if ab\cite{a1}\else\cite{a2}\fi\if aa\cite{b1}\else"
             r"\cite{b2}\fi"),
    Snippet(r"\x{1}\x{2}",
            r"\newcommand\x[1]{\ifnum#1=1 \expandafter\one\else\expandafter"
             r"\two\fi{a}}\newcommand\one[1]{\cite{o#1}}\newcommand"
             r"\two[1]{\cite{t#1}}"),
    Snippet(r"\ifthenelse{\equal{\mode}{draft}}{\cite{a1}}{\cite{a2}}",
            r"\usepackage{ifthen}\newcommand\mode{draft}"),
    Snippet(r"\ifthenelse{\equal{\mode}{draft}\OR\boolean{b}}{\cite{a1}}{"
             r"\cite{a2}}\ifthenelse{\NOT\(\boolean{b}\AND\isodd{3}"
             r"\)}{\cite{b1}}{\cite{b2}}",
            r"\usepackage{ifthen}\newcommand\mode{final}\newboolean{b}"),
    Snippet(r"\catcode`\|=0 |cite{a1}\cite{a2}"),
    Snippet(r"\catcode`\!=\active \def!{\cite}!{a1}"),
    Snippet("\\catcode`\\!=14 ! \\cite{a1}\n\\cite{a2}"),
    Snippet("\\begin{lstlisting}[caption={A \\cite{cap}}]\n\\cite{a1}\n"
             "\\end{lstlisting}\n\\cite{a2}",
            r"\usepackage{listings}"),
    Snippet("\\begin{lstlisting}[escapeinside={(*}{*)}]\nx (* \\cite{esc} *)\n"
             "\\cite{a1}\n\\end{lstlisting}\n\\cite{a2}",
            r"\usepackage{listings}"),
    Snippet("\\begin{Verbatim}[commandchars=\\\\\\{\\}]\n\\cite{a1}\n\\end{Verbatim}\n"
             r"\cite{a2}",
            r"\usepackage{fancyvrb}"),
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
    Snippet(r"\foreach\i in {1,2}{\input{p\i}}", r"\usepackage{pgffor}",
            files={"p1.tex": r"\cite{a1}", "p2.tex": r"\cite{a2}"}),
    Snippet(r"\input{one}\cite{z}",
            files={"one.tex": r"\cite{a1}\endinput \cite{a2}"}),
    Snippet(r"\subfile{ch/one}\cite{z}", r"\usepackage{subfiles}",
            files={"ch/one.tex": "\\documentclass[../paper.tex]{subfiles}\n\\begin{document}"
                    r"\cite{a1}\end{document}\cite{a2}"}),
    Snippet(r"\cite{a1}\stop \cite{a2}"),
    Snippet(r"\CatchFileDef{\x}{one.tex}{}\x", r"\usepackage{catchfile}",
            files={"one.tex": r"\cite{a1}"}),
    Snippet(r"\begin{hidden}\cite{a1}\end{hidden}\cite{a2}",
            r"\usepackage{environ}\NewEnviron{hidden}{}"),
    Snippet(r"\begin{q}\cite{a1}\end{q}\cite{a2}",
            r"\NewDocumentEnvironment{q}{+b}{}{}"),
    Snippet(r"\todo{\cite{a1}}\cite{z}", r"\usepackage[disable]{todonotes}"),
    Snippet(r"\citep[see][p.~{[}3{]}]{a1}\citep[{\cite{a2}}]{a3}"
             r"\cite[a]b"),
    Snippet(r"\texorpdfstring{\cite{a1}}{\cite{a2}}", r"\usepackage{hyperref}"),
    Snippet(r"\cite{\jobname}"),
    Snippet(r"\def\cs{cite}\csname\cs\endcsname{a1}\@ifx",
            r"\makeatletter\def\@ifx{\cite{a2}}\makeatother"),
    Snippet(r"\ifnum\ifodd3 1\else2\fi=1 \cite{a1}\else\cite{a2}"
             r"\fi"),
    Snippet(r"\x",
            r"\def\x{\y\z}\def\y{\ifnum1=1 }\def\z{\cite{a1}\else"
             r"\cite{a2}\fi}"),
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
    Snippet(r"\makeatletter\newcommand\mc{\@testopt\mc@{see}}\def"
             r"\mc@[#1]#2{\citep[#1]{#2}}\makeatother\mc{a1}\mc[x]{a2}"),
    Snippet(r"\makeatletter\newcommand\mc{\@dblarg\mc@}\def\mc@[#1]#2{"
             r"\citep[#1]{#2}}\makeatother\mc{a1}\mc[x]{a2}"),
    Snippet(r"\begingroup\input{a}\endgroup\x{a2}",
            r"\newcommand\x[1]{\nocite{outer-#1}}",
            files={"a.tex": r"\renewcommand\x[1]{\cite{#1}}\x{a1}"}),
    Snippet(r"\makeatletter\@for\f:=one,two\do{\input{\f}}\makeatother",
            files={"one.tex": r"\cite{a1}", "two.tex": r"\cite{a2}"}),
    Snippet("\\begin{comment}\nx \\end{comment} \\cite{a1}\n\\end{comment}\n"
             r"\cite{a2}",
            r"\usepackage{comment}"),
    Snippet(r"\iffalse\newif\iffoo\fi\cite{a1}"),
    Snippet(r"\mc[key=a1]",
            r"\usepackage{keyval}\makeatletter\define@key{mc}{key}{"
             r"\def\mc@key{#1}}\newcommand\mc[1][]{\setkeys{mc}{#1}"
             r"\cite{\mc@key}}\makeatother"),
    Snippet(r"\NewDocumentCommand\cites{>{\SplitList{;}}m}{\ProcessList{#1}{"
             r"\onecite}}\newcommand\onecite[1]{\cite{#1}}\cites{a1;a2; a3}"),
    Snippet(r"\NewExpandableDocumentCommand{\x}{m}{key#1}\cite{\x{1}}"),
    Snippet(r"\cite{\x{1}}", r"\newcommand\x[1]{key#1}"),
    Snippet(r"\expandafter\ifx\csname foo@12\endcsname\relax\cite{a1}"
             r"\else\cite{a2}\fi"),
    Snippet(r"\if\mode d\cite{a1}\else\cite{a2}\fi", r"\def\mode{d}"),
    Snippet(r"\ifdefstring{\version}{long}{\cite{a1}}{\cite{a2}}",
            r"\usepackage{etoolbox}\newcommand\version{long}"),
    Snippet(r"\ifversion{long}{\cite{a1}}\ifversion{short}{\cite{a2}}",
            r"\usepackage{ifthen}\newcommand\version{long}\newcommand"
             r"\ifversion[2]{\ifthenelse{\equal{\version}{#1}}{#2}{}}"),
    Snippet(r"\foreach\k in {a1,a2}{\cite{\k}}\foreach \x [count="
             r"\i] in {b,c} {\nocite{\x\i}}",
            r"\usepackage{tikz}"),
    Snippet(r"\foreach \n in {1,3,...,7}{\cite{k\n}}", r"\usepackage{tikz}"),
    Snippet(r"\whileboolexpr{test{\ifnumless{\value{k}}{2}}}{\stepcounter{k}"
             r"\cite{k\arabic{k}}}",
            r"\usepackage{etoolbox}\newcounter{k}"),
    Snippet(r"\renewcommand*{\do}[1]{\cite{#1}}\expandafter\docsvlist"
             r"\expandafter{\keys}",
            r"\usepackage{etoolbox}\def\keys{a1,a2}"),
    Snippet(r"\newcounter{n}\loop\stepcounter{n}\cite{a\arabic{n}}"
             r"\ifnum\value{n}<3\repeat"),
    Snippet(r"\makeatletter\count@\z@\loop\ifnum\count@<\tw@\cite{a"
             r"\number\count@}\advance\count@\@ne\repeat\makeatother"),
    Snippet(r"\cite[a]{a1}\bcite{a2}",
            r"\let\oldcite\cite\renewcommand{\cite}{ \oldcite}\newcommand{"
             r"\bcite}{ (\oldcite)}"),
    Snippet(r"\pcite{a1}{3}", r"\newcommand\pcite[2]{\mbox{\cite[p.\,{#2}]{{#1}}}}"),
    Snippet(r"\ExplSyntaxOn\cs_new:Nn\my_cite:n{\cite{#1}}\cs_generate_variant:Nn"
             r"\my_cite:n{V}\tl_set:Nn\l_tmpa_tl{a1}\my_cite:V\l_tmpa_tl"
             r"\ExplSyntaxOff"),
    Snippet(r"\mc{a1,a2}",
            r"\ExplSyntaxOn\seq_new:N\l_m_seq\NewDocumentCommand"
             r"\mc{m}{\seq_set_from_clist:Nn\l_m_seq{#1}\seq_map_inline:Nn"
             r"\l_m_seq{\cite{##1}}}\ExplSyntaxOff"),
    Snippet(r"\mc{a1,a2}",
            r"\ExplSyntaxOn\NewDocumentCommand\mc{m}{\clist_set:Nn"
             r"\l_tmpa_clist{#1}\int_compare:nTF{\clist_count:N\l_tmpa_clist>1}{"
             r"\cite{many}}{\cite{one}}}\ExplSyntaxOff"),
    Snippet(r"\mc{a1}",
            r"\ExplSyntaxOn\cs_set_protected:Npn\mc#1{\cite{#1}}"
             r"\ExplSyntaxOff"),
    Snippet(r"\mc{A1}",
            r"\ExplSyntaxOn\NewDocumentCommand\mc{m}{\str_set:Nx"
             r"\l_tmpa_str{\str_lowercase:n{#1}}\exp_args:NV\cite"
             r"\l_tmpa_str}\ExplSyntaxOff"),
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
    Snippet(r"\ifnum1<2\ifnum3<2\cite{a1}\else\cite{a2}\fi\else\cite{a3}\fi"),
    Snippet(r"\setlength\x{.5\textwidth}\cite{a1} \setlength{\x}{2\y}"
             r"\ifdim\x=6pt\cite{a2}\else\cite{a3}\fi \cite{a4}",
            r"\newlength\x\newlength\y\setlength\y{3pt}"),
    Snippet(r"\ifthenelse{\lengthtest{.5\y>1pt}}{\cite{a1}}{\cite{a2}}\cite{a3}",
            r"\usepackage{ifthen}\newlength\y\setlength\y{3 pt}"),
    Snippet(r"\mc{k}",
            r"\ExplSyntaxOn\prop_new:N\g_p_prop\prop_gput:Nnn\g_p_prop{k}{v}"
            r"\NewDocumentCommand\mc{m}{\prop_if_in:NnTF\g_p_prop{#1}{\cite{in}}{\cite{out}}"
            r"\prop_if_in:NnF\g_p_prop{zz}{\cite{missing}}"
            r"\prop_get:NnNTF\g_p_prop{#1}\l_tmpa_tl{\cite{\l_tmpa_tl}}{\cite{none}}}"
            r"\ExplSyntaxOff"),
    Snippet(r"\mc{b}",
            r"\ExplSyntaxOn\bool_new:N\l_b_bool\NewDocumentCommand\mc{m}{"
            r"\bool_if:NF\l_b_bool{\cite{f1}}\bool_set_true:N\l_b_bool"
            r"\bool_if:NT\l_b_bool{\cite{t1}}\bool_if:NF\l_b_bool{\cite{f2}}"
            r"\str_case:nnTF{#1}{{a}{\cite{a}}{b}{\cite{b}}}{\cite{found}}{\cite{lost}}"
            r"\int_case:nnF{1+1}{{1}{\cite{i1}}{2}{\cite{i2}}}{\cite{i0}}}\ExplSyntaxOff"),
    Snippet(r"\mc",
            r"\ExplSyntaxOn\clist_new:N\l_c_clist\int_new:N\l_i_int\NewDocumentCommand\mc{}{"
            r"\clist_put_right:Nn\l_c_clist{p}\clist_put_right:Nn\l_c_clist{q}"
            r"\clist_put_left:Nn\l_c_clist{o}\clist_map_inline:Nn\l_c_clist{\cite{c##1}}"
            r"\int_set:Nn\l_i_int{3}\int_incr:N\l_i_int\int_add:Nn\l_i_int{2*3}"
            r"\int_decr:N\l_i_int\cite{i\int_use:N\l_i_int}\cite{j\int_eval:n{\l_i_int+1}}"
            r"\int_step_inline:nnnn{2}{2}{6}{\cite{e##1}}}\ExplSyntaxOff"),
    Snippet(r"\cite{\x}\cite{\y}\cite{\z}",
            r"\ExplSyntaxOn\group_begin:\tl_gset:Nn\x{g}\tl_set:Nn\y{inner}\group_end:"
            r"\tl_set:Nn\y{v}\tl_put_left:Nn\y{z}\tl_put_right:Nn\y{b}\tl_set:Nx\z{w\y}"
            r"\tl_set:Nn\y{last}\ExplSyntaxOff"),
    Snippet(r"\x{a1}\y{a2}",
            r"\usepackage{etoolbox}\newcommand\x[1]{#1}\newcommand\y[1]{\textbf{#1}}"
            r"\apptocmd{\x}{\cite{after-#1}}{}{\cite{no}}\pretocmd{\y}{\cite{before-#1}}{}{}"
            r"\apptocmd{\gone}{x}{\cite{no}}{\AtBeginDocument{\cite{failed}}}"),
    Snippet(r"\ifmine\cite{a1}\else\cite{a2}\fi\ifyours\cite{b1}\else\cite{b2}\fi",
            r"\usepackage[mine]{ours}",
            {"ours.sty": r"\newif\ifmine\newif\ifyours\newif\iftheirs"
             r"\DeclareOption{mine}{\minetrue}\DeclareOption{theirs}{\theirstrue}"
             r"\DeclareOption{usual}{\yourstrue}\DeclareOption*{}"
             r"\ExecuteOptions{usual}\ProcessOptions\relax"}),
    Snippet(r"\toggletrue{t}\ifnum\numexpr 2*3-1\relax>4 \cite{a1}\else\cite{a2}\fi"
            r"\setkeys{mc}{key,other=x}\cite{\mykey}",
            r"\usepackage{etoolbox,keyval}\newtoggle{t}\makeatletter"
            r"\define@key{mc}{key}[usual]{\def\mykey{#1}}\define@key{mc}{other}{}\makeatother"),
    Snippet(r"\ifthenelse{\isundefined{\undefined}}{\cite{a1}}{\cite{a2}}"
            r"\ifthenelse{\isundefined{\x}}{\cite{b1}}{\cite{b2}}"
            r"\ifboolexpr{test{\ifnumgreater{2}{1}} and not test{\notblank{ }}}{"
            r"\cite{c1}}{\cite{c2}}"
            r"\ifundef{\x}{\cite{d1}}{\cite{d2}}\ifcsundef{no@1}{\cite{e1}}{\cite{e2}}"
            r"\ifnumequal{1}{1}{\cite{f1}}{\cite{f2}}\refstepcounter{k}\cite{\arabic{k}}"
            r"\notbool{b}{\cite{g1}}{\cite{g2}}\mc{}",
            r"\usepackage{ifthen,etoolbox}\newcommand\x{}\newcounter{k}\newbool{b}"
            r"\NewDocumentCommand\mc{o m}{\IfNoValueT{#1}{\cite{h1}}\IfValueT{#1}{\cite{h2}}"
            r"\IfNoValueF{#1}{\cite{h3}}\IfValueF{#1}{\cite{h4}}\IfValueTF{#1}{\cite{h5}}{\cite{h6}}"
            r"\IfBlankT{#2}{\cite{h7}}\IfBlankF{#2}{\cite{h8}}}"),
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
    Snippet("\\begin{lstlisting}[caption={A \\cite{a1}}, escapeinside={(*}{*)}]\n"
             "\\cite{no} (*\\cite{a2}*) x\n(*\\cite{a3}*)\n\\end{lstlisting}",
            r"\usepackage{listings}"),
    Snippet(r"""\ifnum"1F=31 \cite{a1}\else\cite{a2}\fi\ifnum'17<16 \cite{a3}\else\cite{a4}\fi"""),
    Snippet(r"\ifnum\numexpr(1+2)*3\relax=9 \cite{a1}\else\cite{a2}\fi"
             r"\ifnum\numexpr 2*(3-(1+1))-7/2\relax=-2 \cite{a3}\else\cite{a4}\fi"
             r"\ifnum\numexpr -1/2\relax=-1 \cite{a5}\else\cite{a6}\fi"),
    Snippet(r"\count1=5 \advance\count1 by 2 \ifnum\count1>6 \cite{a1}\else\cite{a2}"
             r"\fi\cite{b\the\count1}\dimen0=2pt \ifdim\dimen0<3pt \cite{c1}\else"
             r"\cite{c2}\fi\skip1=\dimen0\relax\ifdim\skip1=2pt \cite{c3}\else\cite{c4}\fi"
             r"\toks0={d1}\cite{\the\toks0}\global\count2=\count1 \ifnum\count2=7 "
             r"\cite{e1}\else\cite{e2}\fi"),
    Snippet(r"\ac{nn}\acs{cnn}",
            r"\usepackage{acro}\DeclareAcronym{nn}{short=NN,long=Net \cite{a1},cite={a2}}"
             r"\DeclareAcronym{cnn}{short=CNN,long=Net,cite={[p. 1]{a3}}}"),
    Snippet(
        r"\foreach \x in {1,2}\foreach \y/\z in {a/b,c/d}{\cite{\x\y\z}}\cite{e}"
        r"\foreach \x in {3}\foreach \y in {f}\cite{\x\y};\cite{g}",
        r"\usepackage{pgffor}",
    ),
    Snippet(
        r"\vcite{a1}\vcite|a2|\vcite +a3,a4+ \vtext{\cite{no}}\vtext|\cite{no}|\vtext*}\cite{no*"
        r"\vsee*{a5}[p. 1]!a6! \cite{a7}",
        r"\NewDocumentCommand{\vcite}{v}{\cite{#1}}\NewDocumentCommand{\vtext}{v}{\texttt{#1}}"
        r"\NewDocumentCommand{\vsee}{s v O{x} +v}{\cite[#3]{#2,#4}}",
    ),
    Snippet(
        r"\begin{boxa}{a1}x\end{boxa}\begin{boxb}[title={\cite{a2}}]x \cite{a3}\tcblower \cite{a4}"
        r"\end{boxb}\begin{boxc}x\end{boxc}\begin{boxd}[a6]{x}y\end{boxd}"
        r"\begin{boxe}*{b1}x\end{boxe}\begin{boxf}{\cite{b2}}x\end{boxf}"
        r"\boxg{x}\boxh{b4}{\cite{b5}}\boxi[b6]{x}"
        r"\begin{tcolorbox}[title={A, \cite{b7}},after upper={\cite{c1}}]z\end{tcolorbox}",
        r"\usepackage{tcolorbox}\tcbuselibrary{xparse}\newtcolorbox{boxa}[1]{title=From \cite{#1}}"
        r"\newtcolorbox[auto counter]{boxb}[1][]{colback=red!5,#1}"
        r"\newtcolorbox{boxc}{title=\cite{a5}}"
        r"\newtcolorbox{boxd}[2][no]{title={\cite{#1}, #2}}\newtcolorbox{boxz}{title=\cite{zz}}"
        r"\DeclareTColorBox{boxe}{s m}{title={\citep{#2}}}\NewTColorBox{boxf}{m}{title={#1}}"
        r"\newtcbox{\boxg}{title=\cite{b3}}\newtcbox{\boxh}[1]{title=\cite{#1}}"
        r"\NewTCBox{\boxi}{O{no}}{title=\cite{#1}}",
    ),
    Snippet(
        "\\begin{tcblisting}{title=\\cite{a1}}\n\\cite{a2}\n\\end{tcblisting}\n"
        "\\begin{tcblisting}{listing only,title=\\cite{a3}}\n\\cite{no}\n\\end{tcblisting}\n"
        "\\begin{la}\n\\cite{a4}\n\\end{la}\n\\begin{lb}[colback=red]{\\cite{a5}}\n\\cite{a6}\n\\end{lb}\n"
        "\\begin{lc}\n\\cite{no}\n\\end{lc}\n\\begin{ld}{\\cite{b1}}\n\\cite{b2}\n\\end{ld}\n"
        "\\begin{le}{\\cite{b3}}\n\\cite{no}\n\\end{le}\n\\cite{b4}",
        r"\usepackage{tcolorbox}\tcbuselibrary{listings,xparse}\newtcblisting{la}{title=\cite{a7}}"
        r"\newtcblisting[auto counter]{lb}[2][]{title={#2},#1}"
        r"\newtcblisting{lc}{listing only,title=\cite{a8}}\NewTCBListing{ld}{O{} m}{title={#2},#1}"
        r"\DeclareTCBListing{le}{ m}{listing only,title={#1}}",
    ),
]  # fmt: skip
