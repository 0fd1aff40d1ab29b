"""Rows in the styles of other fields: Chicago, Vancouver, APA, books, tools, broken markup.

Each shape is of a public list that was read wrongly; the words are our own.
"""

from __future__ import annotations

import pytest

from tests.importers.markdown.support import papers

# (text, title, authors, year, venue) of its first paper
ROWS = [
    pytest.param(
        '- Carver, Anna B., and Ben M. Holm. 1977. ["Slow Things Need No Rush."](https://jstor.org/1)'
        " *Shell Review* 67 (2): 76–90.",
        "Slow Things Need No Rush",
        ["Anna B. Carver", "Ben M. Holm"],
        1977,
        "Shell Review",
        id="Chicago: the first name is inverted, the others are not",
    ),
    pytest.param(
        "- Carver, A., and B. M. Holm. 2000. [“Slow Things Need No Rush.”](https://jstor.org/1)"
        " *Shell Review* 67 (2): 76–90.",
        "Slow Things Need No Rush",
        ["A. Carver", "B. M. Holm"],
        2000,
        "Shell Review",
        id="Chicago with initials",
    ),
    pytest.param(
        "* Carver, Anna, Ben Holm, and Joan Yu, eds. 2016. _A companion to slow shells._"
        " 2nd edition. Oxford: Wiley-Blackwell. (First: _Shells._ Oxford: Blackwell, 2004.)",
        "A companion to slow shells",
        ["Anna Carver", "Ben Holm", "Joan Yu"],
        2016,
        "",
        id="editors, and a later edition's year",
    ),
    pytest.param(
        "Carver, A., Holm, B., & Yu, J. (2012). _Snail Humanities_. Cambridge, MA: MIT Press.",
        "Snail Humanities",
        ["A. Carver", "B. Holm", "J. Yu"],
        2012,
        "",
        id="APA: a book in a paragraph, with its house",
    ),
    pytest.param(
        "Carver, A. (2010). What Do Snails Do in Slow Departments? _Shell Bulletin_, 150, 55–61.",
        "What Do Snails Do in Slow Departments?",
        ["A. Carver"],
        2010,
        "Shell Bulletin",
        id="APA: a question, then its journal",
    ),
    pytest.param(
        "Carver, A. (2015, September 30). How Snails Came to Ship Things. Retrieved August"
        " 19, 2016, from http://example.org/snails.pdf",
        "How Snails Came to Ship Things",
        ["A. Carver"],
        2015,
        "",
        id="APA: the day it appeared, and the day somebody read it",
    ),
    pytest.param(
        "1. Carver, A. B. C. Understanding Slow Shells. The MIT Press: Cambridge, MA, USA, 2016."
        "  https://example.org/book.pdf",
        "Understanding Slow Shells",
        ["A. B. C. Carver"],
        2016,
        "",
        id="initials, then a title that is no surname",
    ),
    pytest.param(
        "**Carver, A. B.**, Holm, S. M., & Yu, G. (2021). A slow approach to the identification of"
        " shells. _Computers in Slow Tides_, 102, 274–286. (https://doi.org/10.3758/s13)([PDF]"
        "(https://example.org/a.pdf))",
        "A slow approach to the identification of shells",
        ["A. B. Carver", "S. M. Holm", "G. Yu"],
        2021,
        "Computers in Slow Tides",
        id="the first author in bold, a journal with `in`, brackets behind an address",
    ),
    *(
        pytest.param(
            f"- [Slow Shells of Old Tides](https://example.org/a.pdf), {people}, {date}",
            "Slow Shells of Old Tides",
            people.split(", "),
            2018,
            "",
            id=f"a month is nobody: {people}, {date}",
        )
        for people in ("Anna Carver", "Anna Carver, Ben Holm")
        for date in ("June 2018", "Apr 2018", "March, 2018", "December 11, 2018")
    ),
    pytest.param(
        "- **Slow Learning of Shells** Springer, Berlin, 2020. [[pdf]](https://example.org/a.pdf)",
        "Slow Learning of Shells",
        [],
        2020,
        "",
        id="a house with its town is nobody",
    ),
    pytest.param(
        "- **Shells below the threshold**, Snail Quantum AI, 2024"
        " [[paper](https://arxiv.org/abs/2408.13687)]",
        "Shells below the threshold",
        [],
        2024,
        "",
        id="an organisation is no venue",
    ),
    pytest.param(
        "* **Handlers of Slow Effects** (Shell technical report)  \n  by Anna Carver  \n"
        "  ([pdf](https://example.org/a.pdf))",
        "Handlers of Slow Effects",
        ["Anna Carver"],
        0,
        "",
        id="a technical report has no venue",
    ),
    pytest.param(
        "- Anna Carver, Ben Holm; SHELL c.678+5G>T Leads to Slow Snails. Invest."
        " Ophthalmol. Vis. Sci. 2024;65(2):38. https://doi.org/10.1167/iovs.65.2.38",
        "SHELL c.678+5G>T Leads to Slow Snails",
        ["Anna Carver", "Ben Holm"],
        2024,
        "Invest. Ophthalmol. Vis. Sci.",
        id="a semicolon between the authors and the title",
    ),
    pytest.param(
        "- Slow shells at the rim of the pond. Anna Carver & al. Published:March 07, 2024"
        " DOI:https://doi.org/10.1016/j.molcel.2024.02.013",
        "Slow shells at the rim of the pond",
        ["Anna Carver"],
        2024,
        "",
        id="& al.",
    ),
    pytest.param(
        "- Carver M.P., van Holm S. et al, “Shells: a set of tools for slow data.”, Methods 2013,"
        " 63(1):41-9;  http://example.org/a.pdf",
        "Shells: a set of tools for slow data",
        ["M. P. Carver", "S. van Holm"],
        2013,
        "Methods",
        id="initials without blanks behind a surname, the year before the volume",
    ),
    pytest.param(
        "- Carver et al., *[A Slow Sensor with Long Pixels](https://doi.org/10.1109/A.2020.1)*,"
        " IEEE Int. Symp. Circuits and Shells (ISCAS), 2020.",
        "A Slow Sensor with Long Pixels",
        ["Carver"],
        2020,
        "IEEE Int. Symp. Circuits and Shells",
        id="a shortened name goes on behind `and`",
    ),
    pytest.param(
        "- Carver, A., Holm, B., *[A Slow Sensor with Long Pixels](https://doi.org/10.1109/A.2017.1)*,"
        " IEEE Trans. Biomed. Circuits Syst. 12(1):123-136 2018.",
        "A Slow Sensor with Long Pixels",
        ["A. Carver", "B. Holm"],
        2018,
        "IEEE Trans. Biomed. Circuits Syst.",
        id="a shortened name behind a comma is whole",
    ),
    pytest.param(
        "- **[Slow Logical Shells](https://journals.aps.org/prxshell/abstract/10.1103/PRX.4.030301)**"
        "  \n  *Anna Carver, Ben Holm*  \n  *PRX Shell 4, 030301 – Published 5 July, 2023*",
        "Slow Logical Shells",
        ["Anna Carver", "Ben Holm"],
        2023,
        "PRX Shell",
        id="volume, article and the day it was published",
    ),
    pytest.param(
        "[^CH19]: **Simulation of Shells in Slow Waters**, by Carver, Anna and Holm, Ben,"
        " *in Data Privacy of Snails, Shells and Slow Things*, 2019",
        "Simulation of Shells in Slow Waters",
        ["Anna Carver", "Ben Holm"],
        2019,
        "Data Privacy of Snails, Shells and Slow Things",
        id="a footnote: BibTeX's names, and the venue in italics behind `in`",
    ),
    pytest.param(
        "Carver, E. M. et al. (2021) 'On the Dangers of Slow Snails: Can Shells Be Too Big?',"
        " *FAccT '21*.",
        "On the Dangers of Slow Snails: Can Shells Be Too Big?",
        ["E. M. Carver"],
        2021,
        "FAccT",
        id="Harvard: single quotation marks",
    ),
    pytest.param(
        "- [Anna Carver, Ben Holm, and Joan Yu. 2007. Architecture of a Shell System. _Foundations"
        " and Trends® in Shells_ 1, 2 (2007), 141–259.](https://example.org/a.pdf)",
        "Architecture of a Shell System",
        ["Anna Carver", "Ben Holm", "Joan Yu"],
        2007,
        "Foundations and Trends® in Shells",
        id="the words of a link are a whole citation",
    ),
    pytest.param(
        "- (Slow Error Correction: A Guide)[https://arxiv.org/abs/1907.11157]\n"
        "    - self studying the basics",
        "Slow Error Correction: A Guide",
        [],
        2019,
        "",
        id="the brackets of a link the wrong way round",
    ),
    pytest.param(
        "- Abstracting slow machines (Anna Carver and Ben Holm 2010)"
        " [[ACM](https://dl.acm.org/doi/10.1145/1863543.1863553)]",
        "Abstracting slow machines",
        ["Anna Carver", "Ben Holm"],
        2010,
        "",
        id="two names and a year in brackets",
    ),
    pytest.param(
        "title:Slow Shells: A Unifying View of Snails\nyear:2016\n"
        "venue:2012 34th International Conference on Software Engineering (ICSE)\ntask:\n"
        "pdf:https://arxiv.org/abs/1911.01205\ncode:",
        "Slow Shells: A Unifying View of Snails",
        [],
        2016,
        "ICSE",
        id="labels without blanks; the year that is labelled is the one",
    ),
    pytest.param(
        "- Slow Control of Shells with Mixed Traffic (INFOCOM 2018)\n"
        "  - [Original Paper Link](https://ieeexplore.ieee.org/document/8485956) / Review / Video",
        "Slow Control of Shells with Mixed Traffic",
        [],
        2018,
        "INFOCOM",
        id="all that stands below a title begins with its link",
    ),
    pytest.param(
        '- <a name="c20"></a>Carver, A., Holm, B.,  \n**_[Shells: A Survey](https://example.org/a.pdf)'
        "_**,  \nIEEE Trans. Pattern Anal. Machine Intell. (TPAMI), 44(1):154-180, Jan. 2022.",
        "Shells: A Survey",
        ["A. Carver", "B. Holm"],
        2022,
        "IEEE TPAMI",
        id="an anchor before the names",
    ),
]


@pytest.mark.parametrize(("text", "title", "authors", "year", "venue"), ROWS)
def test_a_row_is_read(text: str, title: str, authors: list[str], year: int, venue: str) -> None:
    record = papers(text)[0].record

    assert record is not None
    assert record.title == title
    assert [str(person) for person in record.authors] == authors
    assert (record.year, record.venue) == (year, venue)
