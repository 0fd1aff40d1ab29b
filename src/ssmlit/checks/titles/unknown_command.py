from ssmlit.checks.kit import ANY, EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.checks.types_and_fields import PRINTED_FIELDS
from ssmlit.latex.symbols import is_known

RULE = Rule(
    "W507 unknown-command",
    summary="a command that LaTeX does not know",
    why="""“Undefined control sequence”: a misspelt command, or a macro of a paper that the library
    does not define. Accepted are the Astrophysics Data System's journals, and what an @preamble
    of the file defines or three of its entries use.""",
    bad=r"@misc{gu, title = {\emhp{Mamba}}, year = 2023}",
    good=r"@misc{gu, title = {\emph{Mamba}}, year = 2023}",
    fields=PRINTED_FIELDS,
    reads=ANY,
    looks=r"\\[A-Za-z]{2}",
)

_COMMAND = regex(r"(?<!\\)\\([A-Za-z]+)")


def check(view: EntryView, field: Field, context: RuleContext) -> Findings:
    for name in _COMMAND.findall(field.text):
        is_here = f"\\{name}" in field.source  # and not in an @string, which all its users share
        if is_here and not is_known(name) and not context.is_usual(name):
            yield Fault(f"LaTeX does not know the command \\{name}", field, f"\\{name}")
            break
