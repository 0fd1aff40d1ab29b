"""Two branches that rendered a list: what ssmlit wrote on both is no conflict."""

from __future__ import annotations

import pytest

from ssmlit.actions.lists.branches import OneList, are_generated, with_one_list
from ssmlit.ownership_marks import Owner, with_mark
from ssmlit.render.markers import owner, replace

EMPTY = "# Snails\n\n<!-- ssmlit:slow:begin -->\n<!-- ssmlit:slow:end -->\n\nBelow.\n"


def page(body: str, below: str = "Below.") -> str:
    """Return a page whose list ssmlit wrote."""
    return replace(EMPTY, "slow", body).replace("Below.", below)


BASE, OURS = page("- One"), page("- One\n- Two")
THEIRS = page("- One\n- Three", "Below, said better.")
BETTER = page("- One\n- Two", "Below, said better.")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        pytest.param(BASE, OURS, THEIRS, OneList(OURS, OURS, BETTER, ("slow",)),
                     id="both rendered it"),
        pytest.param("", OURS, THEIRS, OneList("", OURS, BETTER, ("slow",)), id="no common page"),
        pytest.param(EMPTY, OURS, THEIRS, OneList(OURS, OURS, BETTER, ("slow",)),
                     id="first rendered on both"),
        pytest.param(BASE, OURS, BASE, OneList(BASE, OURS, BASE), id="only ours"),
        pytest.param(BASE, BASE, THEIRS, OneList(BASE, BASE, THEIRS), id="only theirs"),
        pytest.param(BASE, OURS, OURS, OneList(BASE, OURS, OURS), id="alike"),
        pytest.param(BASE, OURS, THEIRS.replace("Three", "Threee"),
                     OneList(BASE, OURS, THEIRS.replace("Three", "Threee")),
                     id="theirs edited by hand"),
        pytest.param(BASE, OURS.replace("Two", "Twoo"), THEIRS,
                     OneList(BASE, OURS.replace("Two", "Twoo"), THEIRS), id="ours edited"),
        pytest.param(BASE, OURS, "# No list\n", OneList(BASE, OURS, "# No list\n"),
                     id="theirs has none"),
        pytest.param(BASE, OURS, THEIRS + EMPTY, OneList(BASE, OURS, THEIRS + EMPTY),
                     id="broken markers"),
    ],
)  # fmt: skip
def test_a_list_that_both_rendered_is_ours(
    base: str, ours: str, theirs: str, expected: OneList
) -> None:
    """Ours takes its place in the others; whatever a person wrote, and the text around, stays."""
    assert with_one_list(base, ours, theirs) == expected


SLUGS = "- **Slow slugs**, Ada Carver, Ben Holm [[Paper](https://arxiv.org/abs/2103.00003)]"
WORDED = SLUGS.replace(", Ben", " & Ben")
WORMS = "- **Slow worms**, Eli Moss, Fay Reed [[Paper](https://arxiv.org/abs/2104.00004)]"
ROWS = "- One\n- Two\n- Three"
FIRST, LAST = page(ROWS.replace("One", "1")), page(ROWS.replace("Three", "3"), "Better.")
ALSO = page(ROWS.replace("One", "I"))


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_rows_that_people_wrote_are_merged(newline: str) -> None:
    """The list has the digest of both sides' rows, so that it can be rendered again."""
    pages = [one.replace("\n", newline) for one in (page(ROWS), FIRST, LAST)]
    both = [
        page("- 1\n- Two\n- 3", below).replace("\n", newline) for below in ("Below.", "Better.")
    ]
    expected = OneList(both[0], both[0], both[1], ("slow",))
    assert with_one_list(pages[0], pages[1], pages[2], lambda _: True) == expected


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        pytest.param(f"{WORMS}\n{ROWS}", f"{SLUGS}\n{WORMS}\n{ROWS}", id="two papers"),
        pytest.param(
            f"{SLUGS.replace(', Ben', ' & Ben')}\n{ROWS}", None, id="one paper, worded twice"
        ),
        pytest.param(f"{ROWS}\n{SLUGS}", None, id="one paper at two places"),
    ],
)
def test_rows_that_both_added(theirs: str, expected: str | None) -> None:
    """Of two rows of one paper only one would be rendered again: a person takes one."""
    ours = page(f"{SLUGS}\n{ROWS}")
    found = with_one_list(page(ROWS), ours, page(theirs), lambda _: True)
    assert found.ours == (ours if expected is None else page(expected))
    assert found.names == (() if expected is None else ("slow",))


