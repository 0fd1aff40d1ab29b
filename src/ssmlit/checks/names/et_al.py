import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.checks.people_lists import with_others
from ssmlit.fields.names import NAME_FIELDS
from ssmlit.latex.around_names import AND_OTHERS

RULE = Rule(
    "E401 et-al",
    summary="“et al.” in a list of names",
    why="""BibTeX reads it as a person called “al., et”. `and others` is what makes styles print “et
    al.”.""",
    bad="@misc{gu, author = {Gu, Albert et al.}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, Albert and others}, title = {Mamba}}",
    fix="safe",
    fields=NAME_FIELDS,
    looks=AND_OTHERS,
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    if found := re.search(RULE.looks, field.text):
        right = with_others(field.text)
        fix = view.rewritten(field, right) if right else ()
        yield Fault(f"{found[0]} is read as a person; write `and others`", field, found[0], fix)
