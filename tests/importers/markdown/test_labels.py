"""Labels before the title of a row, in the languages that `fact_labels` knows."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown
from ssmlit.strings import words

LABELS = words(
    "Title Titel Titre Título Titulo Titolo Название 标题 题目 论文标题 论文名称 タイトル 題名 제목"
    " Paper Papers 论文 論文 논문 Artikel Artículo Artigo Статья"
)


@pytest.mark.parametrize("label", sorted(LABELS))
@pytest.mark.parametrize(
    "row",
    [
        "- {}: Slow Shells of the Northern Sea [pdf](https://arxiv.org/abs/2401.00001)",
        "- {}：Slow Shells of the Northern Sea [pdf](https://arxiv.org/abs/2401.00001)",
        "- [{}: Slow Shells of the Northern Sea](https://arxiv.org/abs/2401.00001)",
        "- **{}: Slow Shells of the Northern Sea** [pdf](https://arxiv.org/abs/2401.00001)",
    ],
)
def test_a_label_is_no_word_of_the_title(row: str, label: str) -> None:
    """Whatever marks the title, and whatever its language."""
    (read,) = markdown.rows(row.format(label), "list.md")
    assert read.record is not None
    assert (read.record.title, read.doubts) == ("Slow Shells of the Northern Sea", ())


@pytest.mark.parametrize(
    ("label", "said"),
    [
        pytest.param("ICML 2020", ("ICML", 2020, None), id="a venue"),
        pytest.param("2019", ("", 2019, None), id="a year"),
        pytest.param("Further reading", ("", 0, "Further reading"), id="neither"),
    ],
)
def test_a_bold_label_says_where_and_when_or_is_a_remark(
    label: str, said: tuple[str, int, str | None]
) -> None:
    row = f"- **{label}**: [Slow Shells of the Northern Sea](https://shells.example/a.pdf)"
    (read,) = markdown.rows(row, "list.md")
    assert read.record is not None
    extra = dict(read.record.extra)
    assert (read.record.venue, read.record.year, extra.get("remark")) == said
