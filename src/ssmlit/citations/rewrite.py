r"""New citation keys in place of old ones; every other byte of a manuscript stays.

Responsible for where keys are in the text of one file, also in the bodies of macros, in the
arguments of macros that cite them, and in branches that are switched off. Does not depend on which
of these LaTeX would reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.citations.manuscript import language
from ssmlit.citations.tex.citing import bare_key
from ssmlit.citations.tex.key_lists import Walk, usual
from ssmlit.strings import split_commas

if TYPE_CHECKING:
    from ssmlit.citations.tex.meanings import Value

_NO_KEYS = regex(r"%[^\n]*|\[(?:\{[^{}]*\}|[^\[\]{}])*\]")
_COMMENT = regex(r"(?<!\\)%[^\n]*(?:\n[ \t]*|$)")


def macros_of(texts: Mapping[str, str]) -> Mapping[str, Value]:
    """Return the macros that the files of a paper define, by name; the last definition counts.

    Args:
        texts: the files' texts by their paths, in the order in which LaTeX reads them.
    """
    macros = usual()
    for path, text in texts.items():
        if language(path) is None:
            walk = Walk(text, macros)
            walk.run()
            macros = walk.table.values
    return macros


def rewritten(
    path: str, text: str, mapping: Mapping[str, str], macros: Mapping[str, Value] | None = None
) -> str:
    """Return a manuscript's text that cites the new keys wherever it cited old ones.

    Args:
        path: of the file; its extension decides in which language it is; LaTeX by default.
        text: any text, with any line ends.
        mapping: old citation key → new citation key; keys are compared exactly, as LaTeX does.
        macros: those of the paper's other files.

    Keys that become equal within one list are cited once. Everything else keeps its bytes.
    """
    pieces: list[str] = []
    done = 0
    alone = language(path) is not None  # one key a span; LaTeX has lists of them
    for start, end in _spans(path, text, macros):
        old = text[start:end]
        new = mapping.get(old, old) if alone else _rewritten_list(old, mapping)
        if new != old and start >= done:
            pieces += (text[done:start], new)
            done = end
    return "".join((*pieces, text[done:]))


def cited_keys(path: str, text: str, macros: Mapping[str, Value] | None = None) -> frozenset[str]:
    r"""Return every key in the text of one file; `*` of `\nocite{*}` is not one.

    Arguments as for `rewritten`; what only LaTeX could expand is left out.
    """
    return frozenset(key for key, _ in _keys(path, text, macros)) - {"*"}


def first_lines(path: str, text: str, macros: Mapping[str, Value] | None) -> dict[str, int]:
    """Return the line on which each key in the text of one file stands first, from 1.

    Arguments as for `rewritten`.
    """
    lines: dict[str, int] = {}
    for key, (start, end) in _keys(path, text, macros):
        if key not in lines:
            lines[key] = text.count("\n", 0, max(start, text.find(key, start, end))) + 1
    return lines


def _keys(
    path: str, text: str, macros: Mapping[str, Value] | None
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield every key, and the span of the list that it is in."""
    alone = language(path)
    for start, end in _spans(path, text, macros):
        listed = text[start:end]
        if alone:
            yield listed, (start, end)
            continue
        for key in map(bare_key, split_commas(_uncommented(listed))):
            if not set(key) & set("#\\{}"):
                yield key, (start, end)


def _spans(path: str, text: str, macros: Mapping[str, Value] | None) -> Iterable[tuple[int, int]]:
    if found := language(path):
        return found.key_spans(text)
    walk = Walk(text, macros or usual())
    walk.run()
    return walk.spans()


def _rewritten_list(text: str, mapping: Mapping[str, str]) -> str:
    parts = _NO_KEYS.sub(lambda m: m[0].replace(",", "\0"), text).split(",")
    keys = [bare_key(_uncommented(part)) for part in parts]
    if mapping.keys().isdisjoint(keys):
        return text
    seen: set[str] = set()
    kept: list[str] = []
    for part, key in zip(parts, keys, strict=True):
        new = mapping.get(key, key)
        if new in seen and (key in mapping or new in mapping.values()):
            continue
        seen.add(new)
        kept.append(part if new == key else _with_key(part, key, new))
    return ",".join(kept).replace("\0", ",")


def _with_key(part: str, key: str, new: str) -> str:
    """Put the new key in place of the old, comments and blanks around it kept."""
    pattern = re.compile(f"({_NO_KEYS.pattern})|{re.escape(key)}")
    return pattern.sub(lambda match: match[1] or new, part)


def _uncommented(text: str) -> str:
    """Return text without comments, and without the blanks that begin the line after one."""
    return _COMMENT.sub("", text)
