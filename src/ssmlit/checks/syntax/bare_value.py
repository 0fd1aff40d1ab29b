"""E107 bare-value: a value that is neither a number nor in braces or quotes.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="E107",
    name="bare-value",
    summary="a value that is neither a number nor in braces or quotes",
    why=("BibTeX takes the part before the hyphen and stops."),
    bad="@misc{gu, title = {Mamba}, pages = 1--2}",
    good="@misc{gu, title = {Mamba}, pages = {1--2}}",
)
