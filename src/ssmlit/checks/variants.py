"""Which texts of a collection are the same, spelled in two ways.

Responsible for spelling only. Takes time proportional to the number of texts: two that are one
typo apart share a string when one letter is left out of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ssmlit._lazy import regex

_NOISE = regex(r"(?<!\d)(?:[^\w#+]|_)+|(?:[^\w#+]|_)+(?!\d)")  # 8.1.1 is not 8.11, C# is not C
_SHORTEST = 9  # letters from which one typo hardly ever makes another word
_USUAL = 3  # how many times more often the right spelling occurs: Ethologie is not Ethnologie


def variants(counts: Mapping[str, int], key: Callable[[str], str]) -> dict[str, str]:
    """Return the rarer spellings, each with the usual one, given how often each text occurs.

    `key` returns what two spellings of one text share: its letters in lower case.
    """
    groups: dict[str, list[str]] = {}
    for text in sorted(counts, key=lambda text: (-counts[text], text)):
        groups.setdefault(key(text), []).append(text)
    found = {text: group[0] for name, group in groups.items() if name for text in group[1:]}
    sizes = {name: sum(counts[text] for text in group) for name, group in groups.items()}
    for rare, usual in _slips(sizes):
        one, other = groups[rare][0], groups[usual][0]
        if _differ_in_a_long_word(one, other):
            found.update(dict.fromkeys(groups[rare], other))
    return found


def tag_variants(counts: Mapping[str, int]) -> dict[str, str]:
    """Return tags that are another one spelled otherwise, the rarer first: "Time Series"."""
    return variants(counts, _tag_key)


def _tag_key(tag: str) -> str:
    """Return the letters and digits of a tag; levels (`a/b`) stay apart, a plural counts as one."""
    return "/".join(_NOISE.sub("", level.casefold()).removesuffix("s") for level in tag.split("/"))


def _slips(sizes: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that are one typo apart, the rarer first."""
    cut: dict[str, str] = {}
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        if len(name) < _SHORTEST:
            continue
        shorter = {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}
        usual = next((cut[text] for text in sorted(shorter) if text in cut), "")
        if usual and sizes[name] * _USUAL <= sizes[usual]:
            yield name, usual
        for text in shorter:
            cut.setdefault(text, name)


def _differ_in_a_long_word(one: str, other: str) -> bool:
    """Return whether two texts differ in one word of five letters or more, and not in a number."""
    a, b = one.casefold().split(), other.casefold().split()
    different = [pair for pair in zip(a, b, strict=False) if pair[0] != pair[1]]
    return len(a) == len(b) and all(
        min(map(len, pair)) >= 5 and not any(letter.isdigit() for word in pair for letter in word)
        and pair[0].rstrip("s") != pair[1].rstrip("s")
        for pair in different
    )  # fmt: skip
