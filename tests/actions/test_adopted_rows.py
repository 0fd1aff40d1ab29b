"""A view learned from a list writes its rows byte for byte, if they are alike."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import pytest

from ssmlit import importers
from ssmlit.actions.adding.rules import AddRules
from ssmlit.actions.adding.status import DuplicatePolicy
from ssmlit.actions.import_values import ImportRules
from ssmlit.actions.importing import import_rows, periods
from ssmlit.actions.lists import rendering
from ssmlit.actions.lists.adopted.row_places import places
from ssmlit.actions.lists.adopted.rows import adopted
from ssmlit.actions.lists.adopted.sections import own_headings
from ssmlit.actions.lists.adopted.view import view_settings
from ssmlit.actions.records.trusted_facts import TrustedFacts
from ssmlit.library import Candidates, Library
from ssmlit.render import view_from_table

if TYPE_CHECKING:
    from collections.abc import Callable


def again(text: str) -> str:
    """Return a list after import into an empty library, and rendered by the view made of it."""
    rows = importers.read_rows(text, "README.md", "markdown")
    mapping = own_headings(rows, {})
    view = view_from_table("list", view_settings(rows, mapping, text))
    rules = ImportRules(
        placing=AddRules(policy=DuplicatePolicy.MERGE), mapping=mapping, periods=periods([view])
    )
    library = Library.from_text("")
    edits = import_rows(library, rows, TrustedFacts(Candidates.of_records([])), rules).edits
    shown = rendering.papers(Library(library.document.apply(edits).document), view)
    return rendering.markdown(shown, view, "2026-01-01")


@dataclass(frozen=True)
class Work:
    """What a row says; "" for what it leaves out."""

    number: int
    title: str
    authors: tuple[str, ...]
    venue: str
    year: int
    month: int
    paper: str
    code: str


TITLES = ("Slow Shells of the Deep Sea", "On Snails: A Study of Traces", "What Do Slugs Remember")
WORKS = [
    Work(
        number=n,
        title=f"{TITLES[n % 3]} {'in Winter and Spring' if n > 2 else 'by Night'}",
        authors=(("Anna Carver", "Joan Bellamy"), ("Ben Holm", "Anna Carver", "Ida Quist"))[n % 2],
        venue=("ICML", "CVPR", "", "NeurIPS", "", "ICML")[n],
        year=2024 - n // 3,
        month=n + 1,
        paper=f"https://arxiv.org/abs/{24 - n // 3}{n + 1:02}.0000{n + 1}",
        code=f"https://github.com/snails/shell{n}" if n % 3 else "",
    )
    for n in range(6)
]


def _linked_code(work: Work, form: str) -> str:
    return form.format(work.code) if work.code else ""


def bold_then_facts(work: Work) -> str:
    venue = f" *{work.venue}*, {work.year}." if work.venue else ""
    code = _linked_code(work, " [[code]]({})")
    names = ", ".join(work.authors)
    return f"- **{work.title}** {names}.{venue} [[paper]]({work.paper}){code}"


def badge_in_front(work: Work) -> str:
    badge = f"[{work.venue} {work.year}] " if work.venue else ""
    code = _linked_code(work, " [[Code]({})]")
    return f"* {badge}**{work.title}**, {', '.join(work.authors)} [[PDF]({work.paper})]{code}"


def dated(work: Work) -> str:
    code = _linked_code(work, " | [Code]({})")
    return f"- [{work.year}/{work.month:02}] [{work.title}]({work.paper}){code}"


def with_and(work: Work) -> str:
    names = f"{', '.join(work.authors[:-1])} and {work.authors[-1]}"
    code = _linked_code(work, " ([code]({}))")
    return f"- [{work.title}]({work.paper}) by {names}{code}"


def of_several_lines(work: Work) -> str:
    code = _linked_code(work, "\n  [[Code]({})]")
    return f"* **{work.title}**, {', '.join(work.authors)}\n  [[Paper]({work.paper})]{code}\n"


def headed(work: Work) -> str:
    where = f"{work.venue or 'arXiv'} {work.year}"
    return f"#### [{work.title}]({work.paper})\n\n{where}\n"


def called(work: Work) -> str:
    code = _linked_code(work, " · [code]({})")
    said = f"{', '.join(work.authors)} ({work.year})"
    return f"* **[SN{work.number}]({work.paper})** — *{work.title}*, {said}{code}"


def pdfs(work: Work) -> str:
    return f"- *{work.title}*. [PDF]({work.paper.replace('/abs/', '/pdf/')})"


def starred(work: Work) -> str:
    stars = work.code.removeprefix("https://github.com/")
    image = f" ![](https://img.shields.io/github/stars/{stars})" if stars else ""
    return f"- [{work.title}]({work.paper}){_linked_code(work, ' [repo]({})')}{image}"


def preprints_named(work: Work) -> str:
    names = ", ".join(work.authors)
    return f"- [{work.title}]({work.paper}), {names}, {work.venue or 'arXiv'} {work.year}"


def _arxiv(work: Work) -> str:
    return work.paper.removeprefix("https://arxiv.org/abs/")


def badges(work: Work) -> str:
    label = f"![arXiv](https://img.shields.io/badge/arXiv-{_arxiv(work)}-b31b1b.svg)"
    stars = f"![](https://img.shields.io/github/stars/SnailLab/Shell{work.number})"
    code = f"[{stars}](https://github.com/SnailLab/Shell{work.number})"
    return (
        f"- **{work.title}** [{label}]({work.paper}) {code} *{work.venue or 'arXiv'} {work.year}*"
    )


def ids_in_words(work: Work) -> str:
    where = f"{work.venue or 'arXiv'} {work.year}"
    return f"- {work.title}, [arXiv:{_arxiv(work)}]({work.paper}), {where}"


def code_of_few(work: Work) -> str:
    code = _linked_code(work, " [[code]]({})") if work.number % 3 == 1 else ""
    return (
        f"- {', '.join(work.authors)}, *{work.title}*, {work.year}. [[paper]]({work.paper}){code}"
    )


def by_people(work: Work) -> str:
    """`by`, and names joined as it falls: with commas, with `and`."""
    names = work.authors if work.number % 2 else (" and ".join(work.authors),)
    return f"* **{work.title}** ({work.venue or 'arXiv'} {work.year})  \n  by {', '.join(names)}"


@pytest.mark.parametrize(
    "row",
    [
        bold_then_facts,
        code_of_few,
        badges,
        ids_in_words,
        badge_in_front,
        dated,
        with_and,
        of_several_lines,
        headed,
        called,
        pdfs,
        starred,
        preprints_named,
    ],
)
def test_rows_come_back_as_they_were(row: Callable[[Work], str]) -> None:
    """Marks, separators, order, labels and what goes when a fact is missing are the list's."""
    text = "# Snails\n\n## Slow\n\n" + "\n".join(map(row, WORKS)) + "\n"

    assert again(text).strip() == text.removeprefix("# Snails\n\n").strip()


