r"""The parameters of macros: `#1` in bodies, and what xparse says about arguments: `s O{} m`.

Responsible for the letters of specifications (usrguide, section 2). Does not depend on a paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.citations.tex.lexer import (
    group_end,
    split_tokens,
    stripped,
    text_of,
    tokens_of,
    unbraced,
)
from ssmlit.citations.tex.meanings import NO_VALUE, Parameter

if TYPE_CHECKING:
    from ssmlit.citations.tex.meanings import Body, Macro

_SPLIT = regex(r"\\SplitArgument\s*\{(\d+)\}\s*\{(.)\}|\\SplitList\s*\{(.)\}")


def compiled(tokens: Sequence[str]) -> Body:
    """Return a body: `#1` is the parameter 1, `##` is `#`."""
    found: list[str | int] = []
    waiting = False
    for token in tokens:
        if waiting:
            found.append(int(token) if token.isdecimal() else str(token))
            waiting = False
        elif token == "#":
            waiting = True
        else:
            found.append(str(token))  # without the place that a token of a walk has
    return tuple(found)


def specified(text: str) -> tuple[Parameter, ...] | None:
    """Return the parameters that a specification of xparse describes; None if it is not one."""
    tokens, found = [one for one in tokens_of(text) if one != " "], list[Parameter]()
    lists: tuple[str, ...] = ()
    while tokens:
        kind = tokens.pop(0)
        if kind in {"+", "!", "="}:
            if kind == "=":
                _taken(tokens)
        elif kind == ">":
            lists = _processed(_taken(tokens)) or lists
        else:
            one = _parameter(kind, tokens)
            if one is None:
                return None
            found.append(replace(one, lists=lists))
            lists = ()
    return tuple(found)


def each_parameter(macro: Macro) -> list[Parameter]:
    """Return the parameter of each argument; marks are several."""
    return [
        parameter
        for parameter in macro.parameters
        for _ in (parameter.edges if parameter.kind == "e" else (None,))
    ]


def split(tokens: list[str], lists: tuple[str, ...]) -> list[str]:
    """Return an argument as the groups that its parameter makes of it, if it does."""
    if not lists or tokens == [NO_VALUE]:
        return tokens
    parts = split_tokens(tokens, lists[-1])
    missing = max(0, int(lists[0]) + 1 - len(parts)) if len(lists) > 1 else 0
    parts += [[NO_VALUE]] * missing
    return [token for part in parts for token in ("{", *stripped(part), "}")]


def _processed(tokens: list[str]) -> tuple[str, ...]:
    found = _SPLIT.search(text_of(tokens))
    return () if found is None else (found[3],) if found[3] else (found[1], found[2])


def _parameter(kind: str, tokens: list[str]) -> Parameter | None:
    default: Body = (NO_VALUE,)
    if kind in {"m", "v", "b", "l"}:
        return Parameter("m" if kind == "l" else kind)
    if kind == "s" or (kind == "t" and tokens):
        return Parameter("s", edges=("*" if kind == "s" else tokens.pop(0),))
    if kind == "u":
        return Parameter("d", edges=tuple(_taken(tokens)))
    if kind in {"e", "E"}:
        marks = tuple(_taken(tokens))
        if kind == "E":
            _taken(tokens)  # their defaults
        return Parameter("e", edges=marks)
    edges = ("[", "]")
    if kind in {"r", "R", "d", "D"}:
        if len(tokens) < 2:
            return None
        edges = (tokens.pop(0), tokens.pop(0))
    if kind in {"O", "R", "D", "G"}:
        default = compiled(_taken(tokens))
    is_known = kind in {"o", "O", "r", "R", "d", "D", "g", "G"}
    return Parameter("g" if kind in "gG" else "o", default, edges) if is_known else None


def _taken(tokens: list[str]) -> list[str]:
    """Take one argument from the front."""
    end = group_end(tokens)
    found = tokens[:end]
    del tokens[:end]
    return unbraced(found)
