"""E109 empty-key: an entry without a citation key.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="E109",
    name="empty-key",
    summary="an entry without a citation key",
    why=("Nothing can cite it."),
    bad="@misc{, title = {Mamba}}",
    good="@misc{gu, title = {Mamba}}",
)
