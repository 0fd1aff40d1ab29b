"""A whole library: what is found, how it is grouped, and what must not blow up."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

import pytest
from rapidfuzz import fuzz

from ssmlit.duplicates import DEFAULTS, DuplicateReport, Outcome, Pair, Thresholds, find_matches
from ssmlit.duplicates.blocking import CandidatePairs
from ssmlit.duplicates.find import find_duplicates
from ssmlit.duplicates.normalize import normalize
from ssmlit.duplicates.user_decisions import Decisions
from ssmlit.model import Identifier
from tests.duplicates.conftest import doi, work

if TYPE_CHECKING:
    from ssmlit.model import Record

VOCABULARY = """
selective state space model mamba vision transformer sequence efficient long context image
segmentation recurrent attention linear time scan structured convolution graph video speech
memory diffusion medical language audio point cloud remote sensing spectral kernel hybrid
"""
WORDS = VOCABULARY.split()
SAME, MAYBE, MISMATCH = Outcome.SAME, Outcome.MAYBE, Outcome.MISMATCH


def library(size: int, seed: int = 7) -> list[Record]:
    """Return records with random titles over a small vocabulary."""
    random = Random(seed)
    return [
        work(
            " ".join(random.sample(WORDS, random.randint(5, 9))),
            f"Name{random.randrange(300)}, A. and Other{random.randrange(300)}, B.",
            random.randint(2015, 2025),
            key=f"k{number}",
        )
        for number in range(size)
    ]


def keys(report: DuplicateReport, outcome: Outcome) -> list[tuple[str, ...]]:
    """Return the keys of the clusters of an outcome."""
    return [cluster.keys for cluster in report.clusters if cluster.outcome is outcome]


def of(report: DuplicateReport, outcome: Outcome) -> tuple[Pair, ...]:
    """Return the pairs of an outcome."""
    return tuple(pair for pair in report.pairs if pair.verdict.outcome is outcome)


def test_empty() -> None:
    """No records, no report."""
    assert find_duplicates([]) == DuplicateReport()


def test_cluster_of_three() -> None:
    """One work under three keys is one cluster, with every pair and the published survivor."""
    gu = "Gu, Albert and Dao, Tri"
    title = "Transformers are SSMs through Structured State Space Duality"
    records = [
        work(title, gu, 2024, key="a", ids="2405.21060", type="misc"),
        work("Something else entirely about scans", "Li, Wei", 2020, key="x"),
        work(title.lower(), "A. Gu and T. Dao", 2024, "ICML", key="b", type="inproceedings"),
        work(f"{title} (structured abstract)", gu, 2024, key="c", ids="2405.21060"),
    ]

    report = find_duplicates(records)

    assert keys(report, SAME) == [("a", "b", "c")]
    assert report.clusters[0].survivor.key == "b"
    assert {pair.at for pair in of(report, SAME)} == {(0, 2), (0, 3), (2, 3)}


def test_a_bare_record_between_two_works_is_a_question() -> None:
    """What fits the conference paper and the journal article alike is merged with neither."""
    who, title = "Chen, Mei and Roy, Anil", "Online aggregation for parallel database systems"
    records = [
        work(title, who, 1997, "SIGMOD Conference", key="conference", type="inproceedings"),
        work(title, who, 1999, "ACM Trans. Database Syst.", key="journal"),
        work(title, who, key="bare"),
    ]

    report = find_duplicates(records)

    assert keys(report, SAME) == []
    assert {(pair.left.key, pair.right.key) for pair in of(report, MAYBE)} == {
        ("conference", "bare"),
        ("journal", "bare"),
    }


def test_two_bare_records_of_two_works_are_questions() -> None:
    """Records that fit both works are not merged with each other either, nor join the two."""
    who, title = "Chen, Mei and Roy, Anil", "Online aggregation for parallel database systems"
    records = [
        work(title, who, 1997, "SIGMOD Conference", key="conference", type="inproceedings"),
        work(title, who, 1997, "ACM Trans. Database Syst.", key="journal"),
        work(title, who, 1997, key="bare"),
        work(title.upper(), "M Chen and A Roy", key="barer"),
    ]

    report = find_duplicates(records)

    assert keys(report, SAME) == []
    assert {
        pair.verdict.decided_by for pair in of(report, MAYBE) if pair.at[0] < 2 <= pair.at[1]
    } == {"ambiguous: fits two different works"}


def test_year_or_venue_single_a_work_out() -> None:
    """A record with the year of one of two works is that work, and not perhaps the other."""
    who, title = "Chen, Mei and Roy, Anil", "Online aggregation for parallel database systems"
    records = [
        work(title, who, 1997, "SIGMOD Conference", key="conference", type="inproceedings"),
        work(title, who, 1999, "ACM Trans. Database Syst.", key="journal"),
        work(title, "M Chen", 1997, "Int. Conf. on Management of Data", key="bare"),
        work(f"{title} - group of 3 »", "A Roy and M Chen", 1999, key="barer"),
    ]

    report = find_duplicates(records)

    assert keys(report, SAME) == [("conference", "bare"), ("journal", "barer")]
    assert of(report, MAYBE) == ()


def test_what_would_join_two_publications_is_a_question() -> None:
    """A record that is like both of two with DOIs of their own goes with one, and is asked."""
    who, title = "Chen, Mei and Roy, Anil", "Online aggregation for parallel database systems"
    records = [
        work(title, who, 1997, "SIGMOD Conference", key=key, ids=ids, type="inproceedings")
        for key, ids in (("one", "10.1000/a"), ("two", "10.1000/b"), ("bare", ""))
    ]

    report = find_duplicates(records)

    assert keys(report, SAME) == [("one", "bare")]
    assert {
        (pair.left.key, pair.right.key): pair.verdict.decided_by for pair in of(report, MAYBE)
    } == {
        ("one", "two"): "two published DOIs",
        ("two", "bare"): "the works it would join stay separate",
    }


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("", "", [(0, 1)]),
        ("2111.1", "", [(0, 1)]),
        ("", "2111.1", [(0, 1)]),
        ("2111.1", "2111.2", []),
    ],
)
def test_titles_that_share_words_are_candidates(
    one: str, other: str, found: list[tuple[int, int]]
) -> None:
    """Whichever has an arXiv identifier; two that have one each are two works already."""
    songs = "whales sing loud songs below northern"
    records = [
        work(title)._replace(identifiers=(Identifier("arxiv", value),) if value else ())
        for title, value in ((f"Old {songs} sheets", one), (f"Big {songs} shelves", other))
    ]

    assert [(near, at) for at, places in CandidatePairs(records) for near in places] == found


@pytest.mark.parametrize("turned", [False, True])
def test_a_title_inside_another_is_a_candidate(turned: bool) -> None:
    """Of one author, however much longer the other is, whichever comes first."""
    long = "Whale Songs of Northern Seas, and What Little Is Known of Those Who Sing Them There"
    titles = [long, "Whale Songs"][:: -1 if turned else 1]
    records = [work(title, "Roy, Anil") for title in titles]

    assert [(near, at) for at, places in CandidatePairs(records) for near in places] == [(0, 1)]


def test_mismatch_cluster() -> None:
    """A wrong identifier joins nothing; both candidates are shown with it."""
    records = [
        work("State Space Models for Event Cameras", key="right", ids="2402.15584"),
        work("State Space Models for Event Cameras", key="wrong", ids="2402.19047"),
        work("Theoretical Foundations of Deep Selective Models", key="t", ids="2402.19047"),
    ]

    assert keys(find_duplicates(records), MISMATCH) == [("right", "wrong"), ("wrong", "t")]


def test_decisions_are_not_asked_again() -> None:
    """A pair that was said to be different is not reported."""
    one = work("A title of several telling words", "Roy, Anil", 2020, key="one")
    records = [one, one._replace(key="Two")]

    assert len(find_duplicates(records).pairs) == 1
    apart = Decisions(frozenset({frozenset({"one", "two"})}))
    assert find_duplicates(records, decisions=apart) == DuplicateReport()


@pytest.mark.slow
def test_hundreds_of_prefaces() -> None:
    """Recurring titles make neither a giant cluster nor a quadratic number of pairs."""
    records = [
        work("Preface", "Doe, J.", 1500 + number, "LNCS", f"{number}, , v--vi", key=f"p{number}")
        for number in range(250)
    ]

    assert sum(len(others) for _, others in CandidatePairs(records)) < 2500
    assert find_duplicates(records) == DuplicateReport()


def test_doi_of_a_volume() -> None:
    """A DOI that a whole volume carries is taken for nobody's identity."""
    volume = doi("10.1007/978-3-030-00000-0")
    records = [record._replace(identifiers=(volume,)) for record in library(120)]

    assert CandidatePairs(records).shared == {volume}
    assert find_duplicates(records).clusters == ()


