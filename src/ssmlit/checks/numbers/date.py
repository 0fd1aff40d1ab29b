import re

from ssmlit.checks.entry_view import is_text
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.dates import days_in
from ssmlit.fields.names import DATE_FIELDS

RULE = Rule(
    "E609 date",
    summary="a date that is not ISO 8601-2",
    why="""biber ignores a date it cannot read. It reads YYYY, YYYY-MM, YYYY-MM-DD, ranges with /,
    `..` for an open end, ? and ~ for doubt, X for unknown digits, 21 to 24 for seasons (biblatex
    manual, section 2.3.8).""",
    bad="@online{gu, title = {Mamba}, date = {2023-13-01}}",
    good="@online{gu, title = {Mamba}, date = {2023-12-01}}",
    fix="safe",
    fields=DATE_FIELDS,
)

_POINT = regex(
    r"(?P<year>-?(?:\d{4}|\d{1,3}X{1,3}|X{4})|[yY]-?\d{5,})"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?[?~%]?",
)
# Year first, as Citavi has it: `2024.03.21`, `2024-3-1`, `2024/03/21`, `2024.3`; not `2004-5` nor
# `2004/05`, which may be two years.
_PARTS = regex(r"(\d{4})(?:([-./])(\d{1,2})\2(\d{1,2})|\.(0?[1-9]|1[0-2]))\.?")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    text = field.text.strip()
    if text and is_text(field) and (reason := _reason(text)):
        date = _in_order(text)
        fix = view.rewritten(field, date) if date and not _reason(date) else ()
        yield Fault(f"{text} is not a date that biber reads: {reason}", field, "", fix)


def _in_order(text: str) -> str:
    """Return a date whose year comes first as ISO 8601 writes it, else nothing."""
    found = _PARTS.fullmatch(text)
    numbers = [found[1], *filter(None, (found[3] or found[5], found[4]))] if found else []
    return "-".join(f"{int(number):02}" for number in numbers)


def _reason(text: str) -> str:
    parts = text.split("/")
    if len(parts) > 2:
        return "a range has one /"
    points = [part for part in parts if part.strip() not in {"", ".."}]
    reason = next(filter(None, map(_problem, points)), "")
    if not points:
        return "it names no day"
    if not reason and len(points) == 2 and _begins_late(*points):
        return "it ends before it begins"
    return reason


def _problem(point: str) -> str:
    found = _POINT.fullmatch(point)
    if found is None:
        return "dates are written YYYY-MM-DD"
    year, month, day = found["year"], found["month"] or "XX", found["day"] or "XX"
    if month == "XX":
        return ""
    if not (1 <= int(month) <= 12 or (21 <= int(month) <= 24 and day == "XX")):
        return f"there is no month {month}"
    known = int(year) if re.fullmatch(r"\d{4}", year) else 0  # a leap year
    if day != "XX" and not 1 <= int(day) <= days_in(known, int(month)):
        return f"month {month} has no day {day}"
    return ""


def _begins_late(first: str, last: str) -> bool:
    years = [match["year"] for point in (first, last) if (match := _POINT.fullmatch(point))]
    if not all(re.fullmatch(r"\d{4}", year) for year in years):
        return False
    return (first[:10] > last[:10]) if len(first) == len(last) else years[0] > years[1]
