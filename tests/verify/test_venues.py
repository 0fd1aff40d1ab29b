"""When two venues are one venue, and what a DOI says about its own."""

from __future__ import annotations

import pytest

from ssmlit.verify import acceptance, venues
from ssmlit.verify.venues import DoiVenue, VenueRelation

ROWS = [
    ("abbreviation", "ICML", "Proceedings of the 38th International Conference on Machine Learning",
     VenueRelation.SAME),
    ("an older name", "NIPS", "Advances in Neural Information Processing Systems",
     VenueRelation.SAME),
    ("shortened words", "J. Mach. Learn. Res.", "Journal of Machine Learning Research",
     VenueRelation.SAME),
    ("shortened words of an unknown one", "Ann. Rev. Cond. Matt. Phys.",
     "Annual Review of Condensed Matter Physics", VenueRelation.SAME),
    ("in brackets", "IROS", "Conference on Robots and Systems (IROS)", VenueRelation.SAME),
    ("findings", "ACL", "Findings of the Association for Computational Linguistics: ACL 2023",
     VenueRelation.TRACK),
    ("how it was shown", "CVPR 2024 (Highlight)",
     "IEEE/CVF Conference on Computer Vision and Pattern Recognition", VenueRelation.SAME),
    ("shown at an unknown one", "Shell Days (Spotlight)", "Shell Days", VenueRelation.SAME),
    ("a kind of papers", "ICML Research Track", "International Conference on Machine Learning",
     VenueRelation.TRACK),
    ("a workshop", "CVPR", ("IEEE/CVF Conference on Computer Vision and Pattern Recognition "
     "Workshops, CVPR Workshops 2022"), VenueRelation.OTHER),
    *((f"initials and those of another, {one}", one, other, VenueRelation.OTHER)
      for one, other in (("CVPR", "CVPRW"), ("CVPRW 2024", "CVPR 2024"), ("SSWW", "SSW"),
                         ("ICWSM", "ICWS"), ("ApJ", "ApJS"))),
    ("a name in capitals that was cut", "BIOINFORM", "BIOINFORMATICS", VenueRelation.SAME),
    ("a workshop of that name", "ClinicalNLP", ("Clinical Natural Language Processing Workshop "
     "(ClinicalNLP)"), VenueRelation.SAME),
    ("as the IEEE shortens", "in Proc. Int. Conf. Mach. Learn.",
     "International Conference on Machine Learning", VenueRelation.SAME),
    ("shortened, beside a volume", "Proc. Eur. Conf. Comput. Vis.", "Computer Vision – ECCV 2022",
     VenueRelation.SAME),
    ("proceedings of an abbreviation", "Proc. NeurIPS",
     "Advances in Neural Information Processing Systems 35", VenueRelation.SAME),
    ("an ordinal in words", "Thirty-sixth Conference on Neural Information Processing Systems",
     "Advances in Neural Information Processing Systems 35", VenueRelation.SAME),
    ("a place behind it", "Science (New York, N.Y.)", "Science", VenueRelation.SAME),
    ("an article and a place", "Lancet (London, England)", "The Lancet", VenueRelation.SAME),
    ("another series in brackets", "Annals of Snails (Series A)", "Annals of Snails (Series B)",
     VenueRelation.OTHER),
    ("another section", "Phys. Rev. A", "Physical Review B", VenueRelation.OTHER),
    ("the same section", "IEEE Trans. Circuits Syst. I, Reg. Papers",
     "IEEE Transactions on Circuits and Systems I: Regular Papers", VenueRelation.SAME),
    ("an article in front", "Lancet", "The Lancet", VenueRelation.SAME),
    ("the subject alone", "Computer Vision and Pattern Recognition",
     "IEEE/CVF Conference on Computer Vision and Pattern Recognition, CVPR 2022, New Orleans",
     VenueRelation.SAME),
    ("the subject alone, of another", "Computer Vision and Pattern Recognition",
     "IEEE/CVF International Conference on Computer Vision", VenueRelation.OTHER),
    ("the subject alone, of a workshop", "Computer Vision and Pattern Recognition",
     "IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops",
     VenueRelation.OTHER),
    ("an abbreviation and its society", "Proc. IEEE ICASSP",
     "IEEE International Conference on Acoustics, Speech and Signal Processing, ICASSP 2021",
     VenueRelation.SAME),
    ("a series of books", "MICCAI", "Lecture Notes in Computer Science", VenueRelation.SERIES),
    ("a series in short", "LNCS", "Medical Image Computing", VenueRelation.SERIES),
    ("a series of this meeting's volumes", "Proceedings of Machine Learning Research", "ICML 2022",
     VenueRelation.SAME),
    ("a series of other meetings' volumes", "PMLR", "CVPR", VenueRelation.SERIES),
    ("a society before a short name", "Proc. ACM SIGCHI Conf. Human Factors Comput. Syst.",
     "CHI 2018", VenueRelation.SAME),
    ("findings before the name", "Findings of the ACL", "ACL", VenueRelation.TRACK),
    ("two series", "Lecture Notes in Physics", "Lecture Notes in Computer Science",
     VenueRelation.OTHER),
    ("before its acronym and place", "IEEE International Conference on Big Data",
     "2016 IEEE International Conference on Big Data, BigData 2016, Washington DC",
     VenueRelation.SAME),
    ("under an older name", "Proc. of the 28th Int. Conference on Whales and Krill",
     "Int. Conference on Whales and Krill, CHI 2010, Atlanta, Georgia, USA", VenueRelation.SAME),
    ("cut at a comma", "IEEE International Conference on Acoustics",
     "IEEE International Conference on Acoustics, Speech and Signal Processing, ICASSP 2024",
     VenueRelation.SAME),
    ("in it", "In International Conference on Big Seal Data",
     "International Conference on Big Seal Data, BigSeal 2018, Oslo", VenueRelation.SAME),
    ("its pages", "Old Songs of Whales, pages 1–9", "Old Songs of Whales", VenueRelation.SAME),
    ("a workshop without its abbreviation",
     "Proceedings of the Ninth Workshop on Whale Songs, 2018",
     "Proceedings of the Ninth Workshop on Whale Songs, WSW 2018, Reno, NV, USA",
     VenueRelation.SAME),
    ("two words before the comma", "Whale Theory", "Whale Theory, 19th Annual Conference, COW 2006",
     VenueRelation.SAME),
    ("under its sponsor", "SIGCHI Conference on Human Factors in Computing Systems",
     "Proceedings of the 2016 CHI Conference on Human Factors in Computing Systems",
     VenueRelation.SAME),
    ("without its abbreviation", "ACM Conference on Human Factors in Computing Systems",
     "2013 ACM SIGCHI Conference on Human Factors in Computing Systems, CHI '13, Paris",
     VenueRelation.SAME),
    ("nothing before the comma", "IEEE Conference", "IEEE Conference, ICCV 2023, Paris",
     VenueRelation.OTHER),
    ("a workshop behind the comma", "International Conference on Big Seal Data",
     "International Conference on Big Seal Data, KDD Workshops 2016, Oslo", VenueRelation.OTHER),
    ("another name before the comma", "International Conference on Big Seal Data",
     "International Conference on Old Whale Data, WhaleData 2016, Oslo", VenueRelation.OTHER),
    ("a society's name for it", "SIGKDD",
     "Proceedings of the 24th ACM SIGKDD Conference on Knowledge Discovery, KDD 2018",
     VenueRelation.SAME),
    ("a year behind a hyphen", "ICML-19", "International Conference on Machine Learning",
     VenueRelation.SAME),
    ("shortened, and an acronym behind the other", "Proc. Tenth Int. Conf. Seal Data",
     "Proceedings of the Tenth International Conference on Seal Data, SealData 2019, Oslo",
     VenueRelation.SAME),
    ("a letter too few", "Internatinal Conference on Machine Learning",
     "International Conference on Machine Learning, ICML 2019", VenueRelation.MISSPELT),
    ("a word of letters exchanged", "Journal of Seal Sogns", "Journal of Seal Songs",
     VenueRelation.MISSPELT),
    ("slips in two words", "Jounal of Seal Sogns", "Journal of Seal Songs", VenueRelation.OTHER),
    ("a conference whose name goes on", "International Conference on Machine Learning and Krill",
     "International Conference on Machine Learning, ICML 2019", VenueRelation.OTHER),
    ("another conference", "ICLR", "ICML", VenueRelation.OTHER),
    ("a preprint server", "CoRR", "ICML", VenueRelation.OTHER),
    ("another journal", "Journal of Learning Things", "Journal of Machine Learning Research",
     VenueRelation.OTHER),
    ("unknown to all", "Symposium on Transfer Learning Paradigms", "ICLR", VenueRelation.OTHER),
]  # fmt: skip


