r"""Conditions that the paper itself answers: switches, definitions, and texts that are compared.

Responsible for `\ifx … \else … \fi` (TeXbook, chapter 20) and for tests with their branches in
braces, of LaTeX, ifthen, etoolbox and xparse. What is not answered here is None: both branches are
read then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.citations.tex.commands import cites
from ssmlit.citations.tex.lexer import group_end, is_command, stripped, text_of, unbraced
from ssmlit.citations.tex.machine import DOUBT
from ssmlit.citations.tex.meanings import NO_VALUE, Branch, Condition, Letter, Macro, Primitive
from ssmlit.strings import words

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine
    from ssmlit.citations.tex.meanings import Value

    Tokens = Sequence[str]
    Answer = Callable[[Machine, Sequence[Tokens]], bool | None]

RELAX = Primitive(lambda _: None)
_UNDEFINED = frozenset({r"\undefined", r"\@undefined"})
_LETTERS = regex(r"[A-Za-z@]+")


def is_defined(machine: Machine, token: str) -> bool | None:
    """Return whether a command is defined.

    The paper's own are, and those that cite. A name with other letters than a command's was made by
    the paper: `seen@smith2020`. Of the rest, packages may have made any.
    """
    if token in machine.table.values:
        return machine.table.values[token] is not None
    if cites(token[1:]):
        return True
    made_up = token in _UNDEFINED or not _LETTERS.fullmatch(token[1:])
    return False if made_up else None


def _same_meaning(machine: Machine, one: str, other: str) -> bool | None:
    r"""Return what `\ifx` says about two tokens."""
    if one == other:
        return True
    meanings = [machine.meaning(t) if is_command(t) else Letter(t) for t in (one, other)]
    if None not in meanings:
        return meanings[0] == meanings[1]
    known = [is_defined(machine, t) if is_command(t) else True for t in (one, other)]
    return None if None in known else known[0] is known[1]


def read_name(machine: Machine) -> str:
    r"""Read a name up to `\endcsname`."""
    name: list[str] = []
    while (token := machine.next_unexpandable()) not in {r"\endcsname", None}:
        name.append(token or "")
    return "\\" + text_of(name)


def _unless(machine: Machine) -> None:
    """Leave a condition that is turned around undecided."""
    machine.next()
    machine.branch(holds=None)


def _settle(machine: Machine, name: str, *, value: bool) -> None:
    """Give a switch a value, or none if LaTeX may not get here."""
    machine.assign(name, None if machine.in_doubt else value)


def _new_if(machine: Machine) -> None:
    r"""Make a switch with `\NAMEtrue` and `\NAMEfalse`."""
    name = machine.token().removeprefix(r"\if")
    kept = f"switch {name}"
    machine.table.set(kept, value=False, everywhere=True)
    machine.assign(rf"\if{name}", Condition(lambda m: m.table.switch(kept)))
    machine.assign(rf"\{name}true", Primitive(lambda m: _settle(m, kept, value=True)))
    machine.assign(rf"\{name}false", Primitive(lambda m: _settle(m, kept, value=False)))


def _set_named(machine: Machine, *, kind: str) -> None:
    _settle(machine, f"{kind} {machine.name()}", value=machine.name() == "true")


def _in_braces(count: int, answer: Answer) -> Primitive:
    """Return a test that asks about some arguments and has its branches in braces."""

    def do(machine: Machine) -> None:
        asked = [machine.tokens() for _ in range(count)]
        yes, no = machine.tokens(), machine.tokens()
        machine.choose(answer(machine, asked), yes, no)

    return Primitive(do, is_expandable=True)


def _text(machine: Machine, asked: Tokens) -> str:
    return text_of(machine.expanded(asked)).strip()


def _switch(kind: str) -> Answer:
    return lambda machine, asked: machine.table.switch(f"{kind} {_text(machine, asked[0])}")


def _defined(machine: Machine, token: str) -> bool | None:
    return False if machine.meaning(token) is RELAX else is_defined(machine, token)


def _is_empty(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    r"""Say whether a macro stands for nothing: `\ifdefempty{\x}`."""
    macro = machine.meaning((list(asked[0]) or [""])[0])
    return not macro.body if isinstance(macro, Macro) and not macro.parameters else None


def _ifthen(machine: Machine, asked: Sequence[Tokens]) -> bool | None:
    r"""Answer `\equal{a}{b}` and `\boolean{c}`, also behind `\NOT`; not what `\AND` joins."""
    parts = _groups(stripped(list(asked[0])))
    negated = parts[:1] in ([[r"\NOT"]], [[r"\not"]])
    texts = [_text(machine, one) for one in parts[1 + negated :]]
    kind = "".join(parts[negated] if len(parts) > negated else ())
    holds = None
    if kind == r"\equal" and len(texts) == 2:
        holds = texts[0] == texts[1]
    elif kind == r"\boolean" and len(texts) == 1:
        holds = machine.table.switch(f"switch {texts[0]}")
    return None if holds is None else holds is not negated


def _groups(tokens: list[str]) -> list[list[str]]:
    """Return the arguments that tokens are."""
    found: list[list[str]] = []
    while tokens:
        end = group_end(tokens)
        if tokens[0] != " ":
            found.append(unbraced(tokens[:end]))
        tokens = tokens[end:]
    return found


def _option(machine: Machine) -> None:
    """Read what a package does if it is given an option; which ones it gets is not asked."""
    if not machine.took("*"):
        machine.argument()
    machine.choose(None, machine.tokens(), ())


def _next_is(machine: Machine) -> None:
    r"""Go on with one of two texts, by what comes next: `\@ifnextchar[…`."""
    wanted = machine.next_solid() or ""
    yes, no = machine.tokens(), machine.tokens()
    is_next = _same_meaning(machine, wanted, machine.peek() or "")
    machine.push(yes if is_next else no)  # what is not known is not a bracket


_UNANSWERED = {
    1: words("""ifboolexpr ifboolexpe ifcsempty ifdefvoid ifcsvoid ifnumodd @ifpackageloaded
    @ifclassloaded"""),
    2: words("""ifdefstring ifcsstring ifdefequal ifdefstrequal ifinlist ifnumequal ifnumgreater
    ifnumless ifdimequal ifdimgreater ifdimless"""),
    3: words("ifnumcomp ifdimcomp"),
}  # fmt: skip
"""Tests that are not answered, by what is before their branches."""
_BOOLEANS = {r"\BooleanTrue": True, r"\BooleanFalse": False}
_TESTS: dict[str, tuple[int, Answer]] = {
    "iftoggle": (1, _switch("toggle")),
    "ifbool": (1, _switch("switch")),
    "ifdef": (1, lambda machine, asked: _defined(machine, "".join(asked[0]))),
    "ifcsdef": (1, lambda machine, asked: _defined(machine, f"\\{_text(machine, asked[0])}")),
    "ifdefempty": (1, _is_empty),
    "ifstrequal": (2, lambda _, asked: text_of(asked[0]) == text_of(asked[1])),
    "ifstrempty": (1, lambda _, asked: not asked[0]),
    **dict.fromkeys(("ifblank", "IfBlankTF"), (1, lambda _, asked: not stripped(list(asked[0])))),
    "IfNoValueTF": (1, lambda _, asked: list(asked[0]) == [NO_VALUE]),
    "IfBooleanTF": (1, lambda _, asked: _BOOLEANS.get(text_of(asked[0]).strip())),
    "ifthenelse": (1, _ifthen),
    **{name: (count, lambda *_: None) for count, names in _UNANSWERED.items() for name in names},
}  # fmt: skip
TABLE: dict[str, Value] = {
    **{word: Branch(word) for word in (r"\else", r"\fi")},
    r"\iftrue": Condition(lambda _: True), r"\iffalse": Condition(lambda _: False),
    r"\ifx": Condition(lambda m: _same_meaning(m, m.next() or "", m.next() or "")),
    r"\ifdefined": Condition(lambda m: is_defined(m, m.next_solid() or "")),
    r"\ifcsname": Condition(lambda m: is_defined(m, read_name(m))),
    DOUBT: Condition(lambda _: None),
    r"\unless": Primitive(_unless, is_expandable=True),
    r"\newif": Primitive(_new_if),
    **dict.fromkeys((r"\newtoggle", r"\providetoggle"), Primitive(
        lambda m: m.table.set(f"toggle {m.name()}", value=False, everywhere=True))),
    r"\settoggle": Primitive(partial(_set_named, kind="toggle")),
    **dict.fromkeys((r"\setbool", r"\setboolean"), Primitive(partial(_set_named, kind="switch"))),
    **{f"\\{name}": _in_braces(*asked) for name, asked in _TESTS.items()},
    r"\DeclareOption": Primitive(_option),
    **dict.fromkeys((r"\@ifnextchar", r"\kernel@ifnextchar"), Primitive(_next_is)),
}  # fmt: skip
"""What the commands of this module mean."""
