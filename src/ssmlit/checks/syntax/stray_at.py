"""W124 stray-at: an @ between entries that begins none.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="W124",
    name="stray-at",
    summary="an @ between entries that begins none, such as that of an e-mail address",
    why=(
        "BibTeX knows no comments: it takes every @ for the beginning of an entry, reports an "
        "error and goes on behind it. Write “(at)” instead."
    ),
    bad="% send corrections to gu@example.org\n@misc{gu, title = {Mamba}}",
    good="% send corrections to gu (at) example.org\n@misc{gu, title = {Mamba}}",
)
