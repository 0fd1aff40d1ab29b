"""Differences between lists of authors: habits of spelling, or other people."""

from __future__ import annotations

import pytest

from ssmlit.verify import authors, compared_authors
from tests.verify.support import work

LONG = "Ann Aho and Ben Bock and Cid Cole and Dan Dorn"

HABITS = [
    ("initials", "A. Gu and T. Dao", "Albert Gu and Tri Dao"),
    ("initials without stops", "Gu, A and Dao, T", "Albert Gu and Tri Dao"),
    ("all initials in one word", "Bock BCDE and Aho A", "Ben Carl D. E. Bock and Ann Aho"),
    ("initials run together", "Andrew J. Wakefield and Simon Murch", "AJ Wakefield and SH Murch"),
    ("a short given name in capitals", "Bo Li and Xi Wu", "BO Li and XI Wu"),
    ("accents", "Bernhard Scholkopf and Jan Kautz", "Bernhard Schölkopf and Jan Kautz"),
    ("umlauts written out", "Bernhard Schoelkopf", "Bernhard Schölkopf"),
    ("umlauts written out in all names", "Juergen Kaeaeriaeinen", "Jürgen Kääriäinen"),
    ("a particle in one word with the name", "Anton VanDenBerg and Bo DeRijk",
     "Anton van den Berg and Bo de Rijk"),
    ("another transcription", "Anna Iakowlewa", "Anna Yakovleva"),
    ("family name first, the other shortened", "Huang M.", "Meiling Huang"),
    ("family name first, the other cut", "Huang Mei and Ann Aho", "Meiling Huang and Ann Aho"),
    ("accents in TeX", r"Kurt G{\"o}del", "Kurt Gödel"),
    ("hyphen", "Jean Baptiste Alayrac", "Jean-Baptiste Alayrac"),
    ("given names run together", "Mingxuan Yu", "Ming-Xuan Yu"),
    ("family name first", "Zhou Denny and Huang Mei-Ling", "Denny Zhou and Meiling Huang"),
    ("middle name", "Christopher D. Manning", "Christopher Manning"),
    ("second given name", "Andrew Davison", "J. Andrew Davison"),
    ("initials behind a double surname", "Ben Aho MH and Ann Xu", "Mark Hal Ben Aho and Ann Xu"),
    ("a double family name as initials", "P G Rossi", "Rossi P Giorgi"),
    ("initials and a family name, their order lost", "L J van Doorn", "Doorn L.-J. Van"),
    ("family name first, its particle lost", "Berg Ann", "Ann van der Berg"),
    ("particle", "Laurens Maaten", "Laurens van der Maaten"),
    ("double surname", "Iñaki Garcia", "Iñaki Garcia Lopez"),
    ("one letter mistyped", "Krishna Balasubramanian", "Krishna Balasubramaniam"),
    ("one letter of eight mistyped", "Bo Bekker and Ann Aho", "Bo Bekket and Ann Aho"),
    ("one letter of a given name mistyped", "Sebastiam Bock", "Sebastian Bock"),
    ("numbers of DBLP", "Wei Wang 0001", "Wei Wang"),
    ("cut after three", "Ann Aho and Ben Bock and Cid Cole and others", LONG),
    ("cut with et al", "Ann Aho and Ben Bock and Cid Cole and et al.", LONG),
    ("cut within the last name", "Ann Aho and Ben Bock and Cid Cole et al.", LONG),
    ("a name that ends in al", "Ann Aho and Ben Al", "Aho, A. and Al, B."),
    ("cut by the record", LONG, "Ann Aho and Ben Bock and others"),
    ("a suffix that BibTeX takes for the family name", "Aho, Ann B.", "Ann B. Aho III"),
    ("a suffix behind a particle", "van der Berg, II, Ann", "Ann van der Berg II"),
    ("a suffix between other commas", "Aho, Ann B., III", "Ann B. Aho, III"),
    ("degrees", "Ann Aho, Ph.D. and Ben Bock, MSc and Cid Cole, PhD",
     "Ann Aho and Ben Bock and Cid Cole"),
    ("marks of footnotes", "Yi Xu$^{1}$ and Li Bo$^{2,*}$", "Yi Xu and Li Bo"),
    ("ü as passports have it", "Lyu, Bo and Xu, Lyu", "Bo Lv and Lü Xu"),
    ("a name in short form", "Mikhail Belkin and Ann Aho and Ben Bock",
     "Misha Belkin and Ann Aho and Ben Bock"),
    ("two of three in short form", "Bill Bock and Ann Aho and Sasha Orlov",
     "William Bock and Ann Aho and Alexander Orlov"),
    ("a family name of one letter", "W. E and L. H. U", "Weinan E and Leong Hou U"),
    ("a letter lost in a short family name", "Arkadiusz Biaek", "Arkadiusz Białek"),
    ("x written out", "Maksim Orlow and Ann Aho", "Maxim Orlov and Ann Aho"),
    ("three letters of a given name", "Dan Cole and Alex Dorn", "Daniel Cole and Alexander Dorn"),
    ("nothing known", LONG, ""),
    ("two people read as one", "Ann Aho, Ben Bock and Cid Cole and Dan Dorn", LONG),
    ("all read in pairs", "Aho A, Bock B and Cole C, Dorn D", LONG),
]  # fmt: skip


