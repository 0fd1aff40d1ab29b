"""Citations of Typst: `@key`, `@key[p. 3]`, `#cite(<key>)`, `#cite(label("key"))`.

Responsible for where keys are in a text, and for writing them. Does not depend on files. The
grammar is that of the Typst reference, "ref" and "cite"; a label that the document sets itself is
referred to, not cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ssmlit._lazy import regex

_NAME = r"\w[\w:.-]*"
_STRING = r"\"(?:\\.|[^\"\\])*\""
_ANYWHERE = (
    r"(?P<address>https?://[^\s\]]+|(?<![A-Za-z0-9.+-])[A-Za-z0-9.+-]+@[\w-]+\.[A-Za-z]{2,})"
    r"|(?P<line>//[^\n]*)"
    r"|(?P<block>/\*)"
    r"|(?P<raw>(?P<ticks>`{3,}+).*?(?:(?P=ticks)|\Z)|`[^`]*`)"
    r"|(?P<escape>\\.)"
    rf"|#?cite\s*\(\s*(?:<(?P<cited>{_NAME})>|label\s*\(\s*\"(?P<odd>[^\"]+)\"\s*\))"
    rf"|#?(?P<form>link|locate|query)\s*\(\s*<{_NAME}>"
    rf"|@(?P<at>{_NAME})"
    rf"|(?<=[(,:=])[ \t]*<(?P<given>{_NAME})>"
    rf"|<(?P<label>{_NAME})>"
)
#: Text, in which code begins with a hash and goes on behind its brackets: `#f(x).g(y)[text]`.
_TEXT = regex(
    rf"{_ANYWHERE}|#{_STRING}|#(?P<word>let|set|show|import|include|return|if|for|while|context)\b"
    r"|(?:#[\w.-]*|(?<=[\])}])(?:\.[\w-]+)*)(?P<open>[({])|(?P<bracket>[\[\]])",
    re.DOTALL,
)
#: Code, in which text is in brackets and strings are no text.
_CODE = regex(rf"{_STRING}|{_ANYWHERE}|(?P<bracket>[\[\](){{}}\n;])", re.DOTALL)
_CLOSING = {"(": ")", "{": "}", "[": "]"}
#: `f(<key>)` cites in a function of the paper's own, unless the paper has that label.
_KINDS = (("cited", "key"), ("odd", "key"), ("at", "at"), ("given", "at"), ("label", "label"))
#: A key that the document computes: `cite(label(key))`.
_COMPUTED = regex(r"\bcite\s*\(\s*label\s*\(\s*(?=[^\"\s])[^()\n]*\)\s*\)?")
_FULL = regex(r"bibliography\s*\([^()]*\bfull\s*:\s*true")
_INCLUDE = regex(r"#(?:include|import)\s*\"([^\"]+\.typ)\"")
#: typst.app/docs/reference/foundations/label: other keys need `label("…")`.
_PLAIN_KEY = regex(r"[^\W_][\w.:-]*(?<![.:])|_[\w.:-]*(?<![.:])")
_BLOCK_EDGE = regex(r"/\*|\*/")


def key_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where cited keys are."""
    found = list(_spans(text))
    own = {text[start:end] for kind, start, end in found if kind == "label"}
    for kind, start, end in found:
        key = text[start:end] if kind == "key" else text[start:end].rstrip(".:")
        if kind == "key" or (kind == "at" and key not in own):
            yield start, start + len(key)


def _spans(text: str) -> Iterator[tuple[str, int, int]]:
    at = 0
    awaited: list[str] = []  # what ends the code and the texts within one another
    while token := (_TEXT if awaited[-1:] in ([], ["]"]) else _CODE).search(text, at):
        at = token.end()
        _enter(awaited, token)
        if token["block"]:
            at = _block_end(text, at)
        for group, kind in _KINDS:
            if token[group]:
                yield kind, *token.span(group)


def _enter(awaited: list[str], token: re.Match[str]) -> None:
    """Note that code or text begins or ends; a statement ends with its line."""
    groups = token.groupdict()
    if groups.get("word"):
        awaited.append("\n")
    sign = groups.get("open") or groups["bracket"] or ""
    if sign in _CLOSING:
        awaited.append(_CLOSING[sign])
    elif sign == "]" and awaited[-2:] == ["]", "\n"]:
        del awaited[-2:]
    elif sign and awaited and awaited[-1] == ("\n" if sign == ";" else sign):
        awaited.pop()
    elif token["cited"] or token["odd"] or token["form"]:
        awaited.append(")")


def _block_end(text: str, at: int) -> int:
    depth = 1
    for edge in _BLOCK_EDGE.finditer(text, at):
        depth += 1 if edge[0] == "/*" else -1
        if not depth:
            return edge.end()
    return len(text)


def computed(text: str) -> Iterator[tuple[int, str]]:
    """Yield the citations whose keys only Typst knows: where, and what is there."""
    hidden = [found.span() for found in _TEXT.finditer(text) if found["line"] or found["raw"]]
    for found in _COMPUTED.finditer(text):
        if not any(start <= found.start() < end for start, end in hidden):
            yield found.start(), found[0]


def cited(text: str) -> tuple[list[str], list[str]]:
    """Return the keys that a text cites, and the Typst files that it includes or imports."""
    keys = [text[start:end] for start, end in key_spans(text)]
    return [*keys, *(["*"] if _FULL.search(text) else ())], _INCLUDE.findall(text)


def citation(keys: Sequence[str]) -> str:
    """Return what cites some keys."""
    return " ".join(
        f"@{key}" if _PLAIN_KEY.fullmatch(key) else f'#cite(label("{key}"))' for key in keys
    )
