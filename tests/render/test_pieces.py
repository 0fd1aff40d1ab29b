"""A view's `row`: pieces with facts in them, and what goes when a fact is not known."""

from __future__ import annotations

import pytest

from ssmlit.errors import UsageError
from ssmlit.model import Identifier, Link, Person, Record
from ssmlit.render import render, view_from_table

WHOLE = Record(
    key="carver2024slow",
    title="Slow [Snails] *of* the Sea",
    authors=(Person("Carver", "Anna"), Person("Holm", "Ben"), Person("Quist", "Ida")),
    year=2024,
    month=3,
    day=9,
    venue="ICML",
    note="to begin with",
    tags=("vision",),
    identifiers=(Identifier("arxiv", "2403.00001"),),
    links=(Link("code", "https://github.com/a/b"),),
)
BARE = Record(key="bare", title="Bare")


def row(record: Record, *pieces: str, **settings: object) -> str:
    """Return the line that some pieces make of a paper."""
    table = {"group": "none", "contents": False, "row": list(pieces), "authors": 0, **settings}
    return render([record], view_from_table("v", table), date="").removesuffix("\n")


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        pytest.param("", r"Slow \[Snails\] \*of\* the Sea", id="title-as-text"),
        pytest.param(" {authors}", " Anna Carver, Ben Holm, Ida Quist", id="authors"),
        pytest.param(" {authors:; }", " Anna Carver; Ben Holm; Ida Quist", id="between-them"),
        pytest.param(" {authors:| and }", " Anna Carver, Ben Holm and Ida Quist", id="the-last"),
        pytest.param(" {venue} {year}", " ICML 2024", id="venue-and-year"),
        pytest.param(" {date}", " 2024-03-09", id="date"),
        pytest.param(" {date:%b %d, %Y}", " Mar 09, 2024", id="date-in-a-form"),
        pytest.param(" ({note})", " (to begin with)", id="note"),
        pytest.param(" {tags}", " `vision`", id="tags"),
        pytest.param(" [x]({paper})", " [x](https://arxiv.org/abs/2403.00001)", id="paper"),
        pytest.param(" [x]({paper:pdf})", " [x](https://arxiv.org/pdf/2403.00001)", id="pdf"),
        pytest.param(" {code}, {repository}", " https://github.com/a/b, a/b", id="code"),
        pytest.param(" arXiv:{arxiv}", " arXiv:2403.00001", id="arxiv"),
        pytest.param(
            " [{doi:paper}]({paper})", " [paper](https://arxiv.org/abs/2403.00001)", id="no-doi"
        ),
        pytest.param(
            " [{shorttitle}]({paper})",
            " [Paper](https://arxiv.org/abs/2403.00001)",
            id="a link without words of its own",
        ),
        pytest.param(" {number}", " 1", id="number"),
    ],
)
def test_a_piece_shows_its_facts(piece: str, shown: str) -> None:
    """Facts are escaped; what is around them is written as it is."""
    title = "" if piece else shown
    assert row(WHOLE, "{title}", piece) == (title or rf"Slow \[Snails\] \*of\* the Sea{shown}")


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        pytest.param(["{title}", ", {authors}"], "Bare", id="a-piece-goes"),
        pytest.param(["{title} - {authors}. {venue}."], "Bare.", id="separators-before-it-go"),
        pytest.param(["{venue}: {title}"], "Bare", id="at-the-begin-those-behind-it"),
        pytest.param(["[{title}]({paper})"], "Bare", id="the-words-of-a-link-stay"),
        pytest.param(["{title} [[b](x),[pdf]({pdf})]"], "Bare [[b](x)]", id="its-label-does-not"),
        pytest.param(["**{title}**", " [a]({code})", "[b](x)"], "**Bare** [b](x)", id="a-space"),
        pytest.param(["{title}", " {note}", "."], "Bare.", id="no-space-before-a-full-stop"),
        pytest.param(["- ", "{title}", "!"], "- Bare!", id="words-alone-stay"),
    ],
)
def test_an_unknown_fact_goes_with_what_belongs_to_it(pieces: list[str], shown: str) -> None:
    """Nothing hangs in the air where a paper has no authors, venue or link."""
    assert row(BARE, *pieces) == shown


