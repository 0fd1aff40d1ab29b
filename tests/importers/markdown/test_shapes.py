"""Rows of every common shape: title, authors, venue, date, identifiers and links."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ssmlit.importers import markdown
from ssmlit.model import Record

TITLE = "Vision Mamba: Efficient Visual Learning"
ID = "2401.09417"
ARXIV = f"https://arxiv.org/abs/{ID}"
CODE = "https://github.com/hustvl/Vim"
AUTHORS = ("Lianghui Zhu", "Bencheng Liao")


@dataclass(frozen=True)
class Facts:
    """What a test asks of a record."""

    title: str = TITLE
    authors: tuple[str, ...] = ()
    venue: str = ""
    date: tuple[int, int, int] = (2024, 1, 0)
    ids: tuple[str, ...] = (f"arxiv:{ID}",)
    code: str = CODE


def facts(record: Record | None) -> Facts:
    assert record is not None
    return Facts(
        record.title,
        tuple(str(person) for person in record.authors),
        record.venue,
        (record.year, record.month, record.day),
        tuple(str(identifier) for identifier in record.identifiers),
        record.link("code"),
    )


ROWS = [
    pytest.param(f"- [{TITLE}]({ARXIV}) [[Github]({CODE})]", Facts(), id="title-in-link"),
    pytest.param(f"- [{TITLE}]({ARXIV}v2)[[Github]({CODE})]", Facts(), id="version-and-no-blank"),
    pytest.param(f"- [{TITLE}](https:/arxiv.org/pdf/{ID}.pdf) [code]({CODE})", Facts(), id="one-slash-pdf"),
    pytest.param(f"- [Vision Mamba: Efficient\nVisual Learning]({ARXIV}) [code]({CODE})", Facts(), id="title-over-two-lines"),
    pytest.param(f"- [{TITLE}] ({ARXIV}) [Code]({CODE})", Facts(), id="blank-between-brackets"),
    pytest.param(f"* **{TITLE}**, Lianghui Zhu1∗, Bencheng Liao1∗\n  [[Paper]({ARXIV})]\n  [[Code]({CODE})]", Facts(authors=AUTHORS), id="bold-then-authors"),
    pytest.param(f"* [ICML 2024] **{TITLE}**, Lianghui Zhu, Bencheng Liao\n  [[Paper]({ARXIV})] [[Code]({CODE})]", Facts(authors=AUTHORS, venue="ICML", date=(2024, 0, 0)), id="venue-badge-first"),
    pytest.param(f"* [Rejected by ICLR 2024] **{TITLE}**, Lianghui Zhu, Bencheng Liao [[Paper]({ARXIV})] [[Code]({CODE})]", Facts(authors=AUTHORS), id="rejected"),
    pytest.param(f'* Zhu, Lianghui, and Bencheng Liao. "**{TITLE}**." arXiv preprint arXiv:{ID} (2024).\n  [[Code]({CODE})]', Facts(authors=AUTHORS), id="mla-bold"),
    pytest.param(f'* **"{TITLE}."** Zhu, Lianghui, and Bencheng Liao. arXiv preprint arXiv:{ID} (2024). [[Code]({CODE})]', Facts(authors=AUTHORS), id="bold-quotes-then-mla"),
    pytest.param(f"* [Vision] Zhu, L., & Liao, B. (2024). **{TITLE}**. arXiv preprint arXiv:{ID}. [[Code]({CODE})]", Facts(authors=("L. Zhu", "B. Liao")), id="apa"),
    pytest.param(f"* Zhu, L., & Liao, B. (2024). {TITLE}. arXiv preprint arXiv:{ID}. [Code]({CODE})", Facts(authors=("L. Zhu", "B. Liao")), id="apa-plain"),
    pytest.param(f"1. Lianghui Zhu and Bencheng Liao. {TITLE}. In ICML, 2024. [pdf]({ARXIV}) [code]({CODE})", Facts(authors=AUTHORS, venue="ICML", date=(2024, 0, 0)), id="plain-citation"),
    pytest.param(f"1. **{TITLE}.** ICML 2024. [paper]({ARXIV}) [code]({CODE})\n\n    *Lianghui Zhu, Bencheng Liao.*", Facts(authors=AUTHORS, venue="ICML", date=(2024, 0, 0)), id="authors-in-second-paragraph"),
    pytest.param(f"1. **{TITLE}.**\n*Lianghui Zhu, Bencheng Liao.* ICML 2024. [paper]({ARXIV}) [code]({CODE})", Facts(authors=AUTHORS, venue="ICML", date=(2024, 0, 0)), id="authors-then-venue"),
    pytest.param(f"(Arxiv 24.01.17) {TITLE} [Paper]({ARXIV}) [Code]({CODE})", Facts(date=(2024, 1, 17)), id="paragraph-with-date"),
    pytest.param(f"- (ICML 2024) {TITLE} [[paper]({ARXIV})] [[code]({CODE})] (2024.01.17)", Facts(venue="ICML", date=(2024, 0, 0)), id="venue-and-date"),
    pytest.param(f"- **[Vim]** {TITLE} (**ICML**) [[paper]({ARXIV})][[code]({CODE})]", Facts(venue="ICML", date=(0, 0, 0)), id="nickname-and-bold-venue"),
    pytest.param(f'* **Vim**: "{TITLE}", ICML, 2024 (*HUST*). [[Paper]({ARXIV})][[PyTorch]({CODE})]', Facts(venue="ICML", date=(2024, 0, 0)), id="nickname-and-quotes"),
    pytest.param(f"3. [Vision] {TITLE}.（{ARXIV}）[GitHub]({CODE})", Facts(), id="wide-brackets"),
    pytest.param(f"- {TITLE} ({ARXIV}) [Official GitHub]({CODE})", Facts(), id="address-in-prose"),
    pytest.param(f"- {TITLE}, *Lianghui Zhu, Bencheng Liao*, **ICML'24**, [[arXiv]]({ARXIV}) [[code]]({CODE})", Facts(authors=AUTHORS, venue="ICML", date=(2024, 0, 0)), id="brackets-inside-links"),
    pytest.param(f"- **{TITLE}** - Lianghui Zhu, Bencheng Liao - ICML 2024 - [Paper]({ARXIV}) - [Code]({CODE})", Facts(authors=AUTHORS, venue="ICML", date=(2024, 0, 0)), id="dashes"),
    pytest.param(f"- [{TITLE}]({ARXIV}) by Lianghui Zhu, Bencheng Liao | [Code]({CODE})", Facts(authors=AUTHORS), id="by"),
    pytest.param(f"- 🔥 [HOT] **[{TITLE}]({ARXIV})** [![Star](https://img.shields.io/github/stars/hustvl/Vim)]({CODE})", Facts(), id="emoji-and-star-badge"),
    pytest.param(f"- {TITLE} [![arXiv](https://img.shields.io/badge/arXiv-{ID}-b31b1b.svg)]({ARXIV}) [![Code](https://img.shields.io/badge/Code-GitHub-blue)]({CODE})", Facts(), id="linked-badges"),
    pytest.param(f"- {TITLE} ![](https://img.shields.io/badge/arXiv-{ID}-red) ![](https://img.shields.io/badge/ICML-2024-blue) [code]({CODE})", Facts(venue="ICML", date=(2024, 0, 0)), id="badges-without-links"),
    pytest.param(f'- <a href="{ARXIV}">{TITLE}</a><br>Lianghui Zhu, Bencheng Liao<br>ICML 2024 | <a href="{CODE}">Code</a>', Facts(authors=AUTHORS, venue="ICML", date=(2024, 0, 0)), id="html"),
    pytest.param(f"- **{TITLE}**\n  - Authors: Lianghui Zhu, Bencheng Liao\n  - Venue: ICML 2024\n  - [Paper]({ARXIV}) | [Code]({CODE})", Facts(authors=AUTHORS, venue="ICML", date=(2024, 0, 0)), id="details-in-nested-items"),
    pytest.param(f"|Date|Title|Authors|PDF|Code|\n|-|-|-|-|-|\n|**2024-01-17**|**{TITLE}**|Lianghui Zhu et.al.|[{ID}]({ARXIV})|**[link]({CODE})**|", Facts(authors=("Lianghui Zhu",), date=(2024, 1, 17)), id="table"),
    pytest.param(f"|Date|Paper|Figure|Link|Code|\n|:-|:-|:-|:-|:-|\n|Arxiv 24.01.17 (ICML 2024)|{TITLE}|![f](x.png)|[Link]({ARXIV})|[Code]({CODE})|", Facts(venue="ICML", date=(2024, 0, 0)), id="table-paper-is-title"),
    pytest.param(f"|No.|Title|Publish|Paper|Code|\n|-|-|-|-|-|\n|1|{TITLE}|ICML'24|[Paper]({ARXIV})|[![s](https://img.shields.io/github/stars/hustvl/Vim)]({CODE})|", Facts(venue="ICML", date=(2024, 0, 0)), id="table-title-and-paper"),
    pytest.param(f"|Year|What|\n|-|-|\n|2024|**{TITLE}** <br> *Lianghui Zhu, Bencheng Liao* <br> ICML 2024 [[paper]({ARXIV})] [[code]({CODE})]|", Facts(authors=AUTHORS, venue="ICML", date=(2024, 0, 0)), id="table-without-known-heads"),
    pytest.param(f'<table><tr><th>Title</th><th>Venue</th><th>Links</th></tr>\n<tr><td>{TITLE}</td><td>ICML 2024</td><td><a href="{ARXIV}">paper</a> <a href="{CODE}">code</a></td></tr></table>', Facts(venue="ICML", date=(2024, 0, 0)), id="html-table"),
    pytest.param(f'<ul>\n<li><a href="{ARXIV}">{TITLE}</a>, Lianghui Zhu, Bencheng Liao <a href="{CODE}">[code]</a></li>\n</ul>', Facts(authors=AUTHORS), id="html-list"),
    pytest.param(f"- [{TITLE}][vim] [[code][c]]\n\n[vim]: {ARXIV}\n[c]: {CODE}", Facts(), id="reference-links"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_reads_a_row(text: str, expected: Facts) -> None:
    """The same paper, whatever the shape."""
    (row,) = markdown.rows(f"# Awesome\n\n## Vision\n\n{text}\n", "list.md")

    assert row.kind == "paper", row.reason
    assert facts(row.record) == expected
    assert row.section[:2] == ("Awesome", "Vision")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        pytest.param("Is Mamba Capable of In-Context Learning?", "Is Mamba Capable of In-Context Learning?", id="question"),
        pytest.param('A "Quoted" Word in a Title', 'A "Quoted" Word in a Title', id="quotation-inside"),
        pytest.param('"Why Should I Trust You?" Explaining Predictions', '"Why Should I Trust You?" Explaining Predictions', id="quotation-begins"),
        pytest.param(r"Learning $\mathcal{O}(n)$ Models with $x_i * y_i$", r"Learning $\mathcal{O}(n)$ Models with $x_i * y_i$", id="math"),
        pytest.param("A `code` and *emph* and <b>bold</b> Title", "A code and emph and bold Title", id="markup"),
        pytest.param("S4++: Elevating Long Sequences", "S4++: Elevating Long Sequences", id="plus"),
        pytest.param("On the Transferability of [V]-Mamba", "On the Transferability of [V]-Mamba", id="brackets-inside"),
        pytest.param("Attention, State Spaces, and Recurrent Networks", "Attention, State Spaces, and Recurrent Networks", id="commas"),
        pytest.param("Improving Language Understanding by Generative Pre-Training", "Improving Language Understanding by Generative Pre-Training", id="by-inside"),
        pytest.param("Resurrecting Recurrent Neural Networks", "Resurrecting Recurrent Neural Networks", id="journal-inside"),
        pytest.param("A &amp; B: Ampersands &lt;b&gt;", "A & B: Ampersands <b>", id="entities"),
        pytest.param("<script>alert(1)</script>Safe Title Here", "Safe Title Here", id="script"),
        pytest.param("状态空间模型：综述", "状态空间模型：综述", id="chinese"),
        pytest.param("نماذج فضاء الحالة الانتقائية", "نماذج فضاء الحالة الانتقائية", id="arabic"),
        pytest.param("Mamba 7B", "Mamba 7B", id="short"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("frame", ["- [{}](%s)", "- **{}** [[Paper](%s)]", "- {} [[paper](%s)]"])
def test_a_title_is_kept_as_it_is(frame: str, written: str, title: str) -> None:
    """Markup is taken off, nothing else; in a link, in bold, and plain."""
    (row,) = markdown.rows(frame.format(written) % ARXIV, "list.md")

    assert row.record is not None
    assert row.record.title == title


def test_links_are_told_apart_by_role() -> None:
    """Labels and hosts; a blog post with words of its own is only related; no author's home page."""
    text = (
        f"- **{TITLE}**, [Lianghui Zhu](https://zhu.github.io), Bencheng Liao [[PDF]({ARXIV}.pdf)] "
        f"[[Project Page](https://v.io)] [[The Annotated Vim](https://x.org/vim)] [[Code]({CODE})]"
    )

    (row,) = markdown.rows(text, "list.md")

    assert row.record is not None
    assert [str(a) for a in row.record.authors] == list(AUTHORS)
    assert [(link.role, link.url) for link in row.record.links] == [
        ("pdf", f"{ARXIV}.pdf"),
        ("project", "https://v.io"),
        ("related", "https://x.org/vim"),
        ("code", CODE),
    ]


