"""Rows of lists of other fields: books, quantum physics, history, compilers, climate."""

from __future__ import annotations

import pytest

from ssmlit.importers import badges, markdown
from ssmlit.importers.markdown.people import names
from tests.importers.markdown.support import papers, shown

URL = "https://example.org/a.pdf"

ROWS = [
    pytest.param(
        '- Carver, Anna, and Ben Holm. "Deep Shells of Snails." In *Conference on Slow Shells*, '
        "pp. 348-370. Springer, Old Harbour, 2010.",
        "Anna Carver; Ben Holm | 2010 | Deep Shells of Snails | Conference on Slow Shells",
        id="pages before a publisher",
    ),
    pytest.param(
        '- Carver, Anna, and Ben Holm. "Deep Shells of Snails." In *European conference on shells '
        "and snails*, pp. 21-37. Cham: Springer, 2016.",
        "Anna Carver; Ben Holm | 2016 | Deep Shells of Snails | European conference on shells and"
        " snails",
        id="a conference in lower case",
    ),
    pytest.param(
        '- Carver, Anna, and Ben Holm. "Deep Shells of Snails." *Aspects of Shells* 9, no. 5-6 '
        "(1997): 469-483.",
        "Anna Carver; Ben Holm | 1997 | Deep Shells of Snails | Aspects of Shells",
        id="a double issue",
    ),
    pytest.param(
        "- Carver, A., & Holm, B. (2023). Deep shells of snails. *Journal of Modeling Shells*, "
        "*15*(8), e2022MS003464.",
        "A. Carver; B. Holm | 2023 | Deep shells of snails | Journal of Modeling Shells",
        id="an article's number with letters inside",
    ),
    pytest.param(
        "- A. Carver. Deep shells of snails. MSc thesis, Harbour University, 2019. " + URL,
        "A. Carver | 2019 | Deep shells of snails | Harbour University",
        id="a thesis and its address",
    ),
    pytest.param(
        '- Carver, Anna; Holm, Ben. "Deep Shells of Snails", in Conference on Slow Shells (CSSX), '
        "2024. doi: 10.1234/s-1",
        "Anna Carver; Ben Holm | 2024 | Deep Shells of Snails | Conference on Slow Shells",
        id="a year before a DOI",
    ),
    pytest.param(
        "- A. Carver and B. Holm. 2014. Deep shells of snails. In Proceedings of the"
        " 2014 Conference"
        " on Shells on the Sea: Snails, Slugs, and Tools (SHEL '14). ACM, New York, 18-19.",
        "A. Carver; B. Holm | 2014 | Deep shells of snails | SHEL",
        id="commas in the name of a conference",
    ),
    pytest.param(
        "- [1] Carver, Dora R. _Brown Shells: a golden tide_. New York: Slow Things, 1979.",
        "Dora R. Carver | 1979 | Brown Shells: a golden tide | ",
        id="a number, a book and the year of its publisher",
    ),
    pytest.param(
        "- Zundert, J.J. van, 2012. If you build shells, will they come? Large snails as"
        " a dead end."
        " _Historical shell research_ 37(3), 165–86.",
        "J.J. van Zundert | 2012 | If you build shells, will they come? Large snails as a dead end"
        " | Historical shell research",
        id="a particle behind initials, and a year behind a comma",
    ),
    pytest.param(
        "- Carver, C. R., A. Lamb, and C. Holm, 2017: Shellheaded. Shell Letters, 42, 1–44.",
        "C. R. Carver; A. Lamb; C. Holm | 2017 | Shellheaded | Shell Letters",
        id="a title of one word between year and place",
    ),
    pytest.param(
        f"- **Shells with tides** — Carver, A., Holm, B., & Yu, C. (2004). *Finding"
        f" Shells in Tides*. "
        f"Shell Letters, 70(6), 12. [doi]({URL})",
        "A. Carver; B. Holm; C. Yu | 2004 | Finding Shells in Tides | Shell Letters",
        id="a reference behind what it is called",
    ),
    pytest.param(
        f"- `snp.pdf`: Anna Carver: [The Shell versus Snail Problem]({URL}). 2006.",
        "Anna Carver | 2006 | The Shell versus Snail Problem | ",
        id="a file's name first",
    ),
    pytest.param(
        f"- [ICML'21-Shells: a Study of Snails]({URL})",
        " | 2021 | Shells: a Study of Snails | ICML",
        id="the conference and a dash first",
    ),
    pytest.param(
        f'- Plenty of room among the shells\n<{URL}>. "Shrinking the snails", among others.',
        " |  | Plenty of room among the shells | ",
        id="a quotation behind the address is a remark",
    ),
    pytest.param(
        "- Anna Carver and Ben Holm: [Shells of Tides](https://example.org/shells.html)",
        "Anna Carver; Ben Holm |  | Shells of Tides | ",
        id="a page with several authors",
    ),
    pytest.param(
        "- [ ] **Arka Rai Carver**, Anna Green, Ben Holm: </br>\n    **Shells in an"
        " Unfair World.**",
        "Arka Rai Carver; Anna Green; Ben Holm |  | Shells in an Unfair World | ",
        id="the first author in bold, and the title",
    ),
    pytest.param(
        "- B. Carver and M. Holm, “Shell traffic with weights,” in Proc. 19th IEEE Conf. Computer "
        "Shells (SIGCOMM), 2000, pp. 519?528.",
        "B. Carver; M. Holm | 2000 | Shell traffic with weights | SIGCOMM",
        id="a conference's short name in brackets, and a dash that was lost",
    ),
    pytest.param(
        '- Anna Carver and Ben Holm, Katerina Ives, Kevin Fall, Joan Yu, "Shells at'
        ' Scale," SOSP 2009',
        "Anna Carver; Ben Holm; Katerina Ives; Kevin Fall; Joan Yu | 2009 | Shells at Scale | SOSP",
        id="names go on behind and",
    ),
    pytest.param(
        f"- [Limits of Shells]({URL}). Cohen, A. J.; Mori, P.; Yang, W. T. Science 2008, 321, 792.",
        "A. J. Cohen; P. Mori; W. T. Yang | 2008 | Limits of Shells | Science",
        id="initials before a journal of one word",
    ),
    pytest.param(
        "1. _A novel shell representation of snails_  \nDaniel T. Carver and Ann Holm  \n"
        "Shell Lett. 96, 1982 (1992)",
        "Daniel T. Carver; Ann Holm | 1992 | A novel shell representation of snails | Shell Lett.",
        id="a page that looks like a year",
    ),
    pytest.param(
        f"- [Playing with Slow Shells]({URL}), Carver et al, 2013. *Algorithm: DQN.*",
        "Carver | 2013 | Playing with Slow Shells | ",
        id="an algorithm is no venue",
    ),
    pytest.param(
        "- Carver CJ, Holm B. Shell research methods. Design II: cohort and cross sectional"
        " shells. Shell Med"
        " J. 2003;20(1):54-60.",
        "C. J. Carver; B. Holm | 2003 | Shell research methods. Design II: cohort and cross"
        " sectional shells | Shell Med J",
        id="a title of two sentences",
    ),
    pytest.param(
        f"- Anna Carver et al. (including Yu TE) 2006 [Outcomes in slow chronic shells]({URL}). "
        "*Shell Journal*",
        "Anna Carver | 2006 | Outcomes in slow chronic shells | Shell Journal",
        id="brackets between et al. and the year",
    ),
    pytest.param(
        '- Carver, Anna, and Ben Holm. "The shells of snails." In Proceedings of the fourth annual '
        "symposium on slow shells, pp. 2-5. 1992.",
        "Anna Carver; Ben Holm | 1992 | The shells of snails | fourth annual symposium on slow"
        " shells",
        id="a counted symposium in lower case",
    ),
    pytest.param(
        "### OpenShell\n**Noel M. Carver**, Anna Banck, Ben Holm  \nOpen Shells: A toolbox for "
        "snails  \n*Shell Lett.*, **3**, 33 (2011).  \nDOI:"
        " [10.1234/s-1](https://doi.org/10.1234/s-1)",
        "Noel M. Carver; Anna Banck; Ben Holm | 2011 | Open Shells: A toolbox for snails | Shell"
        " Lett",
        id="a title below its authors, the first of them bold",
    ),
    pytest.param(
        "### 2. Carver M, Holm FJ. Shells: Beyond the Basics. 4th ed. Harbour, MA: Slow"
        " Press; 2019."
        "\n- Accessible introduction to shells\n- Strong focus on snails",
        "M. Carver; F. J. Holm | 2019 | Shells: Beyond the Basics | ",
        id="a heading that is a whole reference",
    ),
    pytest.param(
        "[1] A. Carver and B. Holm. _Highly Parallel Shells_.\nShell Report TR-90. Aug."
        " 1990. <URL:\n"
        f"{URL}>.",
        "A. Carver; B. Holm | 1990 | Highly Parallel Shells | ",
        id="a year before an address in brackets",
    ),
    pytest.param(
        "1. **“Digital Shells” by Anne Carver, Johanna Holm, and Jeffrey Yu** (MIT Press, 2012)",
        "Anne Carver; Johanna Holm; Jeffrey Yu | 2012 | Digital Shells | ",
        id="authors behind a quotation in bold",
    ),
    pytest.param(
        "* Carver, M., Jia, Y. and Le Traon, Y., *Threats to the shells*, ISSTA 2016.",
        "M. Carver; Y. Jia; Y. Le Traon | 2016 | Threats to the shells | ISSTA",
        id="a last surname of two words",
    ),
    pytest.param(
        "- Anna Carver and Ben Holm. 2023. An Analysis of Shells. In The 25th ACM Conference on "
        "Computers and Shells (SHELX '23), October 22–25, 2023, New York, NY, USA. 20 pages.",
        "Anna Carver; Ben Holm | 2023 | An Analysis of Shells | SHELX",
        id="days of a meeting behind its short name",
    ),
    pytest.param(
        "- UShell:[Shell Networks for Snails](https://paperswithcode.com/paper/shell-networks) |"
        "[译文1](https://zhuanlan.zhihu.com/p/1)",
        " |  | Shell Networks for Snails | ",
        id="a name and a colon before the link",
    ),
    pytest.param(
        '- Carver, Anna. "[Deep Shells](https://example.org/a)." In Susan Pelt, Ray Siemens, and '
        "John Unsworth, eds. _A Companion to Deep Shells_. Blackwell, 2004.",
        "Anna Carver | 2004 | Deep Shells | A Companion to Deep Shells",
        id="editors before a book in italics",
    ),
    pytest.param(
        "- **Carver, A.** (2013). [Deep shells of snails](https://doi.org/10.1234/abc). Shells, "
        "25(2): 559-572.",
        "A. Carver | 2013 | Deep shells of snails | Shells",
        id="alone in bold, inverted",
    ),
    pytest.param(
        "- [[IEEE-ISCAS](https://arxiv.org/abs/2302.01015)] ShellCore: A Slow Snail Accelerator. "
        "[__`digital`__][__`fpga`__][[Code](https://github.com/a/b)]",
        " |  | ShellCore: A Slow Snail Accelerator | ISCAS",
        id="a society before a conference, words in code as labels",
    ),
    pytest.param(
        "- [[ArXiv](https://arxiv.org/abs/2302.01015)] "
        "ShellCore: A Slow Snail Accelerator [`fpga`]",
        " | 2023 | ShellCore: A Slow Snail Accelerator | ",
        id="a label in lower case is no venue",
    ),
    pytest.param(
        "- [[pdf](https://arxiv.org/abs/2302.01015)] ShellCore: A Slow Snail Accelerator `ICML`",
        " |  | ShellCore: A Slow Snail Accelerator | ICML",
        id="a venue in code",
    ),
    pytest.param(
        "- Carver, J., & Holm, C. [**Deep shells of slow snails**](https://doi.org/10.1234/a) "
        "Nature is slow (2025)",
        "J. Carver; C. Holm | 2025 | Deep shells of slow snails | ",
        id="a remark and a year",
    ),
    pytest.param(
        "- **Carver, C.T., Holm, A, and Pelt, M.D. (2014)**. *ShellDB: A library for slow snails*. "
        "Journal of Open Shells 2(1):e28, DOI: [10.5334/shells.bj](http://dx.doi.org/10.5334/a.bj)",
        "C.T. Carver; A. Holm; M.D. Pelt | 2014 | ShellDB: A library for slow snails | "
        "Journal of Open Shells",
        id="authors and a year in bold",
    ),
    pytest.param(
        "- Anna Carver, Ben Holm. 2023. __Shells: Slow Stories Exploring Snails__. In Extended "
        "Abstracts of the 2023 CHI Conference on Human Factors in Computing Systems (CHI EA '23). "
        "ACM, New York, NY, USA, Article 412, 1–10. https://doi.org/10.1234/a",
        "Anna Carver; Ben Holm | 2023 | Shells: Slow Stories Exploring Snails | CHI",
        id="an article's number is no periodical",
    ),
    pytest.param(
        "- **Deep Shells of Slow Snails**, Anna Carver, Ben Holm, *Proceedings of the 23rd ACM "
        "SIGKDD International Conference on Knowledge Discovery and Data Mining, Halifax, NS, "
        "Canada, August 13 - 17, 2017*, 2017. [[Paper](https://doi.org/10.1234/a)]",
        "Anna Carver; Ben Holm | 2017 | Deep Shells of Slow Snails | KDD",
        id="days and a place of a meeting",
    ),
    pytest.param(
        "- **Carver, A., & Holm, B. (2012).** Deep shells of snails. Shell Reviews, 36(5), 823-841."
        " [Link](https://example.org/a)",
        "A. Carver; B. Holm | 2012 | Deep shells of snails | Shell Reviews",
        id="authors and a year in bold before plain words",
    ),
    pytest.param(
        "- Carver, A., & Holm, B. (2012). Deep shells of snails. *Frontiers in Shells*. "
        "https://doi.org/10.1234/a\n  What we did: all of it.",
        "A. Carver; B. Holm | 2012 | Deep shells of snails | Frontiers in Shells",
        id="a journal in italics, its address and a remark",
    ),
    pytest.param(
        "- 中村 一郎, 田中 花子, “貝殻の遅い動きを用いた潮の測定”, "
        "貝殻学会論文誌, Vol.5, No.8, pp.1-3, 2006.",
        "一郎 中村; 花子 田中 | 2006 | 貝殻の遅い動きを用いた潮の測定 | 貝殻学会論文誌",
        id="a quotation without blanks",
    ),
    pytest.param(
        "- **中村一郎**、田中花子、山本太郎, “貝殻の遅い動きを用いた潮の測定”, "
        "貝殻学会論文誌, Vol.5, No.8, 2006.",
        "中村一郎; 田中花子; 山本太郎 | 2006 | 貝殻の遅い動きを用いた潮の測定 | 貝殻学会論文誌",
        id="one of the authors in bold, Japanese commas",
    ),
    pytest.param(
        "- **貝殻の遅い動きを用いた潮の測定**, 中村一郎, 田中花子, 2006",
        "中村一郎; 田中花子 | 2006 | 貝殻の遅い動きを用いた潮の測定 | ",
        id="a bold title without blanks",
    ),
    pytest.param(
        "- Carver, Anna. *Shells with Snails*. Slow Shore University Press, 1991. "
        '[Publisher page](https://example.org/a). Section 10, "You can\'t beat the sea!".',
        "Anna Carver | 1991 | Shells with Snails | ",
        id="a quotation behind the link of a title in italics",
    ),
    pytest.param(
        "- Carver, A., _Deep Shells of Snails_, U. Chester Press, 1996.",
        "A. Carver | 1996 | Deep Shells of Snails | ",
        id="a university's press in short",
    ),
    pytest.param(
        "- Carver, A., _Deep Shells of Snails_, Chester U.P., 1996.",
        "A. Carver | 1996 | Deep Shells of Snails | ",
        id="one in even shorter form",
    ),
    pytest.param(
        "- CARVER, Anna, HOLM, Ben. Deep shells of snails. 2023. Disponível em: " + URL + ". "
        "Acesso em: 29/04/2024.",
        "Anna CARVER; Ben HOLM | 2023 | Deep shells of snails | ",
        id="surnames in capitals with commas between them",
    ),
    pytest.param(
        "- CARVER, A. et al. Deep shells of snails. [s.l: s.n.]. Disponível em: <" + URL + ">. "
        "Acesso em: 07 de julho de 2025.",
        "A. CARVER |  | Deep shells of snails | ",
        id="the day it was read, in Portuguese",
    ),
    pytest.param(
        "- Carver, A. (1999). Deep shells of snails. Abgerufen am 3. Mai 2021 von " + URL,
        "A. Carver | 1999 | Deep shells of snails | ",
        id="in German",
    ),
    pytest.param(
        '- Carver, A., Holm, B. "Deep shells of snails" ' + URL + " (consulté le 3 mai 2021)",
        "A. Carver; B. Holm |  | Deep shells of snails | ",
        id="in French",
    ),
    pytest.param(
        "- A. Carver, B. Holm (2013): Deep shells of snails. "
        "Zeitschrift für Muscheln 57,4, 485--513",
        "A. Carver; B. Holm | 2013 | Deep shells of snails | Zeitschrift für Muscheln",
        id="volume and issue without a blank",
    ),
    pytest.param(
        "- Carver, A. (2021). Deep Shells of Snails. Proceedings of the 11th International "
        "Conference on Snails (SHEL 2021), 304–311. https://doi.org/10.1234/a",
        "A. Carver | 2021 | Deep Shells of Snails | 11th International Conference on Snails (SHEL)",
        id="the year of a short name",
    ),
    pytest.param(
        "- [2021][Slow Shells in the Deep Sea](https://a.org/1.pdf)",
        " | 2021 | Slow Shells in the Deep Sea | ",
        id="a year in brackets up against the link",
    ),
]


