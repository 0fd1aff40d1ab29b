"""What `ssmlit verify` prints: lines for people, JSON, and problems in the formats of `check`.

Responsible for words, codes and severities. Does not depend on how references are judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ssmlit.checks import CheckReport, Rule
from ssmlit.cli.check.run import print_for
from ssmlit.cli.shared.json_values import picked
from ssmlit.cli.shared.terminal_text import safe
from ssmlit.exporters.paper_json import paper_as_json
from ssmlit.model import Problem
from ssmlit.verify import ReferenceVerdict

if TYPE_CHECKING:
    from ssmlit.cli.shared.colour import Paint
    from ssmlit.cli.shared.session import Session
    from ssmlit.cli.verify.report import VerifiedFile
    from ssmlit.verify import Finding, Verified

MANY = 20  # references of which nothing is known that are named, not only counted
FORM = 1  # of the verdicts, which have a number of their own: other programs read them, too
_RULES = {
    ReferenceVerdict.DIFFERS: (
        "E951",
        "the work is known, and fields of the entry contradict its record",
    ),
    ReferenceVerdict.MISMATCH: ("E952", "an identifier of the entry belongs to another work"),
    ReferenceVerdict.NOT_FOUND: ("E953", "the work is not where it would have to be"),
    ReferenceVerdict.UNVERIFIED: ("N954", "no source can confirm the work"),
}
_WHY = "The record of the work disagrees, or there is none where it would have to be."
_COLOURS = {
    ReferenceVerdict.CONFIRMED: "good",
    ReferenceVerdict.DIFFERS: "warning",
    ReferenceVerdict.MISMATCH: "error",
    ReferenceVerdict.NOT_FOUND: "error",
    ReferenceVerdict.UNVERIFIED: "dim",
}


def show(
    session: Session,
    runs: Sequence[VerifiedFile],
    output: str,
    *,
    everything: bool,
    strict: bool,
) -> None:
    """Print what was found in files, in a format; with `strict` also each that is unverified."""
    if session.options.json or output == "json":
        entries = [_as_json(one, str(run.session.path)) for run in runs for one in run.verified]
        session.json({"schema": FORM, "entries": entries})
        return
    if output != "text":
        files = [(str(run.session.path), _report(run.verified)) for run in runs]
        print_for(session, output, files)
        return
    for run in runs:
        path = str(run.session.path)
        bare = 0 if everything or strict else sum(map(_is_bare, run.verified))
        is_counted = bare > MANY or session.options.quiet
        listed = [one for one in run.verified if not (bare and is_counted and _is_bare(one))]
        session.show(*findings(listed, path, session.paint, confirmed=everything))
        if bare and is_counted:
            session.account(f"{path}: {bare:,} unverified; --strict or --all lists them")


def _is_bare(one: Verified) -> bool:
    """Whether nothing is known for or against a reference, so that a line about it says nothing."""
    unverified = one.verdict is ReferenceVerdict.UNVERIFIED
    return unverified and not any(map(_is_always_shown, one.findings))


def _as_json(one: Verified, path: str) -> dict[str, object]:
    return {
        "key": one.key,
        "path": path,
        "line": one.line or None,
        "verdict": str(one.verdict),
        "findings": [picked(it, "field has should source reason weight") for it in one.findings],
        "record": paper_as_json(one.record) if one.record else None,
        "source": one.record.source if one.record else "",
        "asked": one.asked,
        "unasked": one.failures,
    }


def _report(verified: Sequence[Verified]) -> CheckReport:
    """Return what was found, one problem for each reference that is not confirmed."""
    rules = {
        verdict: Rule(f"{code} verify-{verdict}", summary=text, why=_WHY, bad="", good="")
        for verdict, (code, text) in _RULES.items()
    }
    problems = tuple(_problem(one, rules[one.verdict]) for one in verified if one.verdict in _RULES)
    return CheckReport(problems, tuple(rules.values()), len(verified))


def _problem(one: Verified, rule: Rule) -> Problem:
    reasons = [_in_a_line(found) for found in one.findings if found.weight != "note"]
    message = f"{one.verdict}: {'; '.join(reasons)}" if reasons else rule.summary
    return Problem(rule.code, message, one.line, one.key, severity=rule.severity, name=rule.name,
                   nth=one.nth)  # fmt: skip


def _in_a_line(found: Finding) -> str:
    should = f" ({'should be' if found.is_wrong else 'record:'} {found.should})"
    return f"{found.field}: {found.reason}{should if found.should else ''}"


def findings(
    verified: Sequence[Verified], path: str, paint: Paint, *, confirmed: bool
) -> Iterator[str]:
    """Yield the lines of verdicts; confirmed references without a notice only if wanted."""
    for one in verified:
        shown = [it for it in one.findings if confirmed or _is_always_shown(it)]
        if one.verdict is ReferenceVerdict.CONFIRMED and not shown and not confirmed:
            continue
        place, verdict = f"{path}:{one.line}", paint(_COLOURS[one.verdict], one.verdict)
        is_known = shown or one.failures or not _is_bare(one)
        why = "" if is_known else ", no record of it was found"
        yield f"{safe(place)}: {paint('key', safe(one.key))}: {verdict}{why}"
        for finding in shown:
            yield from (f"    {line}" for line in lines(finding))


def _is_always_shown(found: Finding) -> bool:
    """Whether it is more than a note, or a retraction, or about how the entry is written."""
    return found.weight != "note" or found.field == "status" or found.is_of_form


def lines(finding: Finding) -> list[str]:
    """Return a finding as a line, and below it the wrong value and the right one."""
    source = f" [{finding.source}]" if finding.source else ""
    found = [f"{finding.field}: {finding.reason}{source}"]
    if finding.should:
        label = "should:" if finding.is_wrong else "record:"
        found += [f"  has:    {finding.has or '-'}", f"  {label} {finding.should}"]
    return [safe(" ".join(line.split("\n"))) for line in found]
