"""What only a second look asks about: rows that differ in one condition from their neighbours."""

from __future__ import annotations

import math
from random import Random
from typing import TYPE_CHECKING

import pytest

from ssmlit.duplicates import Outcome, RuleKind, Statistics, Thresholds, compare
from ssmlit.duplicates.blocking import CandidatePairs
from ssmlit.duplicates.comparison import comparison
from ssmlit.duplicates.explain import explain
from ssmlit.duplicates.find import find_duplicates
from ssmlit.duplicates.normalize import normalize
from ssmlit.duplicates.people import exchanged, without_placeholders
from ssmlit.duplicates.second_look import second_look, two_works, worth_a_second_look
from ssmlit.latex import parse_names
from ssmlit.model import Identifier
from tests.duplicates.conftest import work

if TYPE_CHECKING:
    from ssmlit.model import Record

LONG = "Selective scans for spectral recordings of migrating whales"
TWO = "Gu, Albert and Dao, Tri"
CHANGED = LONG.replace("spectral", "efficient")
# A library in which "efficient" is a usual word of titles, and others are words of venues.
WORDS = Statistics(
    20_000,
    {"efficient": 2_000, "selective": 40, "recordings": 30, "conf": 1, "proc": 1},
    dict.fromkeys(["proc", "intl", "conf", "marine", "acoustics", "may"], 500),
)
SAME, MAYBE, DIFFERENT = Outcome.SAME, Outcome.MAYBE, Outcome.DIFFERENT
CITED = ", Proc. 23rd Intl Conf. on Marine Acoustics, May 7-12 2016"

CASES = [
    pytest.param(
        work(LONG, TWO, 2021, "Chest"), work(CHANGED, TWO),
        MAYBE, id="a word changed, year and venue missing",
    ),
    pytest.param(
        work(LONG, TWO, 2021, "Chest"), work(CHANGED, TWO, 2024, "Chest"),
        DIFFERENT, id="a word changed, years apart in a known place",
    ),
    pytest.param(
        work(LONG, TWO, 2021), work(LONG.replace("spectral recordings of migrating", "quiet"), TWO),
        DIFFERENT, id="most words changed",
    ),
    pytest.param(
        work(LONG, TWO, 2016), work(LONG + CITED, "N/A"),
        MAYBE, id="a citation ran into the title, the author is nobody",
    ),
    pytest.param(
        work(LONG, TWO, 2016), work(LONG + " (part 2)", "N/A"),
        DIFFERENT, id="another part, the author is nobody",
    ),
    pytest.param(
        work("The first issue of " + LONG, TWO), work("The third issue of " + LONG, TWO),
        DIFFERENT, id="ordinals that differ",
    ),
    pytest.param(
        work(LONG, TWO, 2021, "Chest", "3"),
        work(CHANGED, TWO, 2021, "Chest", "4"),
        DIFFERENT, id="other volumes of one journal",
    ),
    pytest.param(
        work(LONG, TWO, ids="10.1000/a"), work(CHANGED, TWO, ids="10.1000/b"),
        DIFFERENT, id="two publishers' DOIs",
    ),
    pytest.param(
        work(LONG.replace("spectral", "hypertensive"), TWO, 2021),
        work(LONG.replace("spectral", "hypotensive"), TWO), DIFFERENT, id="opposites",
    ),
    pytest.param(
        work(LONG, TWO, 2021, "VLDB"), work(CHANGED, "Gu, A. and Dao, T.", 2021, "ICDE"),
        DIFFERENT, id="two series",
    ),
    pytest.param(
        work(LONG, TWO, 2020, "Proc. Whales 2020"),
        work(CHANGED, "Gu, A. and Dao, T.", 2021, "Proc. Whales 2021"),
        DIFFERENT, id="two meetings",
    ),
    pytest.param(
        work(LONG, TWO, 2020, "Chest"), work(CHANGED, "Gu, A. and Dao, T.", 2021, "Chest"),
        MAYBE, id="one year apart",
    ),
    pytest.param(
        work(LONG, TWO), work(LONG + ", second edition 2019", TWO), MAYBE, id="ordinal and year",
    ),
    pytest.param(
        work("Reply: " + LONG, TWO), work(LONG, TWO),
        DIFFERENT, id="a reply, whoever wrote it",
    ),
    pytest.param(
        work("Demo: " + LONG, TWO), work(LONG, TWO),
        MAYBE, id="a demo by the same authors",
    ),
    pytest.param(
        work("Demo: " + LONG, TWO), work(LONG, "Roe, Ann"),
        DIFFERENT, id="a demo by others",
    ),
    pytest.param(
        work(LONG, TWO, 2021), work(LONG, "Albert, G. and Tri, D.", 2021),
        SAME, id="given and family names exchanged",
    ),
    pytest.param(
        work(LONG, TWO, 2021), work(LONG, "Roe, Ann and Poe, Bob", 2021),
        DIFFERENT, id="other people",
    ),
    pytest.param(
        work(LONG, TWO, 2021, "Chest", "3,2,10-20"),
        work(f"{LONG} underwater", "Roe, Ann", 2021, "Chest", "3,2,10-20"),
        DIFFERENT, id="other people, however much else agrees",
    ),
    pytest.param(
        work(LONG, "Gu, Albert", 2021), work(f"{LONG} 2017", "Gu, Albert", 2021),
        MAYBE, id="a number more, which may be a year",
    ),
    pytest.param(
        work(LONG, TWO, 2021, "Chest"), work(LONG, TWO, 2022, "Lancet"),
        DIFFERENT, id="published twice",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "outcome"), CASES)
