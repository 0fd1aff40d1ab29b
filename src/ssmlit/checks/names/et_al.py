import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
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

_SAID = regex(
    r"(?<![\s,;~])[\s,;~]*+(?:(?i:\band)[\s~]++(?:others\b)?)?[\s,{]*+(?:\\(?:emph|textit)\{)?"
    rf"{AND_OTHERS}[\s.}}]*$"
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    if found := re.search(RULE.looks, field.text):
        right = with_others(field.text)
        fix = view.rewritten(field, right) if right else ()
        yield Fault(f"{found[0]} is read as a person; write `and others`", field, found[0], fix)


def with_others(text: str) -> str:
    """Return a list of names with `and others` instead of a final “et al.”, or ""."""
    end = _SAID.search(text)
    return f"{text[: end.start()]} and others" if end and end.start() else ""
