"""The mark of a file, or of a part of one, that ssmlit wrote: exact, with a digest of its text.

Responsible for writing marks and for telling three things apart: ours as it was written, ours and
edited by hand since, and someone else's. A text that only mentions ssmlit has no mark. Does not
depend on the disk, nor on what the text means. Line ends do not count: git may change them.
"""

from __future__ import annotations

from enum import Enum
from typing import Literal, NamedTuple

from ssmlit._lazy import regex

Style = Literal["bibtex", "html", "json", "yaml"]
"""How a format hides a mark: a `%` line at the start, a comment at the end, a name in an object,
a `#` line at the start."""

_MARK = r"ssmlit \[(?P<digest>[0-9a-f]{16})\]"
_LINE = rf" Written by {_MARK}; changes here will be overwritten\.\r?\n\r?\n?"
_PATTERNS = {
    "bibtex": regex(rf"\A\ufeff?%{_LINE}"),
    "yaml": regex(rf"\A#{_LINE}"),
    "html": regex(rf"<!-- Written by {_MARK} -->\s*\Z"),
    "json": regex(rf'(?<=\A\{{)\s*"written_by": "{_MARK}",?'),
}
#: The line above or below a list in a document.
LIST_MARK = regex(
    r"[ \t]*<!--[ \t]*ssmlit:(?P<name>[^\s:]+):(?P<side>begin|end)"
    r"(?P<mark>[ \t]+\[(?P<digest>[0-9a-f]{16})\])?[ \t]*-->[ \t]*"
)


class Owner(Enum):
    """Whose a text is."""

    OURS = "ours"
    EDITED = "edited"
    FOREIGN = "foreign"


class OwnedText(NamedTuple):
    """A text without its mark, and whose it is; a blank text is nobody's and counts as ours."""

    text: str
    owner: Owner


def digest(text: str) -> str:
    """Return what tells a text from others: 16 hexadecimal digits of its SHA-256."""
    from hashlib import sha256

    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def with_mark(text: str, style: Style) -> str:
    """Return a text with the mark of its format; JSON must be an object."""
    name = f"ssmlit [{digest(text)}]"
    if style in {"bibtex", "yaml"}:
        sign = "%" if style == "bibtex" else "#"
        return f"{sign} Written by {name}; changes here will be overwritten.\n\n{text}"
    if style == "html":
        return f"{text}<!-- Written by {name} -->\n"
    head, brace, rest = text.partition("{")
    return f'{head}{brace}\n  "written_by": "{name}",{rest}'


def read_mark(text: str, style: Style) -> OwnedText:
    """Return a text without its mark, and whose it is."""
    if not text.strip():
        return OwnedText("", Owner.OURS)
    found = _PATTERNS[style].search(text)
    if found is None:
        return OwnedText(text, Owner.FOREIGN)
    bare = text[: found.start()] + text[found.end() :]
    same = digest(bare) == found["digest"]
    return OwnedText(bare, Owner.OURS if same else Owner.EDITED)
