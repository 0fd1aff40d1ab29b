from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.fields.pages import WORD, WORD_BEFORE

RULE = Rule(
    "W603 page-words",
    summary="p., pp. or “pages” inside pages",
    why="Styles put the word there themselves: it is printed twice.",
    bad="@misc{gu, title = {Mamba}, pages = {pp. 12--34}}",
    good="@misc{gu, title = {Mamba}, pages = {12--34}}",
    fix="safe",
    fields=("pages",),
    looks=rf"(?i)\b{WORD}",
)

_TAIL = regex(rf"(?i)(?<=\d)[\s~]*{WORD}[\s}}]*$")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    if found := WORD_BEFORE.search(field.text):
        fix = view.rewritten(field, field.text[found.end() :])
        yield Fault(f"pages contains the word {found[0].strip()}", field, found[0].strip(), fix)
    elif found := _TAIL.search(field.text):
        what = "a number of pages belongs in `pagetotal` (biblatex) or `note`"
        yield Fault(f"pages contains the word {found[0].strip()}: {what}", field, found[0].strip())
