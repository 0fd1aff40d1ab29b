import re

from ssmlit import identifiers
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex

RULE = Rule(
    "W303 doi-as-address",
    summary="a doi with https://doi.org/ or doi: before it",
    why="""Styles put https://doi.org/ before the field themselves, so the printed link is
    https://doi.org/https://doi.org/10…""",
    bad="@misc{gu, title = {Mamba}, doi = {https://doi.org/10.48550/arXiv.2312.00752}}",
    good="@misc{gu, title = {Mamba}, doi = {10.48550/arXiv.2312.00752}}",
    fix="safe",
    fields=("doi",),
    looks=r"(?i)^\W*(?:https?:|doi|www\.|dx\.)",
)

_LEAD = regex(r"^.*?(?=10\.\d{4})", re.DOTALL)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    bare = _LEAD.sub("", field.text.strip()).rstrip("}/ ")
    if bare.startswith("10."):
        lead = field.text.strip()[: -len(bare)]
        fix = view.rewritten(field, identifiers.unescaped(bare))
        yield Fault(f"doi takes the bare DOI, without {lead.strip()}", field, lead, fix)
