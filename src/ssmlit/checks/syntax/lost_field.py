"""E114 lost-field: a field behind the end of its entry.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="E114",
    name="lost-field",
    summary="a field behind the end of its entry",
    why=("A brace too many has closed the entry early; the field is not read."),
    bad="""\
@misc{gu, title = {Mamba}},
  year = {2023}
}""",
    good="""\
@misc{gu, title = {Mamba},
  year = {2023}
}""",
)
