r"""Titles with formulas as HTML that reads well without a formula renderer.

Responsible for the small TeX that titles hold: `S$^2$`, `$\mathcal{O}(N)$`, `$\alpha_i$`. Does not
depend on papers. What it cannot read stays as it was written.
"""

from __future__ import annotations

import re
from html import escape

from ssmlit._lazy import regex
from ssmlit.latex import to_unicode
from ssmlit.render.markdown import clean, formulas

_SCRIPT = regex(r"(?P<sign>[\^_])\s*(?:\{(?P<group>[^{}]*)\}|(?P<one>\\[A-Za-z]+|[^\s{}\\]))")
_TAGS = {"^": "sup", "_": "sub"}
_FONT = regex(r"\\(?:math[a-z]+|text[a-z]*|operatorname|boldsymbol)\s*\{([^{}]*)\}")
_ARGUMENT = regex(r"\\[A-Za-z]+\s*[{\[]")  # \frac{…}: not a row of signs
_COMMAND = regex(r"\\(?:[A-Za-z]+|.)")


def math_html(text: str) -> str:
    """Return a title as escaped HTML, formulas in `<i>` with `<sup>`, `<sub>` and Unicode signs."""
    return "".join(
        f"<i>{_formula(part)}</i>" if formula else escape(part)
        for part, formula in formulas(clean(text))
    )


def _formula(tex: str) -> str:
    row = _FONT.sub(r"\1", tex)
    if _ARGUMENT.search(row):
        return escape(tex)
    parts: list[str] = []
    end = 0
    for script in _SCRIPT.finditer(row):
        name = _TAGS[script["sign"]]
        inner = script["group"] if script["group"] is not None else script["one"]
        parts += (_signs(row[end : script.start()]), f"<{name}>{_signs(inner)}</{name}>")
        end = script.end()
    return "".join([*parts, _signs(row[end:])])


def _signs(tex: str) -> str:
    r"""Return `\alpha` as α; braces only group."""
    shown = _COMMAND.sub(lambda command: to_unicode(command[0]) or command[0], tex)
    return escape(re.sub(r"[{}]", "", shown))
