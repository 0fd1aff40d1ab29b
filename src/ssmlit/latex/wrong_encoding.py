"""Letters of UTF-8 that were read as Latin-1 or Windows-1252: Ã¼ for ü, â€™ for ’.

Responsible for finding them and decoding them again. Does not depend on what the text is.
"""

from __future__ import annotations

from ssmlit._lazy import regex

# The first byte of a UTF-8 sequence as Windows-1252 shows it, and the forms of the others.
_LEADS = regex(r"[ÂÃÄÅÆÇÐÑÎÏØÙâãä][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+")


def misread(text: str) -> str:
    """Return the first letters of a text that were read in the wrong encoding, "" for none."""
    if text.isascii():
        return ""
    return next((run for run in _LEADS.findall(text) if decoded(run) != run), "")


def decoded(text: str) -> str:
    """Return a text with such letters as they were before; what cannot have been UTF-8 stays."""
    return text if text.isascii() else _LEADS.sub(lambda found: _decoded(found[0]), text)


def _decoded(run: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            text = run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if text.isprintable():
            return text
    return run
