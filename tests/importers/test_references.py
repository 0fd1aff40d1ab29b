"""Reference lists in plain text: the common styles, and what cannot be read for sure."""

from __future__ import annotations

import pytest

from ssmlit.importers import read_rows, references
from ssmlit.importers.references import items, reader

DAYS = "Conference on Shells, SLOW 2019, Old Harbour, Canada, August 10-16, 2019"

STYLES = [
    pytest.param(
        "A. B. Carver and B. Holm, “Slow shells: A survey,” Annals of Shells, vol. 3, no. 2, "
        "pp. 15–24, Jul. 2014, doi: 10.1000/slow.1.",
        "ieee",
    ),
    pytest.param(
        "Carver, A. B., & Holm, B. (2014, July). Slow shells: A survey. Annals of Shells, 3(2), "
        "15–24. https://doi.org/10.1000/slow.1",
        "apa",
    ),
    pytest.param(
        "Carver, A. B., and B. Holm. “Slow Shells: A Survey.” Annals of Shells, vol. 3, no. 2, "
        "July 2014, pp. 15–24, https://doi.org/10.1000/slow.1.",
        "mla",
    ),
    pytest.param(
        "Carver AB, Holm B. Slow shells: A survey. Annals of Shells. July 2014;3(2):15-24. "
        "doi:10.1000/slow.1",
        "vancouver",
    ),
    pytest.param(
        "Carver, A. B., and B. Holm. 2014. “Slow Shells: A Survey.” Annals of Shells 3 (2) "
        "(July): 15–24. https://doi.org/10.1000/slow.1.",
        "chicago",
    ),
    pytest.param(
        "A. B. Carver and B. Holm. 2014. Slow shells: A survey. Annals of Shells 3, 2 "
        "(July 2014), 15–24. https://doi.org/10.1000/slow.1",
        "acm",
    ),
    pytest.param(
        "Carver, A.B., Holm, B.: Slow shells: A survey. Annals of Shells. 3(2), 15–24 (July 2014). "
        "https://doi.org/10.1000/slow.1.",
        "lncs",
    ),
    pytest.param(
        "Carver, A. B. & Holm, B. Slow shells: A survey. Annals of Shells 3(2), 15–24 (July 2014) "
        "doi:10.1000/slow.1.",
        "nature",
    ),
    pytest.param(
        "Carver, A.B. and Holm, B. (2014) “Slow shells: A survey,” Annals of Shells, 3(2) July, "
        "pp. 15–24. Available at: https://doi.org/10.1000/slow.1.",
        "harvard",
    ),
    pytest.param(
        "A.B. Carver, B. Holm, Slow shells: A survey, Annals of Shells 3 (2) (July 2014) 15–24. "
        "https://doi.org/10.1000/slow.1.",
        "elsevier",
    ),
]


@pytest.mark.parametrize(("text", "style"), STYLES)
def test_reads_an_article_in_each_style(text: str, style: str) -> None:
    """The same article, whatever style it is printed in."""
    found = reader.read(text)

    assert found is not None, style
    people = [(it.last, it.first.replace(". B", ".B")) for it in found.authors]
    facts = (found.title.lower(), found.venue, found.volume, found.number, found.pages)
    assert people == [("Carver", "A.B."), ("Holm", "B.")]
    assert facts == ("slow shells: a survey", "Annals of Shells", "3", "2", "15–24")
    assert (found.type, found.year, found.month) == ("article", 2014, 7)
    assert [str(it) for it in found.identifiers] == ["doi:10.1000/slow.1"]


