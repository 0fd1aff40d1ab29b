"""Warnings about entries that a command has just written.

Responsible for reporting what the change introduced and not what was wrong before.
Does not judge; the rules of `check` do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.cli.shared.today import this_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.checks import Outside
    from ssmlit.cli.shared.session import Session
    from ssmlit.library import Library
    from ssmlit.model import Problem


_FEW = 20  # entries; after a change of more than these `ssmlit check` is the thing to run


def warn(session: Session, keys: Sequence[str], before: Library | None = None) -> None:
    """Warn about faults that a change introduced; silent with `--quiet` and `--json`.

    Args:
        session: the command, its library as it is, or would be, after the change.
        keys: the citation keys of the changed entries.
        before: the library before the change; None when the entries were made of records just now.
    """
    found = _found(session, session.library, keys, of_records=before is None)
    known = frozenset[str]()
    if found and before is not None:
        known = frozenset(map(_sentence, _found(session, before, keys, of_records=False)))
    for problem in found:
        if (sentence := _sentence(problem)) not in known:
            place = f"{session.path}:{problem.line}:{problem.column or 1}"
            session.warn(f"{place}: {sentence}")


def outside(session: Session) -> Outside:
    """Return what rules know beside the library: records, the year, tags."""
    from ssmlit.checks import Outside

    vocabulary = frozenset(session.config.strings("tags", "vocabulary"))
    local = session.places().local
    return Outside(official=local, year=this_year(), vocabulary=vocabulary)


def _found(
    session: Session, library: Library, keys: Sequence[str], *, of_records: bool
) -> tuple[Problem, ...]:
    options = session.options
    if options.quiet or options.json or not 0 < len(keys) <= _FEW:
        return ()
    from ssmlit.actions import checking

    rules = checking.warning_rules(session.config, of_records=of_records)
    entries = [one for key in keys if (one := library.document.entry(key)) is not None]
    return checking.of_entries(library, entries, rules, outside(session))


def _sentence(problem: Problem) -> str:
    return f"{problem.code} {problem.key}: {problem.message}"
