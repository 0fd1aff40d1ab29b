import re

from ssmlit.checks import people_lists
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.fields.names import NAME_FIELDS
from ssmlit.latex.around_names import AND

RULE = Rule(
    "E404 ampersand",
    summary="& (or und, et, og) between names",
    why="BibTeX knows only “and”: two people become one, and a bare & stops LaTeX.",
    bad=r"@misc{gu, author = {Gu, Albert \& Dao, Tri}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, Albert and Dao, Tri}, title = {Mamba}}",
    fix="unsafe",
    fields=NAME_FIELDS,
    looks=rf"&|\s(?:{AND}|[/+|])\s",
)

_DEEPEST = 4  # groups in groups: `{{Justiz und f{\"u}r Recht}}`


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    """Yield the lists with such a sign outside braces (an institution's own & is in them)."""
    bare = field.text
    for _level in range(_DEEPEST):
        bare = re.sub(r"\{[^{}]*\}", lambda m: "x" * len(m[0]), bare)
    if mark := people_lists.sign(bare):
        text = people_lists.without_signs(field.text)
        fix = view.rewritten(field, text) if "{" not in field.text else ()
        yield Fault(f"names are separated by `and`, not by {mark}", field, mark, fix)
