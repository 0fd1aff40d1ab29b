"""Text that goes to a terminal: made harmless, on one line, cut or broken at its width.

Responsible for what characters do there. Does not depend on streams or colours, nor on what texts
are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssmlit.model import Record

_PIECES = 1 << 14  # of JSON that are printed together
_COLOUR = r"\x1b\[[\d;]*m"
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"


def safe(text: str) -> str:
    """Return text that cannot steer a terminal: control and bidirectional marks made visible.

    Tabs and newlines stay. A title is someone else's data; an escape sequence in it must never
    reach the terminal raw.
    """
    if text.isprintable():  # all of it shows; the common case
        return text
    return re.sub(_CONTROL, _visible, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else f"\\u{code:04x}"


def as_json(data: object, indent: int | None = 2) -> str:
    r"""Return JSON in which letters are letters and what steers a terminal is `\uXXXX`."""
    import json

    return _as_escapes(json.dumps(data, ensure_ascii=False, indent=indent))


def json_parts(data: object) -> Iterator[str]:
    """Yield the text of `as_json` in parts: of large data never all is in memory."""
    import json

    pieces = json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(data)
    while text := "".join(islice(pieces, _PIECES)):
        yield _as_escapes(text)


def _as_escapes(text: str) -> str:
    return re.sub(_CONTROL, lambda match: f"\\u{ord(match.group()):04x}", text)


def one_line(text: str) -> str:
    """Return text on one line, safe, with runs of white space folded."""
    return safe(" ".join(text.split()))


def clipped(line: str, width: int) -> str:
    """Return a line that takes at most `width` columns, the end of a longer one left out."""
    from rich.cells import cell_len, set_cell_size

    return line if cell_len(line) <= width else f"{set_cell_size(line, width - 1).rstrip()}…"


def folded(text: str, width: int, indent: int = 0) -> list[str]:
    """Return a text's lines, those wider than `width` columns broken between words; 0 breaks none.

    What is broken continues below the line's own text, right of its label (`  title:   …`), but at
    least `indent` columns from the left; a word that is too long for that stays beside the label.
    Colours take no room.
    """
    if not width:
        return text.split("\n")
    most = max(width, 20)
    lines = []
    for line in text.split("\n"):
        plain = re.sub(_COLOUR, "", line)
        label = re.match(r" *(?:[^\s:]+: {2,}|\d+ {2}|[-<>=] )?", plain)
        begin = " " * max(label.end() if label else 0, indent)
        lines.append("")
        used = 0
        for word in re.findall(r" *[^ ]+| +$", line):
            size = _columns(re.sub(_COLOUR, "", word))
            if used + size > most and used > len(begin):
                lines.append(begin + word.lstrip(" "))
                used = len(begin) + size - (len(word) - len(word.lstrip(" ")))
            else:
                lines[-1] += word
                used += size
    return lines


def _columns(text: str) -> int:
    """Return how many columns a text takes; that of ASCII needs no table of letters' widths."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def first_authors(record: Record) -> str:
    """Return the first four authors of a work on one line, and whether there are more."""
    from ssmlit.render.papers import author_names

    return one_line(author_names(record, 4))
