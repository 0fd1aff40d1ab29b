from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext
from ssmlit.checks.rule_context import IN_SERIES

RULE = Rule(
    "N205 number-and-volume",
    summary="a book or a paper in proceedings with both volume and number, or number alone",
    why="""In books and proceedings `number` is the number in a series: BibTeX's styles want
    `volume` or `number`, and `series` beside the number; they drop the rest with a warning.
    biblatex prints both.""",
    bad="@book{gu, author = {Gu, A.}, title = {Mamba}, publisher = {CMU}, year = 2023,"
    " volume = 1, number = 2}",
    good="@book{gu, author = {Gu, A.}, title = {Mamba}, publisher = {CMU}, year = 2023,"
    " series = {Models}, number = 2}",
    shape=lambda kind, names: kind in IN_SERIES and "number" in names,
)


def check(view: EntryView, context: RuleContext) -> Findings:
    number = view.first("number")
    if number is None or not context.numbers_series(view):
        return
    if view.first("volume"):
        yield Fault("BibTeX's styles print volume or number here, not both", number)
    elif not view.first("series") and not context.inherits(view, ("series",)):
        yield Fault("BibTeX's styles print number here only beside a series", number)