@pytest.mark.parametrize(
    "names", ["*{}* et al.", "_{}_ and others", "{} *et al.*", "<i>{}</i> et al", "**{}**, et al."]
)
def test_et_al_stays_outside_the_names_where_the_list_has_it(names: str) -> None:
    """In italics of its own or in none, in the list's words, and not behind whole lists."""
    rows = [
        f"* **{work.title}** | [[paper]]({work.paper}) – {names.format(work.authors[0])}"
        for work in WORKS[:5]
    ]
    whole, _, _ = rows[4].partition("et al" if "et al" in names else "and others")
    rows[4] = whole.rstrip(" ,*") + ("*" * names.startswith("*{}*") or "**" * ("**{" in names))
    text = "# Snails\n\n## Slow\n\n" + "\n".join(rows) + "\n"

    assert again(text).strip() == text.removeprefix("# Snails\n\n").strip()


def test_a_remark_keeps_the_sign_in_front_of_it() -> None:
    """ "⭐ must read" is one remark: the star is not that of rows without one."""
    rows = [f"- [{work.title}]({work.paper}), *{work.authors[0]}* et al." for work in WORKS]
    rows[2] += " ⭐ must read"
    text = "## Slow\n\n" + "\n".join(rows) + "\n"

    assert again(f"# Snails\n\n{text}") == text


@pytest.mark.slow
def test_a_word_before_names_belongs_to_rows_however_they_are_joined() -> None:
    text = "# Snails\n\n## Slow\n\n" + "\n".join(map(by_people, WORKS)) + "\n"

    found = again(text)
    assert all(f"  by {work.authors[0]}" in found for work in WORKS if work.authors)


def test_numbers_are_those_of_the_section() -> None:
    """`1.`, `2.` … begin again below every heading."""
    rows = [f"[{work.title}]({work.paper})" for work in WORKS]
    first, second = (
        "\n".join(f"{n}. {row}" for n, row in enumerate(part, 1)) for part in (rows[:2], rows[2:])
    )
    text = f"## Slow\n\n{first}\n\n## Fast\n\n{second}\n"

    assert again(f"# Snails\n\n{text}") == text


