r"""LaTeX's tests whose branches are in braces: `\ifthenelse{…}{…}{…}`, `\IfNoValueTF{…}{…}{…}`.

Responsible for those of LaTeX, ifthen, etoolbox and xparse, and for what they ask about. What
nobody can know without typesetting is None; then both branches are done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ssmlit.citations.tex.conditions import RELAX, body_of, is_defined, same_meaning
from ssmlit.citations.tex.lexer import split_tokens, stripped, text_of
from ssmlit.citations.tex.logic import boolean_text, ifthen
from ssmlit.citations.tex.meanings import NO_VALUE, Primitive
from ssmlit.citations.tex.numbers import is_odd, is_so, value_of

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine
    from ssmlit.citations.tex.meanings import Value

    Tokens = Sequence[str]
    Answer = Callable[[Machine, Sequence[Tokens]], bool | None]


def _in_braces(count: int, answer: Answer) -> Primitive:
    """Return a test that asks about some arguments and has its branches in braces."""

    def do(machine: Machine) -> None:
        asked = [machine.tokens() for _ in range(count)]
        yes, no = machine.tokens(), machine.tokens()
        machine.choose(answer(machine, asked), yes, no)

    return Primitive(do, is_expandable=True)


def _named(kind: str) -> Answer:
    return lambda machine, asked: machine.table.switch(f"{kind} {machine.text(asked[0]).strip()}")


def _by_name(answer: Answer) -> Answer:
    """Return a test that is given the name of a command instead of the command."""
    return lambda machine, asked: answer(
        machine, [[f"\\{machine.text(asked[0]).strip()}"], *asked[1:]]
    )


def _token(asked: Tokens) -> str:
    return (list(asked) or [""])[0]


def _defined(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    token = _token(asked[0])
    return False if machine.meaning(token) is RELAX else is_defined(machine, token)


def _body_is(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    token = _token(asked[0])
    body = body_of(machine, token)
    if body is None:
        return False if is_defined(machine, token) is False else None
    return text_of(body) == (text_of(asked[1]) if len(asked) > 1 else "")


def _numbers(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    left, right = value_of(machine, asked[0]), value_of(machine, asked[2])
    return is_so(left, text_of(asked[1]).strip(), right)


def _loaded(ending: str) -> Answer:
    return lambda machine, asked: (
        True if f"loaded {text_of(asked[0]).strip()}{ending}" in machine.table.values else None
    )


def _in_list(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    body = body_of(machine, _token(asked[1]))
    return None if body is None else list(asked[0]) in split_tokens(body, r"\ssm@sep")


def _next_is(machine: Machine) -> None:
    r"""Go on with one of two texts, by what comes next: `\@ifnextchar[…`."""
    wanted = machine.next_solid() or ""
    yes, no = machine.tokens(), machine.tokens()
    is_next = same_meaning(machine, wanted, machine.peek() or "")
    machine.push(yes if is_next else no)  # what is not known is not a bracket


_BOOLEANS = {r"\BooleanTrue": True, r"\BooleanFalse": False}
_TESTS: dict[str, tuple[int, Answer]] = {
    "iftoggle": (1, _named("toggle")),
    "ifbool": (1, _named("switch")),
    "ifdef": (1, _defined),
    "ifcsdef": (1, _by_name(_defined)),
    "ifstrequal": (2, lambda _, asked: text_of(asked[0]) == text_of(asked[1])),
    "ifstrempty": (1, lambda _, asked: not asked[0]),
    **dict.fromkeys(("ifblank", "IfBlankTF"), (1, lambda _, asked: not stripped(list(asked[0])))),
    "IfNoValueTF": (1, lambda _, asked: list(asked[0]) == [NO_VALUE]),
    "IfBooleanTF": (1, lambda _, asked: _BOOLEANS.get(text_of(asked[0]).strip())),
    "ifdefstring": (2, _body_is),
    "ifcsstring": (2, _by_name(_body_is)),
    **dict.fromkeys(("ifdefempty", "ifdefvoid"), (1, _body_is)),
    **dict.fromkeys(("ifcsempty", "ifcsvoid"), (1, _by_name(_body_is))),
    **dict.fromkeys(("ifdefequal", "ifdefstrequal"),
                    (2, lambda machine, asked: same_meaning(machine, *map(_token, asked)))),
    "ifinlist": (2, _in_list),
    "ifnumcomp": (3, _numbers),
    "ifnumodd": (1, lambda machine, asked: is_odd(value_of(machine, asked[0]))),
    "@ifpackageloaded": (1, _loaded(".sty")),
    "@ifclassloaded": (1, _loaded(".cls")),
    "ifthenelse": (1, ifthen),
    **dict.fromkeys(("ifboolexpr", "ifboolexpe"), (1, boolean_text)),
}  # fmt: skip
TABLE: dict[str, Value] = {
    **{f"\\{name}": _in_braces(*asked) for name, asked in _TESTS.items()},
    **dict.fromkeys((r"\@ifnextchar", r"\kernel@ifnextchar"), Primitive(_next_is)),
}
"""What the commands of this module mean."""
