import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.checks.types_and_fields import PRINTED_FIELDS
from ssmlit.latex import as_html, escape
from ssmlit.latex.markup import of_entity

_AN_ENTITY = r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});"

RULE = Rule(
    "E508 html",
    summary="HTML or MathML tags, entities such as &amp;, or IEEE's codes: SiO/sub 2/",
    why="Publishers' BibTeX contains them; LaTeX prints them, or stops at the &.",
    bad="@misc{gu, title = {Search &amp; Rescue in CO<sub>2</sub>}, year = 2023}",
    good=r"@misc{gu, title = {Search \& Rescue in CO\textsubscript{2}}, year = 2023}",
    fix="unsafe",
    fields=PRINTED_FIELDS,
    looks=_AN_ENTITY + r"|</?(?:i|b|em|strong|sub|sup|tt|br|p|span|div|a|u"
    r"|small|font|scp|it|sc|inline-formula|tex-math|mml:\w+|jats:\w+|math|m(?:i|n|o|row|sub|sup|text)"
    r"|italic|bold)(?:\s[^<>]*)?/?>|/[Ss]pl \w+/|/su[bp] [^\s/]{1,8} ?/",
)

_ENTITY = regex(rf"\\?{_AN_ENTITY}")
_TAGS = {
    "i": "emph", "em": "emph", "b": "textbf", "strong": "textbf", "sub": "textsubscript",
    "sup": "textsuperscript", "tt": "texttt", "scp": "textsc", "it": "emph",
}  # fmt: skip
_PAIR = regex(rf"<({'|'.join(_TAGS)})>([^<>]*)</\1>", re.IGNORECASE)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    every = (found[0] for found in re.finditer(RULE.looks, field.text))
    if found := next(filter(_is_markup, every), ""):
        what = "IEEE's code" if found[0] == "/" else "HTML"
        fix = view.rewritten(field, _as_latex(field.text))
        yield Fault(f"{field.name} contains {what}: {found}", field, found, fix)


def _is_markup(text: str) -> bool:
    """Whether a tag, an entity or a code is one: `&regression;` and `/sub urban/` are not."""
    return text[0] == "<" or of_entity(text) != text or as_html(text) != text


def _as_latex(text: str) -> str:
    plain = _ENTITY.sub(lambda m: _escaped(of_entity(m[0].lstrip("\\"))), as_html(text))
    return _PAIR.sub(lambda m: f"\\{_TAGS[m[1].lower()]}{{{m[2]}}}", plain)


def _escaped(text: str) -> str:
    return text if text in "<>" else escape(text)
