r"""Macros of LaTeX and its packages that pass citations on, or hide them, as TeX defines them.

Responsible for those whose arguments are dropped (`\@gobble`), chosen (`\@firstoftwo`), called by
name (`\@nameuse`), taken from a list (`\@for`), or cited: csquotes' `\textcquote{key}{text}` (its
manual, section 5), abnTeX2's `\apud{key}{key}` (abntex2cite.sty), bibtopic's `\btPrintAll` (its
manual, section 2.1). The label of `\bibitem[\protect\citename{Doe, }2020]{key}` cites nothing. Does
not depend on a paper: its own definitions replace these.
"""

from __future__ import annotations

TEXT = r"""\makeatletter
\def\empty{}\def\@empty{}\def\typeout#1{}\def\message#1{}
\def\@gobble#1{}\def\@gobbletwo#1#2{}\def\@firstofone#1{#1}
\def\@firstoftwo#1#2{#1}\def\@secondoftwo#1#2{#2}
\def\@ifstar#1{\@ifnextchar*{\@firstoftwo{#1}}}
\def\texorpdfstring#1#2{#1}\def\@setfontsize#1#2#3{}
\def\robustify#1{}\let\MakeRobust\robustify
\def\@nameuse#1{\csname #1\endcsname}
\def\csuse#1{\ifcsname #1\endcsname\csname #1\expandafter\endcsname\fi}
\def\g@addto@macro#1#2{\expandafter\gdef\expandafter#1\expandafter{#1#2}}
\let\gappto\g@addto@macro
\def\appto#1#2{\expandafter\def\expandafter#1\expandafter{#1#2}}
\def\nottoggle#1#2#3{\iftoggle{#1}{#3}{#2}}\def\notbool#1#2#3{\ifbool{#1}{#3}{#2}}
\def\ifundef#1#2#3{\ifdef{#1}{#3}{#2}}\def\ifcsundef#1#2#3{\ifcsdef{#1}{#3}{#2}}
\let\@ifundefined\ifcsundef\def\notblank#1#2#3{\ifblank{#1}{#3}{#2}}
\def\IfNoValueT#1#2{\IfNoValueTF{#1}{#2}{}}\def\IfNoValueF#1{\IfNoValueTF{#1}{}}
\def\IfValueT#1{\IfNoValueTF{#1}{}}\def\IfValueF#1#2{\IfNoValueTF{#1}{#2}{}}
\def\IfValueTF#1#2#3{\IfNoValueTF{#1}{#3}{#2}}
\def\IfBooleanT#1#2{\IfBooleanTF{#1}{#2}{}}\def\IfBooleanF#1{\IfBooleanTF{#1}{}}
\def\IfBlankT#1#2{\IfBlankTF{#1}{#2}{}}\def\IfBlankF#1{\IfBlankTF{#1}{}}
\def\newbool#1{\expandafter\newif\csname if#1\endcsname}\let\providebool\newbool
\let\newboolean\newbool\let\provideboolean\newbool
\def\toggletrue#1{\settoggle{#1}{true}}\def\togglefalse#1{\settoggle{#1}{false}}
\def\booltrue#1{\setbool{#1}{true}}\def\boolfalse#1{\setbool{#1}{false}}
\let\repeat\fi\def\subfix#1{#1}\def\ifSubfilesClassLoaded#1#2{#2}
\NewDocumentCommand\textcquote{s O{} O{} m o m}{\cite{#4}#6}
\let\blockcquote\textcquote
\NewDocumentCommand\foreigntextcquote{s m O{} O{} m o m}{\cite{#5}#7}
\let\foreignblockcquote\foreigntextcquote\let\hyphentextcquote\foreigntextcquote
\let\hyphenblockcquote\foreigntextcquote\let\hybridblockcquote\foreigntextcquote
\NewDocumentEnvironment{displaycquote}{O{} O{} m}{\cite{#3}}{}
\NewDocumentEnvironment{foreigndisplaycquote}{m O{} O{} m}{\cite{#4}}{}
\NewDocumentCommand\apud{o g g}{\IfValueT{#2}{\cite{#2}}\IfValueT{#3}{\cite{#3}}}
\let\apudonline\apud\NewDocumentCommand\Idem{o g}{\IfValueT{#2}{\cite{#2}}}
\let\opcit\Idem\let\passim\Idem\let\loccit\Idem\let\etseq\Idem
\def\btPrintAll{\nocite{*}}\let\btPrintNotCited\btPrintAll\def\btPrintCited{}
\newcommand\bibitem[2][]{}
\def\@for#1:=#2\do#3{\expandafter\@every\expandafter{#2}{#1}{#3}}
\def\@every#1#2#3{\forcsvlist{\@each{#2}{#3}}{#1}}\def\@each#1#2#3{\def#1{#3}#2}
\makeatother"""
