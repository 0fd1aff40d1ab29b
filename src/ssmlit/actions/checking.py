"""What is wrong with a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssmlit.library import Library
    from ssmlit.model import Problem


def problems(library: Library, *, syntax_only: bool = False) -> tuple[Problem, ...]:
    """Return every problem of a library, by line.

    Args:
        library: the library.
        syntax_only: only what keeps the file from being read as it was meant.
    """
    from ssmlit.checks import CHECKS

    found = list(library.document.problems)
    if not syntax_only:
        found += [problem for check in CHECKS for problem in check.problems(library)]
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.code)))
