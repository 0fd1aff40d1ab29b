"""The result of an update in words: in a line, and as the text of a pull request in Markdown.

Responsible for words and order; titles come from strangers and are escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit.actions.update.updating import Arrival
from ssmlit.render.markdown import escape, link
from ssmlit.render.papers import author_names

if TYPE_CHECKING:
    from ssmlit.actions.update.listings import QueryAnswer
    from ssmlit.actions.update.updating import PaperOutcome, Updated

_NAMES = 3  # authors to name
# What is told, each with the word for it in the first line and its heading.
_TOLD = (
    (Arrival.ADDED, "new", "New"),
    (Arrival.DOUBTFUL, "doubtful", "New, or already in the library"),
    (Arrival.RETITLED, "renamed", "Renamed"),
    (Arrival.WITHDRAWN, "withdrawn", "Withdrawn"),
    (Arrival.MISMATCH, "in conflict", "Left out: an entry has the same id and another title"),
)


def counts_line(updated: Updated) -> str:
    """Return one line: "3 new, 1 renamed", or "nothing new"."""
    counts = [(len(updated.of(status)), word) for status, word, _ in _TOLD]
    return ", ".join(f"{count} {word}" for count, word in counts if count) or "nothing new"


def summary(updated: Updated, answers: Sequence[QueryAnswer]) -> str:
    """Return the whole text; its first line is the title of a pull request."""
    title = f"Papers: {counts_line(updated)}"
    return "\n".join([title, "", *_sections(updated), *_troubles(answers)]).rstrip()


def _sections(updated: Updated) -> Iterator[str]:
    for status, _, heading in _TOLD:
        if items := updated.of(status):
            yield from (f"## {heading}", "", *map(_line, items), "")


def _line(item: PaperOutcome) -> str:
    record = item.hit.record
    title = link(record.title, identifiers.url(record.identifiers[0]))
    about = f"{escape(author_names(record, _NAMES))} ({record.year})" if record.authors else ""
    if item.status in (Arrival.ADDED, Arrival.DOUBTFUL):
        about = f"{about}; likeness {item.score:.0f}"
    if item.before:
        about = f"was: {escape(item.before)}"
    reason = escape(item.why) if item.status in (Arrival.DOUBTFUL, Arrival.WITHDRAWN) else ""
    parts = (title, about, f"`{item.key}`", reason)
    return f"* {'; '.join(part for part in parts if part)}"


def _troubles(answers: Sequence[QueryAnswer]) -> Iterator[str]:
    troubles = [(one.query.name, one.failure.message if one.failure else one.warning)
                for one in answers if one.failure or one.warning]  # fmt: skip
    if troubles:
        yield from ("## Not complete", "")
        yield from (f"* {escape(name)}: {escape(reason)}" for name, reason in troubles)
