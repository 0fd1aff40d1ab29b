"""References in lines with a tag in front: what RIS, MEDLINE, refer and WoS have in common.

Responsible for where a reference begins and ends and which lines go on. Does not depend on what
the tags mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.importers import remainder
from ssmlit.strings import lines_of

if TYPE_CHECKING:
    import re

    from ssmlit.importers.row import Row
    from ssmlit.model import Record

Fields = defaultdict[str, list[str]]


class TaggedReference(NamedTuple):
    """One reference: its values by tag, the line of its first tag, and its text."""

    fields: Fields
    line: int
    raw: str


def rows_of(
    references: Iterable[TaggedReference],
    record: Callable[[Fields], Record],
    said: Callable[[Fields], Iterable[tuple[str, str]]],
    form: str,
    source: str,
    ends: re.Pattern[str] | None = None,
) -> tuple[Row, ...]:
    """Return a row for each reference; the last of a file that breaks off has a doubt.

    Args:
        references: of one file.
        record: what is understood of one.
        said: every value of one with its name.
        form: the format, for people.
        source: the file.
        ends: what the last line of a reference looks like, if they have such a line.
    """
    found = tuple(references)
    rows = tuple(
        remainder.row(record(one.fields), said(one.fields), form, source, one.line, one.raw)
        for one in found
    )
    if ends is None or not _breaks_off([one.raw for one in found], ends):
        return rows
    doubt = "it has no end, so the file may be cut off here"
    return (*rows[:-1], rows[-1]._replace(doubts=(doubt,)))


def _breaks_off(texts: Sequence[str], ends: re.Pattern[str]) -> bool:
    """Return whether the last text has no end that others have, or ends within a line."""
    ended = [any(map(ends.match, text.split("\n"))) for text in texts]
    return bool(texts) and not ended[-1] and (any(ended) or not texts[-1].endswith("\n"))


def references(
    text: str,
    line: re.Pattern[str],
    begins: str,
    ends: re.Pattern[str] | None = None,
    listed: Container[str] = (),
    indent: str = "",
) -> Iterator[TaggedReference]:
    """Yield the references of a text; a line without a tag continues the value before.

    Args:
        text: the file.
        line: what a line with a tag looks like: the tag, and the value or nothing.
        begins: a tag that no reference has twice.
        ends: a line after which no reference continues. Where references begin with `begins`,
            tags behind that line are still of the one before, if it lacks all of them.
        listed: tags of which every line is a value of its own, unless it begins with blanks.
        indent: what a line without a tag begins with.
    """
    lines = lines_of(text)
    opened = next((found[1] for words in lines if (found := line.match(words))), "") == begins
    fields: Fields = defaultdict(list)
    tag, first, raw, closed = "", 0, list[str](), False
    for number, words in enumerate(lines, 1):
        found = line.match(words)
        if found and fields and (found[1] in fields if found[1] == begins else closed):
            yield TaggedReference(fields, first, "\n".join(raw))
            fields, raw, closed = defaultdict(list), [], False
        raw.append(words)
        if ends and ends.match(words):
            is_lacked = fields.keys().isdisjoint(_tags(lines, number, line, ends, begins))
            tag, closed = "", bool(fields) and not (opened and is_lacked)
        elif found:
            tag, first = found[1], first if fields else number
            fields[tag].append((found[2] or "").strip())
        elif tag and tag in listed and words.removeprefix(indent)[:1].strip():
            fields[tag].append(words.strip())
        elif tag and words.strip() and fields[tag]:
            fields[tag][-1] += f" {words.strip()}"
    if any(fields.values()):
        yield TaggedReference(fields, first, "\n".join(raw))


def _tags(
    lines: list[str], start: int, line: re.Pattern[str], ends: re.Pattern[str], begins: str
) -> Iterator[str]:
    """Yield the tags of lines up to the next reference or the next end of one."""
    for at in range(start, len(lines)):
        words, found = lines[at], line.match(lines[at])
        if ends.match(words) or (found and found[1] == begins):
            return
        if found:
            yield found[1]


def first(fields: Fields, *tags: str) -> str:
    """Return the first value that says something, of the first tag that has one."""
    return next((value for tag in tags for value in fields[tag] if value), "")


def remaining_values(fields: Fields, *without: str) -> list[tuple[str, str]]:
    """Return every value with its tag, but for some tags."""
    return [(tag, it) for tag, values in fields.items() if tag not in without for it in values]
