"""Rows of every common shape: title, authors, venue, date, identifiers and links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from ssmlit.importers import markdown

if TYPE_CHECKING:
    from ssmlit.model import Record

TITLE = "Vision Mamba: Efficient Visual Learning"
ID = "2401.09417"
ARXIV = f"https://arxiv.org/abs/{ID}"
CODE = "https://github.com/hustvl/Vim"
BOTH = ("Lianghui Zhu", "Bencheng Liao")


FILLED = {
    "ARXIV": ARXIV,
    "NUMBER": ID,
    "TITLE": TITLE,
    "CODE": CODE,
    "AUTHORS": ", ".join(BOTH),
}


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


# In the rows, words in capitals stand for the values above; AUTHORS for both authors.
ROWS = [
    pytest.param(
        "- [x] `2024.01` TITLE, *Zhu and Liao*, [arXiv](ARXIV), [GitHub](CODE)",
        Facts(authors=("Zhu", "Liao")),
        id="task-with-date-in-code-and-italic-authors",
    ),
    pytest.param(
        "1. Zhu, L., Liao, B., ... & Wang, X. (2024). TITLE. arXiv preprint arXiv:NUMBER.",
        Facts(authors=("L. Zhu", "B. Liao", "X. Wang"), code=""),
        id="apa-with-a-gap-and-no-link",
    ),
    pytest.param(
        "- Zhu & Liao - 2024 - *TITLE* - arXiv:NUMBER",
        Facts(authors=("Zhu", "Liao"), code=""),
        id="authors-year-title-between-dashes",
    ),
    pytest.param(
        "- __TITLE__ [:page_facing_up:](ARXIV) [:octocat:](CODE)",
        Facts(),
        id="links-that-are-emoji-codes",
    ),
    pytest.param(
        "<details><summary><a href='ARXIV'>TITLE</a></summary>\n\nAn abstract.\n\n</details>",
        Facts(code=""),
        id="link-in-a-summary",
    ),
    pytest.param(
        "<details>\n<summary><b>TITLE</b></summary>\n\n- Authors: AUTHORS\n- Paper: ARXIV\n"
        "- Code: CODE\n\n</details>",
        Facts(authors=BOTH),
        id="details-below-a-summary",
    ),
    pytest.param(
        "| Title | Authors | Link |\n|---|---|---|\n| TITLE | Zhu et al. | NUMBER |",
        Facts(authors=("Zhu",), code=""),
        id="table-with-a-bare-number-and-one-surname",
    ),
    pytest.param(
        "- [TITLE](ARXIV) [[Github](CODE)]",
        Facts(),
        id="title-in-link",
    ),
    pytest.param(
        "- [TITLE](ARXIVv2)[[Github](CODE)]",
        Facts(),
        id="version-and-no-blank",
    ),
    pytest.param(
        "- [TITLE](https:/arxiv.org/pdf/NUMBER.pdf) [code](CODE)",
        Facts(),
        id="one-slash-pdf",
    ),
    pytest.param(
        "- [Vision Mamba: Efficient\nVisual Learning](ARXIV) [code](CODE)",
        Facts(),
        id="title-over-two-lines",
    ),
    pytest.param(
        "- [TITLE] (ARXIV) [Code](CODE)",
        Facts(),
        id="blank-between-brackets",
    ),
    pytest.param(
        "* **TITLE**, Lianghui Zhu1∗, Bencheng Liao1∗\n  [[Paper](ARXIV)]\n  [[Code](CODE)]",
        Facts(authors=BOTH),
        id="bold-then-authors",
    ),
    pytest.param(
        "* [ICML 2024] **TITLE**, AUTHORS\n  [[Paper](ARXIV)] [[Code](CODE)]",
        Facts(authors=BOTH, venue="ICML", date=(2024, 0, 0)),
        id="venue-badge-first",
    ),
    pytest.param(
        "* [Rejected by ICLR 2024] **TITLE**, AUTHORS [[Paper](ARXIV)] [[Code](CODE)]",
        Facts(authors=BOTH),
        id="rejected",
    ),
    pytest.param(
        '* Zhu, Lianghui, and Bencheng Liao. "**TITLE**." arXiv preprint arXiv:NUMBER '
        "(2024).\n"
        "  [[Code](CODE)]",
        Facts(authors=BOTH),
        id="mla-bold",
    ),
    pytest.param(
        '* **"TITLE."** Zhu, Lianghui, and Bencheng Liao. arXiv preprint arXiv:NUMBER '
        "(2024). [[Code](CODE)]",
        Facts(authors=BOTH),
        id="bold-quotes-then-mla",
    ),
    pytest.param(
        "* [Vision] Zhu, L., & Liao, B. (2024). **TITLE**. arXiv preprint arXiv:NUMBER. "
        "[[Code](CODE)]",
        Facts(authors=("L. Zhu", "B. Liao")),
        id="apa",
    ),
    pytest.param(
        "* Zhu, L., & Liao, B. (2024). TITLE. arXiv preprint arXiv:NUMBER. [Code](CODE)",
        Facts(authors=("L. Zhu", "B. Liao")),
        id="apa-plain",
    ),
    pytest.param(
        "1. Lianghui Zhu and Bencheng Liao. TITLE. In ICML, 2024. [pdf](ARXIV) [code](CODE)",
        Facts(authors=BOTH, venue="ICML", date=(2024, 0, 0)),
        id="plain-citation",
    ),
    pytest.param(
        "1. **TITLE.** ICML 2024. [paper](ARXIV) [code](CODE)\n\n    *AUTHORS.*",
        Facts(authors=BOTH, venue="ICML", date=(2024, 0, 0)),
        id="authors-in-second-paragraph",
    ),
    pytest.param(
        "1. **TITLE.**\n*AUTHORS.* ICML 2024. [paper](ARXIV) [code](CODE)",
        Facts(authors=BOTH, venue="ICML", date=(2024, 0, 0)),
        id="authors-then-venue",
    ),
    pytest.param(
        "(Arxiv 24.01.17) TITLE [Paper](ARXIV) [Code](CODE)",
        Facts(date=(2024, 1, 17)),
        id="paragraph-with-date",
    ),
    pytest.param(
        "- (ICML 2024) TITLE [[paper](ARXIV)] [[code](CODE)] (2024.01.17)",
        Facts(venue="ICML", date=(2024, 0, 0)),
        id="venue-and-date",
    ),
    pytest.param(
        "- **[Vim]** TITLE (**ICML**) [[paper](ARXIV)][[code](CODE)]",
        Facts(venue="ICML", date=(0, 0, 0)),
        id="nickname-and-bold-venue",
    ),
    pytest.param(
        '* **Vim**: "TITLE", ICML, 2024 (*HUST*). [[Paper](ARXIV)][[PyTorch](CODE)]',
        Facts(venue="ICML", date=(2024, 0, 0)),
        id="nickname-and-quotes",
    ),
    pytest.param(
        "3. [Vision] TITLE.（ARXIV）[GitHub](CODE)",
        Facts(),
        id="wide-brackets",
    ),
    pytest.param(
        "- TITLE (ARXIV) [Official GitHub](CODE)",
        Facts(),
        id="address-in-prose",
    ),
    pytest.param(
        "- TITLE, *AUTHORS*, **ICML'24**, [[arXiv]](ARXIV) [[code]](CODE)",
        Facts(authors=BOTH, venue="ICML", date=(2024, 0, 0)),
        id="brackets-inside-links",
    ),
    pytest.param(
        "- **TITLE** - AUTHORS - ICML 2024 - [Paper](ARXIV) - [Code](CODE)",
        Facts(authors=BOTH, venue="ICML", date=(2024, 0, 0)),
        id="dashes",
    ),
    pytest.param(
        "- [TITLE](ARXIV) by AUTHORS | [Code](CODE)",
        Facts(authors=BOTH),
        id="by",
    ),
    pytest.param(
        "- 🔥 [HOT] **[TITLE](ARXIV)** "
        "[![Star](https://img.shields.io/github/stars/hustvl/Vim)](CODE)",
        Facts(),
        id="emoji-and-star-badge",
    ),
    pytest.param(
        "- TITLE [![arXiv](https://img.shields.io/badge/arXiv-NUMBER-b31b1b.svg)](ARXIV) "
        "[![Code](https://img.shields.io/badge/Code-GitHub-blue)](CODE)",
        Facts(),
        id="linked-badges",
    ),
    pytest.param(
        "- TITLE ![](https://img.shields.io/badge/arXiv-NUMBER-red) "
        "![](https://img.shields.io/badge/ICML-2024-blue) [code](CODE)",
        Facts(venue="ICML", date=(2024, 0, 0)),
        id="badges-without-links",
    ),
    pytest.param(
        '- <a href="ARXIV">TITLE</a><br>AUTHORS<br>ICML 2024 | <a href="CODE">Code</a>',
        Facts(authors=BOTH, venue="ICML", date=(2024, 0, 0)),
        id="html",
    ),
    pytest.param(
        "- **TITLE**\n"
        "  - Authors: AUTHORS\n"
        "  - Venue: ICML 2024\n"
        "  - [Paper](ARXIV) | [Code](CODE)",
        Facts(authors=BOTH, venue="ICML", date=(2024, 0, 0)),
        id="details-in-nested-items",
    ),
    pytest.param(
        "|Date|Title|Authors|PDF|Code|\n"
        "|-|-|-|-|-|\n"
        "|**2024-01-17**|**TITLE**|Lianghui Zhu et.al.|[NUMBER](ARXIV)|**[link](CODE)**|",
        Facts(authors=("Lianghui Zhu",), date=(2024, 1, 17)),
        id="table",
    ),
    pytest.param(
        "|Date|Paper|Figure|Link|Code|\n"
        "|:-|:-|:-|:-|:-|\n"
        "|Arxiv 24.01.17 (ICML 2024)|TITLE|![f](x.png)|[Link](ARXIV)|[Code](CODE)|",
        Facts(venue="ICML", date=(2024, 0, 0)),
        id="table-paper-is-title",
    ),
    pytest.param(
        "|No.|Title|Publish|Paper|Code|\n"
        "|-|-|-|-|-|\n"
        "|1|TITLE|ICML'24|[Paper](ARXIV)|[![s](https://img.shields.io/github/stars/hustvl"
        "/Vim)](CODE)|",
        Facts(venue="ICML", date=(2024, 0, 0)),
        id="table-title-and-paper",
    ),
    pytest.param(
        "|Year|What|\n"
        "|-|-|\n"
        "|2024|**TITLE** <br> *AUTHORS* <br> ICML 2024 [[paper](ARXIV)] [[code](CODE)]|",
        Facts(authors=BOTH, venue="ICML", date=(2024, 0, 0)),
        id="table-without-known-heads",
    ),
    pytest.param(
        "<table><tr><th>Title</th><th>Venue</th><th>Links</th></tr>\n"
        '<tr><td>TITLE</td><td>ICML 2024</td><td><a href="ARXIV">paper</a> <a '
        'href="CODE">code</a></td></tr></table>',
        Facts(venue="ICML", date=(2024, 0, 0)),
        id="html-table",
    ),
    pytest.param(
        '<ul>\n<li><a href="ARXIV">TITLE</a>, AUTHORS <a href="CODE">[code]</a></li>\n</ul>',
        Facts(authors=BOTH),
        id="html-list",
    ),
    pytest.param(
        "- [NUMBER](ARXIV) TITLE [[code](CODE)]",
        Facts(),
        id="identifier-first",
    ),
    pytest.param(
        "- AUTHORS: TITLE. [arXiv:NUMBER](ARXIV) [code](CODE)",
        Facts(authors=BOTH),
        id="authors-and-colon",
    ),
    pytest.param(
        "- **2024.01 | TITLE** | [paper](ARXIV) | [code](CODE)",
        Facts(),
        id="date-in-bold-title",
    ),
    pytest.param(
        "- [TITLE][vim] [[code][c]]\n\n[vim]: ARXIV\n[c]: CODE",
        Facts(),
        id="reference-links",
    ),
    pytest.param(
        "* Paper: TITLE [[Project]](ARXIV) [[Code]](CODE)",
        Facts(),
        id="label-before-and-project-that-is-the-paper",
    ),
    pytest.param(
        "- **TITLE**\n  - AUTHORS\n  - [[Paper]](ARXIV)\n  - [[C++ Reference]](CODE)",
        Facts(authors=BOTH),
        id="code-by-its-host",
    ),
    pytest.param(
        "* Lianghui Zhu, Bencheng Liao, *TITLE*, Trans. on Shell Processing 2024 [[Paper](ARXIV)]",
        Facts(authors=BOTH, venue="Trans. on Shell Processing", date=(2024, 0, 0), code=""),
        id="italic-title-and-shortened-venue",
    ),
    pytest.param(
        "* Lianghui Zhu, Bencheng Liao, TITLE, arXiv preprint arXiv:NUMBER, 2024 [[Code](CODE)]",
        Facts(authors=BOTH),
        id="no-marks-and-preprint-behind-a-comma",
    ),
    pytest.param(
        "* **[The Vim Transformer](https://docs.example.org/vim)** (from Univ. Wuhan) released "
        "with the paper [TITLE](ARXIV) by AUTHORS.",
        Facts(authors=BOTH, code=""),
        id="documentation-before-the-paper",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_reads_a_row(text: str, expected: Facts) -> None:
    """The same paper, whatever the shape."""
    for word, value in FILLED.items():
        text = text.replace(word, value)

    (row,) = markdown.rows(f"# Awesome\n\n## Vision\n\n{text}\n", "list.md")

    assert row.kind == "paper", row.reason
    assert facts(row.record) == expected
    assert row.section[:2] == ("Awesome", "Vision")


SAME = ""  # the title is what was written

TITLES = [
    pytest.param(
        "Is Mamba Capable of In-Context Learning?",
        SAME,
        id="question",
    ),
    pytest.param(
        'A "Quoted" Word in a Title',
        SAME,
        id="quotation-inside",
    ),
    pytest.param(
        '"Why Should I Trust You?" Explaining Predictions',
        SAME,
        id="quotation-begins",
    ),
    pytest.param(
        r"Learning $\mathcal{O}(n)$ Models with $x_i * y_i$",
        SAME,
        id="math",
    ),
    pytest.param(
        "A `code` and *emph* and <b>bold</b> Title",
        "A code and emph and bold Title",
        id="markup",
    ),
    pytest.param(
        "S4++: Elevating Long Sequences",
        SAME,
        id="plus",
    ),
    pytest.param(
        "On the Transferability of [V]-Mamba",
        SAME,
        id="brackets-inside",
    ),
    pytest.param(
        "Attention, State Spaces, and Recurrent Networks",
        SAME,
        id="commas",
    ),
    pytest.param(
        "Improving Language Understanding by Generative Pre-Training",
        SAME,
        id="by-inside",
    ),
    pytest.param(
        "Resurrecting Recurrent Neural Networks",
        SAME,
        id="journal-inside",
    ),
    pytest.param(
        "A &amp; B: Ampersands &lt;b&gt;",
        "A & B: Ampersands <b>",
        id="entities",
    ),
    pytest.param(
        "<script>alert(1)</script>Safe Title Here",
        "Safe Title Here",
        id="script",
    ),
    pytest.param(
        "状态空间模型：综述",
        SAME,
        id="chinese",
    ),
    pytest.param(
        "نماذج فضاء الحالة الانتقائية",
        SAME,
        id="arabic",
    ),
    pytest.param(
        "(Machine) Learning to Do More",
        SAME,
        id="round-brackets-begin",
    ),
    pytest.param(
        "Mamba 7B",
        SAME,
        id="short",
    ),
    pytest.param(
        "Eﬃciently Modeling Long Sequences",
        "Efficiently Modeling Long Sequences",
        id="ligature",
    ),
]


@pytest.mark.parametrize(("written", "title"), TITLES)
@pytest.mark.parametrize("frame", ["- [{}](%s)", "- **{}** [[Paper](%s)]", "- {} [[paper](%s)]"])
def test_a_title_is_kept_as_it_is(frame: str, written: str, title: str) -> None:
    """Markup is taken off, nothing else; in a link, in bold, and plain."""
    (row,) = markdown.rows(frame.format(written) % ARXIV, "list.md")

    assert row.record is not None
    assert row.record.title == (title or written)


def test_links_are_distinguished_by_role() -> None:
    """Labels, then hosts; words of their own make a related link; home pages are left out."""
    text = (
        f"- **{TITLE}**, [Lianghui Zhu](https://zhu.github.io), Bencheng Liao [[PDF]({ARXIV}.pdf)] "
        f"[[Project Page](https://v.io)] [[The Annotated Vim](https://x.org/vim)] [[Code]({CODE})]"
    )

    (row,) = markdown.rows(text, "list.md")

    assert row.record is not None
    assert [str(a) for a in row.record.authors] == list(BOTH)
    assert [(link.role, link.url) for link in row.record.links] == [
        ("pdf", f"{ARXIV}.pdf"),
        ("project", "https://v.io"),
        ("related", "https://x.org/vim"),
        ("code", CODE),
    ]


def test_a_thesis_has_its_school() -> None:
    """A library's catalogue card."""
    text = (
        "* **Modeling sequences**, Responsibility: Albert Gu, Publication: [Stanford, California]"
        " : "
        "[Stanford University], 2023 [[Thesis (330 pages)](https://searchworks.stanford.edu/1)]"
    )

    (row,) = markdown.rows(text, "list.md")

    assert row.record is not None
    assert (row.record.type, row.record.venue, row.record.year) == (
        "phdthesis",
        "Stanford University",
        2023,
    )


