"""Findings as annotations of a GitHub workflow.

Format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.cli.shared.terminal_text import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.checks import CheckReport
    from ssmlit.model import Problem

_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def document(files: Sequence[tuple[str, CheckReport]]) -> str:
    """Return a workflow command for each finding in files, each with its path."""
    return "\n".join(_command(one, path) for path, report in files for one in report.problems)


def _command(problem: Problem, path: str) -> str:
    key = f"{problem.key}: " if problem.key else ""
    place = f"file={_property(path)},line={problem.line},col={problem.column or 1}"
    title = _property(f"{problem.code} {problem.name}")
    text = f"{key}{problem.message}".translate(_ESCAPES)
    return safe(f"::{_LEVELS[problem.severity]} {place},title={title}::{text}")


def _property(text: str) -> str:
    return text.translate(_ESCAPES | {ord(":"): "%3A", ord(","): "%2C"})
