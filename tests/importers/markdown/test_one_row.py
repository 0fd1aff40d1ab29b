"""Rows whose title, authors or venue are easily mistaken for something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.importers import markdown
from tests.conftest import at_most
from tests.importers.markdown.support import shown

PAPER = "[paper](https://arxiv.org/abs/2301.07005)"
TABLE = "| Model | Reference |\n|---|---|\n| Alpha | {} |\n| Beta | {} |"
NUMBERED = "| Paper | Links |\n|---|---|\n| {} | {} |\n| 2) **Graph Walks** - more of it. | {} |"

ROWS = [
    pytest.param(
        f"- Walking Graphs of People. Anna Carver. 2021. {PAPER}",
        "Walking Graphs of People",
        ["Anna Carver"],
        2021,
        id="a short title, one author, a year",
    ),
    pytest.param(
        f"- A. Smith, J. Miller and B. Lee, Planning with Long Words (AAAI 1999) {PAPER}",
        "Planning with Long Words",
        ["A. Smith", "J. Miller", "B. Lee"],
        1999,
        id="initials before the title, with `and`",
    ),
    pytest.param(
        f"- Anna Smith, Jo Miller and Ben Lee, Planning with Long Words (AAAI 1999) {PAPER}",
        "Planning with Long Words",
        ["Anna Smith", "Jo Miller", "Ben Lee"],
        1999,
        id="names before the title, with `and`",
    ),
    pytest.param(
        f"- **Moving Far Things**, Deep Carver et al {PAPER}",
        "Moving Far Things",
        ["Deep Carver"],
        2023,
        id="a name that looks like words of a title, before et al",
    ),
    *(
        pytest.param(
            row,
            "Walking Graphs of People",
            ["Anna Carver", "Ben Holm"],
            2020,
            id=name,
        )
        for name, row in [
            (
                "a venue before a bar",
                f"- ICML 2020 | Walking Graphs of People | Anna Carver, Ben Holm | {PAPER}",
            ),
            (
                "a year and a venue before bars",
                f"- 2020 | ICML | Walking Graphs of People | Anna Carver, Ben Holm | {PAPER}",
            ),
            (
                "bold labels in one line",
                (
                    "- **Paper**: Walking Graphs of People **Authors**: Anna Carver, Ben Holm "
                    "**Venue**: ICML 2020 **Link**: https://arxiv.org/abs/2301.07005"
                ),
            ),
            (
                "a summary and its details in one line",
                (
                    "- <details><summary>Walking Graphs of People</summary>Anna Carver, Ben Holm. "
                    f"ICML 2020. {PAPER}</details>"
                ),
            ),
            (
                "a Chinese label",
                f"- 论文：Walking Graphs of People. Anna Carver, Ben Holm. ICML 2020. {PAPER}",
            ),
        ]
    ),
    *(
        pytest.param(
            f"- **Moving Far Things**, {people} {PAPER}",
            "Moving Far Things",
            authors,
            2023,
            id=f"In is a given name: {people}",
        )
        for people, authors in [
            ("In So Carver, Daniel Holm", ["In So Carver", "Daniel Holm"]),
            ("In Carver et al.", ["In Carver"]),
        ]
    ),
    pytest.param(
        "\n".join(
            f"- **{word} Far Things**, {name}, *ICML 2023* {PAPER}{number}"
            for number, (word, name) in enumerate(
                [("Moving", "In Young"), ("Seeing", "Anna Carver"), ("Hearing", "Ben Holm")]
            )
        ),
        "Moving Far Things",
        ["In Young"],
        2023,
        id="In is a given name where the other rows have their authors",
    ),
    pytest.param(
        f"- **Moving Far Things**. In Slow Shell Days, 2021. {PAPER}",
        "Moving Far Things",
        [],
        2021,
        id="In before a book that nothing else knows",
    ),
    pytest.param(
        TABLE.format(f'"A Study of Small Words" {PAPER}', f'"Another View of Words" {PAPER}5'),
        "A Study of Small Words",
        [],
        2023,
        id="a quotation beside the label of a link",
    ),
    pytest.param(
        NUMBERED.format("1) **Orca Lines** - a summary that goes on.", PAPER, PAPER),
        "Orca Lines",
        [],
        2023,
        id="a numbered bold title with a summary",
    ),
    pytest.param(
        f"- [2021/11] **Added Value of Graph Walks.** {PAPER}",
        "Added Value of Graph Walks",
        [],
        2021,
        id="a dated title that begins like news",
    ),
    pytest.param(
        f"- **R** for Slow Shells. {PAPER}",
        "R for Slow Shells",
        [],
        2023,
        id="a letter in bold",
    ),
    pytest.param(
        f"### A Study of Moving Things\n**Authors**: Anna Carver, Ben Holm\n{PAPER}",
        "A Study of Moving Things",
        ["Anna Carver", "Ben Holm"],
        2023,
        id="one heading above labelled authors",
    ),
    pytest.param(
        f"### Medical\n**Authors**: Anna Carver, Ben Holm\n{PAPER}",
        "",
        ["Anna Carver", "Ben Holm"],
        2023,
        id="labelled authors are no title",
    ),
]


@pytest.mark.parametrize(("text", "title", "authors", "year"), ROWS)
def test_what_a_row_says(text: str, title: str, authors: list[str], year: int) -> None:
    """The first row's title, authors and year."""
    record = markdown.rows(text, "list.md")[0].record
    assert record is not None
    assert (record.title, [str(person) for person in record.authors], record.year) == (
        title,
        authors,
        year,
    )


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Added ten papers on walks", id="without marks"),
        pytest.param("**We released the code of all walks**", id="bold"),
    ],
)
def test_dated_news_is_no_paper(words: str) -> None:
    """What an announcement says is not a title, though it links a paper."""
    assert [row.kind for row in markdown.rows(f"- [2021/11] {words} {PAPER}", "list.md")] == [
        "news"
    ]