@pytest.mark.slow
def test_volume_and_pages_of_a_citation() -> None:
    """ "35 (2022): 2846-2861" is a volume, a year and pages."""
    text = (
        '* "S4ND: Modeling Images." Nguyen, Eric, et al. '
        "Advances in neural information processing systems 35 (2022): 2846-2861."
    )

    (row,) = markdown.rows(text, "list.md")

    assert row.record is not None
    record = row.record
    assert (record.venue, record.year, record.volume, record.pages) == (
        "NeurIPS", 2022, "35", "2846–2861",
    )  # fmt: skip
    assert (len(record.authors), record.others) == (1, True)


def test_what_a_row_states_is_kept_apart_from_what_its_id_says() -> None:
    """The date of the row, the year of the venue, the year of the heading."""
    text = f"# L\n## Year 2023\n- (ICML 2024) [{TITLE}]({ARXIV}) (2024.02.20)\n"

    (row,) = markdown.rows(text, "list.md")

    assert (row.stated, row.own_year, row.section_year) == ("2024-02-20", 2024, 2023)


@pytest.mark.parametrize("label", ["7", ID, "Paper"])
def test_numbers_and_ids_in_brackets_are_no_topics(label: str) -> None:
    """`**[7]** Title` numbers the row; it is not a tag."""
    (row,) = markdown.rows(f"- **[{label}]** **{TITLE}** [[pdf]({ARXIV})]", "l.md")

    assert row.record is not None
    assert row.record.tags == ()