@pytest.mark.parametrize(("row", "said"), ROWS)
def test_a_row(row: str, said: str) -> None:
    assert shown(row) == [said]


NAMES = [
    pytest.param("Gelder, Tim van, and Anna Carver", ["Tim van Gelder", "Anna Carver"], id="von"),
    pytest.param("Vries, B. de, & Holm, A.", ["B. de Vries", "A. Holm"], id="von behind initials"),
    pytest.param("A. Carver, D.Holm, C. Yu", ["A. Carver", "D. Holm", "C. Yu"], id="no blank"),
    pytest.param(
        "Back, Ralph, Anna Yu, and Ben Holm", ["Ralph Back", "Anna Yu", "Ben Holm"], id="odd"
    ),
    pytest.param("Carver, A. B., and Coauthors", ["A. B. Carver"], id="AMS"),
    pytest.param("Back, Forth, and Sideways", [], id="no given names"),
    pytest.param("Stewart, P.S.", ["P.S. Stewart"], id="glued initials"),
    pytest.param("Boston, M.A.", [], id="a town and its state"),
    pytest.param("Holm, B. & Åberg, Å", ["B. Holm", "Å. Åberg"], id="an initial beyond ASCII"),
    pytest.param("T., Vinduja, Ashish M., Ajay Kumar, and Anna Yu", [], id="initials first"),
    pytest.param("Washington, D.C.", [], id="a capital"),
]


