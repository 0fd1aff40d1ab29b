"""How a file's entries are written, so that additions look like the rest.

Responsible for the habits of an entry and of a file: line breaks, indentation, alignment, the case
of types and names, delimiters, the last comma, the closing brace, blank lines between entries. Does
not depend on what may be written (`layout`), nor on edits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ssmlit.bibtex.entry_parser import parse_entry
from ssmlit.bibtex.scan import known_start, scan_blocks
from ssmlit.bibtex.syntax import BLANKS, decoded, line_ends

if TYPE_CHECKING:
    from ssmlit.bibtex.entry_parser import EntrySyntax, FieldSpan
    from ssmlit.bibtex.scan import Block

_WINDOW = 1 << 12  # bytes sampled at the beginning, middle and end
_LONGEST_GAP = 64  # bytes: longer gaps are more than blank lines
_CAMEL = {
    "inproceedings": "InProceedings", "incollection": "InCollection", "inbook": "InBook",
    "phdthesis": "PhdThesis", "mastersthesis": "MastersThesis", "techreport": "TechReport",
}  # fmt: skip
T = TypeVar("T")


class FieldLayout(NamedTuple):
    """How a name, `=` and a value are laid out."""

    # blanks around the `=`
    before: str = " "
    after: str = " "
    equals: int = 0  # the column that every `=` keeps to, or 0
    values: int = 0  # the column that every value keeps to, or 0

    def of(self, name: str) -> str:
        """Return a name and `=`, up to the value."""
        if self.equals:
            return f"{name}{' ' * max(self.equals - len(name), 1)}={self.after}"
        if self.values:
            gap = max(self.values - len(name) - len(self.before), 1)
            return f"{name}{self.before}={' ' * gap}"
        return f"{name}{self.before}={self.after}"


class Frame(NamedTuple):
    r"""The text around the fields of an entry with one field per line."""

    first: str = "\n  "  # between the comma after the key and the first field
    # around the comma between two fields
    before: str = ""
    after: str = "\n  "
    trailing: bool = True  # whether a comma follows the last field
    close: str = "\n"  # before the closing delimiter. All with `\n` for any line end.

    def ended(self, newline: str) -> Frame:
        r"""Return the frame with another line end for `\n`."""
        first, before, after, close = (
            part.replace("\n", newline)
            for part in (self.first, self.before, self.after, self.close)
        )
        return Frame(first, before, after, self.trailing, close)


_FRAME, _ASSIGNMENT = Frame(), FieldLayout()


class Style(NamedTuple):
    """The habits of a file; those of a new one by default."""

    # how fields are laid out
    frame: Frame = _FRAME
    assignment: FieldLayout = _ASSIGNMENT
    quotes: bool = False  # whether values are in quotes
    bare_numbers: bool = False  # whether numbers are without delimiters
    blank_lines: int = 1  # between two entries
    # in lower case → as they are spelled
    names: Mapping[str, str] = MappingProxyType({})
    types: Mapping[str, str] = MappingProxyType({})
    # "upper", "capital" or "lower", for those not seen
    name_case: str = "lower"
    type_case: str = "lower"

    def name(self, name: str, case: str = "") -> str:
        """Return a field's name as the file would spell it.

        Args:
            name: one that is not in lower case stays as it is.
            case: the one to keep to instead of the file's.
        """
        seen = self.names.get(name, "")
        if seen and case_of(seen) == (case or self.name_case):
            return seen
        return in_case(name, case or self.name_case)

    def type(self, name: str) -> str:
        """Return an entry type as the file would spell it; what is not in lower case stays."""
        seen = self.types.get(name, "")
        if seen and case_of(seen) == self.type_case:
            return seen
        capital = (seen for seen in self.types.values() if case_of(seen) == "capital")
        camel = any(seen[1:] != seen[1:].lower() for seen in capital)
        return in_case(name, self.type_case, camel=camel)


def case_of(word: str) -> str:
    """Return "upper", "capital" or "lower"."""
    if word.isupper():
        return "upper"
    return "capital" if word[:1].isupper() else "lower"


def in_case(word: str, case: str, *, camel: bool = False) -> str:
    """Return a word in a case (with `camel`, `InProceedings`); one with capitals as it is."""
    if word != word.lower() or case == "lower":
        return word
    if case == "upper":
        return word.upper()
    return _CAMEL.get(word, word.capitalize()) if camel else word.capitalize()


class Habits(NamedTuple):
    """The style that one entry shows; None where it shows nothing."""

    frame: Frame | None
    assignment: FieldLayout | None
    quotes: bool | None
    bare_numbers: bool | None
    name_case: str | None


def habits(source: str, syntax: EntrySyntax) -> Habits:
    """Return the habits of one entry."""
    spans = [span for span in syntax.fields if span.start < span.end]
    values = [source[span.start : span.end] for span in spans]
    texts = [value[0] == '"' for value in values if value[0] in '{"']
    numbers = [value.isdigit() for value in values if value.strip('{}"').isdigit()]
    return Habits(
        _frame(source, syntax),
        _assignment(source, spans),
        _most(texts),
        _most(numbers),
        _most([case_of(span.name) for span in spans]),
    )


def _most(votes: Iterable[T | None]) -> T | None:
    """Return the most frequent vote, the first of equals, or None without votes."""
    counted = Counter(vote for vote in votes if vote is not None)
    return counted.most_common()[0][0] if counted else None


def _most_alike(shown: Sequence[FieldLayout | None]) -> FieldLayout | None:
    """Return the most frequent layout of those that align as most do.

    Where each entry is aligned by its own longest name, the columns differ, the habit does not.
    """
    aligned = _most(one and (one.equals > 0, one.values > 0) for one in shown)
    return _most(one for one in shown if one and (one.equals > 0, one.values > 0) == aligned)


def _frame(source: str, syntax: EntrySyntax) -> Frame | None:
    """Return the text around the fields, or None unless each has its own line."""
    starts = [*(span.name_start for span in syntax.fields), syntax.close]
    gaps = [
        source[end:start].replace("\r\n", "\n").replace("\r", "\n")
        for end, start in zip(syntax.ends, starts, strict=True)
    ]
    if len(gaps) < 2 or not all(_is_gap(gap) for gap in gaps[:-1]) or gaps[-1].strip(BLANKS + ","):
        return None
    first, *between, last = gaps
    common = _most(between) or first
    before, _, after = common.partition(",")
    return Frame(first.partition(",")[2], before, after, "," in last, last.rpartition(",")[2])


def _is_gap(gap: str) -> bool:
    return gap.count(",") == 1 and not gap.strip(BLANKS + ",") and "\n" in gap


def _assignment(source: str, spans: Iterable[FieldSpan]) -> FieldLayout | None:
    shown = [set_ for span in spans if (set_ := _gaps(source, span)) is not None]
    if not shown:
        return None
    _, before, after = shown[-1]
    equals = _column([(length, length + len(gap)) for length, gap, _ in shown])
    values = _column([(length, length + len(gap) + len(rest)) for length, gap, rest in shown])
    return FieldLayout(before, after, equals, 0 if equals else values)


def _gaps(source: str, span: FieldSpan) -> tuple[int, str, str] | None:
    """Return the length of a field's name and the blanks before and after its `=`."""
    end = span.name_start + len(span.name)
    equals = source.find("=", end, span.start)
    before, after = source[end:equals], source[equals + 1 : span.start]
    if (before + after).strip(" \t") or "\t" in before:
        return None
    return len(span.name), before, after


