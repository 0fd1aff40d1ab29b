import re
from collections.abc import Sequence

from ssmlit import latex
from ssmlit.checks import name_parts
from ssmlit.checks.kit import EntryView, Field, Findings, Found, Rule, RuleContext
from ssmlit.fields.names import NAME_FIELDS

RULE = Rule(
    "E403 commas",
    summary="a comma where “and” belongs",
    why="""Within a name BibTeX reads “Last, First” and “Last, Jr, First”; a third comma is an
    error, and with fewer it reads the second person as a first name.""",
    bad="@misc{gu, author = {Albert Gu, Tri Dao, Stefano Ermon}, title = {Mamba}}",
    good="@misc{gu, author = {Albert Gu and Tri Dao and Stefano Ermon}, title = {Mamba}}",
    fix="unsafe",
    fields=NAME_FIELDS,
    looks=",",
)

_SUFFIX = re.compile(r"(?i)\W*(?:jr|sr|jun|sen|[ivx]{1,4}|\d(?:st|nd|rd|th)|esq|ph\.?d|m\.?d)\W*")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    for name in latex.split_names(field.text):
        if name_parts.PLAIN.fullmatch(name) or latex.is_extended(name):
            continue
        parts = name_parts.parts(name)
        if reason := _reason(parts):
            text = field.text.replace(name, " and ".join(_people(parts)))
            fix = view.rewritten(field, text) if "{" not in name else ()
            yield Found(f"{name[:60]} {reason}", field, name, fix)


def with_and(text: str) -> str:
    """Return a list of names with `and` where commas separate people, "" if none do."""
    names = latex.split_names(text) if "," in text else []
    parts = [[name] if latex.is_extended(name) else name_parts.parts(name) for name in names]
    if not any(map(_reason, parts)):
        return ""
    right = (
        _people(some) if _reason(some) else [name] for name, some in zip(names, parts, strict=True)
    )
    return " and ".join(one for several in right for one in several)


def _reason(parts: Sequence[str]) -> str:
    whole = [part for part in parts if part]
    if len(whole) > 3:
        return "has too many commas: names are separated by `and`"
    if len(whole) == 3 and not any(map(_SUFFIX.fullmatch, whole[1:])):
        return "is read as “Last, Jr, First”: names are separated by `and`"
    if len(whole) == 2 and name_parts.is_whole(whole[0]) and name_parts.may_be_whole(whole[1]):
        return "is more than one person: names are separated by `and`"
    return ""


def _people(parts: Sequence[str]) -> list[str]:
    """Return the people in a name: each part one, or each two as `Last, First`."""
    whole = [part for part in parts if part]
    if any(name_parts.is_whole(part) for part in whole) or len(whole) % 2:
        return whole
    return [", ".join(whole[at : at + 2]) for at in range(0, len(whole), 2)]
