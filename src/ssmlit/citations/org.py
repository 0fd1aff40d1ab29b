r"""Citations of Org: `[cite/t:@key; see @key p. 3]`, `[[citep:&key]]`, `citet:a,b`, `\cite{key}`.

Responsible for where keys are in a text, and for writing them. Does not depend on files. The
grammar is that of the Org manual, chapter "Citation handling", and of org-ref's links; LaTeX's
commands pass through Org to LaTeX. What is not exported cites nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ssmlit._lazy import regex
from ssmlit.citations import markdown
from ssmlit.citations.tex import commands

_NAMES = r"[A-Za-z]*[cC]ite[A-Za-z]*\*?"
_TOKEN = regex(
    r"^[ \t]*#\+begin_(?P<block>src|example|comment|export)\b[^\n]*\n"
    r"(?P<raw>.*?)(?:^[ \t]*#\+end_(?P=block)\b|\Z)"
    r"|^[ \t]*:properties:[ \t]*\n.*?^[ \t]*:end:[ \t]*$"
    r"|^[ \t]*(?:#[ \t]|:[ \t])[^\n]*"
    r"|(?<![^\s({'\"-])(?P<mark>[=~])\S(?:[^\n]*?\S)??(?P=mark)(?![^\s)}'\".,;:!?\[-])"
    r"|\[cite(?:/[\w/-]*)?:(?P<cited>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    rf"|\[\[(?P<link>{_NAMES}):(?P<linked>[^\[\]]*)\]"
    rf"|(?<![\w/:.])(?P<name>{_NAMES}):(?P<listed>&?[\w./:+-]+(?:[,;]&?[\w./:+-]+)*)"
    rf"|{markdown.COMMAND}",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
#: org-element-citation-key-re
_KEY = regex(r"@([\w.:?!`'/*@+|(){}<>&^$#%~-]+)")
_MARKED = regex(r"&([\w./:+-]*\w)")
_LISTED = regex(r"[^\s,;&]*[^\s,;&.:]")
_EXPORTED = regex(r"\s*#\+begin_export\s+(?:latex|beamer)\b", re.IGNORECASE)
_INCLUDE = regex(r"^[ \t]*#\+include:[ \t]*\"?([^\s\"]+\.org)\b", re.MULTILINE | re.IGNORECASE)


def key_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where cited keys are; `*` of `[cite/n:@*]` is one."""
    for found in _TOKEN.finditer(text):
        if found["cited"]:
            yield from (key.span(1) for key in _KEY.finditer(text, *found.span("cited")))
        elif found["block"] and _EXPORTED.match(found[0]):
            at = found.start("raw")
            yield from ((at + start, at + end) for start, end in _of_latex(found["raw"]))
        elif (name := found["link"] or found["name"]) and commands.cites(name.rstrip("*")):
            group = "linked" if found["link"] else "listed"
            keys = _MARKED if "&" in found[group] else _LISTED
            yield from (key.span(key.re.groups) for key in keys.finditer(text, *found.span(group)))
        elif found["command"]:
            yield from markdown.listed_in(text, found)


def _of_latex(text: str) -> Iterator[tuple[int, int]]:
    for found in markdown.LATEX.finditer(text):
        yield from markdown.listed_in(text, found)


def cited(text: str) -> tuple[list[str], list[str]]:
    """Return the keys that a text cites, and the Org files that it includes."""
    return [text[start:end] for start, end in key_spans(text)], _INCLUDE.findall(text)


def citation(keys: Sequence[str]) -> str:
    """Return what cites some keys."""
    return f"[cite:{';'.join(f'@{key}' for key in keys)}]"