OTHERS = [
    pytest.param(
        "A. Carver and B. Holm, “Slow shells,” arXiv:2312.00752, 2023.",
        ("misc", "Slow shells", "", "", "", 2023),
        id="preprint",
    ),
    pytest.param(
        "Carver, A., & Holm, B. (2023). Slow shells. arXiv preprint arXiv:2312.00752.",
        ("misc", "Slow shells", "", "", "", 2023),
        id="preprint-apa",
    ),
    pytest.param(
        f"A. Carver et al., “Slow shells,” in 3rd {DAYS}, pp. 15–24.",
        ("inproceedings", "Slow shells", f"3rd {DAYS}", "15–24", "", 2019),
        id="proceedings-with-days",
    ),
    pytest.param(
        "Carver, A., Holm, B.: Slow shells. In: Proceedings of the Conference on Shells. "
        "pp. 15–24. ACM, Old Harbour (2019).",
        (
            "inproceedings", "Slow shells", "Proceedings of the Conference on Shells", "15–24",
            "ACM, Old Harbour", 2019,
        ),
        id="proceedings-with-publisher",
    ),
    pytest.param(
        "Carver, A. (2019). What are shells? A survey. Old Harbour: Slow Press.",
        ("book", "What are shells? A survey", "", "", "Slow Press", 2019),
        id="book-with-a-question",
    ),
    pytest.param(
        "Carver, Anna. Slow shells. PhD thesis, University of Old Harbour, 2019.",
        ("phdthesis", "Slow shells", "University of Old Harbour", "", "", 2019),
        id="thesis",
    ),
    pytest.param(
        "Carver A. Slow shells[J]. J. Slow Shells, 2019, 3(2): 15-24.",
        ("article", "Slow shells", "J. Slow Shells", "15–24", "", 2019),
        id="gb-t-7714",
    ),
    pytest.param(
        "Carver, A., 2019. Slow shells, in: Proceedings of Shells. ACM, pp. 15–24.",
        ("inproceedings", "Slow shells", "Proceedings of Shells", "15–24", "ACM", 2019),
        id="in-behind-a-comma",
    ),
    pytest.param(
        "A. Carver, “Slow shells,” in Proceedings of Shells, Rome, Italy: ACM, 2019, pp. 15–24.",
        ("inproceedings", "Slow shells", "Proceedings of Shells", "15–24", "ACM", 2019),
        id="publisher-behind-its-town",
    ),
    pytest.param(
        "Carver, Anna; Holm, Benjamin. Slow shells. Annals of Shells, vol. 3, 2019, pp. 15–24.",
        ("article", "Slow shells", "Annals of Shells", "15–24", "", 2019),
        id="semicolons",
    ),
    pytest.param(
        "Carver, Anna. 2019. “Slow Shells.” Pp. 15–24 in Proceedings of Shells. Slow Press.",
        ("inproceedings", "Slow Shells", "Proceedings of Shells", "15–24", "Slow Press", 2019),
        id="pages-first",
    ),
    pytest.param(
        "A. Carver, “Slow shells,” in IEEE Transactions on Shells, vol. 3, pp. 15–24, 2019.",
        ("article", "Slow shells", "IEEE Transactions on Shells", "15–24", "", 2019),
        id="in-a-journal",
    ),
    pytest.param(
        "Carver A (2022) Slow shells. In: Proceedings of Shells, Rome, Italy, 23-29 July 2022. "
        "pp 15–24",
        (
            "inproceedings", "Slow shells", "Proceedings of Shells, Rome, Italy, 23-29 July 2022",
            "15–24", "", 2022,
        ),
        id="days-before-the-month",
    ),
    pytest.param(
        "Carver A. Slow shells. Ta Chih [Annals of Shells]. 2019;3(2):15-24.",
        ("article", "Slow shells", "Ta Chih [Annals of Shells]", "15–24", "", 2019),
        id="venue-with-its-translation",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), OTHERS)
def test_reads_other_kinds_of_works(text: str, facts: tuple[object, ...]) -> None:
    """Preprints, proceedings with their days and publishers, books, theses."""
    found = reader.read(text)

    assert found is not None
    said = (found.type, found.title, found.venue, found.pages, found.publisher, found.year)
    assert said == facts


