"""Notes of where a paper appeared become the parts of an entry, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.venues import find_venue, read_appearance, short_venue, spellings, venues
from ssmlit.venues.appearances import Appearance
from ssmlit.venues.names import by_spelling

if TYPE_CHECKING:
    from ssmlit.venues.table import Venue

ICLR = "International Conference on Learning Representations (ICLR)"
CVPR = "IEEE/CVF Conference on Computer Vision and Pattern Recognition"


@pytest.mark.parametrize(
    ("note", "appearance"),
    [
        pytest.param(
            "ICLR 2024 (spotlight)",
            Appearance("inproceedings", ICLR, 2024, 5, "spotlight"),
            id="spotlight",
        ),
        pytest.param(
            "MICCAI 2024 Oral",
            Appearance(
                "inproceedings",
                "International Conference on Medical Image Computing and Computer-Assisted"
                " Intervention (MICCAI)",
                2024,
                10,
                "oral",
            ),
            id="oral",
        ),
        pytest.param(
            "CVPR 2024 Workshops",
            Appearance("inproceedings", f"{CVPR} Workshops (CVPRW)", 2024, 6),
            id="workshops",
        ),
        pytest.param(
            "CVPR 2025 eLVM workshop",
            Appearance("inproceedings", f"{CVPR} Workshops (CVPR eLVM)", 2025, 6),
            id="named-workshop",
        ),
        pytest.param(
            "CVPR 2025 Workshop on Whales",
            Appearance("inproceedings", f"{CVPR} Workshops (CVPR Workshop on Whales)", 2025, 6),
            id="workshop-on",
        ),
        pytest.param(
            "CVPR 2026 Shells and Whales Track",
            Appearance(
                "inproceedings",
                f"{CVPR} Shells and Whales Track (CVPR Shells and Whales Track)",
                2026,
                6,
            ),
            id="track",
        ),
        pytest.param(
            "CVPR 2026 Findings",
            Appearance("inproceedings", f"{CVPR} Findings (CVPR Findings)", 2026, 6),
            id="findings",
        ),
        pytest.param(
            "Findings of NAACL 2024",
            Appearance(
                "inproceedings",
                "Findings of the Association for Computational Linguistics: NAACL",
                2024,
                6,
            ),
            id="findings-of",
        ),
        pytest.param(
            "IEEE TGRS 2024",
            Appearance("article", "IEEE Transactions on Geoscience and Remote Sensing", 2024),
            id="journal",
        ),
        pytest.param(
            "IEEE Trans. Image Process. 2025",
            Appearance("article", "IEEE Transactions on Image Processing", 2025),
            id="dblp-abbreviation",
        ),
        pytest.param(
            "ICLR 2024 Workshop / New Generation Computing 2026",
            Appearance("article", "New Generation Computing", 2026),
            id="two-appearances",
        ),
        pytest.param(
            "PhD thesis, Stanford University, 2023",
            Appearance("phdthesis", "Stanford University", 2023),
            id="thesis",
        ),
        pytest.param(
            "ECCV 2090",
            Appearance("inproceedings", "European Conference on Computer Vision (ECCV)", 2090),
            id="month-unknown",
        ),
        pytest.param(
            "IEEE SLT 2024",
            Appearance("inproceedings", "IEEE Spoken Language Technology Workshop (SLT)", 2024, 12),
            id="workshop-by-name",
        ),
        pytest.param(
            "J. Odd Results 2021",
            Appearance("article", "J. Odd Results", 2021),
            id="unknown-journal",
        ),
        pytest.param("XYZCON 2021", Appearance("inproceedings", "XYZCON", 2021), id="unknown"),
        pytest.param(
            "XYZCON 2021 poster", Appearance("inproceedings", "XYZCON", 2021), id="unknown, poster"
        ),
        *(
            pytest.param(note, Appearance("inproceedings", ICLR, 2024, 5, shown), id=note)
            for note, shown in [
                ("ICLR 2024 poster", ""),
                ("ICLR 2024 Posters", ""),
                ("ICLR 2024 oral", "oral"),
                ("ICLR 2024 Spotlight", "spotlight"),
                ("ICLR 2024 spotlightposter", "spotlight"),
                ("ICLR 2024 notable top 5%", ""),
                ("ICLR 2024 notable-top-25%", ""),
                ("ICLR 2024 Accept", ""),
            ]
        ),
        *(
            pytest.param(note, Appearance("inproceedings", ICLR, 2024, 5), id=note)
            for note in [
                "ICLR 2024: International Conference on Learning Representations",
                "ICLR 2024 - 2024 International Conference on Learning Representations (ICLR)",
                "ICLR 2024, 12th International Conference on Learning Representations, Vienna",
            ]
        ),
        *(
            pytest.param(note, Appearance("inproceedings", name, 2024), id=note)
            for note, name in [
                ("ICLR 2024: Conference on Living Rooms", "ICLR: Conference on Living Rooms"),
                ("ICLR 2024: Living Rooms Workshop", "ICLR: Living Rooms Workshop"),
                ("ICLR Symposium on Living Rooms 2024", "ICLR Symposium on Living Rooms"),
                ("CVPR 2024, Seattle, WA, USA", "CVPR, Seattle, WA, USA"),
                ("CVPR 2024 Workshops, Seattle", "CVPR Workshops, Seattle"),
                ("MICCAI 2024, Part III", "MICCAI, Part III"),
            ]
        ),
        *(
            pytest.param(note, Appearance("inproceedings", name, 2025, 6), id=note)
            for note, name in [
                ("CVPR 2025 Workshop: Whales", f"{CVPR} Workshops (CVPR Whales)"),
                ("CVPR 2025 - Workshop on Eels", f"{CVPR} Workshops (CVPR Workshop on Eels)"),
            ]
        ),
        pytest.param("", None, id="empty"),
        pytest.param("2024", None, id="year-only"),
    ],
)
def test_read(note: str, appearance: Appearance | None) -> None:
    """Kind, full name, year, month and presentation are read; what is unknown is kept as it is."""
    assert read_appearance(note) == appearance


def test_every_venue_comes_back() -> None:
    """What `read_appearance` writes, `short_venue` abbreviates to the same name."""
    appearances = {venue.short: read_appearance(f"{venue.short} 2024") for venue in venues()}

    back = {name: (it.type, short_venue(it.venue)) for name, it in appearances.items() if it}
    assert back == {venue.short: (venue.type, venue.short) for venue in venues()}


def test_no_abbreviation_twice() -> None:
    """Names and abbreviations of the table are unambiguous."""
    names = [name.casefold() for v in venues() for name in {v.short, v.name, *v.aliases}]

    assert len(names) == len(set(names))


def written(venue: Venue) -> list[str]:
    """Return its abbreviation, full name and other abbreviations, with a volume's words, too."""
    volumes = (f"Proceedings of the 3rd {venue.name}, Vienna, May 2024", f"{venue.short} 2031")
    plain = [venue.short, venue.name, *venue.aliases]
    return [*plain, *volumes] if venue.type == "inproceedings" else plain


