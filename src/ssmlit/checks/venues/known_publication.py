from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.checks.types_and_fields import COMPARED
from ssmlit.fields.entry_types import PREPRINTS, REPORTS
from ssmlit.fields.names import IDENTIFIED_BY
from ssmlit.fields.titles import agreement
from ssmlit.venues.preprints import is_preprint_venue

RULE = Rule(
    "N707 known-publication",
    summary="a preprint whose published version is known",
    why="""Reviewers ask for the published version. `ssmlit refresh KEY` takes venue, title and
    authors from one record and keeps the eprint.""",
    bad="@misc{gu, title = {Mamba: Linear-Time Sequence Modeling with Selective State Spaces},"
    " year = 2023, eprint = {2312.00752}, archiveprefix = {arXiv}}",
    good="@inproceedings{gu, title = {Mamba: Linear-Time Sequence Modeling with Selective State"
    " Spaces}, author = {Gu, Albert and Dao, Tri}, booktitle = {Conference on Language Modeling},"
    " year = 2024, eprint = {2312.00752}, archiveprefix = {arXiv}}",
    having=IDENTIFIED_BY,
    reads=COMPARED,
    needs="catalogue",
)


def check(view: EntryView, context: RuleContext) -> Findings:
    record = context.record(view)
    if record is None or not record.venue or view.first("booktitle"):
        return
    venue = view.text("journal") or view.text("journaltitle")
    if view.type not in PREPRINTS | REPORTS and not is_preprint_venue(venue):
        return
    if agreement(view.title, record.title) != "different":
        year = "" if str(record.year) in record.venue else f" {record.year}" if record.year else ""
        yield Fault(f"published: {record.venue}{year}")
