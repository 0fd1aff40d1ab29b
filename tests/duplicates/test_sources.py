"""What crawlers and other sources do to titles, names and venues, and what tells sources apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.duplicates import Outcome, RuleKind, Statistics, Verdict, compare
from ssmlit.duplicates.blocking import CandidatePairs
from ssmlit.duplicates.cleaning import edition_behind, main_title, version_of
from ssmlit.duplicates.cluster import group
from ssmlit.duplicates.people import surnames
from ssmlit.duplicates.verdict import Evidence
from ssmlit.fields.words import plain
from ssmlit.latex import parse_names
from tests.duplicates.conftest import work

if TYPE_CHECKING:
    from ssmlit.model import Record

SAME, MAYBE, DIFFERENT = Outcome.SAME, Outcome.MAYBE, Outcome.DIFFERENT
LONG = "Selective scans for spectral recordings of migrating whales"
CHANGED = "Selective scans for careful recordings of migrating whales"
TWO, INITIALS = "Gu, Albert and Dao, Tri", "Gu, A. and Dao, T."
WHALES_20 = "Proceedings of the 20th Whale Conference, Oslo 2020"
WHALES_21 = "Proceedings of the 21st Whale Conference, Rome 2021"
WORDS = Statistics(20_000, {"spectral": 100, "careful": 500})


@pytest.mark.parametrize(
    "tail",
    [
        ", 26 (3): 12-17,",
        ", vol. 3, pp. 1-8",
        ". VLDB'97",
        ", in: Proc. 12th Workshop",
        ", Proc. 23rd Intl",
        f", {WHALES_20}",
        ", Interspeech 2021, 22nd Annual Conference of the Speech Association, Brno, Czechia",
        "…, 26 (3): 12-17",
        " - group of 3 »",
        " - all 5 versions »",
        " (Structured abstract)",
        " (Abstract only)",
        "â€¦",
        "â??â??",
    ],
)
def test_a_citation_behind_a_title_is_cut_off(tail: str) -> None:
    """Volume and pages, or proceedings with their number, are no part of a title."""
    assert main_title(LONG + tail).rstrip("…") == LONG


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("R&eacute;sum&eacute; &amp;amp; more", "Résumé & more"),
        ("H<sub>2</sub>O < ice", "H2O < ice"),
    ],
)
def test_entities_and_tags(text: str, read: str) -> None:
    """A title is read as a browser shows it, also where it was encoded twice."""
    assert plain(text) == read


@pytest.mark.parametrize(
    ("text", "title", "version"),
    [
        ("Whales sing (Extended Abstract)", "Whales sing", "extended abstract"),
        ("Whales sing [the full version].", "Whales sing", "full version"),
        ("Whales sing. Preliminary version", "Whales sing", "preliminary version"),
        ("Whales sing (Russian version)", "Whales sing", "russian version"),
        ("Whales sing: technical report", "Whales sing: technical report", ""),
        ("Whales sing (with discussion)", "Whales sing", "with discussion"),
        ("Whales sing (with comments by A. Roe)", "Whales sing", "with comments by a. roe"),
        ("Whales sing (with seals)", "Whales sing (with seals)", ""),
        ("The preprint of whales", "The preprint of whales", ""),
    ],
)
def test_versions_of_a_work(text: str, title: str, version: str) -> None:
    """What authors put after a title is not part of it, and tells forms of a work apart."""
    assert (main_title(text), version_of(text)) == (title, version)


@pytest.mark.parametrize(
    ("text", "title", "edition"),
    [
        ("Whales sing, 3rd Edition", "Whales sing", "3rd Edition"),
        ("Whales sing (2. ed.)", "Whales sing", "2. ed"),
        ("Whales sing: second revised edition.", "Whales sing", "second revised edition"),
        ("Die Wale, 2. Auflage", "Die Wale", "2. Auflage"),
        ("Les baleines, 2e éd.", "Les baleines", "2e éd"),
        ("The third edition", "The third edition", ""),
        ("Whales sing of the 3rd edition", "Whales sing of the 3rd edition", ""),
    ],
)
def test_editions_behind_a_title(text: str, title: str, edition: str) -> None:
    """What publishers put there is no part of the title."""
    assert (main_title(text), edition_behind(text)) == (title, edition)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Old whales sing, Proc. 3rd Whale Conference, 2010", "Old whales sing"),
        ("Whales sing, Proc. 3rd Whale Conference", "Whales sing, Proc. 3rd Whale Conference"),
        ("Old whales sing, in winter, Proc. 3rd Conference 2010", "Old whales sing, in winter"),
        ("Old whales sing | Seals & Sons | SeaLink", "Old whales sing"),
        ("Whales | SeaLink", "Whales | SeaLink"),
        ("Why old whales sing | Part 2", "Why old whales sing | Part 2"),
        ("Why old whales sing | Partners of the Sea", "Why old whales sing"),
        ("Why whales sing P(song | whale)", "Why whales sing P(song | whale)"),
        ("Whales — Wikipedia, The Free Encyclopedia", "Whales"),
        ("Whales - Wikipedia", "Whales"),
        ("Whales on Wikipedia", "Whales on Wikipedia"),
        ("Songs $a | b$ of old whales", "Songs $a | b$ of old whales"),
    ],
)
def test_where_a_citation_begins(text: str, title: str) -> None:
    """At the clause that names a meeting or a year, or a site, after three words or more."""
    assert main_title(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("[Whales sing] with [old] seals", "Whales sing with [old] seals"),
        ("Whales sing [Review] [57 refs].", "Whales sing"),
        ("Whales sing. [Review [in French]]", "Whales sing"),
        ("Whales sing [Review", "Whales sing"),
        ("Whales sing [Review [in French", "Whales sing"),
        ("[Whales sing]", "Whales sing"),
        ("[Whales sing] [Review]", "Whales sing"),
        ("Whales s [Review]", "Whales s"),
        ("Whales, [Review]", "Whales, [Review]"),
        ("Whales [old] sing", "Whales [old] sing"),
        ("Whales sing [old] songs [Review]", "Whales sing [old] songs"),
        ("Whales sing]", "Whales sing]"),
        ("Whales sing [Part II]", "Whales sing [Part II]"),
        ("Whales sing [2].", "Whales sing [2]."),
        ("Whales sing [iv]", "Whales sing [iv]"),
        ("Whales sing [Part B]", "Whales sing [Part B]"),
        ("Whales sing [Partly]", "Whales sing"),
        ("Whales sing [J]", "Whales sing"),
    ],
)
def test_brackets_behind_a_title_are_cut_off(text: str, title: str) -> None:
    """What a database says about a work, where at least eight letters of a title are before it."""
    assert main_title(text) == title


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Risk of falls in women, 40-49 years", id="a range without a volume"),
        pytest.param("Whales, seals, and conference calls", id="a meeting without a number"),
        pytest.param("Whales in the Arctic, 2003, 2004 and 2005", id="years without a meeting"),
        pytest.param("Advances, methods and whales in 2010", id="words behind a comma"),
        pytest.param("ECAI 2010, Proceedings of the 19th European Conference", id="proceedings"),
        pytest.param("Report on the 3rd Workshop on Whales", id="no comma"),
        pytest.param("Voilà", id="an accent at the end"),
        pytest.param("Whales - « Moby-Dick »", id="quotes"),
        pytest.param("Whales (abstract algebra)", id="abstract inside brackets"),
    ],
)
def test_numbers_in_a_title_stay(title: str) -> None:
    """Only what cites is cut off, and only where a title is left."""
    assert main_title(title) == title


@pytest.mark.parametrize(
    "names",
    [
        *("rivest r.l.", "r.l. rivest", "Rivest RL", "Rivest RLX"),
        *("Rivest, R. L.", "Rivest, Ronald L."),
    ],
)
def test_surnames_without_capitals(names: str) -> None:
    """BibTeX takes lower-case words for particles; initials tell which is the family name."""
    assert surnames(parse_names(names)[0]) == {"rivest"}


CASES = [
    pytest.param(
        work(LONG, TWO, 1994, "Technical report UCSC-CRL-94-33"),
        work(LONG, TWO, 1995, WHALES_20), SAME, id="report and publication a year later",
    ),
    pytest.param(
        work(LONG, TWO, 1994, "Technical Report"),
        work(LONG, TWO, 1995, WHALES_20), SAME, id="report without a number",
    ),
    pytest.param(
        work(LONG, "Smith, Arthur", 2020, "Chest"), work(LONG, "Smith, Brian", 2020, "Chest"),
        MAYBE, id="given names differ",
    ),
    pytest.param(
        work(LONG, "Li, Wei and Doe, Jo and Roe, Al", 2020),
        work(LONG, "Li, Hao and Poe, Bo and Xi, Xu", 2020),
        DIFFERENT, id="one family name of three, given names differ: nobody in common",
    ),
    pytest.param(
        work(LONG, "Smith, Arthur B. and Gu, T.", 2020, "Chest"),
        work(LONG, "Smith AB and Gu, Albert", 2020, "Chest"),
        SAME, id="given names of one author fit, in another order",
    ),
    pytest.param(
        work(LONG, "Smith", 2020, "Chest"), work(LONG, "Smith, Brian", 2020, "Chest"),
        SAME, id="a given name missing",
    ),
    pytest.param(
        work(LONG, TWO, 2020, WHALES_20), work(LONG, TWO, 2021, WHALES_21),
        DIFFERENT, id="two meetings of one series",
    ),
    pytest.param(
        work(LONG, TWO, 2020, WHALES_20), work(LONG, TWO, 2021, WHALES_20),
        MAYBE, id="one meeting, a year that is wrong",
    ),
    pytest.param(
        work(LONG, TWO, 2020, WHALES_20), work(LONG, TWO, 2020, WHALES_21),
        SAME, id="one year, a venue that is wrong",
    ),
    pytest.param(
        work(LONG, TWO, 2020, "Proceedings of the International Conference on …"),
        work(LONG, TWO, 2021, WHALES_21), MAYBE, id="years differ, of one the venue is cut",
    ),
    pytest.param(
        work(LONG, TWO, 2020, WHALES_20), work(CHANGED, INITIALS, 2020, WHALES_20),
        MAYBE, id="a word changed, names spelled differently",
    ),
    pytest.param(
        work(LONG, TWO, 2020, WHALES_20), work(CHANGED, TWO, 2020, WHALES_20),
        DIFFERENT, id="a word changed, all else to the letter: two works of one source",
    ),
    pytest.param(
        work(LONG, "Gu, A.", 2020), work(LONG.replace(" of ", " fo "), "Gu, A.", 2020),
        MAYBE, id="two letters exchanged, all else to the letter",
    ),
    pytest.param(
        work(LONG, TWO, 2020, WHALES_20), work(f"WhaleNet: {LONG}", TWO, 2020, WHALES_20),
        MAYBE, id="a coined name more, all else to the letter",
    ),
    pytest.param(
        work(LONG, TWO, 2020), work(f"{LONG}: A Study", TWO, 2020),
        MAYBE, id="a subtitle more, all else to the letter",
    ),
    pytest.param(
        work(LONG, TWO, 2020, WHALES_20), work(CHANGED, TWO, 2020, "Proc. Whale Conf."),
        MAYBE, id="a word changed, the venue spelled differently",
    ),
    pytest.param(
        work(LONG, TWO, 2020, WHALES_20), work(CHANGED, TWO, 0, WHALES_20),
        MAYBE, id="a word changed, a year missing",
    ),
    pytest.param(
        work(LONG, TWO, 2020, WHALES_20), work(CHANGED, TWO, 2020),
        MAYBE, id="a word changed, a venue missing",
    ),
    pytest.param(
        work(LONG, TWO, 2020, WHALES_20, ",,10-20"), work(CHANGED, TWO, 2020, WHALES_20, ",,10-20"),
        MAYBE, id="a word changed, one page",
    ),
    pytest.param(
        work("Torf und Moor im Wandel", "Roy, Anil", 1990, "Telma", "20,,1-20"),
        work("Peat and bog in transition", "Roy, Anil", 1990, "Telma", "20,,1-20"),
        MAYBE, id="a title translated, all pages the same",
    ),
    pytest.param(
        work("Torf und Moor im Wandel", "Roy, Anil", 1990, "Telma", "20,,1-20"),
        work("Peat and bog in transition", "Roy, Anil", 1990, "Telma", "20,,1-25"),
        DIFFERENT, id="another title, of the pages only the first the same",
    ),
    pytest.param(
        work(LONG, INITIALS, 2020, "SIGMOD"), work(CHANGED, TWO, 2020, "ICML"),
        DIFFERENT, id="a word changed, two series",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "outcome"), CASES)
def test_verdict(one: Record, other: Record, outcome: Outcome) -> None:
    """Whichever is first."""
    assert compare(one, other, statistics=WORDS).outcome is outcome
    assert compare(other, one, statistics=WORDS).outcome is outcome


@pytest.mark.parametrize(
    ("title", "two_works"),
    [
        pytest.param(CHANGED, True, id="another word"),
        pytest.param(LONG.replace("spectral", "xpectral"), False, id="a slip of a letter"),
        pytest.param(f"Robust {LONG}", True, id="a word more that nothing sets off"),
        pytest.param(f"WhaleNet: {LONG}", False, id="a coined name more"),
        pytest.param(f"{LONG}: A Study", False, id="a subtitle more"),
        pytest.param(f"{LONG} Heard from Boats", False, id="the other one is cut"),
        pytest.param(LONG, False, id="no difference"),
    ],
)
def test_which_titles_of_one_source_are_two_works(title: str, two_works: bool) -> None:
    """A source that names its people to the letter has a work once, but shortens titles, too."""
    verdict = compare(work(LONG, TWO, 2020, WHALES_20), work(title, TWO, 2020, WHALES_20))

    assert ("source" in {item.field for item in verdict.evidence}) is two_works


@pytest.mark.parametrize(
    ("one", "other", "two_works"),
    [
        pytest.param("arXiv preprint", "CoRR", True, id="two servers are no venues"),
        pytest.param("Proceedings of the Whale Conference", "Proc. Whale Conf.", False,
                     id="a venue and its abbreviation"),
        pytest.param("Whale Conference", "Whale Conference", True, id="one spelling"),
        pytest.param("Whale Conference", "Seal Symposium", True, id="another venue"),
        pytest.param("Whale Songs", "Whale Calls", True, id="a venue somewhat like it"),
    ],
)  # fmt: skip
def test_one_source_spells_a_venue_in_one_way(one: str, other: str, two_works: bool) -> None:
    """So another spelling says that there are two sources, and one work may be in both."""
    verdict = compare(work(LONG, TWO, 2020, one), work(CHANGED, TWO, 2020, other))

    assert ("source" in {item.field for item in verdict.evidence}) is two_works


@pytest.mark.parametrize("behind", [True, False])
def test_a_title_is_found_in_a_longer_one(behind: bool) -> None:
    """However many others begin or end alike, and however many words have run in."""
    some = "this article was processed with the macro package of the publisher"
    longer = f"{LONG} {some}" if behind else f"{some} {LONG}"
    between = [
        work(f"{LONG} {n:03}" if behind else f"{n:03} {LONG}", "Roe, A.", 1900 + n)
        for n in range(100)
    ]
    pairs = {
        (a, b)
        for b, near in CandidatePairs([work(LONG, TWO), *between, work(longer)])
        for a in near
    }

    assert (0, 101) in pairs


def _weighed(outcome: Outcome, score: float, field: str) -> Verdict:
    evidence = Evidence(field, "1", "1", 2.5, "equal")
    return Verdict(outcome, score, RuleKind.WEIGHTS, (evidence,))


@pytest.mark.parametrize(
    ("field", "outcome", "asked"),
    [
        pytest.param("pages", SAME, True, id="the same, kept apart by a third"),
        pytest.param("pages", MAYBE, True, id="singled out by its pages"),
        pytest.param("title", MAYBE, False, id="a title that fits two works"),
    ],
)
def test_which_questions_are_taken_back(field: str, outcome: Outcome, asked: bool) -> None:
    """0 and 1 are one work, 2 was published elsewhere than 0: is it 1?"""
    found = {
        (0, 1): _weighed(SAME, 0.9, "pages"),
        (1, 2): _weighed(outcome, 0.8, field),
    }
    grouping = group(found, lambda _one, _other: Verdict(DIFFERENT, 0.1, rule=RuleKind.PUBLISHED))

    assert grouping.verdicts[0, 1].outcome is SAME
    assert ((1, 2) in grouping.verdicts) is asked


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        pytest.param("31-40", True, id="one first page"),
        pytest.param("31-45", True, id="another last page"),
        pytest.param("1-20", False, id="another first page"),
    ],
)
def test_other_titles_are_found_by_their_place_in_print(pages: str, found: bool) -> None:
    one = work("Torf und Moor im Wandel", "Roy, Anil", 1990, "Telma", "20,,31-40")
    other = work("Peat and bog in transition", "Roy, Anil", 1990, "Telma", f"20,,{pages}")

    assert [near for _, near in CandidatePairs([one, other]) if near] == [[0]] * found


@pytest.mark.parametrize(("pages", "found"), [("1-20", True), ("1-25", False), ("1", False)])
def test_a_volume_begins_on_page_1_more_than_once(pages: str, found: bool) -> None:
    """There the last page has to be the same, too."""
    one = work("Torf und Moor im Wandel", "Roy, Anil", 1990, "Telma", "20,,1-20")
    other = work("Peat and bog in transition", "Roy, Anil", 1990, "Telma", f"20,,{pages}")

    assert [near for _, near in CandidatePairs([one, other]) if near] == [[0]] * found


@pytest.mark.slow
def test_the_work_of_joining_grows_with_the_members() -> None:
    """Twice as many copies of one entry ask for twice as many verdicts, and are one group."""

    def verdicts_for(copies: int) -> int:
        asked: list[tuple[int, int]] = []

        def judge(one: int, other: int) -> Verdict:
            asked.append((one, other))
            return alike

        alike = Verdict(SAME, 0.9, rule=RuleKind.WEIGHTS)
        chain = {(at, at + 1): alike for at in range(copies - 1)}
        assert group(chain, judge).groups == ((SAME, tuple(range(copies))),)
        return len(asked)

    assert verdicts_for(800) < 2.2 * verdicts_for(400)


@pytest.mark.parametrize(
    ("authors", "outcome"),
    [
        pytest.param("{The Whale Team}", MAYBE, id="a team"),
        pytest.param("Whale Team", MAYBE, id="a team without braces"),
        pytest.param("{WhaleAI}", MAYBE, id="a company"),
        pytest.param("Roe, Anna", DIFFERENT, id="another person"),
    ],
)
def test_a_group_named_for_its_members_is_a_question(authors: str, outcome: Outcome) -> None:
    assert compare(work(LONG, TWO, 2021), work(LONG, authors, 2021)).outcome is outcome


def test_two_groups_are_no_question() -> None:
    one, other = work(LONG, "{The Whale Team}", 2021), work(LONG, "{The Seal Group}", 2021)
    assert compare(one, other).outcome is DIFFERENT


@pytest.mark.parametrize("authors", ["A. Gu, T. Dao", "Gu A, Dao T", "Albert Gu, Tri Dao"])
def test_people_between_commas(authors: str) -> None:
    """To BibTeX they are one person; two are meant if two are on the other side."""
    assert compare(work(LONG, TWO, 2021), work(LONG, authors, 2021)).outcome is SAME
    assert compare(work(LONG, "A. Gu, T. Dao", 2021), work(LONG, authors, 2021)).outcome is SAME
    other = work(LONG, "Roe, Ann and Wu, Bo", 2021)
    assert compare(other, work(LONG, authors, 2021)).outcome is DIFFERENT


def test_letters_in_the_wrong_encoding() -> None:
    """The title and the names are those that were meant."""
    right = work("Long–range whale songs near Tromsø", "Lü, Jia and Gu, Albert", 2021)
    wrong = work("Longâ€“range whale songs near TromsÃ¸", "LÃ¼, Jia and Gu, Albert", 2021)
    weights = [[item.weight for item in compare(right, it).evidence] for it in (wrong, right)]
    assert weights[0] == weights[1]