@pytest.mark.slow
def test_every_spelling_means_its_venue() -> None:
    """However it is spelled."""
    wrong = [
        (text, venue) for venue in venues() for text in written(venue) if find_venue(text) != venue
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("name", "others"),
    [
        pytest.param("nips", {"neurips", "neural information processing systems"}, id="renamed"),
        pytest.param("ICLR", {"learning representations"}, id="subject"),
        pytest.param("icml", {"international conference on machine learning"}, id="shared subject"),
        pytest.param("tmi", {"ieee transactions on medical imaging"}, id="without its society"),
        pytest.param("nowhere", set(), id="unknown"),
    ],
)
def test_spellings(name: str, others: set[str]) -> None:
    """What else means the venue; a subject that other venues have too is not a name of one."""
    found = set(spellings(name))

    assert others <= found
    assert "machine learning" not in found
    assert bool(found) == bool(others)


@pytest.mark.slow
def test_every_spelling_is_found_by_its_words() -> None:
    """The quick look whether the table has a name never denies one that it has."""
    from ssmlit.venues.names import by_spelling

    unknown = [
        one
        for one, venue in by_spelling().items()
        if not spellings(one) and find_venue(one) is not venue
    ]
    assert unknown == []
    assert spellings("vision") == ()
    assert "neural information processing systems" in spellings("nips")


