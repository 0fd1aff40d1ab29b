"""What the shell offers when Tab is pressed: keys, tags, fields. Quick, and silent on failure."""

from __future__ import annotations

import os
import re
from pathlib import Path

_ENTRY = re.compile(
    r"^[ \t]*@[ \t]*(?!comment|string|preamble)\w+[ \t]*[{(]\s*([^\s,{}()]+)",
    re.MULTILINE | re.IGNORECASE,
)
_KEYWORDS = re.compile(
    r"^\s*keywords\s*=\s*[{\"](.*?)[}\"]\s*,?\s*$", re.MULTILINE | re.IGNORECASE | re.DOTALL
)
MOST = 200  # more than this no shell shows well


def keys(incomplete: str) -> list[str]:
    """Return the citation keys that begin with what was typed."""
    wanted = incomplete.lower()
    found = (match for match in _ENTRY.findall(_text()) if match.lower().startswith(wanted))
    return sorted(dict.fromkeys(found))[:MOST]


def tags(incomplete: str) -> list[str]:
    """Return the tags that begin with what was typed."""
    wanted = incomplete.lower()
    found = {
        tag.strip()
        for value in _KEYWORDS.findall(_text())
        for tag in re.split(r"[,;]", value)
        if tag.strip().lower().startswith(wanted)
    }
    return sorted(found)[:MOST]


def query(incomplete: str) -> list[str]:
    """Return field names (`author:`), and after `tag:` the tags."""
    from ssmlit.query import FIELDS

    name, colon, value = incomplete.partition(":")
    if colon and name.lstrip("-") == "tag":
        return [f"{name}:{tag}" for tag in tags(value)]
    if colon:
        return []
    return [f"{field}:" for field in FIELDS if field.startswith(incomplete)]


def field_names(incomplete: str) -> list[str]:
    """Return BibTeX field names as `name=`, for `ssmlit edit`."""
    return [f"{name}=" for name in _FIELDS if name.startswith(incomplete)]


_FIELDS = (
    "author", "booktitle", "code", "doi", "edition", "editor", "eprint", "journal", "keywords",
    "month", "note", "number", "openreview", "pages", "publisher", "title", "type", "url",
    "volume", "year",
)  # fmt: skip


def _text() -> str:
    """Return the library's text, or "": completion never complains."""
    from ssmlit.config import find_library
    from ssmlit.errors import SsmlitError

    try:
        return find_library(_named_on_the_line(), os.environ, Path.cwd()).read_text(
            encoding="utf-8", errors="replace"
        )
    except (SsmlitError, OSError):
        return ""


def _named_on_the_line() -> Path | None:
    """Return the library that the line being completed names with `-l` or `--library`."""
    line = os.environ.get("COMP_WORDS", "") or os.environ.get("_TYPER_COMPLETE_ARGS", "")
    match = re.search(r"(?:--library[= ]|-l )\s*(\S+)", line)
    return Path(match.group(1)).expanduser() if match else None
