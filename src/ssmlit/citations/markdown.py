"""Citations of Pandoc's Markdown and of Quarto: `@key`, `[-@key, p. 3]`, `@{odd key}`.

Responsible for where keys are in a text. Does not depend on files. The grammar is that of the
Pandoc manual, section "Citation syntax"; that `@fig-…` and the like are cross-references is
Quarto's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssmlit._lazy import regex

_PASSED_OVER = (
    r"(?P<fence>^[ \t]{0,3}(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]{0,3}(?P=mark)[`~]*[ \t]*$|\Z))"
    r"|(?P<code>(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<math>\$\$.+?\$\$)"
    r"|(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<link><[a-zA-Z][\w+.-]*:[^\s<>]*>)"
    r"|(?P<tag></?[a-zA-Z][\w-]*(?:\s+[a-zA-Z_:][\w:.-]*"
    r"(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*\s*/?>)"
    r"|(?P<target>\]\([^()\s]*\))"
    r"|(?P<escape>\\.)"
)
_INDENTED = r"|(?P<indented>(?:\A|(?<=\n\n))(?: {4}|\t)[^\n]*(?:\n+(?: {4}|\t)[^\n]*)*)"
_UNDER_ITEM = regex(_PASSED_OVER, re.DOTALL | re.MULTILINE)
_SKIPPED = regex(_PASSED_OVER + _INDENTED, re.DOTALL | re.MULTILINE)
#: What begins a list or a footnote: what is indented under it is text, not code.
_ITEM = regex(r"(?:[-*+:~]|\(?(?:\d+|[A-Za-z]|#|@\w*)[.)]|\[\^[^\]\s]+\]:)\s")
_KEY = regex(
    r"(?<![\w@.])-?@(?:\{(?P<braced>[^{}\s]+)\}|(?P<plain>[\w](?:[\w]|[:.#$%&\-+?<>~/](?=[\w]))*|\*))"
)
_CROSS_REFERENCE = regex(
    r"(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)-"
)
#: The label of an example (Pandoc's manual, "Numbered example lists"); `@label` then refers to it.
_EXAMPLE = regex(r"^[ \t]*\(@([\w-]+)\)[ \t]", re.MULTILINE)
_INCLUDE = regex(r"\{\{<\s*include\s+([^\s>]+)\s*>\}\}")
#: knitr's children: `{r child="a.Rmd"}`, `child=c('a.Rmd', 'b.Rmd')`, `#| child: a.Rmd`.
_CHILD = regex(
    r"(?:^`{3,}\s*\{[^}\n]*\bchild\s*=|^#\|\s*child:|\bknit_child\()([^\n]*)", re.MULTILINE
)
_FILE = regex(r"[^\s\"'(),{}\[\]]+\.[RrQq]?md\b")


def key_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where cited keys are, in the front matter too; `*` of `nocite: '@*'` is one."""
    examples = set(_EXAMPLE.findall(text))
    for start, end in _between(_SKIPPED, text, 0, len(text)):
        if text[start:end] not in examples:
            yield start, end


def _between(over: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where keys are in a stretch of a text, except in what is skipped."""
    at = start
    for found in over.finditer(text, start, end):
        yield from _within(text, at, found.start())
        at = found.end()
        indented = over is _SKIPPED and found["indented"]
        if indented and _ITEM.match(_last_margin(text, found.start())):
            yield from _between(_UNDER_ITEM, text, found.start(), at)
    yield from _within(text, at, end)


def _last_margin(text: str, at: int) -> str:
    """Return the last line before a position that begins at the margin."""
    lines = text[max(0, at - 10_000) : at].split("\n")
    return next((line for line in reversed(lines) if line[:1].strip()), "")


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _KEY.finditer(text, start, end):
        group = "braced" if found["braced"] else "plain"
        if not _CROSS_REFERENCE.match(found[group]):
            yield found.span(group)


def included(text: str) -> list[str]:
    """Return the files that Quarto and knitr include in a text."""
    children = (file for found in _CHILD.findall(text) for file in _FILE.findall(found))
    return [*_INCLUDE.findall(text), *children]
