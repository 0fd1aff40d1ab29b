"""A verdict in plain words, for people."""

from __future__ import annotations

from ssmlit.duplicates.verdict import Evidence, Outcome, Verdict

_OPENING = {
    Outcome.SAME: "the same work",
    Outcome.MAYBE: "perhaps the same work",
    Outcome.MISMATCH: "a mismatch: title and identifier belong to different works",
    Outcome.DIFFERENT: "different works",
}
_COMPARED = ("title", "authors", "year", "venue", "pages")


def explain(verdict: Verdict) -> str:
    """Return why a verdict is what it is: a sentence, then what speaks for and against."""
    opening = f"These are {_OPENING[verdict.outcome]} (score {verdict.score:.2f})"
    lines = [f"{opening}: {verdict.decided_by}." if verdict.decided_by else f"{opening}."]
    weighed = [item for item in verdict.evidence if item.field not in ("cluster", "decision")]
    groups = (
        ("For:", [item for item in weighed if item.weight > 0]),
        ("Against:", [item for item in weighed if item.weight < 0]),
        ("Says nothing:", [item for item in weighed if not item.weight]),
    )
    for heading, items in groups:
        if items:
            lines.append(heading)
            lines += [line for item in items for line in _lines(item)]
    if verdict.probability is not None:
        lines.append(f"Probability of one work: {verdict.probability:.2f}.")
    if missing := [name for name in _COMPARED if name not in {item.field for item in weighed}]:
        lines.append(f"Could not be compared: {', '.join(missing)}.")
    if not weighed and not verdict.decided_by:
        lines.append("Nothing could be compared.")
    return "\n".join(lines)


def _lines(item: Evidence) -> list[str]:
    head = f"  {item.field}: {item.reason} ({item.weight:+.1f})"
    if not item.left and not item.right:
        return [head]
    if item.left == item.right:
        return [head, f"    {item.left}"]
    return [head, f"    {item.left or '(none)'}", f"    {item.right or '(none)'}"]
