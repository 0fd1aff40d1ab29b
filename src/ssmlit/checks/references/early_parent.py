from ssmlit.checks.kit import ANY, EntryView, Fault, Field, Findings, Rule, RuleContext

RULE = Rule(
    "W802 early-parent",
    summary="an entry comes after the one it refers to with crossref",
    why="""BibTeX reads a parent only when it comes after its children (btxdoc, section 2.1); biber
    does not mind.""",
    bad="@proceedings{icml, title = {ICML}, booktitle = {ICML}, year = 2023}\n"
    "@inproceedings{gu, author = {Gu, A.}, title = {Mamba}, crossref = {icml}}",
    good="@inproceedings{gu, author = {Gu, A.}, title = {Mamba}, crossref = {icml}}\n"
    "@proceedings{icml, title = {ICML}, booktitle = {ICML}, year = 2023}",
    fields=("crossref",),
    reads=ANY,
)


def check(view: EntryView, field: Field, context: RuleContext) -> Findings:
    parent = context.parent(field.text.strip())
    if parent is None or parent.is_biblatex or parent.key == view.key or context.is_biblatex(view):
        return
    if parent.entry.line < view.entry.line:
        yield Fault(f"BibTeX wants {parent.key} (line {parent.entry.line}) after this entry", field)
