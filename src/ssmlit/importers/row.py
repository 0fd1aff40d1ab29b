"""What every importer gives: rows, each with its place in the file it was read from.

Responsible for the value `Row` and the shape of an importer module. Does not depend on any format,
any file system, or what is done with a row afterwards.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

from ssmlit.model import Entry, Identifier, Record

Kind = Literal["paper", "tool", "list", "news", "text", "unreadable"]


class Row(NamedTuple):
    """One row of a list or one entry of a file, understood as far as it could be."""

    record: Record | None  # what the row says about a work; None unless `kind` is "paper"
    # "paper"; or why it is none: "tool" (software, a video, a blog post), "list" (another list),
    # "news", "text" (advice, prose, a heading), "unreadable" (meant as a paper, but neither a title
    # nor an identifier could be read)
    kind: Kind
    reason: str = ""  # one sentence for people; for a paper a doubt about its link, else why not
    doubts: tuple[str, ...] = ()  # what may be wrong about what was read, a sentence each
    # the same, of a row that nothing names but its title: so much that a person is asked
    questions: tuple[str, ...] = ()
    source: str = ""  # the name of the file
    line: int = 0  # 1-based line where the row begins
    nth: int = 0  # how many rows before it begin in the same line, as in JSON without line ends
    # the headings above the row, outermost first, as written; the first of several is the
    # document's name, "" where it has none and topics below topics
    section: tuple[str, ...] = ()
    raw: str = ""  # the row's source text
    # the date the row itself gives, `YYYY-MM-DD`, `YYYY-MM`, or "" (never taken from an identifier
    # or a heading)
    stated: str = ""
    own_year: int = 0  # the year the row itself gives, with its venue or without one, or 0
    section_year: int = 0  # the year a heading above gives ("Year 2024"), or 0
    # what a row would say if it were a paper, when all that speaks against it is that it has no
    # link to one; who knows a paper of its title knows better
    perhaps: Record | None = None
    # identifiers that are in the row and are not of the paper it is about
    mentions: tuple[Identifier, ...] = ()
    is_entry: bool = False  # of a reference manager's file: what it says is as it is meant
    entry: Entry | None = None  # of a BibTeX file, the entry itself: its text is what is imported

    @property
    def lines(self) -> range:
        """The 1-based lines of its source text, as far as that is kept."""
        return range(self.line, self.line + self.raw.count("\n") + 1)


def shortened(source: str) -> str:
    """Return as much of a row's source text as is kept with it."""
    return source.strip()[:2000]


class Importer(Protocol):
    """A format: a module with these three names, named in `ssmlit.importers.formats.FORMATS`."""

    NAME: str

    def detect(self, text: str, filename: str) -> float:
        """Return how sure it is that a text that begins so is of this format, from 0.0 to 1.0."""
        ...

    def rows(self, text: str, source: str) -> tuple[Row, ...]:
        """Return every row; what cannot be read is a row of kind "unreadable"."""
        ...
