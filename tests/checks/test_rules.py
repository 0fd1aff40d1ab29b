"""Every rule finds its own bad example, and nothing in its good one."""

from __future__ import annotations

import re

import pytest

from ssmlit.bibtex import diagnostics
from ssmlit.catalogue import shipped
from ssmlit.checks import Outside, Rule, find_rule, run
from ssmlit.checks.registry import all_rules
from ssmlit.checks.syntax.parsed import PARSER_RULES, READER_RULES
from ssmlit.library import Library

OUTSIDE = Outside(
    official=shipped(),
    year=2026,
    vocabulary=frozenset({"vision"}),
    statuses={"https://example.org/gone": 404, "https://example.org/": 200},
)
IN_TEXT = [rule for rule in all_rules() if rule not in READER_RULES]
IDS = [f"{rule.code}-{rule.name}" for rule in all_rules()]


def codes(text: str, *rules: Rule) -> list[str]:
    report = run(Library.from_text(text, "library.bib"), rules or all_rules(), OUTSIDE)
    return [problem.code for problem in report.problems]


@pytest.mark.parametrize("rule", IN_TEXT, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_bad(rule: Rule) -> None:
    assert rule.code in codes(rule.bad, rule)


@pytest.mark.parametrize("rule", all_rules(), ids=IDS)
def test_good(rule: Rule) -> None:
    assert codes(rule.good, rule) == []


@pytest.mark.parametrize("rule", all_rules(), ids=IDS)
def test_says_what_it_is_about(rule: Rule) -> None:
    assert rule.severity == {"E": "error", "W": "warning", "N": "note"}[rule.code[0]]
    assert rule.summary
    assert not rule.summary.endswith(".")
    assert len(rule.why) > 10


def test_codes_and_names_are_given_once() -> None:
    numbers = [rule.code[1:] for rule in all_rules()]
    assert sorted(set(numbers)) == sorted(numbers)
    assert len({rule.name for rule in all_rules()}) == len(numbers)


def test_every_problem_of_the_parser_has_a_rule() -> None:
    """The codes that `bibtex.diagnostics` lists in its first words are names of rules."""
    listed = re.findall(r"^    ([a-z]+-[a-z-]+)  ", diagnostics.__doc__ or "", re.MULTILINE)
    assert len(listed) > 10
    assert set(listed) == {rule.name for rule in PARSER_RULES}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("family=Hoven, given=Jeroen, prefix=van den, useprefix=true", id="extended"),
        pytest.param("given=Jeroen, family=Hoven, suffix=Jr", id="extended, three parts"),
    ],
)
def test_names_in_the_extended_format_are_names(name: str) -> None:
    """Their commas part one name (biblatex manual 4.2.3): nothing is found, nothing is "fixed"."""
    text = f"@online{{a, author = {{{name} and Gu, Albert}}, title = {{Mamba}}, date = {{2020}}}}"

    assert [code for code in codes(text) if code.startswith("E4")] == []


@pytest.mark.parametrize(
    ("more", "advice"),
    [("", ""), (", eprint = {2312.00752}, archiveprefix = {arXiv}", "; a preprint is @misc")],
)
def test_an_article_without_a_journal_may_be_a_preprint(more: str, advice: str) -> None:
    """Zotero writes preprints as @article; the message says what they are."""
    text = f"@article{{gu, author = {{Gu, Albert}}, title = {{Mamba}}, year = 2023{more}}}\n"
    (problem,) = run(Library.from_text(text), [find_rule("W201")]).problems

    assert problem.message == f"@article needs journal, which is missing{advice}"


@pytest.mark.parametrize(
    ("code", "field", "long"),
    [
        ("E403", "author", "Carver A., Holm B., Yu C., Roe D., Pérez E., Núñez F., Okafor G."),
        ("W314", "url", "not an address at all but a rather long sentence about where it may be"),
        ("W703", "journal", "arXiv preprint of the Cornell University Library, abs, 2401.00001"),
    ],
)  # fmt: skip
def test_a_long_value_is_cut_visibly_in_a_message(code: str, field: str, long: str) -> None:
    report = run(
        Library.from_text(f"@article{{a, {field} = {{{long}}}}}", ""), all_rules(), OUTSIDE
    )
    (message,) = [problem.message for problem in report.problems if problem.code == code]

    assert f"{long[:59]}…" in message
