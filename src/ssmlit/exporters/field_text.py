"""Changes to field text on its way out: names, capitals, accents. Pure, on LaTeX source.

Responsible for the source of one value. Does not depend on fields or formats.
"""

from __future__ import annotations

import re

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.bibtex.syntax import is_group

_LETTER = r"(?:\{\\?[A-Za-z]\}|\\[ij](?![A-Za-z])\s?|[A-Za-z])"
_ACCENT = regex(
    r"(?P<math>\$[^$]*\$)"
    rf"|\{{\\(?:[`'^\"~=.]\s*{_LETTER}|[Hbcdkruv](?:\{{\\?[A-Za-z]\}}|\s+[A-Za-z]))\}}"
    rf"|\\[`'^\"~=.]{_LETTER}"
    r"|\\[Hbcdkruv](?:\{\\?[A-Za-z]\}|\s+[A-Za-z](?![A-Za-z]))"
    r"|\{\\(?:ss|ae|AE|oe|OE|aa|AA|o|O|l|L)\}"
    r"|\\(?:ss|ae|AE|oe|OE|aa|AA|o|O|l|L)(?![A-Za-z])(?:\{\}|\s+)?"
)
_TITLE_PIECE = regex(r"\$[^$]*\$|\\[A-Za-z]+\s*|\\[^{}]|[{}]|[^\\{}$]+|[$\\]", re.DOTALL)


def decoded(text: str) -> str:
    r"""Turn accent commands into letters, `{\"o}` → `ö`; other commands, braces and math stay."""
    if "\\" not in text:
        return text
    return _ACCENT.sub(lambda m: m[0] if m["math"] else latex.to_unicode(m[0]), text)


def limited(value: str, most: int, kept: int) -> str:
    """Cut a list of more than `most` names after `kept` (0: `most`) with `and others`."""
    if not most:
        return value
    people = latex.split_names(value)
    if len([name for name in people if name != "others"]) <= most:
        return value
    return " and ".join([*people[: kept or most], "others"])


def unbraced(title: str) -> str:
    r"""Remove braces that only protect capitals: not an argument, a command's group or math.

    A brace after a backslash counts for BibTeX, and its pair stays.
    """
    kept: list[int] = []  # for each open brace, its index in `out` if it is left out, else -1
    out: list[str] = []
    for match in _TITLE_PIECE.finditer(title):
        piece = match[0]
        if piece == "{":
            argument = bool(out) and (out[-1].startswith("\\") or out[-1] == "}")
            keep = argument or title[match.end() : match.end() + 1] == "\\"
            kept.append(-1 if keep else len(out))
            piece = "{" if keep else ""
        elif piece == "}" and kept and (place := kept.pop()) >= 0:
            escaped = out[-1] == "\\"
            out[place] = "{" if escaped else ""
            piece = "}" if escaped else ""
        out.append(piece)
    return "".join(out)


def wholly_braced(title: str) -> str:
    """Put a whole title into protecting braces, once."""
    return title if is_group(title) else f"{{{title}}}"
