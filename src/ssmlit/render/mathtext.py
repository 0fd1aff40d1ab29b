r"""Titles with formulas as HTML that reads well without a formula renderer.

Knows the small TeX that titles hold: `S$^2$`, `$\mathcal{O}(N)$`, `$\alpha_i$`.
Must not know papers. What it cannot read stays as it was written.
"""

from __future__ import annotations

import re
from html import escape

from ssmlit.render.markdown import clean, formulas

__all__ = ["math_html"]

_SCRIPT = re.compile(
    r"(?P<sign>[\^_])\s*(?:\{(?P<group>[^{}]*)\}|(?P<one>\\[A-Za-z]+(?:\{[^{}]*\})?|[^\s{}\\]))"
)
_TAGS = {"^": "sup", "_": "sub"}


def math_html(text: str) -> str:
    """Return a title as escaped HTML, formulas in `<i>` with `<sup>`, `<sub>` and Unicode signs."""
    return "".join(
        f"<i>{_formula(part)}</i>" if formula else escape(part)
        for part, formula in formulas(clean(text))
    )


def _formula(tex: str) -> str:
    parts: list[str] = []
    end = 0
    for script in _SCRIPT.finditer(tex):
        name = _TAGS[script["sign"]]
        inner = script["group"] if script["group"] is not None else script["one"]
        parts += (_symbols(tex[end : script.start()]), f"<{name}>{_symbols(inner)}</{name}>")
        end = script.end()
    return "".join([*parts, _symbols(tex[end:])])


def _symbols(tex: str) -> str:
    r"""Return `\alpha` as α, by pylatexenc's tables; text without commands needs no library."""
    if "\\" not in tex and "{" not in tex and "}" not in tex:
        return escape(tex)
    from pylatexenc.latex2text import LatexNodes2Text

    shown = LatexNodes2Text(math_mode="text").latex_to_text(tex)
    return escape(shown if shown.strip() else tex)
