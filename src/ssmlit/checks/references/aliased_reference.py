from ssmlit.checks.kit import ANY, EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.strings import split_commas

RULE = Rule(
    "N807 aliased-reference",
    summary="crossref names an entry by an old key (ids), or in another case",
    why="""biber follows `ids`; BibTeX does not and says that the parent does not exist. Of another
    case it is biber that says so.""",
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
    for key in keys:
        entry, owners = context.entry(key), context.renamed(key)
        if entry is not None and key != entry.key and entry.key not in owners:
            right, said = entry.key, f"the key of {key} is {entry.key}, another one to biber"
        elif entry is None and len(owners) == 1 and not context.is_biblatex(view):
            right, said = owners[0], f"{key} is an old key of {owners[0]}"
        else:
            continue
        fix = view.rewritten(field, right) if len(keys) == 1 else ()
        yield Fault(said, field, key, fix)
