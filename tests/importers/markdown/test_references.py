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
        "* Carver, A., & Holm, B. (2026). Rejecting shells of slow tides. *ACL*. "
        "https://arxiv.org/abs/2602.03286",
        "A. Carver; B. Holm | 2026 | Rejecting shells of slow tides | ACL",
        id="a title with the word of a decision",
    ),
    pytest.param(
        f"* Carver, A. (1997). [Slow shells of tides?]({URL}) In M. Gold, T.K. Klein, & P. Yu "
        "(Eds). _Handbook of Shells_ (Vol. 2, pp. 367-381). Slow Books.",
        "A. Carver | 1997 | Slow shells of tides? | Handbook of Shells",
        id="editors before a book, and its volume in brackets",
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
    pytest.param(
        "- Gale and Shapley (1962) Shell Admissions and the Stability of Tides",
        "Gale; Shapley | 1962 | Shell Admissions and the Stability of Tides | ",
        id="two surnames and a year before a title",
    ),
    pytest.param(
        f"- [Friedman (1962) Shells and Freedom]({URL})",
        "Friedman | 1962 | Shells and Freedom | ",
        id="a known surname and a year in a link",
    ),
    pytest.param(
        f"- [Shellformer (2018) Training of Slow Shells]({URL})",
        " |  | Shellformer (2018) Training of Slow Shells | ",
        id="a coined name and a year are no author's",
    ),
    pytest.param(
        f"- [(22 SHELLS) Slow Attacks on Shells]({URL})",
        " | 2022 | Slow Attacks on Shells | SHELLS",
        id="a year of two digits and a venue before a title",
    ),
    pytest.param(
        f"- [Slow Shells in the Sea]({URL}), Anna S. Carver, PhD Thesis, 2012",
        "Anna S. Carver | 2012 | Slow Shells in the Sea | ",
        id="a thesis behind a name is no person",
    ),
    *(
        pytest.param(
            f"- 📖 **Uma concha neural** · {people} · {place} · [artigo](https://example.org/1/2)\n"
            "- 📖 **Slow Shells by Selective Memory** · Ada Moss, Cy Dune · *IROS*, 2023"
            f" · [artigo]({URL}?1)\n",
            f"{names} | {year} | Uma concha neural | {venue}",
            id=f"a row of facts, {place}",
        )
        for people, names, place, year, venue in [
            ("Anna Carver", "Anna Carver", f"{degree}, *{school}*, 2021", 2021, school)
            for degree, school in [
                ("tese de doutoramento", "Universidade do Mar"),
                ("doctoral thesis", "University of Mar"),
            ]
        ]
        + [
            (f"Anna Carver {mark} Bo Holm", "Anna Carver; Bo Holm", f"*{name}*, {day}", 2024, name)
            for mark, name, day in [
                ("e", "Revista de Conchas", "mar. 2024"),
                ("and", "Journal of Shells", "Mar. 2024"),
            ]
        ]
    ),
    *(
        pytest.param(
            f"- Carver, A., Holm, B. {mark} Yu, C. (2022). *Slow shells in it*. [PDF]({URL})\n",
            "A. Carver; B. Holm; C. Yu | 2022 | Slow shells in it | ",
            id=f"initials before {mark}",
        )
        for mark in ("y", "e", "i", "en", "et", "und")
    ),
    *(
        pytest.param(
            f"| Titre | Auteurs | {head} | Année | Liens |\n|-|-|-|-|-|\n"
            f"| **Coquilles lentes** | Anna Carver et Bo Holm | {cell} | 2019 | [lien]({URL}) |\n"
            f"| **Hidden Shells of It** | Cy Yu, Ada Moss | ICML | 2021 | [lien]({URL}1) |\n",
            f"Anna Carver; Bo Holm | 2019 | Coquilles lentes | {venue}",
            id=f"a table in French, {head}, {cell}",
        )
        for head in ("Où", "Revue")
        for cell, venue in [
            ("Revue de traitement des coquilles", "Revue de traitement des coquilles"),
            ("Thèse de doctorat, Université de Mer", "Université de Mer"),
        ]
    ),
    pytest.param(
        "- *Slow Shells in the Sea*, Anna Carver, Shellbooks, décembre 1995.\n"
        + "".join(f"- [Slow Shells in the Sea {n}]({URL}?{n})\n" for n in range(3)),
        "Anna Carver | 1995 | Slow Shells in the Sea | ",
        id="a title in italics before names",
    ),
    pytest.param(
        "".join(f"- Slow Shells in the Sea >> [open]({URL}?{n})\n" for n in range(4)),
        " |  | Slow Shells in the Sea | ",
        id="an arrow without a shaft before a link",
    ),
    pytest.param(
        f"- Science, Human Nature, and Slow Shells [pdf]({URL})",
        " |  | Science, Human Nature, and Slow Shells | ",
        id="a title that begins as a journal is called",
    ),
    pytest.param(
        "- Slow Shells - [shells.example](https://shells.example/a), [pdf](https://holm.example/a.pdf)",
        " |  | Slow Shells | ",
        id="a link whose words are its host",
    ),
    pytest.param(
        "- Carver TN, Ke P-J, Holm MA & Yu RM (2022) A Guide to Shells. *The Naturalist*, 19: 1-20",
        "T. N. Carver; P. J. Ke; M. A. Holm; R. M. Yu | 2022 | A Guide to Shells | The Naturalist",
        id="a hyphen between initials",
    ),
    pytest.param(
        "- Carver, S. J. 1979. Slow shells and tides. Proceedings of the Slow Society of Holm."
        " Series B. 205:581-598.",
        "S. J. Carver | 1979 | Slow shells and tides"
        " | Proceedings of the Slow Society of Holm. Series B",
        id="the series of a journal",
    ),
    pytest.param(
        "- Carver, S. J. (2021). Slow shells and tides. *Media, Culture & Society*, 43(3), 48-49.",
        "S. J. Carver | 2021 | Slow shells and tides | Media, Culture & Society",
        id="a journal that begins as another is called",
    ),
    pytest.param(
        "- Carver, S. J. (2021). Slow shells and tides. *OPEN SCIENCE RESEARCH III*, 3(1), 48-49.",
        "S. J. Carver | 2021 | Slow shells and tides | OPEN SCIENCE RESEARCH III",
        id="a journal in capitals with the name of another in it",
    ),
    pytest.param(
        f"- [Blonder 2017. Slow concepts in shell ecology. Ecography]({URL})",
        "Blonder | 2017 | Slow concepts in shell ecology | ",
        id="a surname and a year before a stop in a link",
    ),
    pytest.param(
        "- Slow Retrieval of Old Shells (Karpukhin et al., 2020)",
        "Karpukhin | 2020 | Slow Retrieval of Old Shells | ",
        id="who and when in brackets behind a plain title",
    ),
    pytest.param(
        "## 目录\n\n| 文件夹 | 作者 | 文章标题 |\n|--|--|--|\n"
        "| 1968 | Arthur Appel | Shading slow shells |",
        "Arthur Appel |  | Shading slow shells | ",
        id="a table of works below contents",
    ),
    pytest.param(
        "**NASCIMENTO, Francisco.**  \n*SHELLS, v. 15, p. 556–575, 2023.*  \n"
        "[doi](https://doi.org/10.1234/a)",
        "Francisco NASCIMENTO | 2023 |  | SHELLS",
        id="one inverted name is no title",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), ROWS)
def test_what_a_reference_says(text: str, said: str) -> None:
    """Authors, year, title and venue of the first row that is a paper."""
    assert shown(text)[0] == said


def test_a_journal_of_processing_is_no_conference() -> None:
    row = "* Carver, A. (2017). Slow shells of tides. *Shell Processing Letters*, 11(8), 1-3."
    assert [paper.record.type for paper in papers(row) if paper.record] == ["article"]
