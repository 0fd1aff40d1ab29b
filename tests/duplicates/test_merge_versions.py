"""Merging a preprint with its publication, and two spellings of one work."""

from __future__ import annotations

import pytest

from ssmlit import bibtex
from ssmlit.duplicates import merge_edits, merge_plan


def test_a_link_that_repeats_the_identifier_makes_nothing_fuller() -> None:
    """Of two that say the same, the older one stays, however the identifier is written."""
    text = """
@misc{xyang, title = {HSIMamba: Hyperspectral Imaging}, author = {Yang, J.}, year = 2024,
  eprint = {2404.00272}, archiveprefix = {arXiv}}
@misc{yang2, title = {HSIMamba: Hyperpsectral Imaging}, author = {Yang, J.}, year = 2024,
  url = {https://arxiv.org/abs/2404.00272v1}}
"""
    plan = merge_plan(bibtex.parse_document(text).entries)

    assert plan.survivor.key == "xyang"


@pytest.mark.parametrize("first", ["journal = {Nature},", ""], ids=["the survivor", "the other"])
def test_a_missing_venue_is_another_one_only_for_another_type(first: str) -> None:
    """Fields of one publication go to their own places, whichever of two articles names it."""
    second = "" if first else "journal = {Nature},"
    text = (
        f"@article{{a, title = {{Slow Snails}}, year = {{2001}}, {first} volume = {{2}}}}\n"
        f"@article{{b, title = {{Slow Snails}}, year = {{2001}}, {second} issn = {{2192-8614}}, "
        "month = oct, pages = {5--9}}\n"
        "@misc{c, title = {Slow Snails}, year = {2001}, pages = {1--7}}\n"
    )
    document = bibtex.parse_document(text)
    plan = merge_plan(document.entries, survivor=document.entries[0])

    (merged,) = document.apply(merge_edits([plan])).document.entries

    assert {name: merged.get(name) for name in ("journal", "volume", "issn", "month", "pages")} == {
        "journal": "Nature", "volume": "2", "issn": "2192-8614", "month": "oct", "pages": "5--9",
    }  # fmt: skip
    assert "c: pages = 1--7" in merged.get("annote")


@pytest.mark.parametrize(
    ("journal", "year", "volume"),
    [
        pytest.param("Nat.", "2001", "7", id="shortened"),
        pytest.param("nature", "2001", "7", id="in lower case"),
        pytest.param("Nat.", "2003", "", id="another year"),
        pytest.param("Science", "2001", "", id="another journal"),
    ],
)
def test_fields_of_one_publication(journal: str, year: str, volume: str) -> None:
    """However the journal is shortened, what one entry lacks of it the other fills in."""
    text = (
        "@article{a, title = {Slow Snails}, journal = {Nature}, year = 2001}\n"
        f"@article{{b, title = {{Slow Snails}}, journal = {{{journal}}}, year = {year}, "
        "volume = 7}\n"
    )
    document = bibtex.parse_document(text)
    plan = merge_plan(document.entries, survivor=document.entries[0])
    (merged,) = document.apply(merge_edits([plan])).document.entries

    assert merged.get("volume") == volume
    assert ("b: volume = 7" in merged.get("annote")) is not bool(volume)


@pytest.mark.parametrize(
    ("mine", "other", "merged"),
    [
        pytest.param("Bahdanau, D. and Cho, K.", "Bahdanau, Dzmitry and Cho, Kyunghyun",
                     "Bahdanau, Dzmitry and Cho, Kyunghyun", id="every name in full"),
        pytest.param("Bahdanau, D. and Cho, K.", "Bahdanau, Dzmitry and Cho, K.",
                     "Bahdanau, Dzmitry and Cho, K.", id="one name in full"),
        pytest.param("Cho", "Cho, Kyunghyun", "Cho, Kyunghyun", id="no given name"),
        pytest.param("Re, C.", "Ré, Christopher", "Ré, Christopher", id="an accent more"),
        pytest.param("Ré, C.", "Re, Christopher", "Ré, C.", id="an accent less"),
        pytest.param("Bahdanau, Dzmitry and Cho, K.", "Bahdanau, D. and Cho, Kyunghyun",
                     "Bahdanau, Dzmitry and Cho, K.", id="another name in full"),
        pytest.param("Cho, K. H.", "Cho, Kyunghyun", "Cho, K. H.", id="an initial less"),
        pytest.param("Cho, K. and Gu, A.", "Cho, Kyunghyun and Li, Albert", "Cho, K. and Gu, A.",
                     id="another name"),
        pytest.param("Cho, K. and Gu, A.", "Gu, Albert and Cho, Kyunghyun", "Cho, K. and Gu, A.",
                     id="another order"),
        pytest.param("Cho, K. and Gu, A.", "Cho, Kyunghyun and others", "Cho, K. and Gu, A.",
                     id="cut"),
        pytest.param("Cho, K. and others", "Cho, Kyunghyun", "Cho, K. and others",
                     id="nobody more than a cut list names"),
        pytest.param("Cho, K. and others", "Cho, Kyunghyun and others", "Cho, Kyunghyun and others",
                     id="both cut"),
        pytest.param("Cho, K.", "Cho, Kyunghyun and Gu, Albert", "Cho, K.", id="somebody more"),
        pytest.param("Cho, K. and others", "Cho, Kyunghyun and Gu, A. and others",
                     "Cho, Kyunghyun and Gu, A. and others", id="both cut, one more named"),
        pytest.param("Cho, K. and others", "Cho, Kyunghyun and Gu, Albert",
                     "Cho, Kyunghyun and Gu, Albert", id="somebody more than a cut list names"),
    ],
)  # fmt: skip
def test_the_fuller_spelling_of_the_same_people_is_taken(
    mine: str, other: str, merged: str
) -> None:
    """Where every name agrees; what is not taken is in `annote`, and nobody is lost."""
    document = bibtex.parse_document(
        f"@article{{a, title = {{Snails}}, author = {{{mine}}}, year = 2020}}\n"
        f"@article{{b, title = {{Snails}}, author = {{{other}}}, year = 2020}}\n"
    )
    plan = merge_plan(document.entries, survivor=document.entries[0])
    after = document.apply(merge_edits([plan])).document.entries[0]

    assert after.get("author") == merged
    reasons = {one.text: one.reason for one in plan.leftovers if one.field == "author"}
    for text in {mine, other} - {merged}:
        assert text in after.get("annote") or reasons[text]


