from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.fields.keywords import split_keywords
from ssmlit.strings import nearest

RULE = Rule(
    "W806 unknown-tag",
    summary="a tag outside the vocabulary in ssmlit.toml",
    why="""`[tags] vocabulary` lists the tags that the library uses, so that a typo makes no new
    tag. A listed tag allows those below it (a allows a/b). Without the setting all are allowed.""",
    bad="@misc{gu, title = {Mamba}, keywords = {vison}}",
    good="@misc{gu, title = {Mamba}, keywords = {vision}}",
    fields=("keywords",),
    needs="settings",
)


def check(_: EntryView, field: Field, context: RuleContext) -> Findings:
    allowed = context.outside.vocabulary
    for tag in split_keywords(field.text):
        levels = tag.split("/")
        if not any("/".join(levels[:depth]) in allowed for depth in range(1, len(levels) + 1)):
            near = nearest(tag, allowed)
            advice = f"; did you mean {near}?" if near else ""
            yield Fault(f"the tag {tag} is not in the vocabulary{advice}", field, tag)