def test_verdict(one: Record, other: Record, outcome: Outcome) -> None:
    """Likely enough is asked, whichever is first; never more than asked."""
    assert compare(one, other, statistics=WORDS).outcome is outcome
    assert compare(other, one, statistics=WORDS).outcome is outcome


def test_the_probability_is_shown_and_can_be_set() -> None:
    """What a second look asks about has a probability; from which on it asks is a setting."""
    one, other = work(LONG, TWO, 2021), work(CHANGED, TWO)
    verdict = compare(one, other, statistics=WORDS)

    assert verdict.probability is not None
    assert 0.5 <= verdict.probability < 1
    assert f"Probability of one work: {verdict.probability:.2f}." in explain(verdict)
    assert "Could not be compared: year, venue, pages." in explain(verdict)
    assert verdict.score == verdict.probability
    never = Thresholds(ask=1.0)
    assert compare(one, other, statistics=WORDS, thresholds=never).outcome is DIFFERENT
    assert compare(one, one).probability is None


def test_evidence_of_a_second_look_names_each_field_once() -> None:
    """What was weighed again takes the place of the first look's, an identifier stays."""
    number = (Identifier("isbn", "9783161484100"),)
    one, other = (work(title, TWO, 2021)._replace(identifiers=number) for title in (LONG, CHANGED))
    verdict = compare(other._replace(authors=one.authors[::-1], year=0), one, statistics=WORDS)

    assert (verdict.outcome, verdict.decided_by) == (MAYBE, "a second look")
    assert verdict.rule is RuleKind.OTHER
    assert sorted(item.field for item in verdict.evidence) == ["authors", "isbn", "title"]


def test_what_facts_weigh_in_a_second_look() -> None:
    """Contradictions half as much again, year and venue half: authors of a kind share both."""
    one = normalize(work(LONG, TWO, 2021, "Chest", "3,2,10-20"))
    other = normalize(work(CHANGED, "Gu, Albert and Roe, A.", 2021, "Chest", "3,2,11-30"))
    facts = comparison(one, other)

    second = {item.field: item.weight for item in second_look(facts, WORDS)[1]}
    share = {field: second[field] / weight for field, weight in facts.weights.items()}
    assert {field: it for field, it in share.items() if field != "title"} == {
        "authors": 1, "year": 0.5, "venue": 0.5, "volume": 1, "number": 1, "pages": 1.5,
        "source": 1.5,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        pytest.param(work(LONG), work(f"{LONG} Whale Letters 26"), False, id="a tail that cites"),
        pytest.param(work(LONG), work(f"{LONG} 26 3 12"), False, id="a tail of three numbers"),
        pytest.param(work(LONG), work(f"{LONG} Letters 26"), True, id="a tail of two words"),
        pytest.param(work(LONG), work(f"{LONG} of whales part 26"), True, id="a part"),
        pytest.param(work(LONG), work(f"Whale Letters 26 {LONG}"), True, id="in front"),
        pytest.param(work(), work("Whale Letters 26"), True, id="no title"),
        pytest.param(work(LONG), work(f"{LONG} 2017"), False, id="a year"),
        pytest.param(work(LONG), work(f"{LONG} 3rd"), False, id="an ordinal"),
        pytest.param(work(f"First {LONG}"), work(f"{LONG} 3d"), True, id="an ordinal and a number"),
        pytest.param(work(LONG), work(CHANGED), False, id="words"),
        pytest.param(
            work(LONG, year=2020, venue="Chest"), work(LONG, year=2021, venue="Chest"), False,
            id="one year apart",
        ),
        pytest.param(
            work(LONG, year=2019, venue="Chest"), work(LONG, year=2021, venue="Chest"), True,
            id="two years apart",
        ),
        pytest.param(
            work(LONG, year=2019, venue="Chest"), work(LONG, year=2021), False,
            id="two years apart, of which one names no place",
        ),
        pytest.param(
            work(LONG, year=2020, venue="SIGMOD"), work(LONG, year=2021, venue="SIGMOD Record"),
            False, id="proceedings printed in the record",
        ),
        pytest.param(
            work(LONG, year=2020, venue="SIGMOD"), work(LONG, year=2020, venue="Whale Letters"),
            False, id="a series, and a venue that is none",
        ),
        pytest.param(
            work(LONG, venue="Chest", place="3"), work(LONG, venue="Chest", place="4"),
            True, id="two volumes",
        ),
        pytest.param(
            work(LONG, place="3"), work(LONG, venue="Chest", place="4"), False,
            id="two volumes of nobody knows what",
        ),
    ],
)  # fmt: skip
def test_two_works(one: Record, other: Record, two: bool) -> None:
    """What no likeness of titles outweighs, whichever is first."""
    assert two_works(comparison(normalize(one), normalize(other))) is two
    assert two_works(comparison(normalize(other), normalize(one))) is two


