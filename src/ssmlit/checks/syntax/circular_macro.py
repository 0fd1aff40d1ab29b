from collections.abc import Iterator

from ssmlit.bibtex import Document
from ssmlit.bibtex.macros import macros_used
from ssmlit.checks.rule import Rule
from ssmlit.checks.rule_context import RuleContext
from ssmlit.model import Problem

RULE = Rule(
    "E118 circular-macro",
    about="file",
    summary="an @string that refers to itself, or a macro that is not defined before it",
    why="""BibTeX and biber read macros from top to bottom and print nothing for this one. Those of
    other files count, as for undefined-macro.""",
    bad='@string{tmlr = tmlr # " Journal"}',
    good='@string{tmlr = "TMLR Journal"}',
)


def check(document: Document, context: RuleContext) -> Iterator[Problem]:
    known: set[str] = set()
    for _, line, name, source in document.definitions:
        for other in macros_used(source):
            if other.lower() not in known and not context.is_defined_elsewhere(other.lower()):
                what = "itself" if other.lower() == name.lower() else f"the macro {other}"
                said = f"@string {name} uses {what}, which nothing before it defines"
                yield Problem(RULE.name, said, line)
        known.add(name.lower())