@pytest.mark.parametrize(("text", "people"), NAMES)
def test_names(text: str, people: list[str]) -> None:
    found = [str(person) for person in names.read(text).people]
    assert found == people


def test_a_particle_behind_given_names_is_of_the_surname() -> None:
    person, _ = names.read("Vries, B. de, & Holm, A.").people
    assert (person.first, person.von, person.last) == ("B.", "de", "Vries")


PARAGRAPHS = [
    pytest.param(
        "**Best Paper:** Anna Carver, Ben Holm and Cy Yu, **Deep Shells of Snails**,"
        " 14th Conference "
        "on Shells and Other Slow Things (CSSX), June 2024",
        ["Deep Shells of Snails"],
        id="an award before authors",
    ),
    pytest.param(
        '\\noindent [5] Carver, Philip. "Shells as types." _Shell Letters_ 58, no. 12'
        " (2015): 75-84.",
        ["Shells as types"],
        id="TeX's spacing",
    ),
    pytest.param("In 2020, we published **Deep Shells of Snails**, for all.", [], id="a sentence"),
    pytest.param(
        "This list is kept by Anna Carver and Ben Holm since 2019.", [], id="who keeps it"
    ),
]


@pytest.mark.parametrize(("text", "titles"), PARAGRAPHS)
def test_paragraphs_without_a_link(text: str, titles: list[str]) -> None:
    assert [row.record.title for row in papers(text) if row.record] == titles


