from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.checks.types_and_fields import COMPARED
from ssmlit.fields.names import IDENTIFIED_BY
from ssmlit.fields.titles import agreement

RULE = Rule(
    "E313 another-paper",
    summary="the identifier is known as another paper",
    why="""The catalogue, or a snapshot, has a work of a very different title under this identifier:
    the link in the paper leads to something else.""",
    bad="@misc{dao, title = {Attention Is All You Need}, eprint = {2312.00752},"
    " archiveprefix = {arXiv}}",
    good="@misc{gu, title = {Mamba: Linear-Time Sequence Modeling with Selective State Spaces},"
    " eprint = {2312.00752}, archiveprefix = {arXiv}}",
    having=IDENTIFIED_BY,
    reads=COMPARED,
    needs="catalogue",
)


def check(view: EntryView, context: RuleContext) -> Findings:
    for identifier, record in context.records(view).items():
        if view.title and record.title and agreement(view.title, record.title) == "different":
            yield Fault(f"{identifier} is “{record.title}” ({record.source})")
            return