@pytest.mark.parametrize(("cited", "record"), [row[1:] for row in HABITS],
                         ids=[row[0] for row in HABITS])  # fmt: skip
def test_habits_are_notes(cited: str, record: str) -> None:
    found = compared_authors.compare(work("", cited), work("", record))
    assert {one.weight for one in found.findings} <= {"note"}
    assert not found.others


MEANT = [
    ("Emma Johnson, Hiroshi Tanaka, Maria Gonzalez",
     "Emma Johnson and Hiroshi Tanaka and Maria Gonzalez"),
    ("Gu, A., Dao, T.", "Gu, A. and Dao, T."),
    ("Gu, Albert; Dao, Tri", "Gu, Albert and Dao, Tri"),
    ("Gu, Albert; Dao, Tri; et al.", "Gu, Albert and Dao, Tri and others"),
    ("Gu, A., Dao, T., Ermon", "Gu, A. and Dao, T. and Ermon"),
    ("Gu, A., Jr., Dao, T.", ""),
    ("Xu Ann, Natalie Frank, Mo Ba, So Lu", "Xu Ann and Natalie Frank and Mo Ba and So Lu"),
    ("Xu Ann, Natalie, Mo Ba, So Lu", "Xu Ann, Natalie and Mo Ba, So Lu"),
    ("Xu Ann, Jr., Mo Ba, So Lu", ""),
    ("Ann Aho et al.", "Ann Aho and others"),
    ("Ann Aho, Ben Bock, Cid Cole, et al.", "Ann Aho and Ben Bock and Cid Cole and others"),
    ("Ann Aho and Ben Bock and ... and Zoe Zorn", "Ann Aho and Ben Bock and others"),
    ("Aho, Ann and Bock, Ben and …", "Aho, Ann and Bock, Ben and others"),
    (r"Ann Aho and {\ldots} and Zoe Zorn", "Ann Aho and others"),
    (r"Ann Aho and \dots and Zoe Zorn", "Ann Aho and others"),
    ("Aho A., Bock B., ..., Zorn Z.", "Aho, A. and Bock, B. and others"),
    ("Ann Aho and B... and Zoe Zorn", ""),
    (r"Ann Aho \& Ben Bock & Cid Cole", "Ann Aho and Ben Bock and Cid Cole"),
    (r"Ann Aho, Ben Bock, Cid Cole \& Dan Dorn", "Ann Aho and Ben Bock and Cid Cole and Dan Dorn"),
    ("Aho, A., Bock, B. & Cole, C.", "Aho, A. and Bock, B. and Cole, C."),
    ("Ann Aho & Ben Bock et al.", "Ann Aho and Ben Bock and others"),
    (r"Procter \& Gamble", ""),
    ("Karl von und zu Adlerstein", ""),
    (r"{Ann Aho \& Ben Bock}", ""),
    (r"Ann Aho and Ministry of Food \& Whale Care", ""),
    ("... and Ann Aho", ""),
    ("Gu, Albert and Dao, Tri", ""),
    ("van der Berg, Jr., Ann", ""),
    ("Ann Aho and Ben Bock and et al.", ""),
    ("{The ATLAS Collaboration, CERN, and friends}", ""),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), MEANT)