def _column(stops: Sequence[tuple[int, int]]) -> int:
    """Return the column that all fields with short enough names share, or 0.

    Args:
        stops: of each field, the length of its name and where its `=`, or its value, is.
    """
    column = Counter(stop for _, stop in stops).most_common()[0][0]
    able = [(length, stop) for length, stop in stops if length < column]
    aligned = all(stop == column for _, stop in able)
    return column if aligned and len({length for length, _ in able}) > 1 else 0


def indentation(source: str, syntax: EntrySyntax) -> tuple[str, str] | None:
    """Return the text before and after the comma that precedes a field, if an entry shows it."""
    for end, span in reversed(list(zip(syntax.ends, syntax.fields, strict=False))):
        commas = [comma for comma in syntax.commas if end <= comma < span.name_start]
        if len(commas) == 1:
            before, after = source[end : commas[0]], source[commas[0] + 1 : span.name_start]
            if not (before + after).strip(BLANKS):
                return before, after
    return None


def style_of(data: bytes) -> Style:
    """Return the style of a file: that of most sampled entries.

    Entries with several fields on a line show no style: new ones are easier to read and compare
    with one field per line.
    """
    sample = [block for block in _sample(data) if block.kind == "entry"]
    sources = [decoded(data[b.start : b.end]) for b in sample if b.well_formed]
    parsed = [(source, parse_entry(source)) for source in sources]
    framed = [(s, syntax, h) for s, syntax in parsed if (h := habits(s, syntax)).frame]
    if not framed:
        return Style()
    names = Counter(span.name for _, syntax, _ in framed for span in syntax.fields)
    types = Counter(source[syntax.type_start : syntax.type_end] for source, syntax, _ in framed)
    shown = [habit for _, _, habit in framed]
    return Style(
        frame=_most(habit.frame for habit in shown) or _FRAME,
        assignment=_most_alike([habit.assignment for habit in shown]) or _ASSIGNMENT,
        quotes=_most(habit.quotes for habit in shown) or False,
        bare_numbers=_most(habit.bare_numbers for habit in shown) or False,
        blank_lines=1 if (lines := _most(_blank_lines(data, sample))) is None else lines,
        names=_spellings(names),
        types=_spellings(types),
        name_case=_most(habit.name_case for habit in shown) or "lower",
        type_case=_most(case_of(name) for name in types.elements()) or "lower",
    )


def _spellings(counted: Counter[str]) -> dict[str, str]:
    """Return words in lower case → their most frequent spelling."""
    spelled: dict[str, str] = {}
    for word, _ in counted.most_common():
        spelled.setdefault(word.lower(), word)
    return spelled


def _blank_lines(data: bytes, entries: Sequence[Block]) -> Iterator[int]:
    """Yield how many blank lines are between entries that have nothing else between them."""
    for before, after in pairwise(entries):
        gap = data[before.end : min(after.start, before.end + _LONGEST_GAP)]
        if not gap.strip():
            yield max(line_ends(gap) - 1, 0)


def _sample(data: bytes) -> Iterator[Block]:
    """Yield sample blocks: some of the beginning, middle and end."""
    done = 0
    for place in (0, len(data) // 2, max(len(data) - _WINDOW, 0)):
        for block in scan_blocks(data, known_start(data, max(place, done), done), 0):
            if block.start >= place + _WINDOW:
                break
            done = block.end
            yield block
