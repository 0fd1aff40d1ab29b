"""The table of rules says what their modules say, and a module is imported when it is asked."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ssmlit.checks import entry_rules
from ssmlit.checks.late_rules import late_rules
from ssmlit.checks.registry import all_rules

MODULES = entry_rules(all_rules())


def test_the_table_has_every_rule_about_entries() -> None:
    assert [one.RULE.id for one in late_rules()] == [one.RULE.id for one in MODULES]


@pytest.mark.parametrize("at", range(len(MODULES)), ids=[one.RULE.code for one in MODULES])
def test_a_late_rule_is_its_module(at: int) -> None:
    """It has all that the module says, words for people aside, and finds the same."""
    late, module = late_rules()[at], MODULES[at]
    shape, late_shape = module.RULE.shape, late.RULE.shape
    said = module.RULE._replace(summary="", why="", bad="", good="", shape=None)
    assert late.RULE._replace(shape=None) == said
    assert (late_shape is None) == (shape is None)
    for names in ({"title": 1}, {"title": 1, "number": 1, "volume": 1, "journal": 1}):
        for entry_type in ("article", "misc", "artcle"):
            answers = [it and it(entry_type, names) for it in (late_shape, shape)]
            assert answers[0] == answers[1]
    assert late.check is module.check


@pytest.mark.slow
def test_modules_are_imported_when_they_are_asked() -> None:
    code = """
import sys
from ssmlit.checks.late_rules import late_rules
print(len(late_rules()), [it for it in sys.modules if it.count(".") > 2 and "checks" in it])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"{len(MODULES)} []\n"
