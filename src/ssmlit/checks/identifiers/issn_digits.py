import re

from ssmlit.checks.kit import EntryView, Field, Findings, Found, Rule, RuleContext

RULE = Rule(
    "E308 issn-digits",
    summary="an ISSN that is not eight digits, or with a wrong check digit",
    why="A digit is wrong or two are swapped (ISO 3297): it names no journal, or another one.",
    bad="@article{gu, title = {Mamba}, journal = {Neural Computation}, issn = {0899-7668}}",
    good="@article{gu, title = {Mamba}, journal = {Neural Computation}, issn = {0899-7667}}",
    fields=("issn",),
)

_NOISE = re.compile(
    r"\([^()]*\)|e-?ISSN|p-?ISSN|ISSN|print(?:ed)?|online|electronic|[:{}]", re.IGNORECASE
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    for part in re.split(r"[,;/\s]+(?![-\u2010-\u2015])", _NOISE.sub(" ", field.text)):
        digits = re.sub(r"[\s\u2010-\u2015-]", "", part).upper()
        if digits and not _is_issn(digits):
            yield Found(f"{part} is not an ISSN{_reason(digits)}", field, part)


def _is_issn(digits: str) -> bool:
    return bool(re.fullmatch(r"\d{7}[\dX]", digits)) and _check(digits[:7]) == digits[7]


def _reason(digits: str) -> str:
    if re.fullmatch(r"\d{7}[\dX]", digits):
        return f": its check digit should be {_check(digits[:7])}"
    return ": an ISSN has eight digits"


def _check(digits: str) -> str:
    total = sum((8 - place) * int(digit) for place, digit in enumerate(digits))
    return "0123456789X"[-total % 11]
