from ssmlit import identifiers
from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.fields import dates
from ssmlit.fields.entry_types import PREPRINTS
from ssmlit.fields.names import JOURNAL_FIELDS
from ssmlit.venues.preprints import is_preprint_venue

RULE = Rule(
    "W310 year-before-preprint",
    summary="a year that the month inside the arXiv id contradicts",
    why="""The first four digits of an arXiv id are the year and month of version 1. A preprint
    cannot be older; a published paper is rarely five years older than its preprint.""",
    bad="@misc{gu, title = {Mamba}, year = 2021, eprint = {2312.00752}, archiveprefix = {arXiv}}",
    good="@misc{gu, title = {Mamba}, year = 2023, eprint = {2312.00752}, archiveprefix = {arXiv}}",
    having=("eprint", "arxivid", *JOURNAL_FIELDS, "url", "doi", "howpublished", "note"),
    looks=r"(?i)\d{4}\.\d{4}|/\d{7}|arxiv",
)


def check(view: EntryView, _: RuleContext) -> Findings:
    """Yield a year before the id's, unless the work was published before it was posted."""
    found, field = view.arxiv, view.first("year", "date")
    if found is None or field is None:
        return
    year = dates.parse_year(field.text) or dates.parse_date(field.text)[0]
    posted = identifiers.submitted(found.value)[0]
    if not year or not posted or posted <= year <= posted + 4:
        return
    venue = view.text("journal") + view.text("journaltitle")
    is_preprint = view.type in PREPRINTS or is_preprint_venue(venue)
    earliest, latest = (posted, posted + 4) if is_preprint else (posted - 5, year)
    if not earliest <= year <= latest:
        yield Fault(f"the year is {year}, but the preprint {found.value} is from {posted}", field)
