"""W110 behind-comment: an entry behind a % or a bare @comment.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="W110",
    name="behind-comment",
    summary="an entry behind a % or a bare @comment",
    why="BibTeX reads it all the same, biber does not: the two give different bibliographies.",
    bad="% @misc{gu, title = {Mamba}}",
    good="@misc{gu, title = {Mamba}}",
)
