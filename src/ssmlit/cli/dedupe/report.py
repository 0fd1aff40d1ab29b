"""Duplicates, and what became of them, as lines for people and as JSON for scripts.

Responsible for words and order. Does not depend on how duplicates are found or merged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ssmlit.cli.shared.json_values import leftover_as_json, picked
from ssmlit.cli.shared.terminal_text import folded, one_line
from ssmlit.duplicates import Outcome

if TYPE_CHECKING:
    from ssmlit.actions.deduping import Contradiction, Merged
    from ssmlit.cli.shared.colour import Paint
    from ssmlit.cli.shared.session import Session
    from ssmlit.duplicates import Cluster, DuplicateReport, Pair, Verdict

HEADINGS = {
    Outcome.SAME: "same: safe to merge (ssmlit dedupe --apply same)",
    Outcome.MAYBE: "maybe: to be decided (ssmlit dedupe --merge)",
    Outcome.MISMATCH: "mismatch: one identifier, two papers; correct one of the entries",
}
IN_CONFLICT = "same: but they contradict each other; to be decided (ssmlit dedupe --merge)"


def print_report(session: Session, found: DuplicateReport) -> None:
    """Print the clusters by verdict, then the counts."""
    if session.options.json:
        pairs = [verdict_as_json(it.left.key, it.right.key, it.verdict) for it in found.pairs]
        session.json({"pairs": pairs, "clusters": list(map(_cluster_as_json, found.clusters))})
    else:
        same, *others = HEADINGS.values()
        by_left: defaultdict[int, list[Pair]] = defaultdict(list)
        for pair in found.pairs:
            by_left[pair.at[0]].append(pair)
        for heading in (same, IN_CONFLICT, *others):
            clusters = [one for one in _likeliest_first(found) if _heading(one) == heading]
            if clusters:
                verdict, _, meaning = heading.partition(":")
                session.show(f"{session.paint(verdict, verdict)}:{meaning}")
                for cluster in clusters:
                    session.show(*_lines(cluster, by_left, session.paint, session.columns), "")
        counts = Counter(cluster.outcome.value for cluster in found.clusters)
        said = (f"{number} {verdict}" for verdict, number in counts.items())
        session.note(", ".join(said) or "no duplicates")


def _heading(cluster: Cluster) -> str:
    return IN_CONFLICT if cluster.conflicts else HEADINGS[cluster.outcome]


def _likeliest_first(found: DuplicateReport) -> list[Cluster]:
    """Return the clusters, those that are most likely one work first."""
    best: dict[int, float] = {}
    for pair in found.pairs:
        for place in pair.at:
            best[place] = max(best.get(place, 0.0), pair.verdict.score)
    return sorted(found.clusters, key=lambda it: -max(best.get(at, 0.0) for at in it.at))


def report_merged(session: Session, result: Merged, verb: str) -> None:
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


def _sentence(one: Contradiction) -> str:
    left, kept = one.left, one_line(one.kept)
    said = f"{left.key} has {left.field} = {one_line(left.text)}"
    where = f"dropped: {left.reason}" if left.reason else "in annote"
    if kept:
        return f"{one.into}: {left.field} = {kept}; {said} ({where})"
    return f"{said} ({where})" if left.reason else f"{said} ({where} of {one.into})"


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
    """Return the members of a cluster and what joins them; titles fit that many columns."""
    lines = []
    for record in cluster.records:
        stays = record is cluster.survivor and cluster.outcome is not Outcome.MISMATCH
        key, mark = one_line(record.key), " (stays)" if stays else ""
        title = f"{one_line(record.title)} {record.year or ''}".rstrip()
        lines += folded(f"  {paint('key', key)}{paint('good', mark)}: {title}", width, 4)
    for one in cluster.conflicts:
        lines.append(f"    {one_line(str(one))}")
    places = set(cluster.at)
    for pair in (pair for at in cluster.at for pair in by_left.get(at, ())):
        if pair.at[1] in places:
            keys = f"{one_line(pair.left.key)} / {one_line(pair.right.key)}"
            is_told = pair.verdict.outcome is Outcome.SAME is not cluster.outcome
            lines.append(f"    {keys}: {'same, as above' if is_told else reasons(pair)}")
    return lines


def reasons(pair: Pair) -> str:
    """Return a pair's verdict and the reason for it, on one line."""
    verdict = pair.verdict
    return one_line(f"{verdict.outcome.value} {verdict.score:.2f}: {verdict.why}")


def verdict_as_json(left: str, right: str, verdict: Verdict) -> dict[str, object]:
    """Return the verdict on two entries, by their keys, with its evidence."""
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
