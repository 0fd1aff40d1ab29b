"""E106 missing-value: a field without a value.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="E106",
    name="missing-value",
    summary="a field without a value",
    why=("BibTeX stops reading the entry there."),
    bad="@misc{gu, title = {Mamba}, year = ,}",
    good="@misc{gu, title = {Mamba}, year = 2023,}",
)
