"""References in other scripts than Latin, and in the styles that go with them."""

from __future__ import annotations

import pytest

from ssmlit.importers.markdown.people import names
from tests.importers.markdown.support import papers, shown

PEOPLE = [
    ("Карпов Е.К., Раков Е.С. О медленных улитках", ["Е. К. Карпов", "Е. С. Раков"]),
    ("Карпов Д. В., Раков И. А. О медленных улитках", ["Д. В. Карпов", "И. А. Раков"]),
    ("Карпов Д. В., Раков И. А", ["Д. В. Карпов", "И. А. Раков"]),
    ("Karpov A.B., Rakov N.Yu., Ives E. Slow shells", ["A. B. Karpov", "N. Yu. Rakov", "E. Ives"]),
    ("Carver A. B., Holm C. D", ["A. B. Carver", "C. D. Holm"]),
    ("Anna Carver, Qian Li.", ["Anna Carver", "Qian Li"]),
    ("王小明, 李四. 慢贝壳与潮汐的研究", ["王小明", "李四"]),
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_initials_are_behind_a_surname(text: str, people: list[str]) -> None:
    assert [str(person) for person in names.lead(text).people] == people


SLASHED = [
    pytest.param(
        "1. Карпов Е.К., Раков З.Х. О медленных улитках // Вестник прилива им. Карпа. 2015."
        " Т. 15. № 2. С. 21-23.",
        ("О медленных улитках", 2015, "Вестник прилива им. Карпа", "15", "2", "21–23"),
        id="stops between the parts",
    ),
    pytest.param(
        "1. [Карпов В. В. О медленных улитках: о них // Вестник прилива. Улитки. – 2023. – №. 2"
        " (39). – С. 45-49](https://shells.org/7)",
        ("О медленных улитках: о них", 2023, "Вестник прилива. Улитки", "", "2 (39)", "45–49"),
        id="dashes between the parts, in a link",
    ),
    pytest.param(
        "1. [Carver A. et al. On Slow Shells // Conference on Shells. – Cham : Shell House, 2023."
        " – С. 270-286.](https://shells.org/7)",
        ("On Slow Shells", 2023, "Conference on Shells", "", "", "270–286"),
        id="the publisher before the year",
    ),
    pytest.param(
        "1. Carver A., Holm B. On Slow Shells // Journal of Shells, 2012.",
        ("On Slow Shells", 2012, "Journal of Shells", "", "", ""),
        id="the year alone",
    ),
]


@pytest.mark.parametrize(("row", "said"), SLASHED)
def test_slashes_are_before_the_periodical(row: str, said: tuple[str | int, ...]) -> None:
    (paper,) = papers(row)
    it = paper.record
    assert it
    assert (it.title, it.year, it.venue, it.volume, it.number, it.pages) == said
    assert it.authors


def test_chinese_references_with_wide_marks_in_paragraphs() -> None:
    text = (
        "[1] 王小明，李四. 慢贝壳的研究综述[J]. 贝壳学报，2020，31（7）：21-23.\n\n"
        "[3] 张三. 慢贝壳的研究[M]. 北京：贝壳出版社，2012：235-236.\n\n"
        "[5] 王五. 慢蜗牛的研究方法[D]. 北京: 贝壳大学, 2018.\n\n"
        "[7] 周一. 快蜗牛的研究[EB/OL]. (2020-03-01)[2021-05-06]. https://arxiv.org/abs/2003.00001.\n"
    )
    assert shown(text) == [
        "王小明; 李四 | 2020 | 慢贝壳的研究综述 | 贝壳学报",
        "张三 | 2012 | 慢贝壳的研究 | ",
        "王五 | 2018 | 慢蜗牛的研究方法 | ",
        "周一 | 2020 | 快蜗牛的研究 | ",
    ]


def test_chinese_references_without_marks() -> None:
    text = (
        "- 王小明, 李四. 慢贝壳与潮汐的研究. 贝壳学报, 2020, 43(2): 1-10.\n"
        "- 周一，陈二，张三丰. 快蜗牛的研究[J]. 贝壳学报, 2002, 25(1): 1-8.\n"
    )
    assert shown(text) == [
        "王小明; 李四 | 2020 | 慢贝壳与潮汐的研究 | 贝壳学报",
        "周一; 陈二; 张三丰 | 2002 | 快蜗牛的研究 | 贝壳学报",
    ]
