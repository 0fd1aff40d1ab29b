from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.fields.names import CONTAINER_FIELDS
from ssmlit.venues.registrants import contradiction

RULE = Rule(
    "W312 other-publisher",
    summary="the DOI's registrant is not the publisher of the venue",
    why="""The digits before the slash say who registered a DOI. A journal of the IEEE with a DOI of
    Springer has the DOI of another paper, or the venue of another version.""",
    bad="@article{gu, title = {Mamba}, journal = {IEEE Transactions on Image Processing},"
    " doi = {10.1007/s11263-024-01}}",
    good="@article{gu, title = {Mamba}, journal = {IEEE Transactions on Image Processing},"
    " doi = {10.1109/TIP.2024.01}}",
    fields=("doi",),
    reads=CONTAINER_FIELDS,
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    venue = view.venue
    if venue and (message := contradiction(venue.text.strip(), field.text)):
        yield Fault(message, field, message.split()[0])
