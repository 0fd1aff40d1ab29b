"""Problems of a file for BibTeX, biber or a reader, with lines.

The codes are stable:

    broken-block      a block that cannot be read; it is left alone
    duplicate-key     an earlier entry has the key, in any case
    duplicate-field   an earlier field of the entry has the name; BibTeX uses the first
    missing-comma     BibTeX stops reading the entry there; fix: put the comma in
    stray-comma       two commas with nothing between; BibTeX stops there
    missing-value     `name = ,`
    bare-value        `pages = 1--2`
    long-macro        macros that add up to more than 20,000 characters are left as written
    comment-in-entry  a `%` comment, which biber skips and BibTeX does not
    empty-key         an entry that nothing can cite
    behind-comment    an entry after `%` or a bare `@comment`: BibTeX and we read it, biber not
    entry-in-comment  BibTeX reads an entry inside `@comment{…}`, biber and others do not
    open-comment      an `@comment{` not closed before the next entry: that entry is read
    lost-entry        text outside entries, or a value, that looks like an entry
    unmarked-entry    text outside entries that is one but for its `@`
    lost-field        text after an entry that looks like its fields: a brace too many
    stray-at          an `@` outside entries, at which BibTeX expects one: an e-mail address
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.bibtex.entry_parser import EntrySyntax, SyntaxNote, parse_entry, parse_string
from ssmlit.bibtex.macros import TooLongError, expand_or_raise, macros
from ssmlit.bibtex.reader import definitions
from ssmlit.bibtex.scan import at_line_start, command_end
from ssmlit.bibtex.syntax import (
    BLANK_BYTES,
    BOM,
    FILE_START,
    NAME,
    SPACE,
    decoded,
    encoded,
    field_values,
    key_of,
)
from ssmlit.model import Problem, ReplaceEntry

if TYPE_CHECKING:
    from ssmlit.bibtex.blocks import Blocks
    from ssmlit.bibtex.scan import Block

_LOST_ENTRY = regex(
    rf"@{SPACE}({NAME}){SPACE}[{{(]{SPACE}([^ \t\r\n\f\v,{{}}()=]+){SPACE},".encode()
)
# Behind a comma any value makes a field, else one with a delimiter: prose may have a `=`.
_LOST_FIELD = regex(
    rf"{SPACE}(?:,|(?={NAME}{SPACE}={SPACE}[{{\"])){SPACE}({NAME}){SPACE}={SPACE}[{{\"\w]".encode()
)
# An entry without its brace: a type alone on its line, or one with a key and a first field.
_BEGUN = rf"\W?[ \t]*[^\s,=@]++{SPACE},?{SPACE}{NAME}{SPACE}="
_UNOPENED = regex(rf"[ \t]*@{SPACE}({NAME})[ \t]*+(?:[\r\n]|\Z|{_BEGUN})".encode())
# One with another bracket, without a type or with one that begins with a digit.
_MISSHAPEN = regex(rf"@([^\s{{(\[,=@]*+)[^\r\n=@]{{0,200}}?{NAME}{SPACE}={SPACE}[{{\"]".encode())
# One without its @: a type, a key and a first field.
_UNMARKED = regex(
    rf"(?:\A|(?<=[\r\n]))[ \t]*+(({NAME}){SPACE}[{{(]{SPACE}[^ \t\r\n\f\v,{{}}()=@]++{SPACE}"
    rf",{SPACE}{NAME}{SPACE}=)".encode()
)
_LONG = 10_000  # bytes of a line in which columns are counted in characters
_INDENT = b"(?>(?:[ \t]|" + BOM.encode() + b")*)"
_PERCENT = regex(_INDENT + b"%")
_COMMENT = regex(rf"@{SPACE}(?i:comment)(?![^ \t{{(])".encode())
_SET_ASIDE = regex(_PERCENT.pattern + b"|" + _INDENT + _COMMENT.pattern + rb"[ \t]*+(?![{(])")

_NAMED = regex(rb",[ \t\r\n\f\v]*+([^ \t\r\n\f\v,{}=\"#]++)[ \t\r\n\f\v]*+=")
"""What is where the name of a field does, whether it is one or not."""


def problems(blocks: Blocks) -> tuple[Problem, ...]:
    """Return the findings of a file in the order of their lines."""
    return _Diagnosis(blocks).problems()


class _Diagnosis:
    """One reading of a file for its problems."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.data = blocks.data
        self.first: dict[str, tuple[str, Block]] = {}  # key in lower case → as written, its entry
        self.times: Counter[str] = Counter()
        self.macros = macros(definitions(blocks))

    def problems(self) -> tuple[Problem, ...]:
        found: list[Problem] = []
        previous = ""
        for block in self.blocks:
            found += self._of(block, previous)
            previous = block.kind
        return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))

    def _of(self, block: Block, previous: str) -> Iterator[Problem]:
        if block.kind == "entry":
            yield from self._of_entry(block)
        elif block.kind == "broken":
            key = self.blocks.key(block)
            message = f"the entry {key or 'here'} cannot be read: {block.reason}"
            yield self._problem(block, "broken-block", message, block.at)
        elif block.kind == "comment":
            yield from self._of_comment(block)
        elif block.kind == "string":
            yield from self._of_string(block)
        elif block.kind == "text":
            yield from self._of_text(block, previous)

    # -- entries ----------------------------------------------------------------------------

    def _of_entry(self, block: Block) -> Iterator[Problem]:
        key = self.blocks.key(block)
        nth = self.times[key]
        self.times[key] += 1
        if not block.well_formed or self._may_repeat(block):
            yield from self._of_syntax(block, self.blocks.text(block), nth)
        if not key:
            yield self._problem(block, "empty-key", "the entry has no citation key", block.start)
        if self._is_set_aside(block.start):
            message = "BibTeX reads this entry although it follows a % or @comment; biber does not"
            yield self._problem(block, "behind-comment", message, block.start)
        yield from self._inner_entries(block)
        yield from self._repeated_key(block, key)

    def _may_repeat(self, block: Block) -> bool:
        """Return whether a name is before two `=` of an entry, or a value is joined by `#`."""
        source = self.data[block.start : block.end]
        names = _NAMED.findall(source.lower())
        return b"#" in source or len(set(names)) < len(names)

    def _of_syntax(self, block: Block, source: str, nth: int) -> Iterator[Problem]:
        if block.well_formed:
            fields = [(item[0], item[1]) for item in field_values(source)]
        else:
            syntax = parse_entry(source)
            fields = [(f.name, source[f.start : f.end]) for f in syntax.fields]
            fixes = {"missing-comma": _with_commas(source, syntax.notes, nth)}
            offsets = _Offsets(source, block.start)
            for note in sorted(syntax.notes, key=lambda note: note.at):
                fix = fixes.get(note.code, ())
                yield self._problem(block, note.code, note.message, offsets.of(note.at), fix)
        if len({item[0].lower() for item in fields}) < len(fields):
            yield from self._repeated_fields(block, source, parse_entry(source))
        for name, value in fields if "#" in source else ():
            if self._is_too_long(value):
                message = f"the macros make the field {name} too long: it stays as written"
                yield self._problem(block, "long-macro", message, block.start)

    def _is_too_long(self, value: str) -> bool:
        if "#" not in value:
            return False
        try:
            expand_or_raise(value, self.macros.texts)
        except TooLongError:
            return True
        return False

    def _repeated_key(self, block: Block, key: str) -> Iterator[Problem]:
        known = self.first.setdefault(key.lower(), (key, block))
        if key and known[1] is not block:
            name = key if known[0] == key else f"{key} ({known[0]} there)"
            message = f"the key {name} is already used by the entry in line {known[1].line}"
            yield self._problem(block, "duplicate-key", message, block.start)

    def _repeated_fields(self, block: Block, source: str, syntax: EntrySyntax) -> Iterator[Problem]:
        first: dict[str, int] = {}
        offsets = _Offsets(source, block.start)
        for span in syntax.fields:
            name, at = span.name.lower(), offsets.of(span.name_start)
            if name in first:
                line, _ = self._place(first[name])
                message = f"the field {span.name} was already given in line {line}"
                message = f"{message}; BibTeX uses that one"
                yield self._problem(block, "duplicate-field", message, at)
            first.setdefault(name, at)

    def _inner_entries(self, block: Block) -> Iterator[Problem]:
        for inner in _LOST_ENTRY.finditer(self.data, block.start + 1, block.end):
            if at_line_start(self.data, inner.start()):
                name = decoded(inner[2])
                message = f"a value contains what looks like the entry {name}: is a brace missing"
                yield self._problem(block, "lost-entry", f"{message} before?", inner.start())

    # -- what is not an entry -------------------------------------------------------------------

    def _of_string(self, block: Block) -> Iterator[Problem]:
        name = parse_string(self.blocks.text(block)).name
        if name.lower() in self.macros.too_long:
            message = f"the macro {name} would be too long: it is left as written"
            yield self._problem(block, "long-macro", message, block.start)

    def _of_comment(self, block: Block) -> Iterator[Problem]:
        text = self.data[block.start : block.end]
        start = FILE_START.match(self.data, block.start, block.end)
        opened = text.count(b"{") > text.count(b"}")
        if start and (opened if start[2] == b"{" else not text.endswith(b")")):
            is_closed = command_end(self.data, start, len(self.data)) > block.end
            how = "closed after entries" if is_closed else "not closed"
            message = f"this @comment is {how}: the entries that follow are read"
            yield self._problem(block, "open-comment", message, block.start)
            return
        if inner := _LOST_ENTRY.search(text, 1):
            name = decoded(inner[2])
            message = f"BibTeX reads the entry {name} although it is inside an @comment; we do not"
            yield self._problem(block, "entry-in-comment", message, block.start + inner.start())

    def _of_text(self, block: Block, previous: str) -> Iterator[Problem]:
        if not self.data[block.start : block.end].strip(BLANK_BYTES):
            return
        field = _LOST_FIELD.match(self.data, block.start, block.end)
        if previous == "entry" and field:
            message = f"the field {decoded(field[1])} comes after the end of its entry"
            at = field.start(1)
            yield self._problem(block, "lost-field", f"{message}: there is one brace too many", at)
        for bare in _UNMARKED.finditer(self.data, block.start, block.end):
            message = f"this would be an entry if it had its @: {decoded(bare[2])}"
            yield self._problem(block, "unmarked-entry", message, bare.start(1))
        for position in _ats(self.data, block):
            _, line = self._place(position)
            if _COMMENT.match(self.data, position):
                if not _PERCENT.match(self.data, line, position):
                    message = "biber expects a brace after @comment, and refuses the file"
                    yield self._problem(block, "stray-at", message, position)
                continue
            lost = _LOST_ENTRY.match(self.data, position, block.end)
            if lost is None and at_line_start(self.data, position):
                forms = (_UNOPENED, _MISSHAPEN)
                found = (form.match(self.data, position, block.end) for form in forms)
                lost = next(filter(None, found), None)
            if lost and not _PERCENT.match(self.data, line, position):
                message = f"this looks like an entry (@{decoded(lost[1])}) but is read as text"
                yield self._problem(block, "lost-entry", message, position)
            else:
                message = "BibTeX expects an entry after this @, and complains"
                yield self._problem(block, "stray-at", message, position)

    def _problem(
        self, block: Block, code: str, message: str, at: int, fix: tuple[ReplaceEntry, ...] = ()
    ) -> Problem:
        line, start = self._place(at)
        before = self.data[start:at].decode("utf-8", "replace") if at - start < _LONG else ""
        column = (len(before) or at - start) + 1
        key = self.blocks.key(block) if block.kind in {"entry", "broken"} else ""
        return Problem(code, message, line, key, fix, column)

    @cached_property
    def _line_starts(self) -> list[int]:
        return list(accumulate(map(len, self.data.splitlines(keepends=True)), initial=0))

    def _place(self, at: int) -> tuple[int, int]:
        """Return the 1-based line of an offset, and the offset at which that line starts."""
        line = bisect_right(self._line_starts, at)
        return line, self._line_starts[line - 1]

    def _is_set_aside(self, at: int) -> bool:
        """Return whether an entry's line starts with a `%` or an `@comment` without braces."""
        if at_line_start(self.data, at):
            return False
        return _SET_ASIDE.match(self.data, self._place(at)[1]) is not None


class _Offsets:
    """Byte offsets in the file of ascending places in an entry's text."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._counted, self._bytes = 0, start

    def of(self, at: int) -> int:
        self._bytes += len(encoded(self._source[self._counted : at]))
        self._counted = at
        return self._bytes


def _with_commas(source: str, notes: Iterable[SyntaxNote], nth: int) -> tuple[ReplaceEntry, ...]:
    """Return the edit that inserts every missing comma at once."""
    places = sorted(note.at for note in notes if note.code == "missing-comma")
    if not places:
        return ()
    parts = [source[one:other] for one, other in pairwise([0, *places, len(source)])]
    return (ReplaceEntry(key_of(source), ",".join(parts), nth),)


def _ats(data: bytes, block: Block) -> Iterator[int]:
    """Yield the place of each `@` of a block."""
    at = block.start - 1
    while (at := data.find(b"@", at + 1, block.end)) != -1:
        yield at
