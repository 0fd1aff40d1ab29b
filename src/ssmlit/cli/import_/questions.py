"""What `ssmlit import` asks at a terminal: which paper a row means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ssmlit.actions.import_values import ImportedRow, Trust
from ssmlit.cli.shared.questions import ask_each, described
from ssmlit.cli.shared.session import Session
from ssmlit.cli.shared.terminal_text import one_line

ANSWERS = {
    "t": ("take the paper of the title", Trust.TITLE),
    "l": ("take the paper of the link", Trust.LINK),
    "n": ("neither: leave the row out", Trust.NEITHER),
}


def ask_sides(session: Session, rows: Sequence[ImportedRow]) -> dict[str, Trust]:
    """Ask about rows whose title and link belong to different papers; return answers by place.

    Only a side that is known well enough can be taken. Stopping leaves the other rows undecided.
    """
    open_rows = [one for one in rows if one.trustworthy]
    asked = [("\n".join(("", *_question(one))), _choices(one)) for one in open_rows]
    letters = ask_each(session, asked, "n")
    return {one.place: ANSWERS[it][1] for one, it in zip(open_rows, letters, strict=False)}


def _choices(one: ImportedRow) -> dict[str, str]:
    sides = {Trust.NEITHER, *one.trustworthy}
    return {letter: text for letter, (text, side) in ANSWERS.items() if side in sides}


def _question(one: ImportedRow) -> Iterator[str]:
    yield f"{one.place}: title and link belong to different papers"
    if one.row.record is not None:
        yield f"  row:     {one_line(one.row.record.title)}"
    for candidate in one.candidates:
        yield from described(candidate.side, candidate.record)
    for reason in one.reason.split("; "):
        yield f"  - {reason}"
