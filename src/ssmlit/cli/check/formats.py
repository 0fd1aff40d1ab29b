"""Findings for other programs: annotations of a GitHub workflow, JUnit reports and SARIF.

* https://docs.github.com/actions/reference/workflow-commands-for-github-actions
* JUnit, which test dashboards read, a case for each finding: https://github.com/testmoapp/junitxml
* SARIF 2.1.0, which code scanning services read:
  https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

from ssmlit import __version__
from ssmlit.cli.shared.terminal_text import safe
from ssmlit.strings import xml_safe

if TYPE_CHECKING:
    from ssmlit.checks import CheckReport, Rule
    from ssmlit.model import Problem

_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def document(form: str, files: Sequence[tuple[str, CheckReport]]) -> str:
    """Return what was found in files, each with its path, as `github`, `junit` or `sarif`."""
    return {"github": _github, "junit": _junit, "sarif": _sarif}[form](files)


def _github(files: Sequence[tuple[str, CheckReport]]) -> str:
    """Return a workflow command for each finding in files, each with its path."""
    return "\n".join(
        _workflow_command(one, _in_checkout(path))
        for path, report in files
        for one in report.problems
    )


def _in_checkout(path: str) -> str:
    """Return the path of a file from the root of the checkout, in whose folder a step may run."""
    root = os.environ.get("GITHUB_WORKSPACE", "")
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - `..` taken out, links not followed
    is_inside = root and whole.is_relative_to(root)
    return (whole.relative_to(root) if is_inside else PurePath(path)).as_posix()


def _workflow_command(problem: Problem, path: str) -> str:
    key = f"{problem.key}: " if problem.key else ""
    place = f"file={_property(path)},line={problem.line},col={problem.column or 1}"
    title = _property(f"{problem.code} {problem.name}")
    text = f"{key}{problem.message}".translate(_ESCAPES)
    return safe(f"::{_LEVELS[problem.severity]} {place},title={title}::{text}")


def _property(text: str) -> str:
    return text.translate(_ESCAPES | {ord(":"): "%3A", ord(","): "%2C"})


def _junit(files: Sequence[tuple[str, CheckReport]]) -> str:
    """Return the JUnit document of a run over files; notes are no failures and are left out."""
    suites = ET.Element("testsuites")
    for path, report in files:
        _add_suite(suites, path, report)
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}'


def _add_suite(suites: ET.Element, path: str, report: CheckReport) -> None:
    failed = [problem for problem in report.problems if problem.severity != "note"]
    counts = {"tests": str(max(len(failed), 1)), "failures": str(len(failed))}
    suite = ET.SubElement(suites, "testsuite", _clean({"name": path, **counts}))
    for problem in failed:
        case = {"classname": path, "name": f"{problem.code} {problem.key}".rstrip()}
        element = ET.SubElement(suite, "testcase", _clean(case))
        about = {"message": problem.message, "type": problem.name}
        failure = ET.SubElement(element, "failure", _clean(about))
        place = f"{path}:{problem.line}:{problem.column or 1}"
        failure.text = xml_safe(f"{place}: {problem.message}", "�")
    if not failed:
        ET.SubElement(suite, "testcase", _clean({"classname": path, "name": "check"}))


def _clean(attributes: dict[str, str]) -> dict[str, str]:
    return {name: xml_safe(value, "�") for name, value in attributes.items()}


def _sarif(files: Sequence[tuple[str, CheckReport]]) -> str:
    """Return the SARIF document of a run over files, each with its path."""
    rules = {rule.code: _rule_as_json(rule) for _, report in files for rule in report.rules}
    driver = {"name": "ssmlit", "version": __version__, "rules": list(rules.values())}
    results = [
        _result_as_json(problem, quote(_in_checkout(path)))
        for path, report in files
        for problem in report.problems
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule_as_json(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.reason},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result_as_json(problem: Problem, uri: str) -> dict[str, object]:
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