UNSURE = [
    pytest.param("A. Carver, Slow shells, quiet shells, Annals, Shells 3 (2014) 15.", id="commas"),
    pytest.param("Carver, A. (2014). Slow shells. Quiet ones, 3, 15–24 and more.", id="more-text"),
    pytest.param("Carver, A. (2014). Slow shells. The Harbour.", id="no-known-venue"),
    pytest.param("Slow shells. Annals of Shells, 3(2), 15–24, 2014.", id="nobody"),
    pytest.param("A. Carver, “Slow shells,” Annals of Shells, vol. 3.", id="no-year"),
    pytest.param("Carver, A. (2013). Slow. Annals of Shells, 3(2), 15–24, 2014.", id="two-years"),
    pytest.param("Carver, A. (2014). Slow shells (p. 3). Slow Press.", id="pages-in-the-title"),
    pytest.param("Carver, A. (2014). Slow Process. Proceedings of Shells.", id="stop-in-doubt"),
    pytest.param("Carver, A., … Holm, B. (2014). Slow. Annals of Shells, 3(2), 15.", id="gap"),
    pytest.param("Carver, A. (2014). Slow. In B. Holm (Ed.), Shells (pp. 1–9).", id="editor"),
    pytest.param("A. Carver, Slow Shells, Quiet Shells, Annals of Shells 3 (2014) 15.", id="names"),
    pytest.param(
        "Carver, Anna, Holm, Ben, and Yu, Carl, Slow shells, Annals 3 (2014).", id="pairs"
    ),
    pytest.param("Carver A: Slow shells. Annals of Shells 3:15–42014.", id="glued-pages"),
    pytest.param("Carver A. Slow shells. In: Proceedings 2014;Vol. 3Press.", id="glued-volume"),
    pytest.param("CARVER OF THE OLD HARBOUR, " * 30 + "2014.", id="many-capitals"),
    pytest.param("Carver, A. (2014). Slow. Old Shells, Nov/Dec 2014, 3(2), 5–9.", id="two-months"),
    pytest.param("Carver, A. (2014). Slow. Old Shells, Winter 2014, 3(2), 5–9.", id="season"),
    pytest.param(
        "A. Carver, B. Holm, Slow shells, Annals of Shells 3 (2014) 15.", id="page-or-issue"
    ),
    pytest.param("A. Carver, “Slow,” Univ. Shells, Rome, Tech. Rep. 123, 2014.", id="report"),
    pytest.param("A. Carver, “Slow,” Univ. Shells, Internal Report 12, 2014.", id="number"),
    pytest.param("A. Carver, “Slow,” presented at the Conf. Shells, Rome, 2014.", id="talk"),
    pytest.param("A. Carver, “Slow,” J. Shells [Online], vol. 3, 2014.", id="medium"),
    pytest.param(
        "A. Carver, “Slow,” in Shells, B. Holm, Ed. Rome: Wiley, 2014, pp. 1–9.",
        id="editor-behind-the-book",
    ),
    pytest.param("王伟, 李娜. 慢贝壳研究[J]. 贝壳学报, 2014, 32(1): 1-10.", id="chinese-people"),
]


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_sure_is_left_to_people(text: str) -> None:
    """Nothing accounts for all of the text, or two readings do: no record."""
    (row,) = references.rows(text, "refs.txt")

    assert (row.record, row.kind) == (None, "unreadable")


def test_takes_the_identifier_of_an_unsure_reference() -> None:
    """The work is known by it; what the reference says is kept, and it is said so."""
    text = "Carver, Holm: On slow shells (unpublished draft, 2014). doi:10.1000/slow.1"

    (row,) = references.rows(text, "refs.txt")

    assert row.record is not None
    assert [str(it) for it in row.record.identifiers] == ["doi:10.1000/slow.1"]
    assert row.record.title == ""
    assert dict(row.record.extra)["annote"] == f"Reference: text = {text}"
    assert row.doubts


FIRST = "Carver, A. (2014). Slow shells. Annals of Shells, 3(2), 15–24."
SECOND = "Holm, B. (2015). Quiet shells. Annals of Shells, 4(1), 3–8."

