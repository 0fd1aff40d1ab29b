r"""LaTeX's programming layer (expl3, "The LaTeX3 interfaces"), as far as citations go through it.

Responsible for the arguments that a function's signature names (`:nTF`, `:NV`), and for what the
functions of lists, token lists, numbers and tests do. Unknown functions are ignored and their
arguments read as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit.citations.tex.expl3_functions import FUNCTIONS, TESTS, value_held
from ssmlit.citations.tex.lexer import text_of
from ssmlit.citations.tex.meanings import Primitive

if TYPE_CHECKING:
    from ssmlit.citations.tex.expl3_functions import Function, Given
    from ssmlit.citations.tex.machine import Machine
    from ssmlit.citations.tex.meanings import Value

_EVERYWHERE = re.compile(r"_(?:new|const|g(?:set|put|clear|incr|decr|add))")


def call(machine: Machine, token: str) -> bool:
    """Do a function by its base name and signature; return whether it is one of those known."""
    name, colon, signature = token[1:].partition(":")
    if not colon:
        return False
    meaning = _variant_of(machine, name, signature)
    function, test = FUNCTIONS.get(name), TESTS.get(name)
    if not (meaning or function or test or name.startswith("exp_args")):
        return False
    branches = signature[len(signature.rstrip("TF")) :]
    kinds = signature[: len(signature) - len(branches)].partition("p")[0]
    given = [_given(machine, kind) for kind in kinds]
    if name.startswith("exp_args"):
        machine.push([*given[0], *_in_braces(given[1:], signature[1:])])
    elif meaning:
        machine.push([meaning, *_in_braces(given, signature)])
    elif test:
        texts = {which: machine.tokens() for which in branches}
        machine.choose(test(machine, given), texts.get("T", []), texts.get("F", []))
    elif function:
        _do(machine, name, function, given)
    return True


def _do(machine: Machine, name: str, function: Function, given: Given) -> None:
    before = machine.is_global
    machine.is_global = bool(_EVERYWHERE.search(name))
    function(machine, given)
    machine.is_global = before


def _variant_of(machine: Machine, name: str, signature: str) -> str:
    """Return the paper's own function that another signature of it means; or ""."""
    plain = "".join("N" if kind in "Nc" else kind if kind in "pTFwD" else "n" for kind in signature)
    found = f"\\{name}:{plain}"
    return found if plain != signature and found in machine.table.values else ""


def _given(machine: Machine, kind: str) -> list[str]:
    """Read one argument, expanded as its letter in the signature says."""
    tokens = machine.tokens()
    if kind in "Vv":
        tokens = ["\\" + text_of(tokens).strip()] if kind == "v" else tokens
        return list(value_held(machine, tokens[0] if tokens else ""))
    if kind == "c":
        return ["\\" + machine.text(tokens).strip()]
    if kind in "xef":
        return machine.expanded(tokens)
    if kind == "o":
        machine.push((*tokens, r"\q_stop"))
        machine.expand_once()
        return machine.delimited((r"\q_stop",)) or []
    return tokens


def _in_braces(given: Given, kinds: str) -> list[str]:
    pairs = zip(given, kinds, strict=False)
    return [
        token
        for one, kind in pairs
        for token in (one if kind in "Nc" else ["{", *one, "}"])
    ]  # fmt: skip


def _syntax(machine: Machine, *, on: bool) -> None:
    for letter, kind, usual in (("_", 11, 8), (":", 11, 12), (" ", 9, 10), ("~", 10, 12)):
        machine.set_category(letter, kind if on else usual)


TABLE: dict[str, Value] = {
    r"\ExplSyntaxOn": Primitive(lambda m: _syntax(m, on=True)),
    r"\ExplSyntaxOff": Primitive(lambda m: _syntax(m, on=False)),
}
"""What the commands of this module mean."""
