r"""TeX's numbers: `\newcount`, LaTeX's counters, lengths, `\numexpr`, and lists of tokens.

Responsible for reading a number as TeX does (TeXbook, chapter 24), for setting registers and for
writing them (`\the`, `\arabic`). A number that only typesetting gives is None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.citations.tex.lexer import is_command, text_of
from ssmlit.citations.tex.meanings import Letter, Register, is_too_big

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine

_POINTS = {"pt": 1.0, "bp": 1.00375, "in": 72.27, "cm": 28.45274, "mm": 2.845274, "pc": 12.0,
           "sp": 1 / 65536, "em": 10.0, "ex": 4.3}  # fmt: skip
_AMOUNT = regex(r"\d+\.?\d*|\.\d+")
_DIGITS = 20  # of a number; one with more is too big in each base
_BASES = {'"': 16, "'": 8}
NUMBERED = (r"\count", r"\dimen", r"\skip", r"\toks")  # registers without a name: `\count1`


def number(machine: Machine) -> int | None:
    """Read a number; None if it is not known."""
    sign, token = _sign(machine)
    value = _number(machine, token)
    return None if value is None or is_too_big(value) else sign * value


def _sign(machine: Machine) -> tuple[int, str | None]:
    sign, token = 1, machine.next_unexpandable()
    while token in {"-", "+", " "}:
        sign = -sign if token == "-" else sign
        token = machine.next_unexpandable()
    return sign, token


def _number(machine: Machine, token: str | None) -> int | None:
    if token is None:
        return None
    if token == "`":
        letter = machine.next() or ""
        machine.took_blank()
        return ord(letter[-1]) if letter else None
    if token.isdecimal() or token in _BASES:
        return _digits(machine, token)
    if is_command(token):
        return _internal(machine, token)
    machine.push((token,))
    return None


def _digits(machine: Machine, first: str) -> int | None:
    base = _BASES.get(first, 10)
    digits, token = first if base == 10 else "", machine.next_unexpandable()
    while token and token in "0123456789ABCDEF"[:base]:
        digits += token
        token = machine.next_unexpandable()
    machine.put_back(None if token == " " else token)
    return int(digits.lstrip("0")[:_DIGITS] or "0", base) if digits else None


def _internal(machine: Machine, token: str) -> int | None:
    if token == r"\numexpr":
        value = _sum(machine)
        if (ending := machine.next_unexpandable()) != r"\relax":
            machine.put_back(ending)
        return value
    meaning = machine.meaning(token)
    if isinstance(meaning, Letter):
        return meaning.number
    if token == r"\relax":
        machine.push((token,))
    held = machine.table.values.get(register_name(machine, token))
    return int(held) if isinstance(held, int | float) else None


def _sum(machine: Machine) -> int | None:
    """Read a sum of products, from left to right within each."""
    total, sign = 0, 1
    while (value := _product(machine)) is not None:
        total += sign * value
        token = machine.solid_unexpandable()
        if token not in {"+", "-"}:
            machine.put_back(token)
            return total
        sign = 1 if token == "+" else -1
    return None


def _product(machine: Machine) -> int | None:
    value = _factor(machine)
    while value is not None:
        token = machine.next_unexpandable()
        if token not in {"*", "/"}:
            machine.put_back(token)
            return value
        other = _factor(machine)
        if other is None or (token == "/" and not other):
            return None
        half = 0.5 if (value < 0) == (other < 0) else -0.5  # e-TeX rounds halves away from 0
        value = value * other if token == "*" else int(value / other + half)
    return None


def _factor(machine: Machine) -> int | None:
    if not machine.took("("):
        return number(machine)
    value = _sum(machine)
    return value if machine.took(")") else None


def value_of(machine: Machine, tokens: Sequence[str]) -> int | None:
    r"""Return the number that tokens come to: `\value{k}+1`; None if it is not known."""
    value, rest = machine.read_as(machine.expanded(tokens), _sum)
    return value if not text_of(rest).strip().removeprefix(r"\relax") else None


def length(machine: Machine) -> float | None:
    """Read a length, in points; None if it is not known."""
    sign, token = _sign(machine)
    digits = ""
    while token and (token.isdecimal() or token in {".", ","}):
        digits += token.replace(",", ".")
        token = machine.next_unexpandable()
    while token == " ":
        token = machine.next_unexpandable()
    if digits and not _AMOUNT.fullmatch(digits):
        return None
    if not digits or is_command(token or ""):  # a register, or a part of one
        value = machine.table.values.get(register_name(machine, token or ""))
        return sign * float(digits or 1) * value if isinstance(value, int | float) else None
    unit = ""
    while token and token.isalpha() and len(unit) < 2:
        unit += token
        token = machine.next_unexpandable() if len(unit) < 2 else None
    machine.put_back(token)
    machine.took_blank()
    points = _POINTS.get(unit)
    return None if points is None else sign * float(digits) * points


def write_number(
    machine: Machine, value: int | None, *, written: Callable[[int], str] = str
) -> None:
    """Put a number before what is read next, as it is written."""
    machine.push((r"\the unknown",) if value is None else tuple(written(value)))


def register_name(machine: Machine, token: str) -> str:
    """Return the name under which the value of a register is kept."""
    if token in NUMBERED:
        return f"{token} {number(machine)}"
    meaning = machine.meaning(token) if is_command(token) else None
    return meaning.name if isinstance(meaning, Register) else token


def is_so(left: float | None, sign: str, right: float | None) -> bool | None:
    """Compare two numbers as `<`, `>` or `=` says; None if one is not known."""
    if left is None or right is None:
        return None
    return {"<": left < right, ">": left > right, "=": left == right}.get(sign, False)


def is_odd(value: int | None) -> bool | None:
    """Return whether a number is odd; None if it is not known."""
    return None if value is None else bool(value % 2)
