r"""Commands that control how tokens are read: `\expandafter`, `\csname`, `\string`, groups.

Responsible for what TeX calls expandable commands (TeXbook, chapter 20), for groups, environments
and hooks. Does not depend on citations.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ssmlit.citations.tex.commands import UNFOLLOWED
from ssmlit.citations.tex.conditions import RELAX, is_defined, read_name
from ssmlit.citations.tex.lexer import is_command, split_tokens, stripped, text_of
from ssmlit.citations.tex.meanings import Letter, Macro, Primitive, Verbatim
from ssmlit.citations.tex.verbatim import environment

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine
    from ssmlit.citations.tex.meanings import Value

STOP = r"\ssm@stop"
_HOOKS = {r"\AtBeginDocument": "begin document", r"\AtEndDocument": "end document"}


def _expandafter(machine: Machine) -> None:
    first = machine.next()
    machine.expand_once()
    machine.put_back(first)


def _csname(machine: Machine) -> None:
    name = read_name(machine)
    if is_defined(machine, name) is False:
        machine.table.set(name, RELAX)
    machine.push((name,))


def _change_case(machine: Machine, change: Callable[[str], str]) -> None:
    r"""Change letters without expanding anything: `\lowercase{\cite{KEY}}` cites `key`."""
    machine.push([token if is_command(token) else change(token) for token in machine.tokens()])


def _begin(machine: Machine) -> None:
    name = machine.name()
    if name == "document":
        _begin_document(machine)
        return
    machine.table.open()
    machine.table.set("environment", (name,))
    meaning = machine.meaning(f"\\{name}")
    if isinstance(meaning, Verbatim):
        environment(machine, meaning)
    elif isinstance(meaning, Macro | Primitive):
        machine.push((f"\\{name}",))


def _end(machine: Machine) -> None:
    name = machine.name()
    if name == "document":
        _end_document(machine)
    if name in {"", "document"}:  # plain TeX's `\end` names nothing
        return
    is_known = machine.meaning(f"\\end{name}") is not None
    machine.push((f"\\end{name}", "}") if is_known else ("}",))


def _begin_document(machine: Machine) -> None:
    if "document" in machine.table.values:
        machine.file.is_document = True
    machine.table.set("document", value=True, everywhere=True)
    machine.push(_hook(machine, "begin document"))


def _end_document(machine: Machine) -> None:
    if machine.file.is_document:
        machine.file.end_line()
    else:
        machine.push((*_hook(machine, "end document"), STOP))


def _hook(machine: Machine, name: str) -> tuple[str, ...]:
    return machine.table.tokens(f"hook {name}")


def _add_to_hook(machine: Machine, name: str) -> None:
    if name == "begin document" and "document" in machine.table.values:
        return  # the hook has run: the code is read in place
    code = (*_hook(machine, name), *(machine.tokens()))
    machine.table.set(f"hook {name}", code, everywhere=True)


def _stop(machine: Machine) -> None:
    machine.ended = True


def _say(machine: Machine, *, name: str) -> None:
    machine.note_once(f"\\{name} is not followed")


def _expl3(machine: Machine) -> None:
    """Say that what LaTeX's programming layer cites is not known, if it does."""
    text = machine.reading
    end = text.text.find(r"\ExplSyntaxOff", text.at)
    if "cite" in text.text[text.at : end if end >= 0 else text.end]:
        machine.note("LaTeX3 code is not followed; what it cites is not known")
    _name_with(machine, kind=11)


def _name_with(machine: Machine, *, kind: int) -> None:
    """Let the names of commands have a colon and underscores in them, or not (interface3)."""
    for letter in ":_":
        machine.set_category(letter, kind)


def _for_each(machine: Machine, handler: list[str]) -> None:
    r"""Give each element of a list to a command: `\forcsvlist{\see}{a, b}` (etoolbox, 3.7.1)."""
    elements = filter(None, map(stripped, split_tokens(machine.tokens(), ",")))
    machine.push([token for one in elements for token in (*handler, "{", *one, "}")])


_OPEN, _CLOSE = Primitive(lambda m: m.table.open()), Primitive(lambda m: m.table.close())
TABLE: dict[str, Value] = {
    r"\expandafter": Primitive(_expandafter, is_expandable=True),
    r"\csname": Primitive(_csname, is_expandable=True),
    r"\string": Primitive(lambda m: m.push(tuple(m.next() or "")), is_expandable=True),
    r"\detokenize": Primitive(lambda m: m.push(text_of(m.tokens())), is_expandable=True),
    r"\lowercase": Primitive(partial(_change_case, change=str.lower)),
    r"\uppercase": Primitive(partial(_change_case, change=str.upper)),
    r"\relax": RELAX,
    r"\begingroup": _OPEN,
    r"\endgroup": _CLOSE,
    r"\bgroup": Letter("{"),
    r"\egroup": Letter("}"),
    r"\begin": Primitive(_begin), r"\end": Primitive(_end),
    **dict.fromkeys((r"\stop", r"\@@end", STOP), Primitive(_stop)),
    **{name: Primitive(partial(_add_to_hook, name=hook)) for name, hook in _HOOKS.items()},
    **{f"\\{name}": Primitive(partial(_say, name=name)) for name in UNFOLLOWED},
    r"\ExplSyntaxOn": Primitive(_expl3),
    r"\ExplSyntaxOff": Primitive(partial(_name_with, kind=12)),
    r"\forcsvlist": Primitive(lambda m: _for_each(m, m.tokens())),
    r"\docsvlist": Primitive(lambda m: _for_each(m, [r"\do"])),
}  # fmt: skip
"""What the commands of this module mean."""
