"""What entries become with what is known about them now."""

from __future__ import annotations

import pytest

from ssmlit import bibtex
from ssmlit.actions.refresh.refresh_facts import RefreshFacts
from ssmlit.actions.refresh.refreshing import (
    Proposal,
    carry_out,
    preprints,
    proposal_identity,
    propose,
    rekeyed,
)
from ssmlit.library import Library
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


def test_a_publication_beside_its_preprint_stays() -> None:
    """Only the preprint becomes what the records of its arXiv id say."""
    library = Library.from_text(
        "@misc{a, title={Snails}, author={Gu, Anna}, year=2024, eprint={2401.00001}}\n"
        "@article{b, title={Snails}, author={Gu, Anna}, year=2024, journal={Shells}, "
        "eprint={2401.00001}}"
    )
    facts = RefreshFacts()
    (preprint,) = preprints(library.entries)
    published = Record(type="article", title="Snails", authors=(GU,), year=2025, venue="Nature")
    facts.add(preprint, published, named="arXiv", place="Crossref")
    (found,) = propose(library.entries, facts, {})

    assert (found.entry.key, found.kinds) == ("a", ("published",))
    assert found.after.get("journal") == "Nature"


def proposal(text: str, after: str, *kinds: str) -> Proposal:
    """Return the proposal that makes one entry of another."""
    was, now = (bibtex.parse_document(one).entries[0] for one in (text, after))
    return Proposal(was, now, kinds or ("completed",), sure=True, reason="by its DOI")


WAS = "@misc{a, title={Snails}}"


def test_accepted_proposals_are_edits() -> None:
    """Of entries that are still what they were, though perhaps elsewhere in the file."""
    library = Library.from_text(f"{WAS}\n@misc{{b, title={{Edited since}}}}\n@misc{{anon}}")
    made = carry_out(library, [
        proposal(WAS, "@misc{a, title={Snails}, year={2024}}"),
        proposal("@misc{b, title={Tides}}", "@misc{b, title={Tides}, year={2024}}"),
        proposal("@misc{gone}", "@misc{gone, year={2024}}"),
        proposal("@misc{anon}", "@misc{gu2024, note={x}}"),
    ])  # fmt: skip

    assert made.keys == ("a", "gu2024")
    assert made.summary == ("refresh a: by its DOI", "refresh gu2024: by its DOI")
    assert library.document.apply(made.edits).document.text == (
        "@misc{a, title={Snails}, year={2024}}\n@misc{b, title={Edited since}}\n"
        "@misc{gu2024,\n  note = {x},\n  ids = {anon},\n}"
    )


FOUND = "@article{a, title={Snails}, author={Gu, Anna}, journal={Nature}, year={2024}}"


@pytest.mark.parametrize(
    ("after", "kinds", "is_same"),
    [
        (FOUND.replace("@article", "@misc"), ("completed",), True),
        (FOUND.replace("}}", "}, pages={1--9}}"), ("completed",), True),
        (FOUND.replace("}}", "}, doi={10.1000/1}}"), ("completed",), True),
        (FOUND.replace("{a,", "{gu2024,"), ("completed",), True),
        (FOUND.replace("{a,", "{gu2024,"), ("completed", "rekeyed"), False),
        (FOUND, ("published",), False),
        (FOUND.replace("Snails", "Tides"), ("completed",), False),
        (FOUND.replace("Gu,", "Roe,"), ("completed",), False),
        (FOUND.replace("Nature", "Science"), ("completed",), False),
        (FOUND.replace("2024", "2025"), ("completed",), False),
    ],
)
def test_what_makes_another_proposal(after: str, kinds: tuple[str, ...], is_same: bool) -> None:
    """One that was declined is not shown again because of its pages or a DOI."""
    known, other = proposal(WAS, FOUND), proposal(WAS, after, *kinds)

    assert (proposal_identity(known) == proposal_identity(other)) is is_same


@pytest.mark.parametrize(
    ("key", "people", "cited", "made"),
    [
        pytest.param("anon2024", "Gu, Anna", "b", "gu", id="made up"),
        pytest.param("Anonymous", "Gu, Anna", "b", "gu", id="a word"),
        pytest.param("anon2024snails", "Gu, Anna", "b", "gu", id="with the title"),
        pytest.param("anon2024", "Anonby, Anna", "b", "anonby", id="of one called so"),
        pytest.param("anonby2019", "Anonby, Anna", "b", "", id="a name that begins so"),
        pytest.param("snails", "Gu, Anna", "b", "", id="another key"),
        pytest.param("anon2024", "Gu, Anna", "anon2024", "", id="a paper cites it"),
        pytest.param("anon2024", "", "b", "", id="nobody to call it after"),
    ],
)
def test_only_a_made_up_key_makes_room(key: str, people: str, cited: str, made: str) -> None:
    """And only where an author is known, and no paper has the old key."""
    library = Library.from_text(f"@misc{{{key}, title={{Snails}}, author={{{people}}}, year=2024}}")
    for pattern, expected in (("{surname}{yy}", f"{made}24"), ("{word}{yy}", "snails24")):
        found = rekeyed(library, library.entries, (), pattern=pattern, cited={cited})

        assert [one.after.key for one in found] == ([expected] if made else [])
