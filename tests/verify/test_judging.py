"""The verdict on a reference: every kind of falsehood, and every honest difference beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ssmlit.verify import CandidateRecords, Reference, ReferenceVerdict, judge
from tests.verify.support import World, arxiv, reference, work

if TYPE_CHECKING:
    from ssmlit.model import Record

TITLE = "Batched Dueling Bandits with Many Arms"
PEOPLE = "Arpit Agarwal and Rohan Ghuge and Viswanath Nagarajan"
DOI = "10.1109/cvpr52688.2022.00844"
RECORD = work(TITLE, PEOPLE, "ICML", 2022)
PREPRINT = work(TITLE, PEOPLE, "", 2022, "2202.10660")
AT_CVPR = work(TITLE, PEOPLE, "CVPR", 2022, DOI)
OTHER = work("Lossless Image Coding on Graphs", "Ann Aho and Ben Bock", "CVPR", 2022, DOI)
OTHER_PREPRINT = work("Lossless Image Coding on Graphs", "Ann Aho", "", 2022, "2202.10660")
WORLD = World(
    volumes=frozenset({("ICML", 2022), ("NeurIPS", 2021), ("CVPR", 2022)}),
    with_dois=frozenset({("CVPR", 2022)}),
    registrants={"ICML": {""}, "CVPR": {"10.1109"}},
)


def verdict(cited: Reference, *records: Record, world: World = WORLD) -> tuple[str, list[str]]:
    """Return the verdict and the fields of its faults; all records are found by their title too."""
    known = {one: record for record in records for one in record.identifiers
             if one in cited.work.identifiers}  # fmt: skip
    titled = [record for record in records if record not in known.values()]
    found = judge(cited, CandidateRecords(known, titled), world)
    return found.verdict, sorted({one.field for one in found.findings if one.weight == "fault"})


def cited(title: str = TITLE, authors: str = PEOPLE, venue: str = "ICML", year: int = 2022,
          *ids: str, doi: str = "", **more: str) -> Reference:  # fmt: skip
    return reference(title, authors, venue, year, *ids, doi=doi, **more)


FALSE = [
    ("authors swapped", cited(authors="Xi Xu and Yo Yang and Zo Zhu"), [RECORD],
     "differs", ["author"]),
    ("an author left out", cited(authors="Arpit Agarwal and Viswanath Nagarajan"), [RECORD],
     "differs", ["author"]),
    ("a name of nobody, work unknown", cited(authors="John Doe and Jane Doe", venue="", year=2020),
     [], "differs", ["author"]),
    ("title nearly right", cited(title="Batched Dueling Bandits with Few Arms"), [RECORD],
     "differs", ["title"]),
    ("a misspelt title of other people", cited(TITLE.replace("Batched", "Bacthed"),
     f"{PEOPLE} and Xi Xu"), [RECORD], "differs", ["author", "title"]),
    ("another year", cited(year=2021), [RECORD], "differs", ["year"]),
    ("a meeting of another year", cited(venue="ICML 2019"), [RECORD], "differs", ["venue"]),
    ("an apostrophe before another year", cited(venue="ICML'19"), [RECORD], "differs", ["venue"]),
    ("a year to come", cited(year=2034), [RECORD], "differs", ["year"]),
    ("a year to come, work unknown", cited(year=2034, venue=""), [], "differs", ["year"]),
    ("another conference", cited(venue="SIGIR"), [RECORD], "differs", ["venue"]),
    ("a whole conference without it", cited(venue="NeurIPS", year=2021), [RECORD],
     "differs", ["venue", "year"]),
    ("a venue misspelt", cited(venue="Internatinal Conference on Machine Learning"),
     [RECORD._replace(venue="International Conference on Machine Learning")], "unverified", []),
    ("a part under the identifier of another", cited(f"{TITLE} II", PEOPLE, "CVPR", 2022, DOI),
     [AT_CVPR], "differs", ["title"]),
    ("a part that a whole conference lacks", cited(f"{TITLE} II", venue="CVPR"), [AT_CVPR],
     "differs", ["title"]),
    ("a part that the records may lack", cited(f"{TITLE} II", venue=""), [PREPRINT],
     "unverified", []),
    ("a venue that nobody knows", cited(venue="Symposium on Bandit Paradigms"), [RECORD],
     "differs", ["venue"]),
    ("an article of that year in proceedings", cited(venue="Proc. Conf. Artif. Intell.",
     type="article"), [RECORD], "differs", ["venue"]),
    ("a workshop of that year that nobody knows", cited(venue="Workshop on Bandit Paradigms"),
     [RECORD], "differs", ["venue"]),
    ("a workshop years after", cited(venue="SIGIR Workshop on Bandits", year=2024), [RECORD],
     "differs", ["venue", "year"]),
    ("a journal before", cited(venue="Bandit Paradigms", year=2021, type="article"), [RECORD],
     "differs", ["venue", "year"]),
    ("a journal that nobody knows", cited(venue="Journal of Bandit Paradigms"), [RECORD],
     "differs", ["venue"]),
    ("a preprint at a venue that nobody knows", cited(TITLE, PEOPLE,
     "Symposium on Bandit Paradigms", 2022, "2202.10660"), [PREPRINT], "differs", ["venue"]),
    ("a preprint cited as published", cited(venue="NeurIPS", year=2021), [PREPRINT],
     "differs", ["venue"]),
    ("a preprint years after the venue", cited("", PEOPLE, "ACL", 2019, "2202.10660"), [PREPRINT],
     "differs", ["year"]),
    ("the year of no version", cited(year=2019), [PREPRINT._replace(year=2020), RECORD],
     "differs", ["year"]),
    ("a journal of another year beside a meeting", cited(venue="Machine Learning", year=2026),
     [work(TITLE, PEOPLE, "Machine Learning", 2023, type="article"), RECORD], "differs", ["year"]),
    ("the beginning of a title by other people", cited("Batched Dueling Bandits with Many",
     f"{PEOPLE} and Xi Xu"), [RECORD], "differs", ["author", "title"]),
    ("a few words of a title", cited("Batched Dueling Bandits"), [RECORD], "differs", ["title"]),
    ("a chapter before", cited(venue="Songs of the Arctic", year=2020, type="incollection"),
     [RECORD], "differs", ["venue", "year"]),
    ("a preprint years before its first version", cited(venue="", year=2020), [PREPRINT],
     "differs", ["year"]),
    ("invented DOI", cited(TITLE, PEOPLE, "ICML", 2022, "10.88883/2020.11722"), [RECORD],
     "differs", ["doi"]),
    ("another DOI", cited(TITLE, PEOPLE, "CVPR", 2022, "10.1109/cvpr52688.2022.00001"), [AT_CVPR],
     "differs", ["doi"]),
    ("a DOI of a number nobody has, work unknown", cited("", PEOPLE, "", 2021,
     "10.99990/rpln.3164744"), [], "differs", ["doi"]),
    ("nobody is named on arXiv", replace(cited(authors="Anonymous", venue="", year=2021),
     on_arxiv=True), [], "differs", ["author"]),
    ("commas between people, work unknown", replace(cited(venue="", year=2020),
     misread="Arpit Agarwal, Rohan Ghuge, Viswanath Nagarajan"), [], "differs", ["author"]),
    ("commas between other people", replace(cited(authors="Xi Xu and Yo Yang and Zo Zhu"),
     misread="Xi Xu, Yo Yang, Zo Zhu"), [RECORD], "differs", ["author"]),
    ("a name of nobody", cited(authors="TBD"), [RECORD], "differs", ["author"]),
    ("others than nobody", cited(authors="et al."), [RECORD], "differs", ["author"]),
    ("a year without a meeting", cited(venue="NAACL", year=2026), [], "differs", ["year"]),
    ("a preprint whose authors name another conference", cited(venue="SIGIR", year=2022),
     [PREPRINT._replace(extra=(("comment", "EACL 2022, main conference"),))],
     "differs", ["venue"]),
    ("no DOI at all", cited(venue="", doi="see the web page"), [RECORD], "differs", ["doi"]),
    ("a DOI of another venue", cited(TITLE, PEOPLE, "UAI", 2022, DOI), [AT_CVPR],
     "differs", ["venue"]),
    ("an unknown work with a DOI of another venue", cited(TITLE, PEOPLE, "ACL", 2021,
     "10.1109/cvpr46437.2021.00844"), [], "differs", ["venue"]),
    ("a DOI that the publisher cannot have given", cited(TITLE, PEOPLE, "Nature", 2021,
     "10.1145/3442188.3445922"), [], "differs", ["doi"]),
    ("an invented title under a real id", cited("Graph Networks for Cooking", "Ann Aho", "", 2022,
     "2202.10660"), [OTHER_PREPRINT], "mismatch", ["eprint"]),
    ("a title in another script, other people", cited("深度学习", "Xi Xu and Yo Yang", "", 2022,
     "2202.10660"), [PREPRINT], "mismatch", ["eprint"]),
    ("a real title under another's DOI", cited(TITLE, PEOPLE, "CVPR", 2022, DOI), [OTHER, RECORD],
     "mismatch", ["doi", "venue"]),
    ("an invented paper", cited("Sample-Efficient Anomaly Detection Revisited", "Xi Xu"), [],
     "not-found", ["title"]),
    ("an invented number in a whole volume", cited("Anomaly Detection Revisited", "Xi Xu", "", 2022,
     "10.1109/cvpr52688.2022.99999"), [], "not-found", ["doi"]),
]  # fmt: skip


@pytest.mark.parametrize(("one", "records", "expected", "fields"), [row[1:] for row in FALSE],
                         ids=[row[0] for row in FALSE])  # fmt: skip
def test_false_references(
    one: Reference, records: list[Record], expected: str, fields: list[str]
) -> None:
    assert verdict(one, *records) == (expected, fields)


RIGHT = [
    ("where its authors say that it appeared", cited(venue="SealConf"),
     [PREPRINT._replace(extra=(("comment", "Accepted to SealConf 2022"),))]),
    ("as the record", cited(), [RECORD]),
    ("venue in full", cited(venue="Proceedings of the 39th International Conference on Machine "
     "Learning"), [RECORD]),
    ("a volume of the year after the meeting", cited(venue="ICML-21"), [RECORD]),
    ("initials and others", cited(authors="A. Agarwal and R. Ghuge and V. Nagarajan and others"),
     [work(TITLE, f"{PEOPLE} and Xi Xu", "ICML", 2022)]),
    ("the first author and others, title, venue and year agree", cited(
        authors="A. Agarwal and others"), [RECORD]),
    ("published, found as a preprint too", cited(TITLE, PEOPLE, "ICML", 2022, "2202.10660"),
     [PREPRINT, RECORD]),
    ("the preprint", cited(TITLE, PEOPLE, "", 2022, "2202.10660"), [PREPRINT, RECORD]),
    ("a newer version of the preprint", cited(TITLE, PEOPLE, "", 2023, "2202.10660"), [PREPRINT]),
    ("the preprint before publication", cited(TITLE, PEOPLE, "", 2021), [RECORD]),
    ("published, cited without venue and year", cited(venue="", year=0), [RECORD]),
    ("published, in no year", cited(venue=""), [RECORD._replace(year=0)]),
    ("without the subtitle", cited("Batched Dueling Bandits with Arms"),
     [work("Batched Dueling Bandits with Arms: A Case Study", PEOPLE, "ICML", 2022)]),
    ("a slip of the pen in the record", cited(TITLE.replace("Batched", "Bacthed"), PEOPLE, "", 2022,
     "2202.10660"), [PREPRINT]),
    ("a journal online first", cited(venue="J. Mach. Learn. Res.", year=2021),
     [work(TITLE, PEOPLE, "Journal of Machine Learning Research", 2022)]),
    ("a journal of which no table knows, online first", cited(venue="Algorithmica", year=2021),
     [work(TITLE, PEOPLE, "Algorithmica", 2022, type="article")]),
    ("a series of books in the record", cited(TITLE, PEOPLE, "MICCAI", 2022, "10.1007/978-3-0_28"),
     [work(TITLE, PEOPLE, "Lecture Notes in Computer Science", 2022, "10.1007/978-3-0_28")]),
    ("its authors as arXiv exports them", cited(authors=f"{{Bandit Team}} and : and {PEOPLE}"),
     [work(TITLE, f"{{Bandit Team}} and {PEOPLE}", "ICML", 2022)]),
    ("the series in which the meeting is printed", cited(venue="PMLR"), [RECORD]),
    ("without the name of what it presents", cited(), [work(f"BaBa: {TITLE}", PEOPLE, "ICML",
     2022)]),
    ("a person who is called like nobody", cited(authors="John Smith and Ann Aho"),
     [work(TITLE, "John Smith and Ann Aho", "ICML", 2022)]),
    ("a collaboration before its members", cited(authors="{ATLAS Collaboration}"),
     [work(TITLE, f"{{ATLAS Collaboration}} and {PEOPLE}", "ICML", 2022)]),
    ("without those who contributed", cited(),
     [work(TITLE, f"{PEOPLE} and {{Bandit 1.0 Contributors}}", "ICML", 2022)]),
    ("the workshop's words in another order", cited(venue="ICML Bandits Workshop"),
     [work(TITLE, PEOPLE, "ICML 2022 Workshop on Bandits", 2022)]),
    ("a workshop without its theme", cited(venue="ICML-W"),
     [work(TITLE, PEOPLE, "ICML 2022 Workshop on Bandits", 2022)]),
    ("an abbreviation that is another's", cited(venue="PaCT 2022: Parallel Computing Technologies"),
     [work(TITLE, PEOPLE, "Parallel Computing Technologies", 2022)]),
    ("a collaboration for its members", cited(authors="{ATLAS Collaboration}"), [RECORD]),
    ("findings cited as the conference", cited(venue="ACL", year=2023),
     [work(TITLE, PEOPLE, "Findings of the Association for Computational Linguistics: ACL 2023",
           2023)]),
    ("an article in front that a database lost", cited(f"The {TITLE}"), [RECORD]),
    ("the authors' own words agree", cited(venue="EACL", year=2023),
     [work(TITLE, PEOPLE, "EACL", 2023), PREPRINT._replace(extra=(("comment", "EACL 2023"),))]),
    ("a DOI of a repository", cited(TITLE, PEOPLE, "ICML", 2022, "10.5281/zenodo.123456"),
     [RECORD]),
    ("one of two papers with one title", cited(), [work(TITLE, "Xi Xu", "SIGIR", 2019), RECORD]),
    ("the work was retracted", cited(), [work(f"RETRACTED: {TITLE}", PEOPLE, "ICML", 2022)]),
    ("commas between people", replace(cited(), misread=PEOPLE.replace(" and ", ", ")), [RECORD]),
    ("cut with et al", replace(cited(authors="Arpit Agarwal and Rohan Ghuge and Viswanath "
     "Nagarajan and others"), misread="Agarwal, Arpit and Ghuge, Rohan et al."),
     [work(TITLE, f"{PEOPLE} and Xi Xu", "ICML", 2022)]),
    ("a letter lost from a short word, the id agrees", cited(f"{TITLE} n Time", PEOPLE, "", 2022,
     "2202.10660"), [work(f"{TITLE} in Time", PEOPLE, "", 2022, "2202.10660")]),
    ("the title in another script, people and id agree", cited("Снежные бандиты", PEOPLE, "", 2022,
     "2202.10660"), [PREPRINT]),
    ("another preposition, the id agrees", cited(f"{TITLE} for Whales", PEOPLE, "", 2022,
     "2202.10660"), [work(f"{TITLE} on Whales", PEOPLE, "", 2022, "2202.10660")]),
]  # fmt: skip


@pytest.mark.parametrize(("one", "records"), [row[1:] for row in RIGHT],
                         ids=[row[0] for row in RIGHT])  # fmt: skip
def test_right_references(one: Reference, records: list[Record]) -> None:
    assert verdict(one, *records) == ("confirmed", [])


BESIDE_ITS_ID = cited(TITLE, PEOPLE, "Whale Reviews", 2022, "2202.10660")
UNKNOWN = [
    ("nothing is known", cited(venue="", year=2020), []),
    ("the first author and others, no venue", cited(authors="A. Agarwal and others", venue=""),
     [RECORD]),
    ("the first author and others, no year", cited(authors="A. Agarwal and others", year=0),
     [RECORD]),
    ("the first author and others, a slip in the title", cited(TITLE.replace("Batched", "Bacthed"),
     "A. Agarwal and others"), [RECORD]),
    ("the first author and others, printed a year later", cited(authors="A. Agarwal and others",
     year=2023), [RECORD]),
    ("says otherwise by what means, the id agrees", cited(f"{TITLE} Using Drones", PEOPLE, "", 2022,
     "2202.10660"), [work(f"{TITLE} with Drones", PEOPLE, "", 2022, "2202.10660")]),
    ("says otherwise by what means", cited(f"{TITLE} Using Drones"), [work(f"{TITLE} via Drones",
     PEOPLE, "ICML", 2022)]),
    ("a preprint the year before its first version", cited(venue="", year=2021), [PREPRINT]),
    *((f"a {kind} deposited years later", cited(venue="", year=1994, type=kind), [PREPRINT])
      for kind in ("book", "techreport", "phdthesis", "unpublished")),
    ("a volume that nobody holds whole", cited(venue="NeurIPS", year=2023), []),
    ("a venue that nobody knows, and no record", cited(venue="Journal of Hydrology"), []),
    ("a venue that nobody knows, of no id", cited(venue="Whale Reviews"), [PREPRINT]),
    ("a journal that nobody knows, with a volume", replace(BESIDE_ITS_ID,
     work=BESIDE_ITS_ID.work._replace(volume="7")), [PREPRINT]),
    ("a journal that nobody knows, with pages", replace(BESIDE_ITS_ID,
     work=BESIDE_ITS_ID.work._replace(pages="1–9")), [PREPRINT]),
    ("a journal that nobody knows, with a DOI", cited(TITLE, PEOPLE, "Whale Reviews", 2022,
     "2202.10660", "10.1016/j.whale.2022.1001"), [PREPRINT]),
    ("a journal that nobody knows, by its name", cited(TITLE, PEOPLE, "Journal of Whale Songs",
     2022, "2202.10660"), [PREPRINT]),
    ("a title in another script, nobody named", cited("深度学习", "", "", 2022, "2202.10660"),
     [PREPRINT]),
    ("title and names in another script", cited("Снежные бандиты", "Агарвал, А.", "", 2022,
     "2202.10660"), [PREPRINT]),
    ("only the preprint is known", cited(venue="SIGIR", year=2022), [PREPRINT]),
    ("submitted elsewhere, as the authors say", cited(venue="SIGIR", year=2022),
     [PREPRINT._replace(extra=(("comment", "Submitted to EACL 2022"),))]),
    ("a workshop before the conference", cited(venue="SIGIR", year=2022),
     [PREPRINT._replace(extra=(("comment", "Accepted at the ICML 2022 workshop"),))]),
    ("one author more on the preprint", cited(TITLE, f"{PEOPLE} and Xi Xu", "ICML", 2022,
     "2202.10660"), [RECORD]),
    ("nobody is named, under review", cited(authors="Anonymous", venue="", year=2021), []),
    ("a volume printed a year after the meeting", cited(venue="Computer Vision – ECCV 2022",
     year=2023), []),
    ("workshops printed a year after the meeting", cited(venue="ECCV Workshops", year=2023), []),
    ("a DOI of a young registrant", cited("", PEOPLE, "", 2025, "10.82901/nemar.nm000287"), []),
    ("a given name that may be another person's", cited(authors="Paul Aho and Ben Bock",
     venue="ICML"), [work(TITLE, "Petra Aho and Ben Bock", "ICML", 2022)]),
    ("an abbreviation of which no table knows", cited(venue="Acta Physiol. Lat. Am."),
     [work(TITLE, PEOPLE, "Acta Physiologica Latinoamericana", 2022, type="article")]),
    ("the year of the preprint", cited(year=2020), [PREPRINT._replace(year=2020), RECORD]),
    ("the year of a newer version, as arXiv exports it", cited("", PEOPLE, "", 2025, "1602.10660"),
     []),
    ("the beginning of its title", cited("Batched Dueling Bandits with Many"), [RECORD]),
    ("a book may print it again", cited(venue="Songs of the Arctic", year=2025,
     type="incollection"), [RECORD]),
    ("a journal may print it again", cited(venue="Machine Learning", year=2023), [RECORD]),
    ("a short title that others have", cited("Deep Bandits", PEOPLE, "Neurocomputing", 2023),
     [work("Deep Bandits", "Xi Xu", "ICML", 2022)]),
    ("another paper of the same people", cited("Batched Dueling Bandits with Few Arms", PEOPLE,
     "Machine Learning", 2019), [RECORD]),
    ("renamed since the preprint", cited("Batched Dueling Bandits with Few Arms", PEOPLE,
     "SIGIR", 2022, "2202.10660"), [PREPRINT]),
    ("a track with proceedings of its own", cited("A Benchmark for Bandits at Scale", PEOPLE,
     "NeurIPS", 2021), []),
    ("a workshop of a whole conference", cited(venue="ICML Workshop on Bandits"), []),
    ("extended abstracts of a whole conference", cited(
        venue="CVPR '22 Extended Abstracts on Bandits"), []),
    ("the same, abbreviated", cited(venue="CVPR 2022 Ext. Abstracts"), []),
    ("the same in the series", replace(cited(venue="CVPR"), work=cited(venue="CVPR").work._replace(
     extra=(("series", "CVPR EA '22"),))), []),
    ("late-breaking work of a whole conference", cited(venue="CVPR '22 Late-Breaking Work"), []),
    ("a whole conference's volume itself", cited("Proceedings of ICML 2022", "",
     "Proceedings of ICML 2022"), []),
    ("a suffix behind the given name, work unknown", replace(cited(authors="Bock, Jr., Ben and "
     "Aho, 2nd, Ann", venue="", year=2020), misread="Bock, Ben, Jr. and Aho, Ann, 2nd"), []),
    ("a workshop before", cited(venue="Workshop on Bandit Paradigms", year=2021), [RECORD]),
    ("a known conference's workshop of that year", cited(venue="SIGIR Workshop on Bandits"),
     [RECORD]),
    ("a journal after, which nobody knows", cited(venue="Bandit Paradigms", year=2023,
     type="article"), [RECORD]),
    ("the year in which the volume was printed", cited(year=2023), [RECORD]),
    ("a year ahead", cited(year=2027, venue=""), []),
    ("a misspelt title", cited(TITLE.replace("Batched", "Bacthed")), [RECORD]),
    ("a letter lost from a short word", cited(f"{TITLE} n Time"),
     [work(f"{TITLE} in Time", PEOPLE, "ICML", 2022)]),
    ("an article of the title left out", cited("Bandits in Wild"),
     [work("Bandits in the Wild", PEOPLE, "ICML", 2022)]),
    ("cut with et al, work unknown", replace(cited(authors="Arpit Agarwal and others", venue="",
     year=2020), misread="Agarwal, Arpit, et al."), []),
    ("a workshop before the conference that its authors name", cited(venue="NeurIPS 2021 Workshop "
     "on Bandits", year=2021), [PREPRINT._replace(extra=(("comment", "Accepted at ICML 2022"),))]),
    ("a submission, as the authors say", cited(venue="SIGIR", year=2022),
     [PREPRINT._replace(extra=(("comment", "submission to EACL 2022"),))]),
    ("a company as author", cited(authors="{Snow Labs}"), [RECORD]),
    ("a thesis posted later", replace(cited("On Snow", "Ann Aho", "", 2019, "2202.10660"),
     work=cited("On Snow", "Ann Aho", "", 2019, "2202.10660").work._replace(type="phdthesis")), []),
    ("a thesis that is called like the paper", replace(cited(), work=work(TITLE, "Rohan Ghuge", "",
     2023, type="phdthesis", source="", key="key")), [RECORD]),
]  # fmt: skip


@pytest.mark.parametrize(("one", "records"), [row[1:] for row in UNKNOWN],
                         ids=[row[0] for row in UNKNOWN])  # fmt: skip
def test_unknowable_references_are_unverified(one: Reference, records: list[Record]) -> None:
    assert verdict(one, *records) == ("unverified", [])


def in_print(venue: str) -> Record:
    return work(TITLE, PEOPLE, venue, 2022, volume="7", pages="12–19", type="article")


BY_DOI = "10.1016/j.whale.2022.1001"


@pytest.mark.parametrize(("one", "record", "expected"), [
    pytest.param(Reference(in_print("Hvalforskning")), in_print("Zhurnal o kitah"), "unverified",
                 id="volume-and-page"),
    pytest.param(cited(TITLE, PEOPLE, "Hvalforskning", 2022, BY_DOI), work(TITLE, PEOPLE,
                 "Zhurnal o kitah", 2022, BY_DOI), "unverified", id="a-publishers-doi"),
    pytest.param(cited(venue="Hvalforskning", volume="7", pages="1–9"), in_print("Zhurnal o kitah"),
                 "differs", id="other-pages"),
    pytest.param(cited(venue="Hvalforskning"), work(TITLE, PEOPLE, "Zhurnal o kitah", 2022),
                 "differs", id="no-volume-and-page"),
    pytest.param(Reference(in_print("Hvalforskning")), in_print("ICML"), "differs",
                 id="a-known-venue"),
    pytest.param(Reference(in_print("Whales: Songs")), work(TITLE, PEOPLE, "Whales", 2022),
                 "unverified", id="one-name-goes-on"),
    pytest.param(Reference(in_print("Acta (Oslo : 1992)")), in_print("Acta"), "confirmed",
                 id="since-when-a-journal-is-called-so"),
])  # fmt: skip
def test_journals_whose_names_differ(one: Reference, record: Record, expected: str) -> None:
    assert verdict(one, record)[0] == expected


@pytest.mark.parametrize(("volume", "pages", "expected"), [
    pytest.param("7", "12–19", ("confirmed", []), id="the-same"),
    pytest.param("9", "735–80", ("unverified", ["pages"]), id="both-differ"),
    pytest.param("9", "12–19", ("confirmed", []), id="another-series-of-volumes"),
    pytest.param("7", "104512", ("confirmed", []), id="the-number-of-the-article"),
    pytest.param("PP", "1–1", ("confirmed", []), id="early-access"),
    pytest.param("", "1–11", ("confirmed", []), id="in-press"),
])  # fmt: skip
def test_volume_and_page(volume: str, pages: str, expected: tuple[str, list[str]]) -> None:
    one = Reference(in_print("Algorithmica")._replace(volume=volume, pages=pages))
    found = judge(one, CandidateRecords(by_title=[in_print("Algorithmica")]), WORLD)
    doubts = [it.field for it in found.findings if it.weight == "doubt"]
    assert (found.verdict, doubts) == expected


@pytest.mark.parametrize(("year", "expected"), [
    (2019, ["doubt"]), (2020, ["note"]), (2021, ["note"]), (2022, []), (2023, ["doubt"]),
    (2024, ["doubt"]), (2025, ["fault"]),
])  # fmt: skip
def test_the_year_where_no_venue_is_cited(year: int, expected: list[str]) -> None:
    """It may be the preprint's, two years before the publication; of newer versions, some after."""
    found = judge(cited(venue="", year=year), CandidateRecords(by_title=[RECORD]), WORLD)
    assert [it.weight for it in found.findings if it.field == "year"] == expected


