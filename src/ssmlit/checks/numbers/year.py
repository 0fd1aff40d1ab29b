import re

from ssmlit.checks.entry_view import is_text
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.dates import parse_month
from ssmlit.latex import to_unicode

RULE = Rule(
    "E608 year",
    summary="a year that is not a year",
    why="""Styles sort by it and make labels from it. Accepted are four digits with anything around
    them (c. 1998, 1998/99, Summer 1991), and the states of a paper that has no year yet (in press,
    forthcoming, n.d.). A whole date belongs in `date` (biblatex), or its month in `month`.""",
    bad="@misc{gu, title = {Mamba}, year = {20233}}",
    good="@misc{gu, title = {Mamba}, year = {2023}}",
    fields=("year",),
    reads=("date",),
)

_YEAR = regex(r"(?<!\d)\d{4}(?!\d)|(?<!\d)1\d{1,2}[Xx?-]+|(?<!\d)-?\d{3,4}(?!\d)|\d{2,3}[Xx?]")
_STATES = regex(
    r"press|appear|forthcoming|submitted|preparation|progress|accepted|n\.?\s?d\.?|s\.?\s?d\.?"
    r"|undated|unpublished|review|ersch|print|draft|unknown|no date|present|ongoing|o\.\s?J|soon",
    re.IGNORECASE,
)
_AHEAD = 2  # years until which works are announced
_BESIDE = regex(r"\W*\d{1,2}\W+\d{1,2}\W*")  # day and month in digits
_COMMAND = regex(r"[\s{]*\\[A-Za-z]+(?:\s*\{[^{}]*\})?[\s}]*")
_ROMAN = regex(r"M[MDCLXVI]{0,14}", re.IGNORECASE)  # as old books print it


def check(view: EntryView, field: Field, context: RuleContext) -> Findings:
    if not is_text(field) or _is_past(field.text, context.outside.year):
        return
    text = to_unicode(field.text)
    if not text:
        return
    if not _YEAR.search(text):
        is_in_command = "\\" in field.text and _YEAR.search(field.text) is not None
        if _COMMAND.fullmatch(field.text) or is_in_command:  # the style knows what it prints
            return
        if not _STATES.search(text) and not _ROMAN.fullmatch(text):
            yield Fault(f"{text} is not a year", field)
    elif text.isdecimal() and context.outside.year and int(text) > context.outside.year + _AHEAD:
        yield Fault(f"the year {text} is in the future", field)
    elif re.fullmatch(r"\d{3}", text) and "date" not in view.fields and view.type != "book":
        yield Fault(f"the year {text} has lost a digit", field)
    elif _is_date(text) and not _STATES.search(text):
        yield Fault(f"{text} is a whole date; styles want the year", field)


def _is_past(text: str, now: int) -> bool:
    """Return whether a text is just a year, and not in the future: nearly all are."""
    return len(text) == 4 and text.isdecimal() and (not now or int(text) <= now + _AHEAD)


def _is_date(text: str) -> bool:
    """Return whether the year comes with day and month: `30-Mar-2020`, `2020/03/30`."""
    rest = re.sub(r"(?<!\d)\d{4}(?!\d)", "", text, count=1)
    return bool(rest) and (parse_month(rest)[1] > 0 or _BESIDE.fullmatch(rest) is not None)
