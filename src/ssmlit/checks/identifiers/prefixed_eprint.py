from ssmlit import identifiers
from ssmlit.checks.kit import ANY, EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.fields.identity import SUBJECT

RULE = Rule(
    "W304 prefixed-eprint",
    summary="arXiv: or an address before the id in eprint",
    why="Styles print the prefix themselves: it comes out as arXiv:arXiv:2312.00752, unlinked.",
    bad="@misc{gu, title = {Mamba}, eprint = {arXiv:2312.00752}, archiveprefix = {arXiv}}",
    good="@misc{gu, title = {Mamba}, eprint = {2312.00752}, archiveprefix = {arXiv}}",
    fix="safe",
    fields=("eprint",),
    reads=ANY,
    looks=r"(?i)^\W*(?:arxiv|https?:|www\.|abs/|doi)",
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    found = identifiers.parse(field.text.strip())
    if found and found.scheme == "arxiv":
        version = f"v{found.version}" if found.version else ""
        fix = view.rewritten(field, found.value + version)
        subject = SUBJECT.search(field.text)
        if fix and subject and not view.first("primaryclass", "eprintclass"):
            name = "eprintclass" if view.is_biblatex else "primaryclass"
            fix += view.with_field(name, subject[1])
        yield Fault(f"eprint takes only the id, {found.value}{version}", field, "", fix)
