r"""Macros that a paper defines: `\newcommand{\see}[2][]{see \citep[#1]{#2}}`.

Responsible for reading definitions and for expanding uses as LaTeX does. Does not depend on what
the bodies do. The forms are those of LaTeX (clsguide), of plain TeX's `\def` with undelimited
parameters, and of xparse with the arguments m, o, O, s and their long forms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ssmlit.citations.tex_commands import DEFINITIONS, DOCUMENT_COMMANDS, PRIMITIVES
from ssmlit.citations.tex_source import Argument, Source

_NAME = re.compile(r"\s*\{?\s*\\([A-Za-z@]+)\s*\}?")
_COUNT = re.compile(r"\s*\[\s*(\d)\s*\]")
_UNDELIMITED = re.compile(r"\s*((?:#\d)*)\s*(?=\{)")
_SPEC = re.compile(r"\+?(?:(m)|(o)|(s)|(O)\s*\{([^{}]*)\})\s*")
_PARAMETER = re.compile(r"#(\d)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: "m" mandatory, "o" in brackets and optional, "s" a star."""

    kind: str
    default: str = ""


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro's parameters and body; `start` is where the body stands in its file."""

    name: str
    parameters: tuple[Parameter, ...]
    body: str
    start: int


def definition(source: Source, at: int, command: str) -> tuple[Macro | None, int]:
    r"""Return the macro that a definition makes, and the position behind it.

    Args:
        source: the text of the file.
        at: behind the defining command and its star.
        command: `newcommand`, `def`, `NewDocumentCommand`, ….

    Returns:
        No macro for a form that is not understood; the position is then that given.
    """
    name = _NAME.match(source.text, at)
    read = _parameters(source, name.end(), command) if name else None
    body = source.mandatory(read[1]) if read else None
    if name is None or read is None or body is None:
        return None, at
    return Macro(name[1], read[0], source.of(body), body.start), body.after


def _parameters(source: Source, at: int, command: str) -> tuple[tuple[Parameter, ...], int] | None:
    if command in DEFINITIONS:
        return _counted(source, at)
    if command in DOCUMENT_COMMANDS:
        return _specified(source, at)
    if command in PRIMITIVES and (found := _UNDELIMITED.match(source.text, at)):
        return (Parameter("m"),) * (len(found[1]) // 2), found.end()
    return None


def _counted(source: Source, at: int) -> tuple[tuple[Parameter, ...], int]:
    count = _COUNT.match(source.text, at)
    if count is None:
        return (), at
    at = count.end()
    default = source.argument(at, "[")
    if default is None:
        return (Parameter("m"),) * int(count[1]), at
    optional = Parameter("o", source.of(default))
    return (optional, *(Parameter("m"),) * (int(count[1]) - 1)), default.after


def _specified(source: Source, at: int) -> tuple[tuple[Parameter, ...], int] | None:
    spec = source.argument(at)
    if spec is None:
        return None
    words, place, found = source.of(spec).strip(), 0, list[Parameter]()
    while place < len(words):
        one = _SPEC.match(words, place)
        if one is None:
            return None
        kind = "m" if one[1] else "s" if one[3] else "o"
        found.append(Parameter(kind, one[5] or ""))
        place = one.end()
    return tuple(found), spec.after


def bound(macro: Macro, source: Source, at: int) -> tuple[list[Argument | None], int]:
    """Return the arguments of a use of a macro, None for those left out, and where it ends."""
    found: list[Argument | None] = []
    for parameter in macro.parameters:
        place = source.blank_end(at)
        one: Argument | None
        if parameter.kind == "s":
            one = Argument("", place, place + 1) if source.text[place : place + 1] == "*" else None
        elif parameter.kind == "o":
            one = source.argument(at, "[")
        else:
            one = source.mandatory(at)
        found.append(one)
        at = one.after if one else at
    return found, at


def expanded(macro: Macro, source: Source, arguments: list[Argument | None]) -> str:
    """Return the body with the arguments in the places of the parameters."""
    values = [
        source.of(one) if one else parameter.default
        for parameter, one in zip(macro.parameters, arguments, strict=True)
    ]

    def value(match: re.Match[str]) -> str:
        number = int(match[1])
        return values[number - 1] if 0 < number <= len(values) else match[0]

    return _PARAMETER.sub(value, macro.body)
