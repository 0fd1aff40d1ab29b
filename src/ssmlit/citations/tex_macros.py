r"""Macros that a paper defines: `\newcommand{\see}[2][]{see \citep[#1]{#2}}`.

Responsible for reading definitions and for expanding uses as LaTeX does. Does not depend on what
the bodies do. The forms are those of LaTeX (clsguide), of plain TeX's `\def`, of xparse with the
arguments m, o, O, s and their long forms, and of xargs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssmlit.citations.tex_commands import (
    DEFINITIONS,
    ENVIRONMENTS,
    PRIMITIVES,
    XARGS,
)
from ssmlit.citations.tex_source import Argument, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = re.compile(r"\s*\{?\s*\\([A-Za-z@]+)\s*\}?")
_COUNT = re.compile(r"\s*\[\s*(\d)\s*\]")
_PARAMETER_TEXT = re.compile(r"\s*([^{}%]*)(?=\{)")
_DEFAULT = re.compile(r"(\d)\s*=\s*(\{[^{}]*\}|[^,]*)")
_SPEC = re.compile(r"\+?(?:(m)|(o)|(s)|(O)\s*\{([^{}]*)\})\s*")
_CONTROL_WORD = re.compile(r"\\([A-Za-z@]+)\s*")
_NESTED = 4  # macros within one another that only stand for a text
_PARAMETER = re.compile(r"#(\d)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter.

    Attributes:
        kind: "m" mandatory, "o" in brackets and optional, "s" a star, "d" what stands before a
            text.
        default: what stands for an optional one; of "d" the text behind it.
    """

    kind: str
    default: str = ""


@dataclass(frozen=True, slots=True)
class Macro:
    r"""A macro's parameters and body.

    Attributes:
        start: where the body stands in its file.
        prefix: the text before the first parameter, of plain TeX's `\def\x[#1]{…}`.
    """

    name: str
    parameters: tuple[Parameter, ...]
    body: str
    start: int
    prefix: str = ""


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
    prefix = ""
    if name and command in PRIMITIVES and (text := _PARAMETER_TEXT.match(source.text, name.end())):
        prefix, parameters = _delimited(text[1])
        read: tuple[tuple[Parameter, ...], int] | None = parameters, text.end()
    else:
        read = _parameters(source, name.end(), command) if name else None
    body = source.mandatory(read[1]) if read else None
    if name is None or read is None or body is None:
        return None, at
    return Macro(name[1], read[0], source.of(body), body.start, prefix), body.after


def environment(source: Source, at: int, command: str) -> tuple[tuple[Macro, Macro] | None, int]:
    r"""Return what the begin and the end of an environment do, and the position behind.

    Args:
        source: the text of the file.
        at: behind `newenvironment`, `NewDocumentEnvironment` … and its star.
        command: the defining command.

    Returns:
        None for a form that is not understood; the position is then that given.
    """
    name = source.argument(at)
    read = _parameters(source, name.after, command) if name else None
    begin = source.argument(read[1]) if read else None
    end = source.argument(begin.after) if begin else None
    if name is None or read is None or begin is None or end is None:
        return None, at
    called = source.of(name).strip()
    opening = Macro(called, read[0], source.of(begin), begin.start)
    return (opening, Macro(called, (), source.of(end), end.start)), end.after


def _parameters(source: Source, at: int, command: str) -> tuple[tuple[Parameter, ...], int] | None:
    if command in XARGS:
        return _with_defaults(source, at)
    if command in DEFINITIONS or command in ENVIRONMENTS:
        return _counted(source, at)
    return _specified(source, at) if "Document" in command else None


def _delimited(text: str) -> tuple[str, tuple[Parameter, ...]]:
    r"""Return what stands before the parameters of a `\def`, and these."""
    prefix, *rest = _PARAMETER.split(text)
    delimiters = rest[1::2]
    return prefix, tuple(Parameter("d", text) if text else Parameter("m") for text in delimiters)


def _with_defaults(source: Source, at: int) -> tuple[tuple[Parameter, ...], int]:
    """Read `[2][1=see]`: how many there are, and which of them are optional (package xargs)."""
    count = _COUNT.match(source.text, at)
    if count is None:
        return (), at
    at, defaults = count.end(), dict[int, str]()
    if listed := source.argument(at, "["):
        at = listed.after
        found = _DEFAULT.findall(source.of(listed))
        defaults = {int(number): text.strip("{} ") for number, text in found}
    numbers = range(1, int(count[1]) + 1)
    return tuple(
        Parameter("o", defaults[number]) if number in defaults else Parameter("m")
        for number in numbers
    ), at


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
    if macro.prefix:
        at = source.blank_end(at)
        at += len(macro.prefix) if source.text.startswith(macro.prefix, at) else 0
    for parameter in macro.parameters:
        place = source.blank_end(at)
        one: Argument | None
        if parameter.kind == "s":
            one = Argument("", place, place + 1) if source.text[place : place + 1] == "*" else None
        elif parameter.kind == "d":
            one = source.before(at, parameter.default)
            at = one.end + len(parameter.default) if one else at
            found.append(one)
            continue
        elif parameter.kind == "o":
            one = source.argument(at, "[")
        else:
            one = source.mandatory(at)
        found.append(one)
        at = one.after if one else at
    return found, at


def lacks(macro: Macro, arguments: list[Argument | None]) -> bool:
    """Tell whether a use of a macro has not all the arguments that it must have."""
    pairs = zip(macro.parameters, arguments, strict=True)
    return any(one is None and parameter.kind in {"m", "d"} for parameter, one in pairs)


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


def spelled_out(text: str, macros: Mapping[str, Macro]) -> str:
    """Return a text with the macros in it expanded that only stand for a text, such as a key."""

    def body(name: re.Match[str]) -> str:
        macro = macros.get(name[1])
        return macro.body if macro and not macro.parameters else name[0]

    for _ in range(_NESTED):
        if "\\" not in text:
            break
        text = _CONTROL_WORD.sub(body, text)
    return text
