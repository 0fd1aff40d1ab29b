r"""Titles and abstracts from services: HTML, JATS, MathML and IEEE's codes → text.

Responsible for entities and tags, in plain text and inside LaTeX. Does not depend on the service.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex

_FORMATTING = (
    "a|abbr|alternatives|b|bdi|big|bold|br|div|em|fn|font|i|inline-formula|italic|lead|li|mark|"
    "math|named-content|nobr|ol|p|roman|sans-serif|sc|scp|sec|small|smallcaps|span|strike|strong|"
    "styled-content|title|tt|u|ul|underline|xref"
)
_MATHML = (
    "annotation|maction|menclose|mfenced|mfrac|mi|mn|mo|mover|mpadded|mphantom|mroot|mrow|ms|"
    "mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover|none|semantics"
)
_TAG = regex(
    rf"</?(?:(?:jats|mml|m|xhtml|html):(?!su[bp]\b|inf\b|tex-math)[\w-]+|{_FORMATTING}|{_MATHML})(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_DISPLAYED = regex(r"\$\$([^$]+)\$\$")  # Springer's formulas, which a title cannot set apart
_BREAK = regex(r"</?(?:(?:jats|xhtml|html):)?(?:br|div|li|ol|p|sec|title|ul)\s*/?>", re.IGNORECASE)
_TEX = regex(
    r"<(?:jats:)?tex-math\b[^<>]*>((?>(?:(?!</?(?:jats:)?tex-math).)*))</(?:jats:)?tex-math>",
    re.IGNORECASE | re.DOTALL,
)
_FORMULA = regex(
    r"<((?:jats:)?inline-formula)\b[^<>]*>((?>(?:(?!</?\1\b).)*))</\1>",
    re.IGNORECASE | re.DOTALL,
)
_SCRIPT = regex(r"<(?:jats:)?(sub|sup|inf)\b[^<>]*>([^<>]*)</(?:jats:)?\1\s*>", re.IGNORECASE)
_LEFT = regex(r"</?(?:jats:)?(?:sub|sup|inf|tex-math)\b[^<>]*>", re.IGNORECASE)
# IEEE's and INSPEC's codes, until 2006: `0.18 /spl mu/m`, `SiO/sub 2/`, `H/sub /spl infin//`.
_LETTER_CODE = regex(r"/[Ss]pl (\w+)/")
_SCRIPT_CODE = regex(r"/(su[bp]) (?![A-Za-z]{4})([^\s/<>]{1,8}) ?/")  # not in `peri/sub urban/`
_ENTITY = regex(r"\\?&(?:[a-z][a-z0-9]+|#\d+|#x[\da-f]+);", re.IGNORECASE)
_ENTITY_LAST = regex(rf"(?:{_ENTITY.pattern})\Z", re.IGNORECASE)
_MIXED = regex(
    rf"{_ENTITY.pattern}|</(?:(?:jats|mml|m|xhtml|html):[\w-]+|su[bp]|inf|tex-math|{_FORMATTING}|{_MATHML})\s*>",
    re.IGNORECASE,
)
# In Crossref's BibTeX "<i>" is `$\less$i$\greater$`, and "&amp;" is `{\&}amp$\mathsemicolon$`.
_SIGN = regex(r"\$\\(less|greater|mathsemicolon|mathplus)\$")
_SIGNS = {"less": "<", "greater": ">", "mathsemicolon": ";", "mathplus": "+"}
_BRACED_AND = regex(r"\{\\&\}(?=(?:[a-z]+|#\d+);)", re.IGNORECASE)
_BARE_AND = regex(r"(?<!\\)&")
_ACTIVE = "%#_$"  # characters that LaTeX does not print as they are, besides &
_DEEPEST = 3  # times a publisher escapes an entity: `&amp;amp;lt;`


def from_markup(markup: str) -> str:
    """Return the text of a service's HTML, JATS or MathML, white space joined.

    It may be escaped several times (`&amp;lt;i&amp;gt;`).

    `<sub>2</sub>` and `/sub 2/` become `$_{2}$`, `<sup>` likewise, TeX stays TeX, other known tags
    go. A tag that no publisher uses (`List<String>`) and a lone `<` are text.
    """
    text = as_html(markup)
    for _ in range(_DEEPEST):
        if "&" not in text:
            break
        text = _ENTITY.sub(lambda found: of_entity(found[0]), text)  # `?a=1&copy=2` has none
    if "<" in text:
        text = _FORMULA.sub(lambda formula: _of_formula(formula[2]), text)
        text = _TAG.sub("", _BREAK.sub(" ", text))
        text = _LEFT.sub("", _SCRIPT.sub(_script, text))
    if "$$" in text:
        text = _DISPLAYED.sub(r"$\1$", text)
    return " ".join(text.split())


def as_html(text: str) -> str:
    """Return text with HTML in place of IEEE's codes: `Al/sub 2/`, `/spl mu/m`."""
    if "/spl " in text or "/Spl " in text:
        text = _LETTER_CODE.sub(_entity_of, text)
    return _SCRIPT_CODE.sub(r"<\1>\2</\1>", text) if "/su" in text else text


def _entity_of(code: re.Match[str]) -> str:
    entity = f"&{code[1] if code[0][1] == 's' else code[1].lower()};"  # `/Spl Mu/`: a title's case
    return entity if of_entity(entity) != entity else code[0]


def is_cut_in_entity(text: str) -> bool:
    """Return whether the semicolon after a text ends an entity: `R&amp`, not `R&D`."""
    found = _ENTITY_LAST.search(f"{text};")
    return found is not None and of_entity(found[0]) != found[0]


def of_entity(entity: str) -> str:
    """Return what an entity stands for; `&regression;` is not one, unlike `&reg;`."""
    from html import unescape
    from html.entities import html5

    name = entity.lstrip("\\&")
    return unescape(entity) if name[0] == "#" or name in html5 else entity


def without_markup(tex: str) -> str:
    r"""Return LaTeX in which a service left entities (`&amp;`, `\&rsquo;`) or tags, without them.

    Also where Crossref wrote their signs as LaTeX.

    A tag counts only where one is closed: `$a<b>c$` is a formula.
    """
    tex = _BRACED_AND.sub("&", _SIGN.sub(lambda sign: _SIGNS[sign[1]], as_html(tex)))
    if not _MIXED.search(tex):
        return tex
    safe = _ENTITY.sub(_escaped, tex).replace(r"\&", "&")
    return _BARE_AND.sub(r"\\&", from_markup(safe))


def _escaped(entity: re.Match[str]) -> str:
    meant = of_entity(entity[0].lstrip("\\"))
    return f"\\{meant}" if meant in _ACTIVE else entity[0]


def _of_formula(markup: str) -> str:
    """Return a formula that is given in several ways: as TeX where one of them is."""
    found = _TEX.search(markup)
    return f"${found[1].strip().strip('$')}$" if found else markup


def _script(match: re.Match[str]) -> str:
    mark = "^" if match[1].lower() == "sup" else "_"
    inside = match[2].strip()
    return f"${mark}{{{inside}}}$" if inside else ""
