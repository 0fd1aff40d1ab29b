"""Where a work appeared, in the forms that rows of other fields than machine learning have."""

from __future__ import annotations

import pytest

from ssmlit.importers import badges
from ssmlit.importers.markdown.row_reading import RowReading
from ssmlit.model import Person
from tests.importers.markdown.support import papers, shown

FORM = "{people} | {year} | {title} | {venue} | {ids}"
MEETINGS = [
    pytest.param(
        "Proceedings of the 38th International Conference on Machine Learning, ICML 2021, 18-24"
        " July 2021, Virtual Event",
        ("ICML", 2021),
        id="in full and in short, then day and place",
    ),
    pytest.param(
        "Interspeech 2020, 21st Annual Conference of the International Speech Communication"
        " Association, Old Harbour, 25-29 October 2020",
        ("Interspeech", 2020),
        id="in short first",
    ),
    pytest.param(
        "Proceedings of the Twenty-Sixth AAAI Conference on Artificial Intelligence, July 22-26,"
        " 2012, Old Harbour",
        ("AAAI", 2012),
        id="only in full",
    ),
    pytest.param(
        "Machine Learning, Proceedings of the Twelfth International Conference on Machine Learning,"
        " Old Harbour, USA, July 9-12, 1995",
        ("ICML", 1995),
        id="a subject before it that is also a journal",
    ),
    pytest.param(
        "Machine Learning, Proceedings of the 22nd International Conference (ICML 2005), Bonn,"
        " Germany, August 7-11, 2005",
        ("ICML", 2005),
        id="in short in brackets",
    ),
    pytest.param(
        "2018 IEEE International Conference on Slow Shells, SlowShells 2018, Old Harbour, WA, USA",
        ("IEEE International Conference on Slow Shells", 2018),
        id="nobody knows it",
    ),
]


@pytest.mark.parametrize(("words", "said"), MEETINGS)
def test_the_title_of_proceedings_is_its_conference(words: str, said: tuple[str, int]) -> None:
    found = badges.proceedings(words)
    assert (found.venue, found.year) == said


@pytest.mark.parametrize(
    "words",
    [
        "an extended version of our conference paper at ICML 2021 with many further examples",
        "Journal of Slow Shells and of Slower Snails, volume 12, 2021",
    ],
)
def test_a_sentence_or_a_journal_is_no_conference(words: str) -> None:
    assert not badges.proceedings(words)


