from ssmlit.bibtex.macros import macros_used
from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.fields.dates import MONTHS, month_named

RULE = Rule(
    "E115 undefined-macro",
    summary="a macro that no @string before it defines",
    why="""BibTeX and biber print nothing in its place. Macros are read from top to bottom, so one
    that is defined further down is undefined where it is used. Those of other files count, too: of
    .bib files in the same folder or named before this one (`ssmlit check macros.bib refs.bib`), and
    of IEEEabrv.bib. A word that was meant as text needs braces. The fix gives a month that is
    written in full its macro.""",
    bad="@article{gu, title = {Mamba}, journal = jmlr}",
    good="@string{jmlr = {Journal of Machine Learning Research}}\n"
    "@article{gu, title = {Mamba}, journal = jmlr}",
    fix="safe",
    once=True,
)


def check(view: EntryView, context: RuleContext) -> Findings:
    for field in view.composed:
        for name in macros_used(field.source):
            at = context.macros.get(name.lower(), 0)
            if 0 < at <= view.entry.line or context.is_defined_elsewhere(name.lower()):
                continue
            where = f"; it is defined in line {at}, further down" if at else ""
            said = f"nothing defines the macro {name} of {field.name}{where}"
            month = month_named(name) if field.name == "month" and field.source == name else 0
            meant = MONTHS[month - 1] if month and not at else ""
            fix = view.with_field(field.name, meant, verbatim=True) if meant else ()
            yield Fault(said, field, name, fix)
