"""E123 encoding: bytes that are not in the library's encoding.

The reader finds it; this says what it means.
"""

from ssmlit.checks.rule import Rule

RULE = Rule(
    code="E123",
    name="encoding",
    summary="a byte that is not UTF-8, or not in the encoding that the settings name",
    why=(
        "biber refuses the file, LaTeX prints other letters or stops. The rest is checked as if it "
        "were Latin-1. Save the file as UTF-8, or set `[library] encoding`."
    ),
    bad="@misc{gu, title = {G\\xf6del Machines}}, with the single byte F6 for ö",
    good="@misc{gu, title = {Gödel Machines}}",
)
