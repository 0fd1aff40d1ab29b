r"""Which keys a paper cites: from its .tex, .aux or .bcf. Pure: files come through a callback.

LaTeX is not parsed but looked through: comments and verbatim text are left out, commands whose
name contains `cite` give their keys (natbib, biblatex with its lists such as
`\cites{a}[12]{b}`), `\input`, `\include`, `\subfile` and `\import` are followed. An .aux file is
what LaTeX itself understood, and exact (btxdoc section 3.1; biblatex writes `\abx@aux@cite`); so
is a .bcf, which is XML.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssmlit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Reader = Callable[[str], str | None]

__all__ = ["Citations", "cited"]

_OPTIONAL = r"(?:\s*(?:\[(?:[^\[\]{}]|\{[^{}]*\})*\]|\([^()]*\)))"
_CITE = re.compile(
    r"\\(?P<name>[A-Za-z]*[cC]ite[A-Za-z]*|nocite)\*?"
    rf"(?P<rest>(?:{_OPTIONAL}{{0,4}}\s*\{{[^{{}}]*\}})+)"
)
_MANY = re.compile(r"cites$|citetexts$", re.IGNORECASE)
_NO_KEYS = frozenset({"citestyle", "citereset", "bibcite", "setcitestyle", "DeclareCiteCommand"})
_ARGUMENT = re.compile(rf"{_OPTIONAL}*\s*\{{([^{{}}]*)\}}")
_INPUT = re.compile(
    r"\\(?:(?:input|include|subfile|subfileinclude)\s*\{(?P<file>[^{}]+)\}"
    r"|(?:sub)?(?:import|inputfrom|includefrom)\*?\s*\{(?P<folder>[^{}]*)\}\s*\{(?P<name>[^{}]+)\}"
    r"|input\s+(?P<bare>[^\s{}\\]+))"
)
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%.*")
_VERBATIM = re.compile(
    r"\\begin\{(?P<name>verbatim\*?|lstlisting|comment|minted)\}|\\verb\*?(?P<mark>[^\w\s])"
)
_AUX_CITE = re.compile(r"\\(?:citation|abx@aux@cite(?:\{\d+\})?)\{([^{}]*)\}")
_AUX_INPUT = re.compile(r"\\@input\{([^{}]+)\}")
_BCF_KEY = re.compile(r"<bcf:citekey\b([^>]*)>([^<]*)</bcf:citekey>")


@dataclass(frozen=True, slots=True)
class Citations:
    r"""What a paper cites.

    Attributes:
        keys: each once, in the order of their first citation.
        everything: the paper says `\nocite{*}`.
        files: the files that were looked through.
        unread: files that it names and that could not be read.
    """

    keys: tuple[str, ...]
    everything: bool = False
    files: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def cited(path: str, read: Reader) -> Citations:
    """Return what a paper cites.

    Args:
        path: a .tex, .aux or .bcf file, with `/` between folders.
        read: path → text, or None for a file that is not there.

    Raises:
        UsageError: another kind of file, or one that cannot be read.
    """
    kind = posixpath.splitext(path)[1].lower()
    scan = {".tex": _tex, ".ltx": _tex, ".aux": _aux, ".bcf": _bcf}.get(kind)
    if scan is None:
        raise UsageError(
            f"citations are read from .tex, .aux and .bcf files, not from {path!r}",
            hint="name the paper's main .tex file, or the .aux file LaTeX made of it",
        )
    base = posixpath.dirname(path)
    todo, seen, unread = [path], list[str](), list[str]()
    keys: dict[str, None] = {}
    while todo:
        name = todo.pop(0)
        text = read(name)
        if text is None:
            unread.append(name)
            continue
        seen.append(name)
        found, inputs = scan(text)
        keys.update(dict.fromkeys(found))
        new = [posixpath.normpath(posixpath.join(base, file)) for file in inputs]
        todo = [file for file in new if file not in {*seen, *todo, *unread}] + todo
    if not seen:
        raise UsageError(f"{path} cannot be read", hint="check the file's name", path=path)
    named = tuple(key for key in keys if key != "*")
    return Citations(named, "*" in keys, tuple(seen), tuple(unread))


def _tex(text: str) -> tuple[list[str], list[str]]:
    text = _COMMENT.sub(r"\1", _without_verbatim(text))
    text = text.partition(r"\end{document}")[0]
    keys = [key for match in _CITE.finditer(text) for key in _keys(match)]
    return keys, [_file(match) for match in _INPUT.finditer(text) if "#" not in match[0]]


def _without_verbatim(text: str) -> str:
    """Leave out what LaTeX prints as typed; an environment that never ends takes all the rest."""
    kept, place = [], 0
    while match := _VERBATIM.search(text, place):
        kept.append(text[place : match.start()])
        end = match["mark"] or f"\\end{{{match['name']}}}"
        found = text.find(end, match.end())
        place = found + len(end) if found >= 0 else len(text)
    return "".join([*kept, text[place:]])


def _keys(match: re.Match[str]) -> Iterator[str]:
    if match["name"] in _NO_KEYS:
        return
    lists = _ARGUMENT.findall(match["rest"])
    for keys in lists if _MANY.search(match["name"]) else lists[:1]:
        for key in map(str.strip, keys.split(",")):
            if key and not set(key) & set("#\\"):  # `#1` stands in a definition
                yield key


def _file(match: re.Match[str]) -> str:
    name = (match["file"] or match["name"] or match["bare"]).strip()
    name = posixpath.join((match["folder"] or "").strip(), name)
    return (
        name if posixpath.splitext(name)[1] in {".tex", ".ltx", ".tikz", ".pgf"} else f"{name}.tex"
    )


def _aux(text: str) -> tuple[list[str], list[str]]:
    keys = [key.strip() for match in _AUX_CITE.findall(text) for key in match.split(",")]
    return [key for key in keys if key], _AUX_INPUT.findall(text)


def _bcf(text: str) -> tuple[list[str], list[str]]:
    from html import unescape

    found = _BCF_KEY.findall(text)
    return [unescape(key).strip() for _, key in found], []