@pytest.mark.parametrize(("year", "expected"), [(2019, 1), (2022, 0), (2023, 1)])
def test_another_edition_of_a_book(year: int, expected: int) -> None:
    book = work(TITLE, PEOPLE, "", 2022, type="book")
    found = judge(cited(venue="", year=year, type="book"), CandidateRecords(by_title=[book]), WORLD)
    assert [(it.weight, it.reason) for it in found.findings][-1:] == [
        ("doubt", "another year, perhaps of another edition")
    ] * expected


FEW = "Batched Dueling Bandits with Few Arms"


@pytest.mark.parametrize(("title", "authors", "is_meant"), [
    (FEW, PEOPLE, True),
    (FEW, "Arpit Agarwal and Rohan Ghuge and Xi Xu", True),
    (FEW, "Arpit Agarwal and Yo Yang and Xi Xu", False),
    (FEW, "Xi Xu", False),
    ("Lossless Image Coding on Graphs", PEOPLE, False),
])  # fmt: skip
def test_a_similar_title_is_meant_if_most_people_are_the_same(
    title: str, authors: str, is_meant: bool
) -> None:
    record = work(title, authors, "SIGIR", 2022)
    found = judge(cited(venue="SIGIR"), CandidateRecords(by_title=[record]), WORLD)
    assert found.record == (record if is_meant else None)