def test_the_weight_of_titles_is_shown() -> None:
    """Of two records without titles nothing is in common, and nothing else."""
    facts = comparison(normalize(work("", TWO)), normalize(work("", TWO)))
    title = second_look(facts, WORDS)[1][0]

    assert (title.field, title.weight, title.reason) == ("title", 0, "too few words in common")

    facts = comparison(normalize(work("Whales")), normalize(work("Whales recordings efficient")))
    title = second_look(facts, WORDS)[1][0]
    assert title.weight == pytest.approx(0.8, abs=0.01)
    assert title.reason == "words in common outweigh the others"


@pytest.mark.parametrize("turned", [True, False])
def test_single_letters_cost_nothing(turned: bool) -> None:
    """They are what is left of a formula or a name."""
    pair = work("Whales recordings"), work("Whales recordings q")
    equal = comparison(normalize(pair[0]), normalize(pair[0]))
    facts = comparison(*map(normalize, pair[::-1] if turned else pair))

    assert second_look(facts, WORDS)[1][0].weight == second_look(equal, WORDS)[1][0].weight


def test_words_that_are_nearly_alike_cost_less() -> None:
    """Nothing is taken off up to 60 alike in 100, half at 80."""
    unlike, half, more = (
        second_look(
            comparison(normalize(work("Whales abcdefghijklmno")), normalize(work(other))), WORDS
        )
        for other in ("Whales abcdefghiuvwxyz", "Whales abcdefghijklxyz", "Whales zyxwvutsrqzyxwv")
    )
    weights = [one[1][0].weight for one in (unlike, half, more)]

    assert weights[0] == weights[2]
    assert weights[1] - weights[0] == pytest.approx(0.45 * 2 * 8 / 2)


@pytest.mark.parametrize(("shared", "worth"), [(2, True), (1, False)])
def test_half_of_the_shorter_title(shared: int, worth: bool) -> None:
    """Titles that share less are not looked at again."""
    one, other = ["a", "b", "c"], ["a", "b", "x", "y", "z"]

    assert worth_a_second_look(one, other[2 - shared :], Statistics()) is worth
    assert worth_a_second_look(["a", "b"], ["a", "c"], Statistics())  # just half


def test_words_weigh_what_they_weigh_in_the_library() -> None:
    """A word of every title tells little, one of few titles much; surnames are no title words."""
    titles = [("whales", f"word{number}") for number in range(5000)]
    words = Statistics.of(titles)
    beside = words.with_names_and_venues(
        [normalize(work("Whales", "Gu, A. and Word7, B.", 2021, "Whale Letters"))]
    )

    assert words.information("whales") < words.information("word7") <= words.information("unseen")
    assert (words.size, words.titles["whales"], words.titles["word7"]) == (5000, 5000, 1)
    assert beside.elsewhere == {"gu": 1, "word7": 1, "whale": 1, "letters": 1}
    likely = [beside.like_a_title(word) for word in ("unseen", "whales", "word7", "gu")]
    assert likely == [1, 1, 2 / 3, 1 / 2]
    # A library of none is taken for one of a thousand titles, none of which has the word.
    assert Statistics().information("unseen") == pytest.approx(math.log(1001 / 0.5))


