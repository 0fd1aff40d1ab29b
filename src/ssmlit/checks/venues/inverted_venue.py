from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.names import CONTAINER_FIELDS

RULE = Rule(
    "W706 inverted-venue",
    summary="a venue that was turned round for an index: Computers, IEEE Transactions on",
    why="IEEE Xplore exported names so; they are printed so, and programs count two venues.",
    bad="@article{gu, title = {Mamba}, journal = {Computers, IEEE Transactions on}}",
    good="@article{gu, title = {Mamba}, journal = {IEEE Transactions on Computers}}",
    fix="unsafe",
    fields=CONTAINER_FIELDS,
    looks=r"(?i),.* on\s*\}?\s*$",
)

_TURNED = regex(
    r"(.*\S),\s+([^,]*\b(?:Transactions|Journal|Conference|Symposium|Workshop|Congress|Meeting)\s+on)"
    r"\s*"
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    """Yield such names; those with more than one sentence behind the comma are not turned."""
    if found := _TURNED.fullmatch(field.text):
        subject, kind = found.groups()
        is_plain = ". " not in kind and "{" not in field.text
        fix = view.rewritten(field, f"{kind} {subject}") if is_plain else ()
        yield Fault(f"{field.name} ends in “on”: its name was turned round", field, kind, fix)
