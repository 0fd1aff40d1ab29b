"""The form of nearly all lists of names, in which no rule of this package finds anything.

Responsible for running the rules only where they may find something.
"""

from __future__ import annotations

import re

_ACCENT = r"\{\\[\"'`^~=.uvHcdbkr] ?\{?\\?%s\}?\}"
_UPPER = f"(?:[A-Z\u00c0-\u00de]|{_ACCENT % '[A-Z]'})"
_LOWER = f"(?:[a-z\u00df-\u017f]|{_ACCENT % '[a-z]'})"
_LAST = f"{_UPPER}{_LOWER}++(?:-{_UPPER}{_LOWER}++)?"
_FIRST = rf"{_UPPER}(?:{_LOWER}++|\.)(?:[ -]{_UPPER}(?:{_LOWER}++|\.))?"
_NAME = f"{_LAST}, {_FIRST}"

PLAIN = re.compile(f"{_NAME}(?: and {_NAME})*(?: and others)?")
"""`Gu, Albert and Dao, Tri and others`: names of two parts, a comma in each."""
