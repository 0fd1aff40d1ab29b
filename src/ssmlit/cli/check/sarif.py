"""Findings as SARIF 2.1.0, which code scanning services read.

Format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from ssmlit import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.checks import CheckReport, Rule
    from ssmlit.model import Problem

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def document(files: Sequence[tuple[str, CheckReport]]) -> str:
    """Return the SARIF document of a run over files, each with its path."""
    rules = {rule.code: _rule(rule) for _, report in files for rule in report.rules}
    driver = {"name": "ssmlit", "version": __version__, "rules": list(rules.values())}
    results = [
        _result(problem, quote(PurePath(path).as_posix()))
        for path, report in files
        for problem in report.problems
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(problem: Problem, uri: str) -> dict[str, object]:
    start = problem.column or 1
    region = {"startLine": max(problem.line, 1), "startColumn": start}
    if problem.length:
        region["endColumn"] = start + problem.length
    text = f"{problem.key}: {problem.message}" if problem.key else problem.message
    location = {"artifactLocation": {"uri": uri}, "region": region}
    return {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    }
