"""All questions about a row that a person is asked before the paper comes in.

Responsible for their order: on its title, its people, its place. Does not depend on what is odd
about each: `title_questions`, `people_questions` and `place_questions` say that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.importers.markdown.people_questions import questions_about_people
from ssmlit.importers.markdown.place_questions import questions_about_place
from ssmlit.importers.markdown.title_questions import questions_about_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssmlit.importers.markdown.row_reading import RowReading


def questions_about_row(
    reading: RowReading, text: str, italics: Sequence[str] = ()
) -> Iterator[str]:
    """Yield why title, people and place may not be what the row says, a sentence each.

    Nothing is asked about a row without a title; `italics` are its words in italics.
    """
    if not reading.title:
        return
    yield from questions_about_title(reading, text)
    yield from questions_about_people(reading, text)
    yield from questions_about_place(reading, text, italics)
