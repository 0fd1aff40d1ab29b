r"""LaTeX's programming layer (expl3, "The LaTeX3 interfaces"), as far as citations go through it.

Responsible for the arguments that a function's signature names (`:nTF`, `:NV`), and for what the
functions of lists, token lists, numbers and tests are in LaTeX and etoolbox. Unknown functions are
ignored and their arguments read as text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.citations.tex.conditions import body_of
from ssmlit.citations.tex.lexer import split_tokens, stripped, text_of, tokens_of
from ssmlit.citations.tex.loops import SEPARATOR, groups, inlined, items, listed
from ssmlit.citations.tex.meanings import Primitive
from ssmlit.citations.tex.numbers import value_of
from ssmlit.citations.tex.specification import compiled

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine
    from ssmlit.citations.tex.meanings import Body, Value

    Given = list[list[str]]

    Function = Callable[[Machine, Given], Sequence[str]]

_MOST = 10_000  # rounds of a loop
_G = regex(r"_g(?=set|put|clear|zero|incr|decr|add)")
_DEFINES = regex(r"cs_g?(?:new|set)(?:_protected)?(?:_nopar)?")
_EVERYWHERE = regex(r"_(?:new|const|g(?:set|put|clear|zero|incr|decr|add))")
_WAYS = ("new", "set", "gset", "clear", "gclear", "clear_new", "const")
_FUNCTIONS = {
    **{f"{kind}_{way}": r"\def#1{#2}" for kind in ("tl", "clist", "str", "seq") for way in _WAYS},
    "tl_put_right": r"\appto#1{#2}",
    "tl_put_left": r"\preto#1{#2}",
    "clist_put_right": r"\ifdefempty#1{\def#1{#2}}{\appto#1{,#2}}",
    "clist_put_left": r"\ifdefempty#1{\def#1{#2}}{\preto#1{#2,}}",
    "clist_map_function": r"\forcsvlist{#2}{#1}",
    "clist_map_variable": r"\@for#2:=#1\do{#3}",
    "clist_use": "#1",
    "seq_put_right": r"\listadd#1{#2}",
    "seq_map_function": r"\forlistloop{#2}#1",
    "prop_put": r"\csdef{\string#1@#2}{#3}",
    "prop_get": r"\letcs#3{\string#1@#2}",
    "prop_item": r"\csuse{\string#1@#2}",
    "int_new": r"\newcount#1",
    "int_zero": r"#1=0\relax",
    "int_set": r"#1=\numexpr#2\relax",
    "int_incr": r"\advance#1 1\relax",
    "int_decr": r"\advance#1-1\relax",
    "int_add": r"\advance#1\numexpr#2\relax",
    "int_use": r"\the#1",
    **dict.fromkeys(("int_eval", "int_to_arabic"), r"\number\numexpr#1\relax"),
    "bool_new": r"\boolfalse{\string#1}",
    "bool_set_true": r"\booltrue{\string#1}",
    "bool_set_false": r"\boolfalse{\string#1}",
    **dict.fromkeys(("tl_use", "str_use", "use", "use_i"), "#1"),
    "use_ii": "#2",
    **dict.fromkeys(("use_none", "cs_generate_variant", "prop_new"), ""),
    **dict.fromkeys(("cs_set_eq", "cs_new_eq", "tl_set_eq"), r"\let#1#2"),
}
"""What functions that set, read and repeat do; those that do it everywhere have a `g` more."""
_TESTS = {
    **{f"{kind}_if_empty:N": r"\ifdefempty#1" for kind in ("tl", "clist", "str", "seq")},
    **{f"{kind}_if_empty:n": r"\ifstrempty{#1}" for kind in ("tl", "clist", "str")},
    "tl_if_blank": r"\ifblank{#1}",
    "tl_if_novalue": r"\IfNoValueTF{#1}",
    "tl_if_eq:NN": r"\ifdefstrequal#1#2",
    **dict.fromkeys(("tl_if_eq:nn", "str_if_eq"), r"\ifstrequal{#1}{#2}"),
    **dict.fromkeys(("tl_if_in", "str_if_in"), r"\ifthenelse{\isin{#2}{#1}}"),
    "clist_if_in": r"\ifthenelse{\isin{,#2,}{,#1,}}",
    "cs_if_exist": r"\ifdef#1",
    "bool_if": r"\ifbool{\string#1}",
    "int_compare:n": r"\ifthenelse{#1}",
    "int_compare:nNn": r"\ifnumcomp{#1}{#2}{#3}",
    "prop_get": r"\letcs#3{\string#1@#2}\ifcsdef{\string#1@#2}",
    "prop_if_in": r"\ifcsdef{\string#1@#2}",
}
"""Which tests with branches in braces those of this layer are, by name or with a signature."""
_CASES = {"str_case": r"\ifstrequal", "int_case": r"\ifnumequal"}


def call(machine: Machine, token: str) -> bool:
    """Do a function by its base name and signature; return whether it is one of those known."""
    name, colon, signature = token[1:].partition(":")
    function = _function(machine, name, signature) if colon else None
    if function is None:
        return False
    kinds = signature.rstrip("TF").partition("p")[0]
    tokens = function(machine, [_given(machine, kind) for kind in kinds])
    machine.push((r"\global", *tokens) if tokens and _EVERYWHERE.search(name) else tokens)
    return True


def _function(machine: Machine, name: str, signature: str) -> Function | None:
    """Return what gives the tokens that a function is replaced by, from its arguments."""
    kinds = signature.rstrip("TF")
    branches = signature[len(kinds) :]
    plain = "".join("N" if kind in "Nc" else kind if kind in "pTFwD" else "n" for kind in signature)
    own = f"\\{name}:{plain}"  # the paper's, of which this is a variant
    if plain != signature and own in machine.table.values:
        return lambda _, given: [own, *_in_braces(given, kinds)]
    if name.startswith("exp_args"):
        return lambda _, given: [*given[0], *_in_braces(given[1:], kinds[1:])]
    if _DEFINES.fullmatch(name):
        return _defined
    if name in _CASES:
        return partial(_cases, test=_CASES[name], branches=branches)
    known = _G.sub("_", name)
    if known in _COMPUTED:
        return _COMPUTED[known]
    bodies = _bodies(is_test=bool(branches))
    body = bodies.get(f"{known}:{plain[: len(kinds)]}", bodies.get(known))
    return None if body is None else partial(_replaced, body=body, branches=branches)


@cache
def _bodies(*, is_test: bool) -> dict[str, Body]:
    letters = {"_": 11, ":": 11, "@": 11}
    table = _TESTS if is_test else _FUNCTIONS
    return {name: compiled(tokens_of(text, letters)) for name, text in table.items()}


def _given(machine: Machine, kind: str) -> list[str]:
    """Read one argument, expanded as its letter in the signature says."""
    tokens = machine.tokens()
    if kind in "Vv":
        tokens = ["\\" + text_of(tokens).strip()] if kind == "v" else tokens
        return _value_held(machine, tokens[0] if tokens else "")
    if kind == "c":
        return ["\\" + machine.text(tokens).strip()]
    if kind in "xef":
        return machine.expanded(tokens)
    if kind == "o":
        machine.push((*tokens, r"\q_stop"))
        machine.expand_once()
        return machine.delimited((r"\q_stop",)) or []
    return tokens


def _value_held(machine: Machine, token: str) -> list[str]:
    """Return what a variable holds; itself if unknown."""
    number = machine.table.number(f"count {token}")
    if number is not None:
        return list(str(number))
    body = body_of(machine, token)
    return [token] if body is None else list(body)


def _in_braces(given: Given, kinds: str) -> list[str]:
    pairs = zip(given, kinds, strict=False)
    return [token for one, kind in pairs for token in (one if kind in "Nc" else _group(one))]


def _group(tokens: Sequence[str]) -> list[str]:
    return ["{", *tokens, "}"]


def _defined(_: Machine, given: Given) -> Sequence[str]:
    """Define a function whose parameters are next, or as many as its signature names."""
    head = (r"\def", *given[0])
    if len(given) == 1:
        return head
    count = len(given[0][0].partition(":")[2].rstrip("TF"))
    parameters = [token for number in range(count) for token in ("#", str(number + 1))]
    return (*head, *parameters, *_group(given[1]))


def _replaced(machine: Machine, given: Given, *, body: Body, branches: str) -> Sequence[str]:
    texts = {which: machine.tokens() for which in branches}
    found = machine.substituted(body, given)
    return [*found, *_group(texts.get("T", [])), *_group(texts.get("F", []))] if texts else found


def _cases(machine: Machine, given: Given, *, test: str, branches: str) -> Sequence[str]:
    """Return tests one within another, the first case outside."""
    texts = {which: machine.tokens() for which in branches}
    parts = groups(given[1])
    tokens = texts.get("F", [])
    for case, code in reversed(list(zip(parts[::2], parts[1::2], strict=False))):
        done = _group([*code, *texts.get("T", [])])
        tokens = [test, *_group(given[0]), *_group(case), *done, *_group(tokens)]
    return tokens


def _sequence(name: Sequence[str], values: list[list[str]]) -> list[str]:
    """Set a list whose items are separated as etoolbox separates them."""
    return [r"\def", *name, *_group([t for one in values for t in (*stripped(one), SEPARATOR)])]


def _steps(machine: Machine, given: Given) -> list[list[str]]:
    numbers = [value_of(machine, one) or 0 for one in given]
    first, last = (numbers[0] if len(numbers) > 1 else 1), numbers[-1]
    step = numbers[1] if len(numbers) > 2 and numbers[1] else 1
    values = range(first, last + (1 if step > 0 else -1), step)[:_MOST]
    return [list(str(value)) for value in values]


def _each_between(machine: Machine, given: Given) -> list[str]:
    return [token for one in items(machine, given[0], SEPARATOR) for token in (*one, *given[1])]


_COMPUTED: dict[str, Function] = {
    "seq_set_split": lambda m, given: _sequence(
        given[0], split_tokens(listed(m, given[2]), text_of(given[1]).strip() or ",")),
    "seq_set_from_clist": lambda m, given: _sequence(given[0], items(m, given[1])),
    "seq_use": _each_between,
    "clist_map_inline": lambda m, given: inlined(m, given[1], items(m, given[0])),
    "seq_map_inline": lambda m, given: inlined(m, given[1], items(m, given[0], SEPARATOR)),
    "tl_map_inline": lambda m, given: inlined(
        m, given[1], [[token] for token in listed(m, given[0]) if token != " "]),
    "int_step_inline": lambda m, given: inlined(m, given[-1], _steps(m, given[:-1])),
    "clist_count": lambda m, given: str(len(items(m, given[0]))),
    "seq_count": lambda m, given: str(len(items(m, given[0], SEPARATOR))),
    **dict.fromkeys(("str_lowercase", "text_lowercase"), lambda m, g: m.text(g[0]).lower()),
    **dict.fromkeys(("str_uppercase", "text_uppercase"), lambda m, g: m.text(g[0]).upper()),
}  # fmt: skip
"""Functions whose tokens depend on how many items there are, or on letters."""


def _syntax(machine: Machine, *, on: bool) -> None:
    for letter, kind, usual in (("_", 11, 8), (":", 11, 12), (" ", 9, 10), ("~", 10, 12)):
        machine.set_category(letter, kind if on else usual)


TABLE: dict[str, Value] = {
    r"\ExplSyntaxOn": Primitive(lambda m: _syntax(m, on=True)),
    r"\ExplSyntaxOff": Primitive(lambda m: _syntax(m, on=False)),
}
"""What the commands of this module mean."""
