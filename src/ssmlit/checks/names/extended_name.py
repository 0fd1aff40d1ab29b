from ssmlit import latex
from ssmlit.checks.kit import ANY, EntryView, Fault, Field, Findings, Rule, RuleContext
from ssmlit.fields.names import NAME_FIELDS
from ssmlit.strings import cut

RULE = Rule(
    "N414 extended-name",
    summary="a name with family= and given=, which BibTeX cannot read",
    why="""biblatex's extended format (manual 4.2.3) is for names that commas cannot separate.
    BibTeX reports too many commas, or prints the names of the parts.""",
    bad="@misc{gu, author = {family=Hoven, given=Jeroen, prefix=van den}, title = {Mamba}}",
    good="@misc{gu, author = {van den Hoven, Jeroen}, title = {Mamba}}",
    fields=NAME_FIELDS,
    reads=ANY,
    looks=r"(?i)(?:family|given)(?:-i)?\s*=",
)


def check(view: EntryView, field: Field, context: RuleContext) -> Findings:
    extended = filter(latex.is_extended, latex.split_names(field.text))
    if (name := next(extended, "")) and not context.is_biblatex(view):
        yield Fault(f"BibTeX cannot read {cut(name)}", field, name)
