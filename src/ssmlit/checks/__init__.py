"""What can be wrong with a library, one rule a file: a library in, problems out.

A rule is a module with `CODE` and `problems(library)`. Adding one is a file and a word in `CHECKS`.
Rules about syntax are the engine's (`Document.problems`); these are about meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ssmlit.checks import dates, malformed, required, shared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ssmlit.library import Library
    from ssmlit.model import Problem


class Check(Protocol):
    """A rule."""

    CODE: str

    def problems(self, library: Library) -> Iterable[Problem]:
        """Yield what the rule finds."""


CHECKS: tuple[Check, ...] = (required, malformed, shared, dates)
