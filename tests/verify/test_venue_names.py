"""Names of journals and meetings that no table knows: one, shortened, or two."""

from __future__ import annotations

import pytest

from ssmlit.fields.venue_names import is_abbreviated
from ssmlit.verify import venues
from ssmlit.verify.venues import VenueRelation

ONE = [
    ("words cut", "Journal of Whale Physiology", "J. Whale Physiol."),
    ("without stops", "Journal of Whale Physiology", "J Whale Physiol"),
    ("a word contracted", "Methods in Whale Engineering", "Methods Whale Engrg."),
    ("two words contracted", "Proceedings of a National Whale Academy", "Proc. Natl. Whale Acad."),
    ("a country behind it", "Proceedings of the National Whale Academy",
     "Proc. Nat. Whale Acad. USA"),
    ("German articles", "Zeitschrift für das angewandte Walwesen", "Z. Angew. Walwes."),
    ("its section explained", "Journal of Whales A: Blubber and Bones", "J. Whales A"),
    ("its section in words", "Acta Cetacea Scandinavica. Series B, Krill", "Acta Cetac. Scand. B"),
    ("its section behind a dash", "Whale Journal C - Songs and Calls", "Whale J. C"),
    ("the sponsor left out", "IEEE/CVF International Conference on Whale Vision",
     "Int. Conf. Whale Vis."),
    ("a sponsor's, and abbreviations of no list", "Proc. IEEE Inter. Confe. Whale Vis.",
     "IEEE International Conference on Whale Vision"),
    ("proceedings and processing", "Proc. Int. Conf. Whale Signal Proc.",
     "International Conference on Whale Signal Processing"),
    ("international and intelligence", "Proc. Whale Art. Int.", "Whale Artificial Intelligence"),
    ("a publisher behind it", "Conference on Whale Vision, IEEE", "Conf. Whale Vision"),
    ("what it is, behind it", "Whale Songs: the official journal of Norway", "Whale Songs"),
    ("the same, one word", "Whales; a journal of songs", "Whales"),
    ("who answers for it", "Whale Songs / Norsk hvalforening", "Whale Songs"),
    ("in two languages", "Hvalsanger = Songs = Journal of Whale Songs", "Journal of Whale Songs"),
    ("translated in brackets", "Hvalsanger [Norse journal of whales]", "Norse Journal of Whales"),
    ("a remark in brackets", "Whales [Electronic Resource]", "Whales"),
    ("its number in brackets", "Whales (00392499)", "Whales: a journal of songs"),
    ("its initials behind it", "Journal of Whale Songs: JWS", "Journal of Whale Songs"),
    ("its initials before it", "JWS: Journal of Whale Songs", "Journal of Whale Songs"),
    ("its initials and a year before it", "JWS '09: Journal of Whale Songs",
     "Journal of Whale Songs"),
    ("a meeting's theme", "Whale Conference on Songs: Diving", "Whale Conference on Songs"),
    ("a theme in quotes", "Whale Conference \u201cGoing On\u201d", "Whale Conference"),
    ("spelled as in Britain", "Whale Tumour Behaviour", "Whale Tumor Behavior"),
    ("syllables apart", "Jing yu za zhi", "Jingyu Zazhi"),
    ("annual", "Annual Conference on Whale Songs", "Conference on Whale Songs"),
    ("initials", "Journal of Whale Research", "JWR"),
    ("initials with small letters", "The Astrowhale Journal Supplement Series", "AwJS"),
    ("initials with a sign", "Whales and Whaling", "W&W"),
    ("initials and an acronym", "Proceedings of the ACM on Whale Languages", "PACMWL"),
]  # fmt: skip

TWO = [
    ("one has a word more at the end", "Whale Recognition", "Whale Recognition Letters"),
    ("one has a word more within", "Krill Journal on Songs", "Krill Journal on Whale Songs"),
    ("abbreviated, a word more", "Krill J. Comput.", "Krill Journal on Scientific Computing"),
    ("words of a sponsor's name", "Whale Signal Processing", "Whale Processing"),
    ("a region", "IEEE Symposium on Whale Privacy", "IEEE European Symposium on Whale Privacy"),
    ("an international journal", "Journal of Whales", "International Journal of Whales"),
    ("another kind of periodical", "IEEE Whale Letters", "IEEE Whale Magazine"),
    ("another section", "Whale Letters B", "Whale Letters A"),
    ("a section of one", "Whale Journal", "Whale Journal A"),
    ("words that begin alike", "Journal of Social Whales", "J. Sci. Whales"),
    ("only a sponsor's word is left", "IEEE Whales", "Whales"),
    ("one word is no other one cut", "Wh: a Journal for Singers", "Whales"),
    ("what both are", "Whales: an international journal", "Krill: an international journal"),
    ("the remark of both", "Whales [Electronic Resource]", "Krill [Electronic Resource]"),
    ("two series", "Journal of Whales: Songs", "Journal of Whales: Bones"),
    ("proceedings called like a journal", "Deep Songs: Proceedings of a Conference", "Deep Songs"),
    ("stops of abbreviations", "J. of Comput. Whale Sci.", "Krill J. Comput."),
    ("annals", "Ann. Whale Energy", "Whale Energy"),
    ("other initials", "Journal of Whale Research", "JWS"),
    ("a section in brackets", "Whale Letters (B)", "Whale Letters"),
    ("a whole text", "International Conference on Whales " * 200, "Annual Conf. Whale " * 200),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in ONE], ids=[row[0] for row in ONE])
def test_one_name(one: str, other: str) -> None:
    assert {venues.compare(one, other), venues.compare(other, one)} == {VenueRelation.SAME}


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in TWO], ids=[row[0] for row in TWO])
def test_two_names(one: str, other: str) -> None:
    assert {venues.compare(one, other), venues.compare(other, one)} == {VenueRelation.OTHER}


PARTS = [
    ("a series", "Journal of Whales: Condensed Songs", "Journal of Whales"),
    ("a section", "Journal of Whales - Bones and Blubber", "J. Whales"),
    ("a supplement", "European Whales. Supplement", "European Whales"),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in PARTS],
                         ids=[row[0] for row in PARTS])  # fmt: skip
def test_names_with_an_additional_part(one: str, other: str) -> None:
    assert {venues.compare(one, other), venues.compare(other, one)} == {VenueRelation.PART}


@pytest.mark.parametrize(("name", "expected"), [
    ("Acta Physiol. Lat. Am.", True), ("Acta Physiol Lat Am", True), ("Phys. Rev. Whales", True),
    ("Journal of Whale Paradigms", False), ("Symposium on Whale Paradigms", False),
])  # fmt: skip
def test_abbreviated_names(name: str, expected: bool) -> None:
    assert is_abbreviated(name) is expected