@pytest.mark.parametrize(
    ("head", "is_settings"),
    [
        pytest.param("layout: page\ntags:\n- snails\n", True, id="names and a list"),
        pytest.param('title: "A: B"\n# of the site\n\nnav: [\n  a,\n]\n', True, id="a comment"),
        pytest.param("about: >\n  Snails.\n", True, id="indented"),
        pytest.param("Note: snails\n\n# Shells\n\n- Slugs\n", False, id="a list below a note"),
        pytest.param("Note: snails\nand slugs\n", False, id="a sentence"),
    ],
)
def test_settings_of_a_site_are_no_rows(head: str, is_settings: bool) -> None:
    """Between the first two rules are settings if each line can be one; else rows and headings."""
    rows = markdown.rows(f"---\n{head}- **Slow Snails** {PAPER}\n\n---\n", "list.md")
    assert [row.kind for row in rows if row.record] == ([] if is_settings else ["paper"])


@pytest.mark.parametrize(
    ("cell", "eprint", "code"),
    [
        pytest.param("[Code](https://github.com/x/y) [arXiv](https://arxiv.org/abs/2301.07005)",
                     "2301.07005", "https://github.com/x/y", id="a paper beside its code"),
        pytest.param("[Zenodo](https://doi.org/10.5281/zenodo.1234)", "",
                     "https://doi.org/10.5281/zenodo.1234", id="code with a DOI"),
        pytest.param("[here](https://example.org/y)", "", "https://example.org/y", id="code"),
    ],
)  # fmt: skip
def test_links_in_the_column_of_the_code(cell: str, eprint: str, code: str) -> None:
    """What can only be a paper is the row's paper, not its code."""
    text = (
        f"| Title | Venue | Code |\n|---|---|---|\n| Walking Graphs of People | ICML | {cell} |\n"
    )
    (row,) = markdown.rows(text, "x.md")
    assert row.record is not None
    assert row.record.identifier("arxiv") == eprint
    assert [link.url for link in row.record.links if link.role == "code"] == [code]


