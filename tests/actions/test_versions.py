"""Which entries a newer version of their preprint, or its withdrawal, is reported for."""

from __future__ import annotations

from datetime import date

import pytest

from ssmlit.actions.refresh.versions import NewestVersion, revised
from ssmlit.library import Library
from ssmlit.model import Identifier

MAY = date(2024, 5, 1)


@pytest.mark.parametrize(
    ("said", "newest", "is_reported"),
    [
        pytest.param("eprint={2402.00001v1}", (2, None), True, id="of-an-older-one"),
        pytest.param("eprint={2402.00001v2}", (2, MAY), False, id="of-this-one"),
        pytest.param("eprint={2402.00001v2}, timestamp={2024-03-01}", (2, MAY), False,
                     id="of-this-one-added-before-it"),
        pytest.param("eprint={2402.00001}, timestamp={2024-03-01}", (2, MAY), True,
                     id="added-before-it"),
        pytest.param("eprint={2402.00001}, timestamp={2024-05-01}", (2, MAY), False,
                     id="added-on-its-day"),
        pytest.param("eprint={2402.00001}, timestamp={2024-03-01}", (1, MAY), False,
                     id="the-first-is-no-revision"),
        pytest.param("eprint={2402.00001}, timestamp={2024-03-01}", (2, None), False,
                     id="its-day-is-not-known"),
        pytest.param("eprint={2402.00001}", (2, MAY), False, id="no-day"),
        pytest.param("eprint={2402.00001}, timestamp={in May}", (2, MAY), False, id="no-such-day"),
        pytest.param("doi={10.1000/a}", (2, MAY), False, id="no-preprint"),
    ],
)  # fmt: skip
def test_revised(said: str, newest: tuple[int, date | None], is_reported: bool) -> None:
    """By the version that an entry names, else by the day on which it was added."""
    entries = Library.from_text(f"@misc{{a, archiveprefix={{arXiv}}, {said}}}").entries
    known = {Identifier("arxiv", "2402.00001"): NewestVersion(*newest, "", "arXiv")}

    assert [one.entry.key for one in revised(entries, known)] == ["a"] * is_reported
