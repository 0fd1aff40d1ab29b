from ssmlit.checks.kit import EntryView, Fault, Findings, Rule, RuleContext, regex

RULE = Rule(
    "E117 key-characters",
    summary="a citation key with a character that LaTeX or biber stumbles over",
    why="""A key must not hold blanks, commas, braces, double quotes, or any of # % ~ \\. `ssmlit
    rename OLD NEW` changes it and updates references.""",
    bad="@misc{gu#mamba, title = {Mamba}}",
    good="@misc{gu-mamba, title = {Mamba}}",
)

_BAD = regex(r'["#%~\\{}\x00-\x20\x7f]')


def check(view: EntryView, _: RuleContext) -> Findings:
    if found := _BAD.search(view.key):
        yield Fault(f"the key has the character {found[0]!r}")
