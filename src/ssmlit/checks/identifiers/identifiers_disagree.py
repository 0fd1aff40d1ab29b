from ssmlit import identifiers
from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.fields.identity import address
from ssmlit.model import Field, Identifier

_FIELDS = ("eprint", "doi", "url", "pdf", "openreview", "arxivid", "journal")

RULE = Rule(
    "E309 identifiers-disagree",
    summary="eprint, doi and url of one entry name different papers",
    why="""A work has one arXiv id and one DOI of its publisher. One of the fields was copied from
    another entry, or mistyped.""",
    bad="@misc{gu, title = {Mamba}, eprint = {2312.00752}, archiveprefix = {arXiv},"
    " doi = {10.48550/arXiv.2405.21060}}",
    good="@misc{gu, title = {Mamba}, eprint = {2312.00752}, archiveprefix = {arXiv},"
    " doi = {10.48550/arXiv.2312.00752}}",
    having=("doi", "url", "openreview", "journal", "pdf"),
    reads=_FIELDS,
    looks=r"(?i)48550|https?:|arxiv|openreview",
)

_SINGLE = frozenset({"arxiv", "doi", "openreview"})


def check(view: EntryView, _: RuleContext) -> Findings:
    said: dict[str, tuple[str, str]] = {}
    for name in _FIELDS:
        field = view.fields.get(name)
        found = _identifier(name, field) if field else None
        if field is None or found is None or found.scheme not in _SINGLE:
            continue
        where, value = said.setdefault(found.scheme, (field.name, found.value))
        if value.lower() != found.value.lower():
            yield Fault(f"{field.name} names {found}, but {where} {found.scheme}:{value}", field)


def _identifier(name: str, field: Field) -> Identifier | None:
    if name == "journal":
        return next(iter(identifiers.find(field.text)), None)
    text = address(field.text)
    if name == "openreview":
        return identifiers.labelled("openreview", text)
    return identifiers.parse(text)
