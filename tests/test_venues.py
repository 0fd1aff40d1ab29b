"""Notes of where a paper appeared become the parts of an entry, and back."""

from __future__ import annotations

import pytest

from ssmlit.venues import Appearance, Venue, read, short_venue, venues

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
        pytest.param("", None, id="empty"),
        pytest.param("2024", None, id="year-only"),
    ],
)
def test_read(note: str, appearance: Appearance | None) -> None:
    """Kind, full name, year, month and presentation are read; what is unknown is kept as it is."""
    assert read(note) == appearance


@pytest.mark.parametrize(
    ("full", "short"),
    [
        pytest.param(ICLR, "ICLR", id="brackets"),
        pytest.param("NeurIPS", "NeurIPS", id="already-short"),
        pytest.param(
            "Advances in Neural Information Processing Systems 36", "NeurIPS", id="volume"
        ),
        pytest.param(
            "Proceedings of the 41st International Conference on Machine Learning", "ICML", id="nth"
        ),
        pytest.param(
            "The Twelfth International Conference on Learning Representations, {ICLR} 2024, Vienna",
            "ICLR",
            id="dblp",
        ),
        pytest.param("Computer Vision – ECCV 2022", "ECCV", id="springer"),
        pytest.param(f"Proceedings of the {CVPR} Workshops", "CVPRW", id="workshops"),
        pytest.param(
            "International Conference on Machine Learning and Applications",
            "International Conference on Machine Learning and Applications",
            id="longer-name-is-another",
        ),
        pytest.param("IEEE Transactions on Image Processing", "IEEE TIP", id="journal"),
        pytest.param("Expert Syst. Appl.", "ESWA", id="abbreviated-journal"),
        pytest.param("Nature", "Nature", id="unknown"),
        pytest.param("", "", id="empty"),
        pytest.param(
            "Findings of the Association for Computational Linguistics: EMNLP 2023",
            "EMNLP Findings",
            id="findings",
        ),
    ],
)
def test_short_venue(full: str, short: str) -> None:
    """Lists show `[ICLR 2024]`, whatever the entry's booktitle looks like."""
    assert short_venue(full) == short


@pytest.mark.parametrize("venue", venues(), ids=lambda venue: venue.short)
def test_every_venue_comes_back(venue: Venue) -> None:
    """What `read` writes, `short_venue` abbreviates to the same name."""
    appearance = read(f"{venue.short} 2024")
    assert appearance is not None
    assert appearance.type == venue.type
    assert short_venue(appearance.venue) == venue.short


def test_no_abbreviation_twice() -> None:
    """Names and abbreviations of the table are unambiguous."""
    names = [name.casefold() for v in venues() for name in {v.short, v.name, *v.aliases}]

    assert len(names) == len(set(names))
