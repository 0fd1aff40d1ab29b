r"""What the functions of LaTeX's programming layer do with lists, numbers and tests.

Responsible for those that papers use for citations ("The LaTeX3 interfaces"); their arguments are
read by `tex_expl`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ssmlit.citations.tex.conditions import body_of, is_defined
from ssmlit.citations.tex.definitions import define, define_delimited
from ssmlit.citations.tex.lexer import is_command, split_tokens, stripped, text_of
from ssmlit.citations.tex.logic import asked_in_braces
from ssmlit.citations.tex.loops import groups, inline, items, map_with
from ssmlit.citations.tex.meanings import NO_VALUE, Macro, Parameter
from ssmlit.citations.tex.numbers import is_so, value_of, write_number
from ssmlit.citations.tex.specification import compiled

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine

    Given = list[list[str]]
    Function = Callable[[Machine, Given], object]

_ITEM = r"\s__item"  # between the items of a sequence, as the pairs of a property list


def value_held(machine: Machine, token: str) -> Sequence[str]:
    """Return what a variable holds; itself if unknown."""
    number = machine.table.number(f"count {token}")
    if number is not None:
        return str(number)
    body = body_of(machine, token)
    return [token] if body is None else body


def _set(machine: Machine, given: Given) -> None:
    machine.assign(given[0][0], Macro((), tuple(given[1] if len(given) > 1 else ())))


def _put(machine: Machine, given: Given, *, right: bool, between_them: str = "") -> None:
    before = list(body_of(machine, given[0][0]) or [])
    joint = [between_them] if between_them and before else []
    after = [*before, *joint, *given[1]] if right else [*given[1], *joint, *before]
    _set(machine, [given[0], after])


def _define(machine: Machine, given: Given) -> None:
    """Define a function whose parameters are next."""
    define_delimited(machine, given[0][0])


def _define_by_signature(machine: Machine, given: Given) -> None:
    signature = given[0][0].partition(":")[2]
    parameters = tuple(Parameter() for kind in signature if kind in "nNTFceoxVv")
    define(machine, given[0][0], Macro(parameters, compiled(given[1])))


def _sequence(machine: Machine, token: str) -> list[list[str]]:
    return items(machine, [token], _ITEM)


def _set_sequence(machine: Machine, token: str, values: Sequence[Sequence[str]]) -> None:
    tokens = [one for value in values for one in (*value, _ITEM)]
    machine.assign(token, Macro((), tuple(tokens)))


def _split(machine: Machine, given: Given) -> None:
    separator = text_of(given[1]).strip() or ","
    _set_sequence(machine, given[0][0], [stripped(p) for p in split_tokens(given[2], separator)])


def _put_pair(machine: Machine, given: Given) -> None:
    pairs = _pairs(machine, given[0][0])
    pairs[text_of(given[1]).strip()] = given[2]
    tokens = [["{", *key, "}", "{", *value, "}"] for key, value in pairs.items()]
    _set_sequence(machine, given[0][0], tokens)


def _pairs(machine: Machine, token: str) -> dict[str, list[str]]:
    halves = (groups(one) for one in _sequence(machine, token))
    return {text_of(pair[0]): pair[1] for pair in halves if len(pair) == 2}


def _get_pair(machine: Machine, given: Given) -> bool:
    found = _pairs(machine, given[0][0]).get(text_of(given[1]).strip())
    machine.assign(given[2][0], Macro((), tuple(found or [r"\q_no_value"])))
    return found is not None


def _item_of_pair(machine: Machine, given: Given) -> None:
    machine.push(_pairs(machine, given[0][0]).get(text_of(given[1]).strip(), []))


def _new_number(machine: Machine, given: Given) -> None:
    machine.push((r"\newcount", given[0][0]))


def _set_number(machine: Machine, given: Given, sign: int | None = None) -> None:
    name = f"count {given[0][0]}"
    value = value_of(machine, given[1]) if len(given) > 1 else 1 if sign else 0
    before = machine.table.number(name)
    if sign and value is not None:
        value = None if before is None else before + sign * value
    machine.settle(name, value)


def _write_number(machine: Machine, given: Given) -> None:
    write_number(machine, value_of(machine, given[0]))


def _steps(machine: Machine, given: Given) -> None:
    first, step, last = _range(machine, given[:-1])
    values = range(first, last + (1 if step > 0 else -1), step)[:10_000]
    inline(machine, given[-1], [list(str(value)) for value in values])


def _range(machine: Machine, given: Given) -> tuple[int, int, int]:
    numbers = [value_of(machine, one) or 0 for one in given]
    first, step, last = {1: (1, 1, numbers[-1]), 2: (numbers[0], 1, numbers[-1])}.get(
        len(numbers), (numbers[0], numbers[1] if len(numbers) > 1 else 1, numbers[-1])
    )
    return first, step or 1, last


def _cases(machine: Machine, given: Given, equal: Callable[[list[str]], bool | None]) -> bool:
    parts = groups(given[1])
    for case, code in zip(parts[::2], parts[1::2], strict=False):
        if equal(case):
            machine.push(code)
            return True
    return False


def _string_case(machine: Machine, given: Given) -> bool:
    wanted = text_of(given[0])
    return _cases(machine, given, lambda case: text_of(case) == wanted)


def _number_case(machine: Machine, given: Given) -> bool:
    wanted = value_of(machine, given[0])
    return _cases(machine, given, lambda case: value_of(machine, case) == wanted)


def _set_boolean(machine: Machine, given: Given, *, value: bool) -> None:
    machine.settle(f"switch {given[0][0]}", value)


def _boolean(machine: Machine, given: Given) -> bool | None:
    return machine.table.switch(f"switch {(given[0] or [''])[0]}")


def _compared(machine: Machine, given: Given) -> bool | None:
    if len(given) == 1:
        return asked_in_braces(machine, (r"\ifthenelse", "{", *given[0], "}"))
    left, right = value_of(machine, given[0]), value_of(machine, given[2])
    sign = text_of(given[1]).strip()
    return None if left is None or right is None else is_so(left, sign, right)


def _is_empty(machine: Machine, given: Given) -> bool | None:
    """Return whether text, or what a variable holds, is empty."""
    if len(given[0]) == 1 and is_command(given[0][0]) and "_" in given[0][0]:
        body = body_of(machine, given[0][0])
        return None if body is None else not body
    return not given[0]


def _equal(machine: Machine, given: Given) -> bool:
    one, other = (text_of(_held(machine, tokens)) for tokens in given[:2])
    return one == other


def _held(machine: Machine, tokens: list[str]) -> Sequence[str]:
    is_variable = len(tokens) == 1 and is_command(tokens[0])
    return value_held(machine, tokens[0]) if is_variable else tokens


def _use(machine: Machine, given: Given) -> None:
    machine.push([token for one in given for token in _held(machine, one)])


def _comma(machine: Machine, given: Given) -> None:
    _put(machine, given, right=True, between_them=",")


_DEFINING = ("cs_new", "cs_set", "cs_gset", "cs_new_protected", "cs_set_protected",
             "cs_new_nopar", "cs_set_nopar", "cs_new_protected_nopar", "cs_gset_protected",
             "cs_set_protected_nopar", "cs_gset_nopar")  # fmt: skip


def _cs(machine: Machine, given: Given) -> None:
    define_it = _define if len(given) == 1 else _define_by_signature
    define_it(machine, given)


def _nothing(_: Machine, __: Given) -> None:
    return


FUNCTIONS: dict[str, Function] = {
    **dict.fromkeys(_DEFINING, _cs),
    **{f"{kind}_{way}": _set for kind in ("tl", "clist", "str", "seq", "prop")
       for way in ("new", "set", "gset", "clear", "gclear", "clear_new", "const")},
    **{f"tl_{way}put_right": lambda m, g: _put(m, g, right=True) for way in ("", "g")},
    **{f"tl_{way}put_left": lambda m, g: _put(m, g, right=False) for way in ("", "g")},
    **{f"clist_{way}put_right": _comma for way in ("", "g")},
    **{f"clist_{way}put_left": lambda m, g: _put(m, g, right=False, between_them=",")
       for way in ("", "g")},
    **{f"seq_{way}put_right": lambda m, g: _set_sequence(
        m, g[0][0], [*_sequence(m, g[0][0]), g[1]]) for way in ("", "g")},
    **{f"seq_{way}set_split": _split for way in ("", "g")},
    **{f"seq_{way}set_from_clist": lambda m, g: _set_sequence(m, g[0][0], items(m, g[1]))
       for way in ("", "g")},
    "clist_map_inline": lambda m, g: inline(m, g[1], items(m, g[0])),
    "clist_map_function": lambda m, g: map_with(m, g[1], items(m, g[0])),
    "clist_map_variable": lambda m, g: m.push([t for v in items(m, g[0]) for t in (
        r"\def", *g[1], "{", *v, "}", *g[2])]),
    "seq_map_inline": lambda m, g: inline(m, g[1], _sequence(m, g[0][0])),
    "seq_map_function": lambda m, g: map_with(m, g[1], _sequence(m, g[0][0])),
    "tl_map_inline": lambda m, g: inline(m, g[1], [[t] for t in _held(m, g[0]) if t != " "]),
    "clist_count": lambda m, g: m.push(str(len(items(m, g[0])))),
    "seq_count": lambda m, g: m.push(str(len(_sequence(m, g[0][0])))),
    **{f"{kind}_lowercase": lambda m, g: m.push(m.text(g[0]).lower()) for kind in ("str", "text")},
    **{f"{kind}_uppercase": lambda m, g: m.push(m.text(g[0]).upper()) for kind in ("str", "text")},
    "clist_use": lambda m, g: m.push(_held(m, g[0])),
    "seq_use": lambda m, g: m.push([t for v in _sequence(m, g[0][0]) for t in (*v, *g[1])]),
    **{f"prop_{way}put": _put_pair for way in ("", "g")},
    "prop_get": _get_pair, "prop_item": _item_of_pair,
    "int_new": _new_number, "int_zero": lambda m, g: _set_number(m, [g[0], ["0"]]),
    **{f"int_{way}set": _set_number for way in ("", "g")},
    **{f"int_{way}incr": lambda m, g: _set_number(m, g, 1) for way in ("", "g")},
    **{f"int_{way}decr": lambda m, g: _set_number(m, g, -1) for way in ("", "g")},
    **{f"int_{way}add": lambda m, g: _set_number(m, g, 1) for way in ("", "g")},
    "int_use": _write_number, "int_eval": _write_number, "int_to_arabic": _write_number,
    "int_step_inline": _steps,
    "bool_new": lambda m, g: _set_boolean(m, g, value=False),
    **{f"bool_{way}set_true": lambda m, g: _set_boolean(m, g, value=True) for way in ("", "g")},
    **{f"bool_{way}set_false": lambda m, g: _set_boolean(m, g, value=False) for way in ("", "g")},
    "tl_use": _use, "str_use": _use, "use": _use, "use_none": _nothing,
    "use_i": lambda m, g: m.push(g[0]),
    "use_ii": lambda m, g: m.push(g[1]), "cs_generate_variant": _nothing,
    "cs_set_eq": lambda m, g: m.push((r"\let", g[0][0], g[1][0])),
    "cs_new_eq": lambda m, g: m.push((r"\let", g[0][0], g[1][0])),
    "tl_set_eq": lambda m, g: m.push((r"\let", g[0][0], g[1][0])),
}  # fmt: skip
TESTS: dict[str, Callable[[Machine, Given], bool | None]] = {
    "tl_if_empty": _is_empty, "clist_if_empty": _is_empty, "seq_if_empty": _is_empty,
    "str_if_empty": _is_empty, "tl_if_blank": lambda _, g: not stripped(g[0]),
    "tl_if_novalue": lambda _, g: g[0] == [NO_VALUE],
    "str_if_eq": _equal, "tl_if_eq": _equal, "bool_if": _boolean,
    "tl_if_in": lambda m, g: text_of(g[1]) in text_of(_held(m, g[0])),
    "str_if_in": lambda m, g: text_of(g[1]) in text_of(_held(m, g[0])),
    "clist_if_in": lambda m, g: g[1] in items(m, g[0]),
    "cs_if_exist": lambda m, g: is_defined(m, g[0][0]),
    "int_compare": _compared, "prop_get": _get_pair,
    "prop_if_in": lambda m, g: text_of(g[1]).strip() in _pairs(m, g[0][0]),
    "str_case": _string_case, "int_case": _number_case,
}  # fmt: skip
