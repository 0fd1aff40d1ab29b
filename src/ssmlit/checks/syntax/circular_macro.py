from collections.abc import Iterator

from ssmlit.bibtex import Document
from ssmlit.bibtex.macros import BUILT_IN, macros_used
from ssmlit.checks.rule import Rule
from ssmlit.model import Problem

RULE = Rule(
    "E118 circular-macro",
    about="file",
    summary="an @string that refers to itself, or a macro that is not defined before it",
    why="BibTeX and biber read macros from top to bottom and print nothing for this one.",
    bad='@string{tmlr = tmlr # " Journal"}',
    good='@string{tmlr = "TMLR Journal"}',
)


def check(document: Document) -> Iterator[Problem]:
    known = set(BUILT_IN)
    for _, line, name, source in document.definitions:
        for other in macros_used(source):
            if other.lower() not in known:
                what = "itself" if other.lower() == name.lower() else f"the macro {other}"
                said = f"@string {name} uses {what}, which nothing before it defines"
                yield Problem(RULE.name, said, line)
        known.add(name.lower())