SOURCE = "snapshot test"


@pytest.mark.parametrize(("venue", "has", "known", "expected"), [
    pytest.param("Krill", "10.1016/j.krill.1", "10.1016/j.krill.1", [], id="the-record-has-it"),
    pytest.param("Krill", "10.1016/j.krill.1", "10.1016/j.krill.2",
                 [("10.1016/j.krill.2", SOURCE, "the record has another one", "fault")],
                 id="it-has-another-one"),
    pytest.param("Krill", "10.1016/j.krill.1", "",
                 [("", SOURCE, "the record has none to compare", "doubt")], id="it-has-none"),
    pytest.param("Krill", "10.5281/zenodo.1", "", [], id="of-a-repository"),
    pytest.param("Tides", "10.1016/j.krill.1", "",
                 [("", SOURCE, "no paper of Tides has a DOI that begins with 10.1016", "fault")],
                 id="of-a-registrant-that-the-venue-never-has"),
    pytest.param("Tides", "10.1000/tides.1", "",
                 [("", SOURCE, "the record has none to compare", "doubt")],
                 id="of-the-venues-registrant"),
    pytest.param("Tides", "10.1016/j.krill.1", "10.1016/j.krill.1", [],
                 id="of-that-registrant-but-the-record-has-it"),
    pytest.param("Krill", "10.99990/krill.1", "",
                 [("", "the DOI itself", "no publisher has the prefix 10.99990 yet", "fault")],
                 id="of-no-registrant"),
])  # fmt: skip
def test_dois_beside_a_record(
    venue: str, has: str, known: str, expected: list[tuple[str, ...]]
) -> None:
    world = World(venues=frozenset({"Krill", "Tides"}), registrants={"Tides": {"10.1000"}})
    record = work(TITLE, PEOPLE, venue, 2022, known, type="article")
    found = judge(
        cited(TITLE, PEOPLE, venue, 2022, has), CandidateRecords(by_title=[record]), world
    )
    assert [(one.field, one.has) for one in found.findings] == [("doi", has)] * len(expected)
    assert [(one.should, one.source, one.reason, one.weight) for one in found.findings] == expected


