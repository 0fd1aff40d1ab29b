"""The parts of `ssmlit verify`: which references, where they are looked up, what becomes of them.

Responsible for the edges (files, services, the terminal). Does not judge references.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit.actions import select
from ssmlit.actions.records.lookup_order import RecordPlaces
from ssmlit.actions.verifying import reference, verify
from ssmlit.catalogue import shipped
from ssmlit.cli.shared.failures import by_reason
from ssmlit.cli.shared.progress import progress
from ssmlit.cli.shared.today import this_year
from ssmlit.cli.verify.report import VerifiedFile, document
from ssmlit.errors import UnresolvedError, UsageError
from ssmlit.fields.names import NO_WORKS
from ssmlit.paths import is_file
from ssmlit.store import target
from ssmlit.strings import plural
from ssmlit.verify import ReferenceVerdict

if TYPE_CHECKING:
    from ssmlit.actions.export.cited import CitedEntries
    from ssmlit.cli.shared.session import Session
    from ssmlit.model import Entry
    from ssmlit.verify import Background

MANY = 100  # references from which a progress bar is worth its space
FOUND = frozenset({ReferenceVerdict.DIFFERS, ReferenceVerdict.MISMATCH, ReferenceVerdict.NOT_FOUND})
BUILD = "`ssmlit snapshot build FILE` makes one"


def chosen(
    session: Session, words: Sequence[str], query: str, cited: Path | None, *, strict: bool
) -> tuple[list[tuple[Session, list[Entry]]], bool]:
    """Return the files to verify, each with the entries that are named, found or cited.

    Beside them is said whether something may be cited that no file has an entry for; with `strict`
    that is an error.

    Raises:
        UsageError: files and keys at once, keys and a query, or a file of another kind.
        UnresolvedError: a word that names no .bib file or entry, and is no query either.
    """
    files = [word for word in words if word.lower().endswith(".bib") or is_file(word)]
    if files and len(files) < len(words):
        raise UsageError("name .bib files or entries, not both")
    sessions = [session.of_file(Path(file)) for file in files] or [session]
    for one in sessions:
        one.require_entries("`ssmlit verify --cited FILE` verifies what a paper cites")
    names = [] if files else words
    papers = _cited_by(sessions, cited, strict=strict) if cited else [None] * len(sessions)
    found = [
        (one, _entries(one, names, query, paper))
        for one, paper in zip(sessions, papers, strict=True)
    ]
    return found, any(paper is not None and paper.is_lacking for paper in papers)


def _cited_by(sessions: Sequence[Session], paper: Path, *, strict: bool) -> list[CitedEntries]:
    """Return what a paper cites of each file; reported is what it has of none."""
    from ssmlit.actions.export.cited import CitedEntries
    from ssmlit.cli.shared.citations import read_citations, report_cited

    found = [read_citations(one, paper) for one in sessions]
    nowhere = set.intersection(*({it.key for it in one.missing} for one in found))
    found = [
        one._replace(missing=tuple(it for it in one.missing if it.key in nowhere)) for one in found
    ]
    report_cited(sessions[0], paper, found[0], strict=strict)
    for session, one in zip(sessions[1:], found[1:], strict=True):  # what the paper lacks is said
        report_cited(session, paper, CitedEntries((), {}, broken=one.broken), strict=strict)
    return found


def _entries(
    session: Session, names: Sequence[str], query: str, cited: CitedEntries | None
) -> list[Entry]:
    if query:
        entries = list(select.entries(session.library, names, query))
    else:
        entries = _named_entries(session, names) if names else list(session.library.entries)
        if not names:
            session.note_left_out()
    if cited is None or cited.everything:
        return entries
    wanted = {one.name for one in cited.entries}
    return [one for one in entries if one.name in wanted]


def _named_entries(session: Session, names: Sequence[str]) -> list[Entry]:
    """Return the entries of keys or identifiers; if a word is neither, those of a query."""
    try:
        return list(select.by_keys(session.library, names))
    except UnresolvedError:
        found = list(select.by_words(session.library, names))
        if not found and not all(map(select.is_query, names)):
            raise
        return found


def verified(
    session: Session,
    entries: Sequence[Entry],
    places: RecordPlaces,
    background: Background,
    *,
    whole: bool,
) -> VerifiedFile:
    """Look a file's entries up and judge them; biblatex's sets and `@xdata` are no references.

    With `whole`, references and records are kept: of 100,000 that are right they take more memory
    than all the rest.
    """
    entries = [one for one in entries if one.type.lower() not in NO_WORKS]
    stated = map(reference, session.library.completed(entries))
    references = tuple(stated) if whole else ()
    with progress(session, "verifying", len(entries), MANY) as bar:
        found = []
        for one in verify(references or stated, places, background):
            found.append(one if whole else replace(one, record=None))
            bar(len(found), len(entries))
    return VerifiedFile(session, references, tuple(found))


def places(session: Session, *, offline: bool) -> tuple[RecordPlaces, Background]:
    """Open catalogue and snapshots, and the client that asks services unless `offline`."""
    from ssmlit.verify import Background

    snapshots = session.snapshots()
    found = RecordPlaces(shipped(), snapshots, session.services(offline=offline))
    return found, Background(this_year(), snapshots)


def fixed(
    session: Session, run: VerifiedFile, places: RecordPlaces, background: Background
) -> VerifiedFile:
    """Put the right values in, after a question that shows them; return the verdicts now."""
    from ssmlit.actions.correcting import correct, rounds

    pairs = list(zip(run.references, run.verified, strict=True))
    judged = rounds(run.session.library, pairs, places, background)
    wanted = correct(run.session.library, judged)
    if wanted.edits and not session.options.dry_run:
        from ssmlit.cli.shared.questions import confirm_entries
        from ssmlit.cli.verify.output import findings

        keys = frozenset(wanted.keys)
        changed = [one for pairs in judged[:-1] for _, one in pairs if one.key in keys]
        session.show_note(
            *findings(changed, str(run.session.path), session.paint_note, confirmed=False)
        )
        library = run.session.library
        run.session.show_edits(wanted.edits)
        entries = [entry for key in wanted.keys if (entry := library.document.entry(key))]
        confirm_entries(session, entries, "correct")
    result = run.session.change(lambda library: correct(library, judged), "verify --fix")
    run.session.report_changed(result, "corrected")
    if session.options.dry_run:
        return run
    keys = frozenset(result.keys)
    again = (one for pairs in judged for _, one in pairs if one.key in keys)
    now = {(one.key, one.nth): one for one in again}
    return run._replace(verified=tuple(now.get((one.key, one.nth), one) for one in run.verified))


def summary(runs: Sequence[VerifiedFile]) -> str:
    """Return how many references got which verdict, as one sentence."""
    found = [one for run in runs for one in run.verified]
    counts = Counter(one.verdict for one in found)
    parts = [f"{counts[verdict]:,} {verdict}" for verdict in ReferenceVerdict if counts[verdict]]
    return f"{plural(len(found), 'reference')}: {', '.join(parts) or 'nothing to verify'}"


def advice(runs: Sequence[VerifiedFile]) -> str:
    """Return what to do about findings, as the end of a sentence; "" where nothing is known."""
    found = (one for run in runs for one in run.verified if one.verdict in FOUND)
    is_known = any(finding.should for one in found for finding in one.findings)
    return "; --fix takes the right values, after asking" if is_known else ""


def failures(runs: Sequence[VerifiedFile]) -> tuple[str, ...]:
    """Return why services could not be asked about references that are not confirmed."""
    return tuple(by_reason(text for run in runs for one in run.verified for text in one.failures))


def lacking(runs: Sequence[VerifiedFile], background: Background) -> tuple[str, ...]:
    """Return that there is no snapshot, if one might know a reference that is unverified."""
    found = (one.verdict for run in runs for one in run.verified)
    if background.snapshots or ReferenceVerdict.UNVERIFIED not in found:
        return ()
    return (f"there is no snapshot, so little can be confirmed; {BUILD}",)


def fails(runs: Sequence[VerifiedFile], *, strict: bool) -> bool:
    """Return whether anything was found; with `strict`, also whether anything is unverified."""
    bad = FOUND | ({ReferenceVerdict.UNVERIFIED} if strict else set())
    return any(one.verdict in bad for run in runs for one in run.verified)


def write_report(runs: Sequence[VerifiedFile], path: Path, *, force: bool) -> None:
    """Write the verdicts as a page of Markdown; `ssmlit undo` reverts it."""
    session = runs[0].session
    text = document(runs, summary(runs))
    output = target(path, session.path).generated(text, "html", force=force)
    session.write([output], "verify --report", [f"wrote {path}"])
    session.note(f"wrote {path}")
