"""The benchmark's planted faults are all found, and its clean entries have no findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import checks as benchmark
from ssmlit.catalogue import shipped
from ssmlit.checks import Outside, run, select
from ssmlit.library import Library

if TYPE_CHECKING:
    from ssmlit.model import Problem

FAULTS = Path(benchmark.__file__).parent / "faults"
OUTSIDE = Outside(official=shipped(), year=2026)


def found(name: str) -> tuple[Problem, ...]:
    text = (FAULTS / name).read_text(encoding="utf-8")
    return run(Library.from_text(text, name), select(), OUTSIDE).problems


PLANTED = benchmark.faults((FAULTS / "planted.bib").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def problems() -> tuple[Problem, ...]:
    return found("planted.bib")


@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: fault.kind)
def test_a_planted_fault_is_named(fault: benchmark.Fault, problems: tuple[Problem, ...]) -> None:
    said = [benchmark.Complaint(p.message, p.key, p.line, p.name) for p in problems]
    assert any(one.rule in fault.rules and fault.is_meant(one) for one in said)


def test_clean_entries_have_no_findings() -> None:
    assert [(p.line, p.code, p.message) for p in found("clean.bib")] == []


@pytest.mark.slow
def test_the_library_of_the_project_has_no_errors() -> None:
    path = FAULTS.parents[1] / "library.bib"
    report = run(Library.from_text(path.read_text(encoding="utf-8")), select(), Outside())
    assert [p for p in report.problems if p.severity != "note"] == []


def test_one_finding_an_entry_is_what_a_fault_costs(problems: tuple[Problem, ...]) -> None:
    """A fault is said once or twice, not by every rule that can see it."""
    counts = [sum(1 for p in problems if p.key.lower() in fault.keys) for fault in PLANTED]
    assert max(counts) <= 3
