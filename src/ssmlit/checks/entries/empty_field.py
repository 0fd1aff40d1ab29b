from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.checks.types_and_fields import STANDARD_FIELDS
from ssmlit.strings import words

RULE = Rule(
    "W204 empty-field",
    summary="a field without text",
    why="""Some styles still print what surrounds it (“vol. ,”). Removing it loses nothing. Empty
    fields that have a meaning (a child that must not inherit one) can be waived.""",
    bad="@misc{gu, title = {Mamba}, note = {}, year = 2023}",
    good="@misc{gu, title = {Mamba}, year = 2023}",
    fix="safe",
    shape=lambda _kind, _names: False,
)

_PRINTED = STANDARD_FIELDS - words("abstract annote annotation annotator keywords file key")
_LONGEST = 8  # blanks and braces that still count as nothing
_LITERAL = ("{", '"')  # a macro may get its text where it is defined
_MEANT = ("crossref", "xdata", "xref")  # an empty field keeps a child from inheriting it


def check(view: EntryView, _: RuleContext) -> Findings:
    for name, field in view.fields.items():
        if len(field.text) > _LONGEST or name not in _PRINTED:
            continue
        if field.source and not field.text.strip("{} \t\r\n") and view.first(*_MEANT) is None:
            fix = view.without(field) if field.source[:1] in _LITERAL else ()
            yield Fault(f"{field.name} is empty", field, fix=fix)