@pytest.mark.parametrize(
    ("names", "left"),
    [
        pytest.param("N/A", "", id="mark of absence"),
        pytest.param("Anonymous and Gu, Albert", "Gu", id="beside somebody"),
        pytest.param("{Digital Library}", "", id="site"),
        pytest.param("{Library of Congress}", "Library of Congress", id="institution"),
        pytest.param("Anon, Charles", "Anon", id="a name that looks like one"),
        pytest.param("?", "", id="no letter"),
    ],
)
def test_placeholders_are_not_people(names: str, left: str) -> None:
    """What stands for a missing author is not a person."""
    people, _ = parse_names(names)

    assert " ".join(person.last for person in without_placeholders(people)) == left


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        pytest.param("Gu, Albert", "Albert, Gu", True, id="exchanged"),
        pytest.param("王, 小明 and 李, 华", "王小明 and 李华", True, id="run together"),
        pytest.param("王, 小明 and 李, 华", "王小军 and 李华", False, id="run together, another"),
        pytest.param("Wen-Hao Gu", "Wen-Hao, Gu", True, id="a given name with a hyphen"),
        pytest.param("Wen-Hao Gu", "Wen-Bo, Gu", False, id="another one that begins so"),
        pytest.param("李, 明", "王", False, id="nothing to exchange a sign with"),
        pytest.param("Gu, Albert and Dao, Tri", "Tri, D. and Albert, G.", True, id="any order"),
        pytest.param("Gu, Albert and Dao, Tri", "Albert, G.", True, id="shorter list"),
        pytest.param("Gu Albert B.", "Gu, A. B.", True, id="an initial behind both"),
        pytest.param("GU, ALBERT", "Gu, A.", True, id="in capitals, as short as initials"),
        pytest.param("Gu, A.", "Albert, G.", False, id="no whole word in common"),
        pytest.param("Gu, Albert", "Albert, Roe", False, id="another family name"),
        pytest.param("Gu, Albert", "Roe, Gu", False, id="another given name"),
        pytest.param("Gu", "Albert", False, id="no given names"),
        pytest.param("O, Min", "Park", False, id="a family name of one letter"),
        pytest.param("Gu, Albert", "Anna, Gu", False, id="no initial, but a name that begins so"),
        pytest.param("Gu, Albert and Gu, A.", "Albert, Gu and Roe, Al", False, id="two for one"),
    ],
)
def test_exchanged(one: str, other: str, fit: bool) -> None:
    """Every author of the shorter list has to fit."""
    assert exchanged(parse_names(one)[0], parse_names(other)[0]) is fit


def _noisy_library(seed: int, size: int = 90) -> list[Record]:
    """Return works and harmed copies of them, over so small a vocabulary that many are alike."""
    draw = Random(seed)
    words = [f"{a}{b}" for a in ("spec", "tran", "mar", "lin", "gra", "vis") for b in
             ("tral", "sitive", "ine", "ear", "phic", "ual", "ation")]  # fmt: skip
    found = []
    for number in range(size):
        title = draw.sample(words, 7)
        authors = f"Name{draw.randrange(40)}, A. and Other{draw.randrange(40)}, B."
        found.append(work(" ".join(title), authors, 2020, "Chest", key=f"c{number}"))
        if number % 3 == 0:
            title[draw.randrange(7)] = "harmed"
            found.append(work(" ".join(title), authors, key=f"n{number}"))
        if number % 5 == 0:
            found.append(work(" ".join(title[:-1]), "", key=f"m{number}"))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_blocking_loses_nothing(seed: int) -> None:
    """All pairs, judged one by one, are the oracle: none that is not different is left out."""
    records = _noisy_library(seed)
    words = Statistics.of(CandidatePairs(records).telling)
    wanted = {
        (one, other)
        for other in range(len(records))
        for one in range(other)
        if compare(records[one], records[other], statistics=words).outcome is not DIFFERENT
    }
    found = {pair.at for pair in find_duplicates(records).pairs}

    assert len(wanted) > 20
    assert wanted <= found


def test_alphabetical_neighbours_are_candidates() -> None:
    """Titles whose words are all misspelt or run together share no word, and are side by side."""
    one = work("Understandingthespectralrecordingsof migrating whales", TWO, 2021)
    other = work("Understanding the spectral recordings of migratingwhalse", TWO, 2021)
    others = [
        work(f"Unrelated words number {n} of nothing", "Roe, A.", 2000 + n) for n in range(30)
    ]
    pairs = {(a, b) for b, near in CandidatePairs([one, *others, other]) for a in near}

    assert (0, 31) in pairs


@pytest.mark.slow
def test_large_groups_are_listed_by_member() -> None:
    """What is reported of a group grows with its members, and not with their square."""
    sizes = {}
    for count in (15, 60, 120):
        records = [
            work(LONG, TWO, 2021, "Chest", "3,,10-20", key=f"k{number}") for number in range(count)
        ]
        report = find_duplicates(records)
        assert [len(cluster.records) for cluster in report.clusters] == [count]
        sizes[count] = len(report.pairs)

    assert sizes[15] == 15 * 14 // 2
    assert sizes[120] <= 2.5 * sizes[60]
