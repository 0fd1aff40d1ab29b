r"""LaTeX's italics, bold, small capitals, subscripts and superscripts as CSL has them: HTML tags.

The tags are those of CSL-JSON's rich text (https://citeproc-js.readthedocs.io, “HTML-like
formatting”). Does not depend on fields.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.latex.decode import with_marks
from ssmlit.strings import words

_ITALIC, _BOLD, _SUB, _SUP = (
    ("<i>", "</i>"),
    ("<b>", "</b>"),
    ("<sub>", "</sub>"),
    ("<sup>", "</sup>"),
)
_SMALL = ('<span style="font-variant:small-caps;">', "</span>")
_TAGS = {
    **dict.fromkeys(words("emph textit textsl mkbibemph it itshape em sl"), _ITALIC),
    **dict.fromkeys(words("textbf mkbibbold bf bfseries"), _BOLD),
    **dict.fromkeys(words("textsc sc scshape"), _SMALL),
    "textsubscript": _SUB, "textsuperscript": _SUP,
}  # fmt: skip
_COMMAND = regex(
    r"\\(emph|text(?:it|sl|bf|sc|subscript|superscript)|mkbib(?:emph|bold))\s*\{"
    r"|\{\s*\\(it|itshape|em|sl|bf|bfseries|sc|scshape)(?![A-Za-z])\s*"
    r"|\\.|\$(?:\\.|\{[^{}$]*\}|[^{}$\\])*\$|[{}]",  # math stays
    re.DOTALL,
)
#: Characters of private use, which pass through everything as letters do: one for each tag.
_MARKS = {tag: chr(0xE000 + number) for number, tag in enumerate(
    dict.fromkeys(tag for pair in _TAGS.values() for tag in pair))}  # fmt: skip
_TO_TAGS = {ord(mark): tag for tag, mark in _MARKS.items()}
_TO_NOTHING = dict.fromkeys(map(ord, _MARKS.values()))


def marked(tex: str) -> str:
    """Return LaTeX with marks where tags will be; they stay when it becomes Unicode."""
    if "\\" not in tex:
        return tex
    return with_marks(tex, _COMMAND, _marks)


def tagged(text: str) -> str:
    """Return text with tags in place of marks."""
    return text.translate(_TO_TAGS)


def bare(text: str) -> str:
    """Return text without marks."""
    return text.translate(_TO_NOTHING)


def _marks(command: re.Match[str], _: int) -> tuple[str, str]:
    begin, end = _TAGS[command[1] or command[2]]
    return _MARKS[begin], _MARKS[end]
