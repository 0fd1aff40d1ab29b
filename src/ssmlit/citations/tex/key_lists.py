r"""Where lists of keys are in the text of one file, whether or not LaTeX would reach them.

Responsible for the places of tokens, and for finding lists also in the bodies of macros, in the
arguments of macros that cite them, and in branches that are switched off: nothing is expanded, and
no condition is asked. Does not depend on what becomes of the keys.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ssmlit.citations.tex import commands, definitions, expansion, verbatim
from ssmlit.citations.tex.citing import Citing
from ssmlit.citations.tex.conditions import read_name
from ssmlit.citations.tex.definitions import compiled
from ssmlit.citations.tex.lexer import Text, is_command, split_tokens, stripped, text_of
from ssmlit.citations.tex.meanings import Cite, Macro, Primitive, Verbatim
from ssmlit.citations.tex.paper import first

if TYPE_CHECKING:
    from ssmlit.citations.tex.lexer import Lexer
    from ssmlit.citations.tex.meanings import Value

_LONGEST = 5_000  # letters: how far the arguments of a macro may reach
_SOME = 20  # arguments that never end; with more of them none is looked for any more


class _Placed(str):
    """A token that knows where it is in its file."""

    __slots__ = ("end", "start")

    start: int
    end: int


class _PlacedText(Text):
    """A text of placed tokens, one for each letter."""

    __slots__ = ()

    def next(self, patterns: Lexer) -> str | None:
        """Return the next token, None at the end."""
        token = super().next(patterns)
        if token is None:
            return None
        placed = _Placed(token)
        placed.start, placed.end = self._before, self.at
        return placed

    def letters(self, patterns: Lexer) -> str:  # noqa: ARG002 - of the text it stands for
        """Take no letters at once."""
        return ""


class Walk(Citing):
    """One walk over the text of a file.

    Attributes:
        lists: the lists of keys, as their tokens.
    """

    def __init__(self, text: str, known: Mapping[str, Value]) -> None:
        super().__init__(dict(known))
        self._text = text
        self.texts = [_PlacedText(text, "")]
        self.lists: list[list[str]] = []
        self._defines = False
        self._never_end = 0  # uses of macros whose arguments do

    def spans(self) -> list[tuple[int, int]]:
        """Return where the lists are, in order; a single letter without braces is not a list."""
        ends = ((one[0], one[-1]) for one in self.lists if one)
        return sorted({
            (one.start, other.end)
            for one, other in ends
            if isinstance(one, _Placed) and isinstance(other, _Placed)
            if one is not other or self._text[one.start - 1 : one.start] in {*"{[(<"}
        })  # fmt: skip

    def do(self, token: str) -> None:
        """Find the lists of a command; what does not cite or define is passed over."""
        meaning = self.meaning(token) if is_command(token) else None
        if token == r"\begin":
            self._begin()
        elif isinstance(meaning, Macro):
            self._use(meaning)
        elif isinstance(meaning, Primitive) and token in definitions.WITH_BODIES:
            self._define(meaning)
        elif isinstance(meaning, Primitive):
            meaning.do(self)
        elif isinstance(meaning, Cite):
            self.cite(meaning.name)
        elif is_command(token) and commands.names(token[1:]):
            self.cite(token[1:])

    def add(self, name: str, listed: list[str]) -> None:  # noqa: ARG002 - all commands are alike
        """Keep a list of keys, or read it as text if commands in it cite."""
        if self.names_commands(listed):
            self.push(listed)
        else:
            self.lists.append(listed)

    def key_list(self, name: str, found: int) -> list[str] | None:  # noqa: ARG002 - as above
        """Return the list of keys in braces that is next."""
        return self.braced()

    def expand_once(self) -> None:
        r"""Make a name of `\csname`, and pass over `\expandafter`; nothing else is expanded."""
        token = self.next()
        if token == r"\csname":
            self.push((read_name(self),))
        elif token != r"\expandafter":
            self.put_back(token)

    def expanded(self, tokens: Sequence[str]) -> list[str]:
        """Return tokens as they are."""
        return list(tokens)

    def assign(self, name: str, value: Value) -> None:
        """Give a name a value; what cites by its name does so until a macro names the argument."""
        self._defines = True
        if not commands.cites(name[1:]) or (isinstance(value, Macro) and _cited(value)):
            super().assign(name, value)

    def _begin(self) -> None:
        name = text_of(self.braced() or ()).strip()
        meaning = self.meaning(f"\\{name}")
        if isinstance(meaning, Verbatim):
            verbatim.environment(self, meaning)
        elif isinstance(meaning, Macro):
            self._use(meaning)

    def _define(self, definition: Primitive) -> None:
        """Learn a macro, and continue inside its definition; skip one that is never closed."""
        text, self._defines = self.reading, False
        kept = (text.at, list(text.pending))
        definition.do(self)
        if self._defines:
            text.at, text.pending = kept
            self.took("*")
            self.argument()

    def _use(self, macro: Macro) -> None:
        r"""Take the arguments that a macro cites, or those of `\newcommand{\x}{\citep}`."""
        last = [one for one in macro.body if one not in {" ", "*"}][-1:]
        if not macro.parameters and last and commands.cites(str(last[0])[1:]):
            self.cite(str(last[0])[1:])
        elif self._never_end < _SOME and (cited := _cited(macro)):
            text = self.reading
            kept = (text.at, list(text.pending), text.end)
            text.end = min(text.end, text.at + _LONGEST)
            values = self.bound(macro)
            text.at, text.pending, text.end = kept  # they are read as text, too
            self._never_end += values is None
            self.lists += [values[number - 1] for number in cited if values]


@lru_cache(maxsize=4096)
def _cited(macro: Macro) -> tuple[int, ...]:
    """Return the parameters that the body of a macro cites itself."""
    walk = Walk("", _commands())
    body = (*macro.body, *(macro.ending or ()))
    walk.push([t for one in body for t in _written(one)])
    walk.run()
    keys = (compiled(stripped(one)) for listed in walk.lists for one in split_tokens(listed, ","))
    return tuple({key[0]: None for key in keys if len(key) == 1 and isinstance(key[0], int)})


def _written(one: str | int) -> tuple[str, ...]:
    """Return a token of a body as it is written: `#1`; what is `#` in the body was `##`."""
    return ("#", str(one)) if isinstance(one, int) else ("#", "#") if one == "#" else (one,)


@cache
def _commands() -> dict[str, Value]:
    """Return the commands that define, and those whose text is not TeX; `@` is a letter."""
    after = r"\expandafter"
    found = {**definitions.TABLE, **verbatim.TABLE, after: expansion.TABLE[after]}
    found["category "] = ("@11",)
    for name in (r"\catcode", r"\makeatother", r"\excludecomment"):  # of groups and branches
        del found[name]
    return found


@cache
def usual() -> dict[str, Value]:
    """Return what a paper begins with: these commands, and LaTeX's macros."""
    macros = {name: value for name, value in first().items() if isinstance(value, Macro)}
    return macros | _commands()
