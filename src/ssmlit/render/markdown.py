"""Text and addresses as Markdown that shows exactly them.

Responsible for the escaping rules of CommonMark 0.31, of GitHub's extensions (tables,
strikethrough, autolinks, `$` mathematics) and of Python-Markdown, which MkDocs uses. Does not
depend on papers, views or files.

Plain text goes in, and source comes out whose rendering reads the same: nothing of
it becomes a link, emphasis, HTML or a table cell. `$…$` becomes ``$`…`$``, the form in which GitHub
and GitLab keep Markdown's hands off a formula, and which other renderers show as the formula's
source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ssmlit._lazy import regex

# Controls, and the bidirectional embeddings, overrides and isolates that would reach beyond the end
# of a title into the rest of the line (https://www.unicode.org/reports/tr9/).
_UNWANTED = regex("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPECIAL = regex(
    r"""[\\`*\[\]<|~$]          # always meaningful somewhere
      | (?<![^\W_])_ | _(?![^\W_])   # an underscore inside a word is only itself
      | &(?=\#?\w+;)            # begins an entity
      | (?<=[a-zA-Z]):(?=//)    # http://…, which GitHub links by itself
      | (?<=\]):                # [label]: defines what a label links to
      | (?<=www)\.              # and www.…
      | (?<=[\w.+-])@(?=[\w-])   # and addresses of mail
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Python-Markdown (MkDocs) knows fewer escapes with a backslash than CommonMark; all know entities.
# GitHub looks for mail addresses after resolving escapes and entities; a comment is not shown.
_ESCAPES = {c: f"&#{ord(c)};" for c in "~$:="} | {"<": "&lt;", "&": "&amp;", "@": "<!-- -->@"}
_BLOCK_START = regex(r"(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)|[-+=>#]")
_HEADING_END = regex(r"(?<!\\)(?>(?:\\\\)*)(?=#+$)")  # not escaped: an even number before it
# Pandoc's rule (https://pandoc.org/MANUAL.html#math): no space inside the dollars, no digit after.
_MATH = regex(r"(?<![\\$])\$(?![\s$])([^$`]*[^\s$`\\])\$(?![\d$])")

_LINE_BREAKS = regex(r"[\t\n\r]")
_SCHEME = regex(r"(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
_BARE_HOST = regex(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?/", re.IGNORECASE)
_SAFE_SCHEMES = frozenset({"http", "https", "ftp", "mailto"})
_URL_BREAKERS = regex(r"[\s<>()\\\"|`\[\]{}^]")
_URL_ENTITY = regex(r"&(?=#?\w+;)")


def clean(text: str) -> str:
    """Return text on one line: runs of white space are one space, control characters are gone."""
    return " ".join((text if text.isprintable() else _UNWANTED.sub("", text)).split())


def escape(text: str, *, table: bool = False, start: bool = True) -> str:
    """Return Markdown that shows `clean(text)`.

    Args:
        text: Unicode, with `$math$`.
        table: whether it is in a table cell, where a bar is special even in code.
        start: whether it may be at the start of a line or item, where `1.` begins a list.
    """
    parts = [
        f"${code(part, table=table)}$" if formula else _plain(part, first=start and nth == 0)
        for nth, (part, formula) in enumerate(formulas(clean(text)))
    ]
    return _HEADING_END.sub(r"\g<0>\\", "".join(parts))


def formulas(text: str) -> Iterator[tuple[str, bool]]:
    """Yield a text's parts in order: plain ones as (text, False), `$x$` as ("x", True)."""
    end = 0
    for formula in _MATH.finditer(text):
        if end < formula.start():
            yield text[end : formula.start()], False
        yield formula[1], True
        end = formula.end()
    if end < len(text):
        yield text[end:], False


@lru_cache(maxsize=1024)
def code(text: str, *, table: bool = False) -> str:
    """Return a code span that shows `clean(text)`.

    The fence is longer than any run of backticks inside (CommonMark 6.1).
    """
    text = clean(text)
    runs = {len(run) for run in re.findall("`+", text)}
    fence = next("`" * size for size in range(1, len(text) + 2) if size not in runs)
    if text.startswith("`") or text.endswith("`"):
        text = f" {text} "
    if table:
        text = text.replace("|", r"\|")
    return f"{fence}{text}{fence}"


def bold(text: str, *, table: bool = False) -> str:
    """Return text in bold; it must be followed by a space, punctuation or the end of the line."""
    return f"**{escape(text, table=table, start=False)}**"


def link(text: str, address: str, *, table: bool = False) -> str:
    """Return an inline link, or only the text when the address must not be followed."""
    target = url(address)
    shown = escape(text, table=table, start=not target)
    return f"[{shown}]({target})" if target else shown


def image(text: str, address: str) -> str:
    """Return an image with its alternative text; only the escaped text without an address."""
    return f"!{link(text, address)}" if url(address) else escape(text)


def url(address: str) -> str:
    """Return an address as the destination of an inline link, or "" (see `clean_url`)."""
    encoded = _URL_BREAKERS.sub(
        lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), clean_url(address)
    )
    return _URL_ENTITY.sub("&amp;", encoded)


def clean_url(address: str) -> str:
    """Return an address that is safe to follow, or "".

    Only http, https, ftp and mailto are (never `javascript:`, `data:`, `file:`); `arxiv.org/abs/1`
    gets `https://`. Controls are removed first, as browsers do before they look at the scheme
    (https://url.spec.whatwg.org/#concept-basic-url-parser).
    """
    if not address.isprintable():
        address = _LINE_BREAKS.sub("", _UNWANTED.sub("", address))
    address = address.strip()
    scheme = _SCHEME.match(address)
    if scheme and scheme["scheme"].lower() in _SAFE_SCHEMES:
        return address
    return f"https://{address}" if _BARE_HOST.match(address) else ""


def _plain(text: str, *, first: bool) -> str:
    escaped = _SPECIAL.sub(lambda found: _escaped(found[0]), text)
    start = _BLOCK_START.match(escaped) if first else None
    if start is None:
        return escaped
    at = start.start("dot") if start["number"] else 0
    return f"{escaped[:at]}{_escaped(escaped[at])}{escaped[at + 1 :]}"


def _escaped(char: str) -> str:
    return _ESCAPES.get(char, f"\\{char}")
