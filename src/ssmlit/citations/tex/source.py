r"""TeX text with its brackets matched: where the arguments of a command are.

Responsible for `*`, `[…]`, `(…)`, `<…>` and `{…}`, and for comments and blanks between them. All
brackets of a text are matched in one pass, so that any number of unclosed ones costs linear time.
Does not depend on what commands do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ssmlit.citations.tex.commands import DELIMITED, VERBATIM

_CLOSING = {"{": "}", "[": "]", "(": ")", "<": ">"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_BRACKETS = _CLOSING.keys() | _OPENING.keys()
_BLANK = re.compile(r"(?:[ \t\r]|\n(?!\s*\n)|%[^\n]*(?:\n|$))*+")
_TOKEN = re.compile(r"\\(?:[A-Za-z@]+|.)|[^\s{}%]", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*(?:\n[ \t]*|$)")
_MARK = re.compile(
    r"%[^\n]*"
    r"|\\(?P<raw>url|path|nolinkurl|href)\s*(?=\{)"
    r"|\\(?:verb|Verb)\*?(?P<edge>[^\sA-Za-z*]).*?(?P=edge)"
    r"|\\begin\{(?P<block>[A-Za-z]+\*?)\}"
    r"|\\.|[{}\[\]()<>]"
)


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument.

    Attributes:
        kind: the opening bracket, or "" for a single token without braces.
        start, end: where its text is, without the brackets.
    """

    kind: str
    start: int
    end: int

    @property
    def after(self) -> int:
        """The position after the argument."""
        return self.end + (1 if self.kind else 0)


class Source:
    """TeX text, and where its brackets close."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _closing(self) -> dict[int, int]:
        """Position of each opening bracket → position of the one that closes it.

        Brackets other than braces close within the group of braces in which they open. A backslash
        protects a bracket; comments and verbatim text hold none.
        """
        found: dict[int, int] = {}
        groups: list[tuple[int, list[int]]] = [(-1, [])]
        at = 0
        while mark := _MARK.search(self.text, at):
            at = mark.end()
            if mark["raw"]:
                at = self._raw_braces(at, found)
            elif mark["block"] in VERBATIM:
                end = self.text.find(f"\\end{{{mark['block']}}}", at)
                at = end if end >= 0 else len(self.text)
            elif mark[0] in _BRACKETS:  # a `%` that ends its line is one letter, too
                _match(mark[0], mark.start(), groups, found, self.text)
        return found

    def _raw_braces(self, at: int, found: dict[int, int]) -> int:
        depth = 0
        for mark in re.finditer(r"\\.|[{}]", self.text[at : at + 10_000], re.DOTALL):
            depth += {"{": 1, "}": -1}.get(mark[0], 0)
            if not depth:
                found[at] = at + mark.start()
                return at + mark.end()
        return at + 1

    def blank_end(self, at: int) -> int:
        """Return where blanks and comments after a position end; a blank line ends them too."""
        found = _BLANK.match(self.text, at)
        return found.end() if found else at

    def bracketed(self, at: int) -> Argument | None:
        """Return the argument whose opening bracket is at a position, None if never closed."""
        end = self._closing.get(at)
        return None if end is None else Argument(self.text[at], at + 1, end)

    def argument(self, at: int, kinds: str = "{") -> Argument | None:
        """Return the argument after a position and blanks, if it is of one of the kinds."""
        at = self.blank_end(at)
        return self.bracketed(at) if self.text[at : at + 1] in tuple(kinds) else None

    def mandatory(self, at: int) -> Argument | None:
        """Return the next argument in braces, or the single token that is in its place."""
        at = self.blank_end(at)
        if self.text[at : at + 1] == "{":
            return self.bracketed(at)
        token = _TOKEN.match(self.text, at)
        return Argument("", token.start(), token.end()) if token else None

    def before(self, at: int, text: str) -> Argument | None:
        """Return what is before a text that is in no group; None where there is no such."""
        wanted = re.compile(rf"\{{|{re.escape(text)}", re.DOTALL)
        place = at
        while found := wanted.search(self.text, place):
            if found[0] == text:
                return Argument("", at, found.start())
            group = self.bracketed(found.start())
            if group is None:
                return None
            place = group.after
        return None

    def of(self, one: Argument) -> str:
        """Return the text of an argument."""
        return self.text[one.start : one.end]

    def after_all(self, at: int, kinds: str) -> int:
        """Return the position after all arguments of some kinds that follow one another."""
        while one := self.argument(at, kinds):
            at = one.after
        return at

    def raw_end(self, at: int, command: str) -> int:
        r"""Return the position after an argument in which `%` is a letter.

        Args:
            at: after the command and its star.
            command: any letter may be around the argument of `\verb`; around that of `\url`
                are braces or one of `|`, `!` and `+`.
        """
        if optional := self.argument(at, "["):
            at = optional.after
        if command == "mintinline" and (language := self.argument(at)):
            at = language.after
        if braced := self.argument(at):
            return braced.after
        opening = self.text[at : at + 1]
        allowed = command in DELIMITED or opening in ("|", "!", "+")
        if not allowed or not opening or opening.isspace():
            return at
        end = self.text.find(opening, at + 1)
        return end + 1 if end >= 0 else at


def _match(
    bracket: str, at: int, groups: list[tuple[int, list[int]]], found: dict[int, int], text: str
) -> None:
    if bracket == "{":
        groups.append((at, []))
    elif bracket == "}":
        if len(groups) > 1:
            found[groups.pop()[0]] = at
    elif bracket in _CLOSING:
        groups[-1][1].append(at)
    else:
        open_here = groups[-1][1]
        for number in range(len(open_here) - 1, max(-1, len(open_here) - 20), -1):
            if text[open_here[number]] == _OPENING[bracket]:
                found[open_here[number]] = at
                del open_here[number:]
                break


def uncommented(text: str) -> str:
    """Return text without comments, and without the blanks that begin the line after one."""
    return _COMMENT.sub("", text) if "%" in text else text
