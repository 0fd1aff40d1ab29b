"""ssmlit's own notes in `annote`: values without a field of their own, and their sources.

Responsible for the form of such notes, which distinguishes them from the user's own:

    Merged from KEY: FIELD = VALUE; KEY: FIELD = VALUE
    Repeated: FIELD = VALUE            RIS: NAME = VALUE            Said by SOURCE: FIELD = VALUE

A note is one line after the existing text. Does not depend on who writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ssmlit._lazy import regex
from ssmlit.bibtex.syntax import is_balanced

NAMES = ("annote", "annotation")  # BibTeX's and biblatex's name of the field
REPEATED = "Repeated"

_MERGED, _SAID_BY = "Merged from", "Said by"
_FORMATS = "RIS|CSL|EndNote|MEDLINE|refer|WoS|Reference"
_NOTE = regex(
    rf"(?:^|(?<=; ))(?:{_MERGED} \S+|{_SAID_BY} [^:;]+|{REPEATED}|{_FORMATS}): [^\s=]+ = "
)
_NEXT = regex(r"; (?=\S+: [^\s=]+ = )")
_REMARK = regex(rf"(?:{_MERGED} )?\S+: (?:{'|'.join(NAMES)}) = ")


def note(head: str, said: Iterable[tuple[str, str]]) -> str:
    """Return a note: its source, and each value by name."""
    return f"{head}: " + "; ".join(f"{name} = {' '.join(text.split())}" for name, text in said)


def contradictions_note(source: str, said: Iterable[tuple[str, str]]) -> str:
    """Return a note of contradicting values from a source."""
    return note(f"{_SAID_BY} {source}", said)


def merged(said: Iterable[str]) -> str:
    """Return a note of merged entries' values: `KEY: FIELD = VALUE` each."""
    return f"{_MERGED} " + "; ".join(said)


def for_readers(text: str) -> str:
    """Return the text of `annote` without such notes: the user's own, also from merged entries.

    Anything after a note on its line counts as part of it.
    """
    lines = text.splitlines()
    kept = [
        line if _NOTE.search(line) is None else "; ".join(_own_texts(line.strip()))
        for line in lines
    ]
    if kept == lines:
        return text
    rest = "\n".join(filter(None, kept)).strip()
    return rest if is_balanced(rest) else text


def _own_texts(line: str) -> Iterator[str]:
    """Yield a line's text besides ssmlit's notes, and the remarks kept in such a note."""
    begin = _NOTE.search(line)
    if begin is None:
        yield from filter(None, [line])
        return
    yield from filter(None, [line[: begin.start()].removesuffix("; ")])
    for item in _NEXT.split(line[begin.start() :]):
        if remark := _REMARK.match(item):
            yield from _own_texts(item[remark.end() :])
