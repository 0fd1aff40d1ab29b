r"""BibTeX's lexical rules as regular expressions.

Responsible for the characters of an identifier, a citation key, a value, an entry. Does not
depend on where blocks lie in a file (`scan`) nor on how a damaged entry is read (`entry_parser`).

A file is bytes, and its syntax is ASCII: blocks are found in the bytes, values are decoded from
UTF-8 when an entry is read. So expressions for files take bytes, those for entries take `str`.

The rules are those of bibtex.web 0.99d, "Reading the database file(s)":

* a command starts with `@`, wherever it is; what is between commands is ignored, and `%`
  starts no comment;
* an identifier is any run of characters but white space, control characters and `"#%'(),={}`,
  and does not start with a digit. We also keep `@` out of it, so that an unclosed entry is seen
  to end where the next one starts;
* a key runs to white space, a comma or, between braces, the closing brace;
* braces count wherever they are: `\\{` opens one. Quotes end at the first `"` outside braces.
"""

from __future__ import annotations

import re
from functools import cache

from ssmlit._lazy import regex

SPACE = r"[ \t\r\n\f\v]*+"
BLANKS = " \t\r\n\f\v"
BLANK_BYTES = BLANKS.encode()
_LETTER = r"[^\x00-\x20\x7f\"#%'(),={}@]"  # of an identifier
BARE = rf"{_LETTER}++"
NAME = rf"(?![0-9]){BARE}"
_KEY = r"[^ \t\r\n\f\v,]*+"
_KEY_IN_BRACES = r"[^ \t\r\n\f\v,}]*+"
BOM = "\ufeff"

NOT_IN_KEYS = regex(r"[\s,{}()%#\\\"'=~\x00-\x1f\x7f]")
"""What a citation key cannot hold: BibTeX ends it there, biber fails, or LaTeX cannot cite it."""

_DEPTH = 6  # nesting the fast expressions handle; deeper braces are left to `entry_parser`


def _braced(depth: int) -> str:
    inner = r"\{[^{}]*+\}"
    for _ in range(depth - 1):
        inner = rf"\{{[^{{}}]*+(?>(?:{inner}[^{{}}]*+)*)\}}"
    return inner


_BRACED = _braced(_DEPTH)
_QUOTED = rf'"[^"{{}}]*+(?>(?:{_braced(_DEPTH - 1)}[^"{{}}]*+)*)"'
_OPERAND = rf"(?:{_BRACED}|{_QUOTED}|[0-9]++(?!{_LETTER})|{NAME})"
# Operands joined by `#`. The look behind stands for "first, or after a `#`": said so, the
# expression for an operand, which is long, is compiled once and not twice.
VALUE = rf"(?>(?:(?<=[=# \t\r\n\f\v]){_OPERAND}(?>(?:{SPACE}\#{SPACE}(?![,)}}]))?))+)"
_FLAT_END = r"\}(?=,[ \t]*+[\r\n])"
_FLAT = rf"\{{(?!\{{)[^}}]*+{_FLAT_END}"
_TYPE = rf"@{SPACE}({NAME}){SPACE}"
_ENTRY_TYPE = rf"@{SPACE}(?!(?i:string|preamble|comment){SPACE}[{{(]){NAME}{SPACE}"


def _fields(value: str) -> str:
    return rf"(?>(?:,{SPACE}{NAME}{SPACE}={SPACE}{value}{SPACE})*),?+{SPACE}"


def _in_braces(value: str) -> str:
    return rf"\{{{SPACE}{_KEY_IN_BRACES}{SPACE}{_fields(value)}\}}"


def _in_parentheses(value: str) -> str:
    return rf"\({SPACE}{_KEY}{SPACE}{_fields(value)}\)"


START = regex(rf"{_TYPE}([{{(])")
"""`@`, the type (group 1), the opening delimiter (group 2)."""

HEAD = regex(rf"{_TYPE}(?:\{{{SPACE}({_KEY_IN_BRACES})|\({SPACE}({_KEY}))")
"""The start of an entry: type (1) and key (2 between braces, 3 between parentheses)."""

FILE_START = regex(START.pattern.encode())
"""`START` in the bytes of a file."""

FILE_HEAD = regex(HEAD.pattern.encode())
"""`HEAD` in the bytes of a file."""

LONGEST_KEY = 1000  # bytes: as far as keys are looked for in a whole file


def _ahead(end: str) -> str:
    letter = rf"[^ \t\r\n\f\v,{end}]"
    return rf"{SPACE}(?=({letter}{{0,{LONGEST_KEY}}}+)(?!{letter}))"


FILE_KEY = regex(rf"{_TYPE}(?:\{{{_ahead('}')}|\({_ahead('')})".encode())
"""`FILE_HEAD` up to the key: what looks like a key may be another entry's start.

Longer keys are not found: of nested starts, each would be as long as the rest of the file.
"""


def file_head_of(key: bytes) -> bytes:
    """Return the expression for what looks like an entry with a key; in parentheses, also longer.

    A longer one has a brace behind the key, which is of the key there.
    """
    before, end = rf"@{SPACE}{NAME}{SPACE}[{{(]{SPACE}", r"(?![^ \t\r\n\f\v,}])"
    return before.encode() + re.escape(key) + end.encode()


BLOCK_LINE = regex(r"^[ \t]*+@[ \t]*+[A-Za-z]+\s*+[{(]", re.MULTILINE)
"""A line that begins a block: what shows that a text is BibTeX."""

