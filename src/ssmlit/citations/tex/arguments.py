r"""What a machine reads: tokens in their order, and the arguments of macros.

Responsible for nested texts, for tokens put back, and for binding arguments as LaTeX and xparse do.
Does not depend on what commands do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.citations.tex.lexer import PAR, Text, letters_between, lexer, text_of, unbraced
from ssmlit.citations.tex.meanings import NO_VALUE, Meanings

if TYPE_CHECKING:
    from ssmlit.citations.tex.lexer import Lexer
    from ssmlit.citations.tex.meanings import Body, Macro, Parameter, Value

_CATEGORY = "category "
BARRIER = "-end of the expansion-"  # no argument is read after it


class Obstacle(NamedTuple):
    """A place of a paper that cannot be followed, and why."""

    file: str
    line: int
    reason: str
    may_lack: bool = True  # whether a key may be missing because of it


class Arguments:
    """The tokens of a paper in the order in which TeX reads them.

    Attributes:
        table: what names mean here.
        texts: those being read, nested.
        notes: places that could not be followed.
    """

    def __init__(self, first: dict[str, Value]) -> None:
        self.table = Meanings(first)
        self.texts: list[Text] = [Text("", "")]
        self.notes: dict[Obstacle, None] = {}
        self._left = self.reading  # the file that was read last
        self._lexer: tuple[object, Lexer] = (None, lexer(frozenset()))

    @property
    def reading(self) -> Text:
        """The text that is being read."""
        return self.texts[-1]

    @property
    def file(self) -> Text:
        """The file that is being read."""
        return next((one for one in reversed(self.texts) if one.path), self._left)

    @property
    def environment(self) -> str:
        """The name of the environment that began last."""
        return "".join(self.table.tokens("environment"))

    def enter(self, text: str, path: str, first_line: int = 1, folder: str | None = None) -> Text:
        """Read a text before the rest of the one that is being read."""
        found = Text(text, path, first_line, self.reading.folder if folder is None else folder)
        self.texts.append(found)
        return found

    @property
    def lexer(self) -> Lexer:
        """The patterns for the categories that letters have here."""
        changed = self.table.values.get(_CATEGORY)
        if changed is not self._lexer[0]:
            pairs = self.table.tokens(_CATEGORY)
            self._lexer = (changed, lexer(frozenset((p[0], int(p[1:])) for p in pairs)))
        return self._lexer[1]

    def set_category(self, letter: str, kind: int) -> None:
        """Give a letter a category, within the group."""
        others = (one for one in self.table.tokens(_CATEGORY) if one[0] != letter)
        self.table.set(_CATEGORY, (*others, f"{letter}{kind}"))

    def note(self, reason: str) -> None:
        """Note a place that cannot be followed, once for each reason and line."""
        self.notes.setdefault(Obstacle(self.file.path, self.file.line, reason))

    def note_once(self, reason: str) -> None:
        """Note only the first place of a kind that is everywhere in a paper."""
        if not any(one.reason == reason for one in self.notes):
            self.note(reason)

    def next(self) -> str | None:
        """Return the next token, None at the end of all texts."""
        while True:
            text = self.texts[-1]
            if text.pending:
                return text.pending.pop()
            if (token := text.next(self.lexer)) is not None:
                return token
            if len(self.texts) == 1:
                return None
            left = self.texts.pop()
            self._left = left if left.path else self._left

    def push(self, tokens: Sequence[str]) -> None:
        """Put tokens in front of what is read next."""
        self.reading.pending.extend(reversed(tokens))

    def put_back(self, token: str | None) -> None:
        """Let a token be read again; None, as at the end of all texts, is no token."""
        if token is not None:
            self.push((token,))

    def peek(self) -> str | None:
        """Return the next token after blanks without consuming it."""
        token = self.next_solid()
        self.put_back(token)
        return token

    def next_solid(self) -> str | None:
        """Return the next token that is not a blank."""
        while (token := self.next()) == " ":
            pass
        return token

    def took(self, token: str) -> bool:
        """Skip a token if it is the next one after blanks; return whether it was."""
        if found := (self.peek() == token):
            self.next_solid()
        return found

    def argument(self) -> list[str] | None:
        """Return the next argument: the tokens in braces, or one token; None if there is none."""
        token = self.next_solid()
        while token == PAR:
            token = self.next_solid()
        if token in {"}", BARRIER, None}:
            self.put_back(token)
            return None
        if token != "{":
            return [token]
        return self._until(("}",))

    def tokens(self) -> list[str]:
        """Return the tokens of the next argument, none where there is no argument."""
        return self.argument() or []

    def token(self) -> str:
        """Return the first token of the next argument: the command that it names."""
        return (self.argument() or [""])[0]

    def word(self) -> str:
        """Return the next argument as it is written, without blanks around it."""
        return text_of(self.tokens()).strip()

    def braced(self) -> list[str] | None:
        """Return the next argument if it is in braces."""
        return self.argument() if self.peek() == "{" else None

    def optional(self, opening: str = "[", closing: str = "]") -> list[str] | None:
        """Return the optional argument that is next; None if there is none."""
        if self.peek() != opening:
            return None
        self.next_solid()
        return self._until((closing,), opening)

    def delimited(self, ends: tuple[str, ...]) -> list[str] | None:
        """Return the tokens before a delimiter, without braces around all of them."""
        found = self._until(ends)
        return found if found is None else unbraced(found)

    def raw(self) -> Text:
        """Return the text that is read next, as letters."""
        text = self.reading
        if not text.pending:
            return text
        letters = text_of(reversed(text.pending))
        text.pending.clear()
        again = self.enter(letters, text.path, text.line)
        again.is_again = True
        return again

    def letters(self) -> list[str] | None:
        """Return the letters up to one that is as the next, or in braces; none of them is TeX."""
        text = self.raw()
        start, end = letters_between(text.text, text.at)
        if end < 0:
            return None
        found = text.text[start:end]
        text.at = end + 1
        return [one for one in found if one not in "{}"]

    def _until(self, ends: tuple[str, ...], opening: str = "") -> list[str] | None:
        found: list[str] = []
        depth, within, last = 0, 0, ends[-1]
        is_group = ends == ("}",)
        while (token := self.next()) is not None:
            if token == last and not depth and not within:
                if len(ends) == 1:
                    return found
                if tuple(found[1 - len(ends) :]) == ends[:-1]:
                    return found[: 1 - len(ends)]
            if token == BARRIER:
                self.push((*found, token))
                return None
            depth += (token == "{") - (token == "}")
            if opening and not depth:
                within += (token == opening) - (token == last)
            found.append(token)
            if is_group and not (text := self.texts[-1]).pending:
                found += text.letters(self.lexer)
        self._unclosed(found)
        return None

    def _unclosed(self, found: list[str]) -> None:
        r"""Continue after the beginning of an argument that never ends: LaTeX would stop there."""
        if not any(one.reason == _UNCLOSED for one in self.notes):
            self.push(found)
        self.note(_UNCLOSED)

    def bound(self, macro: Macro) -> list[list[str]] | None:
        """Return the arguments of a use of a macro; None if the paper ends before they do."""
        for token in macro.prefix:
            if (found := self.next()) != token:
                self.put_back(found)
        values: list[list[str]] = []
        for parameter in macro.parameters:
            given = self._given(parameter)
            if given is None:
                return None
            values.append(given)
        return [
            self.substituted(parameter.default, values) if value == [NO_VALUE] else value
            for parameter, value in zip(macro.parameters, values, strict=True)
        ]

    def _given(self, parameter: Parameter) -> list[str] | None:
        kind, edges = parameter.kind, parameter.edges
        if kind == "d":
            found = self.delimited(edges)
            if edges == ("{",):
                self.push(edges)
            return found
        if kind == "s":
            return [r"\BooleanTrue" if self.took(edges[0]) else r"\BooleanFalse"]
        if kind in {"o", "g"}:
            found = self.optional(*edges) if kind == "o" else self.braced()
            return [NO_VALUE] if found is None else found
        return {"m": self.argument, "v": self.letters, "b": self.body}[kind]()

    def body(self) -> list[str] | None:
        r"""Return the body of the environment that began last, up to its `\end{…}`."""
        name, depth = self.environment, 0
        found: list[str] = []
        while (token := self.next()) is not None:
            found.append(token)
            if token in {r"\begin", r"\end"} and (called := self.braced()) is not None:
                if text_of(called).strip() == name:
                    depth += 1 if token == r"\begin" else -1
                if depth < 0:
                    self.push([r"\end", "{", *called, "}"])
                    return found[:-1]
                found += ["{", *called, "}"]
        self._unclosed(found)
        return None

    @staticmethod
    def substituted(body: Body, values: Sequence[Iterable[str]]) -> list[str]:
        """Return a body with the arguments in place of the parameters."""
        found: list[str] = []
        for token in body:
            if isinstance(token, str):
                found.append(token)
            elif token <= len(values):
                found += values[token - 1]
        return found


_UNCLOSED = "a brace or bracket is opened here and never closed"
