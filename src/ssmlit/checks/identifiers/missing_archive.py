from ssmlit import identifiers
from ssmlit.checks.kit import ANY, EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.fields.names import ARCHIVE_FIELDS

RULE = Rule(
    "W306 missing-archive",
    summary="an arXiv id in eprint without archiveprefix or eprinttype",
    why="Styles print the bare number without “arXiv:” and without a link.",
    bad="@misc{gu, title = {Mamba}, eprint = {2312.00752}}",
    good="@misc{gu, title = {Mamba}, eprint = {2312.00752}, archiveprefix = {arXiv}}",
    fix="safe",
    fields=("eprint",),
    reads=ANY,
)


def check(view: EntryView, field: Field, context: RuleContext) -> Findings:
    if view.first(*ARCHIVE_FIELDS) or context.inherits(view, ARCHIVE_FIELDS):
        return
    found = identifiers.parse(field.text.strip())
    if found and found.scheme == "arxiv":
        said = ("eprinttype", "arxiv") if view.is_biblatex else ("archiveprefix", "arXiv")
        fix = view.with_field(*said)
        yield Fault(f"nothing says that {found.value} is arXiv's", field, "", fix)