def test_the_doi_of_a_journal_after_is_not_compared_with_those_of_the_meeting() -> None:
    world = World(registrants={"ICML": {"10.1000"}})
    one = cited(TITLE, PEOPLE, "Communications of the ACM", 2024, "10.1145/3065386")
    assert verdict(one, RECORD, world=world) == ("unverified", [])


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        pytest.param({}, work(TITLE, PEOPLE, "ICML", 2022), ("differs", ["author"]), id="people"),
        pytest.param({}, PREPRINT, ("differs", ["author"]), id="people of the preprint"),
        pytest.param({}, work(TITLE, f"{PEOPLE} and Xi Xu", "NeurIPS", 2021), ("confirmed", []),
                     id="another place"),
        pytest.param({}, OTHER, ("confirmed", []), id="another work"),
        pytest.param({"source": "snapshot dblp"}, PREPRINT, ("confirmed", []), id="no .bib file"),
    ],
)  # fmt: skip
def test_a_bib_file_may_be_where_a_reference_is_from(
    own: dict[str, str], other: Record, expected: tuple[str, list[str]]
) -> None:
    """What it repeats clears nobody of a title or people that other records deny."""
    mine = work(TITLE, f"{PEOPLE} and Xi Xu", "ICML", 2022, **{"source": "snapshot mine"} | own)
    world = World(bibliographies=frozenset({"snapshot mine"}))
    assert verdict(cited(authors=f"{PEOPLE} and Xi Xu"), mine, other, world=world) == expected


