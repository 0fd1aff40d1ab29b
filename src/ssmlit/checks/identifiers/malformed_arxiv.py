from ssmlit import identifiers
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.fields.names import ARCHIVE_FIELDS

RULE = Rule(
    "E301 malformed-arxiv",
    summary="an eprint that cannot be an arXiv id",
    why="""Ids are YYMM.NNNNN since April 2007 (four digits until 2014) and archive/YYMMNNN before:
    https://info.arxiv.org/help/arxiv_identifier.html. The link in the paper leads nowhere.""",
    bad="@misc{gu, title = {Mamba}, eprint = {2313.00752}, archiveprefix = {arXiv}}",
    good="@misc{gu, title = {Mamba}, eprint = {2312.00752}, archiveprefix = {arXiv}}",
    fields=("eprint",),
    reads=ARCHIVE_FIELDS,
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    value = field.text.strip()
    if not value or not view.is_on_arxiv:
        return
    found = identifiers.labelled("arxiv", value) or identifiers.parse(value)
    if found is None or found.scheme != "arxiv":
        reason = identifiers.suggestion(f"arxiv:{value}")
        yield Fault(f"{value} is not an arXiv id" + (f": {reason}" if reason else ""), field)