@pytest.mark.slow
def test_a_word_of_single_rows_is_no_part_of_all() -> None:
    """ "Oral" in one row of six does not come to be in the others."""
    rows = [bold_then_facts(work) for work in WORKS]
    rows[0] = rows[0].replace("2024.", "2024 Oral.")
    text = again("# Snails\n\n## Slow\n\n" + "\n".join(rows) + "\n")

    assert [line for line in text.splitlines() if "Oral" in line][1:] == []
    assert [row for row in rows[1:] if row not in text] == []


def test_what_one_preprint_is_called_the_others_are_not() -> None:
    """A month that the reader does not know is in its own row."""
    months = ("janvier", "février", "mars", "avril", "mai", "juin")
    rows = [
        f"- **{work.title}**, {', '.join(work.authors)}, arXiv, {month} 2024. [[pdf]]({work.paper})"
        for work, month in zip(WORKS, months, strict=True)
    ]
    text = again("# Snails\n\n## Slow\n\n" + "\n".join(rows) + "\n")

    assert text.count("janvier") <= 1


YEARS = """\
## Thesis

- [Shells of the Deep Sea](https://arxiv.org/abs/2301.00009)

## 2024

- [Slow Snails of the World](https://arxiv.org/abs/2402.00001)
- [A Slug that Came Before, ICML 2023](https://arxiv.org/abs/2301.00002)

## Year 2023

- [Fast Snails of the World](https://arxiv.org/abs/2302.00003)
- [Faster Snails of the World](https://arxiv.org/abs/2303.00003)
"""
MONTHS = """\
## May 2024

- [Slow Snails of the World](https://arxiv.org/abs/2405.00001)
- [A Slug that Came Before All](https://arxiv.org/abs/2404.00002)

## April 2024

- [Fast Snails of the World](https://arxiv.org/abs/2404.00003)
"""


@pytest.mark.parametrize("text", [YEARS, MONTHS], ids=["years-and-a-topic", "months"])
def test_a_paper_stays_below_the_heading_that_its_list_gave_it(text: str) -> None:
    """Whatever its own date says; a topic among years stays where it was."""
    assert again(f"# Snails\n\n{text}") == text


def test_the_name_of_a_list_is_no_section_of_it() -> None:
    """It stays above the list and does not come again."""
    rows = YEARS.partition("## 2024\n\n")[2].partition("\n\n")[0] + "\n"

    assert again(f"# Snails of the World\n\n{rows}") == rows
    assert again(f"## Snails of the World\n\n{rows}") == f"## Snails of the World\n\n{rows}"


def test_the_stop_of_text_below_rows_is_not_theirs() -> None:
    text = "# Snails\n\n" + "".join(f"{headed(it)}\n**Abstract**: It is slow.\n\n" for it in WORKS)
    rows = importers.read_rows(text, "README.md", "markdown")

    row = view_settings(rows, {}, text)["row"]

    assert row == ["#### ", "[{title}]({paper})", "\n\n{venue} {year}", "\n"]


def test_topics_of_five_levels_come_back() -> None:
    heads = "\n\n".join(f"{'#' * level} Shells {level}" for level in range(2, 7))
    row = "- [Slow Snails of the World](https://arxiv.org/abs/2402.00001)"
    text = (
        f"{heads}\n\n{row}\n\n###### Slugs\n\n{row.replace('Slow', 'Fast').replace('01)', '02)')}\n"
    )

    assert again(f"# Snails\n\n{text}") == text


def _cells(*texts: str) -> str:
    return "|" + "".join(f" {text} |" if text else "  |" for text in texts)


def linked_titles(work: Work) -> str:
    where = f"{work.venue} {work.year}" if work.venue else ""
    code = _linked_code(work, "[Link]({})")
    return _cells(f"[{work.title}]({work.paper})", ", ".join(work.authors), where, code)


def titles_above_authors(work: Work) -> str:
    names = ", ".join(work.authors)
    title = f"[**{work.title}**]({work.paper}) <br> *{names}*"
    return _cells(f"{work.year}-{work.month:02}", title, work.venue or "arXiv")


def numbered(work: Work) -> str:
    code = _linked_code(work, ", [code]({})")
    return _cells(f"{work.number + 1}", work.title, f"[paper]({work.paper}){code}")


