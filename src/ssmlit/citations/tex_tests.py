r"""Tests whose branches stand in braces: `\ifthenelse{…}{…}{…}`, `\IfNoValueTF{…}{…}{…}`.

Responsible for those of LaTeX, ifthen and etoolbox, and for their answers where the paper shows
them. Does not depend on what stands in the branches; what nobody can know without typesetting is
None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.citations.tex_conditions import Conditions, is_so

if TYPE_CHECKING:
    from ssmlit.citations.tex_source import Argument, Source

#: Test → how many arguments are asked about. With `T` or `F` behind it, it has one branch.
_ASKED = {
    **dict.fromkeys(("ifthenelse", "iftoggle", "nottoggle", "ifbool", "notbool", "ifdef"), 1),
    **dict.fromkeys(("ifundef", "ifcsdef", "ifcsundef", "@ifundefined", "ifstrempty"), 1),
    **dict.fromkeys(("ifblank", "notblank", "@ifpackageloaded", "@ifclassloaded"), 1),
    **dict.fromkeys(("IfNoValue", "IfValue", "IfBoolean", "IfBlank"), 1),
    **dict.fromkeys(("ifstrequal", "ifnumequal", "ifnumgreater", "ifnumless"), 2),
}
_NUMBER = re.compile(r"\s*(-?\d+)\s*")
_ATOM = re.compile(
    r"\s*(\\not|\\NOT)?\s*(?:\\(boolean|equal|isundefined)\s*|(?=[-\d]))(.*)", re.DOTALL
)
_COMPARED = re.compile(r"(-?\d+)\s*([<>=])\s*(-?\d+)\s*")
_TEXTS = re.compile(r"\{([^{}\\]*)\}\s*(?:\{([^{}\\]*)\}\s*)?")


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


def find_test(source: Source, at: int, command: str, known: Conditions) -> Test | None:
    """Return the test that stands behind a command; None for any other command.

    Args:
        source: the text of the file.
        at: behind the command.
        command: its name.
        known: what is known there.
    """
    name, branches = _named(command)
    asked: list[str] = []
    start = at
    for _ in range(_ASKED.get(name, 0)):
        if (one := source.argument(start)) is None:
            return None
        asked.append(source.of(one))
        start = one.after
    if not asked:
        return None
    found: list[Argument | None] = [None, None]
    end = start
    for which in branches:
        found[which] = one = source.argument(end)
        end = one.after if one else end
    return Test(_answer(name, asked, known), (found[0], found[1]), start) if any(found) else None


def _named(command: str) -> tuple[str, tuple[int, ...]]:
    """Return the name of a test without `TF`, `T` or `F`, and which branches stand behind it."""
    if not command.startswith("If"):
        return command, (0, 1)
    name = command.rstrip("TF")
    return name, {"TF": (0, 1), "T": (0,), "F": (1,)}.get(command[len(name) :], ())


def _answer(name: str, asked: list[str], known: Conditions) -> bool | None:
    first = asked[0].strip()
    if name == "ifthenelse":
        return _of_ifthen(first, known)
    if name in {"iftoggle", "nottoggle"}:
        return _negated(known.holds(f"toggle {first}"), negated=name[0] == "n")
    if name in {"ifbool", "notbool"}:
        return _negated(known.holds(first), negated=name[0] == "n")
    if name in {"@ifpackageloaded", "@ifclassloaded"}:
        ending = ".sty" if name == "@ifpackageloaded" else ".cls"
        return True if f"{first}{ending}" in known.packages else None
    if "def" in name:
        return _negated(known.is_defined(first.lstrip("\\")), negated="un" in name)
    if name.startswith("ifnum"):
        numbers = [int(one[1]) if (one := _NUMBER.fullmatch(text)) else None for text in asked]
        sign = {"ifnumequal": "=", "ifnumgreater": ">", "ifnumless": "<"}[name]
        return None if None in numbers else is_so(numbers[0] or 0, sign, numbers[1] or 0)
    return _of_text(name, asked)


def _of_text(name: str, asked: list[str]) -> bool | None:
    """Answer a test of what an argument is."""
    first = asked[0].strip()
    if name in {"IfNoValue", "IfValue"}:
        return (first == "-NoValue-") is (name == "IfNoValue")
    if name == "IfBoolean":
        return {"\\BooleanTrue": True, "\\BooleanFalse": False}.get(first)
    if name == "ifstrequal":
        return asked[0] == asked[1]
    return _negated(not (asked[0] if name == "ifstrempty" else first), negated=name == "notblank")


def _negated(answer: bool | None, *, negated: bool) -> bool | None:
    return answer if answer is None or not negated else not answer


def _of_ifthen(asked: str, known: Conditions) -> bool | None:
    r"""Answer one test of the package ifthen, perhaps with `\NOT` before it."""
    atom = _ATOM.fullmatch(asked)
    if atom is None:
        return None
    answer: bool | None = None
    if numbers := _COMPARED.fullmatch(atom[3]):
        answer = is_so(int(numbers[1]), numbers[2], int(numbers[3]))
    elif atom[2] == "isundefined":
        defined = known.is_defined(atom[3].strip(" {}\\"))
        answer = _negated(defined, negated=True)
    elif texts := _TEXTS.fullmatch(atom[3]):
        is_equal = atom[2] == "equal" and texts[2] is not None
        answer = texts[1] == texts[2] if is_equal else known.holds(texts[1].strip())
    return _negated(answer, negated=bool(atom[1]))
