r"""Which branches of open conditions are read: `\ifx … \else … \fi` (TeXbook, chapter 20).

Responsible for what a token means and for skipping a branch to its end. Does not depend on what
commands do, or on how a condition is tested.
"""

from __future__ import annotations

from functools import lru_cache

from ssmlit.citations.tex import commands
from ssmlit.citations.tex.arguments import BARRIER, Arguments
from ssmlit.citations.tex.lexer import is_command
from ssmlit.citations.tex.meanings import Branch, Cite, Condition, Meaning, Value, Verbatim

OPEN_TEST = "being tested"
DOUBT = r"\ifnobody knows"  # no paper has it: a blank ends the name of a command
_UNKNOWN = Condition(lambda _: None)


class Branches(Arguments):
    """The tokens of a paper, with the conditions that are open.

    Attributes:
        conditions: of those that are open: whether they hold, or `OPEN_TEST`.
    """

    def __init__(self, first: dict[str, Value]) -> None:
        super().__init__(first)
        self.conditions: list[bool | str | None] = []

    def meaning(self, token: str) -> Meaning | None:
        """Return what a token means; None if unknown."""
        found = self.table.values.get(token)
        if found is not None or token in self.table.values:
            return found if isinstance(found, Meaning) else None
        return _by_name(token)

    @property
    def doubted(self) -> tuple[str, ...]:
        """The macros that may not be defined as they seem."""
        return self.table.tokens("doubted")

    def pass_over(self, here: int) -> None:
        r"""Skip a branch, and the ends of what its test opened: `\ifnum1<2\ifodd3…`."""
        while (word := self.skip(r"\else")) == r"\fi" or len(self.conditions) > here + 1:
            if word == r"\fi":
                self.conditions.pop()
            if len(self.conditions) <= here:
                return

    def end_branch(self, word: str) -> None:
        """End a branch that was read, and skip the others (TeXbook, chapter 20)."""
        if word == r"\fi" or (self.conditions and self.conditions[-1] is not None):
            if word != r"\fi":
                self.skip()
            del self.conditions[-1:]

    def skip(self, *until: str) -> str:
        r"""Skip a branch; return the word that ends it: `\fi`, or one of some others."""
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
                if not depth and meaning.word in {*until, r"\fi"}:
                    return meaning.word
                depth -= meaning.word == r"\fi"


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
