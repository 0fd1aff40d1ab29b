r"""How a paper defines commands: `\newcommand`, `\def`, `\NewDocumentCommand`, `\let`.

Responsible for the forms of LaTeX (clsguide), of plain TeX (TeXbook, chapter 20), of etoolbox and
of xparse, whose letters say what arguments there are: `s O{} m` (usrguide, section 2). Does not
depend on what the bodies do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ssmlit.citations.tex.commands import DECLARATIONS, cites
from ssmlit.citations.tex.lexer import group_end, is_command, text_of, tokens_of, unbraced
from ssmlit.citations.tex.meanings import NO_VALUE, Cite, Letter, Macro, Parameter, Primitive

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine
    from ssmlit.citations.tex.meanings import Body, Value


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


def _specified(text: str) -> tuple[Parameter, ...] | None:
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
    if kind in {"m", "v", "b", "g"}:
        return Parameter(kind)
    if kind == "G":
        return Parameter("g", compiled(_taken(tokens)))
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


def _name_read(machine: Machine) -> str:
    r"""Read the command to be defined: `\x`, `{\x}`, `\csname x\endcsname`."""
    machine.took("*")
    token = machine.peek()
    if token == "{":
        tokens = [one for one in machine.tokens() if one != " "]
        machine.push(tokens)
        token = machine.peek()
    while token in {r"\expandafter", r"\csname"}:
        machine.expand_once()
        token = machine.peek()
    machine.next_solid()
    return token if token and is_command(token) else ""


def _counted(machine: Machine) -> tuple[Parameter, ...]:
    """Read how many parameters there are, and the default of an optional one: `[2][see]`."""
    text = text_of(machine.optional() or ()).strip()
    if not text.isdecimal():
        return ()
    default = machine.optional() if text != "0" else None
    mandatory = (Parameter(),) * (int(text) - (default is not None))
    return mandatory if default is None else (Parameter("o", compiled(default)), *mandatory)


def _command(machine: Machine, *, only_new: bool = False) -> None:
    on_slides = machine.took("<") and machine.took(">")  # of beamer (its manual, section 9.6.1)
    name = _name_read(machine)
    parameters = _counted(machine)
    tokens = machine.argument()
    if not name or tokens is None:
        return
    if only_new and (name in machine.table.values or cites(name[1:])):
        return
    body = compiled(tokens)
    if on_slides:
        parameters, body = _on_slides(parameters, body)
    machine.assign(name, Macro(parameters, body))


def _on_slides(parameters: tuple[Parameter, ...], body: Body) -> tuple[tuple[Parameter, ...], Body]:
    """Return a macro for which beamer reads slides (`<2->`) first, and counts them last."""
    last = len(parameters) + 1
    slides = Parameter("o", ("",), ("<", ">"))
    return (slides, *parameters), tuple(
        one if isinstance(one, str) else 1 if one == last else one + 1 for one in body
    )


def _primitive(
    machine: Machine, named: Callable[[Machine], str], *, everywhere: bool, expanding: bool
) -> None:
    r"""Define a command whose parameters are next: `#1:#2\end{…}`."""
    name = named(machine)
    text: list[str] = []
    while (token := machine.next()) not in {"{", None}:
        text.append(token or "")
    machine.push(("{",))
    body = machine.argument()
    if body is None:
        return
    prefix, parameters = _delimited(text)
    inner = machine.expanded(body) if expanding else body
    machine.is_global = machine.is_global or everywhere
    machine.assign(name, Macro(parameters, compiled(inner), prefix))


def _delimited(text: list[str]) -> tuple[tuple[str, ...], tuple[Parameter, ...]]:
    if text and text[-1] == "#":  # the last argument ends before the brace of the body
        text = [*text[:-1], "{"]
    first = text.index("#") if "#" in text else len(text)
    parameters: list[Parameter] = []
    at = first
    while at < len(text):
        behind = text.index("#", at + 1) if "#" in text[at + 1 :] else len(text)
        ends = tuple(text[at + 2 : behind])
        parameters.append(Parameter("d", edges=ends) if ends else Parameter())
        at = behind
    return tuple(text[:first]), tuple(parameters)


def _document_command(machine: Machine, *, only_new: bool = False) -> None:
    name = _name_read(machine)
    parameters = _specification(machine)
    body = machine.argument()
    if not name or body is None or (only_new and name in machine.table.values):
        return
    if parameters is None:
        machine.note(f"the arguments of {name} are not understood; what it cites is not known")
    else:
        machine.assign(name, Macro(parameters, compiled(body)))


def _specification(machine: Machine) -> tuple[Parameter, ...] | None:
    return _specified(text_of(machine.tokens()))


def _environment(
    machine: Machine,
    read: Callable[[Machine], tuple[Parameter, ...] | None],
    *,
    is_box: bool = False,
) -> None:
    r"""Define an environment, or a box of tcolorbox, whose options may use the arguments.

    `\newtcolorbox[auto counter]{claim}[2][]{title={See \cite{#2}},#1}` (manual, section 3.3).
    """
    machine.took("*")
    if is_box:
        machine.optional()
    name = machine.name()
    parameters = read(machine)
    begin, end = machine.argument(), [] if is_box else machine.argument()
    if parameters is not None and begin is not None and end is not None:
        macro = Macro(parameters, compiled(begin), ending=compiled(end))
        machine.assign(f"\\{name}", macro)
        machine.assign(f"\\end{name}", Macro((), compiled(end)))
    elif begin is not None:  # broken: LaTeX stops, but the rest may still be meant
        machine.push(begin)


def _copy(machine: Machine, name: str, token: str) -> None:
    machine.assign(name, machine.meaning(token) if is_command(token) else Letter(token))


def _let(machine: Machine) -> None:
    name = _name_read(machine)
    machine.took("=")
    _copy(machine, name, machine.next() or "")


def _futurelet(machine: Machine) -> None:
    name, first, second = (machine.next_solid() or "" for _ in range(3))
    _copy(machine, name, second)
    machine.push((first, second))


def _declaration(machine: Machine, like: str) -> None:
    """Pass over the code of which a cite command is made; it cites as another does."""
    machine.took("*")
    name = _name_read(machine) if is_command(machine.peek() or "") or like else ""
    if like and not cites(name[1:]):
        machine.assign(name, Cite(like))
    while machine.optional() is not None or machine.braced() is not None:
        pass


def _global(machine: Machine) -> None:
    machine.is_global = True


def _defining(named: Callable[[Machine], str], *names: str) -> dict[str, Value]:
    """Return commands that end in `def`; the letter before it says how they define.

    After `g` the definition holds everywhere, after `e` its body is expanded, after `x` both.
    """
    return {
        rf"\{name}": Primitive(
            partial(_primitive, named=named, everywhere=how in "gx", expanding=how in "ex")
        )
        for name in names
        for how in [name[-4:-3] or "-"]
    }


WITH_BODIES: dict[str, Value] = {
    **dict.fromkeys((r"\newcommand", r"\renewcommand", r"\DeclareRobustCommand",
                     r"\newrobustcmd", r"\renewrobustcmd"), Primitive(_command)),
    **dict.fromkeys((r"\providecommand", r"\providerobustcmd"),
                    Primitive(lambda m: _command(m, only_new=True))),
    **_defining(lambda m: m.next_solid() or "",
                "def", "gdef", "edef", "xdef", "protected@edef", "protected@xdef"),
    **_defining(lambda m: f"\\{m.name()}", "csdef", "csgdef", "csedef", "csxdef", "@namedef"),
    **{rf"\{way}{kind}DocumentCommand": Primitive(_document_command)
       for way in ("New", "Renew", "Declare") for kind in ("", "Expandable")},
    r"\ProvideDocumentCommand": Primitive(lambda m: _document_command(m, only_new=True)),
    **dict.fromkeys((r"\newenvironment", r"\renewenvironment"),
                    Primitive(lambda m: _environment(m, _counted))),
    **dict.fromkeys((r"\newtcolorbox", r"\renewtcolorbox"),
                    Primitive(lambda m: _environment(m, _counted, is_box=True))),
    **{rf"\{way}{kind}": Primitive(
        partial(_environment, read=_specification, is_box=kind == "TColorBox"))
       for way in ("New", "Renew", "Provide", "Declare")
       for kind in ("DocumentEnvironment", "TColorBox")},
}  # fmt: skip
"""Commands that are followed by the name and the body of a new one."""
TABLE: dict[str, Value] = {
    **WITH_BODIES,
    r"\let": Primitive(_let), r"\futurelet": Primitive(_futurelet),
    **dict.fromkeys((r"\NewCommandCopy", r"\RenewCommandCopy", r"\DeclareCommandCopy"),
                    Primitive(lambda m: _copy(m, _name_read(m), _name_read(m)))),
    r"\global": Primitive(_global),
    **{rf"\{name}": Primitive(partial(_declaration, like="")) for name in DECLARATIONS},
    r"\DeclareCiteCommand": Primitive(partial(_declaration, like="cite")),
    r"\DeclareMultiCiteCommand": Primitive(partial(_declaration, like="cites")),
}  # fmt: skip
"""What the commands of this module mean."""
