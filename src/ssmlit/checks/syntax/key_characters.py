from ssmlit.bibtex.syntax import NOT_IN_KEYS
from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext

RULE = Rule(
    "E117 key-characters",
    summary="a citation key with a character that LaTeX or biber stumbles over",
    why="""A key must not hold blanks, commas, brackets, quotes, or any of # % ~ = \\. `ssmlit
    rename OLD NEW` changes it and updates references.""",
    bad="@misc{gu#mamba, title = {Mamba}}",
    good="@misc{gu-mamba, title = {Mamba}}",
)


def check(view: EntryView, _: RuleContext) -> Findings:
    if found := NOT_IN_KEYS.search(view.key):
        yield Fault(f"the key has the character {found[0]!r}")
