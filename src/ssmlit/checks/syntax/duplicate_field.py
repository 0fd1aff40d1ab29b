"""E103 duplicate-field: a field that is given twice.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="E103",
    name="duplicate-field",
    summary="a field that is given twice",
    why=("BibTeX uses the first, biber the last, so two readers see two papers. Keep one."),
    bad="@misc{gu, title = {Mamba}, year = 2023, year = 2024}",
    good="@misc{gu, title = {Mamba}, year = 2024}",
)