@pytest.mark.parametrize(
    ("written", "venue"),
    [
        ("IEEE Trans. Geosci. Remote Sens.", "IEEE Trans. Geosci. Remote Sens."),
        ("Nat. Mach. Intell.", "Nature Machine Intelligence"),
        ("Comput. Methods Appl. Mech. Eng.", "Comput. Methods Appl. Mech. Eng."),
        ("SIAM J. Sci. Comput.", "SIAM J. Sci. Comput."),
        ("npj Comput. Mater.", "npj Comput. Mater."),
        ("Ann. N. Y. Acad. Sci.", "Ann. N. Y. Acad. Sci."),
        ("J. R. Soc. Interface", "J. R. Soc. Interface"),
        ("Proc. Natl. Acad. Sci. U.S.A.", "PNAS"),
    ],
)
@pytest.mark.parametrize(
    ("row", "names"),
    [
        (f"- **Shells of the Sea**, Anna Carver, Ben Holm, {{}}, 2021. {PAPER}", True),
        (f"- **Shells of the Sea**, Anna Carver, Ben Holm, *{{}}*, 2021. {PAPER}", True),
        (f"- **Shells of the Sea**. Anna Carver, Ben Holm. *{{}}* 2021. {PAPER}", True),
        (f"- Anna Carver, Ben Holm. Shells of the Sea. {{}} (2021). {PAPER}", True),
        (f"- **Shells of the Sea**. *{{}}*, 2021. {PAPER}", False),
        ("- [Shells of the Sea](https://x.org/a.pdf), {}, 2021", False),
    ],
)
def test_a_short_name_of_a_journal_is_one_venue(
    row: str, names: bool, written: str, venue: str
) -> None:
    """Its stops end no sentence and no name, in italics and without; the name is never cut."""
    record = markdown.rows(row.format(written), "list.md")[0].record
    assert record is not None
    assert (record.title, record.venue, record.type, record.year, record.extra) == (
        "Shells of the Sea",
        venue,
        "article",
        2021,
        (),
    )
    assert [str(person) for person in record.authors] == ["Anna Carver", "Ben Holm"] * names


def test_two_letters_are_a_surname_behind_an_initial() -> None:
    """The stop after "Qu" is the sentence's."""
    row = f"- **Shells of the Sea**. Anna Carver, T. Qu. Nature Biotechnology 2024. {PAPER}"
    record = markdown.rows(row, "list.md")[0].record
    assert record is not None
    assert [str(person) for person in record.authors] == ["Anna Carver", "T. Qu"]


WORDS = st.sampled_from(["read", "this", "twice", "with", "code", "and", "a", "slow", "end"])
PLACES = [
    f"- **Shells of the Sea**{{}}, Anna Carver, Ben Holm, *ICML 2024*. {PAPER}",
    f"- **Shells of the Sea**, Anna Carver, Ben Holm{{}}, *ICML 2024*. {PAPER}",
    f"- **Shells of the Sea**, Anna Carver, Ben Holm, *ICML 2024*{{}}. {PAPER}",
    f"- **Shells of the Sea**, Anna Carver, Ben Holm, ICML 2024. {PAPER}{{}}",
    "- [Shells of the Sea](https://x.org/a.pdf){}, Anna Carver, Ben Holm, ICML 2024",
    "- [Shells of the Sea](https://x.org/a.pdf), Anna Carver, Ben Holm, ICML 2024{}.",
    f"-{{}} **Shells of the Sea**, Anna Carver, Ben Holm, *ICML 2024*. {PAPER}",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "remark", ["my favourite", "in French", "oral", "best paper award", "see also"]
)
def test_what_brackets_say_is_a_remark(place: str, remark: str) -> None:
    """Wherever they are; it is not part of the title, of a name or of the venue.

    How a work was presented or awarded is its note.
    """
    require_remark(place, remark)