def test_a_mismatch_names_the_work_that_is_meant() -> None:
    one = cited(TITLE, PEOPLE, "", 2022, "2101.00001")
    stranger = work("Lossless Image Coding on Graphs", "Ann Aho", "", 2021, "2101.00001")
    found = judge(one, CandidateRecords({arxiv("2101.00001"): stranger}, [PREPRINT]), WORLD)
    assert found.verdict is ReferenceVerdict.MISMATCH
    assert found.record == PREPRINT
    first = found.findings[0]
    assert (first.field, first.has, first.should) == ("eprint", "2101.00001", "2202.10660")
    assert "Lossless Image Coding on Graphs (Aho 2021)" in first.reason


def test_the_identifier_of_the_second_part() -> None:
    """A title much like the cited one is another work where the registry has the cited one, too."""
    series = "Lossless Image Coding on Graphs:"
    first = work(f"{series} I. Bounds", PEOPLE, "ICML", 2022, "10.1000/1")
    second = work(f"{series} II. Experiments", PEOPLE, "ICML", 2022, "10.1000/2")
    one = cited(first.title, PEOPLE, "ICML", 2022, "10.1000/2")
    by_identifier = {second.identifiers[0]: second}

    found = judge(one, CandidateRecords(by_identifier, [first]), WORLD)
    alone = judge(one, CandidateRecords(by_identifier), WORLD)

    assert (found.verdict, found.findings[0].should) == (ReferenceVerdict.MISMATCH, "10.1000/1")
    assert (alone.verdict, alone.findings[0].field) == (ReferenceVerdict.DIFFERS, "title")


