"""What `ssmlit verify` prints, in each of its formats.

Responsible for choosing the format. Does not depend on how references are judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.cli.shared.json_values import paper_as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.cli.shared.session import Session
    from ssmlit.cli.verify.report import Run
    from ssmlit.verify import Verified

FORM = 1  # of the verdicts, which have a number of their own: other programs read them, too


def show(session: Session, runs: Sequence[Run], output: str, *, everything: bool) -> None:
    """Print what was found in files, in a format."""
    if session.options.json or output == "json":
        entries = [_as_json(one, str(run.session.path)) for run in runs for one in run.verified]
        session.json({"schema": FORM, "entries": entries})
        return
    if output != "text":
        from ssmlit.cli.check.formats import print_for
        from ssmlit.cli.verify.problems import report

        print_for(session, output, [(str(run.session.path), report(run.verified)) for run in runs])
        return
    from ssmlit.cli.verify.text import findings

    for run in runs:
        session.show(
            *findings(run.verified, str(run.session.path), session.paint, confirmed=everything)
        )


def _as_json(one: Verified, path: str) -> dict[str, object]:
    names = ("field", "has", "should", "source", "reason", "weight")
    return {
        "key": one.key,
        "path": path,
        "line": one.line or None,
        "verdict": str(one.verdict),
        "findings": [{name: getattr(found, name) for name in names} for found in one.findings],
        "record": paper_as_json(one.record) if one.record else None,
        "source": one.record.source if one.record else "",
        "asked": list(one.asked),
        "unasked": list(one.failures),
    }
