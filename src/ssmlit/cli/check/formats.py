"""Findings in the formats of other programs, those of `check` and of `verify`.

Responsible for choosing the format. Does not depend on who found what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.checks import Report
    from ssmlit.cli.shared.session import Session


def print_for(session: Session, form: str, files: Sequence[tuple[str, Report]]) -> None:
    """Print what was found in files, each with its name: `github`, `sarif` or `junit`."""
    if form == "github":
        from ssmlit.cli.check.github import commands

        session.out(*(line for path, report in files for line in commands(report.problems, path)))
    elif form == "sarif":
        from ssmlit.cli.check import sarif

        session.raw(f"{sarif.document(files)}\n")
    else:
        from ssmlit.cli.check import junit

        session.raw(f"{junit.document(files)}\n")