def test_a_bold_line_above_papers_is_no_title() -> None:
    """Papers under a folded or bold heading of several words keep their own titles."""
    item = f"- {TITLE}, Zhu et al. [[pdf]({ARXIV})]"
    summary = "<summary>Backbones for all image tasks</summary>"
    (row,) = markdown.rows(f"<details>{summary}\n\n{item}\n\n</details>", "l.md")

    assert row.record is not None
    assert row.record.title == TITLE


def test_bracketed_topics_become_tags_but_nicknames_do_not() -> None:
    """ "[Time Series]" is a topic, "[DETR]" a model."""
    text = f"- [Time Series] [DETR] {TITLE} [[paper]({ARXIV})]"

    (row,) = markdown.rows(text, "list.md")

    assert row.record is not None
    assert row.record.tags == ("time-series",)


HEADED = """\
### 1. {title}

**Authors**: {authors}

[📄 Paper]({arxiv})
"""
RUN_ON = "**{title}**\n**Authors**: {authors}\n[Paper]({arxiv})\n"


@pytest.mark.parametrize("text", [HEADED, RUN_ON], ids=["heading", "paragraph"])
def test_a_label_in_bold_is_a_label(text: str) -> None:
    """ "**Authors**: …" names the authors; neither "Authors" nor their names are a remark."""
    filled = text.format(title=TITLE, authors=", ".join(BOTH), arxiv=ARXIV)
    other = text.format(
        title="Slow Shells of Many Snails", authors="Anna Carver", arxiv=f"{CODE}/b"
    )

    row = markdown.rows(f"# L\n\n## Vision\n\n{filled}\n{other}", "l.md")[0]

    assert row.record is not None
    assert facts(row.record) == Facts(authors=BOTH, code="")
    assert row.record.extra == ()


def test_two_papers_joined_by_and_are_two_rows() -> None:
    """Each has its own year; nothing but a link tells them apart."""
    text = (
        "* [The Slow File System](https://example.com/slow.html) (2003) and "
        "[Shelltable: Storage of Shells](https://example.com/shell.pdf) (2006): two parts."
    )

    rows = markdown.rows(text, "l.md")

    assert [(row.line, row.record and (row.record.title, row.record.year)) for row in rows] == [
        (1, None),
        (1, ("Shelltable: Storage of Shells", 2006)),
    ]


def test_a_web_page_with_a_year_is_a_paper_in_a_list_of_such_papers() -> None:
    """Its neighbours are dated papers; a section of software is none."""
    papers = [
        f"* [The Shells of Tide {n}](https://example.com/{n}.pdf) (200{n}): slow" for n in range(5)
    ]
    page = "* [Slow Data: Analysis of Shells](https://example.com/slow.html) (2010): slower"
    text = "\n".join(["# L", "## Old", *papers, "## New", page, "## Tools", page])

    kinds = [row.kind for row in markdown.rows(text, "l.md")]

    assert kinds == ["paper"] * 5 + ["paper", "tool"]
