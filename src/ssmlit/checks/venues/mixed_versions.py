import re

from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext, regex
from ssmlit.fields.entry_types import PREPRINTS
from ssmlit.fields.names import CONTAINER_FIELDS
from ssmlit.identifiers.doi import PREPRINT_SERVERS
from ssmlit.venues.preprints import names_server

_PREFIXES = rf"(?:{'|'.join(map(re.escape, sorted(PREPRINT_SERVERS)))})/"

RULE = Rule(
    "W704 mixed-versions",
    summary="fields of a preprint and of its publication in one entry",
    why="""The venue says that it was published there, the DOI leads to the preprint. Title,
    authors, year and DOI should come from one version; the preprint has `eprint`.""",
    bad="@article{gu, author = {Gu, A.}, title = {Mamba}, year = 2024, journal = {Nature},"
    " volume = 1, doi = {10.48550/arXiv.2312.00752}}",
    good="@article{gu, author = {Gu, A.}, title = {Mamba}, year = 2024, journal = {Nature},"
    " volume = 1, eprint = {2312.00752}, archiveprefix = {arXiv}}",
    having=("doi", "publisher", "howpublished"),
    reads=("doi", "publisher", "howpublished", *CONTAINER_FIELDS),
    looks=rf"(?i){_PREFIXES}|ar[xχ]iv",
)

_PREPRINT_DOI = regex(_PREFIXES)
_NOT_PREPRINTS = regex(r"10\.1101/(?:gr|gad|lm|cshperspect|sqb|pdb|mcs)\.", re.IGNORECASE)


def check(view: EntryView, _: RuleContext) -> Findings:
    venue = view.venue
    if venue is None or names_server(venue.text) or view.type in PREPRINTS:
        return
    doi = view.first("doi")
    if doi and _PREPRINT_DOI.search(doi.text) and not _NOT_PREPRINTS.search(doi.text):
        yield Fault(f"the DOI is that of the preprint, the venue {venue.text.strip()}", doi)
    publisher = view.first("publisher", "howpublished")
    if publisher and re.match(r"(?i)\W*ar[xχ]iv", publisher.text) and view.type == "inproceedings":
        yield Fault("published in proceedings, and by a preprint server", publisher)