def test_counts_in_contents_are_no_conflict() -> None:
    """Both added a paper to another section; a list that is rendered again counts anew."""
    contents = "## Contents\n\nPapers: {}\n\n- [A](#a) ({})\n- [B](#b) ({})\n\n"
    rows = "## A\n\n- One\n{}- Two\n\n## B\n\n- Three\n{}- Four\n"
    base = contents.format(4, 2, 2) + rows.format("", "")
    ours = contents.format(5, 3, 2) + rows.format(f"{SLUGS}\n", "")
    theirs = contents.format(5, 2, 3) + rows.format("", f"{WORMS}\n")
    both = page(contents.format(5, 3, 2) + rows.format(f"{SLUGS}\n", f"{WORMS}\n"))

    found = with_one_list(page(base), page(ours), page(theirs), lambda _: True)

    assert found == OneList(both, both, both, ("slow",))


def test_a_row_that_both_wrote_is_a_conflict() -> None:
    """Only the rows differ then, not the digest in the first marker."""
    begin, old, other = (one.split("\n")[2] for one in (FIRST, page(ROWS), ALSO))
    expected = OneList(page(ROWS).replace(old, begin), FIRST, ALSO.replace(other, begin))
    assert with_one_list(page(ROWS), FIRST, ALSO, lambda name: name == "slow") == expected


def edited(body: str, was: str, now: str) -> str:
    """Return a page whose list ssmlit wrote, with words that a person changed in it since."""
    return page(body).replace(was, now)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param(edited(ROWS, "One", "1"), page(f"{ROWS}\n{SLUGS}"),
                     edited(f"{ROWS}\n{SLUGS}", "One", "1"), id="ours"),
        pytest.param(page(f"{ROWS}\n{SLUGS}"), edited(ROWS, "One", "1"),
                     edited(f"{ROWS}\n{SLUGS}", "One", "1"), id="theirs"),
        pytest.param(edited(ROWS, "Three", "3"), edited(ROWS, "One", "1"),
                     edited(ROWS, "One\n- Two\n- Three", "1\n- Two\n- 3"), id="both"),
    ],
)  # fmt: skip
def test_rows_that_people_edited_since_are_merged(ours: str, theirs: str, expected: str) -> None:
    """Both sides' rows are there; the list is still known to be edited, with the digest of ours."""
    found = with_one_list(page(ROWS), ours, theirs, lambda _: True)

    marker = ours.split("\n")[2]
    assert found.ours == expected.replace(expected.split("\n")[2], marker)
    assert (found.names, found.theirs, found.base) == (("slow",), found.ours, found.ours)
    assert owner(found.ours, "slow") is Owner.EDITED


@pytest.mark.parametrize("is_counted_anew", [True, False])
def test_words_that_a_person_put_in_front_stay(is_counted_anew: bool) -> None:
    """Contents of ours stand in for what ssmlit wrote there only."""
    body = f"## Contents\n\n- [A](#a) (2)\n- [B](#b) (1)\n\n## A\n\n{ROWS}\n{{}}\n## B\n\n{WORMS}"
    ours = body.format(f"{SLUGS}\n").replace("(2)", "(3)" if is_counted_anew else "(2)")
    theirs = edited(body.format(""), "## Contents", "Slow ones only.\n\n## Contents")

    found = with_one_list(page(body.format("")), page(ours), theirs, lambda _: True)

    assert (found.names, found.theirs) == (("slow",), found.ours)
    assert "Slow ones only.\n\n## Contents" in found.ours
    assert SLUGS in found.ours


def test_what_both_edited_is_a_conflict_of_its_lines_only() -> None:
    ours, theirs = (edited(ROWS, "One", word) for word in ("1", "I"))
    found = with_one_list(page(ROWS), ours, theirs, lambda _: True)
    assert (found.ours, found.names) == (ours, ())
    assert found.theirs.split("\n")[2] == found.ours.split("\n")[2]


MADE = with_mark("@misc{a}\n", "bibtex")


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        pytest.param((MADE, with_mark("@misc{b}\n", "bibtex")), True, id="both"),
        pytest.param((MADE, MADE.replace("{a}", "{b}")), False, id="one edited by hand"),
        pytest.param((MADE, "@misc{b}\n"), False, id="one by someone else"),
        pytest.param((MADE, "\n"), False, id="one blank"),
    ],
)
def test_a_file_that_both_wrote(sides: tuple[str, str], expected: bool) -> None:
    assert are_generated(*sides) is expected
