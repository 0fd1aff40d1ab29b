r"""Macros of LaTeX and its packages that pass citations on, or hide them, as TeX defines them.

Responsible for those whose arguments are dropped (`\@gobble`, `\string`), chosen (`\@firstoftwo`),
called by name (`\@nameuse`, etoolbox's `\csuse`) or cited (csquotes: `\textcquote{key}{text}`,
manual, section 5). Does not depend on a paper: its own definitions replace these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ssmlit.citations.tex_macros import Macro, definition, environment
from ssmlit.citations.tex_source import Source

_TEXT = r"""
\def\empty{}\def\@empty{}
\def\string#1{}\def\meaning#1{}\def\detokenize#1{}\def\typeout#1{}\def\message#1{}
\def\@gobble#1{}\def\@gobbletwo#1#2{}\def\@firstofone#1{#1}\def\@iden#1{#1}
\def\@firstoftwo#1#2{#1}\def\@secondoftwo#1#2{#2}
\def\@nameuse#1{\csname #1\endcsname}\def\csuse#1{\csname #1\endcsname}
\NewDocumentCommand\textcquote{s O{} O{} m o m}{\cite{#4}#6}
\NewDocumentCommand\blockcquote{s O{} O{} m o m}{\cite{#4}#6}
\NewDocumentCommand\foreigntextcquote{s m O{} O{} m o m}{\cite{#5}#7}
\NewDocumentCommand\hyphentextcquote{s m O{} O{} m o m}{\cite{#5}#7}
\NewDocumentCommand\foreignblockcquote{s m O{} O{} m o m}{\cite{#5}#7}
\NewDocumentCommand\hyphenblockcquote{s m O{} O{} m o m}{\cite{#5}#7}
\NewDocumentCommand\hybridblockcquote{s m O{} O{} m o m}{\cite{#5}#7}
\NewDocumentEnvironment{displaycquote}{O{} O{} m}{\cite{#3}}{}
\NewDocumentEnvironment{foreigndisplaycquote}{m O{} O{} m}{\cite{#4}}{}
\NewDocumentEnvironment{hyphendisplaycquote}{m O{} O{} m}{\cite{#4}}{}
"""
_DEFINITION = re.compile(r"\\(def(?=\\)|NewDocument(?:Command|Environment))")


@cache
def macros() -> dict[str, Macro]:
    """Return the macros by name."""
    made = (definition(*one)[0] for one in _places() if not one[2].endswith("Environment"))
    return {macro.name: macro for macro in made if macro}


@cache
def environments() -> dict[str, tuple[Macro, Macro]]:
    """Return what the begin and the end of environments do, by name."""
    made = (environment(*one)[0] for one in _places() if one[2].endswith("Environment"))
    return {pair[0].name: pair for pair in made if pair}


def _places() -> Iterator[tuple[Source, int, str]]:
    source = Source(_TEXT)
    return ((source, found.end(), found[1]) for found in _DEFINITION.finditer(_TEXT))
