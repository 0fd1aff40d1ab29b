import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.checks.spelling import misspelt
from ssmlit.checks.tables import VENUE_FIELDS
from ssmlit.latex import to_unicode

RULE = Rule(
    "W702 misspelt-venue",
    summary="a venue that is nearly a known one, or has a misspelled word",
    why="Readers see the typo, and programs count two venues. The known venues come with ssmlit.",
    bad="@article{gu, title = {Mamba}, journal = {Journal of Neurosciense}}",
    good="@article{gu, title = {Mamba}, journal = {Journal of Neuroscience}}",
    fix="unsafe",
    fields=VENUE_FIELDS,
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    for wrong, right in misspelt(to_unicode(field.text)):
        whole = rf"(?<![A-Za-z\\]){wrong}(?![A-Za-z])"
        fix = view.rewritten(field, re.sub(whole, right, field.text))
        yield Fault(f"{wrong}: did you mean {right}?", field, wrong, fix)
        break
