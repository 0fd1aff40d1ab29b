"""What the functions that read pieces of rows say of each: the pieces are in `pieces.txt`.

The name of a function is behind `====`, below it each piece and, indented, what is read from it.
Where reading is meant to change, `python -m tests.importers.test_pieces` writes what is read now;
look at the difference before it is kept.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache, partial
from pathlib import Path

import pytest

from ssmlit import latex
from ssmlit.importers import badges, dates, link_roles, sections, theses, venue_search
from ssmlit.importers.markdown import (
    citation,
    clauses,
    fact_labels,
    pages,
    title_words,
    volume_and_pages,
)
from ssmlit.importers.markdown.people import forms, name_likeness, names, parts
from ssmlit.importers.references import items, places, reader
from ssmlit.importers.references import people as printed_people
from ssmlit.model import Person

PIECES = Path(__file__).with_name("pieces.txt")

FUNCTIONS: dict[str, Callable[[str], object]] = {
    "a badge": badges.read_badge,
    "a badge in a text": partial(badges.read_badge, whole=False),
    "a meeting": badges.proceedings,
    "a named venue": badges.expected_venue,
    "a citation": citation.split_plain,
    "a citation in a list that names people first": partial(
        citation.split_plain, people_first=True
    ),
    "a citation in a list that names people behind": partial(
        citation.split_plain, people_after=True
    ),
    "a title with people": citation.with_people,
    "whether it is a citation": citation.is_citation,
    "a place at the start": clauses.place_first,
    "a publisher": clauses.before_house,
    "whether people are cited": clauses.are_cited,
    "a short citation": partial(clauses.cited, expected=False),
    "a short citation where one is expected": partial(clauses.cited, expected=True),
    "a book": partial(clauses.book, expected="", signed=False),
    "a bare statement": clauses.bare,
    "statements": lambda text: [text[start:end] for start, end in clauses.cut(text)],
    "volume and pages": volume_and_pages.find,
    "volume and pages behind a mark": partial(volume_and_pages.find, marked=True),
    "labels": fact_labels.split_labels,
    "a leading label": fact_labels.leading_label,
    "pages": pages.without_pages,
    "a clean title": title_words.clean,
    "badges of a title": title_words.split_badges,
    "badges behind a title": partial(title_words.split_badges, tail=True),
    "words of a title": title_words.word_count,
    "whether it can be a title": partial(title_words.can_be_title, least=3),
    "names": names.read,
    "names where some are expected": partial(names.read, expected=True),
    "names at the start": names.lead,
    "names at the start where some are expected": partial(names.lead, expected=True),
    "names in capitals": names.in_capitals,
    "likeness to a name": lambda text: round(name_likeness.likeness(text), 2),
    "whether it is a group": name_likeness.is_group,
    "whether it is a surname": forms.is_surname,
    "a tidy name": forms.tidy,
    "parts of names": partial(parts.parts_of, others=False),
    "references": items.split,
    "whether it is a reference": items.is_reference,
    "a printed place": places.read,
    "sentences": places.sentences,
    "numbers at the end": places.numbers_at_end,
    "whether it is in a book": places.is_in_a_book,
    "whether it is a periodical": places.is_periodical,
    "a printed reference": reader.read,
    "people of a reference": reader.people_of,
    "people of a reference, each reading": lambda text: tuple(printed_people.readings(text)),
    "whether people surely begin it": printed_people.surely_begins,
    "whether initials begin it": printed_people.begins_initialed,
    "a date": dates.date,
    "a thesis": theses.read_thesis,
    "a venue's name": partial(venue_search.search, any_case=True),
    "a venue's name in its own capitals": partial(venue_search.search, any_case=False),
    "an abbreviated name": venue_search.abbreviated,
    "a link's label": link_roles.label_role,
    "a heading's purpose": sections.purpose,
    "a heading's venue": lambda text: sections.venue([text]),
    "a heading's period": lambda text: sections.period([text]),
}


@cache
def pieces() -> dict[str, dict[str, str]]:
    """Return for each function its pieces, and what is read from each."""
    found = re.split(r"^==== (.+)\n", PIECES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    tables = (re.findall(r"^(\S.*)\n    (.*)\n", text, re.MULTILINE) for text in found[1::2])
    return {
        name: {ast.literal_eval(piece): said for piece, said in table}
        for name, table in zip(found[::2], tables, strict=True)
    }


def shown(it: object) -> str:
    """Return a value on a line, of a record only what it says; names as people write them."""
    if isinstance(it, Person):
        return f"<{latex.format_names((it,))}>"
    if is_dataclass(it):
        said = {field.name: getattr(it, field.name) for field in fields(it)}
    elif hasattr(it, "_asdict"):
        said = it._asdict()
    elif isinstance(it, tuple | list):
        return f"({', '.join(map(shown, it))})"
    else:
        return repr(it)
    return (
        ", ".join(f"{name}: {shown(value)}" for name, value in said.items() if value) or "nothing"
    )


@pytest.mark.parametrize("name", FUNCTIONS)
def test_all_that_is_read_from_pieces(name: str) -> None:
    """Whatever the rows are that they are pieces of."""
    said = pieces().get(name, {})
    assert {piece: shown(FUNCTIONS[name](piece)) for piece in said} == said


def main() -> None:
    """Write what is read now into the file."""
    lines = (
        line
        for name, said in pieces().items()
        for line in (f"==== {name}", *(f"{it!r}\n    {shown(FUNCTIONS[name](it))}" for it in said))
    )
    PIECES.write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
