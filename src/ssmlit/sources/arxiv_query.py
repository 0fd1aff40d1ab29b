"""Queries in arXiv's syntax: checked before they are sent, and answered without arXiv.

    ti:mamba AND (cat:cs.CV OR cat:eess.IV) ANDNOT abs:"snake venom"

arXiv refuses some malformed queries and rewrites others (a word without a prefix becomes `all:`,
see https://info.arxiv.org/help/api/user-manual.html and the announcement of November 2025), so that
they find something other than was meant. Responsible for the grammar and for what a query finds in
a record. Does not depend on where records come from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.errors import UsageError
from ssmlit.model import Record

PREFIXES = {
    "ti": "title", "au": "author", "abs": "abstract", "co": "comment", "jr": "journal reference",
    "cat": "category", "rn": "report number", "all": "everything",
}  # fmt: skip
OPERATORS = ("AND", "OR", "ANDNOT")
_TOKEN = regex(
    r'\s*(?:(?P<mark>[()])|(?P<prefix>[A-Za-z_]+):(?P<value>"[^"]*"?|\[[^\]]*\]|[^\s()"]+)?'
    r'|(?P<word>"[^"]*"?|[^\s()"]+))'
)
_EXAMPLE = 'for example: ti:mamba AND (cat:cs.CV OR abs:"state space model")'


class QueriedPaper(NamedTuple):
    """A paper as a query sees it."""

    record: Record  # what is known about it
    categories: Sequence[str] = ()  # all of arXiv's, the primary one first


Finds: TypeAlias = Callable[[QueriedPaper], bool]


def parse_arxiv_query(text: str) -> Finds:
    """Return what a query means: whether it finds a paper.

    Raises:
        UsageError: arXiv would refuse the query, or rewrite it; the message says where and why.
    """
    reader = _Tokens(text)
    finds = reader.expression()
    if not reader.is_done:
        raise reader.wrong("a `)` without its `(`")
    return finds


class _Token(NamedTuple):
    kind: str  # "(", ")", "term", "word"
    value: str
    prefix: str = ""


class _Tokens:
    """The tokens of a query, read from left to right."""

    def __init__(self, text: str) -> None:
        self._text = " ".join(text.split())
        self._tokens = [self._token(match) for match in _TOKEN.finditer(self._text)]
        self._at = 0

    @property
    def is_done(self) -> bool:
        return self._at == len(self._tokens)

    def wrong(self, reason: str, hint: str = _EXAMPLE) -> UsageError:
        return UsageError(
            f"arXiv does not understand the query `{self._text}`: {reason}", hint=hint
        )

    def expression(self) -> Finds:
        """Read terms and one kind of operator between them."""
        parts = [self._operand()]
        operator = ""
        while not self.is_done and self._tokens[self._at].kind != ")":
            found = self._operator()
            if operator and found != operator:
                raise self.wrong(
                    f"{operator} and {found} side by side; use parentheses to group them"
                )
            operator = found
            parts.append(self._operand())
        return _joined(operator, parts)

    def _operand(self) -> Finds:
        if self.is_done:
            raise self.wrong("a term is missing at the end" if self._tokens else "it is empty")
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "term":
            return partial(_has, token.prefix, token.value)
        if token.kind == "(":
            inner = self.expression()
            if self.is_done:
                raise self.wrong("a `(` without its `)`")
            self._at += 1
            return inner
        if token.kind == ")" or token.value in OPERATORS:
            raise self.wrong(f"a term is missing before `{token.value}`")
        raise self.wrong(
            f"`{token.value}` has no prefix, so arXiv would search for it everywhere",
            f"write all:{token.value}, or ti:, abs:, au:",
        )

    def _operator(self) -> str:
        token = self._tokens[self._at]
        if token.kind == "word" and token.value in OPERATORS:
            self._at += 1
            return token.value
        if token.kind == "word" and token.value.upper() in {*OPERATORS, "NOT"}:
            meant = "ANDNOT" if token.value.upper() == "NOT" else token.value.upper()
            raise self.wrong(f"`{token.value}` is not an operator", f"write {meant}")
        shown = f"{token.prefix}:{token.value}" if token.prefix else token.value
        raise self.wrong(f"AND, OR or ANDNOT is missing before `{shown}`")

    def _token(self, match: re.Match[str]) -> _Token:
        if mark := match["mark"]:
            return _Token(mark, mark)
        if match[0].count('"') == 1:
            raise self.wrong("a quotation mark is not closed")
        if word := match["word"]:
            return _Token("word", word)
        prefix, value = match["prefix"], (match["value"] or "").strip('"').strip()
        if prefix == "submittedDate":
            raise self.wrong("the days are those since the last run", "--since DATE names another")
        if prefix == "id":
            raise self.wrong("`id:` is for single papers", "add them by their ids")
        if prefix not in PREFIXES:
            raise self.wrong(f"there is no prefix `{prefix}:`", f"there are: {', '.join(PREFIXES)}")
        if not re.search(r"\w", value):
            raise self.wrong(f"nothing follows `{prefix}:`")
        return _Token("term", value, prefix)


def _joined(operator: str, parts: Sequence[Finds]) -> Finds:
    first, *rest = parts
    if operator == "OR":
        return lambda paper: any(part(paper) for part in parts)
    if operator == "ANDNOT":
        return lambda paper: first(paper) and not any(part(paper) for part in rest)
    return lambda paper: all(part(paper) for part in parts)


def _has(prefix: str, value: str, paper: QueriedPaper) -> bool:
    """Whether a paper has a value in the field of a prefix."""
    if prefix == "all":
        return any(_has(one, value, paper) for one in PREFIXES if one != "all")
    if prefix == "au":
        return any(_is_called(str(one), value) for one in paper.record.authors)
    if prefix == "cat":
        return any(_is_category(one, value) for one in paper.categories)
    return _has_words(_text(paper.record, prefix), value)


def _text(record: Record, prefix: str) -> str:
    extra = dict(record.extra)
    if prefix == "ti":
        return record.title
    if prefix == "abs":  # bulk metadata is kept without abstracts; the title is the best it has
        return record.abstract or record.title
    return {"co": extra.get("comment", record.note), "jr": extra.get("journalref", "")}.get(
        prefix, ""
    )


def _has_words(text: str, value: str) -> bool:
    """Whether a phrase is in a text as whole words; a `*` at the end stands for any letters."""
    wanted = latex.fold(value)
    closing = "" if value.endswith("*") else " "
    return bool(wanted) and f" {wanted}{closing}" in f" {latex.fold(text)} "


def _is_called(name: str, value: str) -> bool:
    """Whether a person has every word of a name; a single letter is an initial: `au:Gu_A`."""
    known = latex.fold(name).split()
    wanted = latex.fold(value.replace("_", " ").replace(".", " ")).split()
    return bool(wanted) and all(
        any(one == word or (len(word) == 1 and one.startswith(word)) for one in known)
        for word in wanted
    )


def _is_category(name: str, value: str) -> bool:
    if value.endswith("*"):
        return name.lower().startswith(value[:-1].lower())
    return name.lower() == value.lower()
