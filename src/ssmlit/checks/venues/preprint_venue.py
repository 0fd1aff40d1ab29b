from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.model import Edit
from ssmlit.venues.preprints import VENUE, is_preprint_venue

RULE = Rule(
    "W703 preprint-venue",
    summary="arXiv, CoRR or another preprint server as journal",
    why="""It is printed as if the paper had been reviewed and published there, and the id is not
    linked. A preprint is @misc (or @online) with eprint and archiveprefix; the fix adds these two
    where the id is known.""",
    bad="@article{gu, author = {Gu, A.}, title = {Mamba}, year = 2023,"
    " journal = {arXiv preprint arXiv:2312.00752}}",
    good="@misc{gu, author = {Gu, A.}, title = {Mamba}, year = 2023, eprint = {2312.00752},"
    " archiveprefix = {arXiv}}",
    fix="unsafe",
    having=("journal", "journaltitle", "booktitle", "publisher"),
    looks=VENUE,
)


def check(view: EntryView, _: RuleContext) -> Findings:
    for field in filter(None, map(view.fields.get, RULE.having)):
        if not is_preprint_venue(field.text):
            continue
        if field.name.lower() == "publisher" and _may_publish(view, field.text):
            continue
        message = f"{field.text.strip()[:50]} is a preprint server, not a venue"
        yield Fault(message, field, "", _fix(view))
        return


def _may_publish(view: EntryView, publisher: str) -> bool:
    """Return whether a server is the publisher: of a preprint, or OpenReview of proceedings."""
    return view.type in {"misc", "online", "dataset"} or "openreview" in publisher.lower()


def _fix(view: EntryView) -> tuple[Edit, ...]:
    found = next((one for one in view.identifiers if one.scheme == "arxiv"), None)
    if found is None or view.first("eprint"):
        return ()
    prefix = () if view.first("archiveprefix") else view.with_field("archiveprefix", "arXiv")
    return view.with_field("eprint", found.value) + prefix
