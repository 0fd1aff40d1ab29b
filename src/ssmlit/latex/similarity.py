"""How similar two folded titles are, as one number: enough to propose, never to decide.

Responsible for the number that near titles are ranked by. Whether two works are the same is the
business of `ssmlit.duplicates`.
"""

from __future__ import annotations

from collections.abc import Sequence

NEAR = 80.0  # from here on titles resemble each other
_PART = 90.0  # score of a title that is the beginning or the end of the other
_TELLING = 3  # words that such a part must have
_UNEQUAL = 99.0  # the highest score of titles that are not equal


def likeness(one: str, other: str) -> float:
    """Return how similar two folded titles are, 0 to 100; word order and blanks count little."""
    from rapidfuzz import fuzz

    joined, beside = one.replace(" ", ""), other.replace(" ", "")
    if joined == beside:
        return 100.0
    best = max(
        fuzz.ratio(joined, beside, score_cutoff=NEAR),
        fuzz.token_sort_ratio(one, other, score_cutoff=NEAR),
    )
    short, long = sorted((one, other), key=len)
    is_part = f"{long} ".startswith(f"{short} ") or f" {long}".endswith(f" {short}")
    if is_part and short.count(" ") + 1 >= _TELLING:
        return max(best, _PART)
    return min(best, _UNEQUAL)


def resembling(one: str, others: Sequence[str]) -> list[tuple[float, int]]:
    """Return score and index of every folded title similar to one, the best first.

    The same as asking `likeness` about each, in a tenth of the time.
    """
    from rapidfuzz import fuzz, process

    joined = [other.replace(" ", "") for other in others]
    like = process.extract(
        one.replace(" ", ""), joined, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None
    )
    sorted_alike = process.extract(
        one, others, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=None
    )
    near = {at for *_, at in (*like, *sorted_alike)}
    for at, other in enumerate(others):
        short, long = (one, other) if len(one) < len(other) else (other, one)
        if long.startswith(short) or long.endswith(short):
            near.add(at)
    scores = ((likeness(one, others[at]), at) for at in near)
    return sorted((found for found in scores if found[0] >= NEAR), key=lambda it: (-it[0], it[1]))
