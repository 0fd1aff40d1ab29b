"""What `ssmlit import` asks at a terminal: which paper a row means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ssmlit.actions.import_values import Candidate, ImportedRow, Trust
from ssmlit.cli.shared.session import Session
from ssmlit.cli.shared.terminal_text import first_authors, one_line
from ssmlit.plurals import plural

ANSWERS = {
    "t": ("take the paper of the title", Trust.TITLE),
    "l": ("take the paper of the link", Trust.LINK),
    "n": ("neither: leave the row out", Trust.NEITHER),
}
STOP = "q"


def ask_sides(session: Session, rows: Sequence[ImportedRow]) -> dict[str, Trust]:
    """Ask about rows whose title and link belong to different papers; return answers by place.

    Only a side that is known well enough can be taken. Stopping leaves the other rows undecided.
    """
    open_rows = [one for one in rows if one.trustworthy]
    answers: dict[str, Trust] = {}
    for number, one in enumerate(open_rows, 1):
        choices = {
            letter: text
            for letter, (text, side) in ANSWERS.items()
            if side is Trust.NEITHER or side in one.trustworthy
        }
        if rest := len(open_rows) - number:
            choices[STOP] = f"leave out this and {plural(rest, 'more row')}"
        letter = session.ask("\n".join(("", *_question(one))), choices, "n")
        if letter == STOP:
            break
        answers[one.place] = ANSWERS[letter][1]
    return answers


def _question(one: ImportedRow) -> Iterator[str]:
    yield f"{one.place}: title and link belong to different papers"
    if one.row.record is not None:
        yield f"  row:     {one_line(one.row.record.title)}"
    for candidate in one.candidates:
        yield from _candidate(candidate)
    for reason in one.reason.split("; "):
        yield f"  - {reason}"


def _candidate(candidate: Candidate) -> Iterator[str]:
    record = candidate.record
    names = " ".join(map(str, record.identifiers[:2]))
    title = one_line(record.title) or "an unknown paper"
    yield f"  {f'{candidate.side}:':8} {title}"
    about = f"{first_authors(record.authors)} {record.year or ''}".strip()
    if shown := ", ".join(filter(None, (about, names))):
        yield f"           {shown}"
