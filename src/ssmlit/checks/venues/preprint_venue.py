from ssmlit import identifiers
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.entry_types import PREPRINTS
from ssmlit.fields.names import CONTAINER_FIELDS, JOURNAL_FIELDS
from ssmlit.model import Edit, SetType
from ssmlit.strings import cut, words
from ssmlit.venues.preprints import VENUE, is_preprint_venue

RULE = Rule(
    "W703 preprint-venue",
    summary="arXiv, CoRR or another preprint server as journal",
    why="""It is printed as if the paper had been reviewed and published there, and the id is not
    linked. A preprint is @misc (or @online) with eprint and archiveprefix; the fix makes it one if
    the venue says no more than arXiv's name and the id.""",
    bad="@article{gu, author = {Gu, A.}, title = {Mamba}, year = 2023,"
    " journal = {arXiv preprint arXiv:2312.00752}}",
    good="@misc{gu, author = {Gu, A.}, title = {Mamba}, year = 2023, eprint = {2312.00752},"
    " archiveprefix = {arXiv}}",
    fix="unsafe",
    having=(*CONTAINER_FIELDS, "publisher"),
    looks=VENUE,
)

_WORD = regex(r"\w+")
_SAID = words(
    "url https http www arxiv org corr abs preprint preprints eprint eprints e print prints"
)


def check(view: EntryView, _: RuleContext) -> Findings:
    for field in filter(None, map(view.fields.get, RULE.having)):
        if not is_preprint_venue(field.text):
            continue
        if field.name.lower() == "publisher" and _may_publish(view, field.text):
            continue
        message = f"{cut(field.text.strip())} is a preprint server, not a venue"
        yield Fault(message, field, "", _fix(view, field))
        return


def _may_publish(view: EntryView, publisher: str) -> bool:
    """Return whether a server is the publisher: of a preprint, or OpenReview of proceedings."""
    return view.type in PREPRINTS | {"dataset"} or "openreview" in publisher.lower()


def _fix(view: EntryView, field: Field) -> tuple[Edit, ...]:
    """Return the edits that make an entry a preprint if its venue is then said by other fields."""
    found = view.arxiv.value if view.arxiv else ""
    venue = [field]
    volume = identifiers.parse(view.text("volume"))  # as DBLP has it, with CoRR: abs/2312.00752
    if volume and volume.value == found:
        venue.append(view.fields["volume"])
    said = field.text.lower().replace(found, " ")
    if not found or not set(_WORD.findall(said)) <= _SAID:
        return ()
    edits = tuple(edit for one in venue for edit in view.without(one))
    if not view.first("eprint"):
        edits += view.with_field("eprint", found)
    if not view.is_on_arxiv:
        edits += view.with_field("archiveprefix", "arXiv")
    is_bare = view.type == "article" and not view.first(*JOURNAL_FIELDS)
    is_venue = field.name.lower() != "publisher" or is_bare
    if is_venue and view.type not in PREPRINTS:
        edits += (SetType(view.key, "misc", nth=view.entry.nth),)
    return edits