def test_lists_that_bibtex_misreads(written: str, meant: str) -> None:
    assert authors.as_meant(written) == meant


FAULTS = [
    ("one is left out", "Ann Aho and Ben Bock and Dan Dorn", LONG, "left out: Cid Cole"),
    ("the last are left out", "Ann Aho and Ben Bock", LONG, "left out: Cid Cole, Dan Dorn"),
    ("left out before others", "Ann Aho and Cid Cole and Dan Dorn and others", LONG,
     "left out among the first: Ben Bock"),
    ("one is put in", f"{LONG} and Eve Eck", LONG, "the record does not name Eve Eck"),
    ("one is swapped", "Ann Aho and Ben Bock and Cid Cole and Eve Eck", LONG,
     "the record does not name Eve Eck"),
    ("others of the same name", "Jie Tang and Wei Li", "Bo Tang and Xu Li",
     "other given names: Jie Tang, Wei Li"),
    ("a letter of short given names", "Max Bock and Kim Aho", "Mac Bock and Tim Aho",
     "other given names: Max Bock, Kim Aho"),
    ("two of many with other given names", f"Zheng Zhao and Sheng Feng and {LONG}",
     f"Zihao Zhao and Shi Feng and {LONG}", "other given names: Zheng Zhao, Sheng Feng"),
    ("syllables are no umlauts", "Yue Zhao and Xue Li", "Yu Zhao and Xu Li",
     "other given names: Yue Zhao, Xue Li"),
    ("two letters shorten nothing", "Yu Zhao and Mi Li", "Yujing Zhao and Ming Li",
     "other given names: Yu Zhao, Mi Li"),
    ("another order", "Dan Dorn and Ann Aho and Ben Bock", "Ann Aho and Dan Dorn and Ben Bock",
     "another order"),
    ("another order behind the first", "Ann Aho and Dan Dorn and Ben Bock and Cid Cole",
     "Ann Aho and Ben Bock and Dan Dorn and Cid Cole", "another order"),
    ("two people read as one, and another", "Ann Aho, Ben Bock and Cid Cole", LONG,
     "left out: Ann Aho, Dan Dorn"),
    ("one letter of a short family name", "Jian Wang and Ann Aho", "Jian Tang and Ann Aho",
     "the record does not name Jian Wang"),
    ("one letter of seven", "J. Bekker and Ann Aho", "J. Bekket and Ann Aho",
     "the record does not name J. Bekker"),
    ("parts in another order, and one more", "Mei Huang and Ann Aho",
     "Huang Meiling Wu and Ann Aho", "the record does not name Mei Huang"),
    ("one middle name of two", "Ana Rey Diaz and Ben Rey Bock", "Luis Rey Diaz and Cid Rey Bock",
     "other given names: Ana Rey Diaz, Ben Rey Bock"),
    ("the letters of another name", "Li Wang and Ann Aho", "W. Liang and Ann Aho",
     "the record does not name Li Wang"),
    ("a longer family name", "Ann Human and Ben Bock", "Ann Hu and Ben Bock",
     "the record does not name Ann Human"),
]  # fmt: skip


@pytest.mark.parametrize(("cited", "record", "reason"), [row[1:] for row in FAULTS],
                         ids=[row[0] for row in FAULTS])  # fmt: skip
def test_other_people_are_faults(cited: str, record: str, reason: str) -> None:
    found = compared_authors.compare(work("", cited), work("", record))
    assert reason in [one.reason for one in found.findings if one.weight == "fault"]


