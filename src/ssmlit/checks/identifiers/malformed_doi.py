from ssmlit import identifiers
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.identity import ANOTHER_DOI
from ssmlit.identifiers.doi import is_unissued, registrant

RULE = Rule(
    "E302 malformed-doi",
    summary="a doi that cannot be a DOI",
    why="""A DOI is 10., a registrant of at least four digits, a slash and a suffix (DOI Handbook,
    section 2.2); registrants get their numbers in ascending order, and those from 10.85000 on were
    not assigned in 2026. The link in the paper leads nowhere.""",
    bad="@misc{gu, title = {Mamba}, doi = {10.48550}}",
    good="@misc{gu, title = {Mamba}, doi = {10.48550/arXiv.2312.00752}}",
    fix="unsafe",
    fields=("doi",),
)

_LABEL = regex(r"(?i)doi:?\s+(?=10\.)")  # for which there is another rule
_SHORT = regex(r"10/[a-z0-9]{3,}")  # of shortdoi.org, which doi.org resolves
_REGISTRANT = regex(r"(?<!\d)10\.\d{4,9}/")


def check(view: EntryView, field: Field, context: RuleContext) -> Findings:
    value = field.text.strip()
    bare = value.replace("{", "").replace("}", "")
    if label := _LABEL.match(bare):
        bare = bare[label.end() :]
    if not value or _SHORT.fullmatch(bare):
        return
    if bare.find("10.", 1) > 0 and len(ANOTHER_DOI.split(bare)) > 1:
        yield Fault(f"{' '.join(value.split())} is more than one DOI", field)
        return
    found = identifiers.labelled("doi", bare) or identifiers.parse(bare)
    if found is None or found.scheme not in {"doi", "arxiv", "acl"}:
        reason = identifiers.suggestion(bare)
        yield Fault(f"{value} is not a DOI" + (f": {reason}" if reason else ""), field)
    elif not _REGISTRANT.search(bare):
        doi = f"10.48550/arXiv.{found.value}" if found.scheme == "arxiv" else ""
        fix = view.rewritten(field, doi) if doi else ()
        yield Fault(f"{value} is not a DOI: it names {found}", field, "", fix)
    elif found.scheme == "doi" and is_unissued(found.value, context.outside.year):
        prefix = registrant(found.value)
        yield Fault(f"no publisher has the prefix {prefix} yet", field, prefix)
    elif bare[-1] in ".,;":
        yield Fault(f"the DOI ends in `{bare[-1]}`", field, "", view.rewritten(field, value[:-1]))
    elif "," in bare or len(bare.split()) > 1:
        yield Fault(f"{' '.join(value.split())} has a comma or a blank in it", field)
