"""Warnings about entries that a command has just written.

Responsible for reporting what the change introduced and not what was wrong before.
Does not judge; the rules of `check` do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from ssmlit.cli.shared.today import this_year

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.checks import Outside, Rule
    from ssmlit.checks.rule import EntryRule
    from ssmlit.cli.shared.session import Session
    from ssmlit.library import Library
    from ssmlit.model import Edit, Problem


_FEW = 20  # entries; after a change of more than these `ssmlit check` is the thing to run


def warn(
    session: Session,
    keys: Sequence[str],
    before: Library | None = None,
    edits: Sequence[Edit] = (),
) -> None:
    """Warn about faults that a change introduced; silent with `--quiet` and `--json`.

    Args:
        session: the command, its library as it is, or would be, after the change.
        keys: the citation keys of the changed entries.
        before: the library before the change; None when the entries were made of records just now.
        edits: what the change was, unless they were made just now.
    """
    if session.options.quiet or session.options.json or not 0 < len(keys) <= _FEW:
        return
    from ssmlit.actions import checking
    from ssmlit.checks import affected

    rules = checking.warning_rules(session.config, of_records=before is None)
    if before is not None:
        rules = affected(rules, edits, before.document, session.library.document)

    def found(library: Library, rules: Sequence[EntryRule]) -> Sequence[Problem]:
        entries = [one for key in keys if (one := library.document.entry(key)) is not None]
        return checking.of_entries(library, entries, rules, known)

    known = outside(session, (one.RULE for one in rules))
    after = found(session.library, rules)
    codes = {problem.code for problem in after}
    again = [one for one in rules if one.RULE.code in codes]
    earlier = frozenset(map(_sentence, found(before, again) if again and before else ()))
    for problem in after:
        if (sentence := _sentence(problem)) not in earlier:
            place = f"{session.path}:{problem.line}:{problem.column or 1}"
            session.warn(f"{place}: {sentence}")


def outside(session: Session, rules: Iterable[Rule], before: Sequence[Path] = ()) -> Outside:
    """Return what rules know beside the library: records, if one compares them, the year, tags.

    Args:
        session: the command and its library.
        rules: those that run.
        before: files that are read before the library, with macros for it.
    """
    from ssmlit.checks import Outside

    vocabulary = frozenset(session.config.strings("tags", "vocabulary"))
    compares = any(one.needs == "catalogue" for one in rules)
    local = session.places().local if compares else None
    macros = partial(_macros_of_others, session.path, before)
    return Outside(official=local, year=this_year(), vocabulary=vocabulary, macros=macros)


def _macros_of_others(library: Path, before: Sequence[Path]) -> frozenset[str]:
    """Return the names of the macros of files read before the library, and of those beside it."""
    from ssmlit.bibtex import parse_document
    from ssmlit.errors import SsmlitError
    from ssmlit.store.disk_files import read_bytes

    found: set[str] = set()
    for path in {*before, *library.parent.glob("*.bib")} - {library}:
        with suppress(SsmlitError):  # one that cannot be read has no macros for it
            text = read_bytes(path).decode("latin-1")  # names are ASCII
            found.update(one.name.lower() for one in parse_document(text).definitions)
    return frozenset(found)


def _sentence(problem: Problem) -> str:
    return f"{problem.code} {problem.key}: {problem.message}"
