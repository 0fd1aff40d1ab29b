"""Carrying out `ssmlit dedupe`: the report, and what follows from it."""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import typer

from ssmlit.actions import deduping
from ssmlit.actions.adding.rules import thresholds
from ssmlit.actions.select import named_entry
from ssmlit.cli.shared.json_values import leftover_as_json, picked
from ssmlit.cli.shared.progress import progress
from ssmlit.cli.shared.terminal_text import folded, one_line
from ssmlit.duplicates import Outcome
from ssmlit.errors import ExitCode
from ssmlit.model import RemoveEntry
from ssmlit.plurals import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from ssmlit.cli.shared.colour import Paint
    from ssmlit.cli.shared.session import Session
    from ssmlit.cli.shared.tex_papers import TexPapers
    from ssmlit.duplicates import Cluster, DuplicateReport, Pair, Verdict
    from ssmlit.library import Library

MANY = 5_000  # entries from which a progress bar is worth its space
HEADINGS = {
    Outcome.SAME: "same: safe to merge (ssmlit dedupe --apply same)",
    Outcome.MAYBE: "maybe: to be decided (ssmlit dedupe --merge)",
    Outcome.MISMATCH: "mismatch: one identifier, two papers; correct one of the entries",
}
IN_CONFLICT = "same: but they contradict each other; to be decided (ssmlit dedupe --merge)"


def report(session: Session, *, check: bool) -> None:
    """Show clusters by verdict; with `check`, exit 1 when there is one."""
    found = compared(session)
    if session.options.json:
        session.json(as_json(found))
    else:
        width = session.width if session.on_terminal else sys.maxsize
        same, *others = HEADINGS.values()
        by_left: defaultdict[int, list[Pair]] = defaultdict(list)
        for pair in found.pairs:
            by_left[pair.at[0]].append(pair)
        for heading in (same, IN_CONFLICT, *others):
            clusters = [one for one in _likeliest_first(found) if _heading(one) == heading]
            if clusters:
                verdict, _, _ = heading.partition(":")
                first, *more = folded(heading, width)
                session.show(session.paint(verdict, verdict) + first[len(verdict) :], *more)
                for cluster in clusters:
                    session.show(*_lines(cluster, by_left, session.paint, width), "")
        counts = (f"{number} {verdict}" for verdict, number in deduping.count(found).items())
        session.note(", ".join(counts) or "no duplicates")
    if check and found.clusters:
        raise typer.Exit(ExitCode.FOUND)


def compared(session: Session) -> DuplicateReport:
    """Compare all entries, with a bar where that takes long."""
    session.note_left_out()
    with progress(session, "comparing", len(session.library.entries), MANY) as tell:
        return deduping.duplicates(session.library, tell, thresholds(session.config))


def _heading(cluster: Cluster) -> str:
    return IN_CONFLICT if cluster.conflicts else HEADINGS[cluster.outcome]


def _likeliest_first(found: DuplicateReport) -> list[Cluster]:
    """Return the clusters, those that are most likely one work first."""
    best: dict[int, float] = {}
    for pair in found.pairs:
        for place in pair.at:
            best[place] = max(best.get(place, 0.0), pair.verdict.score)
    return sorted(found.clusters, key=lambda it: -max(best.get(at, 0.0) for at in it.at))


def explain_pair(session: Session, one: str, other: str) -> None:
    """Explain why two papers are judged the same or not."""
    from ssmlit.duplicates.explain import explain

    limits = thresholds(session.config)
    verdict = deduping.verdict(session.library, one, other, limits)
    left, right = (named_entry(session.library, name).key for name in (one, other))
    data = {**_verdict(left, right, verdict), "decided_by": verdict.decided_by}
    session.result(data, explain(verdict))


def keep_apart(session: Session, one: str, other: str) -> None:
    """Remember that two papers are different."""
    result = session.change(lambda library: deduping.keep_apart(library, one, other), "dedupe")
    session.report_changed(result, "will not ask again about")