@pytest.mark.slow
@at_most(fast=8)
@given(place=st.sampled_from(PLACES), words=st.lists(WORDS, min_size=3, max_size=9))
def test_any_words_in_brackets_are_a_remark(place: str, words: list[str]) -> None:
    require_remark(place, " ".join(words))


def require_remark(place: str, remark: str) -> None:
    """Compare all that a row says with what it says without a remark."""
    record = markdown.rows(place.format(f" ({remark})"), "list.md")[0].record
    assert record is not None
    assert (record.title, record.venue, record.year) == ("Shells of the Sea", "ICML", 2024)
    assert [str(person) for person in record.authors] == ["Anna Carver", "Ben Holm"]
    is_note = remark in {"oral", "best paper award"}
    assert record.note.lower() == (remark if is_note else "")
    assert dict(record.extra).get("remark", "") == ("" if is_note else remark)


@pytest.mark.parametrize("letters", [500, 501])
def test_a_remark_has_at_most_five_hundred_letters(letters: int) -> None:
    words = "shell " * 100
    text = f"- [Shells of the Sea](https://x.org/a.pdf): {words[: letters - 1]}s"
    record = markdown.rows(text, "list.md")[0].record
    assert record is not None
    assert len(dict(record.extra).get("remark", "")) == (letters if letters == 500 else 0)


@pytest.mark.parametrize("words", ["code", "eds.", "editors"])
def test_a_label_or_a_role_in_brackets_is_no_remark(words: str) -> None:
    """They belong to the link and to the names beside them."""
    text = f"- [Shells of the Sea](https://x.org/a.pdf), Anna Carver, Ben Holm, 2024 ({words})"
    record = markdown.rows(text, "list.md")[0].record
    assert record is not None
    assert record.extra == ()


@pytest.mark.parametrize(
    "identifier", ["arXiv:2401.00001,", "arXiv:2401.00001.", "arXiv:2401.00001 |", "doi:10.1/a1;"]
)
def test_a_venue_may_follow_an_identifier(identifier: str) -> None:
    """The label that the identifier begins with says nothing of what follows it."""
    text = f"- [Shells of the Sea](https://x.org/a.pdf), {identifier} ICML 2024"
    record = markdown.rows(text, "list.md")[0].record
    assert record is not None
    assert (record.venue, record.year) == ("ICML", 2024)


def test_a_publisher_and_its_city_are_not_people() -> None:
    """Behind a book is who printed it, and where; one person there is written as people are."""
    printed, spoken = (
        markdown.rows(f"- **Shells of the Sea**. {words}", "list.md")[0].record
        for words in ("In Slow Things, Springer, Berlin, 2020.", "In ICML 2024, Anna Carver.")
    )
    assert printed is not None
    assert spoken is not None
    assert (printed.authors, printed.venue, printed.year) == ((), "Slow Things", 2020)
    assert printed.extra == (("remark", "Springer, Berlin"),)
    assert [str(person) for person in spoken.authors] == ["Anna Carver"]


@pytest.mark.parametrize("houses", ["Press", "Books", "Verlag", "Publishing"])
def test_authors_may_share_a_publishers_name(houses: str) -> None:
    """Several whole names are people, and one where the list's other rows have theirs."""
    rows = markdown.rows(
        f"- **Shells of the Sea**, Anna {houses}, Noah A. Smith, Ben Holm. {PAPER}\n"
        f"- **Shells of the Sand**, Anna Carver, Ben Holm. {PAPER}\n"
        f"- **Shells of the Shore**, Snail {houses}, Old Harbour, 2020. {PAPER}\n",
        "list.md",
    )
    several, _, house = (row.record for row in rows)
    assert several is not None
    assert house is not None
    names = [str(person) for person in several.authors]
    assert names == [f"Anna {houses}", "Noah A. Smith", "Ben Holm"]
    assert (house.authors, house.extra) == ((), (("remark", f"Snail {houses}, Old Harbour"),))


