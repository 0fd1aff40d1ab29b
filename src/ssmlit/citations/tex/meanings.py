r"""What the commands of a paper mean at a place, and what they meant outside of the group.

Responsible for kinds of meanings and for groups (TeXbook, chapters 20 and 24). Does not depend on
how they are carried out: that is `machine`'s.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Body = tuple[str | int, ...]
"""Tokens; a number is a parameter."""
NO_VALUE = "-NoValue-"  # LaTeX's own word for an optional argument that is not there


@dataclass(frozen=True, slots=True)
class Parameter:
    r"""One parameter."""

    # "m" an argument, "d" what is before some tokens, "o" optional, "g" the same in braces, "s" one
    # token or none (`*`), "v" letters as they stand, "b" the body of an environment
    kind: str = "m"
    default: Body = (NO_VALUE,)  # what stands for an optional one; more parameters may be in it
    # the tokens after "d", the brackets of "o", the token of "s"
    edges: tuple[str, ...] = ("[", "]")


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro of the paper."""

    parameters: tuple[Parameter, ...] = ()
    body: Body = ()
    prefix: tuple[str, ...] = ()  # tokens that are before the first argument
    ending: Body | None = None  # of an environment: what its end does with the same arguments


@dataclass(frozen=True, slots=True)
class Primitive:
    """Something that the machine does; `is_expandable`: also where TeX only expands."""

    do: Callable[[Any], None]  # `Machine` is made of these: naming it here would be a circle
    is_expandable: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that ends with a `fi`: it holds, it does not, or that is not known (None)."""

    holds: Callable[[Any], bool | None]


@dataclass(frozen=True, slots=True)
class Branch:
    r"""The end of a branch of a condition, by its word: `\else`, `\or`, `\fi`."""

    word: str


@dataclass(frozen=True, slots=True)
class Letter:
    r"""A character that a command was made by `\let`."""

    token: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A command that cites, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """An environment whose text TeX does not read as TeX."""

    name: str


Meaning = Macro | Primitive | Condition | Branch | Letter | Cite | Verbatim
Value = Meaning | bool | None | tuple[str, ...]
_ABSENT = object()


class Meanings:
    r"""Meanings of commands, values of switches, categories of letters; all of them by group.

    What is not there is None, as is what cannot be known.
    """

    def __init__(self, first: dict[str, Value]) -> None:
        self.values: dict[str, Value] = dict(first)
        self._groups: list[dict[str, object]] = []

    def set(self, name: str, value: Value, *, everywhere: bool = False) -> None:
        """Give a name a value, within the group or everywhere."""
        if everywhere:
            for group in self._groups:
                group.pop(name, None)
        elif self._groups:
            self._groups[-1].setdefault(name, self.values.get(name, _ABSENT))
        self.values[name] = value

    def switch(self, name: str) -> bool | None:
        """Return the value of a switch or toggle; None if it is not known."""
        found = self.values.get(name)
        return found if isinstance(found, bool) else None

    def tokens(self, name: str) -> tuple[str, ...]:
        """Return the tokens that are kept under a name, if there are any."""
        found = self.values.get(name)
        return found if isinstance(found, tuple) else ()

    def open(self) -> None:
        """Begin a group."""
        self._groups.append({})

    def close(self) -> None:
        """End a group, if one is open: what was before is again."""
        for name, value in (self._groups.pop() if self._groups else {}).items():
            if value is _ABSENT:
                self.values.pop(name, None)
            else:
                self.values[name] = value  # type: ignore[assignment] # it was there before
