from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex

RULE = Rule(
    "W605 volume-words",
    summary="vol., no. or “issue” inside volume or number",
    why="Styles put the word there themselves: “vol. Vol. 12”.",
    bad="@article{gu, title = {Mamba}, volume = {Vol. 12}, number = {No. 3}}",
    good="@article{gu, title = {Mamba}, volume = {12}, number = {3}}",
    fix="safe",
    fields=("volume", "number", "issue", "edition"),
    looks=r"(?i)^\W*(?:volume|vol|number|numero|num|nr|no|n°|issue|iss|band|bd|edition)\b",
)

_WORD = regex(
    r"(?i)^[\s{]*(?:volume|vol|number|numero|num|nr|no|n°|issue|iss|band|bd)\b\.?[\s~:]*(?=[\w(])"
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    if found := _WORD.search(field.text):
        word = found[0].strip()
        message = f"{field.name} contains the word {word}"
        place = "volume" if word.strip("{").lower().startswith(("v", "b")) else "number"
        if (place == "volume") == (field.name.lower() == "volume"):
            fix = view.rewritten(field, field.text[found.end() :])
            yield Fault(message, field, word, fix)
        else:
            yield Fault(f"{message}; that belongs in `{place}`", field, word)