BELOW = [
    pytest.param(
        "# L\n\n#### Books and Articles\n\n* Anna Carver, [*Shell"
        " Grammar*](https://example.org/b), "
        '1976\n* Ben Holm, et al., "Slow Shell Optimization," 2010\n* Cy Yu, *A Glossary'
        " of Shells*,"
        " 2004",
        ["Shell Grammar", "Slow Shell Optimization", "A Glossary of Shells"],
        id="a heading above several works is none",
    ),
    pytest.param(
        f"(basic shells, and snails)\n\n- Carver Chapter 1:\n  - {URL}",
        ["Carver Chapter 1"],
        id="nor is an aside",
    ),
    pytest.param(
        "- [ICML'17-Slow Shells of Old Tides](https://github.com/a/b/discussions/1)\n\n"
        "  - [ICML'12-Quick Snails of New Tides](https://github.com/a/b/discussions/2)\n"
        "  - [ICML'22-Quiet Slugs of All Tides](https://github.com/a/b/discussions/3)\n",
        [
            "Slow Shells of Old Tides | ICML 2017",
            "Quick Snails of New Tides | ICML 2012",
            "Quiet Slugs of All Tides | ICML 2022",
        ],
        id="titles below a title are of their own",
    ),
    pytest.param(
        "1. **Slow shells in the last decade**\n   - 作者: Anna Carver\n   - 引用数: 792\n"
        "   - DOI: [10.1234/a](https://doi.org/10.1234/a)\n"
        "   - 预印本: [1704.01379](https://arxiv.org/abs/1704.01379)\n",
        ["Slow shells in the last decade | doi:10.1234/a arxiv:1704.01379"],
        id="a DOI and an arXiv id behind labels are of one paper",
    ),
    pytest.param(
        "- Slow shells\n  - Carver: [DOI](https://doi.org/10.1234/a)\n"
        "  - Holm: [DOI](https://doi.org/10.1234/b)\n",
        ["Carver | doi:10.1234/a", "Holm | doi:10.1234/b"],
        id="two DOIs are of two",
    ),
]


