import re

from ssmlit import latex
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.checks.name_parts import with_names
from ssmlit.fields.names import NAME_FIELDS

RULE = Rule(
    "E413 trailing-comma",
    summary="a name with a comma and nothing before or after it",
    why="BibTeX says “name ends with a comma”; a first name may have been lost.",
    bad="@misc{gu, author = {Gu, and Dao, Tri}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, Albert and Dao, Tri}, title = {Mamba}}",
    fix="unsafe",
    fields=NAME_FIELDS,
    looks=r"(?i),\s*$|,\s+and\s|^\s*,|\sand\s+,|,\s*,",
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    found = {
        nth: name
        for nth, name in enumerate(latex.split_names(field.text))
        if re.search(r"^,|,$|,\s*,", name)
    }
    if found:
        name = found[min(found)]
        clean = {nth: one.strip(", ") for nth, one in found.items()}
        fix = view.rewritten(field, with_names(field.text, clean))
        empty = "nothing after" if name.endswith(",") else "nothing before"
        yield Fault(f"the name {name} has a comma with {empty} it", field, name, fix)
