from ssmlit.checks.kit import ANY, EntryView, Fault, Field, Findings, Rule, RuleContext, regex

# `v. 2` is what Google Books has.
_WORDS = r"(?:volume|vol|number|numero|num|nr|no|n°|issue|iss|band|bd|(?-i:v)(?=\.\s?\d))\b"

RULE = Rule(
    "W605 volume-words",
    summary="vol., no., “issue” or “edition” inside volume, number or edition",
    why="""Styles put the word there themselves: “vol. Vol. 12”, “Second Edition edition”. biblatex
    prints an edition in words as it is.""",
    bad="@article{gu, title = {Mamba}, volume = {Vol. 12}, number = {No. 3}}",
    good="@article{gu, title = {Mamba}, volume = {12}, number = {3}}",
    fix="safe",
    fields=("volume", "number", "issue", "edition"),
    reads=ANY,
    looks=rf"(?i)^\W*{_WORDS}|\bed(?:ition|n)?\.?\s*$",
)

_WORD = regex(rf"(?i)^[\s{{]*{_WORDS}\.?[\s~:]*(?=[\w(])")
_EDITION = regex(r"(?i)(?<=\S)[\s~]+(?:edition|edn?\.?)\s*")


def check(view: EntryView, field: Field, context: RuleContext) -> Findings:
    if field.name.lower() == "edition":
        found = _EDITION.search(field.text)
        if found and found.end() == len(field.text) and not context.is_biblatex(view):
            fix = view.rewritten(field, field.text[: found.start()].rstrip(" ,~"))
            yield Fault(f"edition contains the word {found[0].strip(' ~')}", field, "", fix)
    elif found := _WORD.search(field.text):
        word = found[0].strip()
        message = f"{field.name} contains the word {word}"
        place = "volume" if word.strip("{").lower().startswith(("v", "b")) else "number"
        counts_series = field.name.lower() == "number" and view.first("series")
        if counts_series or (place == "volume") == (field.name.lower() == "volume"):
            fix = view.rewritten(field, field.text[found.end() :])
            yield Fault(message, field, word, fix)
        else:
            yield Fault(f"{message}; that belongs in `{place}`", field, word)
