from ssmlit import identifiers
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.strings import cut

RULE = Rule(
    "E318 malformed-openreview",
    summary="an openreview field that cannot be a forum's id",
    why="It is what follows `forum?id=` in the address. Links made from any other text are dead.",
    bad="@misc{gu, title = {Mamba}, openreview = {Mamba at ICLR}}",
    good="@misc{gu, title = {Mamba}, openreview = {AL1fq05o7H}}",
    fix="unsafe",
    fields=("openreview",),
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    value = field.text.strip()
    found = identifiers.parse(value)
    is_address = found is not None and found.scheme == "openreview"
    if not value or (identifiers.labelled("openreview", value) and not is_address):
        return
    fix = view.rewritten(field, found.value) if found and is_address else ()
    yield Fault(f"{cut(value)} is not an OpenReview id", field, "", fix)
