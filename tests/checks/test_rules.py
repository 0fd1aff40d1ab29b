"""Every rule finds its own bad example, and nothing in its good one."""

from __future__ import annotations

import pytest

from ssmlit.checks import Outside, Rule, run
from ssmlit.checks.registry import all_rules
from ssmlit.checks.rule import Severity
from ssmlit.library import Library
from ssmlit.model import Identifier, Person, Record

MAMBA = Record(
    type="inproceedings",
    title="Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
    authors=(Person("Gu", "Albert"), Person("Dao", "Tri")),
    year=2024,
    venue="Conference on Language Modeling (COLM)",
    identifiers=(Identifier("arxiv", "2312.00752"),),
    source="catalogue",
)


class OneRecord:
    """A catalogue of one work."""

    def get(self, identifier: Identifier) -> Record | None:
        return MAMBA if identifier in MAMBA.identifiers else None


OUTSIDE = Outside(
    official=OneRecord(),
    year=2026,
    vocabulary=frozenset({"vision"}),
    statuses={"https://example.org/gone": 404, "https://example.org/": 200},
)
IDS = [f"{rule.code}-{rule.name}" for rule in all_rules()]


def codes(text: str, *rules: Rule) -> list[str]:
    report = run(Library.from_text(text, "library.bib"), rules or all_rules(), OUTSIDE)
    return [problem.code for problem in report.problems]


@pytest.mark.parametrize("rule", all_rules(), ids=IDS)
def test_bad(rule: Rule) -> None:
    assert rule.code in codes(rule.bad, rule)


@pytest.mark.parametrize("rule", all_rules(), ids=IDS)
def test_good(rule: Rule) -> None:
    assert codes(rule.good, rule) == []


@pytest.mark.parametrize("rule", all_rules(), ids=IDS)
def test_says_what_it_is_about(rule: Rule) -> None:
    severities: dict[str, Severity] = {"E": "error", "W": "warning", "N": "note"}
    assert rule.severity == severities[rule.code[0]]
    assert rule.summary and not rule.summary.endswith(".")
    assert rule.why.endswith((".", "/", "|"))


def test_codes_and_names_are_given_once() -> None:
    numbers = [rule.code[1:] for rule in all_rules()]
    assert sorted(set(numbers)) == sorted(numbers)
    assert len({rule.name for rule in all_rules()}) == len(numbers)
