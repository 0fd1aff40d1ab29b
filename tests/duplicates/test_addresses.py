"""Pages and programs that nobody signs: what their web addresses tell."""

from __future__ import annotations

import pytest

from ssmlit import bibtex, fields
from ssmlit.duplicates import Outcome, compare

SAME, MAYBE, DIFFERENT = Outcome.SAME, Outcome.MAYBE, Outcome.DIFFERENT
HERE = "url = {https://www.whales.example/songs/}"


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        pytest.param(HERE, HERE, SAME, id="the same"),
        pytest.param(
            HERE, r"howpublished = {\url{http://whales.example/songs#old}}", SAME, id="elsewhere"
        ),
        pytest.param(
            HERE, "author = {{Whales Inc.}}, url = {https://whales.example/songs}", SAME,
            id="a group on one side",
        ),
        pytest.param(
            HERE, "url = {http://whales.example/songs/index.html#old}", SAME, id="a folder's page"
        ),
        pytest.param(
            HERE, "url = {http://whales.example/songs/my-index.html}", DIFFERENT, id="another page"
        ),
        pytest.param(HERE, "url = {https://www.whales.example/ice/}", DIFFERENT, id="path"),
        pytest.param(
            HERE, "url = {https://www.whales.example/songs/?page=2}", DIFFERENT, id="query"
        ),
        pytest.param(HERE, "", DIFFERENT, id="no address"),
        pytest.param("note = {online}", "howpublished = {online}", DIFFERENT, id="no addresses"),
        pytest.param(f"{HERE}, year = 2019", f"{HERE}, year = 2021", MAYBE, id="years"),
        pytest.param(f"{HERE}, number = 12", f"{HERE}, number = 13", MAYBE, id="numbers"),
        pytest.param(f"{HERE}, volume = 1", f"{HERE}, volume = 2", MAYBE, id="volumes"),
        pytest.param(f"{HERE}, version = 1.2", f"{HERE}, version = 2.0", MAYBE, id="versions"),
        pytest.param(
            f"{HERE}, organization = {{Whales Inc.}}", f"{HERE}, organization = {{Ice Club}}",
            MAYBE, id="organizations",
        ),
        pytest.param(
            f"{HERE}, organization = {{World Whale Week}}", f"{HERE}, organization = {{WWW}}", SAME,
            id="an organization's initials",
        ),
        pytest.param(f"{HERE}, type = {{report}}", HERE, SAME, id="a remark on one side"),
        pytest.param(
            f"{HERE}, language = {{Dutch}}", f"{HERE}, langid = {{danish}}", MAYBE, id="languages"
        ),
        pytest.param(f"{HERE}, doi = {{S-1}}", f"{HERE}, doi = {{S-2}}", MAYBE, id="no DOIs"),
        pytest.param(f"{HERE}, doi = {{S-1}}", f"{HERE}, doi = {{s-1}}", SAME, id="one of these"),
        pytest.param(
            f"{HERE}, note = {{Department of Ice}}", f"{HERE}, note = {{Department of Krill}}",
            MAYBE, id="notes",
        ),
        pytest.param(
            f"{HERE}, note = {{[Online; accessed 3-May-2008]}}", f"{HERE}, note = {{Songs here}}",
            SAME, id="seen",
        ),
        pytest.param(
            f"{HERE}, title = {{Whale}}", f"{HERE}, title = {{Ice}}", DIFFERENT, id="other titles"
        ),
        pytest.param(
            f"{HERE}, title = {{Whale singers}}", f"{HERE}, title = {{Whale singer}}", DIFFERENT,
            id="misspelt or another",
        ),
        pytest.param(
            "url = {https://whales.example/#/songs}", "url = {https://whales.example/#/ice}",
            DIFFERENT, id="paths in anchors",
        ),
        pytest.param(
            "url = {https://whales.example/#!songs}", "url = {http://whales.example/#!songs}",
            SAME, id="one path in anchors",
        ),
        pytest.param(
            f"{HERE}, author = {{Roe, Ann}}", f"{HERE}, author = {{Li, Bo}}", DIFFERENT,
            id="two authors",
        ),
        pytest.param(
            f"{HERE}, author = {{Roe, Ann}}", f"{HERE}, author = {{Roe, A.}}", SAME, id="one author"
        ),
        pytest.param(
            f"{HERE}, author = {{Roe, Ann}}, year = 2019", f"{HERE}, author = {{Roe, A.}}", MAYBE,
            id="one author, a year on one side",
        ),
        pytest.param(
            f"{HERE}, author = {{Roe, Ann}}, journal = {{Ice}}",
            f"{HERE}, author = {{Roe, A.}}, journal = {{Ice}}", MAYBE,
            id="one author, published elsewhere",
        ),
    ],
)  # fmt: skip
def test_one_title_at_one_address(one: str, other: str, outcome: Outcome) -> None:
    """It is one page, unless something contradicts; an address alone tells nothing."""
    text = "".join(
        f"@misc{{{key}, {said}{'' if 'title' in said else ', title = {Songs}'}}}\n"
        for key, said in (("a", one), ("b", other))
    )
    records = [fields.comparable_record(it) for it in bibtex.parse_document(text, "a.bib").entries]

    assert compare(*records).outcome is outcome
    assert compare(*reversed(records)).outcome is outcome


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("misc", "online", SAME),
        ("misc", "techreport", MAYBE),
        ("dataset", "misc", MAYBE),
        ("dataset", "dataset", SAME),
    ],
)
def test_types_at_one_address(one: str, other: str, outcome: Outcome) -> None:
    """A report may be one of several on a page; types of web pages are as good as none."""
    text = "".join(f"@{kind}{{{kind}, title = {{Songs}}, {HERE}}}\n" for kind in (one, other))
    records = [fields.comparable_record(it) for it in bibtex.parse_document(text, "a.bib").entries]

    assert compare(*records).outcome is outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("url = {https://github.com/whales/songs}", MAYBE),
        (r"howpublished = {\url{https://gitlab.com/whales/songs}}", MAYBE),
        ("url = {https://www.youtube.com/watch?v=whales}", MAYBE),
        ("code = {https://github.com/whales/songs}", SAME),  # is kept beside a paper
        ("url = {https://github.com/whales/songs}, pdf = {https://a.example/songs.pdf}", SAME),
        ("url = {https://github.com/whales/songs}, eprint = {2111.00396}", SAME),
        ("url = {https://github.com/whales/songs}, journal = {Whale Letters}", SAME),
    ],
)
def test_code_of_a_title(said: str, outcome: Outcome) -> None:
    """An entry whose own address is code, or a video, cites that, and not the paper."""
    whales = "title = {Songs of northern whales below ice}, author = {Roe, Ann and Li, Bo}"
    text = f"@misc{{a, {whales}, {said}}}\n@article{{b, {whales}, journal = {{Whale Letters}}}}\n"
    records = [fields.comparable_record(it) for it in bibtex.parse_document(text, "a.bib").entries]

    assert compare(*records).outcome is outcome