@pytest.mark.parametrize(("text", "said"), BELOW)
def test_what_is_below(text: str, said: list[str]) -> None:
    form = "{title} | {venue} {year}" if "|" in said[0] else "{title}"
    form = "{title} | {ids}" if ":" in said[0] else form
    assert shown(text, form) == said


@pytest.mark.parametrize(
    ("head", "said"),
    [
        pytest.param(
            "<td><b>Venue</b></td><td><b>Title</b></td>",
            "Slow shells of old tides | ICML",
            id="head",
        ),
        pytest.param(
            '<td colspan="2"><b>Venues of Shells</b></td><td><b>Titles of Tides</b></td>',
            "Slow shells of old tides | ICML",
            id="over several columns",
        ),
    ],
)
def test_a_first_row_in_bold_heads_an_html_table(head: str, said: str) -> None:
    row = f'<td>ICML</td><td><a href="{URL}?{{n}}">Slow shells of old tides</a></td>'
    rows = "".join(f"<tr>{row.format(n=n)}</tr>" for n in range(3))
    assert shown(f"<table><tr>{head}</tr>{rows}</table>", "{title} | {venue}") == [said] * 3


def test_a_row_may_have_a_head_of_its_own() -> None:
    row = f'<tr><th scope="row">16/10/19</th><td><a href="{URL}">Slow shells of tides</a></td></tr>'
    table = f"<table><tr><th>Date</th><th>Paper</th></tr>{row}</table>"
    assert shown(table, "{title}") == ["Slow shells of tides"]


