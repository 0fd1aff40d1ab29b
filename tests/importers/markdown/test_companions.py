"""Lists of somebody's own works say with whom they were written, not who that somebody is."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown
from tests.importers.markdown.support import papers

FILE = "https://harbour.example/files/a.pdf"
WITH = "with Anna Carver and Ben Holm"
SAID = "{title} | {venue} | {year} | {remark}"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(f"- [Slow Shells of the Sea]({FILE}), {WITH}, Econometrica, 2020",
                     f"Slow Shells of the Sea | Econometrica | 2020 | {WITH}", id="behind a link"),
        pytest.param(f"- Slow Shells of the Sea ({WITH}). Econometrica, 2020. [pdf]({FILE})",
                     f"Slow Shells of the Sea | Econometrica | 2020 | {WITH}", id="in brackets"),
        pytest.param(f"- Slow Shells of the Sea, joint {WITH}, Tidal Notes, 2020. [pdf]({FILE})",
                     f"Slow Shells of the Sea | Tidal Notes | 2020 | joint {WITH}",
                     id="behind a comma"),
        pytest.param(f"1. [Slow Shells of the Sea]({FILE}).<br>\nWith Ben Holm. In progress.",
                     "Slow Shells of the Sea |  | 0 | In progress; With Ben Holm", id="below"),
        pytest.param(f"- (joint with *Ben Holm*) **Slow Shells of the Sea.** [pdf]({FILE})",
                     "Slow Shells of the Sea |  | 0 | joint with Ben Holm", id="before it"),
        pytest.param(f"- *Slow Shells of the Sea (with Applications to Tides)* [pdf]({FILE})",
                     "Slow Shells of the Sea (with Applications to Tides) |  | 0 | ",
                     id="what it treats"),
        pytest.param(f"- [Sailing, with Less of the Sea]({FILE})",
                     "Sailing, with Less of the Sea |  | 0 | ", id="a title's own words"),
        *(
            pytest.param(f"- [Sailing the Sea{own}]({FILE})", f"Sailing the Sea{own} |  | 0 | ",
                         id=f"a title's own{own}")
            for own in (", with Exercises", " (with Stan)", ", with Monte Carlo Search")
        ),
    ],
)  # fmt: skip
def test_they_are_a_remark(row: str, said: str) -> None:
    """They are not the authors: one of them is missing."""
    (found,) = papers(row)
    record = found.record
    assert record
    assert record.authors == ()
    assert said == SAID.format(
        title=record.title,
        venue=record.venue,
        year=record.year or 0,
        remark=dict(record.extra).get("remark", ""),
    )


NO_PAPER = ("it may be no paper: only people are below its words",)


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        pytest.param("**Slow Shells of the Sea**\nwith Ben Holm", NO_PAPER, id="one of several"),
        pytest.param("**Slow Shells of the Sea**\\\nAda Yu and Ben Holm", NO_PAPER, id="several"),
        pytest.param("**Chairs of the Shell Day**\\\nAda Yu and Ben Holm", NO_PAPER, id="no paper"),
        pytest.param(
            "## 2020\n\n**Slow Shells of the Sea**\\\nAda Yu and Ben Holm", (), id="dated"
        ),
        pytest.param(f"**[Slow Shells of the Sea]({FILE})**\nAda Yu and Ben Holm", (), id="linked"),
    ],
)
def test_a_paragraph_of_a_title_and_people(text: str, questions: tuple[str, ...]) -> None:
    """It is not passed over: only a person can say whether it is a paper."""
    (row,) = markdown.rows(f"{text}\n", "list.md")
    assert (row.kind, row.questions) == ("paper", questions)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        pytest.param("Econometrica, 2020", ("Econometrica", []), id="a periodical"),
        pytest.param("Econometrica 2020", ("Econometrica", []), id="one without a comma"),
        pytest.param("Miller, 2020", ("", ["Miller"]), id="a surname"),
    ],
)
def test_a_word_and_a_year_behind_a_title(word: str, said: tuple[str, list[str]]) -> None:
    """They are a periodical, unless the word is a known surname."""
    (row,) = papers(f"- **Slow Shells of the Sea**. {word}. [pdf]({FILE})\n")
    assert row.record
    assert said == (row.record.venue, [person.last for person in row.record.authors])
