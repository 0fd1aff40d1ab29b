import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.identifiers.isbn import check11

RULE = Rule(
    "E308 issn-digits",
    summary="an ISSN that is not eight digits, or with a wrong check digit",
    why="A digit is wrong or two are swapped (ISO 3297): it names no journal, or another one.",
    bad="@article{gu, title = {Mamba}, journal = {Neural Computation}, issn = {0899-7668}}",
    good="@article{gu, title = {Mamba}, journal = {Neural Computation}, issn = {0899-7667}}",
    fields=("issn",),
)

_NOISE = regex(
    r"\([^()]*\)|e-?ISSN|p-?ISSN|ISSN|print(?:ed)?|online|electronic|[:{}]", re.IGNORECASE
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    for part in re.split(r"[,;/\s]+(?![-\u2010-\u2015])", _NOISE.sub(" ", field.text)):
        digits = re.sub(r"[\s\u2010-\u2015-]", "", part).upper()
        if digits and (reason := _reason(digits)):
            yield Fault(f"{part} is not an ISSN: {reason}", field, part)


def _reason(digits: str) -> str:
    """Return why digits are no ISSN, or ""."""
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        return "an ISSN has eight digits"
    right = check11(digits[:7])
    return "" if digits[7] == right else f"its check digit should be {right}"
