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
        own = view.first("number")
        # 98(140) is a volume in two countings: it has another number, or more than one a week
        if (own and own.text.strip() != number) or (number.isdecimal() and int(number) > 53):
            return
        fix = view.rewritten(field, found[1]) + view.with_field("number", number)
        has_place = not (context.numbers_series(view) or own)
        yield Fault(f"volume contains the number {number} too", field, "", fix if has_place else ())
