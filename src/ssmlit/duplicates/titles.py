"""How two titles relate: which words only one has, and where.

A ratio alone cannot judge: 84 can be one renamed paper and 89 two papers. So titles are aligned
word by word. What is left over on each side, after misspellings and split words are paired off, is
what tells "a subtitle was dropped" from "another method".

This is about two records that nothing yet says are one work. What a difference means in a reference
whose record is known is for `verify.titles` to say, which builds on this; whether a title fits its
own identifier, for `fields.titles`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from ssmlit.duplicates.spelling import counterparts, is_mark, misspelt, nearly_spelt
from ssmlit.duplicates.vocabulary import NUMBER_NAMES
from ssmlit.fields.words import BY_MEANS, STOP_WORDS, american
from ssmlit.strings import words

if TYPE_CHECKING:
    from ssmlit.duplicates.normalize import Title

_LINKS = BY_MEANS | {"for", "of", "on", "to", "from"}
# Words that end no title: one that ends in such a word was cut, though no ellipsis says so.
_UNFINISHED = STOP_WORDS - words("a s t is are its y el")
_MOST_PAIRS = 400  # of words that are compared for misspellings


class TitleMatch(NamedTuple):
    """How two titles relate."""

    ratio: float  # 0 to 100, the better of the ratio with sorted words and the one without spaces
    # words with meaning that the other side lacks, misspellings set aside
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    size: int = 0  # words with meaning in the shorter title
    reordered: bool = False  # the same words in another order
    cut: bool = False  # one is the beginning of the other and ends in an ellipsis
    edge: bool = False  # what one side has more is at its beginning or its end
    front: bool = False  # as `edge`, at the beginning
    # as `edge`, and a colon, dash or full stop separates it from the rest, or the shorter title
    # breaks off in mid-phrase
    at_break: bool = False
    typos: tuple[tuple[str, str], ...] = ()  # pairs of words taken for misspellings of each other
    near: bool = False  # what each side lacks differs in a letter or two, as by a slip
    heads: str = ""  # how the names before the colon relate: "", "equal", "misspelt" or "differ"

    @property
    def equal(self) -> bool:
        """Whether neither side has a word the other lacks."""
        return not self.left and not self.right


def align(a: Title, b: Title) -> TitleMatch:
    """Return how two titles relate; order of the arguments only swaps `left` and `right`."""
    size = min(len(a.content), len(b.content))
    if a.joined == b.joined:
        return TitleMatch(100.0 if a.joined else 0.0, size=size, heads="equal" if a.head else "")
    if _cut_short(a, b) or _cut_short(b, a):
        return TitleMatch(100.0, size=size, cut=True)
    ratio = max(fuzz.ratio(a.ordered, b.ordered), fuzz.ratio(a.joined, b.joined))
    for rest, at_break in ((_broken_off, True), (_footnote, False)):
        lost, more = rest(b, a), rest(a, b)
        if lost or more:
            return TitleMatch(ratio, lost, more, size, edge=True, at_break=at_break)
    return _aligned(a, b, ratio)


def _aligned(a: Title, b: Title, ratio: float) -> TitleMatch:
    """Return how two titles relate, word by word."""
    left, right = _left_over(a.tokens, b.tokens), _left_over(b.tokens, a.tokens)
    if not left and not right:
        size = min(len(a.content), len(b.content))
        return TitleMatch(ratio, size=size, reordered=True, heads=_heads(a.head, b.head))
    lost = left, right
    left, right = _without_joined(a.tokens, b.tokens, left, right)
    left, right = _without_initials(a.tokens, left, b.tokens, right)
    right, left = _without_initials(b.tokens, right, a.tokens, left)
    left, right, typos = _without_typos(a.tokens, b.tokens, left, right)
    near = nearly_spelt([a.tokens[place] for place in left], [b.tokens[place] for place in right])
    left, right = _with_meaning(a, b, left), _with_meaning(b, a, right)
    edge, front, at_break = False, False, False
    if bool(left) != bool(right):
        longer, shorter, places = (a, b, left) if left else (b, a, right)
        edge, front, at_break = _at_edge(longer, shorter, places)
    return TitleMatch(
        ratio=ratio,
        left=tuple(a.tokens[place] for place in left),
        right=tuple(b.tokens[place] for place in right),
        size=min(len(a.content), len(b.content)),
        edge=edge,
        front=front,
        at_break=at_break,
        reordered=not left and not right and _others(a, lost[0]) != _others(b, lost[1]),
        typos=typos,
        near=near,
        heads=_heads(a.head, b.head),
    )


def _cut_short(a: Title, b: Title) -> bool:
    return a.cut and len(a.content) >= 3 and b.joined.startswith(a.joined)


def _broken_off(a: Title, b: Title) -> tuple[str, ...]:
    """Return the rest of a title of which another one breaks off within a word: "on whale so"."""
    whole = len(a.tokens) - 1
    if len(a.content) <= 3 or len(b.tokens) <= whole or a.tokens[:-1] != b.tokens[:whole]:
        return ()
    last, word = a.tokens[-1], b.tokens[whole]
    if not word.startswith(last) or word == last or is_mark(word) or misspelt(last, word):
        return ()
    return tuple(token for token in b.tokens[whole:] if token not in STOP_WORDS)


def _footnote(a: Title, b: Title) -> tuple[str, ...]:
    """Return the digit at the last word of a title that is otherwise another one: "of whales1"."""
    *same, last = b.tokens or ("",)
    noted = last[-1:].isdigit() and (*same, last[:-1]) == a.tokens and a.tokens[-1].isalpha()
    return (last[-1],) if noted else ()


def _left_over(tokens: Sequence[str], others: Sequence[str]) -> list[int]:
    """Return the places of words that are not among the others."""
    free = Counter(others)
    places = []
    for place, token in enumerate(tokens):
        if free[token] > 0:
            free[token] -= 1
        else:
            places.append(place)
    return places


def _without_joined(
    a: Sequence[str], b: Sequence[str], left: list[int], right: list[int]
) -> tuple[list[int], list[int]]:
    """Pair "data base" with "database": adjacent words of one side run together in the other."""
    left, right = _split_words(a, left, b, right)
    right, left = _split_words(b, right, a, left)
    return left, right


def _split_words(
    tokens: Sequence[str], places: list[int], others: Sequence[str], joined: list[int]
) -> tuple[list[int], list[int]]:
    if not places or not joined:
        return places, joined
    wanted = {others[place]: place for place in joined}
    longest = max(map(len, wanted))
    gone: set[int] = set()
    free = Counter(tokens[place] for place in places)
    for text, run in _run_together(tokens, longest):
        # "in homogeneous media" is not "in inhomogeneous media", which has the "in", too
        if text in wanted and Counter(parts := tokens[run.start : run.stop]) <= free:
            if parts[0] in STOP_WORDS and counterparts(text, text.removeprefix(parts[0])):
                continue  # nor "a theoretical model" an "atheoretical" one
            gone.update(run)
            joined = [place for place in joined if place != wanted[text]]
    return [place for place in places if place not in gone], joined


def _run_together(tokens: Sequence[str], longest: int) -> Iterator[tuple[str, range]]:
    """Yield adjacent words without the blanks, and their places: of 1 and shot also "oneshot"."""
    named = tuple(NUMBER_NAMES.get(token, token) for token in tokens)
    for spelled in {tuple(tokens), named}:
        for start, text in enumerate(spelled):
            for end in range(start + 1, len(spelled)):
                text += spelled[end]  # noqa: PLW2901 - it grows
                if len(text) > longest:
                    break
                yield text, range(start, end + 1)


def _without_initials(
    tokens: Sequence[str], places: list[int], others: Sequence[str], spelt_out: list[int]
) -> tuple[list[int], list[int]]:
    """Pair "LLMs" with "large language models": words that one side abbreviates.

    Not where they are most of a title: "NTG" is more than one group; nor words that are hardly
    longer spelled out: "pp" is not "Pb-Pb".
    """
    telling = {at for at in spelt_out if others[at] not in STOP_WORDS}
    common = sum(token not in STOP_WORDS for token in tokens) - len(places)
    for place in places if common > 1 else ():
        short = tokens[place].removesuffix("s")
        for start in spelt_out if len(short) > 1 else ():
            run = [at for at in range(start, start + len(short)) if at in telling]
            initials = "".join(others[at][0] for at in run)
            if initials == short and sum(len(others[at]) for at in run) > 2 * len(short):
                left = [at for at in places if at != place]
                right = [at for at in spelt_out if at not in run]
                return _without_initials(tokens, left, others, right)
    return places, spelt_out


def _without_typos(
    a: Sequence[str], b: Sequence[str], left: list[int], right: list[int]
) -> tuple[list[int], list[int], tuple[tuple[str, str], ...]]:
    if len(left) * len(right) > _MOST_PAIRS:
        return left, right, ()
    typos = []
    free = list(right)
    rest = []
    for place in left:
        other = next((it for it in free if misspelt(a[place], b[it])), None)
        if other is None:
            rest.append(place)
        else:
            free.remove(other)
            typos.append((a[place], b[other]))
    if len(rest) != len(free) and rest and free:  # a misplaced blank: "fo rmedical"
        one, two = "".join(a[place] for place in rest), "".join(b[place] for place in free)
        if misspelt(one, two) or one == two:
            return [], [], (*typos, (one, two))
    return rest, free, tuple(typos)


def _with_meaning(own: Title, other: Title, places: list[int]) -> list[int]:
    """Leave out stop words; but in "Plan A", and "Unit A" beside "Unit B", it is no article."""
    letters = all(len(last) == 1 for one in (own, other) for last in one.tokens[-1:])
    kept = {*own.letters, len(own.tokens) - 1} if letters else own.letters
    return [place for place in places if place in kept or own.tokens[place] not in STOP_WORDS]


def goes_on(a: Title, b: Title) -> bool:
    """Whether one title is the other and a phrase: "for", "of"; "in" may be where it appeared."""
    short, long = sorted((a.tokens, b.tokens), key=len)
    return long[: len(short)] == short and not _LINKS.isdisjoint(long[len(short) :][:1])


def differ_in(words: frozenset[str], one: Title, other: Title) -> bool:
    """Whether each title has one of some words that the other lacks: "in" for "on"."""
    mine, theirs = (Counter(filter(words.__contains__, it.tokens)) for it in (one, other))
    return bool(mine - theirs and theirs - mine)


def _at_edge(longer: Title, shorter: Title, places: list[int]) -> tuple[bool, bool, bool]:
    """Return whether the places are at one end of the title, at the front, and after a break."""
    ends = list(accumulate(map(len, longer.tokens)))  # in letters: blanks may be elsewhere
    common = len(shorter.joined)
    if longer.joined.endswith(shorter.joined):
        places = [at for at, end in enumerate(ends) if end <= ends[-1] - common] or places
    elif longer.joined.startswith(shorter.joined):
        places = [at for at, end in enumerate(ends) if end > common]
    content = [
        place
        for place, token in enumerate(longer.tokens)
        if token not in STOP_WORDS or place in places
    ]
    size = len(places)
    if places == content[-size:]:
        before = content[-size - 1] if size < len(content) else 0
        is_cut = not _UNFINISHED.isdisjoint(shorter.tokens[-1:])
        return True, False, is_cut or any(before < at <= places[0] for at in longer.breaks)
    if places == content[:size]:
        after = content[size] if size < len(content) else len(ends)
        return True, True, any(places[-1] < at <= after for at in longer.breaks)
    return False, False, False


def _others(title: Title, lost: Sequence[int]) -> list[str]:
    """Return the words with meaning that are not at some places."""
    words = [word for at, word in enumerate(title.tokens) if at not in lost]
    return [word for word in words if word not in STOP_WORDS]


def _heads(a: str, b: str) -> str:
    """Return how the names before the colon relate; "" when one title has none."""
    if not a or not b:
        return ""
    if american(a) == american(b):
        return "equal"
    return "misspelt" if misspelt(a, b) else "differ"
