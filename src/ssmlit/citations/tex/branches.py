r"""The words that end a branch of a condition: `\else`, `\or`, `\fi`.

Responsible for what they do where a branch was done (TeXbook, chapter 20). Does not depend
on tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ssmlit.citations.tex.meanings import Primitive

if TYPE_CHECKING:
    from ssmlit.citations.tex.meanings import Value


class _Branching(Protocol):
    """What a machine knows about the conditions that are open."""

    conditions: list[bool | str | None]

    def skip(self) -> object:
        """Pass over what the branch would not do."""


def _else(machine: _Branching) -> None:
    if not machine.conditions:
        return
    if machine.conditions[-1] is None:
        return
    machine.skip()
    machine.conditions.pop()


def _or(machine: _Branching) -> None:
    _else(machine)


def _fi(machine: _Branching) -> None:
    if machine.conditions:
        machine.conditions.pop()


ELSE, OR, FI = (Primitive(do, is_expandable=True) for do in (_else, _or, _fi))
ENDS = (ELSE, OR, FI)
ENDING = {id(ELSE): r"\else", id(OR): r"\or", id(FI): r"\fi"}
TABLE: dict[str, Value] = {r"\else": ELSE, r"\or": OR, r"\fi": FI}
