r"""A small TeX: it expands the macros of a paper and carries out what matters for citations.

Responsible for what a token means, for expansion, and for which branches of conditions are read
(TeXbook, chapter 20). Nothing is computed: of a condition about numbers, pages or engines both
branches are read. Does not depend on the disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import inf

from ssmlit.citations.tex import commands
from ssmlit.citations.tex.arguments import BARRIER, Arguments
from ssmlit.citations.tex.lexer import is_command, text_of
from ssmlit.citations.tex.meanings import (
    Branch,
    Cite,
    Condition,
    Letter,
    Macro,
    Meaning,
    Primitive,
    Value,
    Verbatim,
)

DOUBT = r"\ifnobody knows"  # no paper has it: a blank ends the name of a command
_MOST = 20_000  # uses of macros before the text goes on; half as many with each endless one
_LEAST = 50  # what is left of them
_MOST_IN_DOUBT = 400  # the same where the condition that ends them may be the one in doubt
_LONG = 50  # tokens; a longer body counts as several macros
_PENDING = 500_000  # pending tokens
_DEEP = 200  # conditions that are looked at: a macro that calls itself may leave any number open
_UNKNOWN = Condition(lambda _: None)


class Machine(Arguments):
    """The state of a run through a paper.

    Attributes:
        conditions: whether those that are open hold; None is not known, and both branches are read.
        ended: whether the paper ends here.
    """

    def __init__(self, first: dict[str, Value]) -> None:
        super().__init__(first)
        self.conditions: list[bool | None] = []
        self.ended = False
        self.is_global = False
        self._uses: float = 0
        self._most = _MOST

    @property
    def in_doubt(self) -> bool:
        """Whether LaTeX may not get here."""
        return None in self.conditions[-_DEEP:]

    def meaning(self, token: str) -> Meaning | None:
        """Return what a token means; None if unknown."""
        found = self.table.values.get(token)
        if found is not None or token in self.table.values:
            return found if isinstance(found, Meaning) else None
        return _by_name(token)

    def run(self) -> None:
        """Read everything to the end."""
        while True:
            try:
                self._run()
            except RecursionError:
                self.note("commands nested this deeply are not followed")
            else:
                return

    def _run(self) -> None:
        while not self.ended:
            text = self.texts[-1]
            if not text.pending:
                text.skip_typeset(self.lexer)
                self._uses = self._uses if text.is_again else 0
            token = text.pending.pop() if text.pending else self.next()
            if token is None:
                return
            if len(token) > 1 or token in {"{", "}"}:
                self.do(token)

    def do(self, token: str) -> None:
        """Carry out one token."""
        if token == "{":
            self.table.open()
        elif token == "}":
            self.table.close()
        elif is_command(token) and (meaning := self.meaning(token)):
            self.perform(meaning)

    def perform(self, meaning: Meaning) -> None:
        """Do what a token means."""
        if self.is_expandable(meaning):
            self.expand(meaning)
        elif isinstance(meaning, Primitive):
            meaning.do(self)
        elif isinstance(meaning, Letter):
            self.do(meaning.token)
        else:
            self.carry_out(meaning)
            self.is_global = False

    def carry_out(self, meaning: Meaning) -> None:
        """Do what a cite command or verbatim text does; packages alone do nothing with them."""

    def lack(self, macro: Macro) -> None:
        """Say that the arguments of a macro are not here, if that matters."""

    @staticmethod
    def is_expandable(meaning: Meaning | None) -> bool:
        r"""Return whether TeX replaces it also where it only expands, as in `\edef`."""
        if isinstance(meaning, Primitive):
            return meaning.is_expandable
        return isinstance(meaning, Macro | Condition | Branch)

    def expand(self, meaning: Meaning) -> None:
        """Replace something expandable by its expansion."""
        if isinstance(meaning, Macro):
            self._call(meaning)
        elif isinstance(meaning, Primitive):
            meaning.do(self)
        elif isinstance(meaning, Condition):
            self.branch(holds=meaning.holds(self))
        elif isinstance(meaning, Branch):
            self._end_branch(meaning.word)

    def _call(self, macro: Macro) -> None:
        """Put the body of a macro, with its arguments, in place of its use."""
        self._uses += 1
        if self.in_doubt:
            if self._uses > _MOST_IN_DOUBT:
                return
        elif self._uses > self._most or len(self.reading.pending) > _PENDING:
            if self._uses < inf:
                self.note_once("endless macros are not followed further")
                self._most = max(self._most // 2, _LEAST)
                self._uses = inf  # no macro is followed until the text goes on
            return
        values = self.bound(macro)
        if values is None:
            self.lack(macro)
            return
        if macro.ending is not None:
            ending = self.substituted(macro.ending, values)
            self.table.set(f"\\end{self.environment}", Macro((), tuple(ending)))
        body = self.substituted(macro.body, values)
        self._uses += len(body) // _LONG
        self.push(body)

    def expand_once(self) -> None:
        r"""Expand the next token, as `\expandafter` does."""
        token = self.next()
        meaning = self.meaning(token) if token and is_command(token) else None
        if meaning and self.is_expandable(meaning):
            self.expand(meaning)
        else:
            self.put_back(token)

    def expanded(self, tokens: Sequence[str]) -> list[str]:
        r"""Return tokens with everything in them expanded, as in `\edef`."""
        if not any(map(is_command, tokens)):
            return list(tokens)
        self.push((*tokens, BARRIER))
        found: list[str] = []
        while (token := self.next()) is not None and token != BARRIER:
            meaning = self.meaning(token) if is_command(token) else None
            if len(found) > _PENDING:
                self._uses = max(self._uses, self._most)
            if meaning is not None and self.is_expandable(meaning):
                self.expand(meaning)
            elif token in {r"\noexpand", r"\protect"}:
                found += [self.next() or ""]
            elif token == r"\unexpanded":
                found += self.tokens()
            else:
                found.append(token)
        return found

    def name(self) -> str:
        """Return the expansion of the next argument as text without blanks around it."""
        return text_of(self.expanded(self.tokens())).strip()

    def next_unexpandable(self) -> str | None:
        """Expand until a token comes that cannot be expanded, and return it."""
        while (token := self.next()) is not None and is_command(token):
            meaning = self.meaning(token)
            if meaning is None or not self.is_expandable(meaning):
                break
            self.expand(meaning)
        return token

    def branch(self, *, holds: bool | None) -> None:
        """Continue in the branch that a condition selects, or in both."""
        if holds is not False or self._skip() == r"\else":
            self.conditions.append(holds)

    def choose(self, holds: bool | None, yes: Sequence[str], no: Sequence[str]) -> None:
        """Continue with one of two texts, or with both."""
        if holds is None:
            self.push((DOUBT, *yes, r"\else", *no, r"\fi"))
        else:
            self.push(yes if holds else no)

    def _end_branch(self, word: str) -> None:
        """End a branch that was read, and skip the other (TeXbook, chapter 20)."""
        if word == r"\fi" or (self.conditions and self.conditions[-1] is not None):
            while word != r"\fi":
                word = self._skip()
            del self.conditions[-1:]

    def _skip(self) -> str:
        r"""Skip a branch; return the word that ends it: `\else` or `\fi`."""
        depth = 0
        while True:
            if not self.reading.pending:
                self.reading.skip_typeset(self.lexer)
            token = self.next()
            if token is None or token == BARRIER:
                self.put_back(token)
                return r"\fi"
            if not is_command(token):
                continue
            if token == r"\newif":
                self.next()  # its switch is not a condition yet
            meaning = self.meaning(token)
            if isinstance(meaning, Condition):
                depth += 1
            elif isinstance(meaning, Branch):
                if not depth:
                    return meaning.word
                depth -= meaning.word == r"\fi"

    def assign(self, name: str, value: Value) -> None:
        r"""Give a name a value: within the group, or everywhere after `\global`."""
        self.table.set(name, value, everywhere=self.is_global)
        self.is_global = False


@lru_cache(maxsize=4096)
def _by_name(token: str) -> Meaning | None:
    """Return what a command that the paper does not define means by its name."""
    name = token[1:]
    if token[:1] != "\\":
        return None
    if commands.cites(name):
        return Cite(name)
    if name in commands.VERBATIM:
        return Verbatim(name)
    is_condition = name.startswith("if") and name.isalpha() and name not in commands.IN_BRACES
    return _UNKNOWN if is_condition else None
