from ssmlit.checks.kit import ANY, EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.strings import split_commas

RULE = Rule(
    "N807 aliased-reference",
    summary="crossref names an entry by an old key (ids)",
    why="biber follows `ids`; BibTeX does not and says that the parent does not exist.",
    bad="@inproceedings{gu, author = {Gu, A.}, title = {Mamba}, crossref = {icml23}}\n"
    "@proceedings{icml2023, title = {ICML}, booktitle = {ICML}, year = 2023, ids = {icml23}}",
    good="@inproceedings{gu, author = {Gu, A.}, title = {Mamba}, crossref = {icml2023}}\n"
    "@proceedings{icml2023, title = {ICML}, booktitle = {ICML}, year = 2023, ids = {icml23}}",
    fix="safe",
    fields=("crossref",),
    reads=ANY,
)


def check(view: EntryView, field: Field, context: RuleContext) -> Findings:
    keys = split_commas(field.text)
    for key in keys if not context.is_biblatex(view) else ():
        owners = context.renamed(key)
        if context.entry(key) is None and len(owners) == 1:
            fix = view.rewritten(field, owners[0]) if len(keys) == 1 else ()
            yield Fault(f"{key} is an old key of {owners[0]}", field, key, fix)
