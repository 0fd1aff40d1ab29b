r"""TeX's conditions, as far as the paper itself answers them.

Responsible for the primitives (TeXbook, chapter 20), `\newif`, toggles and booleans. Does not
depend on tests whose branches are in braces: those are in `braced_tests`. What cannot be known
without typesetting is None; then both branches are done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.citations.tex.branches import DOUBT, OPEN_TEST
from ssmlit.citations.tex.commands import cites
from ssmlit.citations.tex.lexer import is_command, text_of
from ssmlit.citations.tex.meanings import Branch, Condition, Letter, Macro, Primitive
from ssmlit.citations.tex.numbers import is_odd, is_so, length, number

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine
    from ssmlit.citations.tex.meanings import Value

_UNDEFINED = frozenset({r"\undefined", r"\@undefined"})
_LETTERS = regex(r"[A-Za-z@]+")


RELAX = Primitive(lambda _: None)


def is_defined(machine: Machine, token: str) -> bool | None:
    """Return whether a command is defined.

    The paper's own are, and those that cite. A name with other letters than a command's was made by
    the paper: `seen@smith2020`. Of the rest, packages may have made any.
    """
    if token in machine.table.values:
        return machine.table.values[token] is not None
    if cites(token[1:]):
        return True
    made_up = token in _UNDEFINED or not _LETTERS.fullmatch(token[1:])
    return False if made_up else None


def _compared(read: Callable[[Machine], float | None]) -> Callable[[Machine], bool | None]:
    def holds(machine: Machine) -> bool | None:
        left, sign = read(machine), machine.solid_unexpandable()
        right = read(machine) if sign in {"<", "=", ">"} else None
        return is_so(left, sign or "", right)

    return holds


def same_meaning(machine: Machine, one: str, other: str) -> bool | None:
    r"""Return what `\ifx` says about two tokens."""
    if one == other:
        return True
    meanings = [machine.meaning(t) if is_command(t) else Letter(t) for t in (one, other)]
    if {one, other} & set(machine.doubted):
        return None
    if None not in meanings:
        return meanings[0] == meanings[1]
    known = [is_defined(machine, t) if is_command(t) else True for t in (one, other)]
    return None if None in known else known[0] is known[1]


def _same_letter(machine: Machine) -> bool | None:
    one, other = machine.next_unexpandable(), machine.next_unexpandable()
    if {one, other} & set(machine.doubted):
        return None
    letters = [_letter(machine, token or "") for token in (one, other)]
    return letters[0] == letters[1]


def _same_category(machine: Machine) -> bool | None:
    one, other = (_letter(machine, machine.next_unexpandable() or "") for _ in "12")
    return _kind(one) == _kind(other)


def _letter(machine: Machine, token: str) -> str:
    meaning = machine.meaning(token) if is_command(token) else None
    return meaning.token if isinstance(meaning, Letter) else token


def _kind(token: str) -> str:
    if is_command(token):
        return "command"
    return token if token in {*"{}# $&^_~"} else "letter" if token.isalpha() else "other"


def read_name(machine: Machine) -> str:
    r"""Read a name up to `\endcsname`."""
    name: list[str] = []
    while (token := machine.next_unexpandable()) not in {r"\endcsname", None}:
        name.append(token or "")
    return "\\" + text_of(name)


def _case(machine: Machine) -> None:
    r"""Continue in the branch of an `\ifcase` whose number is known, or in all."""
    here = len(machine.conditions)
    machine.conditions.append(OPEN_TEST)
    value = number(machine)
    del machine.conditions[here:]
    if value is None:
        machine.conditions.append(None)
        return
    word = r"\or"
    while value and word == r"\or":  # a number below 0 is never used up: the `\else` is taken
        word = machine.skip(r"\else", r"\or")
        value -= 1
    if word != r"\fi":
        machine.conditions.append(word == r"\or")


def _unless(machine: Machine) -> None:
    machine.negated = True


def _new_if(machine: Machine) -> None:
    r"""Make a switch with `\NAMEtrue` and `\NAMEfalse`."""
    name = machine.token().removeprefix(r"\if")
    kept = f"switch {name}"
    machine.table.set(kept, value=False, everywhere=True)
    machine.assign(rf"\if{name}", Condition(lambda m: m.table.switch(kept)))
    machine.assign(rf"\{name}true", Primitive(lambda m: m.settle(kept, value=True)))
    machine.assign(rf"\{name}false", Primitive(lambda m: m.settle(kept, value=False)))


def _set_named(machine: Machine, *, kind: str) -> None:
    machine.settle(f"{kind} {machine.name()}", machine.name() == "true")


def body_of(machine: Machine, token: str) -> Sequence[str] | None:
    """Return what a macro without arguments stands for; None for anything else."""
    macro = machine.meaning(token)
    if not isinstance(macro, Macro) or macro.parameters:
        return None
    return [one for one in macro.body if isinstance(one, str)]


TABLE: dict[str, Value] = {
    **{word: Branch(word) for word in (r"\else", r"\or", r"\fi")},
    r"\iftrue": Condition(lambda _: True), r"\iffalse": Condition(lambda _: False),
    r"\ifnum": Condition(_compared(number)), r"\ifdim": Condition(_compared(length)),
    r"\ifodd": Condition(lambda m: is_odd(number(m))),
    r"\ifx": Condition(lambda m: same_meaning(m, m.next() or "", m.next() or "")),
    r"\if": Condition(_same_letter), r"\ifcat": Condition(_same_category),
    r"\ifdefined": Condition(lambda m: is_defined(m, m.next_solid() or "")),
    r"\ifcsname": Condition(lambda m: is_defined(m, read_name(m))),
    DOUBT: Condition(lambda _: None),
    r"\ifcase": Primitive(_case, is_expandable=True),
    r"\unless": Primitive(_unless, is_expandable=True),
    r"\newif": Primitive(_new_if),
    **dict.fromkeys((r"\newtoggle", r"\providetoggle"), Primitive(
        lambda m: m.table.set(f"toggle {m.name()}", value=False, everywhere=True))),
    r"\settoggle": Primitive(partial(_set_named, kind="toggle")),
    **dict.fromkeys((r"\setbool", r"\setboolean"), Primitive(partial(_set_named, kind="switch"))),
}  # fmt: skip
"""What the commands of this module mean."""