GROUPS = [
    ("in place of its members", "{ATLAS Collaboration}", LONG, ["note"]),
    ("its members in place of it", "Ann Aho and others", "{ATLAS Collaboration}", ["note"]),
    ("beside its members", f"{{The Mamba Team}} and {LONG}", LONG, []),
    ("beside its members in the record", LONG, f"{LONG} and {{1000 Genome Project Group}}", []),
    ("beside its members, the name cut in two", f"{LONG} and Group, Whale Study", LONG, []),
    ("beside its members, as they are called", LONG, f"{LONG} and Krill Investigators", []),
    ("a company in place of people", "OPENAI", LONG, ["doubt"]),
    ("a company that the record names, too", "OPENAI", f"OPENAI and {LONG}", ["note"]),
    ("the same one", "{ATLAS Collaboration}", "{ATLAS Collaboration}", []),
    ("another one", "{ATLAS Collaboration} and Eve Eck", "{CMS Collaboration} and Ann Aho",
     ["fault"]),
    ("a person called so", "Jean Bureau and Ann Aho", "Ann Aho", ["fault"]),
    ("a company beside people", f"{{Snow DeepMind}} and {LONG}", LONG, ["doubt"]),
    ("a company that only the record names", LONG, f"{LONG} and {{Snow}}", ["doubt"]),
    ("a company and people that only the record names", LONG, f"{LONG} and Snow and Eve Eck",
     ["fault"]),
    ("two names in one piece", f"Snow and Rain and {LONG}", LONG, ["fault"]),
]  # fmt: skip


@pytest.mark.parametrize(("cited", "record", "weights"), [row[1:] for row in GROUPS],
                         ids=[row[0] for row in GROUPS])  # fmt: skip
def test_a_collaboration_means_its_members(cited: str, record: str, weights: list[str]) -> None:
    """Databases name a collaboration, its members, or both."""
    found = compared_authors.compare(work("", cited), work("", record))
    assert [one.weight for one in found.findings] == weights


def test_names_in_turn() -> None:
    """Where commas separated all, the record tells whether two names are one person's."""
    cited = work("", "Garcia Lopez and Gabriel Jo and Vargas Sol and Luis Bo")
    record = work("", "Gabriel Jo García López and Luis Bo Vargas Sol")

    assert compared_authors.compare(cited, record).same
    assert not compared_authors.compare(
        cited, work("", "Gabriel Jo García López and Luis Sol")
    ).same


DOUBTS = [
    ("two in alphabetical order by chance", "Ben Bock and Ann Aho", "Ann Aho and Ben Bock"),
    ("alphabetical in one", "Dan Dorn and Ben Bock and Ann Aho and Cid Cole", LONG),
    ("two exchanged in alphabetical order", "Ben Bock and Ann Aho and Cid Cole and Dan Dorn", LONG),
    ("cut after one", "Ann Aho and others", LONG),
    ("one with another given name", "Pratham Suri and Ann Aho and Ben Bock",
     "Tricia Suri and Ann Aho and Ben Bock"),
    ("a given name with the same initial", "Alfred Gu and Ann Aho", "Albert Gu and Ann Aho"),
    ("a syllable in common", "Zhihao Li and Ann Aho", "Zheng Li and Ann Aho"),
    ("names that begin alike", "Christina Dorn and Ann Aho", "Christopher Dorn and Ann Aho"),
    ("a record without `and`", "Yu Sun and Xu Wang and Bo Liu", "Yu Sun, Xu Wang, Bo Liu"),
    ("another script", "Анна Иванова and Пётр Орлов", "Anna Ivanova and Pyotr Orlov"),
]  # fmt: skip


@pytest.mark.parametrize(("cited", "record"), [row[1:] for row in DOUBTS],
                         ids=[row[0] for row in DOUBTS])  # fmt: skip
def test_doubts(cited: str, record: str) -> None:
    found = compared_authors.compare(work("", cited), work("", record))
    assert [one.weight for one in found.findings] == ["doubt"]


def test_a_list_may_be_cut_at_will_where_the_identifier_agrees() -> None:
    cited, record = (
        work("", compared_authors, "", 0, "2202.10660")
        for compared_authors in ("Aho and others", LONG)
    )
    assert [one.weight for one in compared_authors.compare(cited, record).findings] == ["note"]


def test_the_order_may_change_until_publication() -> None:
    record = work("", "Ann Aho and Dan Dorn and Ben Bock and Cid Cole")
    for venue, weight in (("ICML", "doubt"), ("", "fault")):
        cited = work("", "Ann Aho and Ben Bock and Dan Dorn and Cid Cole", venue)
        found = compared_authors.compare(cited, record)
        assert [(one.reason, one.weight) for one in found.findings] == [("another order", weight)]


