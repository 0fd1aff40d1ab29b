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
from enum import IntEnum
from functools import cache

from ssmlit.text import MARK

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
# Pieces joined by `#`. The look behind stands for "first, or after a `#`": said so, the expression
# for a piece, which is long, is compiled once and not twice.
_VALUE = rf"(?:(?<=[=# \t\r\n\f\v]){_PIECE}(?:{SPACE}\#{SPACE}(?![,)}}]))?+)++"
_FLAT_END = r"\}(?=,[ \t]*+[\r\n])"
_FLAT = rf"\{{(?!\{{)[^}}]*+{_FLAT_END}"
_TYPE = rf"@{SPACE}({NAME}){SPACE}"


def _fields(value: str) -> str:
    return rf"(?:,{SPACE}{NAME}{SPACE}={SPACE}{value}{SPACE})*+,?+{SPACE}"


def _in_braces(value: str) -> str:
    return rf"\{{{SPACE}[^ \t\r\n\f\v,}}]*+{SPACE}{_fields(value)}\}}"


def _in_parentheses(value: str) -> str:
    return rf"\({SPACE}[^ \t\r\n\f\v,]*+{SPACE}{_fields(value)}\)"


START = re.compile(rf"{_TYPE}([{{(])")
"""`@`, the type (group 1), the opening delimiter (group 2)."""

HEAD = re.compile(rf"{_TYPE}(?:\{{{SPACE}([^ \t\r\n\f\v,}}]*+)|\({SPACE}([^ \t\r\n\f\v,]*+))")
"""The start of an entry: type (1) and key (2 between braces, 3 between parentheses)."""


# Long expressions take a millisecond or more to compile: only when the first entry needs them.


@cache
def _entry_guess() -> re.Pattern[str]:
    return re.compile(_TYPE + _in_braces(rf"(?:{_FLAT}|{_VALUE})"))


@cache
def _strict_entry() -> re.Pattern[str]:
    return re.compile(rf"{_TYPE}(?:{_in_braces(_VALUE)}|{_in_parentheses(_VALUE)})")


@cache
def _field(form: Form) -> re.Pattern[str]:
    """Return the expression for a field: name, value, and for `FLAT` what is inside its braces."""
    flat = rf"\{{(?!\{{)([^}}]*+){_FLAT_END}" if form is Form.FLAT else "(?!)()"
    return re.compile(rf",{SPACE}({NAME}){SPACE}={SPACE}({flat}|{_VALUE})")


class Form(IntEnum):
    """How an entry may be taken apart: the fast way, the strict way, or only by `shape`."""

    DOUBTFUL = 0
    STRICT = 1
    FLAT = 2


def entry_end(text: str, begin: int, end: int) -> tuple[int, Form]:
    """Return where the entry at `begin` ends if BibTeX accepts it as it is, or -1.

    A guess is tried first, that a value runs to the first brace with a comma and a line end behind
    it: `re` searches for one character five times as fast as for one of two. A wrong guess
    leaves more braces opened than closed, so counting tells.
    """
    guess = _entry_guess().match(text, begin, end)
    if guess:
        stop = guess.end()
        if text.count("{", begin, stop) == text.count("}", begin, stop):
            return stop, Form.FLAT
    whole = _strict_entry().match(text, begin, end)
    return (whole.end(), Form.STRICT) if whole else (-1, Form.DOUBTFUL)


def fields(text: str, begin: int, end: int, form: Form) -> list[tuple[str, str, str]]:
    """Return the fields of an entry that is not `DOUBTFUL`.

    Args:
        text: the file.
        begin: the place behind the citation key.
        end: the place behind the closing delimiter.
        form: what `entry_end` gave for this entry.

    Returns:
        Names, values, and for a value in braces without braces inside what is between them; ""
        for others.
    """
    return _field(form).findall(text, begin, end)


def slots(text: str, begin: int, end: int, form: Form) -> list[re.Match[str]]:
    """Return the fields as `fields` does: matches from the comma to the value's end.

    Group 1 is the name, group 2 the value.
    """
    return list(_field(form).finditer(text, begin, end))


PIECE = re.compile(_PIECE)
BRACES = re.compile(r"[{}]")
QUOTES = re.compile(r'["{}]')
NAMED = re.compile(rf"({NAME}){SPACE}=")
BARE_VALUE = re.compile(BARE)
FILLER = re.compile(rf"{SPACE}(?:%[^\n\r]*+{SPACE})*+")
"""White space and, as biber allows inside an entry, `%` comments to the end of the line."""

COMMENT_BEFORE = re.compile(rf"@{SPACE}[cC][oO][mM][mM][eE][nN][tT](?![^ \t{{(])")
"""An `@comment` earlier in the line: BibTeX skips what follows it."""

COMMANDS = frozenset(("string", "preamble", "comment"))
"""What is no entry though it starts like one."""


def at_line_start(text: str, position: int) -> bool:
    """Tell whether only blanks stand before a position in its line (a BOM does not count)."""
    while position and text[position - 1] in " \t":
        position -= 1
    if position == 1 and text[0] == MARK:  # the BOM of a `Text`
        return True
    return position == 0 or text[position - 1] in "\n\r\ufeff"


def is_balanced(value: str) -> bool:
    """Tell whether every brace of a value is closed in it, and none is closed that is not open."""
    depth = 0
    for brace in BRACES.findall(value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