PREPRINT = (
    "@misc{pre, title={On Snails}, author={Gu, A.}, year=2021, doi={10.48550/arXiv.2111.00396}}"
)


PUBLISHED = "@inproceedings{pub, title={On Snails}, author={Gu, A.}, booktitle={ICLR}, year=2022%s}"


@pytest.mark.parametrize("kept", [0, 1], ids=["the preprint stays", "the publication stays"])
def test_a_publication_does_not_shorten_the_names_of_its_preprint(kept: int) -> None:
    """What was named in full stays, so that merging the same again changes nothing."""
    text = f"{PREPRINT}\n{PUBLISHED % ''}\n".replace("Gu, A.", "Gu, Albert", 1)
    document = bibtex.parse_document(text)
    plan = merge_plan(document.entries, survivor=document.entries[kept])

    merged = document.apply(merge_edits([plan])).document.entries[0]

    assert (merged.type, merged.get("author")) == ("inproceedings", "Gu, Albert")


@pytest.mark.parametrize("doi", ["", "10.1000/iclr"], ids=["without a DOI", "with its own DOI"])
@pytest.mark.parametrize("kept", [0, 1], ids=["the preprint stays", "the publication stays"])
def test_the_doi_of_a_preprint_becomes_an_eprint(doi: str, kept: int) -> None:
    """What is published has the venue's DOI or none; nothing of the preprint is lost."""
    text = f"{PREPRINT}\n{PUBLISHED % (f', doi={{{doi}}}' if doi else '')}\n"
    document = bibtex.parse_document(text)

    plan = merge_plan(document.entries, survivor=document.entries[kept])
    merged = document.apply(merge_edits([plan])).document.entries[0]

    assert (merged.get("doi"), merged.get("eprint")) == (doi, "2111.00396")
    assert merged.get("archiveprefix") == "arXiv"
    assert (merged.type, merged.get("booktitle"), merged.get("year")) == (
        "inproceedings", "ICLR", "2022",
    )  # fmt: skip


@pytest.mark.parametrize("doi", ["", "10.1000/iclr"], ids=["without a DOI", "with its own DOI"])
@pytest.mark.parametrize("kept", [0, 1], ids=["the preprint stays", "the publication stays"])
def test_the_doi_of_a_preprint_is_kept_beside_that_of_its_publication(doi: str, kept: int) -> None:
    text = f"{PREPRINT}\n{PUBLISHED % (f', doi={{{doi}}}' if doi else '')}\n"
    document = bibtex.parse_document(text.replace("10.48550/arXiv.2111.00396", "10.1101/654321"))

    plan = merge_plan(document.entries, survivor=document.entries[kept])
    merged = document.apply(merge_edits([plan])).document.entries[0]

    assert (merged.get("doi"), merged.get("booktitle")) == (doi, "ICLR")
    assert merged.get("identifiers") == "doi:10.1101/654321"


def test_a_remark_that_a_field_says_is_not_needed() -> None:
    """What a list's reader could not place, a school for instance; anything else is kept."""
    document = bibtex.parse_document(
        "@phdthesis{a, title = {T}, school = {Univ. of {Bergen}}}\n"
        "@misc{b, title = {T}, remark = {Univ. of Bergen}}\n"
        "@misc{c, title = {T}, remark = {With a map}}\n"
    )
    plan = merge_plan(document.entries, survivor=document.entries[0])

    assert plan.merged.get("remark") == "With a map"
    assert [(one.key, one.reason) for one in plan.leftovers if one.field == "remark"] == [
        ("b", "school has it")
    ]


@pytest.mark.parametrize(
    ("kept", "other", "version"),
    [
        pytest.param("", "version=2", "2", id="of no preprint"),
        pytest.param("", "eprint={2101.00001}, version=2", "2", id="with its preprint"),
        pytest.param("eprint={2101.00001}", "version=2", "", id="of what is not said"),
        pytest.param("version=1", "version=2", "1", id="two"),
    ],
)
def test_a_version_is_never_given_to_another_preprint(kept: str, other: str, version: str) -> None:
    one, two = bibtex.parse_document(
        f"@misc{{a, title={{T}}, {kept}}}\n@misc{{b, title={{T}}, {other}}}"
    ).entries
    assert merge_plan((one, two), survivor=one).merged.get("version") == version
