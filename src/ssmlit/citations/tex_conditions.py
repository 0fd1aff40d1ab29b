r"""What is known of the conditions in a paper: switches, toggles, booleans, numbers.

Responsible for `\newif` (TeXbook, chapter 20), the toggles and booleans of etoolbox, those of
ifthen, and tests that show their own answer (`\ifnum0=1`, `\if0`). Does not depend on what stands
in the branches. What nobody can know without typesetting is None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.citations.tex_commands import IN_BRACES

if TYPE_CHECKING:
    from collections.abc import Callable

    from ssmlit.citations.tex_source import Argument, Source

_BRANCH = re.compile(r"%[^\n]*|\\(if[A-Za-z@]*|else|fi)(?![A-Za-z@])|\\.", re.DOTALL)
_SWITCH = re.compile(r"\s*\\if([A-Za-z@]+)")
_NUMBERS = re.compile(r"\s*(-?\d+)\s*([<>=])\s*(-?\d+)(?!\d)\s?")
_LETTERS = re.compile(r"([01])([01]|\s|(?=\\))")
_BOOLEAN = re.compile(r"\s*(\\not|\\NOT)?\s*\\boolean\s*\{([^{}]*)\}\s*")
_NEW = {"newtoggle": "toggle ", "providetoggle": "toggle ", "newbool": "", "providebool": "",
        "newboolean": "", "provideboolean": ""}  # fmt: skip
_SET = {"settoggle": "toggle ", "setbool": "", "setboolean": ""}
_VALUES = ("true", "false")
_TRUE_OR_FALSE = re.compile(r"(toggle|bool)?(.*?)(true|false)")
_TESTS = {"iftoggle": ("toggle ", True), "nottoggle": ("toggle ", False), "ifbool": ("", True),
          "notbool": ("", False)}  # fmt: skip


class Test(NamedTuple):
    """A test with its branches in braces.

    Attributes:
        holds: whether it does, None if that is not known.
        branches: what is done if it holds, and if not.
        start: where the branches begin.
    """

    holds: bool | None
    branches: tuple[Argument | None, Argument | None]
    start: int

    @property
    def end(self) -> int:
        """The position behind the branches."""
        return max([self.start, *(branch.after for branch in self.branches if branch)])

    @property
    def taken(self) -> Argument | None:
        """The branch that is done."""
        return self.branches[0 if self.holds else 1]


class Conditions:
    """What is known at a place of a paper."""

    def __init__(self) -> None:
        self._known: dict[str, bool] = {"false": False, "true": True}

    def value(self, name: str, text: str, at: int) -> tuple[bool | None, int]:
        r"""Return whether `\ifNAME` holds, and where its test ends."""
        if name == "num" and (found := _NUMBERS.match(text, at)):
            left, sign, right = int(found[1]), found[2], int(found[3])
            return {"<": left < right, ">": left > right, "=": left == right}[sign], found.end()
        if not name and (letters := _LETTERS.match(text, at)):
            return letters[1] == letters[2], letters.end()
        return self._known.get(name), at

    def noted(self, source: Source, at: int, command: str) -> int | None:
        """Take note of a command that makes or sets a switch; return the position behind it."""
        if command == "newif" and (name := _SWITCH.match(source.text, at)):
            self._known[name[1]] = False
            return name.end()
        if command in _NEW or command in _SET:
            return self._set(source, at, command)
        found = _TRUE_OR_FALSE.fullmatch(command) if command.endswith(_VALUES) else None
        if found is None:
            return None
        if found[1] and not found[2]:  # `\toggletrue{draft}`
            argument = source.argument(at)
            if argument is None:
                return None
            prefix = "toggle " if found[1] == "toggle" else ""
            self._known[prefix + source.of(argument).strip()] = found[3] == "true"
            return argument.after
        switch = command.removesuffix(found[3])
        if switch not in self._known:
            return None
        self._known[switch] = found[3] == "true"
        return at

    def _set(self, source: Source, at: int, command: str) -> int | None:
        argument = source.argument(at)
        if argument is None:
            return None
        name = source.of(argument).strip()
        if command in _NEW:
            self._known[_NEW[command] + name] = False
            return argument.after
        value = source.argument(argument.after)
        if value is None:
            return None
        self._known[_SET[command] + name] = source.of(value).strip() == "true"
        return value.after

    def test(self, source: Source, at: int, command: str) -> Test | None:
        """Return a test with branches in braces; None for any other command."""
        if command not in _TESTS and command != "ifthenelse":
            return None
        asked = source.argument(at)
        first = source.argument(asked.after) if asked else None
        second = source.argument(first.after) if first else None
        if asked is None or first is None:
            return None
        return Test(self._answer(source.of(asked), command), (first, second), asked.after)

    def _answer(self, asked: str, command: str) -> bool | None:
        if command in _TESTS:
            prefix, wanted = _TESTS[command]
            known = self._known.get(prefix + asked.strip())
            return None if known is None else known is wanted
        boolean = _BOOLEAN.fullmatch(asked)
        known = self._known.get(boolean[2].strip()) if boolean else None
        return known is (boolean[1] is None) if boolean and known is not None else None


def dead_branch_end(
    text: str, at: int, *, to_else: bool, is_macro: Callable[[str], bool] = lambda _name: False
) -> tuple[int, bool]:
    r"""Return where a branch that TeX skips ends, and whether at its `\else`.

    Args:
        text: of the file.
        at: within the branch.
        to_else: whether an `\else` of the same conditional ends it too.
        is_macro: tells names of macros, which are no conditions whatever they are called.
    """
    depth = 0
    for found in _BRANCH.finditer(text, at):
        word = found[1] or ""
        if word == "fi":
            if not depth:
                return found.end(), False
            depth -= 1
        elif word == "else":
            if to_else and not depth:
                return found.end(), True
        elif word and word not in IN_BRACES and not is_macro(word):
            depth += 1
    return len(text), False
