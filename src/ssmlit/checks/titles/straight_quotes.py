import re

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
# Google Scholar's have their blanks inside: `motion picture" Forrest Gump"`. 6" are inches.
_PAIR = regex(r'(?<!\d)"(\s*)([^"]*?)(\s*)"')


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    if '"' in _ACCENT.sub("", field.text):
        text = _PAIR.sub(_curled, field.text)
        fix = () if _ACCENT.search(field.text) or '"' in text else view.rewritten(field, text)
        yield Fault(f'{field.name} has a straight " in it', field, '"', fix)


def _curled(found: re.Match[str]) -> str:
    """Return what is in quotes, in LaTeX's; the blanks are outside, where a word is."""
    text, start, end = found.string, found.start(), found.end()
    before = " " if found[1] and text[start - 1 : start].isalnum() else ""
    behind = " " if found[3] and text[end : end + 1].isalnum() else ""
    return f"{before}``{found[2]}''{behind}"
