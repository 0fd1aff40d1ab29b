"""What can be wrong with a library, one rule a file: a library in, problems out.

A rule is a module with `RULE`, which describes it, and `check`, which finds it, in the folder of
its subject; `registry` finds it there and says which rules run. `engine` asks rules about entries,
`library_run` about a whole library; `waivers` says which findings an entry declares right. Nothing
here opens a file or a connection: what is known from outside (catalogue, snapshot, answers of
servers) is handed in as `Outside`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.checks.engine import CheckReport, affected, run_few
    from ssmlit.checks.library_run import run
    from ssmlit.checks.record_rules import RECORD_RULES
    from ssmlit.checks.registry import entry_rules, find_rule, select
    from ssmlit.checks.rule import Rule
    from ssmlit.checks.rule_context import Outside

__getattr__ = lazily(
    __name__,
    engine="CheckReport affected run_few",
    rule_context="Outside",
    library_run="run",
    record_rules="RECORD_RULES",
    registry="entry_rules find_rule select",
    rule="Rule",
)
