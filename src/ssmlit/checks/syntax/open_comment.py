"""W112 open-comment: an @comment that is not closed.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="W112",
    name="open-comment",
    summary="an @comment that is not closed",
    why="BibTeX does not look for its end: the entries that follow are read.",
    bad="""\
@comment{ old entries
@misc{gu, title = {Mamba}}""",
    good="""\
@comment{old entries}
@misc{gu, title = {Mamba}}""",
)