def test_a_needed_fact_takes_the_others_along() -> None:
    """`{venue!}`: a year by itself is not shown, or is, as the view likes it."""
    preprint = Record(key="p", title="P", year=2024)

    assert row(preprint, "[{venue!} {year}] ", "{title}") == "P"
    assert row(preprint, "[{venue} {year}] ", "{title}") == "[2024] P"
    assert row(preprint, "[{venue!} {year}] ", "{title}", words={"preprint": "arXiv"}) == (
        "[arXiv 2024] P"
    )


def test_a_full_stop_appears_once() -> None:
    """Behind "et al.", and where two pieces meet."""
    record = Record(key="p", title="P", authors=(Person("Gu", "A."),), others=True)

    assert row(record, "{title}. ", "*{authors}.*", ".") == "P. *A. Gu et al.*."
    assert row(record, "{title}.", ". {authors}") == "P. A. Gu et al."


def test_et_al_is_apart_from_the_names_with_a_fact_of_its_own() -> None:
    """`{others}` takes it out of the names, and is nothing for a list that names them all."""
    cut = Record(key="p", title="P", authors=(Person("Gu", "A."),), others=True)
    pieces = ("{title}", ", *{authors}*", " {others}", ".")

    assert row(cut, *pieces) == "P, *A. Gu* et al."
    assert row(cut._replace(others=False), *pieces) == "P, *A. Gu*."
    assert row(WHOLE, *pieces, authors=1).endswith(", *Anna Carver* et al.")
    assert row(cut, "{title}", ", _{authors}_", " {others:and others}") == "P, _A. Gu_ and others"


@pytest.mark.parametrize("pieces", [["- {authors}"], "- {title}", [1]])
def test_a_row_is_a_list_of_texts_with_the_title(pieces: object) -> None:
    """Without the title nobody would know the paper."""
    with pytest.raises(UsageError, match=r"views\.v\.row must be"):
        view_from_table("v", {"row": pieces})


@pytest.mark.parametrize(
    ("form", "paper", "pdf"),
    [
        pytest.param("", "abs/2403.00001", "pdf/2403.00001", id="usual"),
        pytest.param(
            "https://arxiv.org/abs/{id}{v}", "abs/2403.00001v3", "pdf/2403.00001", id="version"
        ),
        pytest.param(
            "https://arxiv.org/pdf/{id}{v}.pdf",
            "pdf/2403.00001v3.pdf",
            "pdf/2403.00001v3.pdf",
            id="pdf",
        ),
    ],
)
def test_links_to_arxiv_have_the_views_form(form: str, paper: str, pdf: str) -> None:
    record = WHOLE._replace(venue="", identifiers=(Identifier("arxiv", "2403.00001", 3),))

    assert row(record, "{title}", " {paper}", " {paper:pdf}", arxiv=form).split()[-2:] == [
        f"https://arxiv.org/{paper}",
        f"https://arxiv.org/{pdf}",
    ]


def test_a_form_of_links_to_arxiv_names_the_id() -> None:
    with pytest.raises(UsageError, match="an address with"):
        view_from_table("v", {"arxiv": "https://arxiv.org/abs/"})


def test_a_pdf_that_is_the_papers_address_is_shown_once() -> None:
    link = Link("pdf", "https://example.org/a.pdf")

    assert row(BARE._replace(links=(link,)), "{title}", " [p]({paper})", " [pdf]({pdf})") == (
        "Bare [p](https://example.org/a.pdf)"
    )
    assert row(BARE._replace(links=(link,)), "{title}", " [pdf]({pdf})") == (
        "Bare [pdf](https://example.org/a.pdf)"
    )
