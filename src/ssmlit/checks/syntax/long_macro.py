"""W122 long-macro: macros that add up to more text than any value has.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="W122",
    name="long-macro",
    summary="macros that add up to more than 20,000 characters",
    why="A macro that doubles others grows without bounds; ssmlit leaves it as it is written.",
    bad="""\
@string{a = {Journal }}
@string{b = a # a # a # a # a # a # a # a}
@string{c = b # b # b # b # b # b # b # b}
@string{d = c # c # c # c # c # c # c # c}
@string{e = d # d # d # d # d # d # d # d}""",
    good="@string{a = {Journal }}\n@string{b = a # {of Letters}}",
)
