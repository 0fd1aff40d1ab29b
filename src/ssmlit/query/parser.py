"""From the text of a query to its tree: precedence, and the meaning of each value.

    query := and ("OR" and)*      and := (["AND"] not)+      not := ("NOT" | "-")* primary
    primary := "(" query ")" | field:(query) | term

Words next to each other are ANDed and bind tighter than OR. Words without letters or digits (`-`,
`&`) are skipped, and so are English stop words beside others: people paste titles.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from ssmlit import identifiers, latex
from ssmlit.query import ranges
from ssmlit.query.errors import QueryError
from ssmlit.query.language import QueryField, fields_meant_by
from ssmlit.query.lexer import Token, tokens
from ssmlit.query.nodes import (
    Added,
    AllOf,
    AnyOf,
    Has,
    Id,
    Node,
    Not,
    Pattern,
    Query,
    Tag,
    Type,
    Words,
    Years,
    texts,
)
from ssmlit.query.words import tag_words

T = TypeVar("T")
MAX_DEPTH = 50
_LITTLE = frozenset(("a", "an", "and", "al", "et", "for", "in", "of", "on", "the", "to", "with"))


def parse_query(text: str, *, now: date | None = None) -> Query:
    """Return a query as a tree.

    Args:
        text: what the user typed; a text of blanks matches every entry.
        now: the day that `added:7d` counts from; today by default.

    Raises:
        QueryError: (a UsageError) with the mistake's place, marked by carets, and advice.
    """
    parser = _Parser(text, now or datetime.now().astimezone().date())
    root = parser.parse()
    words = tuple(node for node in texts(root) if isinstance(node, Words))
    return Query(text, root, words, " ".join(parser.plain))


class _Parser:
    def __init__(self, text: str, now: date) -> None:
        self.text = text
        self.now = now
        self.tokens = tokens(text)
        self.at = 0
        self.depth = 0
        self.plain: list[str] = []

    def parse(self) -> Node:
        if not self.tokens:
            return AllOf()
        root = self._either(None)
        if (token := self._peek()) is not None:
            raise self._error("a closing parenthesis without an opening one", token)
        if root is None:
            advice = "write at least one letter or digit"
            raise QueryError("nothing to search for", self.text, 0, len(self.text), advice)
        return root

    def _peek(self, *kinds: str) -> Token | None:
        """Return the next token if it is of one of these kinds."""
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        return token if token and (not kinds or token.kind in kinds) else None

    def _error(self, message: str, token: Token, advice: str = "") -> QueryError:
        return QueryError(message, self.text, token.at, token.end, advice)

    def _either(self, field: Token | None) -> Node | None:
        branches: list[Node] = []
        operator: Token | None = None
        while True:
            branch = self._both(field)
            ahead = self._peek("OR")
            if branch is None and (place := operator or ahead):
                raise self._error("OR needs something on both sides", place)
            if branch is None:
                return None
            branches.append(branch)
            if ahead is None:
                return branches[0] if len(branches) == 1 else AnyOf(tuple(branches))
            operator = ahead
            self.at += 1

    def _both(self, field: Token | None) -> Node | None:
        children: list[Node] = []
        while (token := self._peek()) and token.kind not in (")", "OR"):
            if token.kind == "AND":
                self.at += 1
                if token is self.tokens[0] or self._peek() is None or self._peek(")", "OR", "AND"):
                    raise self._error("AND needs something on both sides", token)
            child = self._negation(field)
            if child is not None:
                children.append(child)
        children = _tidied(children)
        if len(children) <= 1:
            return children[0] if children else None
        return AllOf(tuple(children))

    def _negation(self, field: Token | None) -> Node | None:
        negated = False
        operator: Token | None = None
        while operator_ahead := self._peek("NOT"):
            operator = operator_ahead
            negated = not negated
            self.at += 1
        if operator and (self._peek() is None or self._peek(")", "AND", "OR")):
            raise self._error("nothing after NOT", operator)
        known = len(self.plain)
        child = self._primary(field)
        if negated:
            del self.plain[known:]
        return Not(child) if negated and child is not None else child

    def _primary(self, field: Token | None) -> Node | None:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "group":
            opening = self.tokens[self.at]
            self.at += 1
            return self._group(opening, token)
        if token.kind == "(":
            return self._group(token, field)
        if token.field is None and field is not None:
            token = token._replace(field=field.field, name=field.name)
        if token.field is None:
            self.plain.append(latex.fold(token.value))
            return _plain(token)
        return self._KINDS[token.field.kind](self, token, token.field)

    def _group(self, opening: Token, field: Token | None) -> Node | None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self._error("the parentheses are nested too deeply", opening)
        inner = self._either(field)
        if self._peek(")") is None:
            raise self._error("the parenthesis is not closed", opening, "add the closing )")
        self.at += 1
        self.depth -= 1
        return inner

    def _of_text(self, token: Token, field: QueryField) -> Node | None:
        if token.kind == "regex":
            from ssmlit.query.regex import RegexError, compile_regex

            try:
                return Pattern(field.name, compile_regex(token.value))
            except RegexError as error:
                place = token.at + error.position
                raise QueryError(
                    f"wrong regular expression: {error.message}", self.text, place, place + 1
                ) from None
        node = _text(token, field.name)
        if node is None:
            raise self._error(f"nothing to search for in {field.name}", token)
        return node

    def _of_tag(self, token: Token, _: QueryField) -> Node:
        path = tuple(filter(None, map(tag_words, token.value.split("/"))))
        if not path:
            raise self._error("this is not a tag", token, "for example tag:medical")
        return Tag(path, token.value, token.kind == "phrase")

    def _of_year(self, token: Token, _: QueryField) -> Node:
        return Years(*self._range(token, ranges.years))

    def _of_added(self, token: Token, _: QueryField) -> Node:
        return Added(*self._range(token, lambda text: ranges.days(text, self.now)))

    def _range(self, token: Token, read: Callable[[str], tuple[T, T]]) -> tuple[T, T]:
        try:
            return read(token.value.strip())
        except ValueError as error:
            message, _, advice = str(error).partition(": ")
            raise self._error(message, token, advice) from None

    def _of_id(self, token: Token, _: QueryField) -> Node:
        name = token.name.lower()
        labelled = f"{'arxiv' if name == 'eprint' else name}:{token.value}"
        found = identifiers.parse(token.value)
        if found is None and name != "id":
            found = identifiers.parse(labelled)
        if found is None:
            advice = identifiers.suggestion(token.value) or "for example id:2312.00752"
            raise self._error(f'"{token.value}" is not an identifier', token, advice)
        return Id(found)

    def _of_type(self, token: Token, _: QueryField) -> Node:
        return Type(token.value.strip().lstrip("@").lower())

    def _of_has(self, token: Token, _: QueryField) -> Node:
        names, near = fields_meant_by(token.value.strip())
        if not names:
            advice = f"did you mean {token.name}:{near}?"
            raise self._error(f'unknown field "{token.value}"', token, advice)
        return Has(names)

    def _of_missing(self, token: Token, field: QueryField) -> Node:
        return Not(self._of_has(token, field))

    _KINDS = {  # noqa: RUF012 - a table of methods, never changed
        "text": _of_text, "tag": _of_tag, "year": _of_year, "added": _of_added, "id": _of_id,
        "type": _of_type, "has": _of_has, "missing": _of_missing,
    }  # fmt: skip


def _text(token: Token, field: str) -> Words | None:
    typed = token.value.lstrip("+") if token.kind == "word" else token.value
    words = tuple(latex.fold(typed).split())
    if not words:
        return None
    exact = token.kind == "phrase"
    return Words(field, token.value, words, exact, prefix=not exact and typed.endswith("*"))


def _plain(token: Token) -> Node | None:
    """A word without a field; pasted identifiers and links are looked up as such."""
    node = _text(token, "")
    if token.kind == "word" and re.search(r"[\d/]", token.value):
        identifier = identifiers.parse(token.value)
        if identifier is not None and identifier.scheme != "isbn":
            return Id(identifier, node)
    return node


def _tidied(children: list[Node]) -> list[Node]:
    """Return the conditions, each once; `the`, `of`, `et`, `al` … only if there is nothing else.

    They are distinguished by class, too, unlike equal tuples.
    """
    known = list({repr(child): child for child in children}.values())
    return [child for child in known if not _is_little(child)] or known


def _is_little(node: Node) -> bool:
    if not isinstance(node, Words) or node.field or node.exact:
        return False
    return node.squashed in _LITTLE
