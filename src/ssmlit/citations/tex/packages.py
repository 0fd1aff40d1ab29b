r"""Packages and classes beside a paper: what in them matters for citations.

Responsible for running through one on its own, so that code which only LaTeX's kernel understands
cannot swallow the paper, and for choosing what it leaves behind: macros that cite or that drop
their arguments, switches, and what these use. Does not depend on where files lie.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ssmlit.citations.tex.commands import USUAL, cites
from ssmlit.citations.tex.lexer import Text, is_command
from ssmlit.citations.tex.machine import Machine
from ssmlit.citations.tex.meanings import Cite, Condition, Macro, Primitive, Verbatim

if TYPE_CHECKING:
    from ssmlit.citations.tex.meanings import Value

#: Packages whose commands are known by their names; copies of them are not read.
KNOWN = frozenset({
    "natbib", "cite", "biblatex", "apacite", "chapterbib", "bibunits", "multibib", "jurabib",
    "harvard", "bibentry", "chicago", "overcite", "hyperref", "subfiles", "standalone",
    "listings", "comment", "verbatim", "fancyvrb", "etoolbox", "xparse", "ifthen", "pgffor",
})  # fmt: skip


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
    """Return the names of what matters, of macros that use it, and of what all these use."""
    uses = {name: _commands(value) & changed.keys() for name, value in changed.items()}
    kept = {name for name, value in changed.items() if _matters(name, value)}
    macros = {name for name, value in changed.items() if isinstance(value, Macro)}
    while more := {name for name in macros - kept if kept & macros & uses[name]}:
        kept |= more
    while more := {used for name in kept for used in uses[name]} - kept:
        kept |= more
    return kept - {f"\\{name}" for name in USUAL}


def _commands(value: Value) -> set[str]:
    parts: Iterable[object] = value if isinstance(value, tuple) else ()
    if isinstance(value, Macro):
        parts = (*value.body, *(value.ending or ()))
    return {token for token in parts if isinstance(token, str) and is_command(token)}


def _matters(name: str, value: Value) -> bool:
    """Return whether it cites, drops its argument, or is a switch."""
    if isinstance(value, Macro):
        drops = bool(value.parameters) and not value.body
        return drops or _cites(value) or cites(name[1:])
    if name.startswith("hook "):
        return _cites(value)
    if name.startswith(("switch ", "toggle ", "loaded ", "written ")):
        return True
    return isinstance(value, Condition | Cite | Verbatim) or (
        isinstance(value, Primitive) and name.endswith(("true", "false"))
    )


def _cites(value: Value) -> bool:
    return any(cites(token[1:]) for token in _commands(value))
