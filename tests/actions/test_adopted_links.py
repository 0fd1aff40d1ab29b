"""The form of a list's links to arXiv comes back: the page, the version, `.pdf`."""

from __future__ import annotations

import pytest

from ssmlit import importers
from ssmlit.actions import adopting
from ssmlit.actions.adopted_links import arxiv_form
from ssmlit.render import rows, view_from_table

TITLES = ("Slow Shells of Snails", "Old Tides of Shells", "Snails in the Slow Tides")


def listed(*addresses: str) -> list[importers.Row]:
    text = "\n".join(f"- [{t}]({a})" for t, a in zip(TITLES, addresses, strict=True))
    return list(importers.read(f"# L\n\n{text}\n", "a.md", "markdown"))


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


def test_rows_come_back_with_their_versions() -> None:
    """Each paper's own: one without a version has none."""
    found = listed(
        "https://arxiv.org/abs/2403.00001v2",
        "https://arxiv.org/abs/2403.00002",
        "https://arxiv.org/abs/2403.00003v11",
    )
    view = view_from_table("list", adopting.settings(found, {}))

    assert [rows.item(row.record, view) for row in found if row.record] == [r.raw for r in found]