ROWS = [
    pytest.param(
        '1. A. Carver and B. Holm, "Slow Shells," in Proceedings of the 2018 CHI Conference on'
        " Human Factors in Computing Systems, 2018, pp. 1–18, [Online]. Available:"
        " https://doi.org/10.1234/s.1.",
        "A. Carver; B. Holm | 2018 | Slow Shells | CHI | doi:10.1234/s.1",
        id="IEEE: 'in' and a long name, the address behind 'Available'",
    ),
    pytest.param(
        '1. A. Carver and B. Holm, "Slow Shells," in International Conference on the Many Uses of'
        " Old Shells in Rather New Harbours of Islands, 2018, pp. 3–15.",
        "A. Carver; B. Holm | 2018 | Slow Shells | International Conference on the Many Uses of Old"
        " Shells in Rather New Harbours of Islands | ",
        id="a conference of many words",
    ),
    pytest.param(
        "1. S. Carver, Reading Shells with Snails. Harbour Books Ltd., 2021.",
        "S. Carver | 2021 | Reading Shells with Snails |  | ",
        id="one author with initials before a comma",
    ),
    pytest.param(
        "- Carver AB, Holm C. Slow Shells of Tides. Shell Res. 2016;44(D1):D862-8.",
        "A. B. Carver; C. Holm | 2016 | Slow Shells of Tides | Shell Res | ",
        id="letters in issue and pages",
    ),
    pytest.param(
        "- Carver AB, Holm C. Slow Shells of Tides. J. Shell Res. 2016;44(1):8-12.",
        "A. B. Carver; C. Holm | 2016 | Slow Shells of Tides | J. Shell Res. | ",
        id="a stop of the name before the year",
    ),
    pytest.param(
        "- Anna Carver and Ben Holm. Slow Shells of Tides. the Quarterly Review of shells,"
        " 117(4):1329–1368, 2002.",
        "Anna Carver; Ben Holm | 2002 | Slow Shells of Tides | Quarterly Review of shells | ",
        id="an article before the periodical",
    ),
    pytest.param(
        '- Anna Carver and Ben Holm. "Slow Shells of Tides." The Shell Quarterly, 140(2):889–942,'
        " 02 2025. ISSN 0033-5533. URL: https://doi.org/10.1234/s.1.",
        "Anna Carver; Ben Holm | 2025 | Slow Shells of Tides | The Shell Quarterly |"
        " doi:10.1234/s.1",
        id="the month as a number",
    ),
    pytest.param(
        '- A. Carver, "Slow Shells of Tides," *Shell Review A* 71, 052108 (2005), DOI 10.1234/s.1.',
        "A. Carver | 2005 | Slow Shells of Tides | Shell Review A | doi:10.1234/s.1",
        id="a DOI without a colon",
    ),
    pytest.param(
        "- **Slow Shells of Tides**\\\nAnna Carver, Ben Holm\\\nMathematical Structures in Shell"
        " Science, 16(5),  2006.",
        "Anna Carver; Ben Holm | 2006 | Slow Shells of Tides | Mathematical Structures in Shell"
        " Science | ",
        id="'in' is a word of the periodical; two blanks before the year",
    ),
    pytest.param(
        "1. Slow Shells: A Study of Tides. Carver, Anna Kjær; Holm, Ben; Ives, Cy. In: Shell"
        " Letters, 135, 2017, pp. 188-197.",
        "Anna Kjær Carver; Ben Holm; Cy Ives | 2017 | Slow Shells: A Study of Tides | Shell Letters"
        " | ",
        id="'In:' before the periodical is no word of it",
    ),
    pytest.param(
        "- [Anna Carver and Ben Holm. *Slow Shells of Tides*. ICLR 2021]"
        "(https://arxiv.org/abs/2101.00001)",
        "Anna Carver; Ben Holm | 2021 | Slow Shells of Tides | ICLR | arxiv:2101.00001",
        id="a citation in a link, its title in italics",
    ),
    pytest.param(
        "- [Carver et al. Slow Shells of Tides. In _ICML'19_.](https://arxiv.org/abs/1901.00001)",
        "Carver | 2019 | Slow Shells of Tides | ICML | arxiv:1901.00001",
        id="a citation in a link that begins with 'et al.'",
    ),
    pytest.param(
        "- **Slow Shells of Tides**, Anna Carver, Ben Holm, *Machine Learning, Proceedings of the"
        " 22nd International Conference (ICML 2005), Bonn, Germany, August 7-11, 2005*, 2005."
        " [[Paper](https://doi.org/10.1234/s.1)]",
        "Anna Carver; Ben Holm | 2005 | Slow Shells of Tides | ICML | doi:10.1234/s.1",
        id="a conference in words and its short name in brackets",
    ),
]


@pytest.mark.parametrize(("row", "said"), ROWS)
def test_a_row_says(row: str, said: str) -> None:
    assert shown(row, FORM) == [said]


@pytest.mark.parametrize("row", [row for param in ROWS[:9] for row in param.values[:1]])
def test_nothing_is_left_over_but_a_publisher(row: object) -> None:
    remarks = [dict(paper.record.extra) for paper in papers(str(row)) if paper.record]
    assert remarks in ([{}], [{"remark": "Harbour Books Ltd"}])


LINKED = [
    pytest.param(
        '- Anna Carver, Ben Holm. "Slow Shells of Tides". [Shell Letters](https://shells.org/7),'
        " 2016, 67:1-14. DOI: [10.1234/s.1](https://doi.org/10.1234/s.1)",
        ("Shell Letters", "67", "1–14"),
        id="a linked periodical before its numbers",
    ),
    pytest.param(
        '- Anna Carver, Ben Holm. "Slow Shells of Tides". [Annals of Shells](https://doi.org/10.1234/'
        "s.1), Accepted. DOI: [10.1234/s.1](https://doi.org/10.1234/s.1)",
        ("Annals of Shells", "", ""),
        id="a linked periodical, and a link whose words are the DOI",
    ),
    pytest.param(
        '- Anna Carver, Ben Holm, ["Slow Shells of Tides,"](https://shells.org/7) *International'
        " Journal on Shells and Tides (IJST)*, 2017, 95–117.",
        ("International Journal on Shells and Tides", "", ""),
        id="italics behind the title, before a comma",
    ),
    pytest.param(
        '- Anna Carver, Ben Holm, ["Slow Shells of Tides,"](https://shells.org/7) *Science of'
        " Shells*, Elsevier, 2015, 113, Part 1, 29-50.",
        ("Science of Shells", "113", ""),
        id="a publisher between the periodical and its numbers",
    ),
    pytest.param(
        "- Carver & Holm (2019). Shells: Hard and Soft. *Annual Review of Shells*, 11.",
        ("Annual Review of Shells", "", ""),
        id="italics at the end of a row",
    ),
    pytest.param(
        '- Carver, C. 2010. "Slow Shells of Tides of the Poor." In *Unpaid Shells and the Tide*.',
        ("Unpaid Shells and the Tide", "", ""),
        id="a book in italics",
    ),
]


