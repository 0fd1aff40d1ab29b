"""Citations of Pandoc's Markdown and of Quarto: `@key`, `[-@key, p. 3]`, `@{odd key}`.

Responsible for where keys stand in a text. Does not depend on files. The grammar is that of the
Pandoc manual, section "Citation syntax"; that `@fig-…` and the like are cross-references is
Quarto's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SKIPPED = re.compile(
    r"(?P<fence>^[ \t]{0,3}(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]{0,3}(?P=mark)[`~]*[ \t]*$|\Z))"
    r"|(?P<code>(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<link><[a-zA-Z][\w+.-]*:[^\s<>]*>)"
    r"|(?P<target>\]\([^()\s]*\))"
    r"|(?P<escape>\\.)",
    re.DOTALL | re.MULTILINE,
)
_KEY = re.compile(
    r"(?<![\w@.])-?@(?:\{(?P<braced>[^{}\s]+)\}|(?P<plain>[\w](?:[\w]|[:.#$%&\-+?<>~/](?=[\w]))*|\*))"
)
_CROSS_REFERENCE = re.compile(
    r"(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)-"
)
_INCLUDE = re.compile(r"\{\{<\s*include\s+([^\s>]+)\s*>\}\}")


def key_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where cited keys stand, in the front matter too; `*` of `nocite: '@*'` is one."""
    at = 0
    for skipped in _SKIPPED.finditer(text):
        yield from _within(text, at, skipped.start())
        at = skipped.end()
    yield from _within(text, at, len(text))


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _KEY.finditer(text, start, end):
        group = "braced" if found["braced"] else "plain"
        if not _CROSS_REFERENCE.match(found[group]):
            yield found.span(group)


def included(text: str) -> list[str]:
    """Return the files that Quarto includes in a text."""
    return _INCLUDE.findall(text)
