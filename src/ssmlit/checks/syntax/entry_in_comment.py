"""W111 entry-in-comment: an entry inside an @comment.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="W111",
    name="entry-in-comment",
    summary="an entry inside an @comment",
    why="BibTeX reads it, biber and ssmlit do not.",
    bad="""\
@comment{
old: @misc{gu, title = {Mamba}}}""",
    good="@misc{gu, title = {Mamba}}",
)
