import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.fields import dates

RULE = Rule(
    "E610 years-disagree",
    summary="year and date of one entry differ",
    why="BibTeX prints `year`, biber `date`: readers of the two see different papers.",
    bad="@article{gu, title = {Mamba}, year = 2023, date = {2024-05-01}}",
    good="@article{gu, title = {Mamba}, date = {2024-05-01}}",
    fields=("date",),
    reads=("year",),
)


def check(view: EntryView, date: Field, _: RuleContext) -> Findings:
    year = view.first("year")
    if year is None or not re.fullmatch(r"\d{4}", year.text.strip()):
        return
    years = [dates.parse_date(part)[0] for part in date.text.split("/")]
    said = int(year.text)
    if years[0] and not years[0] <= said <= (years[-1] or said):
        yield Fault(f"the year is {said}, the date of {years[0]}", year)
