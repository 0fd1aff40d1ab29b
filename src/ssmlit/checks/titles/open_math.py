from ssmlit.checks.kit import VERB, EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.checks.types_and_fields import PRINTED_FIELDS

RULE = Rule(
    "E506 open-math",
    summary="a $ that opens math and is never closed",
    why="LaTeX stops with “Missing $ inserted”, or sets the rest of the page as a formula.",
    bad="@misc{gu, title = {Attention in $O(n log n time}, year = 2023}",
    good="@misc{gu, title = {Attention in $O(n log n)$ time}, year = 2023}",
    fields=(*PRINTED_FIELDS, "abstract"),
    looks=r"\$|\\\(",
)

_VERBATIM = regex(rf"{VERB}|" r"\\\\|\\\$|\\(?:url|href|path)\s*\{[^{}]*\}|https?://\S+")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    if field.text.count("$") % 2 == 0 and "\\(" not in field.text and "\\$" not in field.text:
        return
    text = _VERBATIM.sub("", field.text)
    if text.count("$") % 2:
        yield Fault(f"{field.name} has an unmatched $", field, "$")
    elif text.count(r"\(") != text.count(r"\)"):
        yield Fault(rf"{field.name} has a \( without its \)", field, r"\(")
