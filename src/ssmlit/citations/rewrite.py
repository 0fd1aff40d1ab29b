r"""New citation keys in place of old ones; every other byte of a manuscript stays.

Responsible for where keys are in the text of one file, also in the bodies of macros, in the
arguments of macros that cite them, and in branches that are switched off. Does not depend on which
of these LaTeX would reach.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ssmlit.citations import markdown, typst
from ssmlit.citations.manuscript import MARKDOWN
from ssmlit.citations.tex import commands
from ssmlit.citations.tex.keys import TOKEN, key_lists, keys_in
from ssmlit.citations.tex.macros import Macro, bound, definition
from ssmlit.citations.tex.source import Source, uncommented

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ssmlit.citations.tex.source import Argument

_LAST_COMMAND = re.compile(r"\\([A-Za-z@]+)\*?\s*$")
_LONE_PARAMETER = re.compile(r"\s*#(\d)\s*")


def macros_of(texts: Mapping[str, str]) -> dict[str, Macro]:
    """Return the macros that the files of a paper define, by name; the last definition counts.

    Args:
        texts: the files' texts by their paths, in the order in which LaTeX reads them.
    """
    macros: dict[str, Macro] = {}
    for path, text in texts.items():
        if posixpath.splitext(path)[1].lower() not in _SINGLE:
            for _ in _tex_lists(Source(text), macros):
                pass
    return macros


def rewritten(
    path: str, text: str, mapping: Mapping[str, str], macros: Mapping[str, Macro] | None = None
) -> str:
    """Return a manuscript's text that cites the new keys wherever it cited old ones.

    Args:
        path: of the file; its extension decides between LaTeX (the default), Markdown and Typst.
        text: any text, with any line ends.
        mapping: old citation key → new citation key; keys are compared exactly, as LaTeX does.
        macros: those of the paper's other files.

    Keys that become equal within one list are cited once. Everything else keeps its bytes.
    """
    kind = posixpath.splitext(path)[1].lower()
    pieces: list[str] = []
    done = 0
    for start, end in _lists(kind, text, macros or {}):
        old = text[start:end]
        new = _rewritten_list(old, mapping) if kind not in _SINGLE else mapping.get(old, old)
        if new != old and start >= done:
            pieces += (text[done:start], new)
            done = end
    return "".join((*pieces, text[done:]))


def cited_keys(path: str, text: str, macros: Mapping[str, Macro] | None = None) -> frozenset[str]:
    r"""Return every key in the text of one file; `*` of `\nocite{*}` is not one.

    Arguments as for `rewritten`.
    """
    kind = posixpath.splitext(path)[1].lower()
    found = (text[start:end] for start, end in _lists(kind, text, macros or {}))
    keys = (key for keys in found for key in ([keys] if kind in _SINGLE else keys_in(keys)))
    return frozenset(keys) - {"*"}


def _lists(kind: str, text: str, macros: Mapping[str, Macro]) -> Iterator[tuple[int, int]]:
    if kind in MARKDOWN:
        return markdown.key_spans(text)
    if kind == ".typ":
        return typst.key_spans(text)
    return iter(sorted(set(_tex_lists(Source(text), dict(macros)))))


_SINGLE = frozenset({*MARKDOWN, ".typ"})


def _tex_lists(source: Source, macros: dict[str, Macro]) -> Iterator[tuple[int, int]]:
    """Yield where lists of keys are, remembering macros on the way."""
    at = 0
    while token := TOKEN.search(source.text, at):
        at = token.end()
        command = token["command"] or ""
        if token["edge"] == "begin" and token["name"].strip() in commands.VERBATIM:
            close = source.text.find(f"\\end{{{token['name']}}}", at)
            at = close if close >= 0 else len(source.text)
        elif command in commands.RAW:
            at = source.raw_end(at, command)
        elif command in macros and (alias := _alias_of(macros[command])):
            lists, end = key_lists(source, at, alias)
            yield from _with_notes(source, at, lists, macros)
            at = end
        elif command in macros:
            yield from _in_use(macros[command], source, at)
        elif commands.names(command):
            lists, end = key_lists(source, at, command)
            yield from _with_notes(source, at, lists, macros)
            at = end
        elif macro := definition(source, at, command)[0]:
            macros[macro.name] = macro
            at = macro.start


def _with_notes(
    source: Source, at: int, lists: Sequence[Argument], macros: dict[str, Macro]
) -> Iterator[tuple[int, int]]:
    """Yield the lists of a cite command, and those in the notes before them."""
    for one in lists:
        notes = source.text[at : one.start]
        if "\\" in notes:
            yield from ((at + a, at + b) for a, b in _tex_lists(Source(notes), macros))
        yield one.start, one.end
        at = one.after


def _alias_of(macro: Macro) -> str:
    r"""Return the command that takes its arguments from behind: `\newcommand{\x}{\citep}`."""
    last = _LAST_COMMAND.search(macro.body)
    return last[1] if last and not macro.parameters and commands.cites(last[1]) else ""


def _in_use(macro: Macro, source: Source, at: int) -> Iterator[tuple[int, int]]:
    """Yield the arguments of a use that the macro's body cites."""
    parameters = {
        int(found[1]) - 1
        for start, end in _tex_lists(Source(macro.body), {})
        if (found := _LONE_PARAMETER.fullmatch(macro.body[start:end]))
    }
    arguments, _ = bound(macro, source, at)
    for number in parameters & set(range(len(arguments))):
        one = arguments[number]
        if one is not None and one.kind:
            yield one.start, one.end


def _rewritten_list(text: str, mapping: Mapping[str, str]) -> str:
    parts = re.split(r"(,)", re.sub(r"%[^\n]*", lambda m: m[0].replace(",", "\0"), text))
    present = {uncommented(part).strip() for part in parts[::2]}
    if present.isdisjoint(mapping):
        return text
    seen: set[str] = set()
    kept: list[str] = []
    for part in parts[::2]:
        key = uncommented(part).strip()
        new = mapping.get(key, key)
        if new in seen and (key in mapping or new in mapping.values()):
            continue
        seen.add(new)
        kept.append(part if new == key else _with_key(part, key, new))
    return ",".join(kept).replace("\0", ",")


def _with_key(part: str, key: str, new: str) -> str:
    """Put the new key in place of the old, comments and blanks around it kept."""
    pattern = re.compile(r"(%[^\n]*)|" + re.escape(key))
    return pattern.sub(lambda match: match[1] or new, part)
