"""What entries become with what is known about them now."""

from __future__ import annotations

import pytest

from ssmlit import bibtex
from ssmlit.actions.refresh.refresh_facts import RefreshFacts
from ssmlit.actions.refresh.refreshing import propose
from ssmlit.model import Identifier, Person, Record

NAME = Identifier("arxiv", "2401.00001", 2)
GU, ROE = Person("Gu", "Anna"), Person("Roe", "Berta")


@pytest.mark.parametrize(
    ("title", "author", "shared", "sure", "reason"),
    [
        pytest.param("Snails of Old Whales", GU, "Snails", True, "", id="renamed"),
        pytest.param("Tides at Sea", GU, "", True, "", id="renamed as a whole"),
        pytest.param("Tides at Sea", ROE, "", False, " and other authors", id="another paper"),
        pytest.param("Snails of Old Whale", GU, "", False,
                     "; this one may have been corrected by hand", id="nearly the same"),
    ],
)  # fmt: skip
def test_another_title_under_an_arxiv_id(
    title: str, author: Person, shared: str, sure: bool, reason: str
) -> None:
    """Why a title is proposed, and why it is not taken without a question."""
    entry = bibtex.parse_document(
        "@misc{a, title={%s}, author={Gu, Anna}, year=2024, eprint={2401.00001}}"
        % ("Snails of Old Whales" if reason.startswith(";") else "Snails")
    ).entries[0]
    official = Record(title=title, authors=(author,), identifiers=(NAME,), source="arXiv API")
    facts = RefreshFacts(records={NAME: official})
    (found,) = propose([entry], facts, {"2401.00001": shared} if shared else {})

    assert found.reason == f"arXiv API has another title under its arXiv id{reason}"
    assert (found.sure, found.kinds) == (sure, ("retitled",))