@pytest.mark.parametrize("kinds", [("book", "book"), ("misc", "book"), ("proceedings", "book")])
def test_books_at_one_address(kinds: tuple[str, str]) -> None:
    """They may be two of a publisher's or an editor's, which nobody signs: that is asked."""
    text = "".join(
        f"@{kind}{{{key}, title = {{Songs of the North Sea}}, {HERE}, editor = {{{editor}}}}}\n"
        for kind, key, editor in zip(kinds, "ab", ("Roe, Ann", "Li, Bo"), strict=True)
    )
    records = [fields.comparable_record(it) for it in bibtex.parse_document(text, "a.bib").entries]

    assert compare(*records).outcome is MAYBE


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("eid = {061102}", "pages = {061102}", SAME),
        ("eid = {061102}", "eid = {071803}", MAYBE),
        ("eid = {061102}, pages = {1--8}", "pages = {1--8}", SAME),
    ],
)
def test_articles_with_a_number_for_pages(one: str, other: str, outcome: Outcome) -> None:
    """What biblatex calls `eid` is where an article is, as its pages are."""
    whales = "title = {Songs of northern whales below ice}, author = {Roe, Ann and Li, Bo}"
    text = "".join(
        f"@article{{{key}, {whales}, journal = {{Seal Letters}}, volume = 3, {said}}}\n"
        for key, said in (("a", one), ("b", other))
    )
    document = bibtex.parse_document(text, "a.bib")
    records = [fields.comparable_record(it) for it in document.entries]

    assert compare(*records).outcome is outcome
    assert [fields.outline_record(it).pages for it in document.entries] == [
        it.pages for it in records
    ]