def test_a_thesis_has_its_school() -> None:
    """A library's catalogue card."""
    text = (
        "* **Modeling sequences**, Responsibility: Albert Gu, Publication: [Stanford, California] : "
        "[Stanford University], 2023 [[Thesis (330 pages)](https://searchworks.stanford.edu/1)]"
    )

    (row,) = markdown.rows(text, "list.md")

    assert row.record is not None
    assert (row.record.type, row.record.venue, row.record.year) == (
        "phdthesis",
        "Stanford University",
        2023,
    )


def test_volume_and_pages_of_a_citation() -> None:
    """ "35 (2022): 2846-2861" is a volume, a year and pages."""
    text = '* "S4ND: Modeling Images." Nguyen, Eric, et al. Advances in neural information processing systems 35 (2022): 2846-2861.'

    (row,) = markdown.rows(text, "list.md")

    assert row.record is not None
    record = row.record
    assert (record.venue, record.year, record.volume, record.pages) == (
        "NeurIPS", 2022, "35", "2846--2861",
    )  # fmt: skip
    assert (len(record.authors), record.others) == (1, True)


def test_what_a_row_states_is_kept_apart_from_what_its_id_says() -> None:
    """The date of the row, the year of the venue, the year of the heading."""
    text = f"# L\n## Year 2023\n- (ICML 2024) [{TITLE}]({ARXIV}) (2024.02.20)\n"

    (row,) = markdown.rows(text, "list.md")

    assert (row.stated, row.venue_year, row.section_year) == ("2024-02-20", 2024, 2023)


def test_bracketed_topics_become_tags_but_nicknames_do_not() -> None:
    """ "[Time Series]" is a topic, "[DETR]" a model."""
    text = f"- [Time Series] [DETR] {TITLE} [[paper]({ARXIV})]"

    (row,) = markdown.rows(text, "list.md")

    assert row.record is not None
    assert row.record.tags == ("time-series",)
