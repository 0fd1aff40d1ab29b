from ssmlit.checks import name_parts
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.fields.names import NAME_FIELDS

RULE = Rule(
    "E402 semicolons",
    summary="a semicolon between names",
    why="BibTeX separates names by “and” only: all of these are one person with too many commas.",
    bad="@misc{gu, author = {Gu, Albert; Dao, Tri}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, Albert and Dao, Tri}, title = {Mamba}}",
    fix="unsafe",
    fields=NAME_FIELDS,
    looks=";",
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    if text := name_parts.without_semicolons(field.text):
        fix = view.rewritten(field, text)
        yield Fault("names are separated by `and`, not by semicolons", field, ";", fix)
