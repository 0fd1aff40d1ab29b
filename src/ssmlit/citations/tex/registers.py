r"""Counts, counters and lengths of a paper: how they are made, set and written.

Responsible for `\newcount`, `\setcounter`, `\advance`, `\the`, `\arabic` and their like (TeXbook,
chapter 24; LaTeX's manual, "Counters"). What only typesetting gives is None.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ssmlit.citations.tex.meanings import Letter, Macro, Primitive, Register
from ssmlit.citations.tex.numbers import KINDS, length, number, register_name, value_of

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine
    from ssmlit.citations.tex.meanings import Value


def set_register(machine: Machine, register: Register) -> None:
    """Carry out the assignment that stands behind a register."""
    machine.took("=")
    value: Value
    if register.kind == "toks":
        value = tuple(machine.argument() or ())
    else:
        value = number(machine) if register.kind == "count" else length(machine)
    machine.assign(register.name, None if machine.in_doubt else value)


def _numbered(machine: Machine, kind: str) -> None:
    register = Register(kind, f"{kind} {number(machine)}")
    set_register(machine, register)


def _new(kind: str) -> Callable[[Machine], None]:
    def do(machine: Machine) -> None:
        token = (machine.argument() or [""])[0]
        name = f"{kind} {token}"
        machine.table.set(token, Register(kind, name), everywhere=True)
        machine.table.set(name, () if kind == "toks" else 0, everywhere=True)

    return do


def _advance(machine: Machine, change: Callable[[int, int], int]) -> None:
    name = register_name(machine, machine.next_unexpandable() or "")
    _by(machine)
    added, value = number(machine), machine.table.values.get(name)
    known = isinstance(value, int) and added is not None and not machine.in_doubt
    machine.assign(name, change(int(value or 0), added or 0) if known else None)  # type: ignore[arg-type] # it is a number


def _by(machine: Machine) -> None:
    if machine.peek() == "b":
        machine.next_solid()
        machine.took("y")


def counter(name: str) -> str:
    """Return where the value of one of LaTeX's counters is kept."""
    return rf"count \c@{name.strip()}"


def _new_counter(machine: Machine) -> None:
    name = machine.text(machine.argument() or ()).strip()
    machine.optional()
    new_counter(machine, name)


def new_counter(machine: Machine, name: str) -> None:
    """Make one of LaTeX's counters."""
    machine.table.set(rf"\c@{name}", Register("count", counter(name)), everywhere=True)
    machine.table.set(counter(name), 0, everywhere=True)
    machine.table.set(rf"\the{name}", Macro((), (r"\arabic", "{", *name, "}")), everywhere=True)


def _set_counter(machine: Machine, *, adding: bool) -> None:
    name = counter(machine.text(machine.argument() or ()))
    value = value_of(machine, machine.argument() or ())
    before = machine.table.values.get(name) if adding else 0
    known = isinstance(before, int) and value is not None and not machine.in_doubt
    after = int(before or 0) + (value or 0) if known else None  # type: ignore[arg-type] # it is a number
    machine.table.set(name, after, everywhere=True)


def _step(machine: Machine) -> None:
    name = machine.argument() or ()
    machine.push(("{", *name, "}", "{", "1", "}"))
    _set_counter(machine, adding=True)


def _set_length(machine: Machine) -> None:
    name = register_name(machine, (machine.argument() or [""])[0])
    inner = machine.argument() or ()
    machine.push(("-end of the length-",))
    machine.push(inner)
    value = length(machine)
    rest = 0
    while machine.next() not in {"-end of the length-", None}:
        rest += 1
    machine.assign(name, value if not rest else None)


def _the(machine: Machine) -> None:
    token = machine.next_unexpandable() or ""
    name = register_name(machine, token)
    value = machine.table.values.get(name)
    if isinstance(value, tuple):
        machine.push(value)
    elif isinstance(value, int):
        machine.push(tuple(str(value)))
    else:
        machine.push((r"\the unknown",))


def _written(write: Callable[[int], str]) -> Callable[[Machine], None]:
    def do(machine: Machine) -> None:
        value = machine.table.values.get(counter(machine.text(machine.argument() or ())))
        known = isinstance(value, int)
        machine.push(tuple(write(int(value or 0))) if known else (r"\the unknown",))  # type: ignore[arg-type] # it is a number

    return do


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


def _number_text(machine: Machine, write: Callable[[int], str]) -> None:
    value = number(machine)
    machine.push((r"\the unknown",) if value is None else tuple(write(value)))


def _chardef(machine: Machine) -> None:
    token = machine.next_solid() or ""
    machine.took("=")
    value = number(machine)
    machine.assign(token, Letter(chr(value) if value and value < 0x110000 else "", value))


def _value(machine: Machine) -> None:
    machine.push((rf"\c@{machine.text(machine.argument() or ()).strip()}",))


_SCRATCH = (r"\@tempcnta", r"\@tempcntb", r"\count@")
TABLE: dict[str, Value] = {
    **{rf"\new{kind}": Primitive(_new(kind)) for kind in ("count", "toks", "dimen")},
    r"\newlength": Primitive(_new("dimen")), r"\newskip": Primitive(_new("dimen")),
    **{name: Primitive(lambda m, k=kind: _numbered(m, k)) for name, kind in KINDS.items()},  # type: ignore[misc] # the kind is bound
    r"\advance": Primitive(lambda m: _advance(m, int.__add__)),
    r"\multiply": Primitive(lambda m: _advance(m, int.__mul__)),
    r"\divide": Primitive(lambda m: _advance(m, lambda a, b: int(a / b) if b else 0)),
    r"\newcounter": Primitive(_new_counter), r"\value": Primitive(_value, is_expandable=True),
    **dict.fromkeys((r"\setcounter", r"\defcounter"),
                    Primitive(lambda m: _set_counter(m, adding=False))),
    r"\addtocounter": Primitive(lambda m: _set_counter(m, adding=True)),
    **dict.fromkeys((r"\stepcounter", r"\refstepcounter"), Primitive(_step)),
    **dict.fromkeys((r"\setlength", r"\deflength"), Primitive(_set_length)),
    r"\the": Primitive(_the, is_expandable=True),
    r"\number": Primitive(lambda m: _number_text(m, str), is_expandable=True),
    r"\romannumeral": Primitive(lambda m: _number_text(m, roman), is_expandable=True),
    r"\arabic": Primitive(_written(str), is_expandable=True),
    r"\roman": Primitive(_written(roman), is_expandable=True),
    r"\Roman": Primitive(_written(lambda n: roman(n).upper()), is_expandable=True),
    r"\alph": Primitive(_written(letter), is_expandable=True),
    r"\Alph": Primitive(_written(lambda n: letter(n).upper()), is_expandable=True),
    **dict.fromkeys((r"\chardef", r"\mathchardef"), Primitive(_chardef)),
    **{name: Register("count", f"count {name}") for name in _SCRATCH},
    **{f"count {name}": 0 for name in _SCRATCH},
    r"\m@ne": Letter("", -1), r"\z@": Letter("", 0), r"\@ne": Letter("", 1), r"\tw@": Letter("", 2),
    r"\thr@@": Letter("", 3), r"\@M": Letter("", 10000),
}  # fmt: skip
"""What the commands of this module mean."""
