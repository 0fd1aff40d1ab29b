r"""Cuts a query into tokens with their positions; does not depend on what terms mean.

( ) AND OR NOT -      as in most search engines; operators are upper case
word                  up to a blank, a parenthesis or a quotation mark
"a phrase"            with \" for a quotation mark inside
field:word            field:"a phrase"   field:/regular expression/   field:(a OR b)
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ssmlit._lazy import regex
from ssmlit.query.errors import QueryError
from ssmlit.query.language import FIELDS, QueryField, field_named, nearest_field

_BLANK = regex(r"[\s\x00-\x20\x7f-\xa0]+")
_WORD = regex(r"(?:\\\S|[^\s()\"\\\x00-\x20\x7f-\xa0])+\\?|\\")
_LINK = r"(?i:[a-z][a-z0-9+.-]*://|(?:www\.)?\S+\.\w+/)"  # compiled where a slash is
_NAME = regex(r"[A-Za-z][A-Za-z_-]*\Z")
_QUOTED = regex(r'"((?:\\.|[^"\\])*)"', re.DOTALL)
_SLASHED = regex(r"/((?:\\.|[^/\\])*)/(?=[\s)]|$)", re.DOTALL)
OPERATORS = ("AND", "OR", "NOT")


class Token(NamedTuple):
    """A piece of a query."""

    # "(", ")", "AND", "OR", "NOT", "word", "phrase", "regex" or "group" (a field before a
    # parenthesis)
    kind: str
    value: str  # the word, phrase or pattern, without quotes
    # its place in the query; `at` is where the value begins, a phrase with its mark
    start: int
    end: int
    at: int
    field: QueryField | None = None  # what is before the colon, or None
    name: str = ""  # the field's name as typed: an alias may say more than the field


def tokens(query: str) -> list[Token]:
    """Return the tokens of a query; raise QueryError where it cannot be cut."""
    found: list[Token] = []
    position = 0
    while position < len(query):
        if match := _BLANK.match(query, position):
            position = match.end()
            continue
        token = _next(query, position)
        found.append(token)
        position = token.end
    return found


def _next(query: str, start: int) -> Token:
    char = query[start]
    if char in "()":
        return Token(char, char, start, start + 1, start)
    if char == "-" and _negates(query, start):
        return Token("NOT", "-", start, start + 1, start)
    if char == '"':
        return _phrase(query, start, start, None, "")
    match = _WORD.match(query, start)
    text = match[0] if match else char
    end = start + len(text)
    if text in OPERATORS:
        return Token(text, text, start, end, start)
    name, colon, _ = text.partition(":")
    field = field_named(name) if colon else None
    if field is not None:
        return _valued(query, start, start + len(name) + 1, field, name)
    if colon:
        _refuse_unknown(query, text, name, start)
    end = _whole_link(query, start, end) if _is_link(text) else end
    if query[end : end + 1] == '"':
        raise QueryError(
            "a quotation mark inside a word", query, end, end + 1, 'put a blank before it, or \\"'
        )
    return Token("word", query[start:end], start, end, start)


def _negates(query: str, start: int) -> bool:
    """A hyphen negates what follows at once; `--`, `-` and `->` are punctuation."""
    following = query[start + 1 : start + 2]
    return following.isalnum() or following in ('"', "(", "{", "\\", "$")


def _is_link(text: str) -> bool:
    return "/" in text and re.match(_LINK, text) is not None


def _refuse_unknown(query: str, text: str, name: str, start: int) -> None:
    """Raise for `foo:bar`; let `Mamba:`, `10:30`, `https://…` and `U:{…}` pass as words."""
    rest = query[start + len(name) + 1 : start + len(name) + 2]
    if not _NAME.match(name) or _is_link(text):
        return
    if not rest or _BLANK.match(rest) or rest in ")(:":
        return
    near = nearest_field(name)
    advice = f"did you mean {near}:…? " if near else f"fields: {', '.join(FIELDS)}. "
    raise QueryError(
        f'unknown field "{name}"',
        query,
        start,
        start + len(name),
        f'{advice}To search the words themselves, write "{text.removesuffix(":")}"',
    )


def _valued(query: str, start: int, at: int, field: QueryField, name: str) -> Token:
    """Read what follows `field:`."""
    char = query[at : at + 1]
    if char == "(":
        return Token("group", "", start, at, at, field, name)
    if char == '"':
        return _phrase(query, start, at, field, name)
    if char == "/" and field.kind == "text":
        if match := _SLASHED.match(query, at):
            return Token("regex", match[1], start, match.end(), at + 1, field, name)
        advice = "end it with a slash and a blank; write \\/ for a slash inside"
        raise QueryError("the regular expression does not end", query, at, len(query), advice)
    match = _WORD.match(query, at)
    if not match:
        advice = f"write {field.example} without a blank after the colon"
        raise QueryError(f"nothing after {name}:", query, start, at, advice)
    end = match.end()
    if field.kind == "id":
        end = _whole_link(query, at, end)
    return Token("word", query[at:end], start, end, at, field, name)


def _phrase(query: str, start: int, at: int, field: QueryField | None, name: str) -> Token:
    match = _QUOTED.match(query, at)
    if not match:
        advice = 'add the closing "'
        raise QueryError("the quotation is not closed", query, at, at + 1, advice)
    value = re.sub(r'\\(["\\])', r"\1", match[1])
    return Token("phrase", value, start, match.end(), at, field, name)


def _whole_link(query: str, start: int, end: int) -> int:
    """Return the end of a link or DOI that may hold parentheses: balanced ones belong to it."""
    while end < len(query) and query[end] in "()":
        inside = query[start : end + 1]
        if query[end] == ")" and inside.count(")") > inside.count("("):
            break
        match = _WORD.match(query, end + 1)
        end = match.end() if match else end + 1
    return end
