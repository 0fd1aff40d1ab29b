"""Carrying out `ssmlit dedupe`: comparing, merging, keeping apart.

Responsible for what is asked of the actions and in which order. Does not judge pairs, nor word what
became of them (`report`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

import typer

from ssmlit.actions import deduping
from ssmlit.actions.adding.rules import thresholds
from ssmlit.actions.select import is_beginning, named_entry
from ssmlit.cli.dedupe.report import print_report, report_merged, verdict_as_json
from ssmlit.cli.shared.progress import progress
from ssmlit.cli.shared.questions import confirm_entries
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.errors import ExitCode
from ssmlit.model import RemoveEntry
from ssmlit.strings import plural

if TYPE_CHECKING:
    from ssmlit.cli.shared.session import Session
    from ssmlit.cli.shared.tex_papers import TexPapers
    from ssmlit.duplicates import Cluster, DuplicateReport
    from ssmlit.library import Library

MANY = 5_000  # entries from which a progress bar is worth its space


def report(session: Session, *, check: bool) -> None:
    """Show clusters by verdict; with `check`, exit 1 when there is one."""
    found = compared(session)
    print_report(session, found)
    if check and found.clusters:
        raise typer.Exit(ExitCode.FOUND)


def compared(session: Session) -> DuplicateReport:
    """Compare all entries, with a bar where that takes long."""
    count = len(session.library.entries)  # which finds those that are left out
    session.note_left_out()
    with progress(session, "comparing", count, MANY) as tell:
        return deduping.duplicates(session.library, thresholds(session.config), tell)


def explain_pair(session: Session, one: str, other: str) -> None:
    """Explain why two papers are judged the same or not."""
    from ssmlit.duplicates.explain import explain

    limits = thresholds(session.config)
    verdict = deduping.verdict(session.library, one, other, limits)
    left, right = (named_entry(session.library, name).key for name in (one, other))
    data = {**verdict_as_json(left, right, verdict), "decided_by": verdict.decided_by}
    session.explanation(data, explain(verdict))


def keep_apart(session: Session, one: str, other: str) -> None:
    """Remember that two papers are different."""
    result = session.change(lambda library: deduping.keep_apart(library, one, other), "dedupe")
    session.report_changed(result, "will not ask again about")


def merge_two(session: Session, papers: TexPapers, one: str, other: str) -> None:
    """Merge two entries that were named, and update the papers; ask if one is by a beginning."""
    if any(is_beginning(session.library, name) for name in (one, other)):
        two = [named_entry(session.library, name) for name in (one, other)]
        confirm_entries(session, two, "merge")
        one, other = (entry.key for entry in two)
    _merge(session, papers, lambda it, cited: deduping.merge_two(it, one, other, cited=cited))


def apply_sure(session: Session, papers: TexPapers) -> None:
    """Merge what is certainly the same, and update the papers."""
    limits = thresholds(session.config)
    result = _merge(
        session, papers, lambda it, cited: deduping.merge_sure(it, cited=cited, limits=limits)
    )
    if result.left:
        _report_left(session, result.left)
        raise typer.Exit(ExitCode.DECISION)


def _merge(
    session: Session, papers: TexPapers, act: Callable[[Library, Collection[str]], deduping.Merged]
) -> deduping.Merged:
    """Merge as `act` says it of a library and the keys that papers cite; report it."""
    cited = papers.cited()
    result = session.change(lambda it: act(it, cited), "dedupe", papers.follow)
    if not session.is_told_by_diff:
        gone = sum(isinstance(edit, RemoveEntry) for edit in result.edits)
        report_merged(session, result, f"merged {plural(gone, 'entry', 'entries')} into")
        _report_gone(session, papers, cited & result.mapping.keys())
        papers.note_former(result.mapping)
    return result


def _report_left(session: Session, clusters: Sequence[Cluster]) -> None:
    for cluster in clusters:
        session.note(f"left as they are: {', '.join(map(one_line, cluster.keys))}")
        session.note(*(f"  {one_line(str(one))}" for one in cluster.conflicts))
    session.note("`ssmlit dedupe --merge` asks which is right")


def _report_gone(session: Session, papers: TexPapers, gone: Collection[str]) -> None:
    """Report dropped keys that a paper still cites, unless it is rewritten."""
    for key in sorted(gone) if not papers.rewritten else ():
        session.warn(f"a paper cites `{key}`, which is now another entry's old key")
