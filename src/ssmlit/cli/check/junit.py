"""Findings as a JUnit report, which test dashboards read: a case for each finding.

Format: https://github.com/testmoapp/junitxml
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ssmlit._lazy import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.checks import CheckReport

_NOT_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(files: Sequence[tuple[str, CheckReport]]) -> str:
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
        failure.text = _NOT_XML.sub("�", f"{place}: {problem.message}")
    if not failed:
        ET.SubElement(suite, "testcase", _clean({"classname": path, "name": "check"}))


def _clean(attributes: dict[str, str]) -> dict[str, str]:
    return {name: _NOT_XML.sub("�", value) for name, value in attributes.items()}
