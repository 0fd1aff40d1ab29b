"""E113 lost-entry: text that looks like an entry and is not read as one.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="E113",
    name="lost-entry",
    summary="text that looks like an entry and is not read as one",
    why="As a rule a brace before it is missing, and the entry has become part of another.",
    bad="@misc{gu, note = {read\n@misc{dao, title = {Mamba-2}}\n}, title = {Mamba}}",
    good="@misc{gu, note = {read}, title = {Mamba}}\n@misc{dao, title = {Mamba-2}}",
)