@pytest.mark.slow
def test_blocking_against_brute_force() -> None:
    """Nearly every pair whose titles are 90 alike is a candidate, misspelt ones included."""
    random = Random(3)
    records = library(700)
    for record in random.sample(records, 200):
        at = random.randrange(1, len(record.title) - 1)
        records.append(record._replace(title=record.title[:at] + record.title[at + 1 :]))
    blocks = CandidatePairs(records)
    titles = blocks.joined
    alike = {
        (one, other)
        for one, other in combinations(range(len(records)), 2)
        if fuzz.ratio(titles[one], titles[other], score_cutoff=90)
    }

    found = {(other, place) for place, others in blocks for other in others}

    assert len(alike) >= 200
    assert len(alike & found) / len(alike) >= 0.99


@pytest.mark.slow
def test_candidates_grow_with_the_library() -> None:
    """Four times the records make about four times the candidates, and never sixteen."""

    def candidates(size: int) -> int:
        named = [
            record._replace(title=f"{record.title} of term{at % (size // 4)}")
            for at, record in enumerate(library(size))
        ]
        return sum(len(others) for _, others in CandidatePairs(named))

    assert candidates(4000) < 8 * max(candidates(1000), 50)


def test_thresholds_hold_for_a_new_record() -> None:
    """What is asked about a library is asked about a paper on its way in."""
    known = work("A title of six telling words in all", "Roy, Anil", 2020, key="k")
    new = work("A title of six telling words in all", "Roy, A.", 2020)

    def outcomes(limits: Thresholds) -> list[Outcome]:
        verdicts = find_matches(normalize(new), [normalize(known)], thresholds=limits)
        return [verdict.outcome for _, verdict in verdicts]

    assert outcomes(DEFAULTS) == [SAME]
    assert outcomes(Thresholds(same=30.0)) == [MAYBE]
    assert outcomes(Thresholds(same=30.0, maybe=29.0)) == [MAYBE]  # on a second look
    assert outcomes(Thresholds(same=30.0, maybe=29.0, ask=1.0)) == []