def test_another_works_identifier_gives_no_year() -> None:
    one = cited(TITLE, PEOPLE, "", 2022, "2601.00001")
    stranger = work("Lossless Image Coding on Graphs", "Ann Aho", "", 2026, "2601.00001")
    found = judge(one, CandidateRecords({arxiv("2601.00001"): stranger}, [PREPRINT]), WORLD)
    assert [(item.field, item.should) for item in found.findings] == [("eprint", "2202.10660")]


@pytest.mark.parametrize(("venue", "place"), [
    ("Proceedings of the 10th Conference on Snails, SNAIL 2022, Oslo, Norway", "SNAIL 2022"),
    ("Snails 2022", "Snails 2022"), ("ICML", "ICML 2022"),
])  # fmt: skip
def test_the_other_venue_is_named_by_its_abbreviation(venue: str, place: str) -> None:
    found = judge(
        cited(venue="SIGIR"), CandidateRecords(by_title=[RECORD._replace(venue=venue)]), WORLD
    )
    (finding,) = found.findings
    assert (finding.reason, finding.should) == (f"it is in {place}", venue)


def test_a_registry_that_says_no() -> None:
    one = cited(TITLE, PEOPLE, "", 2022, "10.1000/nothing")
    found = judge(one, CandidateRecords(missing=list(one.work.identifiers)), WORLD)
    assert found.verdict is ReferenceVerdict.NOT_FOUND
    assert [item.reason for item in found.findings] == ["no registry has 10.1000/nothing"]


@pytest.mark.parametrize(("title", "note", "reason"), [
    (f"RETRACTED: {TITLE}", "", "it was retracted"),
    (TITLE, "withdrawn by the authors", "withdrawn by the authors"),
])  # fmt: skip
def test_retractions_are_noted(title: str, note: str, reason: str) -> None:
    record = work(title, PEOPLE, "ICML", 2022, note=note)
    found = judge(cited(), CandidateRecords(by_title=[record]), WORLD)
    assert [(one.field, one.reason) for one in found.findings] == [("status", reason)]
