"""Rows written as references are: who, when, what and where, whatever the style."""

from __future__ import annotations

import pytest

from tests.importers.markdown.support import papers, shown

URL = "https://example.org/a.pdf"

ROWS = [
    pytest.param(
        f"* **[Bass, D. S., Zurn, P., & Gold, J. I. (2018). The Use of Shells. Snail Reviews, "
        f"19(9), 566–578. doi:10.1234/s-1]({URL})**",
        "D. S. Bass; P. Zurn; J. I. Gold | 2018 | The Use of Shells | Snail Reviews",
        id="a whole citation in a link",
    ),
    pytest.param(
        f"- Good, I.; Bengio, Y.; Yu, A. C. Shells of Tides. Appl. Sci. 2023, 13, 8923. {URL}",
        "I. Good; Y. Bengio; A. C. Yu | 2023 | Shells of Tides | Appl. Sci.",
        id="semicolons between names",
    ),
    pytest.param(
        f"- [2023-03-09](notes.md):\n  [“Shells in Tides”]({URL})\n  (Anna Carver and Thomas R.\n"
        "  Gross, 2015)",
        "Anna Carver; Thomas R. Gross | 2015 | Shells in Tides | ",
        id="brackets over two lines, and the day it was read",
    ),
    pytest.param(
        f'1) Carver et al 2023: "Shells and Tides of Snails" <{URL}>\n:   They say, "… all the '
        'tides of shells were slow."',
        "Carver | 2023 | Shells and Tides of Snails | ",
        id="a quotation before an address, and one in what is said of it",
    ),
    pytest.param(
        f'- Holm2009 B.C.D. Carver and A. Holm: "[Shells of Tides]({URL})". *TSE*, 35(3), 2009',
        "B.C.D. Carver; A. Holm | 2009 | Shells of Tides | IEEE TSE",
        id="a key before the names",
    ),
    pytest.param(
        "1. Carver, A., & Holm, B. (2014). Shells predict tides in the sea. Slow Academy "
        "Letters, 111(23), 8619-8624. ==(the first of all)==",
        "A. Carver; B. Holm | 2014 | Shells predict tides in the sea | Slow Academy Letters",
        id="a remark behind a reference without a link",
    ),
    pytest.param(
        "- Modeling of Snail Clicks with Slow Tides RecSys 2021 【蜗牛】\n",
        " | 2021 | Modeling of Snail Clicks with Slow Tides | RecSys",
        id="a known conference behind the title",
    ),
    pytest.param(
        "## 综述\n\n**标题**：A Review of Slow Shells\n\n**作者**：Anna Carver, Ben Holm\n\n"
        f"**链接**：{URL}",
        "Anna Carver; Ben Holm |  | A Review of Slow Shells | ",
        id="labelled paragraphs",
    ),
    pytest.param(
        f"- Slow Upstream Shells of Snails\n  - [Paper](https://example.org/a) | [PDF]({URL})\n",
        " |  | Slow Upstream Shells of Snails | ",
        id="two links to one paper below a title",
    ),
    pytest.param(
        "<dl>\n<dt>Carver2012</dt>\n<dd>\nAnna Carver and Ben Holm:\n"
        '"The Impact of Shells on Tides".\n<em>Slow Engineering</em>, 18(2), 2012, '
        f'<a href="{URL}">a</a>.'
        "\n</dd>\n</dl>",
        "Anna Carver; Ben Holm | 2012 | The Impact of Shells on Tides | Slow Engineering",
        id="a list of definitions in HTML",
    ),
    pytest.param(
        f"1. [*APL since 1978*]({URL}) --Anna Carver, Ben Holm",
        "Anna Carver; Ben Holm |  | APL since 1978 | ",
        id="a title that ends with a year",
    ),
    pytest.param(
        f"* Carver, A. (2016). [The Shells of Tides]({URL}). In M. Gold & L. Klein (Eds.), "
        "*Debates in Shells*.",
        "A. Carver | 2016 | The Shells of Tides | Debates in Shells",
        id="a chapter of a book with editors",
    ),
    pytest.param(
        f"- **Shells of Tides**, Anna Carver (PhD thesis, Univ. Holm, 2019) [pdf]({URL})",
        "Anna Carver | 2019 | Shells of Tides | Univ. Holm",
        id="a thesis",
    ),
    pytest.param(
        f"* Carver, A., & Holm, B. (1990, March). [Slow shells of tides]({URL}). In "
        "*Proceedings of the Conference on Slow Shells* (pp. 249-256). ACM.",
        "A. Carver; B. Holm | 1990 | Slow shells of tides | Conference on Slow Shells",
        id="a month behind the year, as APA has it",
    ),
    pytest.param(
        "* Carver, A. (2017, June 3–7). Slow shells of tides. Paper presented at the "
        "Shell Conference.",
        "A. Carver | 2017 | Slow shells of tides | Shell Conference",
        id="days behind the year",
    ),
    pytest.param(
        f"* Carver, A. (1997). [Slow shells of tides?]({URL}) In M. Gold, T.K. Klein, & P. Yu "
        "(Eds). _Handbook of Shells_ (Vol. 2, pp. 367-381). Slow Books.",
        "A. Carver | 1997 | Slow shells of tides? | Handbook of Shells",
        id="editors before a book, and its volume in brackets",
    ),
    pytest.param(
        f"* Carver, A. (1997). [Langsame Muscheln]({URL}). In M. Gold & T. Klein (Hrsg.), "
        "*Handbuch der Muscheln*.",
        "A. Carver | 1997 | Langsame Muscheln | Handbuch der Muscheln",
        id="editors as Germans write them",
    ),
    pytest.param(
        "* Carver, Anna & Holm, Ben (Hg.) (2015). Ästhetik der Muscheln. *Muscheln*, 12(3), 4-5.",
        "Anna Carver; Ben Holm | 2015 | Ästhetik der Muscheln | Muscheln",
        id="editors with whole names, the surnames first",
    ),
    pytest.param(
        '* Carver, Anna, et al. "Slow shells of tides." IEEE Journal of Slow Topics in Shell '
        "Processing 11.8 (2017): 1240-1253.",
        "Anna Carver | 2017 | Slow shells of tides"
        " | IEEE Journal of Slow Topics in Shell Processing",
        id="a journal of topics in something",
    ),
    pytest.param(
        '* Anna Carver, Ben M. Holm Jr, Joan Yu. "Slow shells of tides" Proceedings of the Slow '
        "Society B 283: 20151931 (2016).",
        "Anna Carver; Ben M. Holm, Jr; Joan Yu | 2016 | Slow shells of tides"
        " | Proceedings of the Slow Society B",
        id="the proceedings of a society, and a son",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), ROWS)
def test_what_a_reference_says(text: str, said: str) -> None:
    """Authors, year, title and venue of the first row that is a paper."""
    assert shown(text)[0] == said


def test_a_journal_of_processing_is_no_conference() -> None:
    row = "* Carver, A. (2017). Slow shells of tides. *Shell Processing Letters*, 11(8), 1-3."
    assert [paper.record.type for paper in papers(row) if paper.record] == ["article"]
