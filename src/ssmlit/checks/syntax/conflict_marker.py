import re
from collections.abc import Iterator

from ssmlit._lazy import regex
from ssmlit.bibtex import Document
from ssmlit.checks.rule import Rule
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

_MARKER = regex(r"^(<{7}|\|{7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)


def check(document: Document) -> Iterator[Problem]:
    text = document.text
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    line, counted = 1, 0
    for found in _MARKER.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        message = f"a merge conflict was left here ({found[1]})"
        yield Problem(RULE.name, message, line, column=1, length=7)
