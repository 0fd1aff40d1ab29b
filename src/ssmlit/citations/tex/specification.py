r"""The parameters of macros: `#1` in bodies, and what xparse says about arguments: `s O{} m`.

Responsible for the letters of specifications (usrguide, section 2). Does not depend on a paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit.citations.tex.lexer import group_end, tokens_of, unbraced
from ssmlit.citations.tex.meanings import NO_VALUE, Parameter

if TYPE_CHECKING:
    from ssmlit.citations.tex.meanings import Body


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
    while tokens:
        kind = tokens.pop(0)
        if kind == ">":  # it stays the same text only if blanks are all that goes
            if _taken(tokens) != [r"\TrimSpaces"]:
                return None
        elif kind not in {"+", "!"}:
            one = _parameter(kind, tokens)
            if one is None:
                return None
            found.append(one)
    return tuple(found)


def _parameter(kind: str, tokens: list[str]) -> Parameter | None:
    if kind in {"m", "v", "b"}:
        return Parameter(kind)
    if kind == "s" or (kind == "t" and tokens):
        return Parameter("s", edges=("*" if kind == "s" else tokens.pop(0),))
    edges = ("[", "]")
    if kind in {"r", "R", "d", "D"}:
        if len(tokens) < 2:
            return None
        edges = (tokens.pop(0), tokens.pop(0))
    default = compiled(_taken(tokens)) if kind in {"O", "R", "D"} else (NO_VALUE,)
    return Parameter("o", default, edges) if kind in {*"oOrRdD"} else None


def _taken(tokens: list[str]) -> list[str]:
    """Take one argument from the front."""
    end = group_end(tokens)
    found = tokens[:end]
    del tokens[:end]
    return unbraced(found)
