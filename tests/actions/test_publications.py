"""Which publication the candidates support, and how certain it is."""

from __future__ import annotations

import pytest

from ssmlit.actions.refresh.publications import PossiblePublication, publication
from ssmlit.model import Person, Record

PEOPLE = (Person("Lovelace", "Ada"), Person("Turing", "Alan"))
PREPRINT = Record(title="Listening to Whales with 2 Mambas", authors=PEOPLE, year=2024)
ICML = PREPRINT._replace(type="inproceedings", year=2025, venue="ICML")
NATURE = PREPRINT._replace(type="article", year=2025, venue="Nature")
THREE = ICML._replace(title="Listening to Whales with 3 Mambas")
SIDE = ICML._replace(venue="ICML Workshop on Whales")


@pytest.mark.parametrize(
    ("candidates", "venue", "sure"),
    [
        pytest.param([(ICML, "Crossref", "")], "ICML", False, id="one-place"),
        pytest.param([(ICML, "Crossref", ""), (ICML, "DBLP", "")], "ICML", True, id="two"),
        pytest.param([(ICML, "A", ""), (ICML, "A", "")], "ICML", False, id="one-twice"),
        pytest.param([(ICML, "Crossref", "arXiv")], "ICML", True, id="named-by-another"),
        pytest.param([(ICML, "DBLP", "DBLP")], "ICML", False, id="named-by-itself"),
        pytest.param([(ICML, "A", ""), (ICML._replace(year=2024), "B", "")], "ICML", True,
                     id="years-beside"),
        pytest.param([(ICML, "A", "x"), (NATURE, "B", "y")], "ICML", False, id="rivals"),
        pytest.param([(ICML, "A", "x"), (NATURE, "B", "")], "ICML", True, id="the-better-attested"),
        pytest.param([(SIDE, "A", "x")], SIDE.venue, False, id="workshop-named"),
        pytest.param([(SIDE, "A", ""), (SIDE, "B", "")], "", False, id="workshop-by-title"),
        pytest.param([(THREE, "A", "")], "", False, id="a-digit"),
        pytest.param([(ICML._replace(year=2029), "A", "")], "", False, id="too-late"),
        pytest.param([(ICML._replace(authors=PEOPLE[::-1]), "A", "x")], "", False,
                     id="other-first-author"),
        pytest.param([(ICML._replace(type="misc"), "A", "x")], "", False, id="a-preprint"),
    ],
)  # fmt: skip
def test_what_candidates_come_to(
    candidates: list[tuple[Record, str, str]], venue: str, sure: bool
) -> None:
    """The venue that is proposed ("" for none), and whether it is confirmed."""
    found = publication(PREPRINT, [PossiblePublication(*one) for one in candidates])

    assert (found.record.venue if found else "", bool(found and found.sure)) == (venue, sure)


def test_the_better_record_is_taken() -> None:
    """Of two that agree, the one of who prints proceedings, whole."""
    poor = ICML._replace(authors=(Person("Lovelace", "A."),))
    found = publication(
        PREPRINT, [PossiblePublication(poor, "Semantic Scholar"), PossiblePublication(ICML, "DBLP")]
    )

    assert found is not None
    assert found.record is ICML