@pytest.mark.parametrize(("cited", "record", "expected"), [row[1:] for row in ROWS],
                         ids=[row[0] for row in ROWS])  # fmt: skip
def test_places(cited: str, record: str, expected: VenueRelation) -> None:
    assert venues.compare(cited, record) is expected
    assert venues.compare(record, cited) is expected


@pytest.mark.parametrize(("name", "expected"), [
    ("CVPRW 2024", True), ("ICLR W", True), ("Whale workshops", True), ("WWW", False),
    ("CVPR", False), ("Workers", False),
])  # fmt: skip
def test_workshops(name: str, expected: bool) -> None:
    assert venues.is_workshop(name) is expected


@pytest.mark.parametrize(("comment", "expected"), [
    ("EACL 2026, main conference", "EACL"), ("Accepted at ICML'24", "ICML"),
    ("Submitted to ICML 2024", ""), ("Extended version of our ICRA 2023 paper", ""),
    ("ICML 2024 workshop on bandits", ""), ("ICML 2024 and NeurIPS 2024", ""),
    ("Accepted at IJCAI-ECAI 2026", ""), ("To appear at ACL/IJCNLP 2021", ""),
    ("12 pages, 3 figures, June 2024", ""), ("", ""),
])  # fmt: skip
def test_where_authors_say_that_it_is_accepted(comment: str, expected: str) -> None:
    assert acceptance.accepted_at(comment) == expected


