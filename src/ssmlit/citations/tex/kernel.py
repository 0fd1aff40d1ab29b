r"""Macros of LaTeX and its packages that pass citations on, or hide them, as TeX defines them.

Responsible for those whose arguments are dropped (`\@gobble`), chosen (`\@firstoftwo`), called by
name (`\@nameuse`), repeated (`\loop`, `\@whilenum`, `\whiledo`) or cited (csquotes:
`\textcquote{key}{text}`, manual, section 5; acro: `cite = {key}`), and boxes whose options may cite
(tcolorbox's manual, section 15). Does not depend on a paper: its own definitions replace these.
"""

from __future__ import annotations

TEXT = r"""\makeatletter
\def\empty{}\def\@empty{}\def\typeout#1{}\def\message#1{}\def\wlog#1{}
\def\@gobble#1{}\def\@gobbletwo#1#2{}\def\@firstofone#1{#1}\def\@iden#1{#1}
\def\@firstoftwo#1#2{#1}\def\@secondoftwo#1#2{#2}\def\@thirdofthree#1#2#3{#3}
\def\@ifstar#1{\@ifnextchar*{\@firstoftwo{#1}}}\def\@testopt#1#2{\@ifnextchar[{#1}{#1[{#2}]}}\def\@ifdefinable#1#2{#2}
\def\@dblarg#1{\@ifnextchar[{#1}{\@xdblarg{#1}}}\def\@xdblarg#1#2{#1[{#2}]{#2}}
\def\texorpdfstring#1#2{#1}\def\@setfontsize#1#2#3{}
\def\robustify#1{}\let\MakeRobust\robustify
\def\DeclareAcronym#1#2{#2\setkeys{ssm@acro}{#2}}
\define@key{ssm@acro}{cite}{\@ifnextchar[{\cite}{\ssm@acro}#1\ssm@end}\def\ssm@acro#1\ssm@end{\cite{#1}}
\def\@nameuse#1{\csname #1\endcsname}
\def\csuse#1{\ifcsname #1\endcsname\csname #1\expandafter\endcsname\fi}
\def\g@addto@macro#1#2{\expandafter\gdef\expandafter#1\expandafter{#1#2}}
\let\gappto\g@addto@macro
\def\appto#1#2{\expandafter\def\expandafter#1\expandafter{#1#2}}
\def\preto#1#2{\expandafter\pre@to\expandafter{#1}{#2}#1}\def\pre@to#1#2#3{\def#3{#2#1}}
\let\gpreto\preto
\def\eappto#1#2{\edef\app@to{#2}\expandafter\appto\expandafter#1\expandafter{\app@to}}
\let\xappto\eappto
\def\listadd#1#2{\appto#1{#2\ssm@sep }}\let\listgadd\listadd
\def\listeadd#1#2{\eappto#1{#2\ssm@sep }}\let\listxadd\listeadd
\def\ifnumequal#1#2{\ifnumcomp{#1}{=}{#2}}\def\ifnumgreater#1#2{\ifnumcomp{#1}{>}{#2}}
\def\ifnumless#1#2{\ifnumcomp{#1}{<}{#2}}
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
\def\stepcounter#1{\addtocounter{#1}{1}}\let\refstepcounter\stepcounter
\def\value#1{\csname c@#1\endcsname}
\def\docsvlist{\forcsvlist\do}\def\dolistloop{\forlistloop\do}
\def\loop#1\repeat{\def\iterate{#1\relax\expandafter\iterate\fi}\iterate\let\iterate\relax}
\let\repeat\fi
\def\@whilenum#1\do#2{\ifnum #1\relax#2\relax\@iwhilenum{#1\relax#2\relax}\fi}
\def\@iwhilenum#1{\ifnum #1\expandafter\@iwhilenum\else\expandafter\@gobble\fi{#1}}
\def\@whilesw#1\fi#2{#1#2\@iwhilesw{#1#2}\fi\fi}
\def\@iwhilesw#1\fi{#1\expandafter\@iwhilesw\else\@gobbletwo\fi{#1}\fi}
\def\whiledo#1#2{\ifthenelse{#1}{#2\whiledo{#1}{#2}}{}}
\def\whileboolexpr#1#2{\ifboolexpr{#1}{#2\whileboolexpr{#1}{#2}}{}}
\newcommand\forloop[5][1]{\setcounter{#2}{#3}\for@loop{#1}{#2}{#4}{#5}}
\def\for@loop#1#2#3#4{\ifthenelse{#3}{#4\addtocounter{#2}{#1}\for@loop{#1}{#2}{#3}{#4}}{}}
\NewDocumentCommand\textcquote{s O{} O{} m o m}{\cite{#4}#6}
\let\blockcquote\textcquote
\NewDocumentCommand\foreigntextcquote{s m O{} O{} m o m}{\cite{#5}#7}
\let\hyphentextcquote\foreigntextcquote\let\foreignblockcquote\foreigntextcquote
\let\hyphenblockcquote\foreigntextcquote\let\hybridblockcquote\foreigntextcquote
\def\new@box#1#2#3#4{\IfNoValueTF{#2}{\newenvironment{#1}{#4}{}}
 {\IfNoValueTF{#3}{\newenvironment{#1}[#2]{#4}{}}{\newenvironment{#1}[#2][#3]{#4}{}}}}
\NewDocumentCommand\newtcolorbox{o m o o m}{\new@box{#2}{#3}{#4}{#5}}
\NewDocumentCommand\newtcblisting{o m o o m}{\new@box{#2}{#3}{#4}{\tcb@listing{#5}}}
\let\renewtcolorbox\newtcolorbox\let\renewtcblisting\newtcblisting
\NewDocumentCommand\newtcbox{o}{\newcommand}\let\renewtcbox\newtcbox
\NewDocumentCommand\NewTColorBox{o m m m}{\NewDocumentEnvironment{#2}{#3}{#4}{}}
\let\DeclareTColorBox\NewTColorBox\let\RenewTColorBox\NewTColorBox
\let\ProvideTColorBox\NewTColorBox
\NewDocumentEnvironment{tcblisting}{m}{\tcb@listing{#1}}{}
\NewDocumentCommand\NewTCBListing{o m m m}{\NewDocumentEnvironment{#2}{#3}{\tcb@listing{#4}}{}}
\let\DeclareTCBListing\NewTCBListing\let\RenewTCBListing\NewTCBListing
\let\ProvideTCBListing\NewTCBListing
\NewDocumentCommand\NewTCBox{o}{\NewDocumentCommand}\let\DeclareTCBox\NewTCBox
\let\RenewTCBox\NewTCBox\let\ProvideTCBox\NewTCBox
\NewDocumentEnvironment{displaycquote}{O{} O{} m}{\cite{#3}}{}
\NewDocumentEnvironment{foreigndisplaycquote}{m O{} O{} m}{\cite{#4}}{}
\NewDocumentEnvironment{hyphendisplaycquote}{m O{} O{} m}{\cite{#4}}{}
\makeatother"""
