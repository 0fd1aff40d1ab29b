import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.checks.types_and_fields import NAMES
from ssmlit.strings import LIGATURES
from ssmlit.word_scores import is_of_titles

RULE = Rule(
    "W510 broken-word",
    summary="a broken word, a blank before a comma, or a ligature, from copying from a PDF",
    why="“segmen- tation” and “ﬁlter” are not found by searches and look wrong in print.",
    bad="@misc{gu, title = {Medical Image Segmen- tation}, year = 2024}",
    good="@misc{gu, title = {Medical Image Segmentation}, year = 2024}",
    fix="unsafe",
    fields=(*NAMES, "author"),
    looks=r"-(?<=[a-z]-) +[a-z]|[\ufb00-\ufb06]| (?<=\w ) *[,.](?:[\s}]|$)",
)

_BROKEN = regex(
    r"([^\W\d_]*[a-z])- +(?!(?:and|or|to|nor|as|und|oder|bis|sowie|bzw|wie"
    r"|et|ou|en|of|og|och|eller|ed|oraz|lub|versus|vs)\b)([a-z]{2,})"
)
_LIGATURE = regex("[\ufb00-\ufb06]")
_SPACED = regex(r"(?<![^\W_])([^\W_]+) +(,(?=[\s}]|$)|\.(?=[\s}]*$))")  # not `. . .`, nor .NET


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    """Yield the fields with a broken word; “pre- and post-” is not one."""
    text = _BROKEN.sub(_joined, field.text).translate(LIGATURES)
    if field.name.lower() != "author":  # where BibTeX drops such blanks
        text = _SPACED.sub(r"\1\2", text)
    if text != field.text:
        marks = (_BROKEN, _LIGATURE, _SPACED)
        found = filter(None, (mark.search(field.text) for mark in marks))
        mark = next((one[0] for one in found), "")
        fix = view.rewritten(field, text)
        yield Fault(f"{field.name} was copied from a PDF: “{mark}”", field, mark, fix)


def _joined(found: re.Match[str]) -> str:
    """Return a word in one piece, or with a hyphen if only its parts are known words."""
    begin, end = found.groups()
    is_compound = is_of_titles(begin) and is_of_titles(end) and not is_of_titles(begin + end)
    return f"{begin}-{end}" if is_compound else begin + end