FILE_BLOCK_LINE = regex(BLOCK_LINE.pattern.encode(), re.MULTILINE)
"""`BLOCK_LINE` in the bytes of a file."""

_NAMED_ENCODING = regex(rb"^%.*?coding[:=][ \t]*([-\w.]+)", re.MULTILINE | re.IGNORECASE)
_FIRST_LINES = 1 << 10  # bytes
_TO_JAPANESE = (b"\x1b$B", b"\x1b$@")  # RFC 1468

# Long expressions take a millisecond or more to compile: only when the first entry needs them.


@cache
def _entry_guess() -> re.Pattern[bytes]:
    return re.compile((_ENTRY_TYPE + _in_braces(rf"(?:{_FLAT}|{VALUE})")).encode())


@cache
def _whole_entry() -> re.Pattern[bytes]:
    forms = rf"(?:{_in_braces(VALUE)}|{_in_parentheses(VALUE)})"
    return re.compile(f"{_ENTRY_TYPE}{forms}".encode())


def entry_end(data: bytes, begin: int, end: int) -> int:
    """Return where the entry at `begin` ends if BibTeX accepts it as it is, or -1.

    A guess is tried first: a value ends at the first brace with a comma and a line end after
    it. `re` searches for one character five times as fast as for one of two. A wrong guess
    leaves more braces opened than closed, so counting shows it.
    """
    guess = _entry_guess().match(data, begin, end)
    if guess:
        stop = guess.end()
        if data.count(b"{", begin, stop) == data.count(b"}", begin, stop):
            return stop
    whole = _whole_entry().match(data, begin, end)
    return whole.end() if whole else -1


@cache
def _guessed_field() -> re.Pattern[str]:
    flat = rf"\{{(?!\{{)([^}}]*+){_FLAT_END}"
    return re.compile(rf",{SPACE}({NAME}){SPACE}={SPACE}({flat}|{VALUE})")


@cache
def _whole_field() -> re.Pattern[str]:
    return re.compile(rf",{SPACE}({NAME}){SPACE}={SPACE}((?!)()|{VALUE})")


def field_values(source: str) -> list[tuple[str, str, str]]:
    """Return the fields of an entry that BibTeX accepts as it is.

    Args:
        source: from after the citation key to the closing delimiter.

    Returns:
        Names, values, and for a value in braces without braces inside what is between them; ""
        for others.
    """
    found: list[tuple[str, str, str]] = _guessed_field().findall(source)
    if [field for field in found if "{" in field[2]]:  # the guess of `entry_end` was wrong there
        found = _whole_field().findall(source)
    return found


BRACES = regex(r"[{}]")
ENDS = regex(r"[{})]")
QUOTES = regex(r'["{}]')
NAMED = regex(rf"({NAME}){SPACE}=")
BARE_VALUE = regex(BARE)
FILLER = regex(rf"{SPACE}(?>(?:%[^\n\r]*+{SPACE})*)")
"""White space and, as biber allows inside an entry, `%` comments to the end of the line."""


def after_filler(text: str, position: int) -> int:
    """Return the place after white space and `%` comments."""
    filler = FILLER.match(text, position)
    return filler.end() if filler else position


COMMANDS = frozenset(("string", "preamble", "comment"))
"""What is not an entry though it starts like one."""


def decoded(data: bytes) -> str:
    """Return the text of a stretch of a file, which is UTF-8; `encoded` gives it back exactly."""
    return data.decode("utf-8", "surrogatepass")


def encoded(text: str) -> bytes:
    """Return a text as a file holds it."""
    return text.encode("utf-8", "surrogatepass")


def line_ends(data: bytes, start: int = 0, end: int | None = None) -> int:
    r"""Return how many lines end in a stretch: with `\n`, `\r\n`, or `\r` alone as on old Macs."""
    feeds = data.count(b"\n", start, end)
    if data.find(b"\r", start, end) == -1:  # a fifth of the time of counting
        return feeds
    return feeds + data.count(b"\r", start, end) - data.count(b"\r\n", start, end)


def named_encoding(data: bytes) -> str:
    """Return the encoding that a file says it is in, or "" if it says none or is not in it.

    JabRef writes `% Encoding: windows-1252`, Emacs reads `% -*- coding: latin-1 -*-`.
    """
    found = _NAMED_ENCODING.search(data, 0, _FIRST_LINES)
    name = found[1].decode("ascii", "replace") if found else ""
    try:
        data.decode(name or "ascii")
    except (LookupError, ValueError):
        return ""
    return name


def shifted_encoding(data: bytes) -> str:
    """Return the encoding of bytes that are ASCII only because escapes shift it, or "".

    As UTF-8 it would be read, too: as brackets, dollars and per cent signs.
    """
    is_japanese = data.isascii() and any(map(data.__contains__, _TO_JAPANESE))
    return "iso2022_jp" if is_japanese else ""


def key_of(source: str) -> str:
    """Return the citation key of the entry that a text starts with, or ""."""
    head = HEAD.match(source)
    return (head[2] or head[3] or "") if head else ""


def is_balanced(value: str) -> bool:
    """Whether the braces of a value are balanced."""
    depth = 0
    for brace in BRACES.findall(value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def is_group(text: str) -> bool:
    """Whether braces are around all of a text."""
    return text[:1] == "{" and text[-1:] == "}" and is_balanced(text[1:-1])


def ungrouped(text: str) -> str:
    """Return a text without the braces around all of it: Web of Science writes `{{2018}}`."""
    text = text.strip()
    while is_group(text):
        text = text[1:-1].strip()
    return text