@pytest.mark.parametrize(("cited", "weight"), [
    ("Ann Aho and Ben Bock and Cid Cole", "doubt"),
    ("Ann Aho and Ben Bock and Cid Cole and Dan Dorn", "fault"),
])  # fmt: skip
def test_a_preprint_may_have_had_more_authors(cited: str, weight: str) -> None:
    """Fewer than those who stayed."""
    preprint = work("", cited, "", 2024, "arXiv:2401.00001")
    found = compared_authors.compare(preprint, work("", "Ann Aho and Ben Bock", "ICML", 2024))
    assert [one.weight for one in found.findings] == [weight]


def test_other_people_altogether() -> None:
    assert compared_authors.compare(work("", "Xi Xu and Yo Yang"), work("", LONG)).others
    assert not compared_authors.compare(work("", "Ann Aho and Yo Yang"), work("", "Ann Aho")).others


@pytest.mark.parametrize(("cited", "record", "weight"), [
    ("Jane Yuu and Ann Aho", "Jane Yu and Ann Aho", "doubt"),
    ("Xiaoming Liu and Ann Aho", "Xiaoming Li and Ann Aho", "doubt"),
    ("Jun Lang and Ann Aho", "Jun Liang and Ann Aho", "doubt"),
    ("Minghua Cheng and Ann Aho", "Minghua Chen and Ann Aho", "doubt"),
    ("Jun Lang", "Jun Liang", "fault"),
    ("Ann Aho and Jun Lang", "Jun Liang and Ann Aho", "fault"),
])  # fmt: skip
def test_single_letters_of_names_are_doubts(cited: str, record: str, weight: str) -> None:
    """A letter too many or lost is a slip where the others agree, one instead of another is not."""
    found = compared_authors.compare(work("", cited), work("", record))
    assert found.findings[0].weight == weight


@pytest.mark.parametrize(("cited", "record", "same"), [
    ("S?ndor Szedm?k", "Sándor Szedmák", True),
    ("Sndor Szedmk and Ann Aho", "Sándor Szedmák and Ann Aho", True),
    ("Jo?o Cole and Jo?o Dorn", "João Cole and João Dorn", True),
    ("Bj\ufffdrn Ott", "Bjoern Ott", True),
    ("S?ndor Szedm?k", "Sára Szemes", False),
    ("Bö Ott", "Bü Att", False),
    ("Bern Ott", "Björn Ott", False),
])  # fmt: skip
def test_letters_lost_between_encodings_are_no_difference(
    cited: str, record: str, same: bool
) -> None:
    assert (not compared_authors.compare(work("", cited), work("", record)).findings) is same


def test_people_read_as_one_are_named_apart() -> None:
    (found,) = compared_authors.compare(work("", "Ann Aho, Ben Bock and Cid Cole and Dan Dorn"),
                             work("", LONG)).findings  # fmt: skip
    assert found.is_of_form
    assert found.should == "Aho, Ann and Bock, Ben and Cole, Cid and Dorn, Dan"


@pytest.mark.parametrize("name", [
    "John Doe", "Doe, Jane", "First Author", "Anonymous Authors", "Firstname Lastname",
    "Author, B.", "Author2", "{[43 authors]}", "Surname, Name", "TODO", "???",
    "Corresponding Author",
])  # fmt: skip
def test_placeholder_names(name: str) -> None:
    assert authors.placeholder(work("", f"Ann Aho and {name}").authors)


def test_a_real_smith_is_a_person() -> None:
    real = "Johanna Smith and Ann Author and Mark Last and Yosuke Todo and Weinan E and 伟 王"
    assert not authors.placeholder(work("", f"{real} and John Smith").authors)
    assert authors.placeholder(work("", f"{real} and John Smith and Jane Smith").authors)


@pytest.mark.parametrize(("title", "weight"), [
    ("Krill2 Technical Report", "note"),
    ("Snow on Graphs, and Ann Aho", "doubt"),
])  # fmt: skip
def test_a_team_is_known_by_what_it_made(title: str, weight: str) -> None:
    found = compared_authors.compare(work(title, "{Krill Team}"), work(title, LONG))
    assert [one.weight for one in found.findings] == [weight]
