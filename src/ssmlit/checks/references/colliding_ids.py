from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.strings import split_commas

RULE = Rule(
    "E804 colliding-ids",
    summary="an old key in ids that is, or was, another entry's key",
    why="\\cite{KEY} then means two papers: biber picks one, BibTeX the other.",
    bad="@misc{gu, title = {Mamba}, ids = {dao}}\n@misc{dao, title = {Mamba-2}}",
    good="@misc{gu, title = {Mamba}, ids = {gu2023}}\n@misc{dao, title = {Mamba-2}}",
    fields=("ids",),
)


def check(view: EntryView, field: Field, context: RuleContext) -> Findings:
    for key in split_commas(field.text):
        owner = context.entry(key)
        if owner is not None and owner.entry != view.entry:
            message = f"the old key {key} is the key of the entry in line {owner.entry.line}"
            yield Fault(message, field, key)
        elif len(others := set(context.renamed(key))) > 1:
            names = ", ".join(sorted(others - {view.key}))
            yield Fault(f"the old key {key} is also one of {names}", field, key)
