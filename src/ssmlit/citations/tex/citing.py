r"""How a cite command takes its arguments: `\cite[…]{…}`, `\cites(…)(…)[…]{…}[…]{…}`.

Responsible for where its lists of keys and its notes are. Does not depend on what is done with the
keys.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.citations.tex import commands
from ssmlit.citations.tex.lexer import is_command, split_tokens, stripped, text_of
from ssmlit.citations.tex.machine import Machine
from ssmlit.citations.tex.meanings import Cite, Primitive, Value

_MARKS = regex(r"\*?(?:\s*\[(?:\{[^{}]*\}|[^\[\]{}])*\])*\s*(?=.)", re.DOTALL)


def bare_key(text: str) -> str:
    r"""Return a key of a list without REVTeX's marks and notes: `\cite{one,*[see ]other}`."""
    return _MARKS.sub("", text.strip(), count=1)


class Citing(Machine):
    """A machine that reads the arguments of cite commands."""

    def add(self, name: str, listed: list[str]) -> None:
        """Take a list of keys of a cite command; what is done with it is up to the machine."""

    def names_commands(self, listed: list[str]) -> bool:
        r"""Return whether there are no keys in a list, but commands: `\citelist{\cite{a}}`."""
        return any(isinstance(self.meaning(token), Cite) for token in listed if is_command(token))

    def cite(self, name: str) -> None:
        """Read the arguments of a cite command; its notes are then read as text: they may cite."""
        self.took("*")
        notes: list[str] = []
        found = 0
        while commands.takes_lists(name) or not found:
            notes += self._notes(with_round=commands.takes_lists(name))
            if commands.has_volume(name) or self._has_field(name):
                self.braced()
                notes += self._notes()
            listed = self.key_list(name, found)
            if listed is None:
                break
            self.add(name, listed)
            found += 1
        if not found:
            self.miss(name)
        if any(map(is_command, notes)):
            self.push(notes)

    def miss(self, name: str) -> None:
        """Say that a cite command has no list of keys here."""

    def _has_field(self, name: str) -> bool:
        r"""Return whether the name of a field is before the keys, as jurabib has it."""
        return name == "citefield" and "loaded jurabib.sty" in self.table.values

    def key_list(self, name: str, found: int) -> list[str] | None:
        """Return the list of keys that is next; a lone token only after a usual command."""
        while self.peek() == r"\expandafter":
            self.expand_once()
        token = self.peek()
        if token == "{":
            return self.argument()
        is_usual = name in commands.USUAL and not commands.takes_lists(name) and not found
        return self.argument() if is_usual and token is not None else None

    def _notes(self, *, with_round: bool = False) -> list[str]:
        """Read the notes of a cite command."""
        found: list[str] = []
        pairs = {"[": "]", "<": ">"} | ({"(": ")"} if with_round else {})
        while (opening := self.peek() or "") in pairs:
            note = self.optional(opening, pairs[opening])
            if note is None:
                break
            found += ["{", *note, "}"]
        return found


def _acronym(machine: Machine) -> None:
    """Read an abbreviation of the package acro: its options, of which `cite = {key}` cites."""
    machine.argument()
    found: list[str] = []
    for option in split_tokens(machine.tokens(), ","):
        name, *value = split_tokens(option, "=")
        if value and text_of(name).strip() == "cite":
            keys = stripped(value[0])
            found += [r"\cite", *(keys if keys[:1] == ["["] else ("{", *keys, "}"))]
        else:
            found += option
    machine.push(found)


TABLE: dict[str, Value] = {r"\DeclareAcronym": Primitive(_acronym)}
"""What the commands of this module mean."""
