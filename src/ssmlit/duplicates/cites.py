r"""Citation keys in TeX text: rewritten where they are cited, untouched everywhere else.

Knows the citation commands of LaTeX, natbib and biblatex by their shape: a command whose name holds
`cite` (`\cite`, `\citep*`, `\Parencite`, `\footcites`, `\nocite`, …), optional arguments, and one list
of keys in braces, or several after one another for biblatex's multicite commands. Comments, `\verb`
and verbatim environments are left alone. Knows nothing of entries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["cited_keys", "rewrite_cites"]

_SKIP = r"(?:\s|%[^\n]*(?:\n|$))*+"
_VERBATIM = re.compile(
    r"""
      (?P<comment>(?<!\\)(?:\\\\)*+%[^\n]*)
    | (?P<verb>\\(?:verb|lstinline)\*?(?P<mark>[^\sa-zA-Z*{\[])[^\n]*?(?P=mark))
    | (?P<block>\\begin\{(?P<name>verbatim\*?|Verbatim|lstlisting|minted|comment|filecontents\*?)\}
        .*?\\end\{(?P=name)\})
    | (?P<cite>\\(?P<command>[a-zA-Z]*[cC]ite[a-zA-Z]*)(?P<star>\*?))
    """,
    re.VERBOSE | re.DOTALL,
)
# \citestyle{…} and others have no keys; \citefield{key}{field} has one in the first braces.
_NO_KEYS = frozenset(
    "citestyle citereset citeindextrue citeindexfalse DeclareCiteCommand DeclareMultiCiteCommand "
    "citesetup citetrackertrue citetrackerfalse bibcite citenumfont citeform citedash citemid "
    "citeleft citeright citepunct newcite setcitestyle citeN mkbibcite".split()  # noqa: SIM905 - reads better
)


def rewrite_cites(tex: str, mapping: Mapping[str, str]) -> str:
    """Return TeX text that cites the new keys wherever it cited old ones.

    Args:
        tex: any TeX text, with any line ends.
        mapping: old citation key → new citation key; keys are compared exactly, as LaTeX does.

    Keys that become equal within one list are cited once. Everything else keeps its bytes.
    """
    pieces: list[str] = []
    done = 0
    for start, end in _key_lists(tex):
        old = tex[start:end]
        new = _rewrite_list(old, mapping)
        if new != old:
            pieces += (tex[done:start], new)
            done = end
    return "".join((*pieces, tex[done:]))


def cited_keys(tex: str) -> frozenset[str]:
    r"""Return the citation keys that TeX text cites; `*` of `\nocite{*}` is none."""
    keys = (
        key.strip() for start, end in _key_lists(tex) for key in _bare(tex[start:end]).split(",")
    )
    return frozenset(key for key in keys if key and key != "*")


def _key_lists(tex: str) -> list[tuple[int, int]]:
    """Return where the lists of keys stand, without their braces."""
    found: list[tuple[int, int]] = []
    position = 0
    while match := _VERBATIM.search(tex, position):
        position = match.end()
        command = match["command"]
        if command and command not in _NO_KEYS:
            lists, position = _arguments(tex, position, several=command.endswith("cites"))
            found += lists
    return found


def _arguments(tex: str, position: int, *, several: bool) -> tuple[list[tuple[int, int]], int]:
    found: list[tuple[int, int]] = []
    skip = re.compile(_SKIP)
    while True:
        blank = skip.match(tex, position)
        at = blank.end() if blank else position
        opening = tex[at : at + 1]
        if opening == "{" and (several or not found):
            end = _closing(tex, at, "{", "}")
            if end < 0:
                return found, position
            found.append((at + 1, end))
            position = end + 1
        elif opening and opening in ("[(" if several else "[") and (several or not found):
            end = _closing(tex, at, opening, "]" if opening == "[" else ")")
            if end < 0:
                return found, position
            position = end + 1
        else:
            return found, position


def _closing(tex: str, start: int, opening: str, closing: str) -> int:
    """Return where a bracket closes, braces within respected, or -1."""
    depth = braces = 0
    at = start
    while at < len(tex):
        char = tex[at]
        if char == "\\":
            at += 1
        elif char == "%":
            at = tex.find("\n", at)
            if at < 0:
                return -1
        elif opening != "{" and char in "{}":
            braces += 1 if char == "{" else -1
            if braces < 0:
                return -1
        elif not braces and char == opening:
            depth += 1
        elif not braces and char == closing:
            depth -= 1
            if not depth:
                return at
        at += 1
    return -1


def _bare(text: str) -> str:
    return re.sub(r"%[^\n]*(?:\n|$)", "", text)


def _rewrite_list(text: str, mapping: Mapping[str, str]) -> str:
    parts = re.split(r"(,)", re.sub(r"%[^\n]*", lambda m: m[0].replace(",", "\0"), text))
    present = {_bare(part).strip() for part in parts[::2]}
    if present.isdisjoint(mapping):
        return text
    seen: set[str] = set()
    kept: list[str] = []
    for part in parts[::2]:
        key = _bare(part).strip()
        new = mapping.get(key, key)
        if new in seen and (key in mapping or new in mapping.values()):
            continue
        seen.add(new)
        kept.append(part if new == key else _replace_key(part, key, new))
    return ",".join(kept).replace("\0", ",")


def _replace_key(part: str, key: str, new: str) -> str:
    """Put the new key in the place of the old, comments and blanks around it kept."""
    pattern = re.compile(r"(%[^\n]*)|" + re.escape(key))
    return pattern.sub(lambda match: match[1] or new, part)
