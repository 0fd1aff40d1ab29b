"""E104 missing-comma: a comma is missing between two fields.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="E104",
    name="missing-comma",
    summary="a comma is missing between two fields",
    why=("BibTeX stops reading the entry there: the fields that follow are not printed."),
    bad="""\
@misc{gu, title = {Mamba}
  year = 2023}""",
    good="""\
@misc{gu, title = {Mamba},
  year = 2023}""",
    fix="safe",
)
