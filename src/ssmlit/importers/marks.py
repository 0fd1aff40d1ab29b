"""Small signs of lists: GitHub's emoji, years, the marks around words.

Responsible for how they are written. Does not depend on where they are.
"""

from __future__ import annotations

from ssmlit._lazy import regex

SHORTCODE = regex(r"(?<!\w):[a-z0-9_+-]+:(?!\w)")  # `:octocat:`, GitHub's emoji
YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
CERTAIN_YEAR = r"(?:1[5-9]|20)\d\d"  # where what is around the digits says that they are one
EDGES = " .,:;*_-–—()[]《》"  # what may be around the words of a statement
AROUND = " \t\n.,:;|/*–—-"  # what is between statements
