from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext, regex
from ssmlit.checks.types_and_fields import KNOWN_FIELDS

_NEXT = r",\s*[\r\n]\s*([A-Za-z-]+)\s*=\s*[{\"\d]"

RULE = Rule(
    "W126 swallowed-field",
    summary="a value with the next field in it",
    why="""A brace was closed too late, so that what looks like a field is text of the value before.
    The entry lacks it, and BibTeX prints it as part of the other one.""",
    bad="@misc{gu, title = {A {Mamba},\n  author = {Gu, Albert}},\n  year = 2023}",
    good="@misc{gu, title = {A {Mamba}},\n  author = {Gu, Albert},\n  year = 2023}",
    looks=_NEXT,
)

_FIELD = regex(_NEXT)


def check(view: EntryView, _: RuleContext) -> Findings:
    for field in view.fields.values():
        for found in _FIELD.finditer(field.text) if "=" in field.text else ():
            if found[1].lower() in KNOWN_FIELDS:
                message = f"{field.name} holds what looks like the field {found[1]}"
                yield Fault(message, field, found[0].strip(", \t\r\n"))
