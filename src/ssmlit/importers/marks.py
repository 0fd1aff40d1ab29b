"""Small signs of lists: GitHub's emoji, years, the marks around words.

Responsible for how they are written. Does not depend on where they are.
"""

from __future__ import annotations

from ssmlit._lazy import regex

SHORTCODE = regex(r"(?<!\w):[a-z0-9_+-]+:(?!\w)")  # `:octocat:`, GitHub's emoji
YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
CERTAIN_YEAR = r"(?:1[5-9]|20)\d\d"  # where what is around the digits says that they are one
# What is said instead of a year.
AWAITED = r"(?i:in press|to appear|forthcoming|accepted|im druck|en prensa|sous presse)"
EDGES = " .,:;*_-–—()[]《》"  # what may be around the words of a statement
AROUND = " \t\n.,:;|/*–—-"  # what is between statements

_ENDED = regex(r"(?:[^\w\s,;:&(\[-]|\d|://\S+)\s*$")
_ANEW = regex(r"\s*[^\w\s,.;:)\]]*[^\W\da-z]")


def without_edges(words: str, edges: str = EDGES) -> str:
    """Return words without the marks around them; a bracket that closes one in them is kept."""
    bare = words.strip(edges)
    is_open = bare.count("(") > bare.count(")") and f"{bare})" in words
    return f"{bare})" if is_open else bare


def begins_anew(before: str, behind: str) -> bool:
    """Return whether a label between two texts can begin a reference, whatever its number.

    So it is unless the one goes on in the other, as around a citation that a line begins with.
    """
    return bool(_ENDED.search(before) and _ANEW.match(behind))