@pytest.mark.parametrize(("word", "looked_at"), [("norths", True), ("north", False)])
def test_titles_by_other_authors_are_candidates(word: str, looked_at: bool) -> None:
    """Where 95 in 100 letters are the same: of forty letters two may be others."""
    title = f"Seals ices fogs whales suns winds {word} deeper"
    known = work(title, "Roy, Anil", 2020, "Chest", "3,2")
    wrong = title.replace("whales", "whakes").replace("deeper", "deeber")
    new = work(wrong, "Poe, Bea", 2020, "Chest", "3,2")

    assert [
        (place, verdict.outcome)
        for place, verdict in find_matches(normalize(new), [normalize(known)])
    ] == [(0, MAYBE)] * looked_at


def test_progress_is_reported() -> None:
    """Someone who waits can be told how far it is."""
    told: list[tuple[int, int]] = []

    find_duplicates([work()] * 1500, progress=lambda done, total: told.append((done, total)))

    assert told == [(0, 1500), (1000, 1500), (1500, 1500)]


@pytest.mark.parametrize(
    ("others", "ids", "found"),
    [
        pytest.param(2, "2101.00001", True, id="few of that name"),
        pytest.param(3, "2101.00001", False, id="many of that name"),
        pytest.param(2, "", True, id="a preprint without identifier"),
    ],
)
def test_a_work_renamed_but_for_its_name_is_found(others: int, ids: str, found: bool) -> None:
    """Few works have the name before the colon that its authors gave it."""
    who = "Roy, Anil and Chen, Mei"
    records = [
        work(f"Whale Net: {word} songs", f"Name{at}, A.", 2020, key=f"k{at}")
        for at, word in zip(range(others), WORDS * 2, strict=False)
    ]
    preprint = work(
        "Whale Net: winter ice melts under stars", who, 2021, key="a", ids=ids, type="misc"
    )
    records.insert(0, preprint)
    records.append(work("Whale net: deep blue listening", who, 2022, "ICLR", key="b"))

    assert (("a", "b") in keys(find_duplicates(records), MAYBE)) is found


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_records_changes_nothing(seed: int) -> None:
    """Also of a crowd in which only some are compared, and of works that fit two others."""
    dice = Random(seed)
    records = [
        work(
            dice.choice(("Slow snails of deep seas", "Slow snails of the deep sea")),
            dice.choice(("Roy, Anil and Chen, Mei", "Roy, A.", "")),
            dice.choice((0, 1990, 1991)),
            dice.choice(("", "Whale Conference", "Journal of Oceans")),
            dice.choice(("", "3, 1, 5--9", "4, 2, 11--30")),
            key=f"k{number}",
        )
        for number in range(60)
    ]

    turned = find_duplicates(records[::-1])

    assert unordered(turned) == unordered(find_duplicates(records))


