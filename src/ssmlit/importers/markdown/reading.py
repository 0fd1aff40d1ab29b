"""What is read from one row.

Responsible for the value `RowReading`. Does not depend on how a row is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ssmlit.importers.venue_date import VenueDate

if TYPE_CHECKING:
    from ssmlit.importers.markdown.segments import Place
    from ssmlit.model import Identifier, Link, Person

_NOTHING = VenueDate()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReading:
    """What was read from a row; empty where nothing was found."""

    title: str = ""  # without markup; "" when none was found or it is longer than any title
    written: str = field(default="", repr=False)  # the words at its place, before they were divided
    name: str = ""  # what a table's column of names calls the work
    # what marked the title: "quoted", "bold", "link", "plain", "prose", "label" ("Title: …"),
    # "cell" (of a table of papers), or ""
    title_mark: str = ""
    authors: tuple[Person, ...] = ()
    others: bool = False
    stated: VenueDate = _NOTHING  # place and time
    school: str = ""  # of a thesis
    volume: str = ""
    number: str = ""
    pages: str = ""
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[Link, ...] = ()
    # what is in brackets of its own and is neither place, time nor a link: "Vision"
    labels: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()  # what a table's column of tags holds, as written
    rest: str = ""  # the words that are before the title and are neither authors nor a badge
    remark: str = ""  # the words after it that are neither
    # what is in round brackets and is neither place nor time, "Blog"; a publisher
    asides: tuple[str, ...] = ()
    # for each place around the title the role of what is there, "" for none
    said: tuple[tuple[Place, str], ...] = field(default=(), repr=False)
    has_quotation: bool = False  # some words are in quotation marks that could be a title
    people_first: bool = False  # authors are before a title that nothing marks
    dated_first: bool = False  # a year is before it
    dated_last: bool = False  # a year ends its words, "The Title, 2021"
    has_file: bool = False  # it links a PDF that lies beside the list
