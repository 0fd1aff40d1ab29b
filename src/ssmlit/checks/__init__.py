"""What can be wrong with a library, one rule a file: a library in, problems out.

A rule is a module with `RULE`, which says what it is about, and `check`, which finds it; its word
stands in a tuple of `registry`. `engine` runs them, `selection` says which, `waivers` which
findings an entry says are right. Nothing here opens a file or a connection: what is known from
outside (catalogue, snapshot, answers of servers) is handed in as `Outside`.
"""

from __future__ import annotations

from ssmlit.checks.engine import Report, run, run_few
from ssmlit.checks.known import Outside
from ssmlit.checks.rule import Rule
from ssmlit.checks.selection import find, select

__all__ = ["Outside", "Report", "Rule", "find", "run", "run_few", "select"]
