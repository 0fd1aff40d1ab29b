r"""Packages and classes beside a paper: what of them matters for citations.

Responsible for running through one on its own, so that code which only LaTeX's kernel understands
cannot swallow the paper, and for choosing what it leaves behind: macros that cite or that drop
their arguments, switches, and what these use. Does not depend on where files lie.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.citations.tex.commands import USUAL, cites
from ssmlit.citations.tex.lexer import Text, is_command
from ssmlit.citations.tex.machine import Machine
from ssmlit.citations.tex.meanings import Cite, Condition, Macro, Primitive, Verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ssmlit.citations.tex.meanings import Value

#: Packages whose commands are known by their names; copies of them are not read.
KNOWN = frozenset({
    *("natbib", "cite", "biblatex", "apacite", "chapterbib", "bibunits", "multibib", "jurabib"),
    *("harvard", "bibentry", "chicago", "overcite", "hyperref", "subfiles", "standalone"),
    *("listings", "comment", "verbatim", "fancyvrb", "etoolbox", "xparse", "ifthen", "pgffor"),
})  # fmt: skip
_FEW = 12  # tokens: one that shows its argument, or does not
_SHORT = 3  # tokens: a macro of so few that leaves out its argument is there to drop it


def read(machine: Machine, text: str, path: str) -> None:
    """Run through a package, and keep what of it matters."""
    alone = Machine(machine.table.values)
    alone.texts.append(Text(text, path))
    alone.set_category("@", 11)
    alone.run()
    before, after = machine.table.values, alone.table.values
    changed = {name: value for name, value in after.items() if before.get(name) != value}
    for name in _kept(changed):
        if not isinstance(before.get(name), Primitive):
            machine.table.set(name, changed[name], everywhere=True)


def _kept(changed: dict[str, Value]) -> set[str]:
    """Return the names of what matters: it cites, it drops, it decides, or one of these uses it."""
    kept = {name for name, value in changed.items() if _matters(name, value)}
    macros = {name: value for name, value in changed.items() if isinstance(value, Macro)}
    while more := {
        name
        for name, macro in macros.items()
        if name not in kept and kept & macros.keys() & _commands(macro)
    }:
        kept |= more
    todo = list(kept)
    while todo:
        value = changed.get(todo.pop())
        used = _commands(value) & changed.keys() - kept
        kept |= used
        todo += used
    return kept - {f"\\{name}" for name in USUAL}


def _commands(value: Value) -> set[str]:
    parts: Iterable[object] = value if isinstance(value, tuple) else ()
    if isinstance(value, Macro):
        parts = (*value.body, *(value.ending or ()))
    return {token for token in parts if isinstance(token, str) and is_command(token)}


def _matters(name: str, value: Value) -> bool:
    if isinstance(value, Macro):
        unused = len(value.parameters) - len({one for one in value.body if isinstance(one, int)})
        drops = unused > 0 and len(value.body) < _SHORT and name.strip("\\").isalpha()
        is_text = not value.parameters and not _commands(value)
        asks = any(token.startswith((r"\if", r"\@if")) for token in _commands(value))
        decides = bool(value.parameters) and len(value.body) < _FEW and asks
        return drops or is_text or decides or _cites(value) or cites(name[1:])
    if name.startswith("hook "):
        return _cites(value)
    if name.startswith(("switch ", "toggle ", "loaded ", "written ", "count ")):
        return True
    return isinstance(value, Condition | Cite | Verbatim) or (
        isinstance(value, Primitive) and name.endswith(("true", "false"))
    )


def _cites(value: Value) -> bool:
    return any(cites(token[1:]) for token in _commands(value))
