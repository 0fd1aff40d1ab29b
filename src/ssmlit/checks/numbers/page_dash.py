from ssmlit.checks.kit import ANY, EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.checks.numbers.reversed_pages import is_article_page

# Any but two hyphens, or one en dash.
_DASH = r"(?:(?!(?:--|–)(?![-−‐‑‒–—]))[-−‐‑‒–—]+|\\textendash(?:\{\})?|\\ndash)"

RULE = Rule(
    "W601 page-dash",
    summary="a page range with a single hyphen, a minus or too many dashes",
    why="A range is printed with an en dash, which BibTeX writes as two hyphens: 12--34.",
    bad="@misc{gu, title = {Mamba}, pages = {12-34}}",
    good="@misc{gu, title = {Mamba}, pages = {12--34}}",
    fix="safe",
    fields=("pages",),
    reads=ANY,
    looks=rf"\d\s*{_DASH}",
)

_RANGE = regex(rf"(?<![\w.-])(\d+)(\s*{_DASH}\s*)(\d+)(?![\w.-])")


def check(view: EntryView, field: Field, context: RuleContext) -> Findings:
    """Yield ranges of plain numbers; `3-12--3-20`, `A-1`, `054301-1` are labels of pages."""
    found = _RANGE.search(field.text)
    if found and not is_article_page(*found.groups()) and not context.is_biblatex(view):
        # biber takes any dash
        fix = view.rewritten(field, _RANGE.sub(r"\1--\3", field.text))
        yield Fault(f"the range {found[0]} needs two hyphens", field, found[0], fix)
