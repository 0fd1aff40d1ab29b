"""Warnings about entries that a command has just written.

Responsible for reporting what the change introduced and not what was wrong before.
Does not judge; the rules of `check` do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.cli.shared.session import Session
    from ssmlit.model import Problem


_FEW = 20  # entries; after a change of more than these `ssmlit check` is the thing to run


def findings_before(session: Session, keys: Sequence[str]) -> frozenset[str]:
    """Return the findings about entries before a change, not to be repeated after it."""
    return frozenset(_sentence(one) for one in _found(session, keys, of_records=False))


def warn(session: Session, keys: Sequence[str], before: frozenset[str] | None = None) -> None:
    """Warn about faults that a change introduced; silent with `--quiet` and `--json`.

    `before` are the `findings_before`; None when the entries were made of records just now.
    """
    for problem in _found(session, keys, of_records=before is None):
        if (sentence := _sentence(problem)) not in (before or ()):
            place = f"{session.path}:{problem.line}:{problem.column or 1}"
            session.warn(f"{place}: {sentence}")


def _found(session: Session, keys: Sequence[str], *, of_records: bool) -> tuple[Problem, ...]:
    options = session.options
    if options.quiet or options.json or options.dry_run or not 0 < len(keys) <= _FEW:
        return ()
    from ssmlit.actions import checking
    from ssmlit.cli.check.run import outside

    rules = checking.warning_rules(session.config, of_records=of_records)
    library = session.library
    entries = [one for key in keys if (one := library.document.entry(key)) is not None]
    return checking.of_entries(library, entries, rules, outside(session, links=False))


def _sentence(problem: Problem) -> str:
    return f"{problem.code} {problem.key}: {problem.message}"