def named(work: Work) -> str:
    return _cells(f"Shell {work.number}b", f"[{work.title}]({work.paper})", f"ICML {work.year}")


def tight(work: Work) -> str:
    return f"|{work.year}|[{work.title}]({work.paper})|{work.venue or 'arXiv'}|"


TABLES: dict[Callable[[Work], str], str] = {
    linked_titles: "| Title | Authors | Venue | Code |\n|:--|:-:|--|---|\n",
    titles_above_authors: "| Date | Paper | Where |\n| :---: | --- | ---: |\n",
    named: "| Model | Paper | Venue |\n|---|---|---|\n",
    tight: "|Year|Paper|Venue|\n|---|---|---|\n",
    numbered: "| No. | Name | Links |\n|---|---|---|\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("row", TABLES)
def test_tables_come_back_as_they_were(row: Callable[[Work], str]) -> None:
    """Their head, their columns, and what is in a cell."""
    text = f"## Slow\n\n{TABLES[row]}" + "\n".join(map(row, WORKS)) + "\n"

    assert again(f"# Snails\n\n{text}") == text


def test_an_abbreviated_venue_ends_with_its_full_stop() -> None:
    """It is cut short, as its other words are: the full stop is not a separator."""
    text = listed(
        *(
            f'{n}. A. Carver, J. Bellamy, and I. Quist, "{title}," '
            f"*IEEE Trans. Geosci. Remote Sens.*, vol. 6{n}, 2024."
            f" [[paper]](https://arxiv.org/abs/2401.0000{n})"
            for n, title in enumerate(TITLES, 1)
        )
    )
    said = [
        row.raw[place.start : place.end]
        for row in importers.read_rows(text, "README.md", "markdown")
        for place in places(row)
        if place.name == "venue"
    ]

    assert said == ["IEEE Trans. Geosci. Remote Sens."] * 3


@pytest.mark.slow
def test_a_name_that_the_title_says_is_not_kept_twice() -> None:
    """The column shows the head of the title; what several works do is not a name."""
    head = "| Method | Paper | Venue |\n|---|---|---|\n"
    names = ("Slugger", "SnailNet", "Shells")
    rows = [
        f"| {name} | [{name}: A Study of Traces](https://arxiv.org/abs/2401.0000{n}) | ICML 2024 |"
        for n, name in enumerate(names)
    ]
    text = f"## Slow\n\n{head}" + "\n".join(rows) + "\n"
    found = importers.read_rows(text, "README.md", "markdown")

    assert [dict(row.record.extra).get("shorttitle") for row in found if row.record] == [None] * 3
    assert again(f"# Snails\n\n{text}") == text
    for name in names:
        text = text.replace(f"| {name} |", "| Contrastive |")
    kinds = importers.read_rows(text, "README.md", "markdown")
    assert [row.record.extra for row in kinds if row.record] == [()] * 3


def listed(*rows: str) -> str:
    return "## Slow\n\n" + "\n".join(rows) + "\n"


def test_the_lists_own_name_of_a_venue_is_written() -> None:
    """TOSEM for what is ACM TOSEM elsewhere, also in rows to come."""
    text = listed(
        "- [Slow Shells of the Deep Sea](https://arxiv.org/abs/2401.00001), TOSEM 2024",
        "- [A Study of Traces by Night](https://arxiv.org/abs/2401.00002), TOSEM 2023",
        "- [What Slugs do Remember](https://arxiv.org/abs/2401.00003), ICSE 2024",
    )

    assert again(f"# Snails\n\n{text}") == text
    rows = importers.read_rows(text, "README.md", "markdown")
    assert view_settings(rows, {}, text)["venues"] == {"ACM TOSEM": "TOSEM"}


@pytest.mark.parametrize("form", ["{0}'{1}, {2}", "{0} 20{1}, {2}", "{1}_{0}_{2}"])
def test_the_year_of_a_row_is_not_of_its_venues_name(form: str) -> None:
    """Else the list's rows to come would be of “Usenix ATC'24'25”."""
    names = (("Usenix ATC", 24), ("Usenix ATC", 23), ("TOSEM", 22))
    text = listed(*(
        f"- {form.format(name, n, f'Slow Shells of Tide {n}')} "
        f"[[paper]](https://arxiv.org/abs/{n}01.000{n})" for name, n in names
    ))  # fmt: skip
    rows = importers.read_rows(text, "README.md", "markdown")
    own = {"USENIX ATC": "Usenix ATC", "ACM TOSEM": "TOSEM"}

    assert again(f"# Snails\n\n{text}") == text
    assert view_settings(rows, {}, text)["venues"] == own


@pytest.mark.parametrize("year", ["'{}", " 20{}"])
def test_the_year_of_a_row_is_not_of_its_word_for_preprints(year: str) -> None:
    text = listed(
        "| Venue | Paper | Links |", "|---|---|---|",
        *(f"| Arxiv{year.format(n)} | Slow Shells of Tide {n} | "
          f"[paper](https://arxiv.org/abs/{n}01.000{n}) |" for n in (24, 23, 22)),
    )  # fmt: skip
    rows = importers.read_rows(text, "README.md", "markdown")

    assert again(f"# Snails\n\n{text}") == text
    assert view_settings(rows, {}, text)["words"] == {"preprint": "Arxiv"}


@pytest.mark.slow
def test_a_link_of_few_rows_is_written_like_the_others() -> None:
    """One project page among links to code; where it was first, it comes to be behind."""
    rows = [
        f"- [{work.title}]({work.paper}) [[code]](https://github.com/a/b{work.number})"
        for work in WORKS
    ]
    rows[2] += " [[project]](https://snails.example/page)"

    assert again("# Snails\n\n" + listed(*rows)) == listed(*rows)


@pytest.mark.parametrize(
    ("code", "project"),
    [
        pytest.param(" [[code]]({})", " [[project]]({project})", id="small"),
        pytest.param(" [[CODE]]({})", " [[PROJECT]]({project})", id="capitals"),
        pytest.param(" | [Code]({})", " | [Project]({project})", id="behind-a-bar"),
        pytest.param(" ([my code]({}))", " ([project]({project}))", id="several-words"),
        pytest.param(" {}", " [[Project]({project})]", id="no-label"),
    ],
)
def test_a_view_has_links_of_few_rows_like_the_others(code: str, project: str) -> None:
    """One has a project page behind words of its own; it is the last piece of the view's rows."""
    rows = [
        f"- [{work.title}]({work.paper}){code.format(f'https://github.com/a/b{work.number}')}"
        for work in WORKS
    ]
    rows[2] += " Project page: [project](https://snails.example/page)"
    text = "# Snails\n\n" + listed(*rows)
    view = view_settings(importers.read_rows(text, "README.md", "markdown"), {}, text)

    assert view["row"] == [
        "- ", "[{title}]({paper})", code.format("{code}"), project,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                "- Slow Shells of the Sea\\*, **Anna Carver**, Ben Holm [[x](https://arxiv.org/abs/2401.00001)]",
                "- A Study of all Traces\\*, **Ida Quist**, Ben Holm [[x](https://arxiv.org/abs/2401.00002)]",
            ],
            id="marks-that-open-in-one-fact-and-close-in-the-next",
        ),
        pytest.param(
            [
                "- Slow Shells of the Sea https://arxiv.org/abs/2401.00001",
                "- **A Study of all Traces** by Ida Quist, [pdf](https://arxiv.org/pdf/2401.00002)",
                "- ICML 2024: What Slugs Remember (Ben Holm; see https://arxiv.org/abs/2401.00003)",
            ],
            id="no-two-rows-alike",
        ),
    ],
)
def test_rows_without_a_common_way_have_the_layouts(rows: list[str]) -> None:
    """Every paper is there, in a row that closes what it opens."""
    made = again("# Snails\n\n" + listed(*rows))

    assert all(line.count("**") % 2 == 0 for line in made.splitlines())
    assert [
        title
        for title in ("Slow Shells", "Study of all", "Slugs")[: len(rows)]
        if title not in made
    ] == []


