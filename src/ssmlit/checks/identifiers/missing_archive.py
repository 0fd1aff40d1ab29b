from ssmlit import identifiers
from ssmlit.checks.kit import EntryView, Findings, Found, Rule, RuleContext

RULE = Rule(
    code="W306",
    name="missing-archive",
    summary="an arXiv id in eprint without archiveprefix or eprinttype",
    why="Styles print the bare number without “arXiv:” and without a link.",
    bad="@misc{gu, title = {Mamba}, eprint = {2312.00752}}",
    good="@misc{gu, title = {Mamba}, eprint = {2312.00752}, archiveprefix = {arXiv}}",
    fix="safe",
    fields=("eprint",),
)


def check(view: EntryView, context: RuleContext) -> Findings:
    """Yield an `eprint` in the form of an arXiv id without its archive."""
    names = ("archiveprefix", "eprinttype")
    if view.first(*names) or context.inherits(view, names):
        return
    found = identifiers.parse(view.text("eprint"))
    if found and found.scheme == "arxiv":
        name = "eprinttype" if view.is_biblatex else "archiveprefix"
        value = "arxiv" if view.is_biblatex else "arXiv"
        fix = view.with_field(name, value)
        yield Found(f"nothing says that {found.value} is arXiv's", view.fields["eprint"], "", fix)
