import re

from ssmlit.checks.entry_view import is_text
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.latex import to_unicode

RULE = Rule(
    "W604 odd-pages",
    summary="pages without a number, or with an open range",
    why="""“to appear” belongs in `note`; “12--” and ADS's “12-+” have lost their end. Styles
    print such pages as they stand.""",
    bad="@misc{gu, title = {Mamba}, pages = {to appear}}",
    good="@misc{gu, title = {Mamba}, note = {to appear}}",
    fields=("pages",),
    looks=r"^(?![1-9]\d*(?:--?[1-9]\d*)?$)",
)

_PAGE = regex(r"\d|^[ivxlcdm][ivxlcdm–—,+\s-]*$", re.IGNORECASE)
_OPEN = regex(
    r"^[-–—]+\s*\d+$|\d\s*[-–—]+$|\d[-–—]*\+$|\?\?|\b0+\s*[-–—]+\s*0+\b|n/?a", re.IGNORECASE
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    text = to_unicode(field.text)
    if not text or not is_text(field):
        return
    if not _PAGE.search(text):
        yield Fault(f"{text} is not a page", field)
    elif _OPEN.search(text):
        yield Fault(f"the range {text} has lost one end", field)
