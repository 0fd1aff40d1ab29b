import re

from ssmlit.checks.kit import ANY, EntryView, Fault, Field, Findings, Rule, RuleContext, regex

RULE = Rule(
    "W612 odd-volume",
    summary="a volume that contains the number as well: 12(3)",
    why="Styles print volume and number from two fields, each in its own way.",
    bad="@article{gu, title = {Mamba}, volume = {12(3)}}",
    good="@article{gu, title = {Mamba}, volume = {12}, number = {3}}",
    fix="unsafe",
    fields=("volume",),
    reads=ANY,
    looks=r"^\s*\d+\s*(?:\(|,?\s*(?:no|nr|issue)\b)",
)

_BOTH = regex(
    r"\s*(\d+)\s*(?:\(\s*([\w/–-]+)\s*\)|,?\s*(?:no|nr|issue)\b\.?\s*([\w/–-]+))\s*", re.IGNORECASE
)


def check(view: EntryView, field: Field, context: RuleContext) -> Findings:
    if found := _BOTH.fullmatch(field.text):
        number = found[2] or found[3]
        fix = view.rewritten(field, found[1]) + view.with_field("number", number)
        # 30(72) may be a volume in two countings: more than one number a week is none
        is_number = not number.isdecimal() or int(number) <= 53
        has_place = is_number and not (context.numbers_series(view) or view.first("number"))
        yield Fault(f"volume contains the number {number} too", field, "", fix if has_place else ())
