r"""Citations of Markdown: `@key`, `[-@key, p. 3]`, `@{odd key}`, `\cite{key}`, {cite}`key`.

Responsible for where keys are in a text, and for writing them. Does not depend on files. The
grammar is that of the Pandoc manual, section "Citation syntax"; that `@fig-…` and the like are
cross-references is Quarto's, and `@fig:…` pandoc-crossref's; the role `cite` is MyST's. LaTeX's
commands pass through R Markdown to LaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ssmlit._lazy import regex
from ssmlit.citations.tex import commands
from ssmlit.strings import last_place

#: What is within a paragraph: code and formulas end with it at the latest.
_INSIDE = r"(?:(?!\n[ \t]*\n).)"
_TITLE = r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?"  # of a link
#: A cite command of LaTeX within another language.
COMMAND = (
    r"(?P<command>\\(?P<macro>[A-Za-z]{0,20}[cC]ite[A-Za-z]{0,20})\*?(?:\s?\[[^\]\[\n]*\]){0,2}"
    r"\{(?P<keys>[^{}]*)\})"
)
LATEX = regex(COMMAND)
_PASSED_OVER = (
    r"(?P<fence>^[ \t]{0,3}(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]{0,3}(?P=mark)[`~]*[ \t]*$|\Z))"
    r"|(?P<role>\{(?:foot)?cite(?::\w+)?\}`(?:\{[^{}`\n]*\})?(?P<named>[^`{}\n]+)(?:\{[^{}`\n]*\})?`)"
    rf"|{COMMAND}"
    rf"|(?P<code>(?<!`)(?P<ticks>`+)(?!`){_INSIDE}*?(?<!`)(?P=ticks)(?!`))"
    rf"|(?P<math>\$\${_INSIDE}+?\$\$)"
    r"|(?P<comment><!--.*?(?:-->|\Z))"
    r"|<(?P<element>pre|script|style|textarea)\b[^<>]*>"
    rf"|(?P<definition>^[ \t]{{0,3}}\[(?![\^@])[^\]\n]+\]:[ \t]*\S+{_TITLE})"
    r"|(?P<link><[a-zA-Z][\w+.-]*:[^\s<>]*>)"
    r"|(?P<tag></?[a-zA-Z][\w-]*(?:\s+[a-zA-Z_:][\w:.-]*"
    r"(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*\s*/?>)"
    rf"|(?P<target>\]\([^()\s]*{_TITLE}\))"
    r"|(?P<escape>\\.)"
)
_INDENTED = r"|(?P<indented>(?:\A|(?<=\n\n))(?: {4}|\t)[^\n]*(?:\n+(?: {4}|\t)[^\n]*)*)"
_UNDER_ITEM = regex(_PASSED_OVER, re.DOTALL | re.MULTILINE)
_SKIPPED = regex(_PASSED_OVER + _INDENTED, re.DOTALL | re.MULTILINE)
#: What begins a list or a footnote: what is indented under it is text, not code.
_ITEM = regex(r"(?:[-*+:~]|\(?(?:\d+|[A-Za-z]|#|@\w*)[.)]|\[\^[^\]\s]+\]:)\s")
#: A key that needs no braces (Pandoc's manual, "Citation syntax").
_PLAIN_KEY = r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*"
_KEY = regex(rf"(?<![^\W_])(?<![@.])-?@(?:\{{(?P<braced>[^{{}}\s]+)\}}|(?P<plain>{_PLAIN_KEY}|\*))")
_LISTED = regex(r"[^\s,;]+(?:[ \t]+[^\s,;]+)*")
_CROSS_REFERENCE = regex(
    r"(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)-"
    r"|(?:fig|tbl|sec|eq|lst):",
    re.IGNORECASE,  # "@Fig-plot" begins a sentence
)
#: The label of an example (Pandoc's manual, "Numbered example lists"); `@label` then refers to it.
_EXAMPLE = regex(r"^[ \t]*\(@([\w-]+)\)(?:[ \t]|$)", re.MULTILINE)
_RAW_LATEX = regex(r"\s*[`~]{3,}\s*\{=(?:la)?tex\}")
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
    while found := over.search(text, at, end):
        yield from _within(text, at, found.start())
        if found["fence"] and _RAW_LATEX.match(found["fence"]):
            for command in LATEX.finditer(text, *found.span("fence")):
                yield from listed_in(text, command)
        elif found["role"]:
            yield from _keys(text, found.span("named"))
        elif found["command"]:
            yield from listed_in(text, found)
        at = _end_of(text, found)
        indented = over is _SKIPPED and found["indented"]
        if indented and _ITEM.match(_last_margin(text, found.start())):
            yield from _between(_UNDER_ITEM, text, found.start(), at)
    yield from _within(text, at, end)


def _end_of(text: str, found: re.Match[str]) -> int:
    """Return where what is passed over ends: an element of raw text at its closing tag."""
    closing = f"</{found['element']}>"
    if not found["element"] or last_place(text, closing) < found.end():
        return found.end()
    return text.find(closing, found.end()) + len(closing)


def listed_in(text: str, command: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where the keys of a command of LaTeX are that `COMMAND` matched."""
    if commands.cites(command["macro"]):
        yield from _keys(text, command.span("keys"))


def _keys(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    return (key.span() for key in _LISTED.finditer(text, *span))


def _last_margin(text: str, at: int) -> str:
    """Return the last line before a position that begins at the margin."""
    lines = text[max(0, at - 10_000) : at].split("\n")
    return next((line for line in reversed(lines) if line[:1].strip()), "")


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _KEY.finditer(text, start, end):
        group = "braced" if found["braced"] else "plain"
        if not _CROSS_REFERENCE.match(found[group]):
            yield found.span(group)


def cited(text: str) -> tuple[list[str], list[str]]:
    """Return the keys that a text cites, and the files that Quarto and knitr include in it."""
    children = (file for found in _CHILD.findall(text) for file in _FILE.findall(found))
    keys = [text[start:end] for start, end in key_spans(text)]
    return keys, [*_INCLUDE.findall(text), *children]


def citation(keys: Sequence[str]) -> str:
    """Return what cites some keys."""
    known = (key if re.fullmatch(_PLAIN_KEY, key) else f"{{{key}}}" for key in keys)
    return f"[{'; '.join(f'@{key}' for key in known)}]"
