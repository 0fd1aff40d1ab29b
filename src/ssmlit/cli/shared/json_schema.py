"""What `--json` prints, as JSON Schema: the words of which commands describe their documents.

A command's module says what it prints in `json_documents`, made of the values here; the reference
page docs/json.md and the tests are made of the same. Running commands do not load this.

Responsible for the forms that several commands share. Does not depend on the model: a test
compares the two. Format: https://json-schema.org/draft/2020-12/schema
"""

from __future__ import annotations

from typing import Any

from ssmlit.cli.shared.console import SCHEMA

Schema = dict[str, Any]


def text(meaning: str) -> Schema:
    """Return the schema of a text."""
    return {"type": "string", "description": meaning}


def number(meaning: str) -> Schema:
    """Return the schema of a whole number."""
    return {"type": "integer", "description": meaning}


def real(meaning: str) -> Schema:
    """Return the schema of a number."""
    return {"type": "number", "description": meaning}


def flag(meaning: str) -> Schema:
    """Return the schema of true or false."""
    return {"type": "boolean", "description": meaning}


def maybe(schema: Schema) -> Schema:
    """Return the schema of a value that may be null."""
    return {**schema, "type": [schema["type"], "null"]}


def texts(meaning: str) -> Schema:
    """Return the schema of a list of texts."""
    return {"type": "array", "items": {"type": "string"}, "description": meaning}


def listed(items: Schema, meaning: str) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items, "description": meaning}


def table(values: str, meaning: str) -> Schema:
    """Return the schema of an object whose names are data; `values` is the type of its values."""
    return {
        "type": "object", "additionalProperties": {"type": values}, "description": meaning,
    }  # fmt: skip


def thing(meaning: str, **names: Schema) -> Schema:
    """Return the schema of an object that has exactly these names."""
    return {
        "type": "object",
        "description": meaning,
        "properties": names,
        "required": list(names),
        "additionalProperties": False,
    }


def document(meaning: str, number: int = SCHEMA, /, **names: Schema) -> Schema:
    """Return the schema of what a command prints: an object with the schema's number in front."""
    form = {"const": number, "description": "The number of this form."}
    return thing(meaning, schema=form, **names)


def optional(schema: Schema, *names: str) -> Schema:
    """Return the schema of an object in which some names may be absent."""
    return {**schema, "required": [name for name in schema["required"] if name not in names]}


PAPER = thing(
    "A paper, the same in every command.",
    key=text("Its citation key; empty when it is not in the library."),
    type=text("The entry type, such as `article`."),
    line=maybe(number("The line of the library at which its entry begins.")),
    title=text("The title in Unicode, without LaTeX."),
    authors=texts("The authors in Unicode, given names first."),
    others=flag("Whether the list of authors ends in `and others`."),
    year=maybe(number("The year.")),
    month=maybe(number("The month, 1 to 12.")),
    venue=text("Where it appeared; empty for a preprint."),
    tags=texts("Its tags."),
    identifiers=table("string", "Scheme (`arxiv`, `doi`, `openreview` …) → identifier."),
    links=table("string", "Role (`code`, `pdf`, `project` …) → address."),
    fields=table("string", "Field → its LaTeX text, in the file's order; macros are expanded."),
)
CHANGED = document("Which entries changed.", changed=texts("Their citation keys."))
DIFF = document(
    "What `--dry-run` would write.",
    dry_run=flag("Always true."),
    diff=text("A unified diff; empty when nothing would change."),
)
FAILURE = {
    "message": text("What happened."),
    "hint": text("A hint; may be empty."),
    "path": text("The file it is about; may be empty."),
    "line": maybe(number("The line in that file.")),
    "exit_code": number("The exit code."),
}
WRITTEN = {
    "text": text("The text, without `--output`."),
    "written": flag("Whether the file was written; false when it was up to date."),
    "stale": flag("With `--check`: whether the file is out of date."),
}
LEFTOVER = thing(
    "A value that a merge put into no field of its own.",
    field=text("Its field; `entrytype` for the type."),
    value=text("The value."),
    where=text("`annote`, where it is noted, or `dropped`."),
    reason=text("Why it was dropped; may be empty."),
)
ERROR = document("A failure; the only document then.", error=thing("The failure.", **FAILURE))
EVIDENCE = thing(
    "Evidence for or against two entries being one work.",
    field=text("What was compared."),
    left=text("What the left entry says."),
    right=text("What the right entry says."),
    weight=real("Above 0: for; below 0: against."),
    reason=text("Why, in words."),
)
PROBLEM = thing(
    "Something that is wrong.",
    code=text("The rule's code, or the kind."),
    message=text("What is wrong, in words."),
    path=text("The file."),
    line=maybe(number("The line.")),
    column=maybe(number("The column, in characters.")),
    key=text("The entry it is about; may be empty."),
    name=text("The rule's name; may be empty."),
    severity=text("`error`, `warning` or `note`."),
    fixable=flag("Whether ssmlit can repair it."),
    safe=flag("Whether `--fix` does so without `--unsafe`."),
)
RECORD = thing(
    "A change in the history.",
    number=number("Its number."),
    when=text("When, in ISO 8601."),
    command=text("The command that made it."),
    summary=texts("What was done, one line each."),
    state=text("`applied` or `undone`."),
    files=texts("The files that it wrote, as absolute paths."),
)
FOUND = thing(
    "A paper that was found.",
    **PAPER["properties"],
    score=real("How well it matches; 0 without words."),
    approximate=flag("Whether only similar words were found."),
)
COLUMNS_CHOSEN = table("string", "Column → its text, for the columns asked for.")
FOUND_PAPERS = (
    document(
        "The papers found, in their order; with `--fields` objects of the columns as texts.",
        count=number("How many there are."),
        papers=listed({"anyOf": [FOUND, COLUMNS_CHOSEN]}, "The papers."),
    ),
    document("With `--count`.", count=number("How many there are, without the limit.")),
)
