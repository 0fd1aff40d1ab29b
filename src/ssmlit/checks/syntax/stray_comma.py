"""E105 stray-comma: two commas with nothing between them.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="E105",
    name="stray-comma",
    summary="two commas with nothing between them",
    why=("BibTeX stops reading the entry there."),
    bad="@misc{gu, title = {Mamba},, year = 2023}",
    good="@misc{gu, title = {Mamba}, year = 2023}",
)
