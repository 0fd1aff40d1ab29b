"""What a snapshot says: whole records, by identifier and by title, with its own age."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest

from ssmlit.actions.records.lookup_order import CombinedLookup
from ssmlit.errors import LibraryError
from ssmlit.model import Identifier, Person, Record
from ssmlit.snapshot import Snapshot
from ssmlit.snapshot.bulk import BulkRecord
from ssmlit.snapshot.coverage import short_name
from ssmlit.snapshot.titles import candidates

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.snapshot.coverage import Complete
    from tests.snapshot.conftest import Build

MAMBA = Identifier("arxiv", "2312.00752")
S4 = Identifier("arxiv", "2111.00396")


def test_a_preprint(snapshot: Snapshot) -> None:
    """Everything a file says comes back as a record; hints at a venue are kept, versions not."""
    assert snapshot.get(Identifier("arxiv", "2312.00752", 1)) == Record(
        type="misc",
        title="Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
        authors=(Person("Gu", "Albert"), Person("Dao", "Tri")),
        year=2023,
        month=12,
        day=1,
        identifiers=(MAMBA,),
        primary_class="cs.LG",
        source="snapshot test",
        retrieved="2024-05-31",
        extra=(("comment", "Accepted at COLM 2024"),),
    )


def test_a_publication(snapshot: Snapshot) -> None:
    """A work is found by each of its identifiers; TeX in names is read, fields get their places."""
    found = snapshot.by_identifiers([S4, Identifier("openreview", "uYLFoz1vlAC"), MAMBA])

    assert set(found) == {S4, Identifier("openreview", "uYLFoz1vlAC"), MAMBA}
    record = found[S4]
    assert record == found[Identifier("openreview", "uYLFoz1vlAC")]
    assert record.authors[2] == Person("Ré", "Christopher")
    assert (record.type, record.year, record.pages) == ("inproceedings", 2022, "1–27")
    assert record.venue == "International Conference on Learning Representations (ICLR)"


def test_a_colon_behind_a_group_is_no_author(make: Build) -> None:
    record = make([BulkRecord("On Krill", "Krill Team\n:\nAda Lovelace")]).by_title("On Krill")[0]
    assert [str(one) for one in record.authors] == ["Krill Team", "Ada Lovelace"]


def test_unknown_works_are_not_guessed(snapshot: Snapshot) -> None:
    """Unknown identifiers and titles give nothing, no guess."""
    assert snapshot.get(Identifier("arxiv", "2312.0075")) is None
    assert snapshot.by_identifiers([Identifier("doi", "2312.00752")]) == {}
    assert snapshot.by_title("") == []
    assert snapshot.near_title("---") == []
    assert snapshot.near_title("A study of whales") == []


def test_versions(snapshot: Snapshot) -> None:
    """How many versions a preprint had can be asked; 0 where it is not known."""
    assert [snapshot.versions(i) for i in (MAMBA, S4, Identifier("doi", "10.9/no"))] == [2, 0, 0]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        pytest.param("deep-learning", [2015, 2016], id="two-works-of-one-title"),
        pytest.param("DeepLearning", [2015, 2016], id="blanks"),
        pytest.param("深度学习", [2020], id="another-script"),
        pytest.param("0", [0], id="zero"),
        pytest.param(
            r"{Mamba}: Linear-Time Sequence Modeling with \emph{Selective} State Spaces",
            [2023],
            id="tex",
        ),
    ],
)
def test_by_title(snapshot: Snapshot, title: str, years: list[int]) -> None:
    """Case, accents, markup and punctuation do not count, everything else does."""
    assert [record.year for record in snapshot.by_title(title)] == years


@pytest.mark.parametrize(
    ("title", "year", "least"),
    [
        pytest.param("Mamba: Linear Time Sequence Modelling with Selective State Space",
                     2023, 95, id="spelling"),
        pytest.param("Mambo: Linear-Time Sequence Modeling with Selective State Spaces",
                     2023, 95, id="misspelt-rare-word"),
        pytest.param("Linear-Time Sequence Modeling with Selective State Spaces",
                     2023, 90, id="head-lost"),
        pytest.param("Modeling Long Sequences Efficiently with Structured State Spaces",
                     2022, 90, id="order"),
        pytest.param("Deep Learnin", 2015, 90, id="short"),
    ],
)  # fmt: skip
def test_near_title(snapshot: Snapshot, title: str, year: int, least: float) -> None:
    """Misspelt, cut and reordered titles lead to the work, with a score below 100."""
    (near, *_) = snapshot.near_title(title)

    assert near.record.year == year
    assert least <= near.score < 100


def test_a_title_without_its_subtitle_is_found_among_many(make: Build) -> None:
    """Hundreds share two of its rarest words, one has all of them."""
    others = [BulkRecord(f"Fast krill and seals of bay {number}") for number in range(450)]
    whole = BulkRecord("Fast and precise krill seals: an adaptive search through the long night")

    (near,) = make([*others, whole]).near_title("Fast and precise krill seals")
    assert near.record.title == whole.title


def test_a_title_with_another_spelling_is_found_among_many(make: Build) -> None:
    """Hundreds share two of its rarest words, one has all but the word that others spell so."""
    others = [BulkRecord(f"Krill tides in bay {number}") for number in range(450)]
    others += [BulkRecord("Seal colour")]
    wanted = BulkRecord("Seal color in krill tides")

    near = make([*others, wanted]).near_title("Seal colour in krill tides")
    assert near[0].record.title == wanted.title


@pytest.mark.parametrize(
    ("wanted", "titles", "found"),
    [
        pytest.param("krill", ["Krill", "Krill Net", "Tide"], [0, 1], id="one"),
        pytest.param("krill song", ["Krill", "Song", "Song Net"], [0, 1, 2], id="one-of-two"),
        pytest.param("krill song", ["Krill", "Krill Net", "Song", "Song Net", "Song of Krill"],
                     [4], id="both-if-the-rarer-one-is-in-many-titles"),
        pytest.param("krill song tide", ["Krill Song", "Song Tide", "Krill", "Song", "Tide"],
                     [0, 1], id="two-of-three"),
        pytest.param("krill song tide net", ["Krill Song", "Tide Net", "Tide", "Net"],
                     [0, 1], id="two-of-four"),
        pytest.param("krill song tide net",
                     ["Krill Song", "Tide Net", "Tide", "Net", "Song", "Song Tide Net"],
                     [5], id="three-of-four-if-only-one-is-in-few-titles"),
    ],
)  # fmt: skip
def test_how_many_of_the_rarest_words_lead_to_a_title(
    make: Build, monkeypatch: pytest.MonkeyPatch, wanted: str, titles: list[str], found: list[int]
) -> None:
    """More where even the rarest are in many titles: here, in two."""
    monkeypatch.setattr("ssmlit.snapshot.titles._FEW", 1)
    rows = make([BulkRecord(title) for title in titles]).rows

    assert sorted(candidates(rows, wanted).values()) == sorted(titles[at] for at in found)


def test_equal_titles_score_100(snapshot: Snapshot) -> None:
    """The equal ones come first and are among the near ones."""
    found = snapshot.near_title("Deep learning")

    assert [(near.record.year, near.score) for near in found] == [(2015, 100), (2016, 100)]


def test_the_later_record_of_one_work_counts(make: Build) -> None:
    """Files overlap: of two records with the same own identifier the one read last stays."""
    old = BulkRecord("Old Title", identifiers="arxiv:2401.00001", versions=1, updated="2024-01-02")
    new = BulkRecord("New Title", identifiers="arxiv:2401.00001", versions=3, updated="2024-06-02")
    other = BulkRecord("Cites It", identifiers="doi:10.1/x arxiv:2401.00001")

    snapshot = make([old, other], [new])

    record = snapshot.get(Identifier("arxiv", "2401.00001"))
    assert record is not None
    assert record.title == "New Title"
    assert (len(snapshot), snapshot.by_title("Old Title")) == (2, [])
    assert snapshot.near_title("Old Title") == []
    assert [near.record.title for near in snapshot.near_title("Cites It")] == ["Cites It"]


def test_a_snapshot_is_as_old_as_its_newest_fact(make: Build) -> None:
    """A date that lies in the future is a mistake of the file, not the snapshot's age."""
    records = [
        BulkRecord("A", updated="2024-05"), BulkRecord("B", updated="2019"),
        BulkRecord("C", updated="9999-12-31"),
    ]  # fmt: skip

    assert make(records).date == "2024-05"


