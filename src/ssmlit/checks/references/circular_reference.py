from ssmlit.checks.kit import ANY, EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.strings import split_commas

RULE = Rule(
    "E803 circular-reference",
    summary="an entry inherits from itself, directly or through others",
    why="biber stops with “circular inheritance”; nothing can be inherited.",
    bad="@book{a, title = {A}, crossref = {b}}\n@book{b, title = {B}, crossref = {a}}",
    good="@book{a, title = {A}, crossref = {b}}\n@book{b, title = {B}}",
    fields=("crossref", "xdata"),
    reads=ANY,
)


def check(view: EntryView, field: Field, context: RuleContext) -> Findings:
    for key in split_commas(field.text):
        parent = context.parent(key)
        line = (parent, *context.parents(parent)) if parent else ()
        if any(one.entry == view.entry for one in line):
            yield Fault(f"through {field.name} the entry inherits from itself", field, key)
            return
