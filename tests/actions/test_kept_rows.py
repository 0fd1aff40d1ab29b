"""Rows of a page stay as they are written while they say what would be rendered."""

from __future__ import annotations

import pytest

from ssmlit.actions.lists.kept_rows import losses, with_kept_rows
from ssmlit.actions.lists.lost_pieces import lost_pieces
from ssmlit.actions.lists.own_cells import own_columns

ABS = "https://arxiv.org/abs/2101.0000{}"
CODE = "https://github.com/carver/shells"
PAGE = """\
# Snails

## Slow

* **Slow Shells of Old Tides**, Anna Carver1, Ben Holm and Joan Yu 
  [[Paper](https://arxiv.org/pdf/2101.00001v2.pdf)] [[Code](https://github.com/carver/shells)]
* **Quiet Shells of Old Tides** by Anna Carver [[Paper](https://arxiv.org/abs/2101.00002)]
"""  # noqa: W291 - the blank at the end is one that people leave
SLOW = "* **Slow Shells of Old Tides**, Anna Carver, Ben Holm, Joan Yu"
SLOW += f" [[Paper]({ABS.format(1)})] [[Code]({CODE})]"
QUIET = f"* **Quiet Shells of Old Tides**, Anna Carver [[Paper]({ABS.format(2)})]"
HEAD = "## Slow\n\n"
WRITTEN = PAGE.partition("## Slow\n\n")[2]


def test_rows_that_say_the_same_stay_as_they_are_written() -> None:
    assert with_kept_rows(f"{HEAD}{SLOW}\n{QUIET}\n", PAGE, {CODE}) == HEAD + WRITTEN


def test_a_single_blank_before_the_marks_does_not_matter() -> None:
    written = WRITTEN.replace("* **", " * **")

    assert with_kept_rows(f"{HEAD}{SLOW}\n{QUIET}\n", HEAD + written, {CODE}) == HEAD + written


def test_a_school_that_one_row_calls_a_venue_and_the_other_a_remark_is_the_same() -> None:
    thesis, pdf = "https://searchworks.snail.edu/view/1", "https://stacks.snail.edu/carver.pdf"
    theirs = "* **Quiet Shells of Old Tides**, Ann Carver, Publication: [Snail University], 2023"
    theirs += f" [[Thesis (330 pages)]({thesis})] [[PDF]({pdf})]\n"
    ours = (
        f"* [Snail University 2023] **Quiet Shells of Old Tides**, Ann Carver [[Paper]({thesis})]\n"
    )

    assert with_kept_rows(HEAD + ours, HEAD + theirs, {thesis, pdf}) == HEAD + theirs


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(SLOW.replace("Old Tides", "New Tides"), id="another title"),
        pytest.param(SLOW.replace("Anna Carver, ", ""), id="a name less"),
        pytest.param(SLOW.replace(", Joan Yu", " et al."), id="others"),
        pytest.param(SLOW.replace("**, Anna", "**, ICML 2022, Anna"), id="a venue"),
        pytest.param(SLOW.replace("00001", "00003"), id="another paper"),
        pytest.param(SLOW.replace("[[Code]", "[[Project]"), id="another role of a link"),
        pytest.param(f"{SLOW} [[Video](https://youtu.be/a)]", id="one link more"),
        pytest.param(f"{SLOW}, worth a read", id="a remark"),
        pytest.param(f"  {SLOW}", id="further in"),
        pytest.param(f"| {SLOW[2:]} |", id="in a table"),
    ],
)
def test_a_row_that_says_something_else_is_rendered(row: str) -> None:
    body = f"{HEAD}{row}\n{QUIET}\n"

    assert with_kept_rows(body, PAGE, {CODE}).startswith(f"{HEAD}{row}\n")


def test_a_row_does_not_keep_a_link_that_the_library_does_not_know() -> None:
    body = f"{HEAD}{SLOW.partition(' [[Code]')[0]}\n"

    assert with_kept_rows(body, PAGE, {CODE}) == HEAD + WRITTEN.partition("* **Quiet")[0]
    assert with_kept_rows(body, PAGE, set()) == body


BELOW = f"{HEAD}{SLOW}\n  * out of print\n{QUIET}\n"
COLD = QUIET.replace("2)", "4)").replace("Quiet", "Cold")


def test_lines_below_a_row_stay_with_it() -> None:
    """Though every line of the list is in the page."""
    assert with_kept_rows(f"{HEAD}{SLOW}\n{QUIET}\n", BELOW, {CODE}) == BELOW


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(SLOW.replace("**, Anna", "**, ICML 2022, Anna"), id="a venue more"),
        pytest.param(SLOW.replace("Old Tides", "New Tides"), id="another title, the same paper"),
        pytest.param(SLOW.partition(" [[")[0], id="no link, the same title"),
    ],
)
def test_notes_below_a_row_stay_though_it_changes(row: str) -> None:
    body, made = f"{HEAD}{row}\n{QUIET}\n", f"{HEAD}{row}\n  * out of print\n{QUIET}\n"

    assert with_kept_rows(body, BELOW, {CODE}) == made
    assert with_kept_rows(body, made, {CODE}) == made


