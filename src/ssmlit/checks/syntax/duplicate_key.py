"""E102 duplicate-key: two entries with one citation key.

The parser finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="E102",
    name="duplicate-key",
    summary="two entries with one citation key",
    why=(
        "BibTeX stops with “repeated entry”, biber drops one of them. Keys that differ "
        "only in case count as one, as they do for BibTeX. `ssmlit dedupe` tells whether "
        "it is the same paper; `ssmlit rename` gives one of them another key."
    ),
    bad="""\
@misc{gu, title = {Mamba}}
@misc{Gu, title = {Hippo}}""",
    good="""\
@misc{gu, title = {Mamba}}
@misc{gu2020, title = {Hippo}}""",
)
