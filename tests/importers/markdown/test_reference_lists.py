"""Rows of plain reference lists: footnotes, other countries' standards, names like other words."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown
from tests.importers.markdown.support import shown

ROWS = [
    pytest.param(
        "- [10] M. S. Carver and F. Holm, ``Is a Slow Shell Possible without Snails?,''"
        " Journal of Shells 47, 423--455 (2017). <https://doi.org/10.1234/shells.7>",
        "M. S. Carver; F. Holm | 2017 | Is a Slow Shell Possible without Snails?"
        " | Journal of Shells",
        id="quotation marks as in LaTeX",
    ),
    pytest.param(
        "[5] 贺小玲,殷大社.贝壳在慢潮中的应用研究[J].贝壳学报,2013,21(14):12-14.",
        "贺小玲; 殷大社 | 2013 | 贝壳在慢潮中的应用研究 | 贝壳学报",
        id="GB/T 7714 without blanks",
    ),
    pytest.param(
        "[6] 罗小风.贝壳在潮汐管理中的应用研究[J].贝壳学报,2013,21(14):12-14.",
        "罗小风 | 2013 | 贝壳在潮汐管理中的应用研究 | 贝壳学报",
        id="GB/T 7714 without blanks, one author",
    ),
    pytest.param(
        "[7] 周小平. 浅谈贝壳在慢潮中的应用[J]. 贝壳与潮汐, 2024(4):100-101.",
        "周小平 | 2024 | 浅谈贝壳在慢潮中的应用 | 贝壳与潮汐",
        id="a year and an issue without a volume",
    ),
    pytest.param(
        "- 脊尾昌宏. (1999). 詰貝殻を解く方法について. 貝殻学会論文集, 1999(14), 129-136.",
        "脊尾昌宏 | 1999 | 詰貝殻を解く方法について | 貝殻学会論文集",
        id="a year and an issue before pages",
    ),
    pytest.param(
        "1. Карвер, И. А. Обоснование медленных раковин [Текст] / И. А. Карвер, А. В. Холм"
        " // Вестник раковин. — 2019. — 2(16). — С. 71—79.",
        "И. А. Карвер; А. В. Холм | 2019 | Обоснование медленных раковин | Вестник раковин",
        id="GOST: all authors behind the title",
    ),
    pytest.param(
        "- CRISTALHER, Walter. A Teoria da Concha Lenta (1966). Disponível em:"
        " https://conchas.example.com/a.pdf",
        "Walter CRISTALHER | 1966 | A Teoria da Concha Lenta | ",
        id="ABNT: one author, the surname in capitals",
    ),
    pytest.param(
        "- BETTENHOLM, Luís M. A. Slow Cities: Shells and Scaling. 2022. Disponível em:"
        " https://arxiv.org/abs/2210.08067",
        "Luís M. A. BETTENHOLM | 2022 | Slow Cities: Shells and Scaling | ",
        id="ABNT: initials behind a given name",
    ),
    pytest.param(
        "- DANHAS, Leide G. de; SANHOS, Carlos Costa dos et al. Tendências das conchas"
        " lentas. 2015.",
        "Leide G. de DANHAS; Carlos Costa dos SANHOS | 2015 | Tendências das conchas lentas | ",
        id="ABNT: particles behind the given names",
    ),
    pytest.param(
        "- Smart, K., Liu, H., Matuskey, D., et al. (2021). Binding of the shell [11C]SLW-J is"
        " unchanged. *Journal of Shells*, 41(5), 1067-1079.",
        "K. Smart; H. Liu; D. Matuskey | 2021 | Binding of the shell [11C]SLW-J is unchanged"
        " | Journal of Shells",
        id="a surname that is a word of titles before another with initials",
    ),
    pytest.param(
        "1. Few, S. (2009). *Now you see shells: Techniques for slow tides*. Harbour Press.",
        "S. Few | 2009 | Now you see shells: Techniques for slow tides | ",
        id="a surname that is a word of titles before initials and a year",
    ),
    pytest.param(
        "Doods and Whiles (2010). *Slow Water: Concepts of Shells*. Harbour Press.",
        "Doods; Whiles | 2010 | Slow Water: Concepts of Shells | ",
        id="two bare surnames before a year in brackets",
    ),
    pytest.param(
        "- Kolm, P. (2000). The facts about slow shells (Harbour Working Paper 00/138). Tides.",
        "P. Kolm | 2000 | The facts about slow shells | ",
        id="APA: a report's number behind the title",
    ),
    pytest.param(
        "- Nagai, A. (2002). Searching slow trees. PhD thesis, Department of Shells, University"
        " of Tides.",
        "A. Nagai | 2002 | Searching slow trees | University of Tides",
        id="a thesis with its department",
    ),
    pytest.param(
        "- Carver, A., Holm, B. (2024). An atlas of slow shells. *Journal of Shells*, 44(33),"
        " e1750232024.",
        "A. Carver; B. Holm | 2024 | An atlas of slow shells | Journal of Shells",
        id="an article's number of ten digits",
    ),
    pytest.param(
        "* 青江 順一. 貝殻による高速探索. **電子貝殻学会論文誌**, Vol. J71--D, No. 9,"
        " pp. 1592-1600, 1988.",
        "順一 青江 | 1988 | 貝殻による高速探索 | 電子貝殻学会論文誌",
        id="a volume with letters",
    ),
    pytest.param(
        "* 青江 順一, 泓田 正雄. 貝殻による高速探索. **第5回貝殻フォーラム**, No. LD--008,"
        " pp. 71-72, 2006.",
        "順一 青江; 正雄 泓田 | 2006 | 貝殻による高速探索 | ",
        id="a number is no venue",
    ),
    pytest.param(
        "- Carver, A. (2019). Quiet tides. Sea Shells, No. 9, pp. 12-14.",
        "A. Carver | 2019 | Quiet tides | ",
        id="an issue without a volume is no venue",
    ),
    pytest.param(
        "- [SlowMapper (2021)](https://chemrxiv.org/engage/a1)[[code](https://github.com/a/b)] :"
        " a work on mapping slow shells with snails.",
        " | 2021 | SlowMapper | ",
        id="a name and a year on the link that a row begins with",
    ),
    pytest.param(
        "- 【中】貝殻の温度変化にロバストな識別手法の検討\n  著者: 川崎祐太, 伊藤雄一\n"
        "  掲載: 貝殻学会論文誌, 第62巻第10号, pp.1658-1668, 2021年10月\n"
        "  URL: https://cir.example.jp/crid/1390290701132201344",
        "川崎祐太; 伊藤雄一 | 2021 | 貝殻の温度変化にロバストな識別手法の検討 | 貝殻学会論文誌",
        id="a title without blanks has as many words as it needs",
    ),
    pytest.param(
        "- Anna Carver. Just Say No. In Proceedings of the Tenth Conference on Snails, 2020.",
        "Anna Carver | 2020 | Just Say No | Tenth Conference on Snails",
        id="a title that ends like the word before a number",
    ),
    pytest.param(
        "- Holm, B., & Carver, S. 1990-2010. [Trends in Shells](https://doi.org/10.1234/a)."
        " *Nature*.",
        "B. Holm; S. Carver |  | Trends in Shells | Nature",
        id="an initial before years is no word for pages",
    ),
]


@pytest.mark.parametrize(("text", "said"), ROWS)
def test_what_a_reference_says(text: str, said: str) -> None:
    assert shown(text) == [said]


def test_footnotes_below_each_other_are_rows_of_their_own() -> None:
    text = (
        "Of slow shells[^one] and tides[^two].\n\n"
        "[^one]: Carver, A. (1999). Slow shells of old tides. *Journal of Shells*, 14, 129-136.\n"
        "[^two]: Holm, B., & Yu, J. (2002). Quiet tides. *Journal of Tides*, 43(6), 1769-1777.\n"
    )

    rows = [row for row in markdown.rows(text, "list.md") if row.record]

    assert [(row.line, row.record.title) for row in rows if row.record] == [
        (3, "Slow shells of old tides"),
        (4, "Quiet tides"),
    ]


def test_names_left_out_between_names_are_others() -> None:
    (row,) = markdown.rows(
        "- Carver, A., Holm, B., ... & Yu, J. (2021). The slow shells of tides. *Shells*, 3, 7-9.",
        "list.md",
    )

    assert row.record is not None
    assert [author.last for author in row.record.authors] == ["Carver", "Holm", "Yu"]
    assert row.record.others


@pytest.mark.parametrize("name", ["青江 順一", "山田 タロウ", "김 철수"])
def test_a_name_with_a_blank_in_east_asian_letters_begins_with_the_surname(name: str) -> None:
    (row,) = markdown.rows(
        f"* {name}. 貝殻による高速探索. 貝殻学会論文誌, 42(9), 1-9, 1988.", "a.md"
    )

    assert row.record is not None
    assert row.record.authors[0].last == name.split(maxsplit=1)[0]


def test_numbers_and_identifiers_are_no_venue_where_the_other_rows_have_one() -> None:
    places = [
        "Shells of the Sea, 2017",
        "Snails of the Sea, 2018",
        "Shells of the Sand, DOI 10.1234/s41095-016-7, 2019",
        "; 2020; 11(11):1241",
    ]
    rows = [
        f"- Anna Carver and Joan Yu, [**Slow Shells of Tide {n}**](https://e.org/{n}.pdf), {place}"
        for n, place in enumerate(places)
    ]

    assert shown("\n".join(rows), "{venue}") == [
        "Shells of the Sea",
        "Snails of the Sea",
        "Shells of the Sand",
        "",
    ]
