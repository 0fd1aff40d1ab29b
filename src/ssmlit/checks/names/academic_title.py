import re

from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext

RULE = Rule(
    "W412 academic-title",
    summary="a title (Dr., Prof., PhD), a role or an address in a name",
    why="""Bibliographies print names without titles; BibTeX reads one as a first or last name. Who
    edited a book is its `editor`.""",
    bad="@misc{gu, author = {Prof. Albert Gu, PhD}, title = {Mamba}}",
    good="@misc{gu, author = {Albert Gu}, title = {Mamba}}",
    fields=("author", "editor"),
    looks=r"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Dipl|Doctor)\b[.\s]|\b(?:Ph\.?\s?D|M\.?Sc|B\.?Sc)\b|\S@\S|https?:"
    r"|\((?:[Ee]ds?|[Hh]rsg|[Hh]g|[Ee]ditors?)(?:\.\)|\)(?!\w| [A-Z]))",
)


def check(view: EntryView, field: Field, _: RuleContext) -> Findings:
    text = re.sub(r"\{[^{}\\]* [^{}]*\}", "", field.text)
    if found := re.search(RULE.looks, text):
        mark = found[0].strip()
        if "@" in mark:
            mark = next(word.strip(",;()<>") for word in text.split() if mark in word)
        yield Fault(f"{mark} is not part of a name", field, mark)