def test_a_short_name_behind_a_sentence_is_one_venue() -> None:
    """Where statements are cut its stops end none."""
    words = "Anna Carver, Ben Holm. Best of all. IEEE Trans. Geosci. Remote Sens., 2021"
    record = markdown.rows(f"- **Shells of the Sea**. {words}. {PAPER}", "list.md")[0].record
    assert record is not None
    assert record.venue == "IEEE Trans. Geosci. Remote Sens."
    assert record.extra == (("remark", "Best of all"),)


@pytest.mark.parametrize(
    "names", ["_Anna Carver_ et al.", "<i>Anna Carver</i> et al.", "*Anna Carver*, and others"]
)
def test_et_al_outside_the_names_is_no_remark(names: str) -> None:
    """It says that there are more authors, wherever the emphasis ends."""
    (row,) = markdown.rows(f"- **Moving Far Things of Old** | {PAPER} – {names} ⭐", "l.md")

    assert row.record is not None
    assert [str(person) for person in row.record.authors] == ["Anna Carver"]
    assert row.record.others
    assert row.record.extra == ()


@pytest.mark.parametrize(
    "row",
    [
        "- [2020 - Slow Shells of the Sea](https://shells.example/a.pdf)",
        "- **2020 – Slow Shells of the Sea** [pdf](https://shells.example/a.pdf)",
        "| Title | Code |\n|-|-|\n| [2020 - Slow Shells of the Sea](https://s.example/a.pdf) | |",
    ],
)
def test_a_year_before_a_dash_is_not_of_the_title(row: str) -> None:
    assert shown(row, "{title} | {year}") == ["Slow Shells of the Sea | 2020"]


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        pytest.param(", EMNLP2017", "Slow Shells of the Sea | EMNLP | 2017", id="a venue"),
        pytest.param("，WWW2019", "Slow Shells of the Sea | WWW | 2019", id="a wide comma"),
        pytest.param(", ICML'19", "Slow Shells of the Sea | ICML | 2019", id="two digits"),
        pytest.param(", FOAM3", "Slow Shells of the Sea, FOAM3 |  | ", id="no venue"),
    ],
)
def test_a_venue_behind_a_comma_in_bold(behind: str, said: str) -> None:
    row = f"- **Slow Shells of the Sea{behind}** [pdf](https://shells.example/a.pdf)"
    assert shown(row, "{title} | {venue} | {year}") == [said]


def test_a_column_of_names_of_venues() -> None:
    text = (
        "| Title | Link | Venue Name | Venue Type |\n|-|-|-|-|\n"
        "| Slow Shells of the Sea | [x](https://doi.org/10.1145/3510003.35) | ICSE | conf |\n"
    )
    assert shown(text, "{title} | {venue}") == ["Slow Shells of the Sea | ICSE"]


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        (" - see the [blog](https://x.org/b) about it", "see the blog about it"),
        (" (see our [blog post](https://x.org/b) about it)", "see our blog post about it"),
        (" - a nice [blog](https://x.org/b) about snails", "a nice blog about snails"),
        (
            ". See the [code](https://x.org/c), [data](https://x.org/d) and [slides](https://x.org/s).",
            "See the code, data and slides",
        ),
        (" [the slides](https://x.org/s.pdf) [notes](https://x.org/n)", None),
        (" [[blog](https://x.org/b)] of the Sea [code](https://x.org/c)", "of the Sea"),
    ],
)
def test_a_link_that_is_a_noun_stays_in_its_sentence(words: str, remark: str | None) -> None:
    """Labels are no words of a remark, but behind an article they are."""
    text = f"- [Shells of the Sea](https://arxiv.org/abs/2301.07005){words}"
    record = markdown.rows(text, "list.md")[0].record
    assert record is not None
    assert (record.title, dict(record.extra).get("remark")) == ("Shells of the Sea", remark)
