from ssmlit.checks.kit import EntryView, Findings, Found, Rule, RuleContext
from ssmlit.checks.nearest import nearest
from ssmlit.checks.tables import KNOWN_FIELDS, STANDARD_FIELDS
from ssmlit.model import DropField, Edit, Field, SetField

RULE = Rule(
    "W203 misspelt-field",
    summary="a misspelling of a standard field name",
    why="""BibTeX ignores fields it does not know, so their text is not printed. Fields of your own
    are fine as long as they are not one or two letters away from a standard one.""",
    bad="@misc{gu, auhtor = {Gu, Albert}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, Albert}, title = {Mamba}}",
    fix="unsafe",
)


def check(view: EntryView, _: RuleContext) -> Findings:
    for name in sorted(view.fields.keys() - KNOWN_FIELDS):
        if _is_put_aside(name):
            continue
        field = view.fields[name]
        near = nearest(name, STANDARD_FIELDS)
        if near:
            there = ", which the entry has too" if near in view.fields else ""
            message = f"no style knows the field {field.name}; did you mean {near}{there}?"
            fix = () if there else _renamed(view, field, near)
            yield Found(message, field, field.name, fix)


def _is_put_aside(name: str) -> bool:
    """Whether a name is a standard one, disabled or numbered: `xurl`, `note2`."""
    bare = name.rstrip("0123456789").strip("_-")
    return bool(
        {bare, *(bare.removeprefix(lead) for lead in ("x", "opt", "alt"))} & KNOWN_FIELDS
    ) or (bare.partition("-")[0] in KNOWN_FIELDS)


def _renamed(view: EntryView, field: Field, name: str) -> tuple[Edit, ...]:
    key, nth = view.key, view.entry.nth
    return (
        DropField(key, field.name, nth=nth),
        SetField(key, name, field.source, nth=nth, verbatim=True),
    )
