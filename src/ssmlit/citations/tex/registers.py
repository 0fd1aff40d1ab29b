r"""Counts, counters and lengths of a paper: how they are made, set and written.

Responsible for `\newcount`, `\setcounter`, `\advance`, `\the`, `\arabic` and their like (TeXbook,
chapter 24; LaTeX's manual, "Counters"). What only typesetting gives is None.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ssmlit.citations.tex.meanings import Letter, Macro, Primitive, Register
from ssmlit.citations.tex.numbers import (
    NUMBERED,
    length,
    number,
    register_name,
    value_of,
    write_number,
)

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine
    from ssmlit.citations.tex.meanings import Value


def set_register(machine: Machine, register: Register) -> None:
    """Carry out the assignment that is after a register."""
    machine.took("=")
    value: Value
    if register.kind == "toks":
        value = tuple(machine.tokens())
    else:
        value = number(machine) if register.kind == "count" else length(machine)
    machine.settle(register.name, value)


def _set_numbered(machine: Machine, token: str) -> None:
    kind = "dimen" if token == r"\skip" else token[1:]
    set_register(machine, Register(kind, register_name(machine, token)))


def _new(kind: str) -> Callable[[Machine], None]:
    def do(machine: Machine) -> None:
        token = machine.token()
        name = f"{kind} {token}"
        machine.table.set(token, Register(kind, name), everywhere=True)
        machine.table.set(name, () if kind == "toks" else 0, everywhere=True)

    return do


def _advance(machine: Machine, change: Callable[[int, int], int]) -> None:
    name = register_name(machine, machine.next_unexpandable() or "")
    if machine.took("b"):
        machine.took("y")
    added, value = number(machine), machine.table.number(name)
    machine.settle(name, None if added is None or value is None else change(value, added))


def counter(name: str) -> str:
    """Return where the value of one of LaTeX's counters is kept."""
    return rf"count \c@{name.strip()}"


def _new_counter(machine: Machine) -> None:
    name = machine.name()
    machine.optional()
    machine.table.set(rf"\c@{name}", Register("count", counter(name)), everywhere=True)
    machine.table.set(counter(name), 0, everywhere=True)
    machine.table.set(rf"\the{name}", Macro((), (r"\arabic", "{", *name, "}")), everywhere=True)


def _set_counter(machine: Machine, *, adding: bool) -> None:
    name = counter(machine.name())
    value = value_of(machine, machine.tokens())
    before = machine.table.number(name) if adding else 0
    known = before is not None and value is not None and not machine.in_doubt
    machine.table.set(name, (before or 0) + (value or 0) if known else None, everywhere=True)


def _set_length(machine: Machine) -> None:
    name = register_name(machine, machine.token())
    value, rest = machine.read_as(machine.tokens(), length)
    machine.assign(name, None if rest else value)


def _the(machine: Machine) -> None:
    name = register_name(machine, machine.next_unexpandable() or "")
    value = machine.table.values.get(name)
    if isinstance(value, tuple):
        machine.push(value)
    else:
        write_number(machine, machine.table.number(name))


def _counted(machine: Machine, *, written: Callable[[int], str]) -> None:
    write_number(machine, machine.table.number(counter(machine.name())), written=written)


def roman(value: int) -> str:
    """Return a number in small Roman digits."""
    found = ""
    for worth, digits in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        found += digits * (value // worth)
        value %= worth
    return found


def letter(value: int) -> str:
    """Return the letter of the alphabet with a number."""
    return chr(96 + value) if 1 <= value <= 26 else ""


def _chardef(machine: Machine) -> None:
    token = machine.next_solid() or ""
    machine.took("=")
    value = number(machine)
    machine.assign(token, Letter(chr(value) if value and value < 0x110000 else "", value))


_WRITTEN: dict[str, Callable[[int], str]] = {
    r"\arabic": str, r"\roman": roman, r"\Roman": lambda n: roman(n).upper(),
    r"\alph": letter, r"\Alph": lambda n: letter(n).upper(),
}  # fmt: skip
_SCRATCH = (
    r"\@tempcnta", r"\@tempcntb", r"\count@",
    *(rf"\{where}_tmp{letter}_int" for where in "lg" for letter in "ab"),
)  # fmt: skip
TABLE: dict[str, Value] = {
    **{rf"\new{kind}": Primitive(_new(kind)) for kind in ("count", "toks", "dimen")},
    **{token: Primitive(partial(_set_numbered, token=token)) for token in NUMBERED},
    r"\newlength": Primitive(_new("dimen")), r"\newskip": Primitive(_new("dimen")),
    r"\advance": Primitive(lambda m: _advance(m, int.__add__)),
    r"\multiply": Primitive(lambda m: _advance(m, int.__mul__)),
    r"\divide": Primitive(lambda m: _advance(m, lambda a, b: int(a / b) if b else 0)),
    r"\newcounter": Primitive(_new_counter),
    **dict.fromkeys((r"\setcounter", r"\defcounter"),
                    Primitive(lambda m: _set_counter(m, adding=False))),
    r"\addtocounter": Primitive(lambda m: _set_counter(m, adding=True)),
    **dict.fromkeys((r"\setlength", r"\deflength"), Primitive(_set_length)),
    r"\the": Primitive(_the, is_expandable=True),
    r"\number": Primitive(lambda m: write_number(m, number(m)), is_expandable=True),
    r"\romannumeral": Primitive(lambda m: write_number(m, number(m), written=roman),
                                is_expandable=True),
    **{name: Primitive(partial(_counted, written=written), is_expandable=True)
       for name, written in _WRITTEN.items()},
    **dict.fromkeys((r"\chardef", r"\mathchardef"), Primitive(_chardef)),
    **{name: Register("count", f"count {name}") for name in _SCRATCH},
    **{f"count {name}": 0 for name in _SCRATCH},
    r"\m@ne": Letter("", -1), r"\z@": Letter("", 0), r"\@ne": Letter("", 1), r"\tw@": Letter("", 2),
    r"\thr@@": Letter("", 3), r"\@M": Letter("", 10000),
}  # fmt: skip
"""What the commands of this module mean."""
