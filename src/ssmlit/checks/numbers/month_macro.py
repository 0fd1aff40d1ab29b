import re

from ssmlit.checks.entry_view import is_text
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.fields.dates import MONTH

RULE = Rule(
    "N607 month-macro",
    summary="a month in braces instead of BibTeX's macro",
    why="""The macros jan … dec are abbreviated and translated as the style wants; text in braces is
    printed as it is, and biber cannot sort by it.""",
    bad="@misc{gu, title = {Mamba}, year = 2023, month = {December}}",
    good="@misc{gu, title = {Mamba}, year = 2023, month = dec}",
    fix="safe",
    fields=("month",),
    looks=rf"(?i)^\s*{MONTH}\.?\s*$",
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    if is_text(field) and "#" not in field.source and re.search(RULE.looks, field.text):
        name = field.text.strip()[:3].lower()
        fix = view.with_field(field.name, name, verbatim=True)
        yield Fault(f"use the macro {name}", field, "", fix)
