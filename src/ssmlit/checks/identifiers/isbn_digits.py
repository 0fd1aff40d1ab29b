import re

from ssmlit import identifiers
from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex
from ssmlit.identifiers.isbn import check11
from ssmlit.strings import plural

RULE = Rule(
    "E307 isbn-digits",
    summary="an ISBN of the wrong length, or with a wrong check digit",
    why="A digit is wrong or two are swapped (ISO 2108); libraries and shops will not find it.",
    bad="@book{knuth, title = {TeX}, isbn = {0-201-13447-1}}",
    good="@book{knuth, title = {TeX}, isbn = {0-201-13447-0}}",
    fields=("isbn", "isbn10", "isbn13"),
)

# Mendeley writes a line break as `$\backslash$r`.
_BRACKETS = regex(r"\([^()]*\)|\$\\backslash\$[nr]|\{|\}|ISBN(?:-1[03])?:?", re.IGNORECASE)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    """Yield the field's invalid ISBNs; it may have several, with remarks."""
    for part in re.split(r"[,;/]|\band\b|\n", _BRACKETS.sub(" ", field.text)):
        number = " ".join(part.split())
        first, count = number.partition(" ")[0], len(re.sub(r"[^\dXx]", "", number))
        is_one = any(identifiers.labelled("isbn", text) for text in (number, first))
        if is_one or count in {20, 23, 26} or not re.search(r"\d", number):
            continue  # of so many digits they are several, separated only by blanks
        reason = identifiers.suggestion(f"isbn:{number}") or f"it has {plural(count, 'digit')}"
        reason = "it is an ISSN" if _is_issn(first.replace("-", "").upper()) else reason
        yield Fault(f"{number} is not an ISBN: {reason}", field, first)


def _is_issn(number: str) -> bool:
    return re.fullmatch(r"\d{7}[\dX]", number) is not None and number[7] == check11(number[:7])