def test_a_column_that_describes_the_works_of_another_is_not_their_title() -> None:
    table = (
        "| Thing | Origin | What it is |\n|---|---|---|\n"
        "| **Sheets for Slow Shells** | [Carver and Holm, *CACM* 64(12), 2021]({}) | Motives, a "
        "long composition, and use |\n| **Statements on Snails** | [Yu et al., 2018]({}) | Why they"
        " were made, and who made them |\n"
    ).format("https://doi.org/10.1234/s-1", "https://doi.org/10.1234/s-2")
    assert shown(table, "{title} | {ids}") == [
        "Sheets for Slow Shells | doi:10.1234/s-1",
        "Statements on Snails | doi:10.1234/s-2",
    ]


@pytest.mark.parametrize(
    "words", ["Carver et al., 2020", "Carver et al. (2020)", "Holm and Yu 2019"]
)
def test_a_citation_is_no_title(words: str) -> None:
    assert shown(f"- [{words}](https://arxiv.org/abs/2001.00001)", "{title}") == [""]


@pytest.mark.parametrize("head", ["", "| | | | |\n|---|---|---|---|\n"], ids=["none", "empty"])
@pytest.mark.parametrize(
    "marks", [["Carver et al. (2020)"], ["Yu et al. (2018)", "Holm & Yu 2019"]]
)
def test_a_column_of_citations_is_not_that_of_the_titles(marks: list[str], head: str) -> None:
    title = "Slow Shells of the Snails in Old Tides"
    rows = "\n".join(
        f"| {mark} | {title} {at} | Shells | https://doi.org/10.1234/s-{at} |"
        for at, mark in enumerate(marks)
    )
    assert shown(head + rows, "{title}") == [f"{title} {at}" for at, _ in enumerate(marks)]


@pytest.mark.parametrize("title", ["Mr. Snail of Old Tides", "St. Ives: Shells in the Sand"])
@pytest.mark.parametrize("people", ["Carver, A.", "Carver, A., Holm, B., & Yu, C."])
def test_the_stop_of_an_address_ends_no_title(people: str, title: str) -> None:
    row = f"- {people} (2012). {title}. *Journal of Shells*, 28(2), 5–9."
    assert shown(row, "{title} | {year}") == [f"{title} | 2012"]


def test_a_title_of_three_letters_ends_at_its_stop() -> None:
    row = "- Carver, A., Holm, B., & Yu, C. (2012). Sea. ICML 2012."
    assert shown(row, "{title} | {venue}") == ["Sea | ICML"]


@pytest.mark.parametrize(
    ("words", "venue"),
    [
        ("2023 D. Carver", ""),
        ("J. Hydrology 2021", "J. Hydrology"),
        ("SlowShell 2021", "SlowShell"),
    ],
)
def test_a_person_is_no_venue(words: str, venue: str) -> None:
    found = badges.read_badge(words)
    assert (found.venue if found else "") == venue


def test_readers_are_no_authors() -> None:
    """One name, over and over, in a column of "Author"."""
    table = "| Paper | Notes | Author |\n|---|---|---|\n" + "".join(
        f"| [Slow Shells of Sea {n}](https://arxiv.org/abs/2101.0000{n}) | [N](n.md) | {name} |\n"
        for n, name in enumerate(["Raj", "Raj", "Sharath", "Raj", "Sharath"], 1)
    )
    assert {it.partition(" |")[0] for it in shown(table)} == {""}
    assert shown(table.replace("Raj", "Anna Carver"), "{people}")[0] == "Anna Carver"


PEOPLE = ["Anna Carver, Ben Holm", "Joan Yu", "Kim Lee, Li Wei", "Gu & Dao", "Holm et al."]
PRESENTERS = ["Anna Carver", "Joan Yu", "Kim Lee", "Anna Carver", "Ben Holm"]
DATA = ["Squares, Circles", "Shells", "Snails, Slugs, Shells", "Sea & Sand", "Squares"]


