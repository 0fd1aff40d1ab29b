# ruff: noqa: INP001 - scripts are no package
"""What `--json` prints, as JSON Schema, read from the words in which commands describe it.

A command's module says in `JSON` what it prints. A line at the margin begins a document: what it
is about, or the name of one of the `FORMS`. The names in an object are indented below it:

    The changes.
      log (list of record): Newest first.
      path (text or null, optional): The file.
      ...failure

A type is a word of `_TYPES` or a form; `...` stands for all names of a form. The reference page
docs/json.md and the tests are made of the same.

Responsible for reading the notation. Does not depend on the model: a test compares the two.
Format: https://json-schema.org/draft/2020-12/schema
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from ssmlit.cli.shared.console import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Schema: TypeAlias = dict[str, Any]

FORMS: dict[str, Schema] = {}
"""The forms that several commands share, by name; a schema refers to them as `#/$defs/NAME`."""

_TYPES = {"text": "string", "number": "integer", "real": "number", "flag": "boolean"}
_NAME = re.compile(r"(\w+) \(([^),]+)(, optional)?\): (.+)")
_FORMS = """
failure: A failure.
  message (text): What happened.
  hint (text): A hint; may be empty.
  path (text): The file it is about; may be empty.
  line (number or null): The line in that file.
  exit_code (number): The exit code.
error: A failure; the only document then.
  error (failure): The failure.
diff: What a dry run adds: the rest of the document says what would become of everything.
  dry_run (flag, optional): With `--dry-run`: always true.
  diff (text, optional): With `--dry-run`: a unified diff; empty when nothing would change.
changed: Which entries changed.
  changed (list of text): Their citation keys.
  ...diff
paper: A paper, the same in every command.
  key (text): Its citation key; empty when it is not in the library.
  type (text): The entry type, such as `article`.
  line (number or null): The line of the library at which its entry begins.
  title (text): The title in Unicode, without LaTeX.
  authors (list of text): The authors in Unicode, given names first.
  others (flag): Whether the list of authors ends in `and others`.
  year (number or null): The year.
  month (number or null): The month, 1 to 12.
  venue (text): Where it appeared; empty for a preprint.
  tags (list of text): Its tags.
  identifiers (table of text): Scheme (`arxiv`, `doi`, `openreview` …) → identifier.
  links (table of text): Role (`code`, `pdf`, `project` …) → address.
  fields (table of text): Field → its LaTeX text, in the file's order; macros are expanded.
found: A paper that was found.
  ...paper
  score (real): How well it matches; 0 without words.
  approximate (flag): Whether only similar words were found.
papers: The papers found, in their order; with `--fields` objects of the columns as texts.
  count (number): How many there are.
  papers (list of found or table of text): The papers.
count: With `--count`.
  count (number): How many there are, without the limit.
evidence: Evidence for or against two entries being one work.
  field (text): What was compared.
  left (text): What the left entry says.
  right (text): What the right entry says.
  weight (real): Above 0: for; below 0: against.
  reason (text): Why, in words.
problem: Something that is wrong.
  code (text): The rule's code, or the kind.
  message (text): What is wrong, in words.
  path (text): The file.
  line (number or null): The line.
  column (number or null): The column, in characters.
  key (text): The entry it is about; may be empty.
  name (text): The rule's name; may be empty.
  severity (text): `error`, `warning` or `note`.
  fixable (flag): Whether ssmlit can repair it.
  safe (flag): Whether `--fix` does so without `--unsafe`.
record: A change in the history.
  number (number): Its number.
  when (text): When, in ISO 8601.
  command (text): The command that made it.
  summary (list of text): What was done, one line each.
  state (text): `applied` or `undone`.
  files (list of text): The files that it wrote, as absolute paths.
leftover: A value that a merge put into no field of its own.
  field (text): Its field; `entrytype` for the type.
  value (text): The value.
  where (text): `annote`, where it is noted, or `dropped`.
  reason (text): Why it was dropped; may be empty.
pair: Two entries, and whether they are one work.
  left (text): One key.
  right (text): The other key.
  verdict (text): `same`, `maybe`, `mismatch` or `different`.
  score (real): How likely the two are one work, 0 to 1.
  probability (real or null): If only the second look asks: the probability that they are one.
  evidence (list of evidence): The evidence.
cluster: Entries that belong together.
  verdict (text): The most serious verdict in it.
  keys (list of text): Their keys.
  survivor (text): The key that stays in a merge.
  conflicts (list of object): If there is one, `--apply` leaves them to you.
    field (text): `author`, `title`, `type`, `year` or `pages`.
    left (text): What one says.
    right (text): What the other says.
