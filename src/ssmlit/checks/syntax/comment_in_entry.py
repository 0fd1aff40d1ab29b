"""E108 comment-in-entry: a % comment inside an entry.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="E108",
    name="comment-in-entry",
    summary="a % comment inside an entry",
    why=("BibTeX knows no comments inside entries and stops reading; biber skips it."),
    bad="""\
@misc{gu, title = {Mamba}, % read
  year = 2023}""",
    good="""\
@misc{gu, title = {Mamba},
  year = 2023}""",
)
