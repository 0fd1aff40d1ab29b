from ssmlit import latex
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext

RULE = Rule(
    "W410 lower-case-names",
    summary="a person's name without a capital letter",
    why="BibTeX reads words in lower case as particles (“von”): it finds no surname to sort by.",
    bad="@misc{gu, author = {gu, albert and dao, tri}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, Albert and Dao, Tri}, title = {Mamba}}",
    fields=("author", "editor"),
    looks=r"(?:^|\sand\s+)[a-z]",
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    for name in latex.split_names(field.text):
        text = latex.to_unicode(name)
        if "{" in name or "=" in name or text.lower() == "others" or " " not in text:
            continue
        if text.islower() and text.isascii() and not text.startswith("et al"):
            yield Fault(f"{name} has no capital letter", field, name)
            break
