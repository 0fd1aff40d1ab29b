r"""BibTeX's lexical rules as regular expressions.

Knows what characters make an identifier, a citation key, a value, a well-formed block. Does not
know where blocks lie in a file (`scan`) nor how to read one that is not well formed (`shape`).

The rules are those of bibtex.web 0.99d, "Reading the database file(s)":

* a command starts with `@`, wherever it stands; what is between commands is ignored, and `%`
  starts no comment;
* an identifier is any run of characters but white space, control characters and `"#%'(),={}`,
  and does not start with a digit. We also keep `@` out of it, so that an unclosed entry is seen
  to end where the next one starts;
* a key runs to white space, a comma or, between braces, the closing brace;
* braces count wherever they stand: `\\{` opens one. Quotes end at the first `"` outside braces.
"""

from __future__ import annotations

import re

SPACE = r"[ \t\r\n\f\v]*+"
BLANKS = " \t\r\n\f\v"
NAME = r"(?![0-9])[^\x00-\x20\x7f\"#%'(),={}@]++"
BARE = r"[^\x00-\x20\x7f\"#%'(),={}@]++"

_DEPTH = 6  # nesting the fast expressions follow; deeper braces are left to `shape`


def _braced(depth: int) -> str:
    inner = r"\{[^{}]*+\}"
    for _ in range(depth - 1):
        inner = rf"\{{[^{{}}]*+(?:{inner}[^{{}}]*+)*+\}}"
    return inner


_BRACED = _braced(_DEPTH)
_QUOTED = rf'"[^"{{}}]*+(?:{_braced(_DEPTH - 1)}[^"{{}}]*+)*+"'
_PIECE = rf"(?:{_BRACED}|{_QUOTED}|[0-9]++(?![^\x00-\x20\x7f\"#%'(),={{}}@])|{NAME})"
_TAIL = rf"(?:{SPACE}\#{SPACE}{_PIECE})*+"
_VALUE = _PIECE + _TAIL
_FLAT = r"\{(?!\{)[^}]*+\}(?=,[ \t]*+[\r\n])"
_TYPE = rf"@{SPACE}({NAME}){SPACE}"


def _entry(value: str) -> re.Pattern[str]:
    fields = rf"(?:,{SPACE}{NAME}{SPACE}={SPACE}{value}{SPACE})*+,?+{SPACE}"
    braces = rf"\{{{SPACE}[^ \t\r\n\f\v,}}]*+{SPACE}{fields}\}}"
    parentheses = rf"\({SPACE}[^ \t\r\n\f\v,]*+{SPACE}{fields}\)"
    return re.compile(rf"{_TYPE}(?:{braces}|{parentheses})")


START = re.compile(rf"{_TYPE}([{{(])")
"""`@`, the type (group 1), the opening delimiter (group 2)."""

HEAD = re.compile(rf"{_TYPE}(?:\{{{SPACE}([^ \t\r\n\f\v,}}]*+)|\({SPACE}([^ \t\r\n\f\v,]*+))")
"""The start of an entry: type (1) and key (2 between braces, 3 between parentheses)."""

_ENTRY = _entry(_VALUE)
_ENTRY_GUESS = _entry(rf"(?:{_FLAT}|{_VALUE})")
_FIELD_GUESS = re.compile(rf"(,{SPACE}({NAME}){SPACE}={SPACE}({_FLAT}|{_VALUE}){SPACE})")
_END = re.compile(rf",?+{SPACE}[)}}]")


def entry_end(text: str, begin: int, end: int) -> int:
    """Return where the entry at `begin` ends if BibTeX accepts it as it is, or -1.

    A guess is tried first, that a value without a brace at its start runs to the first `},`: a
    search for one character is five times as fast in `re` as one for two. A wrong guess leaves
    more braces opened than closed, so counting tells.
    """
    guess = _ENTRY_GUESS.match(text, begin, end)
    if guess and text.count("{", begin, guess.end()) == text.count("}", begin, guess.end()):
        return guess.end()
    whole = _ENTRY.match(text, begin, end)
    return whole.end() if whole else -1


def fields(text: str, begin: int, end: int) -> list[tuple[str, str]] | None:
    """Return names and values of an entry's fields, or None when only `shape` can tell.

    Args:
        text: the file.
        begin: the place behind the citation key.
        end: the place behind the closing delimiter.
    """
    if text[begin] in BLANKS:
        begin = FILLER.match(text, begin).end()  # type: ignore[union-attr]  # it matches nothing, too
    found = _FIELD_GUESS.findall(text, begin, end)
    reached = begin + sum([len(whole) for whole, _, _ in found])
    ending = _END.match(text, reached, end)
    if ending is None or ending.end() != end:
        return None
    if text.count("{", begin, end) + (text[end - 1] == "}") != text.count("}", begin, end):
        return None
    return [(name, value) for _, name, value in found]


STRING = re.compile(
    rf"{_TYPE}(?:\{{{SPACE}{NAME}{SPACE}={SPACE}{_VALUE}{SPACE}\}}"
    rf"|\({SPACE}{NAME}{SPACE}={SPACE}{_VALUE}{SPACE}\))"
)
PREAMBLE = re.compile(rf"{_TYPE}(?:\{{{SPACE}{_VALUE}{SPACE}\}}|\({SPACE}{_VALUE}{SPACE}\))")
COMMENT = re.compile(rf"{_TYPE}(?:{_BRACED}|\([^{{}})]*+(?:{_BRACED}[^{{}})]*+)*+\))")

PIECE = re.compile(_PIECE)
BRACES = re.compile(r"[{}]")
QUOTES = re.compile(r'["{}]')
NAMED = re.compile(rf"({NAME}){SPACE}=")
BARE_VALUE = re.compile(BARE)
FILLER = re.compile(rf"{SPACE}(?:%[^\n\r]*+{SPACE})*+")
"""White space and, as biber allows inside an entry, `%` comments to the end of the line."""

COMMANDS = {"string": STRING, "preamble": PREAMBLE, "comment": COMMENT}
"""What is no entry though it starts like one, with the well-formed whole of it."""


def at_line_start(text: str, position: int) -> bool:
    """Tell whether only blanks stand before a position in its line (a BOM does not count)."""
    while position and text[position - 1] in " \t":
        position -= 1
    return position == 0 or text[position - 1] in "\n\r\ufeff"


def is_balanced(value: str) -> bool:
    """Tell whether every brace of a value is closed in it, and none is closed that is not open."""
    depth = 0
    for brace in BRACES.findall(value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