def test_a_paper_below_the_pages_own_heading_is_below_no_topic() -> None:
    """The survey of the list itself, above all sections, makes no section of the page's name."""
    text = (
        "# A Survey of Snails\n\n- [A Survey of Snails](https://arxiv.org/abs/2401.00001)\n\n"
        + listed("- [Slow Shells of the Sea](https://arxiv.org/abs/2401.00002)")
    )
    rows = importers.read_rows(text, "README.md", "markdown")

    assert own_headings(rows, {})["A Survey of Snails"] == ""
    assert view_settings(rows, own_headings(rows, {}), text)["sections"] == [["slow", "Slow"]]


def test_a_name_among_the_notes_of_one_row_makes_no_column_of_names() -> None:
    head = "| Name | Title | Year | Notes |\n|---|---|---|---|\n"
    rows = [
        f"| Shell{n}b | [{work.title}]({work.paper}) | {work.year} | |"
        for n, work in enumerate(WORKS[1:])
    ]
    rows.append(f"| / | [SHELL: {WORKS[0].title}]({WORKS[0].paper}) | 2020 | SHELL |")
    rows_read = importers.read_rows(
        f"# Snails\n\n{head}" + "\n".join(rows) + "\n", "x.md", "markdown"
    )

    view = view_settings(rows_read, own_headings(rows_read, {}), head)

    assert str(view["row"]).count("{shorttitle}") == 1


