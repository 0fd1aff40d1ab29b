"""Pairs that no evidence may join: each guard, with a case on either side of its limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.duplicates import Outcome, compare
from ssmlit.duplicates.comparison import comparison
from ssmlit.duplicates.decide import are_apart, is_open
from ssmlit.duplicates.guards import limits, strictest
from ssmlit.duplicates.normalize import normalize
from ssmlit.fields import comparable_record, entry_of
from ssmlit.fields import record as record_of
from ssmlit.model import Link
from tests.duplicates.conftest import kind as kind_of
from tests.duplicates.conftest import work as record

if TYPE_CHECKING:
    from ssmlit.model import Record

SAME, MAYBE, DIFFERENT = Outcome.SAME, Outcome.MAYBE, Outcome.DIFFERENT
TITLE = "Selective scans for spectral recordings of migrating whales"
ONE, TWO, THREE = "Gu, Albert", "Gu, Albert and Dao, Tri", "Gu, Albert and Dao, Tri and Roe, Ann"
PAGES = "3,,10-20"


def work(
    title: str = TITLE,
    authors: str = ONE,
    year: int = 2021,
    place: str = "",
    venue: str = "Chest",
    kind: str = "article",
) -> Record:
    """Return an article in a journal."""
    return record(title, authors, year, venue, place, type=kind)


def book(
    authors: str = ONE, year: int = 2021, *, edition: str = "", publisher: str = "", pages: str = ""
) -> Record:
    """Return a book."""
    one = record(TITLE, authors, year, place=f",,{pages}", type="book", edition=edition)
    return one._replace(publisher=publisher)


def paper(authors: str = ONE, kind: str = "misc", pages: str = "") -> Record:
    """Return what has no venue."""
    return record(TITLE, authors, 2021, place=f",,{pages}", type=kind)


def placed(venue: str) -> Record:
    """Return what `howpublished` says something of."""
    return paper()._replace(venue=venue)


def release(version: str) -> Record:
    """Return a version of a program."""
    return paper(kind="software")._replace(extra=(("version", version),))


def dated(
    month: int, day: int = 0, *, venue: str = "Chest", place: str = "", kind: str = "article"
) -> Record:
    """Return what appeared on a day."""
    return work(venue=venue, place=place, kind=kind)._replace(month=month, day=day)


def inside(word: str, authors: str = ONE, place: str = "") -> Record:
    """Return the article with a word more in the middle of its title."""
    return work(TITLE.replace("spectral", f"{word} spectral"), authors, place=place)


def noted(note: str, *, venue: str = "") -> Record:
    """Return what has a note."""
    return paper()._replace(note=note, venue=venue)


def linked(address: str, role: str = "paper") -> Record:
    """Return what is at an address."""
    return paper()._replace(links=(Link(role, address),))


def with_ids(one: Record, ids: str) -> Record:
    """Return the same with identifiers."""
    return one._replace(identifiers=record(ids=ids).identifiers)


def with_more(one: Record, name: str, text: str) -> Record:
    """Return the same with another field."""
    return one._replace(extra=((name, text),))


DEPOSIT = "10.5281/zenodo.7"
PLACE = "12, 3, 45-56"
ABOVE = "a sign above a letter on one side"
NUMBER, RECURS, ANOTHER = "one has an extra number", "title recurs", "another edition"
FORM, HEAD, PLACES = 'only one says "tutorial"', "name before the colon", "published in different"
GOES_ON = "one venue's name goes on"
THESIS = "one is a thesis"
NOBODY, PART, ORDER = "no author in common", "one may be a part of the other", "authors in another"
FIVE = "Old whales sing loud of winter"  # five words that tell
FOUR = "Old whales sing of winter"
ISBN = "isbn:9783161484100"
TWICE, ISSUES = "published twice: year and", "published twice: issues differ"

CASES = [
    (work(f"{TITLE} 1"), work(f"{TITLE} 2"), DIFFERENT, "numbers differ"),
    (
        work(f"{TITLE} 1", TWO, place=PAGES), work(f"{TITLE} 2", TWO, place=PAGES),
        MAYBE, "numbers differ",
    ),
    (
        work(f"{TITLE} 1", place=PAGES), work(f"{TITLE} 2", place=PAGES),
        DIFFERENT, "numbers differ",
    ),
    (work(), work(f"{TITLE} 2"), DIFFERENT, NUMBER),
    (inside("C"), inside("C#"), DIFFERENT, NUMBER),
    (inside("C#"), inside("C++"), DIFFERENT, "numbers differ"),
    (inside("AO"), inside("AO*"), DIFFERENT, NUMBER),
    (work(f"{TITLE} of A"), work(f"{TITLE} of A*"), SAME, ""),
    (work(), inside("3d"), DIFFERENT, NUMBER),
    (work(authors=TWO), work(f"{TITLE} 2", TWO), MAYBE, NUMBER),
    (work(authors=TWO), work(f"{TITLE} 2", f"{THREE} and Wu, Bo"), MAYBE, NUMBER),
    (work(authors=TWO), work(f"{TITLE} 2", f"{THREE} and Wu, Bo and Xi, C."), DIFFERENT, NUMBER),
    (work(place=PAGES), work(f"{TITLE} 2", place=PAGES), MAYBE, NUMBER),
    (work(), work(f"{TITLE} Seal Letters 2017"), MAYBE, NUMBER),  # perhaps where it was
    (work(), work(f"{TITLE} Seal Letters 17"), DIFFERENT, NUMBER),
    (work(), work(f"{TITLE} 2017"), DIFFERENT, NUMBER),
    (work(), inside("Seal Letters 2017"), DIFFERENT, NUMBER),
    (work(place=PAGES), work(f"{TITLE}: 2 years later", place=PAGES), SAME, ""),
    (work(), work(TITLE.replace("for", "without")), DIFFERENT, 'only one says "without"'),
    (
        work(place=PAGES), work(f"Retracted: {TITLE}", place=PAGES),
        MAYBE, 'only one says "retracted"',
    ),
    (
        work(place=PAGES), work(f"Retracted: {TITLE}", "Doe, J.", place=PAGES),
        DIFFERENT, 'only one says "retracted"',
    ),
    (work(), work(f"{TITLE} and not of seals"), DIFFERENT, 'only one says "not"'),
    (work(), work(f"{TITLE}: not of seals"), MAYBE, "one title is longer"),
    (
        work(authors=TWO, place=PAGES), work(f"{TITLE} and not of seals", TWO, place=PAGES),
        MAYBE, 'only one says "not"',
    ),
    (work(), work(f"A reply: {TITLE}"), DIFFERENT, 'only one says "reply"'),
    (
        work(authors=TWO, place=PAGES), work(f"{TITLE} - reply", TWO, place=PAGES),
        MAYBE, 'only one says "reply"',
    ),
    (work(), work(f"{TITLE}: reply to"), DIFFERENT, 'only one says "reply"'),
    (work(), inside("reply"), MAYBE, "one title has an extra word inside"),
    (work("Whales to seals by sound"), work("Seals to whales by sound"), MAYBE, "the same words"),
    (
        work("Whales to seals by sound", place=PAGES),
        work("Seals to whales by sound", place=PAGES), SAME, "",
    ),
    (work("Moans for verified whales"), work("Verified moans of the whales"), MAYBE, "the same"),
    (
        work("The moans of verified whales"), work("Moans for the verified whales"),
        MAYBE, "linking words differ",
    ),
    (
        work("The moans of the whales", place=PAGES), work("Moans for whales", place=PAGES),
        SAME, "",
    ),
    (
        work(f"{TITLE} and a reply"), work(f"{TITLE} and a reply: Seals on the whales' reply"),
        MAYBE, "one title is longer",
    ),
    (work(), work(f"Seal whale reply: {TITLE}"), MAYBE, "one title is longer"),
    (work(), work(f"{TITLE}: reply from seals"), MAYBE, 'only one says "reply"'),
    (work(place=PAGES), work(f"{TITLE}: reply from seals", place=PAGES), SAME, ""),
    (work(), work(f"A tutorial: {TITLE}"), DIFFERENT, FORM),
    (work(authors=TWO), work(f"A tutorial: {TITLE}", TWO), MAYBE, FORM),
    (work(), inside("tutorial"), MAYBE, "one title has an extra word inside"),
    (work(), work(f"On {TITLE}"), MAYBE, 'only one begins with "on"'),
    (work(place=PAGES), work(f"On {TITLE}", place=PAGES), SAME, ""),
    (work(f"On {TITLE}"), work(f"On the {TITLE}"), SAME, ""),
    (work(f"Seal: {TITLE}"), work(f"Krill: {TITLE}"), DIFFERENT, f"{HEAD} differs"),
    (work(f"Seal: {TITLE}", TWO), work(f"Krill: {TITLE}", TWO), MAYBE, f"{HEAD} differs"),
    (
        work(f"Planktons: {TITLE}"),
        work(f"Planktosn: {TITLE}"),
        MAYBE,
        f"{HEAD} is spelled differently",
    ),
    (work(f"Planktons: {TITLE}", place=PAGES), work(f"Planktosn: {TITLE}", place=PAGES), SAME, ""),
    (work(f"Colours: {TITLE}"), work(f"Colors: {TITLE}"), SAME, ""),
    (work(f"Seal: {TITLE}", place=PAGES), work(f"Seal: a {TITLE}", place=PAGES), SAME, ""),
    (work(f"{TITLE} (draft)"), work(), MAYBE, 'only one says "draft"'),
    (work(f"{TITLE} (draft)", place=PAGES), work(place=PAGES), SAME, ""),
    (work(f"{TITLE} (Preprint)"), work(), SAME, ""),  # it is the same work by design
    (work(), work(f"{TITLE} underwater"), MAYBE, "one title is longer"),
    (work(place=PAGES), work(f"{TITLE} underwater", place=PAGES), SAME, ""),
    (work(place=PAGES), inside("clear", place=PAGES), MAYBE, "one title has an extra word inside"),
    (
        work(place=PAGES), work(TITLE.replace("spectral", "blue"), place=PAGES),
        MAYBE, "words of the titles differ",
    ),
    (work("Editorial"), work("Editorial"), MAYBE, RECURS),
    (work("Editorial"), work("Editorial", year=0), DIFFERENT, RECURS),
    (work("Editorial"), work("Editorial", venue=""), DIFFERENT, RECURS),
    (  # venues that are only alike do not agree
        work("Editorial", venue="Seal Sound Letters"),
        work("Editorial", venue="Seal Sound and Krill Notes"),
        DIFFERENT, RECURS,
    ),
    (work("Editorial", ""), work("Editorial", ""), DIFFERENT, RECURS),
    (work("Editorial", TWO), work("Editorial", "Gu, Albert and Roe, A."), DIFFERENT, RECURS),
    (work("Front matter"), work("Front cover"), DIFFERENT, RECURS),
    (work("Preface", venue="Atlas of Seals", place=",,1-9"),
     work("Preface", venue="Atlas of Krill", place=",,1-9"), DIFFERENT, RECURS),
    (work("Preface", venue="Atlas of Seals", place=",,1-9"),
     work("Preface", venue="Seal Atlas", place=",,1-9"), SAME, ""),
    (work("Preface", venue="Atlas of Seals", place="3,,1-9"),
     work("Preface", venue="Atlas of Krill", place="3,,1-9"), SAME, ""),
    (work("Front matter"), work("Front seal matter"), DIFFERENT, RECURS),
    (work("Editorial", place="3,1,10"), work("Editorial", place="3,1,10"), SAME, ""),
    (work("Editorial", place="3,1,10"), work("Editorial", place="3,2,10"), DIFFERENT, RECURS),
    (work("Editorial", place="3,1,5"), work("Editorial", place="3,1,5-6"), DIFFERENT, RECURS),
    (work("Editorial", place="3"), work("Editorial", place="4"), DIFFERENT, RECURS),
    (work(authors="", place=PAGES), work(place=PAGES), SAME, ""),
    (work(authors=""), work(), MAYBE, "authors not known"),
    (work(authors="", place=PAGES, venue=""), work(place=PAGES), MAYBE, "authors not known"),
    (work(FIVE), work(FIVE, "Roe, Ann"), MAYBE, NOBODY),
    (work(FOUR), work(FOUR, "Roe, Ann"), DIFFERENT, NOBODY),
    (work(FIVE), work(FIVE, "Roe, Ann", 0), DIFFERENT, NOBODY),
    (work(FIVE), work(FIVE, "Roe, Ann", venue=""), DIFFERENT, NOBODY),
    (work(FIVE, place="3"), work(FIVE, "Roe, Ann", place="4"), DIFFERENT, NOBODY),
    (work("Whales", place=PAGES), work("Whales", "Roe, Ann", place=PAGES), MAYBE, NOBODY),
    (work(place=PAGES), work(f"{TITLE}: now", "Roe, Ann", place=PAGES), DIFFERENT, NOBODY),
    (
        work(authors=f"{THREE} and Wu, Bo", venue=""),
        work(authors="Gu, A. and Li, B. and Xi, C. and Bo, D.", venue=""), DIFFERENT, NOBODY,
    ),
    (work(authors=THREE), work(authors="Gu, A. and Li, B. and Xi, C."), MAYBE, "few authors"),
    (work(authors=TWO), work(authors="Gu, A. and Li, B."), SAME, ""),
    (book(edition="1"), book(year=2023, edition="2"), DIFFERENT, ANOTHER),
    (book(), book(year=2023, edition="2"), DIFFERENT, ANOTHER),
    (book(), book(edition="2"), MAYBE, "an edition named on one side"),
    (book(edition="2"), book(edition="2"), SAME, ""),
    (book(edition="2nd ed."), book(edition="Second edition"), SAME, ""),
    (book(edition="Second"), book(year=2023, edition="2"), MAYBE, "years differ"),
    (with_more(book(""), "editor", TWO), with_more(book(""), "editor", "A. Gu and T. Dao"),
     SAME, ""),
    (with_more(book(""), "editor", TWO), book(TWO), SAME, ""),
    (with_more(book(""), "editor", TWO)._replace(volume="1"),
     with_more(book(""), "editor", TWO)._replace(volume="2"),
     MAYBE, "authors not known"),
    (with_more(book(""), "editor", TWO), with_more(book(""), "editor", "Roe, A."),
     MAYBE, "authors not known"),
    (with_more(book(""), "editor", TWO), book("Roe, A."), MAYBE, "authors not known"),
    (with_more(work(authors=""), "editor", TWO), with_more(work(authors=""), "editor", TWO),
     MAYBE, "authors not known"),
    (with_more(book("Roe, A."), "editor", TWO), with_more(book("Doe, J."), "editor", TWO),
     DIFFERENT, NOBODY),
    (with_more(book("Roe, A."), "editor", TWO), with_more(book(""), "editor", TWO),
     MAYBE, "authors not known"),
    (book()._replace(title=f"{TITLE}, 2nd ed."), book(edition="2"), SAME, ""),
    (book()._replace(title=f"{TITLE}, 2nd ed."), book(edition="1"), MAYBE, ANOTHER),
    (book()._replace(title=f"{TITLE}, 2nd ed."), book(), MAYBE, "an edition named on one side"),
    (book()._replace(title=f"{TITLE}, 2nd ed."), book()._replace(title=f"{TITLE}, Third Edition"),
     DIFFERENT, ANOTHER),
    (work(f"{TITLE}: 2nd edition"), work(), MAYBE, "an edition named on one side"),
    (work(f"{TITLE}: 2nd edition"), work(f"{TITLE}: 3rd edition"), DIFFERENT, ANOTHER),
    (work(f"{TITLE}: 2nd edition", place=PLACE), work(f"{TITLE}: 3rd edition", place=PLACE),
     MAYBE, ANOTHER),
    (work(f"{TITLE}: 2nd edition", place=PLACE), work(place=PLACE), SAME, ""),
    *((work(f"{TITLE} of {one}"), work(f"{TITLE} of {other}"), *expected)
      for one, other, *expected in (
          (r"$D^0$", r"$\bar{D}^0$", MAYBE, ABOVE), ("p p¯", "pp", MAYBE, ABOVE),
          (r"$p\overline{p}$", "pp̄", SAME, ""), ("Pāṇini", "Panini", SAME, ""),
          (r"$x \barrier$", "x barrier", SAME, ""),
      )),
    (work(f"{TITLE} of pp", place=PLACE), work(f"{TITLE} of pp̄", place=PLACE), SAME, ""),
    (book(edition="Revised"), book(edition="revised"), SAME, ""),
    (book(edition="Revised"), book(edition="2"), MAYBE, ANOTHER),
    (book(), book(year=2022, edition="2"), MAYBE, "an edition named on one side"),  # dated ahead
    (book(edition="1"), book(year=2022, edition="2"), DIFFERENT, ANOTHER),
    (
        work(kind="incollection")._replace(edition="1"),
        work(kind="incollection")._replace(edition="2"), MAYBE, ANOTHER,
    ),
    (with_more(book(), "translator", "Aho, Ann"), with_more(book(), "translator", "Bo, Kim"),
     MAYBE, "the translator is another"),
    (with_more(book(), "translator", "Aho, Ann"),
     with_more(book(), "translator", "A. Aho and K. Bo"), SAME, ""),
    (with_more(book(), "translator", "Aho, Ann"), book(), SAME, ""),
    (with_more(paper(), "organization", "Seals"), with_more(paper(), "organization", "Krill"),
     SAME, ""),  # of a meeting
    (book()._replace(volume="1"), book()._replace(volume="2"), MAYBE, "other volumes"),
    (book()._replace(volume="1"), book()._replace(volume="1"), SAME, ""),
    (book()._replace(volume="1"), book(), SAME, ""),
    (paper(kind="phdthesis"), paper(kind="mastersthesis"), MAYBE, "theses of other degrees"),
    (paper(kind="phdthesis"), paper(kind="thesis"), SAME, ""),
    (paper(kind="phdthesis"), paper(), SAME, ""),
    (paper(kind="phdthesis"), paper(TWO), MAYBE, THESIS),
    (paper(kind="phdthesis"), paper(kind="article"), MAYBE, THESIS),
    (paper()._replace(note="Ph.D. thesis, Seal Bay"), work(), MAYBE, THESIS),
    (paper()._replace(note="Thèse, Brest"), work(), MAYBE, THESIS),
    (paper()._replace(note="These are songs"), work(), SAME, ""),
    (work()._replace(note="From the author's thesis"), paper(), SAME, ""),
    (work(f"{TITLE} [Data set]"), work(), MAYBE, 'only one says "data set"'),
    (work(f"{TITLE} (Student Abstract)"), work(), MAYBE, 'only one says "student abstract"'),
    (work(f"{TITLE} [PowerPoint slides]"), work(), MAYBE, 'only one says "powerpoint slides"'),
    (work(f"{TITLE} [Erratum]"), work(), MAYBE, 'only one says "erratum"'),
    (work(f"{TITLE} [Doctoral dissertation]"), work(), MAYBE, "only one says"),
    (work(f"{TITLE} [Review]"), work(), SAME, ""),
    (book(publisher="The Seal Press"), book(publisher="Krill"), MAYBE, "other publishers"),
    (book(publisher="The Seal Press"), book(publisher="Seal, London"), SAME, ""),
    (book(publisher="The Seal Press"), book(), SAME, ""),
    (book(publisher="Seal University Press"), book(publisher="SUP"), SAME, ""),
    (
        book(publisher="Seal University Press"), book(publisher="Krill University Press"),
        MAYBE, "other publishers",
    ),
    (paper(kind="dataset"), work(), MAYBE, "one is of type dataset"),
    (paper(kind="software"), paper(kind="dataset"), MAYBE, "one is of type dataset"),
    (paper(kind="patent"), paper(kind="phdthesis"), MAYBE, "one is of type patent"),
    (paper(kind="dataset"), with_ids(paper(), "2111.00396"), MAYBE, "one is of type dataset"),
    (paper(kind="dataset"), paper(kind="dataset"), SAME, ""),
    (placed("GitHub"), with_ids(paper(), "2111.00396"), MAYBE, "one is of no venue"),
    (placed("Whale Days"), work(venue="Whale Days", kind="inproceedings"), SAME, ""),
    (placed("Talk in Oslo"), with_ids(paper(), "2111.00396"), MAYBE, "one is of no venue"),
    (placed("NeurIPS 2021"), with_ids(paper(), "2111.00396"), SAME, ""),
    (placed("Whale Workshop"), with_ids(paper(), "2111.00396"), SAME, ""),
    (placed("Submitted"), with_ids(paper(), "2111.00396"), SAME, ""),
    (placed("Talk in Oslo"), paper(), SAME, ""),
    (paper(kind="software"), paper(), SAME, ""),
    (with_ids(paper(), DEPOSIT), work(), MAYBE, "one is in a repository of data"),
    (with_ids(paper(), DEPOSIT), with_ids(paper(), "2111.00396"), MAYBE, "one is in a repository"),
    (with_ids(paper(), DEPOSIT), with_ids(work(), DEPOSIT), SAME, ""),
    (with_ids(paper(), DEPOSIT), paper(), SAME, ""),
    (with_ids(paper(), DEPOSIT), with_ids(paper(), f"{DEPOSIT}7"), MAYBE, "two deposits"),
    (with_ids(paper(), "10.48550/arXiv.2111.00396"), work(), SAME, ""),
    (
        paper()._replace(publisher="Krill"), paper()._replace(publisher="Seal"), SAME, "",
    ),
    (work(place=PAGES), work(place="4,,30-40"), DIFFERENT, "published twice: pages, volume differ"),
    (work(place="3"), work(place="4"), MAYBE, PLACES),
    (work(place=",,10-20"), work(place=",,30-40"), SAME, ""),
    (work(place=PAGES), work(place="3,,30-40"), MAYBE, "other pages of the same volume"),
    (work(), work(venue="Lancet"), MAYBE, PLACES),
    (work(venue="Seal Letters A"), work(venue="Seal Letters B"), MAYBE, PLACES),
    (work(venue="Seal Letters A"), work(venue="Seal Lett. A: Krill"), SAME, ""),
    (work(venue="Seals I", place="7"), work(venue="Seals II", place="7"), MAYBE, PLACES),
    (work(venue="Seal"), work(venue="Seal Cell Biology"), MAYBE, GOES_ON),
    (work(venue="Seal", place="7"), work(venue="Seal Cell Biology", place="7"), SAME, ""),
    (
        work(venue="Conference on Seal Songs"), work(venue="Conf. Seal Songs and Applications"),
        MAYBE, GOES_ON,
    ),
    (
        work(venue="Seal Songs of Krill"), work(venue="Seal Songs of Ice"),
        MAYBE, "names of the venues differ",
    ),
    (work(venue="Seal Songs, Oslo"), work(venue="Seal Songs, Bergen"), SAME, ""),
    (work(venue="Jounal of Seal Songs"), work(venue="Journal of Seal Songs"), SAME, ""),
    (work(venue="Lanct"), work(venue="Lancet"), SAME, ""),
    (work(venue="The Astrophysical Journal"), work(venue="ApJ"), SAME, ""),
    (work(venue="Seal Songs"), work(venue="Third Annu. IFIP Sympos. on Seal Songs"), SAME, ""),
    (work(venue="Seal Songs"), work(venue="Seal Songs (Krill Bay), Elsewhere"), SAME, ""),
    (work(venue="Seal: A Krill Journal"), work(venue="Seal Krill J"), SAME, ""),
    (work(venue="SSR"), work(venue="SSR Seal Song Research"), SAME, ""),
    (work(venue="Seal Songs"), work(venue="To appear in Seal Songs"), SAME, ""),
    (work(venue="Seal Songs"), work(venue="Seal Songs. Forthcoming"), SAME, ""),
    (work(place=",,10-20"), work(place=",,30-40", venue="Lancet"), MAYBE, PLACES),
    (
        work(place=",,10-20"), work(year=2022, place=",,30-40", venue="Lancet"),
        DIFFERENT, "published twice: pages, year differ",
    ),
    (work(), work(year=2022, venue="Lancet"), DIFFERENT, f"{TWICE} venue differ"),
    (
        work(venue="Proc. Seals 2020"), work(year=2022, venue="Proc. Seals 2021"),
        DIFFERENT, f"{TWICE} venue differ",
    ),
    (work(venue="Proc. Seals 2020"), work(venue="Proc. Seals 2021"), SAME, ""),
    (work(place=",,10-20"), work(year=2023, place=",,30-40"), DIFFERENT, f"{TWICE} pages differ"),
    (work(place=",,10-20"), work(year=2022, place=",,30-40"), MAYBE, PLACES),
    (work(venue="Journal of Seals"), work(venue="Conference on Seals"), MAYBE, PLACES),
    (
        work(venue="Journal of Seals"), work(year=2022, venue="Conference on Seals"),
        DIFFERENT, f"{TWICE} venue differ",
    ),
    (work(), work(year=2022), MAYBE, "years differ"),
    (work(), work(year=2023), MAYBE, PLACES),
    (work(place=PAGES), work(year=2023, place=PAGES), SAME, ""),
    (work(venue=""), work(year=2023), MAYBE, "years differ"),
    (paper(), paper()._replace(year=2022), SAME, ""),
    (paper(), paper()._replace(year=2023), MAYBE, "years differ"),  # of a program, two versions
    (paper(), work(year=2023), SAME, ""),
    (release("1.2"), release("v2.0"), MAYBE, "other versions"),
    (release("1.2"), release("1.2.3"), SAME, ""),
    (release("1.2"), paper(kind="software"), SAME, ""),
    (paper()._replace(note="R package version 1.2-3"),
     paper()._replace(note="R package version 1.3"), MAYBE, "other versions"),
    (paper()._replace(note="Revised version, 1.2 MB"),
     paper()._replace(note="Revised version, 1.3 MB"), SAME, ""),
    (noted("H.R. 55, as introduced"), noted("S. 17"), MAYBE, "remarks differ"),
    (noted("H.R. 55"), paper()._replace(venue="S. 17"), MAYBE, "remarks differ"),
    (paper()._replace(venue="H.R. 55"), paper()._replace(venue="S. 17"), MAYBE, "remarks differ"),
    (noted("Talk")._replace(publisher="bioRxiv"), noted("Song"), MAYBE, "remarks differ"),
    (noted("Talk in Oslo"), noted("Oslo, an invited talk"), SAME, ""),  # one says no more
    (noted("Talk"), noted("Accessed on 3 May"), SAME, ""),
    (noted("Talk"), noted("Consulté le 3 mai"), SAME, ""),
    (noted("Submitted"), noted("To appear"), SAME, ""),
    (noted("Tech. report"), noted("Technical rep."), SAME, ""),
    (noted("Tecnical song"), noted("Technical sing"), MAYBE, "remarks differ"),
    (noted("Tecnical songs"), noted("Technical song"), SAME, ""),
    (noted("Talk"), paper(), SAME, ""),
    (noted("Talk"), work()._replace(note="With two maps"), MAYBE, "one is a talk or code"),
    (noted("Invited talk, Oslo"), with_ids(paper(), "2111.00396"), MAYBE, "one is a talk or code"),
    (noted("GitHub repository"), work(), MAYBE, "one is a talk or code"),
    (noted("With a talk"), work(), SAME, ""),
    (noted("Lecture notes"), work(), SAME, ""),
    (noted("Talk"), work()._replace(note="Talk, Oslo"), SAME, ""),
    (noted("Talk")._replace(type="unpublished"), noted("Talk")._replace(type="unpublished"),
     SAME, ""),
    (noted("Talk", venue="Chest"), work(), SAME, ""),
    (with_ids(noted("Talk"), "2111.00396"), work(), SAME, ""),
    (noted("Preprint"), noted("Submitted to Chest"), SAME, ""),
    (noted("12 pages, in Norse"), noted("Under review, 5 figures"), SAME, ""),
    (noted("Work in progress"), noted("Book review"), SAME, ""),
    (noted("12 pages of songs"), noted("Book review"), MAYBE, "remarks differ"),
    (book(publisher="Krill")._replace(note="Signed"), book(publisher="Krill")._replace(note="Old"),
     SAME, ""),
    (
        work(kind="report", venue="", place=PAGES)._replace(note="Talk"),
        work(kind="report", venue="", place=PAGES)._replace(note="Song"), SAME, "",
    ),
    (work(kind="report", venue="")._replace(note="Talk"),
     work(kind="report", venue="")._replace(note="Song"), MAYBE, "remarks differ"),
    (noted("Seal talk", venue="Chest"), noted("Krill song", venue="Chest"), SAME, ""),
    (noted("Seal talk", venue="P. N. A. S."), noted("Krill", venue="P. N. A. S."), SAME, ""),
    (noted("Citations: 12", venue="Chest"), noted("Citations: 17", venue="Chest"), SAME, ""),
    (paper()._replace(venue="Slides"), paper(), MAYBE, 'only one says "slides"'),
    (paper()._replace(note="Supplement"), paper(), MAYBE, 'only one says "supplement"'),
    (work(f"{TITLE} [Krill]"), work(f"{TITLE} [in ice]"), MAYBE, "remarks differ"),
    (work(f"{TITLE} [57 refs]"), work(f"{TITLE} [Review] [57 refs]"), SAME, ""),
    (work(f"{TITLE} [Krill]", place=PAGES), work(f"{TITLE} [in ice]", place=PAGES), SAME, ""),
    (with_more(work(), "titleaddon", "Map"), with_more(work(), "titleaddon", "Guide"),
     MAYBE, "remarks differ"),
    (with_more(work(kind="report"), "type", "Brief"), with_more(work(kind="report"), "type", "Map"),
     MAYBE, "remarks differ"),
    (with_more(work(), "type", "Brief"), with_more(work(), "type", "Map"), SAME, ""),
    (with_more(book(), "language", "german"), with_more(book(), "langid", "french"),
     MAYBE, "languages differ"),
    (with_more(book(), "language", "ngerman"), with_more(book(), "langid", "de-AT"), SAME, ""),
    (with_more(book(), "language", "American"), with_more(book(), "language", "english"), SAME, ""),
    (with_more(book(), "language", "eng"), with_more(book(), "language", "en"), SAME, ""),
    (with_more(book(), "language", "Krill"), with_more(book(), "language", "english"), SAME, ""),
    (with_more(book(), "language", "german"), book(), SAME, ""),
    (with_more(work(place=PAGES), "language", "german"),
     with_more(work(place=PAGES), "language", "english"), SAME, ""),
    (linked("https://seals.example/a"), linked("https://seals.example/b"), MAYBE, "two pages of"),
    (linked("https://seals.example/a"), linked("http://www.seals.example/a/"), SAME, ""),
    (linked("https://seals.example/a"), linked("https://krill.example/a"), SAME, ""),
    (linked("https://seals.example/a"), linked("https://seals.example/b", "code"), SAME, ""),
    (linked("https://seals.example/a"), linked("https://seals.example/b")._replace(venue="Chest"),
     SAME, ""),
    (dated(2, 3), dated(2, 17), MAYBE, "other dates"),
    (dated(2, 3), dated(5), MAYBE, "other dates"),
    (dated(2, 3), dated(2), SAME, ""),
    (dated(2, 3, place="7"), dated(5, place="7"), SAME, ""),
    (dated(2, 3), dated(5, venue=""), SAME, ""),  # a preprint, and its publication
    (dated(2, kind="inproceedings"), dated(5, kind="inproceedings"), SAME, ""),
    (dated(2, venue="", kind="misc"), dated(5, venue="", kind="misc"), MAYBE, "other dates"),
    (work(FOUR, place="3,1,10"), work(FOUR, place="3,2,40"), DIFFERENT, ISSUES),
    (work(FOUR, place="3,,10"), work(FOUR, ONE, 2022, "4,,10"), DIFFERENT, ISSUES),
    (work(FOUR, "", place="3,1,c2"), work(FOUR, "", place="3,2,c2"), DIFFERENT, ISSUES),
    (work(FOUR, "Anonymous", place="3,1"), work(FOUR, "", place="3,2"), DIFFERENT, ISSUES),
    (work(FOUR, "", place="3,1"), work(FOUR, ONE, place="3,2"), MAYBE, "authors not known"),
    (work(FOUR, place="3,1,c2"), work(FOUR, place="3,2,c2"), MAYBE, "other issues"),
    (work(FIVE, place="3,1,e10"), work(FIVE, place="3,2,e10"), SAME, ""),
    (work(FIVE, place="3,1,c2"), work(FIVE, place="3,2,c2"), MAYBE, "other issues"),
    (work(FIVE, "", place="3,1,10"), work(FIVE, "", place="3,2,10"), MAYBE, "authors not known"),
    (work(FOUR, "", place="3,1,c2-c4"), work(FOUR, "", place="3,2,c2-c4"),
     MAYBE, "authors not known"),
    (with_ids(book(""), ISBN), with_ids(book(""), ISBN), SAME, ""),
    (with_ids(book(""), ISBN), book(""), MAYBE, "authors not known"),
    (with_ids(book(""), ISBN), with_ids(work(authors="", kind="incollection"), ISBN),
     MAYBE, "authors not known"),
    (with_ids(book(""), ISBN)._replace(volume="1"), with_ids(book(""), ISBN)._replace(volume="2"),
     MAYBE, "authors not known"),
    (work(FOUR, place="3,1,10"), work(FOUR, place="3,2,10"), MAYBE, "other issues"),
    (work(FOUR, place="3,1,10-12"), work(FOUR, place="3,2,10-12"), SAME, ""),
    (work(FOUR, place="3,1"), work(FOUR, place="3,2"), MAYBE, "other issues"),
    (work(FOUR, place="3,1"), work(FOUR, place="3,1-2"), SAME, ""),
    (work(FIVE, place=",1,10"), work(FIVE, place=",2,10"), MAYBE, "other issues"),
    (work(FIVE, place=",1,10-12"), work(FIVE, place=",2,10-12"), SAME, ""),
    (work(FIVE, place="3,1,10"), work(FIVE, place="3,2,10"), SAME, ""),  # of issues, by mistake
    (work(FOUR, place="3,,10"), work(FOUR, ONE, 2022, "3,,10"), SAME, ""),
    (work(FOUR, place="3,1,1-5"), work(FOUR, place="3,9,40"), DIFFERENT, ISSUES),
    (work(place=",7,", kind="report"), work(place=",9,", kind="report"), MAYBE, "numbers of the"),
    (paper()._replace(number="NI-52-5"), paper()._replace(number="NI-52-6"), MAYBE, "numbers of"),
    (paper()._replace(number="TR 95-7"), paper()._replace(number="7"), SAME, ""),
    (work(place=",7,"), work(place=",9,"), SAME, ""),  # of issues, by mistake
    (work(kind="report"), work(year=2022, venue="ICML"), MAYBE, "one is a report"),
    (paper()._replace(note="Slides"), work(), MAYBE, 'only one says "slides"'),
    (work()._replace(note="Poster"), work(), SAME, ""),  # how it was presented
    (work(kind="report", place=PAGES), work(place=PAGES), SAME, ""),
    (work(kind="report"), paper(), SAME, ""),
    (work(FIVE, place="3,1,10"), work(FIVE, place="3,2,40"), MAYBE, "other pages of the same"),
    (work(FIVE, place="3,,10"), work(FIVE, ONE, 2022, "4,,10"), MAYBE, PLACES),
    (work(FOUR, "", place="3,1,10"), work(FOUR, "", place="3,1,10"), SAME, ""),
    (work(FOUR, "", place="3,1,10"), work(FOUR, "", place="3,2,10"), MAYBE, "authors not known"),
    (work(venue=""), work(place=PAGES), SAME, ""),
    (work(venue="SIGMOD"), work(venue="SIGMOD Record"), MAYBE, PLACES),
    (work(venue="SIGMOD"), work(year=2022, venue="SIGMOD Record"), MAYBE, "years differ"),
    (paper(kind="incollection"), book(), MAYBE, PART),
    (paper(), book(), SAME, ""),
    (paper(pages="10-20"), book(), MAYBE, PART),
    (paper(pages="10-20"), book(pages="10-20"), SAME, ""),
    (paper(kind="proceedings"), book(), SAME, ""),
    (paper(kind="incollection"), paper(), SAME, ""),
    (paper(TWO, "incollection"), paper(kind="incollection"), MAYBE, "one has more authors"),
    (paper(TWO, "incollection"), paper("Albert Gu, Tri Dao", "incollection"), SAME, ""),
    (paper(THREE, "incollection"), paper("Gu A, Dao T", "incollection"), MAYBE, "one has more"),
    (paper(TWO, "incollection"), paper(f"{ONE} and others", "incollection"), SAME, ""),
    (work(authors=TWO), work(), SAME, ""),
    (
        paper(TWO, "incollection"), paper("Dao, Tri and Gu, Albert", "incollection"),
        MAYBE, ORDER,
    ),
    (work(authors=TWO), work(authors="Dao, Tri and Gu, Albert"), SAME, ""),
    (
        paper("Schneider, A. and Dao, Tri", "incollection"),
        paper("Dao, Tri and Schnieder, A.", "incollection"), SAME, "",
    ),
    (
        paper(THREE, "incollection"),
        paper("Gu, Albert and Roe, Ann and Dao, Tri", "incollection"), SAME, "",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "outcome", "reason"), CASES)
def test_limit(one: Record, other: Record, outcome: Outcome, reason: str) -> None:
    """The strictest limit, whichever is first; the reason may go on."""
    for left, right in ((one, other), (other, one)):
        found = limits(comparison(normalize(left), normalize(right)))

        assert (found[0].outcome if found else SAME) is outcome
        assert not found or (reason and found[0].reason.startswith(reason))
        assert not found or found[0].rule is kind_of(reason)


def said(number: str, *, name: str = "part", place: str = "") -> Record:
    """Return a paper that says in one of its fields which part it is."""
    one = work(place=place)
    if name == "note":
        return one._replace(note=number)
    return one._replace(venue=number) if name == "venue" else one._replace(extra=((name, number),))


def meeting(venue: str, volume: str = "") -> Record:
    """Return a paper in proceedings."""
    return work(venue=venue, place=volume, kind="inproceedings")


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (said("1"), said("2"), MAYBE),
        (said("1"), said("I"), SAME),
        (said("Part II"), said("2"), SAME),
        (said("a"), said("b"), MAYBE),
        (said("1"), said("2", name="chapter"), SAME),
        (said("1"), work(), SAME),
        (said("3", name="chapter"), said("4", name="chapter"), MAYBE),
        (said("Part 1", name="note"), said("Part II, revised", name="note"), MAYBE),
        (said("Part 1", name="note"), said("2"), MAYBE),
        (said("See Part 1", name="note"), said("See Part 2", name="note"), SAME),
        (said("Sound, Vol. 1", name="venue"), said("Sound, Volume 2", name="venue"), MAYBE),
        (said("Sound, Vol. 1", name="venue"), said("Sound, Volume 1", name="venue"), SAME),
        (said("1", place=PAGES), said("2", place=PAGES), SAME),
        (said("RFC 1884", name="note"), said("IETF RFC 2373.", name="note"), MAYBE),
        (said("RFC 1884", name="note"), said("RFC 1884", name="note"), SAME),
        (said("RFC 1884", name="note"), said("STD 1", name="note"), SAME),
        (said("Report 2016/263", name="note"), said("Report 2016/264", name="note"), MAYBE),
        (said("Report 2016/263", name="note"), said("Report 0263", name="note"), SAME),
        (said("See RFC 1884", name="note"), said("See RFC 2373", name="note"), SAME),
        (said("Accessed 2019-05-01", name="note"), said("Seen 2020-06-12", name="note"), SAME),
        (said("Seen 2019-05-01", name="note"), said("Seen 2020-06-12", name="note"), SAME),
        (said("Spring 2019", name="note"), said("Spring 2020", name="note"), SAME),
        (said("Cited by 5", name="note"), said("Cited by 7", name="note"), SAME),
        (said("9 pages, 3 figures", name="note"), said("9 pages, 5 figures", name="note"), SAME),
        (said("Version 1 of 7", name="note"), said("Version 1 of 8", name="note"), SAME),
        (said("Lecture 3", name="venue"), said("Lecture 5", name="venue"), MAYBE),
        (meeting("Seals, Part I"), meeting("Seals", "2"), MAYBE),
        (meeting("Seals, Part II"), meeting("Seals", "2"), SAME),
        (meeting("Seals, Part I"), meeting("Seals", "11070"), SAME),
        (meeting("Seals, Part I", "11070"), meeting("Seals", "11070"), SAME),
        (said("Seals, Part 1", name="venue"), work(venue="Seals", place="2"), SAME),  # a journal's
    ],
)  # fmt: skip
def test_parts_named_beside_the_title(one: Record, other: Record, outcome: Outcome) -> None:
    """Two chapters, or two volumes of a work, have one title; a place in print tells more."""
    for sides in ((one, other), (other, one)):
        for read in (record_of, comparable_record):
            found = limits(comparison(*(normalize(read(entry_of(it, "a"))) for it in sides)))

            assert [it.outcome for it in found] == ([] if outcome is SAME else [outcome])
            assert all(it.reason == "other parts" for it in found)


@pytest.mark.parametrize(("one", "other"), [case[:2] for case in CASES])
def test_what_is_read_of_entries_to_compare_them_is_all_that_limits_them(
    one: Record, other: Record
) -> None:
    """A whole library is compared by less than everything its entries say."""
    entries = [entry_of(one, "a"), entry_of(other, "b")]
    whole, some = (
        [normalize(read(it)) for it in entries] for read in (record_of, comparable_record)
    )

    assert limits(comparison(*some)) == limits(comparison(*whole))


@pytest.mark.parametrize(("one", "other"), [case[:2] for case in CASES])
def test_the_strictest_limit_is_the_first(one: Record, other: Record) -> None:
    """Where the first of the limits is enough, the others are not looked for."""
    facts = comparison(normalize(one), normalize(other))

    assert strictest(facts) == next(iter(limits(facts)), None)


APART = [
    (work(FOUR, place="3,1,10"), work(FOUR, place="4,1,40"), True),
    (work(FOUR, place="3,1,10"), work(FOUR, place="3,2,40"), True),
    (work(FOUR, place="3,1"), work(FOUR, ONE, 2022, "4,1"), True),
    (work(place=PAGES), work(place="4,,30-40"), True),
    (work(place=",,10-20"), work(year=2023, place=",,30-40"), True),
    (work(FOUR, place="3,1,10"), work(FOUR, place="3,2,10"), False),
    (work(FOUR, place="3,1,10"), work(FOUR, place="3,1,10"), False),
    (work(place=PAGES), work(f"{TITLE} II", place="4,,30-40"), False),  # by its title
    (work(place=PAGES, venue=""), work(place="4,,30-40"), False),
    (
        with_ids(work(place=PAGES), "10.1000/a"), with_ids(work(place="4,,30-40"), "10.1000/a"),
        False,
    ),
    (
        with_ids(work(place=PAGES), "10.1000/a"), with_ids(work(place="4,,30-40"), "10.1000/b"),
        False,
    ),
]  # fmt: skip


def test_remarks_are_shown() -> None:
    """Who is asked sees what they are; the beginning of long ones."""
    bill, law = noted("H.R. 5515"), noted(f"Law {'I' * 80}")

    assert compare(bill, law).decided_by == f"remarks differ: H.R. 5515 / Law {'I' * 55}…"


@pytest.mark.parametrize(("one", "other", "apart"), APART)
def test_places_of_columns(one: Record, other: Record, apart: bool) -> None:
    """That is seen before the rest of the two is compared."""
    assert are_apart(normalize(one), normalize(other)) is apart


@pytest.mark.parametrize(("one", "other"), [case[:2] for case in (*CASES, *APART)])
def test_places_say_nothing_that_the_judge_does_not(one: Record, other: Record) -> None:
    """The short way leaves nothing out that would be found, and nothing that is asked."""
    if are_apart(normalize(one), normalize(other)):
        verdict = compare(one, other)

        assert verdict.outcome is DIFFERENT
        assert not is_open(verdict)
