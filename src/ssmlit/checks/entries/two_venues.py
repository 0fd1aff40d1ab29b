from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.fields.names import JOURNAL_FIELDS

_WRONG = {
    "article": ("booktitle",),
    **dict.fromkeys(("inproceedings", "conference", "incollection"), JOURNAL_FIELDS),
}

RULE = Rule(
    "W206 two-venues",
    summary="a journal where the type prints a booktitle, or vice versa",
    why="""A style prints the journal of @article and the booktitle of @inproceedings. With both,
    two versions of the paper may be mixed; with the wrong one, no venue is printed.""",
    bad="@inproceedings{gu, author = {Gu, A.}, title = {Mamba}, year = 2023,"
    " booktitle = {ICML}, journal = {Neural Computation}}",
    good="@inproceedings{gu, author = {Gu, A.}, title = {Mamba}, year = 2023, booktitle = {ICML}}",
    shape=lambda kind, names: not set(_WRONG.get(kind, ())).isdisjoint(names),
)


def check(view: EntryView, _: RuleContext) -> Findings:
    wrong = view.first(*_WRONG.get(view.type, ()))
    if wrong:
        yield Fault(f"@{view.entry.type} does not print {wrong.name}", wrong, wrong.name)
