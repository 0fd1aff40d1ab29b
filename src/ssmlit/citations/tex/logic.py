r"""What the packages ifthen and etoolbox ask: `\equal{a}{b}\OR\boolean{c}`, `bool{a} and not …`.

Responsible for tests joined by words and brackets. A test of which nothing is known is None, as is
what depends on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ssmlit.citations.tex.lexer import group_end, stripped, text_of
from ssmlit.citations.tex.meanings import Macro
from ssmlit.citations.tex.numbers import is_odd, is_so, length, value_of

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine

_AND, _OR, _NOT = (
    frozenset(words)
    for words in ((r"\AND", r"\and", "and"), (r"\OR", r"\or", "or"), (r"\NOT", r"\not", "not"))
)
_OPENING, _CLOSING = frozenset({r"\(", "("}), frozenset({r"\)", ")"})


def ifthen(machine: Machine, asked: Sequence[Sequence[str]]) -> bool | None:
    """Answer a test of the package ifthen, or of xifthen."""
    return _Test(machine, list(asked[0]), _atom_of_ifthen).answer()


def boolean_text(machine: Machine, asked: Sequence[Sequence[str]]) -> bool | None:
    r"""Answer an expression of etoolbox: `bool{a} and not ( togl{b} or test {\ifstrequal…} )`."""
    return _Test(machine, _words(asked[0]), _atom_of_etoolbox).answer()


def _words(tokens: Sequence[str]) -> list[str]:
    """Join letters to words."""
    found: list[str] = []
    depth, joins = 0, False
    for token in tokens:
        is_letter = not depth and token.isalpha()
        if is_letter and joins:
            found[-1] += token
        else:
            found.append(token)
        joins = is_letter
        depth += (token == "{") - (token == "}")
    return found


class _Test:
    """Tests that are read from left to right, as ifthen does: no word binds more than another."""

    def __init__(
        self, machine: Machine, tokens: list[str], atom: Callable[[_Test], bool | None]
    ) -> None:
        self.machine, self.tokens, self._atom = machine, tokens, atom
        self.at = 0

    def answer(self) -> bool | None:
        value = self._negated()
        while (word := self.peek()) in _AND | _OR:
            self.at += 1
            other = self._negated()
            values = {value, other}
            decided = word in _OR
            value = decided if decided in values else None if None in values else not decided
        return value

    def _negated(self) -> bool | None:
        if self.peek() in _NOT:
            self.at += 1
            value = self._negated()
            return value if value is None else not value
        if self.peek() in _OPENING:
            self.at += 1
            value = self.answer()
            self.at += self.peek() in _CLOSING
            return value
        return self._atom(self)

    def peek(self) -> str:
        while self.at < len(self.tokens) and self.tokens[self.at] == " ":
            self.at += 1
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def argument(self) -> list[str]:
        if self.peek() != "{":
            self.at += 1
            return self.tokens[self.at - 1 : self.at]
        start = self.at
        self.at += group_end(self.tokens[start:])
        return self.tokens[start + 1 : self.at - 1]

    def rest(self) -> Iterator[str]:
        """Yield what is before the next word or bracket."""
        while (token := self.peek()) and token not in _AND | _OR | _CLOSING:
            if token == "{":
                yield from ("{", *self.argument(), "}")
            else:
                self.at += 1
                yield token


def _atom_of_ifthen(test: _Test) -> bool | None:
    machine, word = test.machine, test.peek()
    if word in _ATOMS:
        test.at += 1
        return _ATOMS[word](machine, test)
    return _compared(machine, list(test.rest()))


def _equal(machine: Machine, test: _Test) -> bool | None:
    one, other = test.argument(), test.argument()
    if set(machine.doubted) & {*one, *other}:
        return None
    return machine.text(one) == machine.text(other)


def _switch(machine: Machine, test: _Test) -> bool | None:
    name = machine.text(test.argument()).strip()
    value = machine.table.switch(f"switch {name}")
    return {"true": True, "false": False}.get(name) if value is None else value


def _asked_in_braces(machine: Machine, asked: Sequence[str]) -> bool | None:
    """Ask a test that has its branches in braces, or a macro that is made of one."""
    _, answer = machine.read_as((*asked, "{", "1", "}", "{", "0", "}"), _ask)
    return {"1": True, "0": False}.get("".join(answer[:1]))


def _ask(machine: Machine) -> None:
    while isinstance(machine.meaning(machine.peek() or "{"), Macro):
        machine.expand_once()
    machine.expand_once()


def _length(machine: Machine, tokens: list[str]) -> float | None:
    return machine.read_as(tokens, length)[0]


def _compared(
    machine: Machine,
    tokens: list[str],
    read: Callable[[Machine, list[str]], float | None] = value_of,
) -> bool | None:
    at = next((n for n, token in enumerate(tokens) if token in {"<", "=", ">"}), None)
    if at is None:
        return None
    left, right = read(machine, tokens[:at]), read(machine, tokens[at + 1 :])
    return is_so(left, tokens[at], right)


_ATOMS: dict[str, Callable[[Machine, _Test], bool | None]] = {
    r"\equal": _equal,
    r"\isequivalentto": lambda _, test: test.argument() == test.argument() or None,
    r"\isempty": lambda _, test: not test.argument(),
    r"\isin": lambda m, test: m.text(test.argument()) in m.text(test.argument()),
    r"\boolean": _switch,
    r"\isodd": lambda m, test: is_odd(value_of(m, test.argument())),
    r"\isundefined": lambda m, test: _asked_in_braces(
        m, (r"\ifundef", "{", *stripped(test.argument())[:1], "}")
    ),
    r"\lengthtest": lambda m, test: _compared(m, test.argument(), _length),
}


def _atom_of_etoolbox(test: _Test) -> bool | None:
    machine, word = test.machine, test.peek()
    test.at += 1
    if word in {"bool", "togl"}:
        name = text_of(test.argument()).strip()
        return machine.table.switch(f"{'switch' if word == 'bool' else 'toggle'} {name}")
    if word == "test":
        return _asked_in_braces(machine, test.argument())
    return None
