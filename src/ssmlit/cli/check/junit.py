"""Findings as a JUnit report, which test dashboards read: a case for each entry with findings.

Format: https://github.com/testmoapp/junitxml
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.checks import Report
    from ssmlit.model import Problem

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(report: Report, problems: Sequence[Problem], path: str) -> str:
    """Return the JUnit document of a run; notes are no failures and are left out."""
    failed = [problem for problem in problems if problem.severity != "note"]
    counts = {"tests": str(max(report.entries, len(failed), 1)), "failures": str(len(failed))}
    suite = ET.Element("testsuite", {"name": "ssmlit check", **counts})
    for problem in failed:
        case = {"classname": path, "name": f"{problem.code} {problem.key}".rstrip()}
        place = f"{path}:{problem.line}:{problem.column or 1}"
        element = ET.SubElement(suite, "testcase", _clean(case))
        about = {"message": problem.message, "type": problem.name}
        failure = ET.SubElement(element, "failure", _clean(about))
        failure.text = _NOT_XML.sub("�", f"{place}: {problem.message}")
    if not failed:
        ET.SubElement(suite, "testcase", _clean({"classname": path, "name": "check"}))
    ET.indent(suite)
    text = ET.tostring(suite, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'


def _clean(attributes: dict[str, str]) -> dict[str, str]:
    return {name: _NOT_XML.sub("�", value) for name, value in attributes.items()}
