"""People of a row that are none, or that are first names of others, are a question."""

from __future__ import annotations

import pytest

from ssmlit.importers.markdown.people_questions import questions_about_people
from ssmlit.importers.markdown.row_reading import RowReading
from ssmlit.model import Person

HALF = ("its authors may be half as many: first names may have been read as people",)
TITLE = "Slow Shells of Quiet Tides"


def questions(
    text: str, *people: Person, title: str = TITLE, rest: str = "", remark: str = ""
) -> tuple[str, ...]:
    reading = RowReading(title=title, authors=people, rest=rest, remark=remark)
    return tuple(questions_about_people(reading, text))


def wrong(surname: str) -> tuple[str, ...]:
    return (f"its authors may be wrong: “{surname}” is not a surname",)


@pytest.mark.parametrize(
    ("text", "people", "title", "asked"),
    [
        pytest.param("Carver Y., Holm Ph., “T”", (Person("Carver", "Y."), Person("Ph", "Holm")),
                     "T", wrong("Ph"), id="abbreviated before a comma"),
        pytest.param("Carver, Y. and Li, H., “T”", (Person("Carver", "Y."), Person("Li", "H.")),
                     "T", (), id="a short surname"),
        pytest.param("A. Ya. Carver, Slow Shells", (Person("Ya", "A."),), "Carver, Slow Shells",
                     wrong("Ya"), id="abbreviated before the surname"),
        pytest.param("A. Li. Slow Shells", (Person("Li", "A."),), "Slow Shells", (),
                     id="a short surname before the title"),
        pytest.param("Tidenotes. Ann Carver - T", (Person("Carver", "Tidenotes. Ann"),), "T",
                     wrong("Carver"), id="the end of a sentence"),
        pytest.param("Mr. Ben Holm - T", (Person("Holm", "Mr. Ben"),), "T", (), id="a short word"),
        pytest.param("S. Holm", (Person("S."), Person("Holm")), "T", wrong("S."), id="an initial"),
        pytest.param("da Ana", (Person("da", "Ana"),), "T", wrong("da"), id="a particle"),
    ],
)  # fmt: skip
def test_what_is_no_surname(
    text: str, people: tuple[Person, ...], title: str, asked: tuple[str, ...]
) -> None:
    assert questions(text, *people, title=title) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("Carver, Ann, and Holm, Ben. “T”", HALF, id="and before the last two"),
        pytest.param("Carver, Ann, Yu, Joan & Holm, Ben. “T”", HALF, id="an ampersand"),
        pytest.param("Carver, Holm, Yu, and Quist. “T”", (), id="and before the last"),
        pytest.param("Carver, Holm, Yu, Quist. “T”", (), id="no and"),
        pytest.param("Carver, and Holm, Yu. “T”", (), id="three"),
    ],
)
def test_first_names_read_as_people(text: str, asked: tuple[str, ...]) -> None:
    words = text.partition(".")[0].replace(" and", "").replace(" &", ",").split(", ")
    assert questions(text, *(Person(word.strip(" ,")) for word in words)) == asked


@pytest.mark.parametrize(
    ("rest", "asked"),
    [
        pytest.param("ロドニー, 鈴木 茂哉", True, id="words with a comma"),
        pytest.param("SnailNet", False, id="a name"),
        pytest.param("slow, " * 20, False, id="prose"),
    ],
)
def test_words_before_the_title_that_may_be_people(rest: str, asked: bool) -> None:
    said = (f"“{rest}” before its title was not understood",) if asked else ()
    assert questions(rest, Person("Holm"), rest=rest) == said
    assert questions(rest, rest=rest) == ()


def test_a_number_before_the_title_is_asked_about_unless_a_heading_begins_with_it() -> None:
    said = ("“7” before its title was not understood",)
    assert questions("Carver, Ch. 7, The Title", Person("Carver"), rest="7") == said
    assert questions("7. The Title", Person("Carver"), rest="7") == ()


@pytest.mark.parametrize(
    ("remark", "asked"),
    [
        pytest.param(
            "by 4th Tide, Anna Carver and Ben Holm", True, id="behind a word that is none"
        ),
        pytest.param("and Anna Carver, Ben Holm", True, id="names alone"),
        pytest.param("presented by Anna Carver and Ben Holm", False, id="who did something else"),
        pytest.param("a word on snails, and tides", False, id="no names"),
    ],
)
def test_names_that_were_not_read_are_asked_about_where_others_were(
    remark: str, asked: bool
) -> None:
    wanted = (f"its authors may be more: “{remark}” was not understood",) if asked else ()
    assert questions("T", Person("Yu", "Joan"), remark=remark) == wanted
    assert questions("T", remark=remark) == ()