@pytest.mark.parametrize(
    ("heading", "cells", "people"),
    [
        *(
            (heading, PEOPLE, "Anna Carver; Ben Holm")
            for heading in ("Who", "Team", "Кто", "发明人")
        ),
        ("Lead author", PRESENTERS, "Anna Carver"),
        ("Written by", PRESENTERS, "Anna Carver"),
        ("Who", PRESENTERS, ""),
        ("Who", ["Anna Carver, Ben Holm"] * 5, ""),
        ("Who", DATA, ""),
        ("Presented by", PEOPLE, ""),
        ("Reviewers", PEOPLE, ""),
        ("Added by", PEOPLE, ""),
        ("Who | Authors", [f"{one} | Ida Moss" for one in PEOPLE], "Ida Moss"),
    ],
)
def test_lists_of_people_below_an_unknown_heading(
    heading: str, cells: list[str], people: str
) -> None:
    """They are the authors where nothing else is, and where the heading says no other part."""
    rows = "".join(
        f"| [A Study of Slow Shells {n}](https://arxiv.org/abs/2101.0000{n}) | {cell} |\n"
        for n, cell in enumerate(cells, 1)
    )
    table = f"| Title | {heading} |\n|---|{'---|' * (heading.count('|') + 1)}\n{rows}"
    assert shown(table, "{people}")[0] == people


def test_rows_of_a_table_without_its_head_are_rows() -> None:
    lines = "".join(
        f"|Anna Carver, Ben Holm<br>**[Slow Shells of Sea"
        f" {n}](https://doi.org/10.1234/s-{n})** 9|\n"
        for n in (1, 2)
    )
    assert shown(f"| Papers |\n| --- |\n\n{lines}", "{people} | {title}") == [
        "Anna Carver; Ben Holm | Slow Shells of Sea 1",
        "Anna Carver; Ben Holm | Slow Shells of Sea 2",
    ]


def test_a_mark_behind_a_title_in_a_heading() -> None:
    text = "".join(
        f"#### {title} [`UNREAD`]\n\npaper link: [here](https://arxiv.org/abs/2101.0000{n})\n\n"
        for n, title in enumerate(["A Study of Slow Shells", "Another Study of Slow Snails"], 1)
    )
    assert shown(f"# L\n\n{text}", "{title}") == [
        "A Study of Slow Shells",
        "Another Study of Slow Snails",
    ]


def test_an_odd_surname_where_other_rows_have_authors() -> None:
    rows = "".join(
        f'- {people}. "A Study of Slow Shells {n}." [[pdf]](https://lab.edu/{n}.pdf)\n'
        for n, people in enumerate(["Holm, Anna", "Turing, Alan", "Carver, Ben", "Searle, John"])
    )
    assert shown(rows, "{people}")[1] == "Alan Turing"


def test_titles_with_years_in_a_column_of_papers_are_papers() -> None:
    table = "| ID | {} | Year |\n|---|---|---|\n" + "".join(
        f"| [IP{n}] | A study of slow shells and their snails {n} | 2014 |\n" for n in range(3)
    )
    assert len(papers(table.format("Paper Title"))) == 3
    assert papers(table.format("Episode")) == []


def test_notes_below_bold_labels_do_not_make_a_title_a_topic() -> None:
    text = (
        "# L\n\n## Shells\n\n### Shells: Slow and Old Models of Snails (2022)\n\n**Authors:** Anna "
        "Carver, Ben Holm\n**Link:** [arXiv:2101.00001](https://arxiv.org/abs/2101.00001)\n\n"
        "**Key Ideas:**\n\n- Introduced shells\n- Improved snails\n"
    )
    assert shown(text) == [
        "Anna Carver; Ben Holm | 2022 | Shells: Slow and Old Models of Snails | ",
    ]
    linked = text.replace("Introduced shells", "[A Study of Old Snails](https://a.org/2.pdf)")
    assert [one for one in shown(linked, "{title}") if one] == ["A Study of Old Snails"]


def test_details_that_say_who_make_a_bold_line_a_title() -> None:
    text = (
        "# L\n\n- **Deep Shells of Snails**\n  - Authors: Anna Carver, Ben Holm\n  - Year: 2019\n"
        "  - Venue: ICML\n  - DOI: 10.1234/{}\n\n- **{}**\n  - Shells: four\n  - Year: 2019\n"
    ).format("shells", "Deep Snails of Shells")
    assert shown(text) == ["Anna Carver; Ben Holm | 2019 | Deep Shells of Snails | ICML"]


def test_rare_surnames_with_initials_where_other_rows_have_authors() -> None:
    rows = "".join(
        f"- {people} (1990). [Slow snails of the river]({URL[:-4]}{n}.pdf). Shells, 4(2), 1-7.\n"
        for n, people in enumerate(["Holm, A.", "Box, G. E. P.", "Holm, B.", "Box, G. & Holm, B."])
    )
    assert shown(rows, "{people}") == ["A. Holm", "G. E. P. Box", "B. Holm", "G. Box; B. Holm"]