@pytest.mark.parametrize(
    ("written", "made"),
    [
        pytest.param('* <a id="slow"></a>{}', '* <a id="slow"></a>{}', id="an anchor"),
        pytest.param('* <a name="slow"/> {}', '* <a name="slow"/>{}', id="of another kind"),
        pytest.param("* {} [notes](notes/slow.md)", "* {} [notes](notes/slow.md)", id="a link"),
        pytest.param("* {} [(a)](../a.md) and [b](/b)", "* {} [(a)](../a.md) [b](/b)", id="two"),
        pytest.param("* {} [above](#slow)", "* {}", id="a link to the page itself"),
        pytest.param("* {} ![figure](figures/a.png)", "* {}", id="an image"),
    ],
)
def test_anchors_and_links_into_the_repository_stay_though_a_row_changes(
    written: str, made: str
) -> None:
    row = SLOW.replace("**, Anna", "**, ICML 2022, Anna")
    body, after = f"{HEAD}{row}\n{QUIET}\n", f"{HEAD}{made.format(row[2:])}\n{QUIET}\n"

    assert with_kept_rows(body, f"{HEAD}{written.format(SLOW[2:])}\n", {CODE}) == after
    assert with_kept_rows(body, after, {CODE}) == after


@pytest.mark.parametrize(
    ("heading", "stays"),
    [
        pytest.param("## [Slow](https://a.org)", True, id="a link"),
        pytest.param('## <a id="s"></a> Slow', True, id="an anchor"),
        pytest.param("### [Slow](https://a.org)", False, id="another level"),
        pytest.param("## [Slower](https://a.org)", False, id="another name"),
        pytest.param("## Slow :snail:", False, id="more words"),
    ],
)
def test_links_on_headings_stay(heading: str, stays: bool) -> None:
    body = f"{HEAD}{SLOW}\n"
    made = with_kept_rows(body, f"{heading}\n\n* **Other Shells**, Ben Holm\n", {CODE})

    assert made == body.replace("## Slow", heading if stays else "## Slow")


def test_notes_are_as_far_in_as_the_row_needs() -> None:
    page = f"* Ben Holm: [A Shell]({ABS.format(1)}) of Tides\n  * a note\n    > on it\n"
    body = f"10. [A Shell]({ABS.format(1)}), 2022\n"

    assert with_kept_rows(body, page, set()) == f"{body}    * a note\n      > on it\n"


@pytest.mark.parametrize("label", ["Note", "note", "TL;DR", "Summary"])
def test_what_no_record_holds_stays_though_it_has_a_label(label: str) -> None:
    row, note = SLOW.replace("**, Anna", "**, ICML 2022, Anna"), f"  * {label}: out of print\n"

    assert with_kept_rows(f"{row}\n", f"{HEAD}{SLOW}\n{note}", {CODE}) == f"{row}\n{note}"


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        pytest.param("* 🔥 {}", [3], id="a sign before the row"),
        pytest.param("{}. See [a blog](https://blog.example/a).", [3], id="a link in it"),
        pytest.param("{}\n  * see [a blog](https://blog.example/a)", [4], id="a link below it"),
        pytest.param("{} [pdf](https://arxiv.org/pdf/2301.00001)", [], id="the paper's own link"),
        pytest.param("{} ![stars](https://img.example/a.svg)", [], id="an image"),
    ],
)
def test_lines_with_links_or_signs_that_are_gone_are_named(written: str, lost: list[int]) -> None:
    row = SLOW.removeprefix("* ") if written.startswith("*") else SLOW

    assert lost_pieces(f"# Shells\n\n{written.format(row)}\n", f"# Shells\n\n{SLOW}\n") == lost


@pytest.mark.parametrize("fact", ["Authors: Anna Carver", f"[pdf]({ABS.format(1)})"])
def test_facts_below_a_row_are_in_it(fact: str) -> None:
    row = SLOW.replace("**, Anna", "**, ICML 2022, Anna")

    assert with_kept_rows(row, f"{HEAD}{SLOW}\n  * {fact}\n", {CODE}) == row


def test_a_paper_below_a_row_has_a_row_of_its_own() -> None:
    body = f"{HEAD}{SLOW}\n{QUIET}\n{COLD}\n"

    assert with_kept_rows(body, f"{BELOW}  {COLD}\n", {CODE}) == f"{BELOW}{COLD}\n"


def test_notes_beside_papers_below_a_row_stay_with_their_rows() -> None:
    """Before the papers, behind them, and below each of them."""
    dated = [row.replace("**, Anna", "**, ICML 2022, Anna") for row in (SLOW, COLD, QUIET)]
    slow, cold, quiet = dated
    page = f"{HEAD}{SLOW}\n  * out of print\n  {COLD}\n    * cold\n  {QUIET}\n  * reprinted\n"

    assert with_kept_rows(f"{HEAD}{slow}\n{cold}\n{quiet}\n", page, {CODE}) == (
        f"{HEAD}{slow}\n  * out of print\n  * reprinted\n{cold}\n  * cold\n{quiet}\n"
    )


