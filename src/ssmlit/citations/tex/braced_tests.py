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
from ssmlit.citations.tex.numbers import is_so, value_of

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


def _token(machine: Machine, asked: Tokens, *, by_name: bool = False) -> str:
    return f"\\{machine.text(asked).strip()}" if by_name else (list(asked) or [""])[0]


def _defined(*, by_name: bool) -> Answer:
    def answer(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
        token = _token(machine, asked[0], by_name=by_name)
        return False if machine.meaning(token) is RELAX else is_defined(machine, token)

    return answer


def _body_is(*, by_name: bool) -> Answer:
    def answer(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
        token = _token(machine, asked[0], by_name=by_name)
        body = body_of(machine, token)
        if body is None:
            return False if is_defined(machine, token) is False else None
        return text_of(body) == (text_of(asked[1]) if len(asked) > 1 else "")

    return answer


def _equal_bodies(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    return same_meaning(machine, *(_token(machine, one) for one in asked))


def _numbers(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    left, right = value_of(machine, asked[0]), value_of(machine, asked[2])
    sign = text_of(asked[1]).strip()
    return None if left is None or right is None else is_so(left, sign, right)


def _odd_argument(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    value = value_of(machine, asked[0])
    return None if value is None else bool(value % 2)


def _loaded(ending: str) -> Answer:
    return lambda machine, asked: (
        True if f"loaded {text_of(asked[0]).strip()}{ending}" in machine.table.values else None
    )


def _in_list(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    body = body_of(machine, _token(machine, asked[1]))
    return None if body is None else list(asked[0]) in split_tokens(body, r"\ssm@sep")


def _is_true(_: Machine, asked: Sequence[Tokens]) -> bool | None:
    return {r"\BooleanTrue": True, r"\BooleanFalse": False}.get(text_of(asked[0]).strip())


def _is_blank(_: Machine, asked: Sequence[Tokens]) -> bool:
    return not stripped(list(asked[0]))


def _next_is(machine: Machine) -> None:
    r"""Go on with one of two texts, by what comes next: `\@ifnextchar[…`."""
    wanted = machine.next_solid() or ""
    yes, no = machine.tokens(), machine.tokens()
    is_next = same_meaning(machine, wanted, machine.peek() or "")
    machine.push(yes if is_next else no)  # what is not known is not a bracket


def _star(machine: Machine) -> None:
    yes, no = machine.tokens(), machine.tokens()
    machine.push(yes if machine.took("*") else no)


_TESTS: dict[str, tuple[int, Answer]] = {
    "iftoggle": (1, _named("toggle")),
    "ifbool": (1, _named("switch")),
    "ifdef": (1, _defined(by_name=False)),
    "ifcsdef": (1, _defined(by_name=True)),
    "ifstrequal": (2, lambda _, asked: text_of(asked[0]) == text_of(asked[1])),
    "ifstrempty": (1, lambda _, asked: not asked[0]),
    **dict.fromkeys(("ifblank", "IfBlankTF"), (1, _is_blank)),
    "IfNoValueTF": (1, lambda _, asked: list(asked[0]) == [NO_VALUE]),
    "IfBooleanTF": (1, _is_true),
    "ifdefstring": (2, _body_is(by_name=False)),
    "ifcsstring": (2, _body_is(by_name=True)),
    **dict.fromkeys(("ifdefempty", "ifdefvoid"), (1, _body_is(by_name=False))),
    **dict.fromkeys(("ifcsempty", "ifcsvoid"), (1, _body_is(by_name=True))),
    **dict.fromkeys(("ifdefequal", "ifdefstrequal"), (2, _equal_bodies)),
    "ifinlist": (2, _in_list),
    "ifnumcomp": (3, _numbers),
    "ifnumodd": (1, _odd_argument),
    "@ifpackageloaded": (1, _loaded(".sty")),
    "@ifclassloaded": (1, _loaded(".cls")),
    "ifthenelse": (1, ifthen),
    **dict.fromkeys(("ifboolexpr", "ifboolexpe"), (1, boolean_text)),
}
TABLE: dict[str, Value] = {
    **{f"\\{name}": _in_braces(*asked) for name, asked in _TESTS.items()},
    r"\@ifstar": Primitive(_star),
    **dict.fromkeys((r"\@ifnextchar", r"\kernel@ifnextchar"), Primitive(_next_is)),
}
"""What the commands of this module mean."""
