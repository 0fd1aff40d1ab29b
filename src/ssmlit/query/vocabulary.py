"""Which words a library holds: the words of a .bib file's text, in bulk.

Splitting fifty thousand entries into fields to learn ten thousand words takes longer than the
search itself, so the file's text is taken as a whole: braces, accents and punctuation off, cut at
blanks. Field names and words of long abstracts may be among the result; they do no harm, because
a word only ever proposes a search.
"""

from __future__ import annotations

_BETWEEN, _DROPPED = ord(" "), b"{}'`"
_TABLE = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() or chr(code) == "+" else _BETWEEN
    for code in range(128)
) + bytes(range(128, 256))
_ACCENTS = (
    rb"\"",
    rb"\'",
    rb"\`",
    rb"\^",
    rb"\~",
    rb"\=",
    rb"\.",
    rb"\c ",
    rb"\v ",
    rb"\c{",
    rb"\v{",
)
_ABSTRACT = b"abstract"


def vocabulary(source: str) -> list[str]:
    """Return the folded words of a .bib file's text, each once, sorted."""
    from ssmlit.latex import fold

    data = _without_abstracts(source.encode("utf-8", "replace"))
    if b"\\" in data:
        for accent in _ACCENTS:
            data = data.replace(accent, b"")
    known: set[str] = set()
    for word in set(data.translate(_TABLE, _DROPPED).split()):
        known.update(
            (word.decode(),) if word.isascii() else fold(word.decode("utf-8", "replace")).split()
        )
    return sorted(known)


def _without_abstracts(data: bytes) -> bytes:
    """Cut out lines from `abstract` to their end: most of a file, and nothing that is ranked."""
    parts = []
    done = 0
    start = data.find(_ABSTRACT)
    while start >= 0:
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if end - start > 200:
            parts.append(data[done:start])
            done = end
        start = data.find(_ABSTRACT, end)
    parts.append(data[done:])
    return b"".join(parts)
