"""Two branches that rendered a list: what ssmlit wrote on both is no conflict."""

from __future__ import annotations

import pytest

from ssmlit.actions.lists.branches import OurLists, are_generated, with_our_lists
from ssmlit.ownership_marks import with_mark
from ssmlit.render.markers import replace

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
        pytest.param(BASE, OURS, THEIRS, OurLists(OURS, BETTER, ("slow",)), id="both rendered it"),
        pytest.param("", OURS, THEIRS, OurLists("", BETTER, ("slow",)), id="no common page"),
        pytest.param(EMPTY, OURS, THEIRS, OurLists(OURS, BETTER, ("slow",)),
                     id="first rendered on both"),
        pytest.param(BASE, OURS, BASE, OurLists(BASE, BASE), id="only ours"),
        pytest.param(BASE, BASE, THEIRS, OurLists(BASE, THEIRS), id="only theirs"),
        pytest.param(BASE, OURS, OURS, OurLists(BASE, OURS), id="alike"),
        pytest.param(BASE, OURS, THEIRS.replace("Three", "Threee"),
                     OurLists(BASE, THEIRS.replace("Three", "Threee")), id="theirs edited by hand"),
        pytest.param(BASE, OURS.replace("Two", "Twoo"), THEIRS, OurLists(BASE, THEIRS),
                     id="ours edited"),
        pytest.param(BASE, OURS, "# No list\n", OurLists(BASE, "# No list\n"),
                     id="theirs has none"),
        pytest.param(BASE, OURS, THEIRS + EMPTY, OurLists(BASE, THEIRS + EMPTY),
                     id="broken markers"),
    ],
)  # fmt: skip
def test_a_list_that_both_rendered_is_ours(
    base: str, ours: str, theirs: str, expected: OurLists
) -> None:
    """Ours takes its place in the others; whatever a person wrote, and the text around, stays."""
    assert with_our_lists(base, ours, theirs) == expected


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
