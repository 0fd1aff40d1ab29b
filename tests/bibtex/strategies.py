"""A grammar of .bib files for hypothesis, with everything that occurs in real ones.

A file is a list of parts; an entry knows its fields and the exact text around each of them, so a
test can say what an edit must give without asking the code under test.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

# benchmarks/fuzz_bibtex.py names a number
EXAMPLES = int(os.environ.get("SSMLIT_FUZZ_EXAMPLES", "0")) or min(60, settings().max_examples)
FEW = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

NEWLINES = st.sampled_from(["\n", "\n", "\r\n"])
BLANK = st.sampled_from(["", " ", "  ", "\t", "\n", "\r\n  ", "\n\t"])
WORDS = st.sampled_from(
    ["Mamba", "état", "50% of", "C#", "a = b", "me@x.org", "\\'e", "--", "x, y", "~1", "\n  ",
     "\n@handle says", "\\{a\\}", "状態", "\\v", "Straße", "S4++", "$x_1$", "ß", "\\ss ", "@",
     "\\emph", "\n@word{x} "]
)  # fmt: skip
PROSE = st.lists(WORDS, max_size=4).map(" ".join)


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(PROSE, inner, PROSE).map(lambda parts: f"{parts[0]}{{{parts[1]}}}{parts[2]}")


TEXTS = st.recursive(PROSE, _nested, max_leaves=3)
QUOTABLE = TEXTS.filter(lambda text: '"' not in text)
PIECES = st.one_of(
    TEXTS.map(lambda text: f"{{{text}}}"),
    TEXTS.map(lambda text: f"{{{text}}}"),
    QUOTABLE.map(lambda text: f'"{text}"'),
    st.integers(0, 2999).map(str),
    st.sampled_from(["jan", "JAN", "known", "unknown-macro"]),
)
VALUES = st.one_of(
    PIECES,
    PIECES,
    st.lists(PIECES, min_size=2, max_size=3).map(" # ".join),
    st.lists(PIECES, min_size=2, max_size=2).map("#".join),
)
TYPES = st.sampled_from(["article", "MISC", "InProceedings", "my-type", "online"])
NAMES = st.sampled_from(
    ["title", "Author", "YEAR", "a", "keywords", "note", "author+an", "month", "x_y", "doi"]
)


@dataclass(frozen=True)
class FieldPart:
    """A field and what is around it: `before` and `after` its comma, `middle` between."""

    before: str
    after: str
    name: str
    middle: str
    value: str

    @property
    def assignment(self) -> str:
        return f"{self.name}{self.middle}{self.value}"


@dataclass(frozen=True)
class EntryPart:
    """An entry; `end` is what is after the last field, the closing delimiter included."""

    type: str
    opening: str
    key: str
    fields: tuple[FieldPart, ...]
    end: str

    @property
    def source(self) -> str:
        fields = "".join(f"{f.before},{f.after}{f.assignment}" for f in self.fields)
        return f"@{self.type}{self.opening}{self.key}{fields}{self.end}"

    def with_field(self, index: int, value: str) -> EntryPart:
        changed = replace(self.fields[index], value=value)
        return replace(self, fields=(*self.fields[:index], changed, *self.fields[index + 1 :]))

    def find(self, name: str) -> int:
        names = [field.name.lower() for field in self.fields]
        return names.index(name.lower()) if name.lower() in names else -1


@st.composite
def layouts(draw: st.DrawFn) -> tuple[str, str, str]:
    """What is before a comma, after it, and between name and value."""
    newline = draw(NEWLINES)
    habits = [
        ("", f"{newline}  ", " = "),
        ("", f"{newline}\t", "="),
        ("", " ", " = "),
        ("", "", "="),
        (f"{newline}  ", " ", " = "),
        ("", f"{newline}   ", "    = "),
    ]
    return draw(st.sampled_from(habits))


@st.composite
def entries(draw: st.DrawFn, key: str) -> EntryPart:
    """A well-formed entry in a regular or an odd layout."""
    before, after, middle = draw(layouts())
    odd = draw(st.booleans())
    fields = []
    for name, value in draw(st.lists(st.tuples(NAMES, VALUES), max_size=5)):
        blank = draw(BLANK) if odd else ""
        fields.append(FieldPart(before, blank + after, name, blank + middle, value))
    opening, closing = draw(st.sampled_from([("{", "}"), ("{", "}"), ("(", ")")]))
    if opening == "(" and not fields:
        opening, closing = "{", "}"
    trailing = draw(st.sampled_from(["", ",", "\n", ",\n", ",\r\n", "\n  "]))
    blank = draw(BLANK)
    return EntryPart(draw(TYPES), blank + opening + blank, key, tuple(fields), trailing + closing)


BETWEEN = st.sampled_from(
    ["", "\n", "\n\n", "\r\n\r\n", " ", "\n% a line\n", "\n% with me@x.org, {\n", "\ntext\n\n",
     "\n\n\n\n", "\n@comment{jabref-meta: x {y};}\n", '\n@STRING(other = "O")\n', "\r\r",
     '\n@preamble{"\\x" # {y}}\n\n', "\n@comment no braces\n", "\n@comment{open\n"]
)  # fmt: skip
BROKEN = st.sampled_from(
    ["\n\n@misc{bad, a = {x}\n\n", "\n@misc{bad, a = {x\n}\n\n", '\n@misc{bad, a = "x}\n\n',
     "\n@misc{bad key, a = 1}\n", "\n@misc{bad\n", "\n@misc{, a 1}\n", "\n@misc{bad,\n% }\n"]
)  # fmt: skip
START = st.sampled_from(["", "\ufeff", '@string{known = "Known Name"}\n', "% head\n\n", "\r\n"])


@dataclass(frozen=True)
class File:
    """Text parts and entries in order."""

    parts: tuple[str | EntryPart, ...]

    @property
    def text(self) -> str:
        return "".join(p if isinstance(p, str) else p.source for p in self.parts)

    @property
    def entries(self) -> tuple[EntryPart, ...]:
        return tuple(part for part in self.parts if isinstance(part, EntryPart))


@st.composite
def files(draw: st.DrawFn, *, broken: bool = False) -> File:
    """A file whose entries have the keys k0, k1, …; with `broken`, blocks that cannot be read."""
    between = st.one_of(BETWEEN, BETWEEN, BROKEN) if broken else BETWEEN
    parts: list[str | EntryPart] = [draw(START)]
    for number in range(draw(st.integers(1, 5))):
        parts += [draw(entries(f"k{number}")), draw(between)]
        if isinstance(parts[-1], str) and not parts[-1].endswith(("\n", "\r")):
            parts[-1] += draw(st.sampled_from(["", "\n"]))
    return File(tuple(parts))


def line_at(text: str, at: int) -> int:
    """Return the 1-based line of a place, whatever ends the lines before it."""
    return len(re.split(r"\r\n|\r|\n", text[:at]))