@pytest.mark.slow
def test_whatever_names_a_venue_is_looked_up() -> None:
    """The quick look that spares a search the whole table passes over no name of the table."""
    others = {one for venue in venues() for text in written(venue) for one in spellings(text)}

    assert [name for name in by_spelling() if name in others and not spellings(name)] == []


@pytest.mark.parametrize(("text", "short"), [
    ("Proc. IEEE ICASSP", "ICASSP"), ("SIGIR Conference", "SIGIR"), ("ICML Proceedings", "ICML"),
    ("Advances in NeurIPS", "NeurIPS"), ("Proceedings of the 34th ICML", "ICML"),
    ("Annual Meeting of the ACL", "ACL"), ("Asian CVPR", ""), ("Journal of ICML", ""),
    ("ACL Workshop", ""), ("Proc. IEEE", ""), ("Proceedings of www conference", ""),
    ("Proceedings of NAACL-HLT 2019", "NAACL"), ("IJCNLP-AACL", "IJCNLP"),
    ("Proceedings of the First International Joint ICML", ""),
    ("IJCAI International Joint Conference on Artificial Intelligence", "IJCAI"),
    ("Proc. of the AAAI Conf. on AI", "AAAI"), ("Proc. IEEE Comput. Soc. Conf. CVPR", "CVPR"),
    ("ICML Int. Conf. Mach. Learn. 2019", "ICML"), ("ICML Conference on Machine Rooms", ""),
    ("ACL Computational Linguistics", ""), ("Annual Workshop of ACL Linguistics", ""),
    ("ICML Conf. on Ma", ""), ("Acl Conference on Linguistics", ""),
])  # fmt: skip
def test_an_abbreviation_among_words_of_form(text: str, short: str) -> None:
    found = find_venue(text)
    assert (found.short if found else "") == short


@pytest.mark.parametrize(("text", "short"), [
    ("PACT 2009", "PACT"), ("PACT 2009: Raleigh, North Carolina", "PACT"),
    ("PaCT 2009: Parallel Computing Technologies", ""),
    ("Parallel Computing Technologies (PaCT 2009)", ""),
    ("Parallel Computing Technologies: 10th International Conference, PaCT 2009, Oslo", ""),
    ("PACT 2009: International Conference on Parallel Architectures and Compilation Techniques",
     "PACT"),
    ("ICML 2009 – Imaging Chemistry of Marine Life", ""),
    ("ICML 2009: Inuit, Cree and Many Lands", "ICML"),  # no beginnings of all these words
    ("CVPR09", "CVPR"), ("Proc. CVPR19", "CVPR"), ("CVPRS19", ""),
])  # fmt: skip
def test_an_abbreviation_that_is_explained(text: str, short: str) -> None:
    """What it stands for tells whose it is."""
    found = find_venue(text)
    assert (found.short if found else "") == short


LEARNING, VISION = "International Conference on Machine Learning", "Computer Vision and Pattern"


@pytest.mark.parametrize(("text", "short"), [
    (f"{LEARNING}. PMLR", "ICML"), (f"{LEARNING} and Applications", "ICMLA"),
    (f"{LEARNING} and Cybernetics", ""),
    (f"{LEARNING} and First Symposium on Whales", "ICML"),
    (f"IEEE Computer Society Conference on {VISION} Recognition", "CVPR"),
    (f"Whale Society Conference on {VISION} Recognition", ""),
])  # fmt: skip
def test_what_is_around_the_name_of_a_conference(text: str, short: str) -> None:
    """Its publisher, another meeting in the volume, and its society make no other name of it."""
    found = find_venue(text)
    assert (found.short if found else "") == short
