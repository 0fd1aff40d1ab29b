"""Long runs of one sign, unclosed commands, tags and brackets: they cost linear time.

Each of these took the square of the length, minutes where it now takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ssmlit import identifiers
from ssmlit.bibtex import parse_document
from ssmlit.bibtex.syntax import BLOCK_LINE
from ssmlit.config.toml_tables import parse_config
from ssmlit.fields.date_forms import iso_date
from ssmlit.fields.identity import address, links
from ssmlit.importers import markdown
from ssmlit.latex import escape, from_markup, parse_names, protect, to_unicode
from ssmlit.model import Entry, Field, Record
from ssmlit.query.searchable_entry import SearchableEntry
from ssmlit.render import View
from ssmlit.render.papers import venue
from ssmlit.venues import abbreviated, find_venue, issuer, read_appearance, short_venue

MANY = 100_000


def authors_of(text: str) -> list[str]:
    return SearchableEntry(Entry("misc", "a", (Field.braced("author", text),))).values("author")


def listed(text: str) -> object:
    return markdown.rows(text, "list.md")


@pytest.mark.slow  # linear time, but of very long texts
@pytest.mark.parametrize(
    ("read", "text"),
    [
        pytest.param(parse_names, f"a{',' * MANY}b", id="commas in a name"),
        pytest.param(parse_names, "{x} " + r"\v " * MANY, id="accents in a name"),
        pytest.param(authors_of, f"a{' ' * MANY}b", id="blanks between names"),
        pytest.param(protect, r"\(" * MANY + "A{", id="formulas in a title"),
        pytest.param(escape, r"\(" * MANY, id="formulas in plain text"),
        pytest.param(to_unicode, rf"\kern{'1' * MANY}x", id="a length of digits"),
        pytest.param(from_markup, "<inline-formula>" * 20_000, id="tags of formulas"),
        pytest.param(
            from_markup,
            f"<inline-formula>{'<tex-math>' * 20_000}</inline-formula>",
            id="tags of TeX",
        ),
        pytest.param(address, "\\" * MANY, id="backslashes in an address"),
        pytest.param(lambda text: links({"links": text}, "misc"), "a" * MANY, id="a link's role"),
        pytest.param(lambda text: iso_date("2020", "may", text), f"1{' ' * MANY}2", id="days"),
        pytest.param(BLOCK_LINE.search, "\n" * MANY, id="blank lines"),
        pytest.param(find_venue, "A-" * MANY, id="hyphens in a venue"),
        pytest.param(short_venue, "(" + "A" * MANY, id="an unclosed abbreviation"),
        pytest.param(
            lambda text: venue(Record(venue=text), View(name="v")), "." * MANY, id="stops"
        ),
        pytest.param(read_appearance, "(" * MANY, id="brackets in a note"),
        pytest.param(abbreviated, f"A{' ' * MANY}b", id="blanks in a serial's title"),
        pytest.param(issuer, f"Ann: Ann Press, A{'.' * MANY}\x01", id="stops behind a town"),
        pytest.param(
            lambda text: parse_config(text, Path("a.toml")).line_of("b"),
            f'a = """\n[{" " * MANY}\n{" " * MANY}\n"""\n',
            id="blanks in settings",
        ),
        pytest.param(listed, "- " + "**Authors**: *Anna Carver*. " * 600, id="labels in a row"),
        pytest.param(listed, "- " + "*Anna Carver*, " * 600, id="names in italics"),
        pytest.param(listed, "- " + "**Anna Carver**, " * 600, id="names in bold"),
        pytest.param(
            lambda text: parse_document(text).problems, "@foo" + " " * MANY + ",", id="at"
        ),
    ],
)
def test_linear_time(read: Callable[[str], object], text: str) -> None:
    """Nothing is found, nothing fails, and no test takes long."""
    read(text)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["a@b.c\n", "a@b.c "])
def test_problems_without_end(piece: str) -> None:
    """The line of each is known without counting from the start of its block."""
    problems = parse_document(piece * MANY).problems
    assert len(problems) == MANY
    assert problems[-1].line == (MANY if piece.endswith("\n") else 1)


def test_a_nested_tag_is_no_formula() -> None:
    """The innermost of two formulas is read, what is around it stays text."""
    markup = "<inline-formula><tex-math>a</tex-math></inline-formula>"
    assert from_markup(f"<inline-formula>b {markup}") == "b $a$"


def test_a_number_of_pubmed_has_digits() -> None:
    """Other addresses of it name no work."""
    assert identifiers.parse("https://pubmed.ncbi.nlm.nih.gov/0/") is None
    assert identifiers.parse("https://pubmed.ncbi.nlm.nih.gov/²") is None
    assert str(identifiers.parse("https://europepmc.org/article/MED/031")) == "pmid:31"
