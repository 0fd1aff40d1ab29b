r"""TeX's conditionals in a paper: which branch LaTeX runs through.

Responsible for `\newif` and the primitives that show their own answer (`\ifnum0=1`, `\ifx`,
`\ifcase`; TeXbook, chapter 20), and for what is known of toggles and booleans. Does not depend on
what stands in the branches. What nobody can know without typesetting is None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit.citations.tex_commands import IN_BRACES, cites
from ssmlit.citations.tex_macros import Macro, spelled_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ssmlit.citations.tex_source import Source

_BRANCH = re.compile(r"%[^\n]*|\\(if[A-Za-z@]*|else|or|fi)(?![A-Za-z@])|\\.", re.DOTALL)
_SWITCH = re.compile(r"\s*\\if([A-Za-z@]+)")
_OPERAND = r"\s*(-?\d+|\\[A-Za-z@]+)"
_NUMBERS = re.compile(rf"{_OPERAND}\s*([<>=]){_OPERAND}(?!\d)\s?")
_NUMBER = re.compile(rf"{_OPERAND}(?!\d)\s?")
_LETTERS = re.compile(r"\s*([01]|\\[A-Za-z@]+)\s*([01]|\s|(?=\\))")
_ONE = r"\s*(\\(?:[A-Za-z@]+|.)|[^\\{}])"
_TWO_TOKENS = re.compile(_ONE + _ONE, re.DOTALL)
_NAME = re.compile(r"\s*\\([A-Za-z@]+)")
_CSNAME = re.compile(r"([^\\{}]+)\\endcsname")
_UNDEFINED = frozenset({"undefined", "@undefined"})
_NEW = {"newtoggle": "toggle ", "providetoggle": "toggle ", "newbool": "", "providebool": "",
        "newboolean": "", "provideboolean": ""}  # fmt: skip
_SET = {"settoggle": "toggle ", "setbool": "", "setboolean": ""}
_VALUES = ("true", "false")
_TRUE_OR_FALSE = re.compile(r"(toggle|bool)?(.*?)(true|false)")


class Conditions:
    """What is known at a place of a paper.

    Attributes:
        packages: the packages and classes that the paper loads itself, with their endings.
        in_doubt: whether nobody knows that LaTeX comes here: within a branch that is not known.
        doubtful: macros that were defined in doubt.

    Args:
        macros: those of the paper, by name; they may grow.
    """

    def __init__(self, macros: Mapping[str, Macro]) -> None:
        self.packages: set[str] = set()
        self.in_doubt = False
        self.doubtful: set[str] = set()
        self._macros = macros
        self._known: dict[str, bool | None] = {"false": False, "true": True}
        self._negated = False  # by `\unless`

    def step(self, text: str, at: int, command: str, branches: list[bool | None]) -> int | None:
        """Return where to go on after a word of a conditional; None for any other command.

        Args:
            text: of the file.
            at: behind the word.
            command: the word.
            branches: of the conditionals that are open: whether their tests hold.
        """
        if command == "fi":
            if branches:
                branches.pop()
            return at
        if command in {"else", "or"}:
            if branches and branches[-1]:
                branches.pop()
                return self._skipped(text, at, "fi")[0]
            return at
        if command == "unless":
            self._negated = True
            return at
        if not command.startswith("if") or command in IN_BRACES or command in self._macros:
            return None
        return self._opened(text, at, command, branches)

    def _opened(self, text: str, at: int, command: str, branches: list[bool | None]) -> int:
        """Return where to go on behind the test of a conditional."""
        if command == "ifcase":
            return self._case(text, at, branches)
        known, at = self.value(command[2:], text, at)
        if self._negated and known is not None:
            known = not known
        self._negated = False
        if known is not False:
            branches.append(known)
            return at
        end, word = self._skipped(text, at, "else")
        if word == "else":
            branches.append(False)
        return end

    def _case(self, text: str, at: int, branches: list[bool | None]) -> int:
        r"""Go to the branch of an `\ifcase` whose number is known."""
        found = _NUMBER.match(text, at)
        number = self._number(found[1]) if found else None
        if found is None or number is None:
            branches.append(None)
            return at
        at, word = found.end(), "or"
        while number and word == "or":  # a number below 0 is never used up: the `\else` is taken
            at, word = self._skipped(text, at, "else", "or")
            number -= 1
        if word != "fi":
            branches.append(word == "or")
        return at

    def _skipped(self, text: str, at: int, *until: str) -> tuple[int, str]:
        return dead_branch_end(text, at, until, self._macros)

    def value(self, name: str, text: str, at: int) -> tuple[bool | None, int]:
        r"""Return whether `\ifNAME` holds, and where its test ends."""
        if name == "num" and (found := _NUMBERS.match(text, at)):
            return self._compared(found), found.end()
        if name == "odd" and (odd := _NUMBER.match(text, at)):
            number = self._number(odd[1])
            return None if number is None else bool(number % 2), odd.end()
        if not name and (letters := _LETTERS.match(text, at)):
            first = self._number(letters[1])
            return None if first is None else str(first) == letters[2], letters.end()
        if name == "x" and (tokens := _TWO_TOKENS.match(text, at)):
            return self._same(tokens[1], tokens[2]), tokens.end()
        if name == "defined" and (one := _NAME.match(text, at)):
            return self.is_defined(one[1]), one.end()
        if name == "csname" and (one := _CSNAME.match(text, at)):
            return self.is_defined(one[1].strip()), one.end()
        return self._known.get(name), at

    def is_defined(self, name: str) -> bool | None:
        """Tell whether a command is one: the paper's own macros are, and those that cite."""
        if name in _UNDEFINED:
            return False
        return True if name in self._macros or cites(name) else None

    def holds(self, name: str) -> bool | None:
        """Tell what is known of a switch or boolean, or, as `toggle NAME`, of a toggle."""
        return self._known.get(name)

    def _number(self, text: str) -> int | None:
        if text.strip("\\ ") in self.doubtful:
            return None
        plain = spelled_out(text, self._macros).strip()
        return int(plain) if re.fullmatch(r"-?\d+", plain) else None

    def _compared(self, found: re.Match[str]) -> bool | None:
        left, right = self._number(found[1]), self._number(found[3])
        return None if left is None or right is None else is_so(left, found[2], right)

    def _same(self, one: str, other: str) -> bool | None:
        r"""Tell what `\ifx` says of two tokens."""
        if one == other or one[0] != "\\" or other[0] != "\\":
            return one == other
        known = [self.is_defined(name[1:]) for name in (one, other)]
        if None in known or known[0] is not known[1]:
            return None if None in known else False
        first, second = (self._macros.get(name[1:]) for name in (one, other))
        if first is None or second is None or {one[1:], other[1:]} & self.doubtful:
            return None
        return first.is_like(second)

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
            self._note(prefix + source.of(argument).strip(), value=found[3] == "true")
            return argument.after
        switch = command.removesuffix(found[3])
        if switch not in self._known:
            return None
        self._note(switch, value=found[3] == "true")
        return at

    def _note(self, name: str, *, value: bool) -> None:
        self._known[name] = None if self.in_doubt else value

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
        self._note(_SET[command] + name, value=source.of(value).strip() == "true")
        return value.after


def is_so(left: int, sign: str, right: int) -> bool:
    """Compare two numbers as `<`, `>` or `=` says."""
    return {"<": left < right, ">": left > right, "=": left == right}[sign]


def dead_branch_end(
    text: str, at: int, until: tuple[str, ...], macros: Mapping[str, Macro] | None = None
) -> tuple[int, str]:
    r"""Return where a branch that TeX skips ends, and the word that ends it.

    Args:
        text: of the file.
        at: within the branch.
        until: what of the same conditional ends it beside `\fi`: "else", "or".
        macros: those of the paper, which are no conditions whatever they are called.
    """
    depth = 0
    for found in _BRANCH.finditer(text, at):
        word = found[1] or ""
        if word == "fi":
            if not depth:
                return found.end(), word
            depth -= 1
        elif word in {"else", "or"}:
            if word in until and not depth:
                return found.end(), word
        elif word and word not in IN_BRACES and word not in (macros or ()):
            depth += 1
    return len(text), "fi"
