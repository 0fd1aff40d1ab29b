import re

from ssmlit.checks.entry_view import is_text
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.dates import FOREIGN_NAMES, SEASONS, month_named, parse_month
from ssmlit.latex import to_unicode
from ssmlit.ordinals import ENDINGS
from ssmlit.strings import words

RULE = Rule(
    "E606 month",
    summary="a month that is not a month, season or number from 1 to 12",
    why="""biber ignores it, BibTeX prints it as it is. Use the macros jan … dec; ranges and days
    are put together with #: "4 " # jul, jul # "/" # aug.""",
    bad="@misc{gu, title = {Mamba}, year = 2023, month = {Febuary}}",
    good="@misc{gu, title = {Mamba}, year = 2023, month = feb}",
    fields=("month",),
)

_WORDS = regex(r"[^\W\d_]+")
_SEASONS = words("""
    michaelmas trinity hilary christmas easter midsummer quarter
    frühjahr fruehjahr frühling sommer herbst printemps été automne hiver primavera verano otoño""")
_ALLOWED = words("to and und et bis early mid late of the day first second third fourth").union(
    ENDINGS
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    if not (is_text(field) or "#" in field.source):
        return  # a macro: whether it is defined is another rule's business
    text = to_unicode(field.text)
    if not text:
        return
    if text.isdecimal():
        if not parse_month(text)[0]:
            yield Fault(f"there is no month {text}", field)
        return
    found = [word.lower() for word in _WORDS.findall(text)]
    wrong = next((word for word in found if not _is_known(word)), "")
    is_date = re.fullmatch(r"\d{1,2}\.\s*\d{1,2}\.?", text)  # 22.08.
    numbers = re.findall(r"\d+", text)
    # without a word they are months: 5/6, not 05/31 or 2013-05
    beyond = not found and not all(parse_month(number)[0] for number in numbers)
    if wrong or is_date or beyond or not (numbers or {*found} - _ALLOWED):
        yield Fault(f"{wrong or text} is not a month", field, wrong)


def _is_known(word: str) -> bool:
    """Return whether a word is a month or a season, in full or cut after three letters or more."""
    if word in _ALLOWED:
        return True
    named = any(name.startswith(word) for name in FOREIGN_NAMES.union(_SEASONS, SEASONS))
    return len(word) > 2 and (named or word == "sept" or month_named(word) > 0)
