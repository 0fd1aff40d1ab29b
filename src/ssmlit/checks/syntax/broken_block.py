"""E101 broken-block: a block that cannot be read.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="E101",
    name="broken-block",
    summary="a block that cannot be read",
    why=(
        "BibTeX and biber lose the entry, and often the one after it. The message says "
        "what is missing and where; ssmlit leaves such a block alone until it is "
        "repaired."
    ),
    bad="@misc{gu, title = {Mamba, year = 2023}",
    good="@misc{gu, title = {Mamba}, year = 2023}",
)