@pytest.mark.slow
def test_any_thread_may_close_a_snapshot(make: Build) -> None:
    """The one that finds that it is garbage; what fails there makes pytest fail the test."""
    asked = [make([BulkRecord("Slow Shells")])]
    asked[0].by_title("Slow Shells")

    def drop() -> None:
        asked.clear()
        gc.collect()

    thread = threading.Thread(target=drop)
    thread.start()
    thread.join()

    assert not asked


def test_several_places_as_one(make: Build) -> None:
    """The first place that knows an identifier answers; titles are looked for in all."""
    one = make([BulkRecord("A Title", identifiers="doi:10.1/a", year=2020)], name="one")
    two = make([BulkRecord("A Title", identifiers="doi:10.1/a doi:10.1/b", year=2021)], name="two")
    both = CombinedLookup([one, two])
    a, b, c = (Identifier("doi", f"10.1/{letter}") for letter in "abc")

    assert {str(i): r.source for i, r in both.by_identifiers([a, b, c]).items()} == {
        "doi:10.1/a": "snapshot one",
        "doi:10.1/b": "snapshot two",
    }
    assert [record.year for record in both.by_title("A title")] == [2020, 2021]
    assert [near.record.year for near in both.near_title("A titel", limit=1)] == [2020]
    assert both.get(c) is None


