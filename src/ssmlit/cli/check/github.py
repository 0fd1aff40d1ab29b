"""Findings as annotations of a GitHub workflow.

Format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.cli.shared.terminal_text import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.checks import Report
    from ssmlit.model import Problem

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def document(files: Sequence[tuple[str, Report]]) -> str:
    """Return a workflow command for each finding in files, each with its path."""
    return "\n".join(_command(one, path) for path, report in files for one in report.problems)


def _command(problem: Problem, path: str) -> str:
    key = f"{problem.key}: " if problem.key else ""
    place = f"file={_property(path)},line={problem.line},col={problem.column or 1}"
    title = _property(f"{problem.code} {problem.name}")
    text = _escaped(key + problem.message)
    return safe(f"::{_LEVELS[problem.severity]} {place},title={title}::{text}")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
