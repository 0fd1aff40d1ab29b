"""The form of a list's links to arXiv is learned: which page, with `.pdf`, with a version."""

from __future__ import annotations

import pytest

from ssmlit import importers
from ssmlit.actions.lists.adopted.view import arxiv_form, view_settings
from ssmlit.render import rows, view_from_table

TITLES = ("Slow Shells of Snails", "Old Tides of Shells", "Snails in the Slow Tides")


def listed(*addresses: str) -> list[importers.Row]:
    text = "\n".join(f"- [{t}]({a})" for t, a in zip(TITLES, addresses, strict=True))
    return list(importers.read_rows(f"# L\n\n{text}\n", "a.md", "markdown"))


@pytest.mark.parametrize(
    ("addresses", "form"),
    [
        pytest.param(
            ("https://arxiv.org/abs/2403.00001", "https://arxiv.org/abs/2403.00002", ""),
            "",
            id="the usual one needs no setting",
        ),
        pytest.param(
            (
                "https://arxiv.org/abs/2403.00001v2",
                "https://arxiv.org/abs/2403.00002",
                "https://arxiv.org/abs/2403.00003v11",
            ),
            "https://arxiv.org/abs/{id}{v}",
            id="some with a version",
        ),
        pytest.param(
            (
                "http://arxiv.org/pdf/2403.00001.pdf",
                "http://arxiv.org/pdf/2403.00002.pdf",
                "https://arxiv.org/abs/2403.00003",
            ),
            "http://arxiv.org/pdf/{id}.pdf",
            id="most of one form",
        ),
        pytest.param(
            (
                "https://arxiv.org/abs/cs/0612471v1",
                "https://example.org/b.pdf",
                "https://example.org/c.pdf",
            ),
            "https://arxiv.org/abs/{id}{v}",
            id="an old id",
        ),
    ],
)
def test_the_form_of_most_links_is_learned(addresses: tuple[str, ...], form: str) -> None:
    assert arxiv_form(listed(*addresses)) == form


@pytest.mark.slow
def test_the_year_of_a_date_that_is_not_the_papers_is_no_piece() -> None:
    """The month of an arXiv id is the paper's; the row's year belongs to the row's month."""
    text = (
        f"# L\n\n- [{TITLES[0]}](https://arxiv.org/abs/2301.00001), Anna Carver, May 2023\n"
        f"- [{TITLES[1]}](https://example.org/a.pdf), Joan Yu, Apr 2022\n"
        f"- [{TITLES[2]}](https://example.org/b.pdf), Tom Ruiz, Jun 2021\n"
    )
    found = list(importers.read_rows(text, "a.md", "markdown"))
    view = view_from_table("list", view_settings(found, {}))

    assert "{year}" not in "".join(view.row)
    assert [rows.item(r.record, view) for r in found[1:] if r.record] == [r.raw for r in found[1:]]


def test_rows_come_back_with_their_versions() -> None:
    """Each paper's own: one without a version has none."""
    found = listed(
        "https://arxiv.org/abs/2403.00001v2",
        "https://arxiv.org/abs/2403.00002",
        "https://arxiv.org/abs/2403.00003v11",
    )
    view = view_from_table("list", view_settings(found, {}))

    assert [rows.item(row.record, view) for row in found if row.record] == [r.raw for r in found]