def unordered(report: DuplicateReport) -> tuple[object, object]:
    """Return the pairs and the clusters by their keys, with their outcomes."""
    return (
        {frozenset((it.left.key, it.right.key)): it.verdict.outcome for it in report.pairs},
        {(cluster.outcome, frozenset(cluster.keys)) for cluster in report.clusters},
    )


def test_a_translated_title_in_brackets_is_found() -> None:
    """As databases write titles of other languages: one record has both, the other has one."""
    title = "Lebenszeichen der Schnecken im Winter [Signs of life of snails in winter]"
    records = [
        work(title, "Müller, Hans", 2015, "Zoologie", key="both"),
        work("Signs of life of snails in winter", "Müller, H.", 2015, "Zoologie", key="one"),
        work("Signs of death of whales in summer", "Müller, H.", 2015, "Zoologie", key="other"),
    ]

    assert keys(find_duplicates(records), SAME) == [("both", "one")]


@pytest.mark.parametrize(
    ("words", "place", "outcome"),
    [
        pytest.param("causal casual", "", Outcome.MAYBE, id="two words"),
        pytest.param("causal casual", "1,,10", Outcome.SAME, id="a slip, on the same page"),
        pytest.param("silicon silicone", "", Outcome.MAYBE, id="two words with an e"),
        pytest.param("causal causals", "", Outcome.SAME, id="the plural"),
        pytest.param("sulphur sulfur", "", Outcome.SAME, id="another country's spelling"),
        pytest.param("hyperspectral hyperpsectral", "", Outcome.SAME, id="letters exchanged"),
        pytest.param("transferring transfering", "", Outcome.SAME, id="a letter doubled"),
        pytest.param("staring starring", "", Outcome.MAYBE, id="a letter doubled, a short word"),
        pytest.param("mediation medication", "", Outcome.MAYBE, id="a letter more"),
        pytest.param("with wiht", "", Outcome.SAME, id="a small word"),
    ],
)
def test_words_that_look_alike_may_be_two(words: str, place: str, outcome: Outcome) -> None:
    """They may tell two works of one team apart, unless these are in one place."""
    title = "Bayesian estimation of {} effects in large networks of whales"
    pair = [work(title.format(it), "Gu, Al and Dao, T.", 2021, "Chest", place, key=it)
            for it in words.split()]  # fmt: skip

    (found,) = find_duplicates(pair).pairs

    assert found.verdict.outcome is outcome


@pytest.mark.parametrize(
    ("words", "others", "outcome"),
    [
        pytest.param("presence precence", "presence presence", Outcome.SAME, id="in no other"),
        pytest.param("presence precence", "presence", Outcome.MAYBE, id="seldom in use"),
        pytest.param("presence precence", "presence presence precence", Outcome.MAYBE, id="twice"),
        pytest.param(
            "complaint compliant", "complaint compliant " * 2, Outcome.MAYBE, id="both in use"
        ),
    ],
)
def test_a_word_in_no_other_title_is_misspelt(words: str, others: str, outcome: Outcome) -> None:
    """Where the library has the word that it looks like in several titles."""
    title = "Bayesian estimation of {} effects in large networks of whales"
    pair = [work(title.format(it), "Gu, Al and Dao, T.", 2021, "Chest", key=it)
            for it in words.split()]  # fmt: skip
    more = [work(f"{it} {number}", "Lee, Ann", 2001 + number, "Bone", key=f"{it}{number}")
            for number, it in enumerate(others.split())]  # fmt: skip

    found = find_duplicates([*pair, *more]).pairs

    assert [it.verdict.outcome for it in found] == [outcome]


def test_spellings_of_two_countries_are_found() -> None:
    """No word of the two titles is the same."""
    pair = [
        work(title, "Gu, Al and Dao, T.", 2021, "Chest", key=title[0])
        for title in (
            "Colour and behaviour of labelled fibres",
            "Color and behavior of labeled fibers",
        )
    ]

    assert [it.verdict.outcome for it in find_duplicates(pair).pairs] == [Outcome.SAME]