@pytest.mark.parametrize(("row", "said"), LINKED)
def test_a_periodical_is_marked(row: str, said: tuple[str, str, str]) -> None:
    (paper,) = papers(row)
    assert paper.record
    assert (paper.record.venue, paper.record.volume, paper.record.pages) == said


BOOKS = [
    pytest.param(
        "* Carver, A. (1961). Slow shells of tides. *Shells of tides* (pp. 140-180). Springer.",
        ("", "140–180", 1961, "Shells of tides. Springer; Springer"),
        id="its pages, though its name is in no table",
    ),
    pytest.param(
        "1. 王五. 慢贝壳的研究[M]. 北京：贝壳出版社，2002：288.",
        ("", "288", 2002, "北京:贝壳出版社,2002:288"),
        id="its pages behind the year",
    ),
]


@pytest.mark.parametrize(("row", "said"), BOOKS)
def test_pages_of_an_unknown_book_stay(row: str, said: tuple[str | int, ...]) -> None:
    (paper,) = papers(f"## Papers\n\n{row}\n")
    it = paper.record
    assert it
    assert (it.venue, it.pages, it.year, dict(it.extra)["remark"]) == said


CHAPTERS = [
    pytest.param(
        "In M. Gold & T. Klein (Hrsg.), Handbuch der Muscheln. Berlin: Kaiser.",
        ("Handbuch der Muscheln", "", "", "Berlin: Kaiser; In M. Gold & T. Klein (Hrsg.)"),
        id="plain",
    ),
    pytest.param(
        "In B. Holm, C. Yu, & D. Ji (Eds.), Shells and the Tide (Vol. 3, pp. 1-7). Harbour Press.",
        ("Shells and the Tide", "3", "1–7", "In B. Holm, C. Yu, & D. Ji (Eds.); Harbour Press"),
        id="three editors and a volume",
    ),
    pytest.param(
        "In B. Holm, C. Yu, & D. Ji (Hrsg.), Muscheln und Meer (Bd. 3, S. 1-7). Kaiser.",
        ("Muscheln und Meer", "3", "1–7", "Kaiser; In B. Holm, C. Yu, & D. Ji (Hrsg.)"),
        id="the same in German",
    ),
    pytest.param(
        "In B. Holm & C. Yu (Eds.), *Shells: The Tide* (pp. 1-7). Harbour Press.",
        ("Shells: The Tide", "", "1–7", "In B. Holm & C. Yu (Eds.); Harbour Press"),
        id="in italics",
    ),
    pytest.param(
        "In *The Sea and Its Shells*, eds. B. Holm et al., Harbour Press, Boston, 2009, pp. 1-7.",
        ("The Sea and Its Shells", "", "1–7", "eds. B. Holm et al., Harbour Press, Boston, 2009"),
        id="the editors behind it",
    ),
    pytest.param(
        "Dans B. Holm (dir.), *Histoire des coquilles*, Paris, Minuit, p. 1-7.",
        ("Histoire des coquilles", "", "1–7", "Paris, Minuit; Dans B. Holm (dir.)"),
        id="in French",
    ),
]


@pytest.mark.parametrize(("place", "said"), CHAPTERS)
def test_the_book_of_a_chapter(place: str, said: tuple[str, ...]) -> None:
    (paper,) = papers(f"## Papers\n\n* Carver, A. (2009). Slow shells of tides. {place}\n")
    it = paper.record
    assert it
    assert (it.venue, it.volume, it.pages, dict(it.extra)["remark"]) == said
    assert (it.title, it.year) == ("Slow shells of tides", 2009)
    assert it.type == ("article" if it.volume or "eds." in place else "incollection")


def test_a_publisher_is_cut_from_a_book_where_venues_are() -> None:
    facts, left = RowReading(authors=(Person("Carver", "Anna"),)).named(
        "第十届贝壳会议论文集. 北京: 科学出版社, 2018:288"
    )
    stated = (facts.stated.venue, facts.stated.year, facts.pages, facts.asides, left)
    assert stated == ("第十届贝壳会议论文集", 2018, "288", ("北京: 科学出版社",), [])
