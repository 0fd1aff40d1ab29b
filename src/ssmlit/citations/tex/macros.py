r"""Macros that a paper defines: `\newcommand{\see}[2][]{see \citep[#1]{#2}}`.

Responsible for reading definitions and for expanding uses as LaTeX does. Does not depend on what
the bodies do. The forms are those of LaTeX (clsguide), of plain TeX's `\def`, of xparse with the
arguments m, o, O, s and their long forms, and of xargs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ssmlit.citations.tex.commands import (
    BY_NAME,
    DEFINITIONS,
    ENVIRONMENTS,
    PRIMITIVES,
    XARGS,
)
from ssmlit.citations.tex.meanings import NO_VALUE
from ssmlit.citations.tex.source import Argument, Source

_NAME = re.compile(r"\s*\{?\s*\\([A-Za-z@]+)\s*\}?")
_CSNAME = re.compile(r"\s*(?:\\expandafter\s*)*\\csname\s*([^\\{}]+)\\endcsname")
_COUNT = re.compile(r"\s*\[\s*(\d)\s*\]")
_PARAMETER_TEXT = re.compile(r"\s*([^{}%]*)(?=\{)")
_DEFAULT = re.compile(r"(\d)\s*=\s*(\{[^{}]*\}|[^,]*)")
# Arguments of xparse: their processors (`>{…}`) do not matter here.
_SPEC = re.compile(
    r"(?:>\s*\{[^{}]*\}\s*)?\+?(?:([mo])|(s)|(O)\s*\{([^{}]*)\}|([rd])(.)(.)|([RD])(.)(.)\{([^{}]*)\})\s*"
)
_PARAMETER = re.compile(r"#([#\d])")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter.

    Attributes:
        kind: "m" mandatory, "o" in brackets and optional, "s" a star, "d" what is before a
            text.
        default: what stands for an optional one; of "d" the text after it.
        bracket: that opens an optional one.
    """

    kind: str
    default: str = ""
    bracket: str = "["


@dataclass(frozen=True, slots=True)
class Macro:
    r"""A macro's parameters and body.

    Attributes:
        start: where the body is in its file.
        prefix: the text before the first parameter, of plain TeX's `\def\x[#1]{…}`.
    """

    name: str
    parameters: tuple[Parameter, ...]
    body: str
    start: int
    prefix: str = ""


def definition(source: Source, at: int, command: str) -> tuple[Macro | None, int]:
    r"""Return the macro that a definition makes, and the position after it.

    Args:
        source: the text of the file.
        at: after the defining command and its star.
        command: `newcommand`, `def`, `NewDocumentCommand`, ….

    Returns:
        No macro for a form that is not understood; the position is then that given.
    """
    called, behind = named(source, at, bare=command in BY_NAME)
    prefix = ""
    text = _PARAMETER_TEXT.match(source.text, behind) if command in PRIMITIVES | BY_NAME else None
    if called and text:
        prefix, parameters = _delimited(text[1])
        read: tuple[tuple[Parameter, ...], int] | None = parameters, text.end()
    else:
        read = _parameters(source, behind, command) if called else None
    body = source.mandatory(read[1]) if read else None
    if read is None or body is None:
        return None, at
    return Macro(called, read[0], source.of(body), body.start, prefix), body.after


def named(source: Source, at: int, *, bare: bool = False) -> tuple[str, int]:
    r"""Return the name of the command that is after a position, and the position after it.

    Args:
        source: the text of the file.
        at: before `\name`, `{\name}` or `\csname name\endcsname`.
        bare: whether it is in braces without its backslash: `\@namedef{name}`.
    """
    if bare:
        found = source.argument(at)
        return (source.of(found).strip(), found.after) if found else ("", at)
    name = _CSNAME.match(source.text, at) or _NAME.match(source.text, at)
    return (name[1].strip(), name.end()) if name else ("", at)


def _parameters(source: Source, at: int, command: str) -> tuple[tuple[Parameter, ...], int] | None:
    if command in XARGS:
        return _with_defaults(source, at)
    if "Document" in command:
        return _specified(source, at)
    return _counted(source, at) if command in DEFINITIONS | ENVIRONMENTS else None


def _delimited(text: str) -> tuple[str, tuple[Parameter, ...]]:
    r"""Return what is before the parameters of a `\def`, and these."""
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
        found.append(_parameter(one))
        place = one.end()
    return tuple(found), spec.after


def _parameter(spec: re.Match[str]) -> Parameter:
    if spec[2]:
        return Parameter("s", r"\BooleanFalse")
    if spec[1] == "m":
        return Parameter("m")
    default = spec[4] if spec[3] else spec[11] if spec[8] else NO_VALUE
    return Parameter("o", default or "", spec[6] or spec[9] or "[")


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
            one = source.argument(at, parameter.bracket)
        else:
            one = source.mandatory(at)
        found.append(one)
        at = one.after if one else at
    return found, at