def merge_two(session: Session, papers: TexPapers, one: str, other: str) -> None:
    """Merge two entries that were named, and update the papers."""
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
    session: Session,
    papers: TexPapers,
    act: Callable[[Library, Collection[str]], deduping.Merged],
) -> deduping.Merged:
    """Merge as `act` says it of a library and the keys that papers cite; report it."""
    cited = papers.cited()
    result = session.change(lambda it: act(it, cited), "dedupe", papers.follow)
    if not session.options.dry_run:
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


def report_merged(session: Session, result: deduping.Merged, verb: str) -> None:
    """Report the merges, and what was chosen for each field that differed.

    What needs no place of its own, and why, is told with `--verbose`.
    """
    if session.options.json:
        rows = [
            {**picked(one, "into kept"), "key": one.left.key, **leftover_as_json(one.left)}
            for one in result.contradictions
        ]
        left = [_cluster_as_json(one) for one in result.left]
        session.json({"changed": list(result.keys), "contradictions": rows, "left": left})
        return
    if result.edits or not result.left:
        session.report_changed(result, verb)
    for one in result.contradictions:
        if session.options.verbose or not one.left.reason:
            session.note(f"  {_sentence(one)}")


def _sentence(one: deduping.Contradiction) -> str:
    left, kept = one.left, one_line(one.kept)
    said = f"{left.key} has {left.field} = {one_line(left.text)}"
    where = f"dropped: {left.reason}" if left.reason else "in annote"
    if kept:
        return f"{one.into}: {left.field} = {kept}; {said} ({where})"
    return f"{said} ({where})" if left.reason else f"{said} ({where} of {one.into})"


def as_json(found: DuplicateReport) -> dict[str, object]:
    """Return the report in the schema that scripts rely on."""
    return {
        "pairs": [_verdict(one.left.key, one.right.key, one.verdict) for one in found.pairs],
        "clusters": list(map(_cluster_as_json, found.clusters)),
    }


def _cluster_as_json(cluster: Cluster) -> dict[str, object]:
    return {
        "verdict": cluster.outcome.value,
        "keys": cluster.keys,
        "survivor": cluster.survivor.key,
        "conflicts": [picked(one, "field left right") for one in cluster.conflicts],
    }


def _lines(
    cluster: Cluster, by_left: Mapping[int, list[Pair]], paint: Paint, width: int
) -> list[str]:
    """Return the members of a cluster and what joins them, at most that many columns wide."""
    lines = []
    for record in cluster.records:
        stays = record is cluster.survivor and cluster.outcome is not Outcome.MISMATCH
        key, mark = one_line(record.key), " (stays)" if stays else ""
        title = f"{one_line(record.title)} {record.year or ''}".rstrip()
        first, *rest = folded(f"  {key}{mark}: {title}", width, 4)
        shown = f"  {paint('key', key)}{paint('good', mark)}{first[len(key) + len(mark) + 2 :]}"
        lines += [shown, *rest]
    for one in cluster.conflicts:
        lines += folded(f"    {one_line(str(one))}", width)
    places = set(cluster.at)
    for pair in (pair for at in cluster.at for pair in by_left.get(at, ())):
        if pair.at[1] in places:
            keys = f"{one_line(pair.left.key)} / {one_line(pair.right.key)}"
            lines += folded(f"    {keys}: {reasons(pair)}", width)
    return lines


def reasons(pair: Pair) -> str:
    """Return a pair's verdict and the reason for it, on one line."""
    verdict = pair.verdict
    return one_line(f"{verdict.outcome.value} {verdict.score:.2f}: {verdict.why}")


def _verdict(left: str, right: str, verdict: Verdict) -> dict[str, object]:
    return {
        "left": left,
        "right": right,
        "verdict": verdict.outcome.value,
        "score": round(verdict.score, 4),
        "probability": verdict.probability,
        "evidence": [
            {**picked(one, "field left right reason"), "weight": round(one.weight, 3)}
            for one in verdict.evidence
        ],
    }
