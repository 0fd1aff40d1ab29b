import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.checks.types_and_fields import NAMES

RULE = Rule(
    "W509 doubled-word",
    summary="“the the” in a title",
    why="A typo that every reader sees.",
    bad="@misc{gu, title = {A Survey of of State Space Models}, year = 2024}",
    good="@misc{gu, title = {A Survey of State Space Models}, year = 2024}",
    fix="unsafe",
    fields=NAMES,
    looks=r"\b([A-Za-z])([a-z]{0,3}+)\s++(?i:\1)\2\b",
    in_plain=True,
)

_DOUBLED = regex(r"\b(the|of|and|an|in|for|to|on|with|by|from|a)\s+\1\b(?![-.])", re.IGNORECASE)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    found = next((one[0] for one in _DOUBLED.finditer(field.text) if _once(one) != one[0]), "")
    if found:
        fix = view.rewritten(field, _DOUBLED.sub(_once, field.text))
        yield Fault(f"{field.name} has “{found}”", field, found, fix)


def _once(found: re.Match[str]) -> str:
    """Return the word once; “A a” may be a letter and an article."""
    is_letter = found[1].lower() == "a" and found[0] != found[0].lower()
    return found[0] if is_letter else found[1]
