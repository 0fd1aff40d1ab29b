from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex

RULE = Rule(
    "W504 straight-quotes",
    summary='a straight " in a title',
    why="LaTeX prints closing quotes for both: ”Why should I trust you?” Write ``…'' instead.",
    bad='@misc{gu, title = {"Why Should I Trust You?"}, year = 2016}',
    good="@misc{gu, title = {``Why Should I Trust You?''}, year = 2016}",
    fix="unsafe",
    fields=("title", "booktitle", "subtitle", "series"),
    looks='"',
)

_ACCENT = regex(r'\\"|\{"\}|"[=`\'~-]')  # an umlaut; braces around; babel's shorthands
_PAIR = regex(r'"([^"]*)"')


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    if '"' in _ACCENT.sub("", field.text):
        text = _PAIR.sub(r"``\1''", field.text)
        fix = () if _ACCENT.search(field.text) or '"' in text else view.rewritten(field, text)
        yield Fault(f'{field.name} has a straight " in it', field, '"', fix)
