"""The name that a misspelt one stands for.

Responsible for spelling distance. Does not depend on what is spelled.
"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def nearest(name: str, known: frozenset[str]) -> str:
    """Return the known name within one typo of a short name, two of a longer one, or "".

    A typo is a letter too many, too few, another (in five or more), or two swapped (Damerau). The
    first letter is hardly ever the wrong one, so it must agree, or be swapped with the second.
    """
    limit = 0 if len(name) < 4 else 1 if len(name) < 7 else 2
    alike = [
        other
        for other in sorted(known)
        if len(other) > 2
        and abs(len(name) - len(other)) <= limit
        and (name[0] == other[0] or name[:2] == other[1::-1])
    ]
    if not alike:
        return ""
    from rapidfuzz.distance import OSA

    found = [(OSA.distance(name, other, score_cutoff=limit), other) for other in alike]
    found = [one for one in found if one[0] < 2 or not _are_forms(name, one[1])]
    if len(name) < 5:  # `film` is not `file`, though `mics` is `misc`
        found = [one for one in found if sorted(one[1]) == sorted(name) or len(one[1]) != len(name)]
    distance, best = min(found, default=(limit + 1, ""))
    return best if 0 < distance <= limit else ""


def _are_forms(name: str, other: str) -> bool:
    """Return whether two words differ only in their ending: `translation`, `translator`."""
    shorter = min(len(name), len(other))
    places = enumerate(zip(name, other, strict=False))
    return next((at for at, (a, b) in places if a != b), shorter) >= shorter - 3