def test_a_year_alone_above_a_list_heads_it() -> None:
    row = "- Anna Carver. [Deep shells of {0}](https://doi.org/10.1234/{0}). Shells.\n"
    text = "# L\n\n2014\n\n{}{}\n2013\n\n{}".format(*map(row.format, ["snails", "slugs", "x"]))
    assert shown(text, "{year}") == ["2014", "2014", "2013"]


def test_a_year_alone_among_the_facts_of_a_title_heads_nothing() -> None:
    text = (
        "# L\n\n**Deep Shells of Snails**\n\nAnna Carver, Ben Holm\n\n2014\n\n"
        "[pdf](https://example.org/a.pdf)\n\n**Slow Shells of Slugs**\n\nBen Holm, Cy Yu\n\n"
        "2013\n\n[pdf](https://example.org/b.pdf)\n"
    )
    assert shown(text, "{year}") == ["2014", "2013"]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param(
            "[Deep Shells](https://doi.org/10.1234/a) *(1973 Harbour Lecture)* "
            "| Shells Today | 1974",
            "1973 | Deep Shells | Shells Today", id="words beside the title",
        ),
        pytest.param(
            '**Carver & Holm** — "Deep Shells of Snails" | Springer (book) | 1974',
            "1974 | Deep Shells of Snails | ", id="a publisher and a remark",
        ),
        pytest.param("Deep Shells of Snails | GitHub | 2024", "2024 | Deep Shells of Snails | ",
                     id="where code is"),
    ],
)  # fmt: skip
def test_a_column_of_venues_has_the_venue(cells: str, said: str) -> None:
    head = "| Paper | Venue | Year |\n|---|---|---|\n"
    more = "| A Slow Snail of the Sea | ICML | 2020 |\n| A Cold Snail of the Sea | KDD | 2021 |\n"
    row, *_ = shown(f"{head}| {cells} |\n{more}")
    assert row.partition(" | ")[2] == said


@pytest.mark.parametrize("house", ["Springer (LNCS)", "Springer (book)", "Slow Books (book)"])
def test_a_publisher_with_a_remark_stays(house: str) -> None:
    head = "| Paper | Venue | Year |\n|---|---|---|\n"
    work = "[Deep Shells of Snails](https://doi.org/10.1234/a)"
    row, *_ = papers(f"{head}| {work} | {house} | 2005 |\n| Old Snails | KDD | 2021 |")
    assert row.record
    assert dict(row.record.extra) == {"remark": house}


def test_a_date_that_cannot_be_read_stays() -> None:
    head = "| Paper | Venue | Year |\n|---|---|---|\n"
    row, *_ = papers(
        f"{head}| Deep Shells of Snails | ICML | 2005/2022 |\n| Old Snails | KDD | 2021 |"
    )
    assert row.record
    assert dict(row.record.extra) == {"remark": "date: 2005/2022"}


@pytest.mark.parametrize(
    "second",
    [
        '**Yu, Cy, Anna Carver**, ["Quiet Shells of the Sea"](#), *Shells Today* (*ST*), 2025.',
        "Yu, Cy, and Anna Carver. “Quiet Shells of the Sea.” *Shells Today*, 2025.",
    ],
)
def test_a_quoted_title_of_its_own_is_no_fact_of_the_row_above(second: str) -> None:
    link = "[Deep Shells of Snails](https://example.org/a)"
    first = f'**Carver, Anna, Ben Holm**, "{link}," *ST* 19, 2025.'
    assert [row.record and row.record.title for row in papers(f"{first}\n\n{second}\n")] == [
        "Deep Shells of Snails",
        "Quiet Shells of the Sea",
    ]


def test_where_it_appeared_below_a_title_with_volume_and_number() -> None:
    (row,) = papers(
        "- Deep Shells: Slow Snails of the Sea\n  [[paper](https://example.org/a.pdf)]\n"
        "  - Anna Carver, Ben Holm\n  - Journal of The Institute of Shells & Snails VOL.26, NO.5, "
        "Oct. 2016\n"
    )
    assert row.record
    assert (row.record.venue, row.record.volume) == (
        "Journal of The Institute of Shells & Snails",
        "26",
    )


def test_a_reference_without_a_title_is_not_read() -> None:
    (row,) = markdown.rows("- Carver, A.-B., Holm, C., *Acta Math.* **1** (1995) 411–457.", "l.md")
    assert row.kind == "unreadable"


def test_a_paragraph_of_names_and_a_title_is_reported_whatever_follows() -> None:
    text = "Carver, A., Holm, B. (2021). Deep shells of snails. " + "159 p. Some slow words. " * 9
    (row,) = markdown.rows(f"## References\n\n{text}\n", "l.md")
    assert (row.kind, row.line) == ("text", 3)