@pytest.mark.slow
def test_some_rows_of_a_long_list_show_how_all_are_written() -> None:
    """More than three hundred, with empty lines between them."""
    draw = Random(1)
    words = ["".join(draw.choices("aeioulmnrst", k=7)).capitalize() for _ in range(933)]
    rows = [
        f"- **{' '.join(words[n : n + 3])}** | [pdf](https://arxiv.org/abs/2401.{n + 1:05})\n"
        for n in range(0, 930, 3)
    ]

    assert again("# Snails\n\n" + listed(*rows)).strip() == listed(*rows).strip()


def test_a_remark_that_is_not_found_in_its_row_is_still_shown() -> None:
    """A row's text may have been cleaned; after all else nothing is lost."""
    text = listed(*(f"- [{work.title}]({work.paper})" for work in WORKS))
    rows = importers.read_rows(text, "README.md", "markdown")
    noted = [
        row._replace(record=row.record._replace(note="as heard")) for row in rows if row.record
    ]

    assert adopted(noted, ("note",), ("paper",)).row[-1] == ", {note}"
    assert adopted(rows, ("note",), ("paper",)).row == ("- ", "[{title}]({paper})")


def test_a_row_that_says_only_its_year_makes_no_row_say_year_and_date() -> None:
    """Else the others would be written as "2024, COLM, Oct. 2024"."""
    dated = [
        f"- [Slow Shells of Tide {n}](https://arxiv.org/abs/2401.0000{n}), {venue}, Oct. 2024"
        for n, venue in enumerate(("COLM", "ICML", "ICLR"))
    ]
    text = "\n".join([*dated, "- [Quiet Snails](https://arxiv.org/abs/2403.00004), 2024, COLM"])

    found = adopted(importers.read_rows(text, "README.md"), ("venue", "date"), ("paper",))

    assert found.row == ("- ", "[{title}]({paper})", ", {venue}", ", {date:%b. %Y}")


def test_a_date_that_one_of_many_says_beside_its_year_is_no_piece() -> None:
    text = "\n".join([
        *(f"- [Slow Shells of Tide {n}](https://arxiv.org/abs/240{n}.00001), ICML 202{n}"
          for n in range(1, 6)),
        "- [Quiet Snails](https://arxiv.org/abs/2403.00004), ICLR 2024, Feb. 2024",
        "- [Quiet Slugs](https://arxiv.org/abs/2403.00005), Feb. 2024",
    ])  # fmt: skip

    found = adopted(importers.read_rows(text, "README.md"), ("venue",), ("paper",))

    assert found.row == ("- ", "[{title}]({paper})", ", {venue!} {year}")


def test_a_bracket_too_many_in_one_row_leaves_the_others_their_form() -> None:
    rows = [
        f"- 2{n}_{venue}_Slow Shells of Tide {n} [[paper]](https://arxiv.org/abs/2{n}01.0000{n})"
        for n, venue in enumerate(("ICSE Workshop", "ICML", "ICLR"))
    ]
    text = listed(*rows[:-1], f"{rows[-1]} [[[data]](https://zenodo.org/record/12)")

    found = adopted(importers.read_rows(text, "README.md"), ("venue",), ("paper", "data"))

    assert found.row == (
        "- ", "{date:%y}_{venue}_{title}", " [[paper]]({paper})", " [[data]]({data})",
    )  # fmt: skip


def test_authors_whose_family_names_are_first_have_their_column() -> None:
    head = "| Year | Authors | Title | Notes |"
    rows = [
        f'| 202{n} | Carver A., Holm B., Yu C. | "[Slow Shells of Tide {n}]'
        f'(https://doi.org/10.1234/{n})" | slow |'
        for n in range(3)
    ]
    text = "\n".join(["# Snails", "", head, "|---|---|---|---|", *rows, ""])
    read = importers.read_rows(text, "README.md", "markdown")

    assert view_settings(read, {}, text)["row"] == [
        "| ", "{year}", " | ", "{authors}", " | ", '"[{title}]({paper})"', " | ", " |",
    ]  # fmt: skip
