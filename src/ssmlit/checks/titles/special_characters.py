import re

from ssmlit.checks.kit import VERB, EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.checks.types_and_fields import PRINTED_FIELDS
from ssmlit.fields.names import NAME_FIELDS

RULE = Rule(
    "E505 special-characters",
    summary="a bare & % # _ or ^ in printed text",
    why="""“Misplaced alignment tab”, “Missing $ inserted”: LaTeX stops, and after a % the rest of
    the line vanishes. Write \\& \\% \\# \\_ outside math and addresses.""",
    bad="@misc{gu, title = {Search & Rescue}, year = 2023}",
    good=r"@misc{gu, title = {Search \& Rescue}, year = 2023}",
    fix="safe",
    fields=PRINTED_FIELDS,
    looks=r"[&%#_^](?<!\\[&%#_^])",
)

# What is not text: math, arguments that are taken as they stand, and bare addresses.
_VERBATIM = regex(
    rf"{VERB}|"
    r"\\(?:url|path|nolinkurl|verb|cite\w*|href|label|ref|doi|includegraphics)\*?\s*(?:\[[^]]*\])?"
    r"\{(?:[^{}]|\{[^{}]*\})*\}|(?<!\\)\$\$?(?:[^$\\]|\\.)*\$\$?|\\\(.*?\\\)"
    r"|\\ifmmode(?:(?!\\(?:else|fi|ifmmode)(?![A-Za-z])).)*"
    r"|\\ensuremath\{(?:[^{}]|\{[^{}]*\})*\}|\\.|https?://[^\s{}]+|<[^<>\s]+>|&#?\w+;",
    re.DOTALL,
)
# With the word that it ends, by which it is found again: "90%" in "10\% and 90%".
_BARE = regex(r"[^\s\0&%#_^]*[&%#_^]")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    hidden = _VERBATIM.sub(lambda m: "\0" * len(m[0]), field.text)
    found = _BARE.search(hidden)
    if found and not (field.name.lower() == "howpublished" and "://" in field.text):
        is_and = "&" in hidden and field.name.lower() in NAME_FIELDS
        is_clear = not is_and and "^" not in hidden
        fix = view.rewritten(field, _escaped(field.text, hidden)) if is_clear else ()
        message = f"{field.name} has a bare {found[0][-1]}, which stops LaTeX"
        yield Fault(message, field, found[0], fix)


def _escaped(text: str, hidden: str) -> str:
    pairs = zip(text, hidden, strict=True)
    return "".join(f"\\{letter}" if _BARE.match(seen) else letter for letter, seen in pairs)
