"""What BibTeX, biber or a reader would stumble over in a file, with lines.

The codes are stable:

    broken-block      a block that cannot be read; it is left alone
    duplicate-key     an earlier entry has the key, in any case
    duplicate-field   an earlier field of the entry has the name; BibTeX uses the first
    missing-comma     BibTeX stops reading the entry there; fix: put the comma in
    stray-comma       two commas with nothing between; BibTeX stops there
    missing-value     `name = ,`
    bare-value        `pages = 1--2`
    comment-in-entry  a `%` comment, which biber skips and BibTeX does not
    empty-key         an entry that nothing can cite
    behind-comment    an entry behind a `%`: BibTeX reads it and so do we, biber does not
    entry-in-comment  BibTeX reads an entry inside `@comment{…}`, biber and others do not
    open-comment      an `@comment{` not closed before the next entry: only its line is a comment
    lost-entry        text outside entries, or a value, that looks like an entry
    lost-field        text behind an entry that looks like its fields: a brace too many
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit.bibtex.grammar import BLANKS, COMMENT_BEFORE, NAME, SPACE, START, Form, at_line_start
from ssmlit.bibtex.locate import key_of
from ssmlit.bibtex.read import names
from ssmlit.bibtex.shape import Note, Shape, entry_shape
from ssmlit.model import Problem, ReplaceEntry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssmlit.bibtex.scan import Block

_LOST_ENTRY = re.compile(rf"@{SPACE}({NAME}){SPACE}[{{(]{SPACE}([^ \t\r\n\f\v,{{}}()=]+){SPACE},")
_LOST_FIELD = re.compile(rf"{SPACE},?{SPACE}({NAME}){SPACE}={SPACE}[{{\"]")
_UNOPENED = re.compile(rf"[ \t]*@{SPACE}({NAME})[ \t]*(?:[\r\n]|\Z)")


def problems(text: str, blocks: Sequence[Block]) -> tuple[Problem, ...]:
    """Return the findings of a file in the order of their lines."""
    seen: dict[str, list[tuple[str, int]]] = {}
    found: list[Problem] = []
    previous = ""
    for block in blocks:
        if block.kind == "entry":
            nth = _register(seen, text, block)
            found += _of_entry(text, block, nth)
            found += _repeated_key(seen, text, block)
        else:
            found += _of_other(text, block, previous)
        previous = block.kind
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))


def _register(seen: dict[str, list[tuple[str, int]]], text: str, block: Block) -> int:
    key = key_of(text, block.start)
    same = seen.setdefault(key.lower(), [])
    nth = sum(1 for other, _ in same if other == key)
    same.append((key, block.line))
    return nth


def _repeated_key(
    seen: dict[str, list[tuple[str, int]]], text: str, block: Block
) -> Iterator[Problem]:
    key = key_of(text, block.start)
    (first, line), *others = seen[key.lower()]
    if others and key:
        name = key if first == key else f"{key} ({first} there)"
        message = f"the key {name} is already that of the entry in line {line}"
        yield _problem(text, block, "duplicate-key", message, block.start)


def _of_other(text: str, block: Block, previous: str) -> Iterator[Problem]:
    if block.kind == "broken":
        key = key_of(text, block.start)
        message = f"the entry {key or 'here'} cannot be read: {block.reason}"
        yield _problem(text, block, "broken-block", message, block.at)
    elif block.kind == "comment":
        yield from _of_comment(text, block)
    elif block.kind == "text":
        yield from _of_text(text, block, previous)


def _of_entry(text: str, block: Block, nth: int) -> Iterator[Problem]:
    if block.form is Form.DOUBTFUL:
        for note in entry_shape(text, block.start, block.end).notes:
            fix = _with_comma(text, block, note, nth) if note.code == "missing-comma" else ()
            yield _problem(text, block, note.code, note.message, note.at, fix)
    named = names(text, block)
    if len(set(named)) < len(named):
        yield from _repeated_fields(text, block, entry_shape(text, block.start, block.end))
    if not key_of(text, block.start):
        yield _problem(text, block, "empty-key", "the entry has no citation key", block.start)
    if not at_line_start(text, block.start) and _behind_percent(text, block.start):
        message = "BibTeX reads this entry though it stands behind a %; biber does not"
        yield _problem(text, block, "behind-comment", message, block.start)
    for inner in _inner_entries(text, block):
        message = f"a value holds what looks like the entry {inner[2]}: is a brace missing before?"
        yield _problem(text, block, "lost-entry", message, inner.start())


def _inner_entries(text: str, block: Block) -> Iterator[re.Match[str]]:
    if text.find("@", block.start + 1, block.end) < 0:
        return
    for found in _LOST_ENTRY.finditer(text, block.start + 1, block.end):
        if at_line_start(text, found.start()):
            yield found


def _repeated_fields(text: str, block: Block, shape: Shape) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for slot in shape.slots:
        name = slot.name.lower()
        if name in first:
            line = block.line + text.count("\n", block.start, first[name])
            message = f"the field {slot.name} is already there in line {line}; BibTeX uses that one"
            yield _problem(text, block, "duplicate-field", message, slot.name_start)
        first.setdefault(name, slot.name_start)


def _with_comma(text: str, block: Block, note: Note, nth: int) -> tuple[ReplaceEntry, ...]:
    source = f"{text[block.start : note.at]},{text[note.at : block.end]}"
    return (ReplaceEntry(key_of(text, block.start), source, nth),)


def _of_comment(text: str, block: Block) -> Iterator[Problem]:
    start = START.match(text, block.start)
    opened = text.count("{", block.start, block.end) > text.count("}", block.start, block.end)
    if start and (opened if start[2] == "{" else text[block.end - 1] != ")"):
        message = "BibTeX skips the line of this @comment only: the entries that follow are read"
        yield _problem(text, block, "open-comment", message, block.start)
        return
    line_end = text.find("\n", block.start, block.end)
    inner = _LOST_ENTRY.search(text, line_end, block.end) if line_end >= 0 else None
    if inner:
        message = f"BibTeX reads the entry {inner[2]} though it stands in an @comment; we do not"
        yield _problem(text, block, "entry-in-comment", message, inner.start())


def _of_text(text: str, block: Block, previous: str) -> Iterator[Problem]:
    if not text[block.start : block.end].strip(BLANKS):
        return
    if previous == "entry" and (field := _LOST_FIELD.match(text, block.start, block.end)):
        message = f"the field {field[1]} stands behind the end of its entry: a brace is too many"
        yield _problem(text, block, "lost-field", message, field.start(1))
    position = block.start
    while (position := text.find("@", position, block.end)) >= 0:
        lost = _LOST_ENTRY.match(text, position, block.end)
        if lost is None and at_line_start(text, position):
            lost = _UNOPENED.match(text, position, block.end)
        if lost and not _skipped(text, position):
            message = f"this looks like an entry (@{lost[1]}) but is read as text"
            yield _problem(text, block, "lost-entry", message, position)
        position += 1


def _skipped(text: str, position: int) -> bool:
    return _behind_percent(text, position) or bool(
        COMMENT_BEFORE.search(text[text.rfind("\n", 0, position) + 1 : position])
    )


def _behind_percent(text: str, position: int) -> bool:
    feed = text.rfind("\n", 0, position) + 1
    start = max(feed, text.rfind("\r", feed, position) + 1)
    return text[start:position].lstrip(" \t\ufeff").startswith("%")


def _problem(
    text: str, block: Block, code: str, message: str, at: int, fix: tuple[ReplaceEntry, ...] = ()
) -> Problem:
    line = block.line + text.count("\n", block.start, at)
    feed = text.rfind("\n", 0, at)
    column = at - max(feed, text.rfind("\r", feed + 1, at))
    key = key_of(text, block.start) if block.kind in {"entry", "broken"} else ""
    return Problem(code, message, line, key, fix, column)
