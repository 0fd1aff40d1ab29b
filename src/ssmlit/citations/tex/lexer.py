r"""TeX's tokens: how the letters of a file become commands, braces and characters.

Responsible for categories of letters (TeXbook, chapter 7) and for the place in a file. Does not
depend on what commands mean. A token is a string: `\name` for a command, `{`, `}`, `#`, a blank, or
one letter; a letter that is active has NUL before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple, Self

from ssmlit._lazy import regex

ESCAPE, OPEN, CLOSE, PARAMETER, LETTER, ACTIVE, COMMENT = 0, 1, 2, 6, 11, 13, 14
PAR = r"\par"
_USUAL = {ESCAPE: "\\", OPEN: "{", CLOSE: "}", PARAMETER: "#", COMMENT: "%", LETTER: ascii_letters}
_SPACES = " \t\r\n"
_WORD = regex(r"\\[^\W\d_]|\\.*@")


class Lexer(NamedTuple):
    """The patterns for one state of the categories."""

    token: re.Pattern[str]  # one token
    typeset: re.Pattern[str]  # text that only is typeset
    letters: re.Pattern[str]  # what of it are tokens letter by letter


@lru_cache(maxsize=64)
def lexer(changed: frozenset[tuple[str, int]]) -> Lexer:
    """Return the patterns for categories that differ from LaTeX's usual ones."""
    of = {kind: _class(changed, kind) for kind in (*_USUAL, ACTIVE)}
    escape, comment, letters = of[ESCAPE], of[COMMENT], of[LETTER]
    token = (
        rf"{escape}(?P<word>{letters}+)[ \t\r]*(?:\n[ \t\r]*)?"
        rf"|{escape}(?P<symbol>.)|(?P<comment>{comment}[^\n]*\n?[ \t]*)"
        rf"|(?P<active>{of[ACTIVE]})|(?P<par>[ \t\r]*\n[ \t\r]*\n\s*)|(?P<blank>[{_SPACES}]+)"
        rf"|(?P<open>{of[OPEN]})|(?P<close>{of[CLOSE]})|(?P<parameter>{of[PARAMETER]})|(?P<other>.)"
    )
    special = "".join(of[kind][1:-1] for kind in (ESCAPE, COMMENT, ACTIVE, OPEN, CLOSE))
    typeset = rf"(?:[^{special}]+|{comment}[^\n]*\n?)+"
    letters = rf"[^{special}{of[PARAMETER][1:-1]}{_SPACES}]+"
    return Lexer(*map(re.compile, (rf"(?s:{token})", typeset, letters)))


def _class(changed: frozenset[tuple[str, int]], kind: int) -> str:
    """Return the pattern of the letters of a category; one that nothing matches for none."""
    moved = {letter for letter, _ in changed}
    usual = (letter for letter in _USUAL.get(kind, "") if letter not in moved)
    letters = {*usual, *(letter for letter, now in changed if now == kind)}
    return f"[{re.escape(''.join(sorted(letters)))}]" if letters else r"[\x01]"


