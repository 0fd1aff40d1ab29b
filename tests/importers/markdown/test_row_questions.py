"""A row that was not taken apart, and that nothing names but its title, is a question."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown
from ssmlit.importers.markdown.reader import questions_about_row
from ssmlit.importers.markdown.row_reading import RowReading
from ssmlit.importers.venue_date import VenueDate
from ssmlit.model import Person

URL = "https://shells.example/a.pdf"
FILE = f"[pdf]({URL})"

CUT = "its title may be cut: a bracket or quotation mark in it is alone"
AUTHORS = "its title may begin with authors"
YEAR = "its title may end before the year"
DATE = "its title may begin after the date"
PLACE = "its title may end before the place where it appeared"
SENTENCES = "its title may be only one of its sentences"
LED = "its title may begin after “Müller”"
ONE_WORD = "its title may be another: it is only one word"


@pytest.mark.parametrize(
    ("title", "questions"),
    [
        pytest.param("Slow Shells of Quiet Tides", (), id="a title"),
        pytest.param("“Slow” „Shells“ of (Quiet) [Tides]", (), id="all marks are pairs"),
        pytest.param("Slow Shells,” of Quiet Tides", (CUT,), id="a quotation mark alone"),
        pytest.param('The "Slow Shells of Quiet Tides', (CUT,), id="a straight one"),
        pytest.param("Slow Shells (of Quiet Tides", (CUT,), id="a bracket"),
        pytest.param("遅い貝（静かな潮", (CUT,), id="a wide bracket"),
        pytest.param("Müller. On the Slow Shells of Tides", (AUTHORS,), id="a surname, a stop"),
        pytest.param("Müller, Gao. On the Slow Shells of Tides", (AUTHORS,), id="two surnames"),
        pytest.param("Slow Shells. A Survey of Tides", (), id="a subtitle"),
        pytest.param("de B. Slow Shells of Tides", (AUTHORS,), id="the end of a name"),
        pytest.param("C. elegans and Its Tides", (), id="a species"),
        pytest.param("C. Elegans and Its Tides", (), id="a species in capitals"),
        pytest.param("The Slow Shells of the", ("its title may go on: it ends with “the”",),
                     id="an article"),
        pytest.param("Coquilles lentes et marées de", ("its title may go on: it ends with “de”",),
                     id="in French"),
        pytest.param("Slow Shells for Deep-", ("its title may go on: it ends with “Deep-”",),
                     id="a hyphen"),
        *(pytest.param(f"Slow Shells: Open and Quiet{dots}",
                       (f"its title may go on: it ends with “Quiet{dots}”",), id=dots)
          for dots in ("...", "…")),
        pytest.param("Slow... Shells of … Tides", (), id="dots inside"),
        pytest.param("Slow Shells for Plan B", (), id="a capital at the end"),
        pytest.param("The Slow Shells (2016 again)", (YEAR,), id="the year at the end"),
        pytest.param("The Slow Shells of the Quiet Tides and of Foam, 2016", (YEAR,),
                     id="the year behind a comma"),
        pytest.param("The Slow Shells of 2016", (), id="the year it is about"),
        pytest.param("2016: The Slow Shells", (DATE,), id="the year at the beginning"),
        pytest.param("2016-05 The Slow Shells of Quiet Tides", (DATE,), id="a month"),
        pytest.param("2016 Was a Slow Year for the Quiet Tides and Foam", (),
                     id="a year that a sentence begins with"),
        pytest.param("The Slow Shells (1951-2021)", (), id="the years it is about"),
        pytest.param("SLUG'16, The Slow Shells of Tides",
                     ("its title may begin after “SLUG'16”",), id="a venue and a short year"),
        pytest.param("The Slow Shells of Tides, ([paper])",
                     ("its title may end before “([paper])”",), id="a link's label"),
        pytest.param("Slow Shells of Tides. 2019. Disponível em", (YEAR,), id="the year inside"),
        pytest.param("Slow Shells, Harbour Notes 58, 18–23", (PLACE,), id="volume and pages"),
        pytest.param("Slow Shells of the Harbour 1900–1950", (), id="the years of a title"),
        pytest.param("Медленные раковины [Текст] / А. Б. Ракушкин",
                     ("its title may end before the authors",), id="authors behind a slash"),
        pytest.param("HARBOURS. Slow Shells of Tides", (AUTHORS,), id="a group, a stop"),
        pytest.param("Slow SHELLS. A Survey", (), id="an acronym before a stop"),
        pytest.param("王小明，李芳．慢速贝壳的测量", (AUTHORS,), id="a wide stop"),
        pytest.param("慢速贝壳的测量。", (), id="a wide stop at the end"),
        pytest.param("◎ Slow Shells of Quiet Tides",
                     ("its title may begin after “◎”",), id="a sign"),
        pytest.param("(Lagos, Portugal, May 12–14)",
                     ("its title may be another: it is in brackets",), id="brackets"),
        pytest.param("(Slow) Shells of Tides (Quiet)", (), id="two pairs of brackets"),
        pytest.param("This paper weighs slow shells",
                     ("its title may be another: these words describe it",), id="a summary"),
        pytest.param("This Paper Weighs Nothing", (), id="a title in capitals"),
        pytest.param("Slow Shells, in A. Carver Tides", (PLACE,), id="an editor"),
        pytest.param("Die Lehre von langsamen Muscheln, in Carver (Hg.)", (PLACE,),
                     id="the mark of editors"),
        pytest.param("Slow Shells, in a Quiet Tide", (), id="in, in a title"),
        pytest.param('The "Slow Shells of Quiet" Tides and of All the Old Harbours', (),
                     id="a short quotation"),
        pytest.param("Slow Shells. In Tides. For Harbours", (SENTENCES,), id="three sentences"),
        pytest.param("Slow Shells. " + "and of their tides " * 6, (SENTENCES,), id="prose"),
    ],
)  # fmt: skip
def test_questions_about_a_title(title: str, questions: tuple[str, ...]) -> None:
    said = [it.questions for it in markdown.rows(f"- **{title}** {FILE}", "l.md") if it.record]
    assert said == [questions]


@pytest.mark.parametrize(
    ("row", "questions"),
    [
        pytest.param("- [Raft](https://shells.example/a.pdf)", (ONE_WORD,), id="one word"),
        pytest.param(f"- Müller, A., & Holm, B. (2020). *Shells*. {FILE}", (), id="by someone"),
        pytest.param(f"- Ana Müller, **B. Slow Shells of Tides** {FILE}", (AUTHORS,),
                     id="an initial behind a name"),
        pytest.param(
            f"- **Slow Shells: from Tide-driven to Wind-driven** harbours of snails {FILE}",
            ("its title may go on: “harbours” comes after it",), id="it goes on",
        ),
        pytest.param(
            f"- **Slow Shells: from Tides to Winds** by the Harbour {FILE}", (), id="by someone"
        ),
        pytest.param(f"- [Müller: Of Slow Shells]({URL})", (LED,), id="a surname before a colon"),
        pytest.param(f"- [Snailet: Of Slow Shells]({URL})", (), id="a coined word"),
        pytest.param(f"- [Müller: Of Slow Shells]({URL}), Ben Holm", (), id="and who wrote it"),
        pytest.param(
            '- Müller, A. (1991). "Slow Shells of Quiet Tides." *Harbourica* 59(3).',
            ("its venue may be wrong: “Harbourica 59”",), id="a venue with its volume",
        ),
    ],
)  # fmt: skip
def test_questions_about_a_row(row: str, questions: tuple[str, ...]) -> None:
    assert [it.questions for it in markdown.rows(row, "l.md")] == [questions]


@pytest.mark.parametrize(
    ("reading", "questions"),
    [
        pytest.param(RowReading(title="遅い「貝殻の本"), (CUT,), id="a corner bracket"),
        pytest.param(RowReading(title="Carver (2016). Slow Shells"), (AUTHORS, YEAR), id="dated"),
        pytest.param(RowReading(title="Çak et al Slow Shells"), (AUTHORS,), id="et al"),
        pytest.param(RowReading(title="Anna Miller, Conchology"), (AUTHORS,), id="a comma"),
        pytest.param(RowReading(title="Shellman, Snaily. On Tides"), (AUTHORS,), id="inverted"),
        pytest.param(RowReading(title="Müller. On Shells", authors=(Person("Holm"),)), (),
                     id="authors are known"),
        pytest.param(RowReading(title='Carver-Holm "Slow Shells of All Quiet Tides" Harbour Surv'),
                     ("its title may be only the words in quotation marks",), id="a quotation"),
        pytest.param(RowReading(title="On ** Shells"),
                     ("its title may end earlier: the list's markup is broken there",), id="**"),
        pytest.param(RowReading(title="On Shells", title_mark="bold", remark="All of Them",
                                authors=(Person("Holm"),)), (), id="words after no colon"),
        pytest.param(RowReading(title="On Shells, in: Tides"), (PLACE,), id="in"),
        pytest.param(RowReading(title="On Shells In: A Study"), (), id="a title with in"),
        pytest.param(RowReading(title="On Shells, Tides 5, DOI 10.1234/shells.5"),
                     ("its title may end before the identifier in it",), id="an identifier"),
        pytest.param(RowReading(title="On Shells", authors=(Person("S."), Person("Holm"))),
                     ("its authors may be wrong: “S.” is not a surname",), id="an initial alone"),
        pytest.param(RowReading(title="On Shells", authors=(Person("Silva"), Person("da", "Ana"))),
                     ("its authors may be wrong: “da” is not a surname",), id="a particle alone"),
        pytest.param(RowReading(title="On Shells", title_mark="link", remark="is slow"), (),
                     id="a description beside a link"),
        pytest.param(RowReading(title="On Shells", title_mark="bold", remark="is slow"),
                     ("its title may go on: “is” comes after it",), id="beside bold words"),
        pytest.param(RowReading(title="On Shells", stated=VenueDate(venue="Shell Workshop on")),
                     ("its venue may be wrong: “Shell Workshop on”",), id="a cut venue"),
    ],
)  # fmt: skip
def test_questions_about_a_reading(reading: RowReading, questions: tuple[str, ...]) -> None:
    assert tuple(questions_about_row(reading, f"{reading.title} {reading.remark}")) == questions


def test_words_after_a_colon_that_were_not_understood_are_asked_about() -> None:
    reading = RowReading(
        title="Tide Problem", title_mark="bold", authors=(Person("Holm"),), remark="Shells in Tides"
    )
    said = [
        tuple(questions_about_row(it, "Tide Problem: Holm (1999). Shells in Tides"))
        for it in (reading, reading._replace(authors=()), reading._replace(remark="in Tides"))
    ]
    assert said == [("its title may go on: “Shells in Tides” comes after it",), (), ()]


@pytest.mark.parametrize(
    ("venue", "remark", "is_asked"),
    [
        ("Harbour Physics", "Annals of the Slow Tides. Section A", True),
        ("HAPHY", "Harbour Physics Conference", False),
        ("Nature", "Annals of the Slow Tides", False),
        ("Harbour Physics", "2 pages", False),
        ("Harbour Physics", "Annals Coll. , Ch. 4", True),
    ],
)
def test_words_before_an_unknown_venue_are_asked_about(
    venue: str, remark: str, is_asked: bool
) -> None:
    reading = RowReading(title="On Shells", remark=remark, stated=VenueDate(venue=venue))
    words = remark.partition(" ,")[0].rstrip(".")
    before = words if remark[0].isupper() else "B. Holm"
    said = tuple(questions_about_row(reading, f"On Shells. {before}, {venue} 10"))
    assert said == ((f"“{words}” before its venue was not understood",) if is_asked else ())


def test_a_row_that_only_its_neighbours_make_a_paper_is_asked_about() -> None:
    others = "\n".join(f"- Ben Holm, _Slow Shells of Tide {n}_ (2019)" for n in range(4))
    *_, row = markdown.rows(f"{others}\n- _The Slow Shells of the_ (2014)\n", "l.md")
    assert row.reason.endswith("its neighbours are papers")
    assert row.questions == ("its title may go on: it ends with “the”",)
