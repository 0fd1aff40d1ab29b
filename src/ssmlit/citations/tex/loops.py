r"""Loops over lists that are in a paper: `\@for\k:=a,b\do{\cite{\k}}`.

Responsible for those of LaTeX (`ltcntrl`), etoolbox and pgffor; loops that count are macros of
`kernel`. Does not depend on what their bodies do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.citations.tex.conditions import body_of
from ssmlit.citations.tex.lexer import is_command, split_tokens, stripped, text_of
from ssmlit.citations.tex.meanings import Primitive
from ssmlit.citations.tex.specification import compiled

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine
    from ssmlit.citations.tex.meanings import Value

SEPARATOR = r"\ssm@sep"  # between the items of a list of etoolbox
_MOST = 10_000  # rounds of a loop
_COUNT = regex(r"count\s*=\s*(\\[A-Za-z@]+)\s*(?:from\s*(-?\d+))?")
_NUMBER = regex(r"(.*?)(-?\d+)(.*)", re.DOTALL)


def listed(machine: Machine, tokens: Sequence[str]) -> Sequence[str]:
    """Return a list, or what a macro that is all of it stands for."""
    one = stripped(list(tokens))
    body = body_of(machine, one[0]) if len(one) == 1 and is_command(one[0]) else None
    return tokens if body is None else body


def items(machine: Machine, tokens: Sequence[str], separator: str = ",") -> list[list[str]]:
    """Return the items of a list, without the empty ones."""
    parts = (stripped(part) for part in split_tokens(listed(machine, tokens), separator))
    return [part for part in parts if part]


def _for(machine: Machine, *, by_letter: bool) -> None:
    variable = machine.next_solid() or ""
    machine.delimited((":", "="))
    tokens, body = machine.delimited((r"\do",)), machine.argument()
    if tokens is None or body is None:
        return
    letters = [[one] for one in listed(machine, tokens) if one != " "]
    values = letters if by_letter else items(machine, tokens)
    machine.push([t for value in values for t in (*_defined([(variable, value)]), *body)])


def _each(machine: Machine, *, separator: str, head: Sequence[str] = ()) -> None:
    """Call something with each item of a list: `head`, or what is first."""
    machine.took("*")
    head = head or machine.tokens()
    values = items(machine, machine.tokens(), separator)
    machine.push([token for value in values for token in (*head, "{", *value, "}")])


def _list_parser(machine: Machine) -> None:
    machine.took("*")
    name, separator = machine.token(), machine.token() or ","
    machine.assign(name, Primitive(partial(_each, separator=separator, head=(r"\do",))))


def _foreach(machine: Machine) -> None:
    variables = [machine.next_solid() or ""]
    while machine.took("/"):
        variables.append(machine.next_solid() or "")
    options = text_of(machine.optional() or ())
    if not (machine.took("i") and machine.took("n")):
        return
    values = _spelled_out(items(machine, machine.tokens()))
    body = _repeated(machine)
    counted = _COUNT.search(options)
    rounds: list[str] = []
    for number, value in enumerate(values[:_MOST], int(counted[2] or 1) if counted else 1):
        parts = [*split_tokens(value, "/"), *([value] * len(variables))]
        made = zip(variables, parts[: len(variables)], strict=True)
        rounds += ["{", *_defined(made)]
        rounds += _defined([(counted[1], list(str(number)))]) if counted else []
        rounds += [*body, "}"]
    machine.push(rounds)


def _repeated(machine: Machine) -> list[str]:
    """Read what a loop repeats: a group, another loop, or what is before a semicolon."""
    token = machine.peek()
    if token == "{":
        return machine.tokens()
    if token != r"\foreach":
        return machine.delimited((";",)) or []
    head: list[str] = []
    while (token := machine.next()) not in {"{", None}:
        head.append(token or "")
    machine.put_back(token)
    return [*head, "{", *machine.tokens(), "}", "{", *_repeated(machine), "}"]


def _defined(pairs: Iterable[tuple[str, Sequence[str]]]) -> list[str]:
    return [token for name, value in pairs for token in (r"\def", name, "{", *value, "}")]


def _spelled_out(values: list[list[str]]) -> list[list[str]]:
    """Return the values of a list of pgffor, those that `...` stands for among them."""
    found: list[list[str]] = []
    for at, value in enumerate(values):
        if value == ["."] * 3 and found and at + 1 < len(values):
            found += map(list, between(text_of(found[-2]) if len(found) > 1 else "",
                                       text_of(found[-1]), text_of(values[at + 1])))  # fmt: skip
        else:
            found.append(value)
    return found


def between(before: str, first: str, last: str) -> list[str]:
    """Return what is between two values, in steps as from the one before to the first."""
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha():
        step = ord(first) - ord(before) if len(before) == 1 else 1 if first < last else -1
        return [chr(n) for n in range(ord(first) + step, ord(last), step)] if step else []
    one, other, earlier = (_NUMBER.fullmatch(text) for text in (first, last, before))
    if one is None or other is None:
        return []
    start, stop = int(one[2]), int(other[2])
    step = start - int(earlier[2]) if earlier else 1 if start < stop else -1
    numbers = range(start + step, stop, step)[:_MOST] if step else ()
    return [f"{one[1]}{number}{one[3]}" for number in numbers]


def inlined(machine: Machine, body: Sequence[str], values: Iterable[Sequence[str]]) -> list[str]:
    r"""Return a body for each value, which is its `#1`."""
    made = compiled(body)
    return [token for value in values for token in machine.substituted(made, [value])]


def _process_list(machine: Machine) -> None:
    parts, head = groups(machine.tokens()), machine.tokens()
    machine.push([token for part in parts for token in (*head, "{", *part, "}")])


def groups(tokens: Sequence[str]) -> list[list[str]]:
    """Return the contents of groups in braces that follow one another."""
    found: list[list[str]] = []
    depth = 0
    for token in tokens:
        depth -= token == "}"
        if depth:
            found[-1].append(token)
        elif token == "{":
            found.append([])
        depth += token == "{"
    return found


TABLE: dict[str, Value] = {
    r"\@for": Primitive(lambda m: _for(m, by_letter=False)),
    r"\@tfor": Primitive(lambda m: _for(m, by_letter=True)),
    r"\forcsvlist": Primitive(partial(_each, separator=",")),
    r"\forlistloop": Primitive(partial(_each, separator=SEPARATOR)),
    r"\DeclareListParser": Primitive(_list_parser),
    r"\foreach": Primitive(_foreach),
    r"\ProcessList": Primitive(_process_list),
}
"""What the commands of this module mean."""
