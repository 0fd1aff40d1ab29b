from collections.abc import Iterator

from ssmlit.bibtex import Document
from ssmlit.bibtex.macros import Definition
from ssmlit.checks.rule import Rule
from ssmlit.checks.rule_context import RuleContext
from ssmlit.model import Problem

RULE = Rule(
    "W119 redefined-macro",
    about="file",
    summary="one macro defined twice, differently",
    why="Entries above and below the second definition print different text for the same name.",
    bad='@string{icml = "ICML"}\n@string{ICML = "Int. Conf. on Machine Learning"}',
    good='@string{icml = "ICML"}',
)


def check(document: Document, _: RuleContext) -> Iterator[Problem]:
    first: dict[str, Definition] = {}
    for one in document.definitions:
        earlier = first.setdefault(one.name.lower(), one)
        if earlier.source != one.source:
            message = f"@string {one.name} is defined differently in line {earlier.line}"
            yield Problem(RULE.name, message, one.line)