@pytest.mark.parametrize(("venue", "year", "comment", "is_accepted"), [
    ("ICML", 2024, "Accepted at ICML 2024", True),
    ("International Conference on Machine Learning", 2024, "ICML 2024 camera-ready", True),
    ("ICML", 2025, "Accepted at ICML 2024", False), ("ICLR", 2024, "Accepted at ICML 2024", False),
    ("SealConf 2026", 2026, "Accepted to SealConf, 9 pages", True),
    ("SealConfW", 2026, "Accepted by SealConfW2026", True),
    ("SealConf", 2026, "Submitted to SealConf", False), ("SealConf", 2026, "On SealConf", False),
    ("Journal of Seals", 2026, "To appear in the Journal of Seals", True),
    ("Journal of Seals", 2026, "To appear in the Journal of Whales", False),
    ("ICML", 2024, "Accepted at a workshop of ICML 2024", False), ("", 0, "Accepted", False),
])  # fmt: skip
def test_what_authors_say_about_a_venue(
    venue: str, year: int, comment: str, is_accepted: bool
) -> None:
    assert acceptance.is_accepted_at(venue, year, comment) is is_accepted


DOIS = [
    ("10.1109/cvpr52729.2023.00549", DoiVenue("CVPR", 2023)),
    ("10.1109/cvprw53098.2021.00012", DoiVenue("", 2021)),
    ("10.1109/tpami.2022.3142115", DoiVenue("IEEE TPAMI")),
    ("10.1609/aaai.v35i9.16976", DoiVenue("AAAI", 2021)),
    ("10.18653/v1/2023.acl-long.123", DoiVenue("ACL", 2023)),
    ("10.18653/v1/n18-1019", DoiVenue("NAACL", 2018)),
    ("10.18653/v1/n18-2019", DoiVenue("NAACL", 2018)),
    ("10.18653/v1/n18-4019", DoiVenue("", 2018)),  # of its students
    ("10.1162/q18-4019", DoiVenue()),
    ("10.18653/v1/q18-4019", DoiVenue("TACL", 2018)),
    ("10.18653/v1/2023.findings-acl.12", DoiVenue("", 2023)),
    ("10.18653/v1/n19-1423", DoiVenue("NAACL", 2019)),
    ("10.24963/ijcai.2022/12", DoiVenue("IJCAI", 2022)),
    ("10.21437/interspeech.2021-99", DoiVenue("Interspeech", 2021)),
    ("10.1007/s10994-022-06288-4", DoiVenue()),
]


@pytest.mark.parametrize(("doi", "expected"), DOIS)
def test_what_a_doi_says(doi: str, expected: DoiVenue) -> None:
    assert venues.venue_of_doi(doi) == expected


@pytest.mark.parametrize(("venue", "year", "title", "apart"), [
    ("CVPR Workshops", 2022, "On Snails", True),
    ("CVPR", 2022, "On Snails", False),
    ("NeurIPS", 2021, "A Dataset of Snails", True),
    ("NeurIPS", 2021, "On Snails", False),
    ("NeurIPS", 2022, "A Dataset of Snails", False),
    ("ICML", 2021, "A Dataset of Snails", False),
    ("Snail Letters", 2021, "A Dataset of Snails", False),
])  # fmt: skip
def test_what_is_printed_apart(venue: str, year: int, title: str, apart: bool) -> None:
    assert venues.is_printed_apart(venue, year, title) is apart


@pytest.mark.parametrize(("name", "expected"), [
    ("Technical report", True), ("Working paper", True), ("Under review", True),
    ("Submitted to Nature", True), ("To appear", True), ("in preparation.", True),
    ("To appear in Nature", False), ("Technical Reports on Snow", False), ("Reports", False),
    ("", False),
])  # fmt: skip
def test_words_for_no_place(name: str, expected: bool) -> None:
    assert venues.is_no_place(name) is expected
