r"""Options of a paper's own commands: `\define@key{cite}{page}{…}`, `\setkeys{cite}{page=3}`.

Responsible for the packages keyval and xkeyval. Does not depend on what the keys do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit.citations.tex.definitions import define
from ssmlit.citations.tex.lexer import split_tokens, stripped
from ssmlit.citations.tex.meanings import Macro, Parameter, Primitive
from ssmlit.citations.tex.specification import compiled

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine
    from ssmlit.citations.tex.meanings import Value


def _name(machine: Machine, family: str, key: Sequence[str]) -> str:
    return f"\\KV@{family}@{machine.text(key).strip()}"


def _define_key(machine: Machine) -> None:
    name = _name(machine, machine.name(), machine.tokens())
    default, code = machine.optional(), machine.argument()
    if code is not None:
        define(machine, name, Macro((Parameter(),), compiled(code)))
    if default is not None:
        define(machine, f"{name}@default", Macro((), (name, "{", *compiled(default), "}")))


def _set_keys(machine: Machine) -> None:
    family = machine.name()
    tokens: list[str] = []
    for one in split_tokens(machine.tokens(), ","):
        key, *value = split_tokens(one, "=")
        name = _name(machine, family, key)
        tokens += [name, "{", *stripped(value[0]), "}"] if value else [f"{name}@default"]
    machine.push(tokens)


TABLE: dict[str, Value] = {
    r"\define@key": Primitive(_define_key),
    r"\setkeys": Primitive(_set_keys),
}
"""What the commands of this module mean."""