class Text:
    r"""A text being read, and the tokens that are to be read before the rest of it.

    Attributes:
        path: of its file.
        pending: the tokens, the next one last.
        at: where the rest begins.
        is_document: whether it has a `\\begin{document}` of its own.
        is_again: whether these are tokens that are read as letters again.
        first_line: the line of the file on which the text begins.
        folder: in which files that it names are looked for beside the paper's.
    """

    __slots__ = (
        "_before", "at", "end", "first_line", "folder", "is_again", "is_document", "path",
        "pending", "text",
    )  # fmt: skip

    def __init__(self, text: str, path: str, first_line: int = 1, folder: str = "") -> None:
        self.text, self.path, self.first_line, self.folder = text, path, first_line, folder
        self.at = self._before = 0
        self.end = len(text)
        self.pending: list[str] = []
        self.is_document = self.is_again = False

    @property
    def line(self) -> int:
        """The line that is being read."""
        return self.first_line + self.text.count("\n", 0, self.at)

    def part(self, start: int, end: int) -> Self:
        """Return a stretch of it as a text to be read."""
        found = type(self)(self.text, self.path, self.first_line, self.folder)
        found.at, found.end = start, end
        return found

    def next(self, patterns: Lexer) -> str | None:
        """Return the next token, None at the end."""
        while self.at < self.end:
            found = patterns.token.match(self.text, self.at)
            if found is None:
                return None
            self._before, self.at = self.at, found.end()
            kind = found.lastgroup or ""
            if kind == "other":
                return found[0]
            if token := _TOKENS.get(kind) or _other_token(kind, found):
                return token
        return None

    def skip_typeset(self, patterns: Lexer) -> None:
        """Go to the next letter that means something to TeX."""
        if found := patterns.typeset.match(self.text, self.at):
            self.at = min(found.end(), self.end)

    def letters(self, patterns: Lexer) -> str:
        """Take the letters that are next and are a token each."""
        found = patterns.letters.match(self.text, self.at, self.end)
        if found is None:
            return ""
        self.at = found.end()
        return found[0]

    def end_line(self) -> None:
        r"""Stop reading at the end of this line, as `\endinput` says."""
        stop = self.text.find("\n", self._before)
        self.end = self.end if stop < 0 else min(self.end, stop)


_TOKENS = {"open": "{", "close": "}", "blank": " ", "par": PAR, "parameter": "#"}


def _other_token(kind: str, found: re.Match[str]) -> str:
    if kind in {"word", "symbol"}:
        return "\\" + found[kind]
    return "\0" + found[0] if kind == "active" else ""


def tokens_of(text: str) -> list[str]:
    """Return the tokens of a text."""
    source, patterns = Text(text, ""), lexer(frozenset())
    found: list[str] = []
    while token := source.next(patterns):
        found.append(token)
    return found


def is_command(token: str) -> bool:
    """Return whether a token is a command or an active letter."""
    return len(token) > 1 and token[0] in "\\\0"


def text_of(tokens: Iterable[str]) -> str:
    """Return tokens as text, as TeX shows them: a blank after each word."""
    return "".join(
        (f"{token} " if _WORD.match(token) else token).lstrip("\0") if len(token) > 1 else token
        for token in tokens
    )


def split_tokens(tokens: Iterable[str], separator: str) -> list[list[str]]:
    """Return the parts between separators that are in no braces."""
    parts: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token == "{") - (token == "}")
        if token == separator and not depth:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def stripped(tokens: list[str]) -> list[str]:
    """Return tokens without blanks around them, and without braces around all of them."""
    start, end = 0, len(tokens)
    while start < end and tokens[start] == " ":
        start += 1
    while end > start and tokens[end - 1] == " ":
        end -= 1
    return unbraced(tokens[start:end])


_VERBATIM = regex(r"\s*(?:(?P<brace>\{)|(?P<edge>\S))")


def letters_between(text: str, at: int) -> tuple[int, int]:
    """Return where letters are between the next letter and its next occurrence, or in braces.

    The end is -1 if they have none.
    """
    opened = _VERBATIM.match(text, at)
    if opened is None:
        return at, -1
    if edge := opened["edge"]:
        return opened.end(), text.find(edge, opened.end())
    depth = 1
    for mark in re.compile("[{}]").finditer(text, opened.end()):
        depth += 1 if mark[0] == "{" else -1
        if not depth:
            return opened.end(), mark.start()
    return opened.end(), -1


def group_end(tokens: list[str]) -> int:
    """Return where the group ends that begins with the first token; a single token is one."""
    depth = 0
    for at, token in enumerate(tokens):
        depth += (token == "{") - (token == "}")
        if not depth:
            return at + 1
    return len(tokens)


def unbraced(tokens: list[str]) -> list[str]:
    """Return what is in the braces, if one pair is around all."""
    is_group = tokens[:1] == ["{"] and group_end(tokens) == len(tokens) and tokens[-1] == "}"
    return tokens[1:-1] if is_group else tokens