LAYOUTS = [
    pytest.param(f"References\n\n[1] {FIRST}\n[2] {SECOND}\n", id="brackets"),
    pytest.param(f"1. {FIRST}\n2. {SECOND}\n", id="numbers"),
    pytest.param(f"[Car14] {FIRST}\n\n[Hol15] {SECOND}\n", id="letters"),
    pytest.param(f"Works Cited\n\n{FIRST}\n\n{SECOND}\n", id="blank-lines"),
    pytest.param(f"{FIRST}\n{SECOND}\n", id="lines"),
    pytest.param(f"{FIRST}\n{SECOND}\n".replace(". Annals", ".\n    Annals"), id="hanging-indents"),
    pytest.param(
        f"[1] {FIRST}\n[2] {SECOND}\n".replace("(2014)", "\n(2014)").replace("3(2)", "\n3(2)"),
        id="broken-lines",
    ),
]


@pytest.mark.parametrize("text", LAYOUTS)
def test_finds_each_reference_of_a_list(text: str) -> None:
    """Labels, blank lines, lines and indents part them; the format is recognised."""
    rows = read_rows(text, "refs.txt")

    assert [row.record and row.record.title for row in rows] == ["Slow shells", "Quiet shells"]


@pytest.mark.parametrize("text", ["(2024)", "[1]\n", "[1]\n\n[2]"])
def test_labels_of_nothing_are_no_references(text: str) -> None:
    assert references.rows(text, "refs.txt") == ()


def test_a_year_at_the_beginning_of_a_line_is_no_label() -> None:
    """Numbers of references count up."""
    found = items.split("1. Carver, A.\n2014. Slow shells.\n2. Holm, B. 2015. Quiet shells.")

    assert [item.text for item in found] == [
        "Carver, A. 2014. Slow shells.",
        "Holm, B. 2015. Quiet shells.",
    ]


def test_a_word_broken_at_the_end_of_a_line_is_not_sure() -> None:
    """ "co-occurrence" keeps its hyphen, "sur-vey" does not."""
    (row,) = references.rows(FIRST.replace("shells.", "sur-\nvey."), "refs.txt")

    assert row.kind == "unreadable"
    assert "hyphen" in row.reason


@pytest.mark.parametrize(
    ("said", "venue", "month"),
    [
        ("Annals of Marine, 2014", "Annals of Marine", 0),
        ("Journal of Decision 2014", "Journal of Decision", 0),
        ("Conference on Novelty, 2014", "Conference on Novelty", 0),
        ("Conference on Mars, 2014", "Conference on Mars", 0),
        ("Annals of Shells, Sept. 2014", "Annals of Shells", 9),
        ("Annals of Shells, Oktober 2014", "Annals of Shells", 10),
        ("Annals of Shells, mars 2014", "Annals of Shells", 3),
    ],
)
def test_a_month_before_the_year(said: str, venue: str, month: int) -> None:
    """It is a whole word; words that begin as months do belong to the venue."""
    found = reader.read(f"Carver, A. Slow shells of all waters. {said}.")
    assert found
    assert (found.venue, found.year, found.month) == (venue, 2014, month)


def test_an_edition_an_address_and_its_day() -> None:
    """They are told apart from title and place."""
    found = reader.read(
        "A. Carver, Slow Shells, 2nd ed. Old Harbour: Slow Press, 2019. [Online]. Available: "
        "https://example.org/shells. Accessed: 3 May 2020."
    )

    assert found is not None
    assert (found.title, found.edition, found.publisher) == ("Slow Shells", "2nd", "Slow Press")
    assert [link.url for link in found.links] == ["https://example.org/shells"]
    assert dict(found.extra) == {"urldate": "2020-05-03", "address": "Old Harbour"}


def test_initials_tell_where_a_surname_begins() -> None:
    """Also where it has a particle in capitals, or no blank is before it."""
    found = reader.read(
        "L. Van Holm and A.B.Carver, “Slow shells,” Annals of Shells, vol. 3, 2014."
    )

    assert found is not None
    assert [(it.last, it.first) for it in found.authors] == [("Van Holm", "L."), ("Carver", "A.B.")]