def test_an_acl_id_is_known_by_its_doi(make: Build) -> None:
    """The Anthology's ids are the ends of the DOIs; of one that has both, the id's own counts."""
    paper = Identifier("acl", "2020.acl-main.1")
    by_doi = [BulkRecord("Worms", identifiers="doi:10.18653/v1/2020.acl-main.1", year=2020)]
    by_both = [*by_doi, BulkRecord("Eels", identifiers=str(paper), year=2021)]

    found = [CombinedLookup([make(by_doi)]), CombinedLookup([make(by_both, name="both")])]

    titles = [{str(i): it.title for i, it in one.by_identifiers([paper]).items()} for one in found]
    assert titles == [{str(paper): "Worms"}, {str(paper): "Eels"}]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"SQLite format 3\0" + b"x" * 5000, id="damaged"),
        pytest.param(b"@misc{a, title = {B}}", id="another-file"),
    ],
)
def test_a_file_that_is_no_snapshot(tmp_path: Path, content: bytes) -> None:
    """It is said, with what to do."""
    path = tmp_path / "odd.sqlite"
    path.write_bytes(content)

    with pytest.raises(LibraryError, match="the snapshot odd cannot be read") as caught:
        Snapshot(path)

    assert "snapshot remove odd" in caught.value.hint


def conference(year: int, count: int, name: str = "") -> list[BulkRecord]:
    """Return so many papers of the ICLR of a year."""
    venue = name or f"The Conference on Learning Representations, {{ICLR}} {year}, Vienna"
    return [BulkRecord(f"Paper {n} of {year}", year=year, venue=venue) for n in range(count)]


@pytest.mark.parametrize(
    ("counts", "whole", "complete"),
    [
        pytest.param({2020: 600, 2021: 700, 2022: 800}, False, "counted", id="like-its-neighbours"),
        pytest.param({2020: 600, 2021: 120, 2022: 800}, False, "", id="fewer-than-its-neighbours"),
        pytest.param({2021: 700}, False, "", id="no-neighbours"),
        pytest.param({2021: 700, 2022: 800}, False, "", id="one-neighbour"),
        pytest.param({2020: 110, 2021: 95, 2022: 110}, False, "", id="few"),
        pytest.param({2020: 60, 2021: 70, 2022: 80}, False, "", id="a-private-collection"),
        pytest.param({2021: 7}, True, "declared", id="declared-by-the-source"),
    ],
)
def test_coverage(make: Build, counts: dict[int, int], whole: bool, complete: Complete) -> None:
    """A volume counts as whole when its source says so, or the years beside it do."""
    records = [r for year, count in counts.items() for r in conference(year, count)]

    assert make(records, whole=whole).coverage("ICLR 2021", 2021) == complete


@pytest.mark.slow
def test_coverage_of_mixed_spellings(make: Build) -> None:
    """Papers of one volume under many names were collected one by one: nothing is whole."""
    records = [r for year in (2020, 2021, 2022) for r in conference(year, 300)]
    records += [r for n in range(100) for r in conference(2021, 1, f"Proc. ICLR 2021 ({n})")]

    assert make(records).coverage("ICLR", 2021) == ""
    assert make(records).coverage("ICLR", 2020) == "counted"
    assert make(records).coverage("NeurIPS", 2020) == ""


@pytest.mark.parametrize(
    ("venue", "name"),
    [
        pytest.param("ICLR 2021", "ICLR", id="abbreviation"),
        pytest.param("The Tenth International Conference on Learning Representations, {ICLR} 2022",
                     "ICLR", id="volume"),
        pytest.param("Proceedings of the 2013 Meeting on Snails, Bonn", "Proceedings of the"
                     " Meeting on Snails", id="unknown"),
        pytest.param("2019 Meeting on Snails, Bonn", "Meeting on Snails", id="year-first"),
        pytest.param("7th Meeting on Snails", "Meeting on Snails", id="ordinal"),
        pytest.param("2019", "2019", id="nothing-else"),
        pytest.param("CVPR 2021 Workshops", "CVPRW", id="workshops"),
        pytest.param("CHI '13 Extended Abstracts on Snails", "CHI extended abstracts", id="side"),
    ],
)  # fmt: skip
def test_names_of_volumes(venue: str, name: str) -> None:
    """Volumes of one series count together; workshops are a series of their own."""
    assert short_name(venue) == name


@pytest.mark.parametrize(
    ("typed", "comment"),
    [
        ("ICML 2024, 50% of it -- an  oral", "ICML 2024, 50% of it -- an oral"),
        (r"ICML 2024 -- at a caf\'e", "ICML 2024 – at a café"),
        ("{ICML} 2024", "ICML 2024"),
    ],
)
def test_comments_are_plain_text(make: Build, typed: str, comment: str) -> None:
    """Only one with a backslash or braces is TeX."""
    name = Identifier("arxiv", "2401.00001")
    snapshot = make([BulkRecord("Snails", identifiers=str(name), comment=typed)])

    assert dict(snapshot.by_identifiers([name])[name].extra)["comment"] == comment