additions: What became of every paper asked for.
  items (list of object): In the order asked.
    asked (text): What was asked for.
    status (text): `added`, `merged`, `present`, `maybe`, `conflict`, `mismatch`,
      `untitled` or `unsure`.
    key (text): The entry's key.
    reason (text): Why it is thought to be in the library; empty when it was added.
    filled (list of text): Fields that a merge filled.
    leftovers (list of leftover): Where the entry disagrees.
    source (text): The source of the facts.
    retrieved (text): The date of the facts.
    paper (paper): The entry, or what is known about a paper that was left out.
  failures (list of object): What failed.
    ...failure
    asked (text): What was asked for.
    candidates (list of paper): The works that a title may mean; else empty.
  ...diff
copy: A snapshot, which is a local copy of bulk metadata.
  name (text): Its name.
  records (number): How many records it has.
  date (text): The day of its newest fact: YYYY, YYYY-MM or YYYY-MM-DD.
  built (text): The day it was built.
  bytes (number): Its size.
  path (text): Its file.
  sources (list of object): The files it was built from.
    file (text): Its name.
    bytes (number): Its size.
    format (text): Its format.
    records (number): How many records were read from it.
  complete (number): How many volumes of proceedings are complete.
written: What became of a file.
  text (text, optional): The text, without `--output`.
  written (flag, optional): Whether the file was written; false when it was up to date.
  stale (flag, optional): With `--check`: whether the file is out of date.
  diff (text, optional): With `--check` or `--dry-run`: a unified diff.
"""


def documents(text: str) -> Iterator[Schema]:
    """Yield the schema of each document that a command's `JSON` describes.

    Every document has the number of the schemas in front; one of another number says so itself.
    """
    number = {"const": SCHEMA, "description": "The number of this form."}
    for head, lines in _parts(text):
        form = FORMS.get(head) or _object(head, lines)
        properties = {"schema": number, **form["properties"]}
        required = dict.fromkeys(["schema", *form["required"]])
        yield {**form, "properties": properties, "required": list(required)}


def _parts(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each line at the margin, with the indented ones below it."""
    unbroken = re.sub(r"\n +(?! |\w+ \(|\.\.\.)", " ", text.strip())  # long meanings go on below
    for part in filter(None, re.split(r"\n(?=\S)", unbroken)):
        head, *lines = part.split("\n")
        yield head, lines


def _object(meaning: str, lines: Sequence[str]) -> Schema:
    """Return the schema of an object that has exactly the names in the lines."""
    found = _type("object") | {"description": meaning}
    around = [(0, found)]  # the objects that a line may belong to, with their indentation
    for line in lines:
        indent = len(line) - len(line.lstrip())
        while around[-1][0] >= indent:
            around.pop()
        added = _added(around[-1][1], line.strip())
        around.append((indent, added))
    return found


def _added(owner: Schema, line: str) -> Schema:
    """Add the name of a line to an object; return the object that lines below it belong to."""
    if line.startswith("..."):
        form = FORMS[line.removeprefix("...")]
        owner["properties"] |= form["properties"]
        owner["required"] += form["required"]
        return owner
    match = _NAME.fullmatch(line)
    if match is None:
        raise ValueError(f"not a name with type and meaning: {line}")
    name, kind, optional, meaning = match.groups()
    value = _type(kind) | {"description": meaning}
    owner["properties"][name] = value
    if not optional:
        owner["required"].append(name)
    inner: Schema = value.get("items", value)
    return inner


def _type(words: str) -> Schema:
    """Return the schema of a type in words."""
    if words.startswith("list of "):
        return {"type": "array", "items": _type(words.removeprefix("list of "))}
    if " or " in words:
        first, _, other = words.partition(" or ")
        found = _type(first)
        if other == "null" and "type" in found:
            return found | {"type": [found["type"], "null"]}
        return {"anyOf": [found, {"type": "null"} if other == "null" else _type(other)]}
    if words.startswith("table of "):
        return {"type": "object", "additionalProperties": _type(words.removeprefix("table of "))}
    if words.startswith("="):
        return {"const": int(words[1:])}
    if words == "object":
        empty: Schema = {"properties": {}, "required": []}
        return {"type": "object", **empty, "additionalProperties": False}
    return {"type": _TYPES[words]} if words in _TYPES else {"$ref": f"#/$defs/{words}"}


for _head, _lines in _parts(_FORMS):
    _form, _, _meaning = _head.partition(": ")
    FORMS[_form] = _object(_meaning, _lines)
