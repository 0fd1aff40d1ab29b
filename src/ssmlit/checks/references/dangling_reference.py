from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.fields import REFERRING_FIELDS
from ssmlit.strings import split_commas

RULE = Rule(
    "E801 dangling-reference",
    summary="crossref, xdata, xref, related or entryset names an entry that does not exist",
    why="The fields that should be inherited are missing in print: no booktitle, no year.",
    bad="@inproceedings{gu, author = {Gu, A.}, title = {Mamba}, crossref = {icml}}",
    good="@inproceedings{gu, author = {Gu, A.}, title = {Mamba}, crossref = {icml}}\n"
    "@proceedings{icml, title = {ICML}, booktitle = {ICML}, year = 2023}",
    fields=REFERRING_FIELDS,
    reads=("ids",),
)


def check(view: EntryView, field: Field, context: RuleContext) -> Findings:
    for key in split_commas(field.text):
        if context.entry(key) is None and not context.renamed(key):
            yield Fault(f"{field.name} names {key}, which is not in the library", field, key)
