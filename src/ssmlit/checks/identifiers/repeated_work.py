from ssmlit.checks.identifiers.shared_identifier import RULE as SHARED
from ssmlit.checks.identifiers.shared_identifier import sharing
from ssmlit.checks.kit import EntryView, Findings, Rule, RuleContext

RULE = Rule(
    "W317 repeated-work",
    summary="two entries of one work: one identifier, one title",
    why="""A paper that cites both prints it twice. `ssmlit dedupe` makes one entry of them and
    keeps both keys; two forms of one work that are separate on purpose say so in `nocheck`.""",
    bad="@misc{a, title = {Mamba}, doi = {10.1000/1}}\n"
    "@misc{b, title = {Mamba}, doi = {10.1000/1}}",
    good="@misc{a, title = {Mamba}, doi = {10.1000/1}}\n"
    "@misc{b, title = {Hippo}, doi = {10.1000/2}}",
    having=SHARED.having,
    reads=SHARED.reads,
)


def check(view: EntryView, context: RuleContext) -> Findings:
    yield from sharing(view, context, is_same_work=True)
