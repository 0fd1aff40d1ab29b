r"""TeX's numbers: `\newcount`, LaTeX's counters, lengths, `\numexpr`, and lists of tokens.

Responsible for reading a number as TeX does (TeXbook, chapter 24), for setting registers and for
writing them (`\the`, `\arabic`). A number that only typesetting gives is None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.citations.tex_lexer import is_command, text_of
from ssmlit.citations.tex_meanings import Letter, Macro, Primitive, Register

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ssmlit.citations.tex_machine import Machine
    from ssmlit.citations.tex_meanings import Value

_POINTS = {"pt": 1.0, "bp": 1.00375, "in": 72.27, "cm": 28.45274, "mm": 2.845274, "pc": 12.0,
           "sp": 1 / 65536, "em": 10.0, "ex": 4.3}  # fmt: skip
_BASES = {'"': 16, "'": 8}
_KINDS = {r"\count": "count", r"\toks": "toks", r"\dimen": "dimen", r"\skip": "dimen"}


def number(machine: Machine) -> int | None:
    """Read a number; None if it is not known."""
    sign, token = _sign(machine)
    value = _number(machine, token)
    return None if value is None else sign * value


def _sign(machine: Machine) -> tuple[int, str | None]:
    sign, token = 1, machine.next_unexpandable()
    while token in {"-", "+", " "}:
        sign = -sign if token == "-" else sign  # noqa: S105 - a sign
        token = machine.next_unexpandable()
    return sign, token


def _number(machine: Machine, token: str | None) -> int | None:
    if token is None:
        return None
    if token == "`":  # noqa: S105 - a quotation mark
        letter = machine.next() or ""
        machine.took_blank()
        return ord(letter[-1]) if letter else None
    if token in _BASES:
        return _digits(machine, "", _BASES[token])
    if token.isdecimal():
        return _digits(machine, token, 10)
    if is_command(token):
        return _internal(machine, token)
    machine.push((token,))
    return None


def _digits(machine: Machine, digits: str, base: int) -> int | None:
    allowed = "0123456789ABCDEF"[:base]
    token = machine.next_unexpandable()
    while token and len(token) == 1 and token in allowed:
        digits += token
        token = machine.next_unexpandable()
    machine.push(() if token in {None, " "} else (token or "",))
    return int(digits, base) if digits else None


def _internal(machine: Machine, token: str) -> int | None:
    if token == r"\numexpr":  # noqa: S105 - a command
        value = _sum(machine)
        if (ending := machine.next_unexpandable()) not in {r"\relax", None}:
            machine.push((ending or "",))
        return value
    if token in _KINDS:
        token = f"{_KINDS[token]} {number(machine)}"
    meaning = machine.meaning(token)
    if isinstance(meaning, Letter):
        return meaning.number
    name = meaning.name if isinstance(meaning, Register) else token
    if token == r"\relax":  # noqa: S105 - a command
        machine.push((token,))
    value = machine.table.values.get(name)
    return int(value) if isinstance(value, int | float) else None


def _sum(machine: Machine) -> int | None:
    """Read a sum of products, from left to right within each."""
    total, sign = 0, 1
    while (value := _product(machine)) is not None:
        total += sign * value
        token = machine.next_unexpandable()
        while token == " ":  # noqa: S105 - a blank
            token = machine.next_unexpandable()
        if token not in {"+", "-"}:
            machine.push(() if token is None else (token,))
            return total
        sign = 1 if token == "+" else -1  # noqa: S105 - a sign
    return None


def _product(machine: Machine) -> int | None:
    value = _factor(machine)
    while value is not None:
        token = machine.next_unexpandable()
        if token not in {"*", "/"}:
            machine.push(() if token is None else (token,))
            return value
        other = _factor(machine)
        if other is None or (token == "/" and not other):  # noqa: S105 - a sign
            return None
        value = value * other if token == "*" else round(value / other)  # noqa: S105 - a sign
    return None


def _factor(machine: Machine) -> int | None:
    if machine.peek() != "(":
        return number(machine)
    machine.next_solid()
    value = _sum(machine)
    machine.took(")")
    return value


def value_of(machine: Machine, tokens: Sequence[str]) -> int | None:
    r"""Return the number that tokens come to: `\value{k}+1`; None if it is not known."""
    inner = machine.expanded(tokens)
    machine.push(("-end of the sum-",))
    machine.push(inner)
    value = _sum(machine)
    rest: list[str] = []
    while (token := machine.next()) not in {"-end of the sum-", None}:
        rest.append(token or "")
    return value if not text_of(rest).strip().removeprefix(r"\relax") else None


def length(machine: Machine) -> float | None:
    """Read a length, in points; None if it is not known."""
    sign, token = _sign(machine)
    digits = ""
    while token and (token.isdecimal() or token in ".,"):
        digits += token.replace(",", ".")
        token = machine.next_unexpandable()
    if not digits:
        value = machine.table.values.get(_register_name(machine, token or ""))
        return sign * value if isinstance(value, int | float) else None
    unit = (token or "") + (machine.next_unexpandable() or "")
    machine.took_blank()
    points = _POINTS.get(unit)
    return None if points is None else sign * float(digits) * points


def _register_name(machine: Machine, token: str) -> str:
    if token in _KINDS:
        return f"{_KINDS[token]} {number(machine)}"
    meaning = machine.meaning(token) if is_command(token) else None
    return meaning.name if isinstance(meaning, Register) else token


def is_so(left: float, sign: str, right: float) -> bool:
    """Compare two numbers as `<`, `>` or `=` says."""
    return {"<": left < right, ">": left > right, "=": left == right}.get(sign, False)


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
    name = _register_name(machine, machine.next_unexpandable() or "")
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
    name = _register_name(machine, (machine.argument() or [""])[0])
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
    name = _register_name(machine, token)
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


TABLE: dict[str, Value] = {
    **{rf"\new{kind}": Primitive(_new(kind)) for kind in ("count", "toks", "dimen")},
    r"\newlength": Primitive(_new("dimen")), r"\newskip": Primitive(_new("dimen")),
    **{name: Primitive(lambda m, k=kind: _numbered(m, k)) for name, kind in _KINDS.items()},  # type: ignore[misc] # the kind is bound
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
    **{name: Register("count", f"count {name}") for name in (r"\@tempcnta", r"\@tempcntb", r"\count@")},
    **{f"count {name}": 0 for name in (r"\@tempcnta", r"\@tempcntb", r"\count@")},
    r"\m@ne": Letter("", -1), r"\z@": Letter("", 0), r"\@ne": Letter("", 1), r"\tw@": Letter("", 2),
    r"\thr@@": Letter("", 3), r"\@M": Letter("", 10000),
}  # fmt: skip
"""What the commands of this module mean."""
