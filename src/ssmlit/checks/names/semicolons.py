import re

from ssmlit.checks.kit import EntryView, Field, Findings, Found, Rule, RuleContext
from ssmlit.fields.names import NAME_FIELDS

RULE = Rule(
    "E402 semicolons",
    summary="a semicolon between names",
    why="BibTeX separates names by “and” only: all of these are one person with too many commas.",
    bad="@misc{gu, author = {Gu, Albert; Dao, Tri}, title = {Mamba}}",
    good="@misc{gu, author = {Gu, Albert and Dao, Tri}, title = {Mamba}}",
    fix="unsafe",
    fields=NAME_FIELDS,
    looks=";",
)

_MARK = re.compile(r"\s*;\s*(?:\band\s+)?")
_ENTITY = re.compile(r"&#?\w+;")


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    bare = _ENTITY.sub("", re.sub(r"\{[^{}]*\}|\\;", "", field.text))
    if ";" in bare:
        text = _MARK.sub(" and ", field.text.strip().strip(";")) if "{" not in field.text else ""
        fix = view.rewritten(field, text) if text else ()
        yield Found("names are separated by `and`, not by semicolons", field, ";", fix)
