r"""TeX's conditions and LaTeX's tests: what a paper itself shows of their answers.

Responsible for the primitives (TeXbook, chapter 20), `\newif`, toggles and booleans, and for the
tests of LaTeX and etoolbox whose branches stand in braces. What nobody can know without typesetting
is None; then both branches are done.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ssmlit.citations.tex_commands import cites
from ssmlit.citations.tex_lexer import is_command, split, stripped, text_of
from ssmlit.citations.tex_logic import boolean_text, ifthen
from ssmlit.citations.tex_meanings import NO_VALUE, Condition, Letter, Macro, Primitive
from ssmlit.citations.tex_numbers import is_so, length, number, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ssmlit.citations.tex_machine import Machine
    from ssmlit.citations.tex_meanings import Value

    Tokens = Sequence[str]
    Answer = Callable[[Machine, Sequence[Tokens]], bool | None]

_UNDEFINED = frozenset({r"\undefined", r"\@undefined"})
_LETTERS = re.compile(r"[A-Za-z@]+")


def is_defined(machine: Machine, token: str) -> bool | None:
    """Tell whether a command is one.

    The paper's own are, and those that cite. A name with other letters than a command's was made by
    the paper: `seen@smith2020`. Of the rest, packages may have made any.
    """
    if token in machine.table.values:
        return machine.table.values[token] is not None
    if cites(token[1:]):
        return True
    made_up = token in _UNDEFINED or not _LETTERS.fullmatch(token[1:])
    return False if made_up else None


def _compared(read: Callable[[Machine], float | None]) -> Callable[[Machine], bool | None]:
    def holds(machine: Machine) -> bool | None:
        left = read(machine)
        sign = machine.next_unexpandable()
        while sign == " ":
            sign = machine.next_unexpandable()
        right = read(machine) if sign in {"<", "=", ">"} else None
        return None if left is None or right is None else is_so(left, sign or "", right)

    return holds


def _is_odd(machine: Machine) -> bool | None:
    value = number(machine)
    return None if value is None else bool(value % 2)


def _same_meaning(machine: Machine) -> bool | None:
    one, other = machine.next() or "", machine.next() or ""
    return same_meaning(machine, one, other)


def same_meaning(machine: Machine, one: str, other: str) -> bool | None:
    r"""Tell what `\ifx` says of two tokens."""
    if one == other:
        return True
    meanings = [machine.meaning(t) if is_command(t) else Letter(t) for t in (one, other)]
    if {one, other} & set(machine.doubted):
        return None
    if None not in meanings:
        return meanings[0] == meanings[1]
    known = [is_defined(machine, t) if is_command(t) else True for t in (one, other)]
    return None if None in known else known[0] is known[1]


def _same_letter(machine: Machine) -> bool | None:
    one, other = machine.next_unexpandable(), machine.next_unexpandable()
    if {one, other} & set(machine.doubted):
        return None
    letters = [_letter(machine, token or "") for token in (one, other)]
    return letters[0] == letters[1]


def _same_category(machine: Machine) -> bool | None:
    one, other = (_letter(machine, machine.next_unexpandable() or "") for _ in "12")
    return _kind(one) == _kind(other)


def _letter(machine: Machine, token: str) -> str:
    meaning = machine.meaning(token) if is_command(token) else None
    return meaning.token if isinstance(meaning, Letter) else token


def _kind(token: str) -> str:
    if is_command(token):
        return "command"
    return token if token in "{}# $&^_~" else "letter" if token.isalpha() else "other"


def _command_by_name(machine: Machine) -> bool | None:
    return is_defined(machine, read_name(machine))


def read_name(machine: Machine) -> str:
    r"""Read a name up to `\endcsname`."""
    name: list[str] = []
    while (token := machine.next_unexpandable()) not in {r"\endcsname", None}:
        name.append(token or "")
    return "\\" + text_of(name)


def _case(machine: Machine) -> None:
    r"""Go on in the branch of an `\ifcase` whose number is known, or in all."""
    here = len(machine.conditions)
    machine.conditions.append("being tested")
    value = number(machine)
    del machine.conditions[here:]
    if value is None:
        machine.conditions.append(None)
        return
    word = r"\or"
    while value and word == r"\or":  # a number below 0 is never used up: the `\else` is taken
        word = machine.skip(r"\else", r"\or")
        value -= 1
    if word != r"\fi":
        machine.conditions.append(word == r"\or")


def _unless(machine: Machine) -> None:
    machine.negated = True


def _new_if(machine: Machine) -> None:
    name = (machine.argument() or [""])[0]
    new_switch(machine, name.removeprefix(r"\if"))


def new_switch(machine: Machine, name: str) -> None:
    r"""Make a switch with `\NAMEtrue` and `\NAMEfalse`."""
    kept = f"switch {name}"
    machine.table.set(kept, value=False, everywhere=True)
    machine.assign(rf"\if{name}", Condition(lambda m: m.table.values.get(kept) is True
                                            if m.table.values.get(kept) is not None else None))  # fmt: skip
    for value in (True, False):
        do = Primitive(lambda m, to=value: m.assign(kept, None if m.in_doubt else to))  # type: ignore[misc] # the value is bound
        machine.assign(rf"\{name}{str(value).lower()}", do)


def _new_named(kind: str) -> Callable[[Machine], None]:
    def do(machine: Machine) -> None:
        name = machine.text(machine.argument() or ()).strip()
        if kind == "switch":
            new_switch(machine, name)
        else:
            machine.table.set(f"{kind} {name}", value=False, everywhere=True)

    return do


def _set_named(kind: str, fixed: bool | None = None) -> Callable[[Machine], None]:  # noqa: FBT001 - the value
    def do(machine: Machine) -> None:
        name = machine.text(machine.argument() or ()).strip()
        value = fixed
        if value is None:
            value = machine.text(machine.argument() or ()).strip() == "true"
        machine.assign(f"{kind} {name}", None if machine.in_doubt else value)

    return do


def test(count: int, answer: Answer, *, negated: bool = False) -> Primitive:
    """Return a test that asks about some arguments and has its branches in braces."""

    def do(machine: Machine) -> None:
        asked = [machine.argument() or [] for _ in range(count)]
        yes, no = machine.argument() or [], machine.argument() or []
        holds = answer(machine, asked)
        machine.choose(holds if holds is None or not negated else not holds, yes, no)

    return Primitive(do, is_expandable=True)


def _one_branch(count: int, answer: Answer, *, yes: bool) -> Primitive:
    def do(machine: Machine) -> None:
        asked = [machine.argument() or [] for _ in range(count)]
        branch = machine.argument() or []
        machine.choose(answer(machine, asked), branch if yes else (), () if yes else branch)

    return Primitive(do, is_expandable=True)


def _named(kind: str) -> Answer:
    def answer(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
        value = machine.table.values.get(f"{kind} {machine.text(asked[0]).strip()}")
        return value if isinstance(value, bool) else None

    return answer


def body_of(machine: Machine, token: str) -> Tokens | None:
    """Return what a macro without arguments stands for; None for anything else."""
    macro = machine.meaning(token)
    if not isinstance(macro, Macro) or macro.parameters:
        return None
    return [one for one in macro.body if isinstance(one, str)]


def _token(asked: Tokens, *, by_name: bool) -> str:
    return f"\\{text_of(asked).strip()}" if by_name else (list(asked) or [""])[0]


def _defined(*, by_name: bool) -> Answer:
    return lambda machine, asked: is_defined(machine, _token(asked[0], by_name=by_name))


def _body(answer: Callable[[str, str], bool], *, by_name: bool) -> Answer:
    def of(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
        token = _token(asked[0], by_name=by_name)
        body = body_of(machine, token)
        if body is None:
            return False if is_defined(machine, token) is False else None
        return answer(text_of(body), text_of(asked[1]) if len(asked) > 1 else "")

    return of


def _equal_bodies(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    return same_meaning(machine, *(_token(one, by_name=False) for one in asked))


def _numbers(sign: str) -> Answer:
    def answer(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
        values = [value_of(machine, one) for one in asked]
        left, right = values[0], values[-1]
        return None if left is None or right is None else is_so(left, sign, right)

    return answer


def _numbers_by_sign(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    return _numbers(text_of(asked[1]).strip())(machine, (asked[0], asked[2]))


def _odd_argument(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    value = value_of(machine, asked[0])
    return None if value is None else bool(value % 2)


def _loaded(ending: str) -> Answer:
    return lambda machine, asked: (
        True if f"loaded {text_of(asked[0]).strip()}{ending}" in machine.table.values else None
    )


def _in_list(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    body = body_of(machine, _token(asked[1], by_name=False))
    return None if body is None else list(asked[0]) in split(body, r"\ssm@sep")


def _has_value(_: Machine, asked: Sequence[Tokens]) -> bool:
    return list(asked[0]) != [NO_VALUE]


def _is_true(_: Machine, asked: Sequence[Tokens]) -> bool | None:
    return {r"\BooleanTrue": True, r"\BooleanFalse": False}.get(text_of(asked[0]).strip())


def _is_blank(_: Machine, asked: Sequence[Tokens]) -> bool:
    return not stripped(list(asked[0]))


def _next_is(machine: Machine) -> None:
    r"""Go on with one of two texts, by what comes next: `\@ifnextchar[…`."""
    wanted = machine.next_solid()
    yes, no = machine.argument() or [], machine.argument() or []
    machine.push(yes if machine.peek() == wanted else no)


def _star(machine: Machine) -> None:
    yes, no = machine.argument() or [], machine.argument() or []
    machine.push(yes if machine.took("*") else no)


_EQUAL: Answer = lambda _, asked: text_of(asked[0]) == text_of(asked[1])  # noqa: E731 - of a table
_XPARSE: dict[str, Answer] = {
    "IfValue": _has_value,
    "IfNoValue": lambda m, asked: not _has_value(m, asked),
    "IfBoolean": _is_true,
    "IfBlank": _is_blank,
}
TABLE: dict[str, Value] = {
    r"\iftrue": Condition(lambda _: True), r"\iffalse": Condition(lambda _: False),
    r"\ifnum": Condition(_compared(number)), r"\ifdim": Condition(_compared(length)),
    r"\ifodd": Condition(_is_odd), r"\ifx": Condition(_same_meaning),
    r"\if": Condition(_same_letter), r"\ifcat": Condition(_same_category),
    r"\ifdefined": Condition(lambda m: is_defined(m, m.next_solid() or "")),
    r"\ifcsname": Condition(_command_by_name),
    r"\ifcase": Primitive(_case, is_expandable=True),
    r"\unless": Primitive(_unless, is_expandable=True),
    r"\newif": Primitive(_new_if),
    **dict.fromkeys((r"\newtoggle", r"\providetoggle"), Primitive(_new_named("toggle"))),
    **dict.fromkeys((r"\newbool", r"\providebool", r"\newboolean", r"\provideboolean"),
                    Primitive(_new_named("switch"))),
    r"\settoggle": Primitive(_set_named("toggle")),
    **dict.fromkeys((r"\setbool", r"\setboolean"), Primitive(_set_named("switch"))),
    r"\toggletrue": Primitive(_set_named("toggle", fixed=True)),
    r"\togglefalse": Primitive(_set_named("toggle", fixed=False)),
    r"\booltrue": Primitive(_set_named("switch", fixed=True)),
    r"\boolfalse": Primitive(_set_named("switch", fixed=False)),
    r"\iftoggle": test(1, _named("toggle")), r"\nottoggle": test(1, _named("toggle"), negated=True),
    r"\ifbool": test(1, _named("switch")), r"\notbool": test(1, _named("switch"), negated=True),
    r"\ifdef": test(1, _defined(by_name=False)), r"\ifcsdef": test(1, _defined(by_name=True)),
    r"\ifundef": test(1, _defined(by_name=False), negated=True),
    **dict.fromkeys((r"\ifcsundef", r"\@ifundefined"),
                    test(1, _defined(by_name=True), negated=True)),
    r"\ifstrequal": test(2, _EQUAL), r"\ifstrempty": test(1, lambda _, asked: not asked[0]),
    r"\ifblank": test(1, _is_blank), r"\notblank": test(1, _is_blank, negated=True),
    r"\ifdefstring": test(2, _body(str.__eq__, by_name=False)),
    r"\ifcsstring": test(2, _body(str.__eq__, by_name=True)),
    **dict.fromkeys((r"\ifdefempty", r"\ifdefvoid"),
                    test(1, _body(str.__eq__, by_name=False))),
    **dict.fromkeys((r"\ifcsempty", r"\ifcsvoid"), test(1, _body(str.__eq__, by_name=True))),
    **dict.fromkeys((r"\ifdefequal", r"\ifdefstrequal"), test(2, _equal_bodies)),
    r"\ifinlist": test(2, _in_list),
    r"\ifnumequal": test(2, _numbers("=")), r"\ifnumgreater": test(2, _numbers(">")),
    r"\ifnumless": test(2, _numbers("<")), r"\ifnumcomp": test(3, _numbers_by_sign),
    r"\ifnumodd": test(1, _odd_argument),
    r"\@ifpackageloaded": test(1, _loaded(".sty")), r"\@ifclassloaded": test(1, _loaded(".cls")),
    r"\ifthenelse": test(1, ifthen), r"\ifboolexpr": test(1, boolean_text),
    r"\ifboolexpe": test(1, boolean_text),
    r"\@ifstar": Primitive(_star),
    **dict.fromkeys((r"\@ifnextchar", r"\kernel@ifnextchar", r"\ltx@ifnextchar"), Primitive(_next_is)),
    **{rf"\{name}TF": test(1, answer) for name, answer in _XPARSE.items()},
    **{rf"\{name}T": _one_branch(1, answer, yes=True) for name, answer in _XPARSE.items()},
    **{rf"\{name}F": _one_branch(1, answer, yes=False) for name, answer in _XPARSE.items()},
}  # fmt: skip
"""What the commands of this module mean."""
