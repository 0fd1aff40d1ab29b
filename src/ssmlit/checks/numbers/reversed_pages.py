from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex

RULE = Rule(
    "E602 reversed-pages",
    summary="a page range that ends before it begins",
    why="A digit is wrong, or the two are swapped. Short forms such as 1234--56 are understood.",
    bad="@misc{gu, title = {Mamba}, pages = {120--112}}",
    good="@misc{gu, title = {Mamba}, pages = {112--120}}",
    fields=("pages",),
    looks=r"\d\s*[-–—−]+\s*\d",
)

_RANGE = regex(r"(?<![\w.:-])([A-Za-z]?)(\d{1,99})(\s*[-–—−]+\s*)\1(\d{1,99})(?![\w.:-])")
_USUAL = regex(r"(\d{1,99})--?(\d{1,99})")
_ARTICLE = 5  # digits of an article's number, at least


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    usual = _USUAL.fullmatch(field.text)
    if usual and int(usual[1]) <= int(usual[2]):
        return
    for found in _RANGE.finditer(field.text):
        first, last = found[2], found[4]
        whole = _full_end(first, last)
        ends_early = int(whole) < int(first) or (whole == first and len(last) < len(first))
        if ends_early and not is_article_page(first, found[3], last):
            yield Fault(f"the range {found[0]} ends before it begins", field, found[0])


def _full_end(first: str, last: str) -> str:
    """Return where a range ends: of `1234--56` at 1256."""
    return first[: max(len(first) - len(last), 0)] + last


def is_article_page(first: str, dash: str, last: str) -> bool:
    """Whether `1650007-1` is page 1 of article 1650007: as a range it would end too early."""
    is_short = len(first) >= _ARTICLE and len(last) <= len(first) - 3
    return is_short and dash.strip() == "-" and int(_full_end(first, last)) <= int(first)
