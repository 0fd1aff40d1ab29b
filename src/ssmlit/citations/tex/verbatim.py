r"""Text that TeX does not read as TeX: `\verb`, `\url`, listings, and letters of other categories.

Responsible for where such text ends, and for what in it is TeX anyway (captions, escapes).
Does not depend on what the rest of a paper says.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.citations.tex import commands
from ssmlit.citations.tex.lexer import Text, text_of, unbraced
from ssmlit.citations.tex.meanings import Macro, Primitive, Verbatim

if TYPE_CHECKING:
    from ssmlit.citations.tex.machine import Machine
    from ssmlit.citations.tex.meanings import Value

_LETTING_OUT = ("escape", "commandchars")  # options that let TeX into a listing
_CAPTION = regex(r"(?:caption|title|label)\s*=")
_BRACKETS = regex(r"[ \t]*(?:\[((?:\{(?:[^{}]|\{[^{}]*\})*\}|[^\]{}])*)\])?")
_KEPT = "listing options"
_WRAPPING = "environment around verbatim text"


def _inline(machine: Machine, *, languages: int = 0, any_letter: bool = True) -> None:
    """Pass over text between two equal letters, or in braces; options may be before it."""
    text = machine.raw()
    text.at += text.text.startswith("*", text.at)
    _options(text)
    for _ in range(languages):
        text.at = _closing(text.text, text.at)
    edge = text.text[text.at : text.at + 1]
    if edge == "{":
        text.at = _closing(text.text, text.at)
    elif edge and not edge.isspace() and (any_letter or edge in "|!+"):
        _pass(text, edge, text.at + 1)


def _pass(text: Text, edge: str, start: int) -> None:
    """Go behind the next letter of a kind, if there is one."""
    end = text.text.find(edge, start)
    text.at = end + 1 if end >= 0 else text.at


def _closing(text: str, at: int) -> int:
    depth = 0
    for mark in re.finditer(r"\\.|[{}]", text[at : at + 10_000], re.DOTALL):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if not depth:
            return at + mark.end()
    return at + 1


def command(machine: Machine, verbatim: Verbatim) -> None:
    r"""Pass over text that a command begins and the end of the environment around it ends.

    `\newenvironment{x}{\comment}{\endcomment}` does so; else `\comment{…}` is a package's own, and
    its argument is text.
    """
    ending = machine.meaning(f"\\end{machine.environment}")
    if isinstance(ending, Macro) and f"\\end{verbatim.name}" in ending.body:
        environment(machine, verbatim)


def environment(machine: Machine, verbatim: Verbatim) -> None:
    r"""Pass over the text of an environment, up to its `\end{…}`."""
    wrapping = "".join(machine.table.tokens(_WRAPPING))
    name = wrapping or machine.environment or verbatim.name
    if wrapping or set(machine.reading.pending) <= {" "}:  # `\expandafter\comment` looked ahead
        machine.reading.pending.clear()
    text = machine.raw()
    start, options = text.at, _options(text)
    end = _end_of(machine, text, name)
    if end < 0:
        machine.note(f"\\begin{{{name}}} is never closed: what follows it is not read")
        end = text.end
    begin, body = text.at, text.text[text.at : end]
    is_listing = verbatim.name.rstrip("*") not in {"comment", "filecontents"}
    all_options = options + "".join(machine.table.tokens(_KEPT))
    if is_listing and "cite" in body and any(one in all_options for one in _LETTING_OUT):
        machine.note(f"what \\begin{{{name}}} lets out of its text is not followed")
    text.at = end
    if is_listing and _CAPTION.search(options):
        machine.texts.append(text.part(start, begin))
    if verbatim.name in {"filecontents", "filecontents*", "VerbatimOut"}:
        written(machine, body)


def _end_of(machine: Machine, text: Text, name: str) -> int:
    """Return where an environment ends; to the package comment, on a line of its own."""
    if "loaded comment.sty" in machine.table.values:
        alone = re.compile(rf"^\\end{{{re.escape(name)}}}[ \t]*$", re.MULTILINE)
        if found := alone.search(text.text, text.at):
            return found.start()
    return text.text.find(f"\\end{{{name}}}", text.at)


def written(machine: Machine, body: str) -> None:
    """Keep a file that the paper writes itself."""
    name, _, text = body.lstrip().removeprefix("{").partition("}")
    machine.table.set(f"written {name.strip()}", (text.lstrip("\n"),), everywhere=True)


def _options(text: Text) -> str:
    found = _BRACKETS.match(text.text, text.at)
    if found is None or found[1] is None:
        return ""
    text.at = found.end()
    return found[1]


def _set_options(machine: Machine) -> None:
    machine.assign(_KEPT, (text_of(machine.tokens()),))


def _name_verbatim(machine: Machine, command: str) -> None:
    optional = machine.optional()
    name = text_of(unbraced(optional or machine.tokens())).strip()
    if optional is not None:
        machine.argument()
    name += "code" if command == "newminted" and optional is None else ""
    machine.assign(f"\\{name}", Verbatim(name))
    if command in {"lstnewenvironment", "DefineVerbatimEnvironment"}:
        for _ in "123":
            machine.optional()
            machine.braced()


def _short_verb(machine: Machine) -> None:
    machine.took("*")
    machine.optional()
    if letter := (machine.argument() or [""])[-1][-1:]:
        machine.set_category(letter, 13)
        machine.assign("\0" + letter, Primitive(lambda m: _to(m, letter)))


def _to(machine: Machine, letter: str) -> None:
    text = machine.raw()
    _pass(text, letter, text.at)


def _short_inline(machine: Machine) -> None:
    machine.optional()
    letter = (machine.next_solid() or "")[-1:]
    machine.push(("{", letter, "}"))
    _short_verb(machine)


def _category(machine: Machine) -> None:
    r"""Carry out ``\catcode`\@=11``."""
    if not machine.took("`"):
        return
    letter = (machine.next() or "")[-1:]
    machine.took("=")
    digits = ""
    while (token := machine.next() or "").isdecimal():
        digits += token
    if token == r"\active":
        digits = "13"
    elif token != " ":
        machine.put_back(token)
    if letter and digits:
        machine.set_category(letter, int(digits))


TABLE: dict[str, Value] = {
    **dict.fromkeys((r"\verb", r"\Verb"), Primitive(_inline)),
    r"\lstinline": Primitive(_inline),
    r"\mintinline": Primitive(lambda m: _inline(m, languages=1)),
    **dict.fromkeys((r"\url", r"\path", r"\nolinkurl", r"\href"),
                    Primitive(lambda m: _inline(m, any_letter=False))),
    **{f"\\{name}": Primitive(partial(_name_verbatim, command=name))
       for name in commands.VERBATIM_DEFINITIONS - {"includecomment", "includeversion"}},
    **dict.fromkeys((r"\includecomment", r"\includeversion"),
                    Primitive(lambda m: m.assign(f"\\{m.word()}", Primitive(lambda _: None)))),
    **dict.fromkeys((r"\MakeShortVerb", r"\DefineShortVerb"), Primitive(_short_verb)),
    r"\lstMakeShortInline": Primitive(_short_inline),
    r"\VerbatimEnvironment": Primitive(lambda m: m.table.set(_WRAPPING, (m.environment,))),
    r"\catcode": Primitive(_category),
    **dict.fromkeys((r"\lstset", r"\fvset"), Primitive(_set_options)),
    r"\makeatletter": Primitive(lambda m: m.set_category("@", 11)),
    r"\makeatother": Primitive(lambda m: m.set_category("@", 12)),
}  # fmt: skip
"""What the commands of this module mean."""
