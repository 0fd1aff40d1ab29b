"""A link that only the end of a row's words is, and people who are no authors."""

from __future__ import annotations

import pytest

from tests.importers.markdown.support import papers, shown

PDF = "https://shells.example/{}.pdf"
USUAL = "".join(
    f"- [Slow Shells of the Quiet {word}]({PDF.format(word)}), SLUG 2016\n"
    for word in ("Tide", "Harbour", "Lagoon")
)
PLAIN = "".join(
    f"- Old Shells of the Quiet {word}, ICML 2016\n" for word in ("Bay", "Fjord", "Strait", "Sound")
)
ASKED = "its title may be only the words of its link"
TITLE = "Calm Shells of the Cold Sea"
LINK = f"[{TITLE}]({PDF.format('calm')})"


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("CARVER, ", id="a name in capitals"),
        pytest.param("SLUG 16 -- `cloud + sea` -- Holm et al, ", id="a label"),
        pytest.param("Holm et al, Eurosys'17, ", id="people and a venue"),
    ],
)
@pytest.mark.parametrize("after", ["", " (2016)"])
def test_the_other_rows_say_that_a_link_is_the_title(before: str, after: str) -> None:
    """Of a row alone it is asked."""
    row = f"- {before}{LINK}{after}\n"

    assert [it.record and it.record.title for it in papers(USUAL + PLAIN + row)][-1] == TITLE
    (alone,) = papers(row)
    assert ASKED in alone.questions


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(f"- Snail: {LINK}\n", id="a name before it"),
        pytest.param(f"- On Shells and {LINK} again\n", id="in the middle"),
        pytest.param(f"- Anna Carver, Ben Holm, {LINK}\n", id="people"),
        pytest.param(f"- Old Shells, New [Sand]({PDF.format('sand')})\n", id="a word"),
    ],
)
def test_other_words_before_a_link_are_no_question(row: str) -> None:
    assert ASKED not in [asked for it in papers(row) for asked in it.questions]


@pytest.mark.parametrize(
    ("said", "remark"),
    [
        pytest.param(", ed. Ben Holm (Slow Books, 2014)", "ed. Ben Holm; Slow Books", id="one"),
        pytest.param(
            " eds. Ben Holm and Ida C. Quist (Slow Books, 2014)",
            "eds. Ben Holm and Ida C. Quist; Slow Books", id="two",
        ),
        pytest.param(
            ", edited by Ben Holm, Slow Books, 2014", "edited by Ben Holm; Slow Books", id="words"
        ),
        pytest.param(", 2nd ed. Slow Books, 2014", "2nd ed; Slow Books", id="an edition"),
    ],
)  # fmt: skip
def test_editors_are_no_authors(said: str, remark: str) -> None:
    (paper,) = papers(f"- **{TITLE}**{said}. [pdf]({PDF.format('calm')})\n")

    assert paper.record
    assert paper.record.authors == ()
    assert dict(paper.record.extra)["remark"] == remark


def test_a_day_is_no_volume() -> None:
    """Else the periodical would be called "Annals of Shells Feb"."""
    row = f'- Anna Carver, "{TITLE}," Annals of Shells Feb. 13, 2018. [pdf]({PDF.format("calm")})\n'

    assert shown(row, "{people} | {year} | {title} | {venue}") == [
        f"Anna Carver | 2018 | {TITLE} | "
    ]


def test_a_label_with_info() -> None:
    row = f"- {LINK}\n  - Authors: Ben Holm\n  - Journal info: Annals of Shells, 2017\n"

    assert shown(row) == [f"Ben Holm | 2017 | {TITLE} | Annals of Shells"]