def test_a_dash_repeats_the_people_of_the_previous_reference() -> None:
    """MLA and Chicago do not repeat them."""
    text = (
        "Carver, Anna, and Ben Holm. “Slow Shells.” Annals of Shells, vol. 3, 2014, pp. 15–24.\n\n"
        "———. “Quiet Shells.” Annals of Shells, vol. 4, 2015, pp. 3–8.\n"
    )

    rows = references.rows(text, "refs.txt")

    people = [[str(it) for it in row.record.authors] for row in rows if row.record]
    assert people == [["Anna Carver", "Ben Holm"]] * 2


def test_a_list_of_one_authors_works_is_recognised() -> None:
    """Only the first of its references begins with a name."""
    works = (f"———. “Shells {n}.” Annals of Shells, vol. {n}, 2014, pp. 3–8." for n in "123456")
    text = "\n".join((f"[{n}] {it}" for n, it in enumerate(works, 2)))
    first = "[1] Carver, Anna. “Slow Shells.” Annals of Shells, vol. 3, 2014, pp. 15–24."

    rows = read_rows(f"{first}\n{text}", "refs.txt")

    assert [str(it) for row in rows if row.record for it in row.record.authors] == [
        "Anna Carver"
    ] * 7


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        f"Carver A{'.' * 20_000} Slow shells. Annals of Shells. 2014;3:15-24.",
        f"Carver, A., {', ' * 20_000}2014. Slow shells. Annals of Shells 3, 15–24.",
        f"{'A. ' * 20_000}Carver, “Slow shells,” Annals of Shells, vol. 3, 2014.",
    ],
    ids=["stops", "commas", "initials"],
)
def test_marks_without_end_take_linear_time(text: str) -> None:
    """They are no reference, and are not looked at again and again."""
    assert reader.read(text) is None


@pytest.mark.parametrize("by_commas", [False, True])
def test_a_title_ends_within_its_first_words(by_commas: bool) -> None:
    """What is behind more words than a title has is not tried."""
    assert len(list(reader._titles("Slow! So, " * 300, by_commas=by_commas))) < 100


NO_LISTS = [
    pytest.param("README.md", f"{FIRST}\n\n{SECOND}\n", id="markdown"),
    pytest.param("notes.txt", "Anna met Ben in 2014.\n\nThey wrote about shells.\n", id="prose"),
    pytest.param("x.txt", "OWN - ERIC\nTI  - Slow\nAU  - Holm, B\nDP  - 2014\n", id="tags"),
    pytest.param("ids.txt", "2312.00752\n2401.09417\n", id="ids"),
]


@pytest.mark.parametrize(("filename", "text"), NO_LISTS)
def test_other_texts_are_no_reference_lists(filename: str, text: str) -> None:
    """Markdown has its own reader; prose and ids have no people in front."""
    assert references.detect(text, filename) == 0.0


def test_the_ligatures_of_a_pdf_are_spelled_out() -> None:
    text = "1. Carver, A., Hoﬀ, B.: Eﬃcient ﬁve shells. Annals of Shells 3(2), 15–24 (2014)"
    (row,) = read_rows(text, "refs.txt")

    assert row.record is not None
    assert (row.record.title, str(row.record.authors[1])) == ("Efficient five shells", "B. Hoff")


@pytest.mark.parametrize(
    ("written", "venue"),
    [
        pytest.param("The Old Cell", "The Old Cell", id="in full"),
        pytest.param("J. Old Cell.", "J. Old Cell.", id="shortened"),
    ],
)
def test_the_last_stop_of_a_journal_belongs_to_shortened_names(written: str, venue: str) -> None:
    text = f"1. Carver, A., Holm, B.: Slow shells. {written} 3(2), 15–24 (2014)"

    assert [row.record.venue for row in read_rows(text, "refs.txt") if row.record] == [venue]
