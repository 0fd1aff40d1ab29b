from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.checks.types_and_fields import TYPES
from ssmlit.model import SetType
from ssmlit.strings import closest, nearest

RULE = Rule(
    "W202 unknown-type",
    summary="an entry type of neither BibTeX nor biblatex",
    why="""BibTeX's styles print it as @misc with a warning, biblatex's too, unless the style you
    use defines it. Both models' types are listed in their manuals.""",
    bad="@masterthesis{gu, author = {Gu, A.}, title = {Mamba}, school = {CMU}, year = 2023}",
    good="@mastersthesis{gu, author = {Gu, A.}, title = {Mamba}, school = {CMU}, year = 2023}",
    fix="unsafe",
    once=True,
    shape=lambda kind, _: kind not in TYPES,
)


def check(view: EntryView, _: RuleContext) -> Findings:
    if view.type in TYPES:
        return
    near = nearest(view.type, TYPES)
    perhaps = near or closest(view.type, TYPES, 0.75)
    advice = f"; did you mean @{perhaps}?" if perhaps else ""
    fix = (SetType(view.key, near, nth=view.entry.nth),) if near else ()
    yield Fault(f"@{view.entry.type} is a type of neither BibTeX nor biblatex{advice}", fix=fix)
