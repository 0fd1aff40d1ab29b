import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext

RULE = Rule(
    "E316 pubmed-id",
    summary="a pmid that is not digits, or a pmcid that is not PMC and digits",
    why="Links to PubMed are made of it: https://pubmed.ncbi.nlm.nih.gov/31178122/.",
    bad="@article{gu, title = {Mamba}, pmid = {PMC31178122}}",
    good="@article{gu, title = {Mamba}, pmid = {31178122}}",
    fields=("pmid", "pmcid"),
)

_FORMS = {"pmid": r"(?:PMID:?\s*)?[1-9]\d{0,8}", "pmcid": r"(?:PMC)?\d+(?:\.\d+)?"}


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    text = field.text.strip()
    if text and not re.fullmatch(_FORMS[field.name.lower()], text, re.IGNORECASE):
        yield Fault(f"{text} cannot be a {field.name}", field)