def test_a_row_below_another_heading_is_rendered() -> None:
    body = f"## Moved\n\n{QUIET}\n"

    assert with_kept_rows(body, PAGE, set()) == body


def test_rows_have_the_number_that_they_have_now() -> None:
    rows = [f"{n}. [{w} Shells of Tides]({{}}/2101.0000{n})" for n, w in enumerate("ABCD", 1)]
    page = "\n".join(rows).replace("{}", "https://arxiv.org/pdf")
    body = "\n".join(rows[1:]).replace("{}", "https://arxiv.org/abs")
    for number in (2, 3, 4):
        body = body.replace(f"{number}. ", f"{number - 1}. ")

    assert with_kept_rows(body, page, set()) == body.replace("/abs/", "/pdf/")


def test_line_ends_of_the_page_are_not_copied() -> None:
    assert with_kept_rows(f"{HEAD}{SLOW}\n", PAGE.replace("\n", "\r\n"), {CODE}).count("\r") == 0


def test_rows_that_would_run_into_each_other_are_rendered() -> None:
    """Definitions, and paragraphs without a line between them, would be one paper."""
    words = ("Slow", "Quiet")
    page = "\n\n".join(f"**{w} Shells of Tides** by Ben Holm [[a]({ABS.format(w)})]" for w in words)
    body = "\n".join(f"**{w} Shells of Tides**, Ben Holm [[a]({ABS.format(w)})]" for w in words)

    assert with_kept_rows(body, page, {ABS.format(w) for w in words}) == body


@pytest.mark.parametrize(
    ("dated", "stays"),
    [
        pytest.param("arXiv 2021", True, id="no day in the library, which has no field for it"),
        pytest.param("arXiv 2021 (May 12, 2021)", True, id="the same day"),
        pytest.param("arXiv 2021 (May 11, 2021)", False, id="another day"),
    ],
)
def test_the_date_of_a_row_is_kept(dated: str, stays: bool) -> None:
    row = (
        "- **Slow Shells of Tides**, Anna Carver. {}. [[Paper](https://arxiv.org/abs/2105.00001)]\n"
    )
    page, body = row.format("arXiv 2021 (May 12, 2021)"), row.format(dated)

    assert with_kept_rows(body, page, set()) == (page if stays else body)


NOTED = f"## Slow\n\n{SLOW}\n  * a note\n{QUIET}\n  * [talk](talks/quiet.md)\n"


@pytest.mark.parametrize(
    ("page", "after", "lost"),
    [
        pytest.param(NOTED, NOTED, ([], []), id="nothing"),
        pytest.param(NOTED, f"{HEAD}{SLOW}\n{QUIET}\n", ([4, 6], []), id="notes"),
        pytest.param(NOTED, f"{HEAD}{SLOW}\n  * a note\n{QUIET}\n", ([6], []), id="one of them"),
        pytest.param(f"{SLOW}\n\n## Else\n\n{SLOW}\n", f"{SLOW}\n", ([], [5]), id="a second row"),
        pytest.param(f"{SLOW}\n{QUIET}\n", f"{SLOW}\n", ([], []), id="a paper: the view decides"),
    ],
)
def test_losses_of_notes_and_rows(page: str, after: str, lost: tuple[list[int], list[int]]) -> None:
    assert losses(page, after) == lost


TABLE = "| Paper | Year | In short |\n|-|-|-|\n| **{}** | {} |{}|\n"
ROW = ("| ", "**{title}**", " | ", "{year}", " | ", " |")


@pytest.mark.parametrize(
    ("year", "said", "after"),
    [
        pytest.param(2021, " slow \\| quiet ", " slow \\| quiet ", id="the same facts"),
        pytest.param(2022, " slow \\| quiet ", " slow \\| quiet ", id="another year"),
        pytest.param(2022, " ", " ", id="nothing in it"),
    ],
)
def test_cells_that_no_fact_is_in_stay(year: int, said: str, after: str) -> None:
    """What people wrote in a column that the view leaves blank is in no library."""
    body, page = (
        TABLE.format("Slow Shells of Tides", year, " "),
        TABLE.format("Slow Shells of Tides", 2021, said),
    )
    made = with_kept_rows(body, page, set(), own_columns(ROW))

    assert made == TABLE.format("Slow Shells of Tides", year, after)


def test_cells_of_facts_are_rendered() -> None:
    """A year that the library has no more is not written again."""
    body, page = (TABLE.format("Slow Shells of Tides", year, " x ") for year in ("", 2021))

    assert with_kept_rows(body, page, set(), own_columns(ROW)) == body


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        pytest.param(ROW, {3}, id="the last"),
        pytest.param(("| ", " |", " {title}", " | ", "[x]({code})", " |"), {1}, id="the first"),
        pytest.param(("- ", "**{title}**", " | {year}"), set(), id="no table"),
        pytest.param((), set(), id="a layout's own"),
    ],
)
def test_the_columns_that_no_fact_is_in(row: tuple[str, ...], columns: set[int]) -> None:
    assert own_columns(row) == columns
