"""The form of most titles, in which no rule of this package finds anything.

Responsible for running the rules only where they may find something.
"""

from __future__ import annotations

import re

_WORD = r"(?:\{[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*\}|[A-Z]?[a-z]++|[A-Z](?![A-Z0-9])|[0-9]+(?![A-Z]))"

PLAIN = re.compile(rf"{_WORD}(?:(?:-|[,:]? |'){_WORD})*+[?!]?")
"""Words, capitals only at their beginning or in braces, separated by single signs and blanks.

A word that is doubled still has to be looked for.
"""
