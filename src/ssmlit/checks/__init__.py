"""What can be wrong with a library, one rule a file: a library in, problems out.

A rule is a module with `RULE`, which describes it, and `check`, which finds it, in the
folder of its subject; `registry` finds it there. `engine` asks rules about entries, `library_run`
about a whole library; `selection` says which rules run, `waivers` which findings an entry declares
right. Nothing here opens a file or a connection: what is known from outside (catalogue, snapshot,
answers of servers) is handed in as `Outside`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.checks.engine import Report, run_few
    from ssmlit.checks.known import Outside
    from ssmlit.checks.library_run import run
    from ssmlit.checks.of_records import RECORD_RULES
    from ssmlit.checks.registry import entry_rules
    from ssmlit.checks.rule import Rule
    from ssmlit.checks.selection import find, select

__getattr__ = lazily(
    __name__,
    engine="Report run_few",
    known="Outside",
    library_run="run",
    of_records="RECORD_RULES",
    registry="entry_rules",
    rule="Rule",
    selection="find select",
)
