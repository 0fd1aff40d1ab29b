r"""Regular expressions that cannot explode.

Python's `re` backtracks: `(a+)+b` on forty letters takes hours, and nothing in the standard
library can stop it. This module runs the same syntax on a lazily built deterministic automaton
(Thompson 1968; the lazy form as in R. Cox, "Regular Expression Matching Can Be Simple And Fast",
2007): the time grows with the length of the text, whatever the pattern. The price: no
backreferences and no look-around, which need backtracking, and no captured groups.

`re` itself checks the syntax (so its messages and positions are what users know) and decides
which characters an atom such as `[a-z]` or `\w` stands for. Case is ignored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

MAX_PATTERN = 200
MAX_STATES = 600
MAX_TEXT = 2_000
_MAX_CACHE = 4_000

_ATOM = re.compile(
    r"""\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.)  # an escape
      | \[\^?\]?(?:\\.|[^\]\\])*\]                                        # a class
      | \(\?P<\w+>|\(\?:|\(\?.|[()|]                                      # groups
      | (?:[*+?]|\{(?:\d+,?|,)\d*\})\??                                      # repeats
      | .""",
    re.VERBOSE | re.DOTALL,
)
_REPEAT = re.compile(r"\{(\d*)(,?)(\d*)\}")
_ASSERTIONS = {
    "^": "start",
    "\\A": "start",
    "$": "end",
    "\\Z": "end",
    "\\b": "edge",
    "\\B": "inside",
}


class RegexError(ValueError):
    """A pattern is wrong or cannot be run in bounded time; `position` counts from its start."""

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression; build it with `compile_regex`."""

    pattern: str
    _machine: _Machine = field(compare=False, repr=False)

    def found_in(self, text: str) -> bool:
        """Tell whether the pattern matches somewhere in the first 2,000 characters of a text."""
        return self._machine.run(text[:MAX_TEXT])


def compile_regex(pattern: str) -> Regex:
    """Return the pattern, ready to run; raise `RegexError` saying what is wrong and where."""
    if len(pattern) > MAX_PATTERN:
        raise RegexError(f"the pattern is longer than {MAX_PATTERN} characters")
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        message = getattr(error, "msg", "the pattern is too large")
        raise RegexError(message, getattr(error, "pos", None) or 0) from None
    program = _Builder(pattern).build()
    return Regex(pattern, _Machine(program))


@lru_cache(maxsize=512)
def _predicate(atom: str) -> re.Pattern[str]:
    return re.compile(atom, re.IGNORECASE)


def _check(atom: str, position: int) -> None:
    try:
        _predicate(atom)
    except re.error:
        raise RegexError(f"{atom} is not supported", position) from None


@dataclass(slots=True)
class _Program:
    """A nondeterministic automaton: what each state consumes or asserts, and where it leads.

    `labels[s]` is "" (moves freely), "=atom" (consumes a character) or "?name" (asserts).
    """

    labels: list[str] = field(default_factory=list)
    targets: list[list[int]] = field(default_factory=list)

    def add(self, label: str = "", *targets: int) -> int:
        if len(self.labels) >= MAX_STATES:
            raise RegexError("the pattern is too large: repeat fewer times")
        self.labels.append(label)
        self.targets.append(list(targets))
        return len(self.labels) - 1


_Fragment = tuple[int, int]  # the first state and the last, which leads nowhere yet


class _Builder:
    """Turn a pattern that `re` accepts into a program; state 0 accepts, `start` begins."""

    def __init__(self, pattern: str) -> None:
        self.tokens = [(m.group(), m.start()) for m in _ATOM.finditer(pattern)]
        self.at = 0
        self.program = _Program()

    def build(self) -> tuple[_Program, int]:
        accept = self.program.add("accept")
        first, last = self._alternatives()
        self.program.targets[last].append(accept)
        return self.program, first

    def _peek(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def _alternatives(self) -> _Fragment:
        branches = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        end = self.program.add()
        for _, last in branches:
            self.program.targets[last].append(end)
        return self.program.add("", *(first for first, _ in branches)), end

    def _sequence(self) -> _Fragment:
        first = last = self.program.add()
        while self._peek() not in ("", "|", ")"):
            begin = self.at
            piece = self._atom()
            if (repeat := self._repeat()) is not None:
                piece = self._repeated(begin, piece, *repeat)
            self.program.targets[last].append(piece[0])
            last = piece[1]
        return first, last

    def _atom(self) -> _Fragment:
        token, position = self.tokens[self.at]
        self.at += 1
        if token.startswith("("):
            if token not in ("(", "(?:") and not token.startswith("(?P<"):
                raise RegexError(f"{token}…) is not supported", position)
            inner = self._alternatives()
            self.at += 1
            return inner
        if token[0] == "\\" and token[1:] in tuple("123456789"):
            raise RegexError("a reference to a group is not supported", position)
        if token not in _ASSERTIONS:
            _check(token, position)
        label = f"?{_ASSERTIONS[token]}" if token in _ASSERTIONS else f"={token}"
        state = self.program.add(label)
        end = self.program.add()
        self.program.targets[state].append(end)
        return state, end

    def _repeat(self) -> tuple[int, int] | None:
        """Read `*`, `+`, `?` or `{m,n}`; return the least and the most times, -1 without end."""
        token = self._peek()
        if match := _REPEAT.match(token):
            low, comma, high = match.groups()
            least = int(low or 0)
            counts = (least, int(high) if high else -1 if comma else least)
        elif token[:1] in ("*", "+", "?"):
            counts = {"*": (0, -1), "+": (1, -1), "?": (0, 1)}[token[0]]
        else:
            return None
        self.at += 1
        return counts

    def _repeated(self, begin: int, piece: _Fragment, low: int, high: int) -> _Fragment:
        """Chain copies of the piece (read again from token `begin`): low, then up to high."""
        if max(low, high) > MAX_STATES:
            raise RegexError("the pattern is too large: repeat fewer times", self.tokens[begin][1])
        add, targets = self.program.add, self.program.targets
        after = self.at
        first = last = add()
        end = add()
        copies = max(low, high, 1)
        for number in range(copies):
            if number >= low:
                targets[last].append(end)
            if number >= high >= 0:
                break
            targets[last].append(piece[0])
            last = piece[1]
            if number + 1 < copies:
                self.at = begin
                piece = self._atom()
        if high < 0:
            loop = add("", end, piece[0])
            targets[last].append(loop)
        else:
            targets[last].append(end)
        self.at = after
        return first, end


class _Machine:
    """Run a program on texts, remembering each step (a deterministic automaton, built lazily)."""

    def __init__(self, program: tuple[_Program, int]) -> None:
        self._program, self._start = program
        self._forget()

    def _forget(self) -> None:
        self._known: dict[tuple[frozenset[int], str], int] = {}
        self._sets: list[tuple[frozenset[int], str]] = []
        self._edges: list[dict[str, int]] = []
        self._number(frozenset((self._start,)), "")

    def _number(self, states: frozenset[int], before: str) -> int:
        """Return the number of a deterministic state: where we may be, and after what kind."""
        number = self._known.setdefault((states, before), len(self._sets))
        if number == len(self._sets):
            self._sets.append((states, before))
            self._edges.append({})
        return number

    def run(self, text: str) -> bool:
        if len(self._sets) > _MAX_CACHE:
            self._forget()
        number = 0
        edges = self._edges
        for char in (*text, ""):
            following = edges[number].get(char)
            if following is None:
                following = edges[number][char] = self._step(number, char)
            if following < 0:
                return True
            number = following
        return False

    def _step(self, number: int, char: str) -> int:
        """Return the state after a character ("" is the end), or -1 when the pattern is found."""
        labels, targets = self._program.labels, self._program.targets
        states, before = self._sets[number]
        closed: set[int] = set()
        waiting = list(states)
        while waiting:
            state = waiting.pop()
            if state in closed:
                continue
            closed.add(state)
            label = labels[state]
            if label == "accept":
                return -1
            if not label or (label[0] == "?" and _holds(label[1:], before, _kind(char))):
                waiting.extend(targets[state])
        following = {self._start}
        for state in closed:
            label = labels[state]
            if char and label[:1] == "=" and _predicate(label[1:]).fullmatch(char):
                following.update(targets[state])
        return self._number(frozenset(following), _kind(char))


def _kind(char: str) -> str:
    """Return "word", "other", or "" for the edge of the text."""
    return char and ("word" if char.isalnum() or char == "_" else "other")


def _holds(assertion: str, before: str, after: str) -> bool:
    """Tell whether an assertion holds between characters of two kinds."""
    if assertion == "start":
        return not before
    if assertion == "end":
        return not after
    edge = (before == "word") != (after == "word")
    return edge == (assertion == "edge")
