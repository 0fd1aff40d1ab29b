import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.names import NAME_FIELDS

RULE = Rule(
    "E405 dangling-and",
    summary="an “and” at the beginning or end of a list, twice in a row, or after “others”",
    why="BibTeX reads an empty name there, or the word itself as a person.",
    bad="@misc{gu, author = {Gu, Albert and Dao, Tri and}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, Albert and Dao, Tri}, title = {Mamba}}",
    fix="safe",
    fields=NAME_FIELDS,
    looks=r"(?i)^\s*and\s|\sand[\s,.]*$|\sand\s+and\s|(?:^|\sand)\s+others\s+and\s|^\s*others\s*$",
)

_START = regex(r"(?i)^(?:\s*and\s+)+")
_END = regex(r"(?i)(?:[\s,]+and)+[\s,.]*$")
_OTHERS = regex(r"(?i)\s*others\b")  # it would be a person
_TWICE = regex(r"(?i)\s+and(?:\s+and)+\s+")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    found = re.search(RULE.looks, field.text)
    if not found or field.text.count("{") != field.text.count("}"):
        return
    text = _TWICE.sub(" and ", _END.sub("", _START.sub("", field.text)))
    mark = found[0].strip()
    if "others" in mark.lower():
        yield Fault("`others` is read as “et al.” only after the last `and`", field, mark)
    else:
        fix = () if _OTHERS.match(text) else view.rewritten(field, text)
        yield Fault("an `and` has no name on one side", field, mark, fix)
