from collections.abc import Iterator

from ssmlit.bibtex import Document
from ssmlit.checks.rule import Rule
from ssmlit.checks.rule_context import RuleContext
from ssmlit.merge.lines import conflict_markers
from ssmlit.model import Problem

RULE = Rule(
    "E116 conflict-marker",
    about="file",
    summary="a conflict marker that git left",
    why="""Both versions are in the file. Keep one and delete the lines with <<<<<<<, ======= and
    >>>>>>>; `ssmlit git install` lets git merge libraries entry by entry.""",
    bad="""\
<<<<<<< HEAD
@misc{gu, title = {Mamba}, year = 2023}
=======
@misc{gu, title = {Mamba}, year = 2024}
>>>>>>> theirs""",
    good="@misc{gu, title = {Mamba}, year = 2024}",
)


def check(document: Document, _: RuleContext) -> Iterator[Problem]:
    for line, sign in conflict_markers(document.text):
        message = f"a merge conflict was left here ({sign})"
        yield Problem(RULE.name, message, line, column=1, length=7)
