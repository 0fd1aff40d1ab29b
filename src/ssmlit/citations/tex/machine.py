r"""A small TeX: it expands the macros of a paper and carries out what matters for citations.

Responsible for the order of tokens, arguments, expansion, conditions and numbers (TeXbook, chapters
20 and 24). What cannot be known without typesetting is done both ways. Does not depend on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from ssmlit.citations.tex.arguments import BARRIER
from ssmlit.citations.tex.branches import DOUBT, OPEN_TEST, Branches
from ssmlit.citations.tex.lexer import is_command, text_of
from ssmlit.citations.tex.meanings import (
    Branch,
    Condition,
    Letter,
    Macro,
    Meaning,
    Primitive,
    Value,
)

T = TypeVar("T")
EXPANSIONS = 100_000  # of macros, in one paper
_ALONE = 3_000  # of them, in a package
_ENDLESS = 4  # macros that never end; with more of them no macro is followed
_LONG = 50  # tokens; a longer body counts as several macros
PENDING = 500_000  # pending tokens
_DEEP = 200  # conditions that are tested: loops may leave any number open
IN_DOUBT = 40  # nested conditions with unknown outcomes


class Machine(Branches):
    """The state of a run through a paper.

    Attributes:
        ended: whether the paper ends here.
        fallback: what does a command that has no meaning of its own.
    """

    def __init__(self, first: dict[str, Value]) -> None:
        super().__init__(first)
        self.ended = False
        self.negated = False
        self.is_global = False
        self.fallback: Callable[[Machine, str], bool] = lambda _, __: False
        self._uses = self._allowed = EXPANSIONS
        self._endless: tuple[Macro, ...] = ()

    @property
    def in_doubt(self) -> bool:
        """Whether LaTeX may not get here."""
        return None in self.conditions[-_DEEP:]

    def run(self) -> None:
        """Read everything to the end."""
        while True:
            try:
                self._run()
            except RecursionError:
                self.note("commands nested this deeply are not followed")
                self.conditions = [one for one in self.conditions if one != OPEN_TEST]
            else:
                return

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Read other texts first; whatever these leave open is closed after them."""
        kept = (self.texts, self.conditions, self._uses, self._allowed, dict(self.notes))
        endless = self._endless
        depth = self.table.depth
        self.texts, self.conditions = self.texts[:1], []
        self._uses = self._allowed = min(self._uses, _ALONE)
        try:
            yield
        finally:
            self.texts, self.conditions, self._uses, self._allowed, self.notes = kept
            self._endless = endless
            self.ended = self.is_global = self.negated = False
            while self.table.depth > depth:
                self.table.close()

    def _run(self) -> None:
        while not self.ended:
            text = self.texts[-1]
            if not text.pending:
                text.skip_typeset(self.lexer)
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
        elif is_command(token):
            self.perform(self.meaning(token), token)

    def perform(self, meaning: Meaning | None, token: str) -> None:
        """Do what a token means."""
        if meaning is None:
            self.fallback(self, token)
        elif self.is_expandable(meaning) or isinstance(meaning, Macro):
            self.expand(meaning)
        elif isinstance(meaning, Primitive):
            meaning.do(self)
        elif isinstance(meaning, Letter):
            self.do(meaning.token)
        else:
            self.carry_out(meaning)
            self.is_global = False

    def carry_out(self, meaning: Meaning) -> None:
        """Do what a cite command, a register or verbatim text does; LaTeX's kernel has none."""

    @staticmethod
    def is_expandable(meaning: Meaning | None) -> bool:
        r"""Return whether TeX replaces it also where it only expands, as in `\edef`."""
        if isinstance(meaning, Macro):
            return not meaning.is_robust
        if isinstance(meaning, Primitive):
            return meaning.is_expandable
        return isinstance(meaning, Condition | Branch)

    def expand(self, meaning: Meaning) -> None:
        """Replace something expandable by its expansion."""
        self._uses -= 1
        if isinstance(meaning, Macro):
            self.call(meaning)
        elif isinstance(meaning, Primitive):
            meaning.do(self)
        elif isinstance(meaning, Condition):
            self.branch(meaning.holds)
        elif isinstance(meaning, Branch):
            self.end_branch(meaning.word)

    def call(self, macro: Macro) -> None:
        """Put the body of a macro, with its arguments, in place of its use."""
        if any(macro is one for one in self._endless):
            return
        if self._uses <= 0 or len(self.reading.pending) > PENDING:
            self.note("endless macros are not followed further")
            self._endless = (*self._endless, macro)  # the paper goes on without it
            self._allowed = self._allowed // 2 if len(self._endless) < _ENDLESS else 0
            self._uses = self._allowed
            return
        values = self.bound(macro)
        if values is None:
            return
        if macro.ending is not None:
            ending = self.substituted(macro.ending, values)
            self.table.set(f"\\end{self.environment}", Macro((), tuple(ending)))
        body = self.substituted(macro.body, values)
        self._uses -= len(body) // _LONG
        self.push(body)

    def expand_once(self) -> None:
        r"""Expand the next token, as `\expandafter` does."""
        token = self.next()
        if token is None:
            return
        meaning = self.meaning(token) if is_command(token) else None
        if meaning and (self.is_expandable(meaning) or isinstance(meaning, Macro)):
            self.expand(meaning)
        elif meaning or not self.fallback_expands(token):
            self.push((token,))

    def fallback_expands(self, token: str) -> bool:
        """Expand what has no meaning of its own, if it can be; return whether it was."""
        return is_command(token) and ":" in token and self.fallback(self, token)

    def expanded(self, tokens: Sequence[str]) -> list[str]:
        r"""Return tokens with everything in them expanded, as in `\edef`."""
        if not any(map(is_command, tokens)):
            return list(tokens)
        self.push((*tokens, BARRIER))
        found: list[str] = []
        while (token := self.next()) is not None and token != BARRIER:
            meaning = self.meaning(token) if is_command(token) else None
            if len(found) > PENDING:
                self._uses = 0
            if meaning is not None and self.is_expandable(meaning):
                self.expand(meaning)
            elif token in {r"\noexpand", r"\protect"}:
                found += [self.next() or ""]
            elif token in {r"\unexpanded", r"\exp_not:n"}:
                found += self.tokens()
            elif meaning is not None or not self.fallback_expands(token):
                found.append(token)
        return found

    def text(self, tokens: Sequence[str]) -> str:
        """Return the full expansion of tokens as text."""
        return text_of(self.expanded(tokens))

    def name(self) -> str:
        """Return the expansion of the next argument as text without blanks around it."""
        return self.text(self.tokens()).strip()

    def solid_unexpandable(self) -> str | None:
        """Return the next token that cannot be expanded and is not a blank."""
        while (token := self.next_unexpandable()) == " ":
            pass
        return token

    def next_unexpandable(self) -> str | None:
        """Expand until a token comes that cannot be expanded, and return it."""
        while (token := self.next()) is not None and is_command(token):
            meaning = self.meaning(token)
            if isinstance(meaning, Branch) and self.conditions[-1:] == [OPEN_TEST]:
                self.push((token,))
                return None
            if meaning is None or not self.is_expandable(meaning) or token in self.doubted:
                break
            self.expand(meaning)
        return token

    def branch(self, test: Callable[[Machine], bool | None]) -> None:
        """Test a condition and continue in the branch it selects, or in both."""
        here = len(self.conditions)
        negated, self.negated = self.negated, False
        self.conditions.append(OPEN_TEST)
        holds = test(self)
        if holds is None and self.conditions[-_DEEP:].count(None) >= IN_DOUBT:
            holds = False
        holds = holds if holds is None or not negated else not holds
        if here >= len(self.conditions):  # its test had its end
            return
        self.conditions[here] = holds
        if holds is False:
            self.pass_over(here)

    def choose(self, holds: bool | None, yes: Sequence[str], no: Sequence[str]) -> None:
        """Continue with one of two texts, or with both."""
        if holds is None:
            self.push((DOUBT, *yes, r"\else", *no, r"\fi"))
        else:
            self.push(yes if holds else no)

    def read_as(self, tokens: Sequence[str], read: Callable[[Machine], T]) -> tuple[T, list[str]]:
        """Return what some tokens are read as, and those of them that are left."""
        self.push((*tokens, BARRIER))
        value = read(self)
        rest: list[str] = []
        while (token := self.next()) not in {BARRIER, None}:
            rest.append(token or "")
        return value, rest

    def settle(self, name: str, value: Value) -> None:
        """Give a name a value as `assign` does, or none if LaTeX may not get here."""
        self.assign(name, None if self.in_doubt else value)

    def assign(self, name: str, value: Value) -> None:
        r"""Give a name a value: within the group, or everywhere after `\global`."""
        self.table.set(name, value, everywhere=self.is_global)
        self.is_global = False
