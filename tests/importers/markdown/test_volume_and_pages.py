"""Volume, number and pages as reference styles write them, and the periodical before them."""

from __future__ import annotations

import pytest

from ssmlit.importers.markdown import volume_and_pages

PLACES = [
    ("Slow Economic Review, 63(4), 1471-1525.", "Slow Economic Review | 63 | 4 | 1471–1525 | 0"),
    (
        "of life. Trends Biochem. Sci. 40, 49–57 (2015).",
        "Trends Biochem. Sci. | 40 |  | 49–57 | 2015",
    ),
    ("Deep Nets. Science 577, 706 (2020)", "Science | 577 |  | 706 | 2020"),
    (
        "A Learning Model. PLoS Comput. Biol. 13, e1005 (2017).",
        "PLoS Comput. Biol. | 13 |  | e1005 | 2017",
    ),
    ("in methods. F1000Res. 9, (2020).", "F1000Res | 9 |  |  | 2020"),
    ("Slow Interaction, 1:4, 311-338, DOI", "Slow Interaction | 1 | 4 | 311–338 | 0"),
    ("Commun. ACM 36, 7 (July 1993), 53-62.", "Commun. ACM | 36 | 7 | 53–62 | 1993"),
    ("Slow Society 27 (2011).", "Slow Society | 27 |  |  | 2011"),
    ("Journal Of Slow Things, 6(24)", "Journal Of Slow Things | 6 | 24 |  | 0"),
    ("Advances in shells 35 (2022): 28-46.", "Advances in shells | 35 |  | 28–46 | 2022"),
    ("Journal of Shells 19, 2025(2): 143-157.", "Journal of Shells | 19 | 2 | 143–157 | 2025"),
    (
        "of folding. Annu. Rev. Biophys. 2008;37:289-316.",
        "Annu. Rev. Biophys. | 37 |  | 289–316 | 2008",
    ),
    ("Sleep. 2019 Mar;12(3):44-51.", "Sleep | 12 | 3 | 44–51 | 2019"),
    (
        "Trans. on Shells, vol. 12, no. 3, pp. 1–10, 2020",
        "Trans. on Shells | 12 | 3 | 1–10 | 2020",
    ),
    ("Slow Monthly 176 (July 1945) pp. 101-108.", "Slow Monthly | 176 |  | 101–108 | 1945"),
    ("Slow Intelligence 172.5 (2008): 500-540", "Slow Intelligence | 172 | 5 | 500–540 | 2008"),
    (
        "J. Amer. Math. Soc. 31 (2018), no. 2, 303–318",
        "J. Amer. Math. Soc. | 31 | 2 | 303–318 | 2018",
    ),
    ("Nature 478 (7368), 221", "Nature | 478 | 7368 | 221 | 0"),
    (
        "A. Carver, Short and quiet shells under a long slow wave, Phys. Rev. A 90, 062320 (2014)",
        "Phys. Rev. A | 90 |  | 062320 | 2014",
    ),
    ("Science 577, 53, 2020", "Science | 577 | 53 |  | 2020"),
    ("Science 577, 54, 2020", "Science | 577 |  | 54 | 2020"),
    ("Meeting of Slow Snails, May 25 - 29, 2022", " |  |  |  | 2022"),
    ("Meeting of Slow Snails May 25 - 29, 2022", "Meeting of Slow Snails |  |  |  | 2022"),
    (
        "D. Ives, Why shells, if at all, shine, Quantum Inf. Comput. 13, 439 (2013)",
        "Quantum Inf. Comput. | 13 |  | 439 | 2013",
    ),
    (
        "Shells // Acta Snailica. – 2026. – Vol. 27 (19). – P. 47-48.",
        "Acta Snailica | 27 | 19 | 47–48 | 2026",
    ),
    (
        "Shells // Acta Snailica. – 2026. – Т. 27, № 19. – С. 47.",
        "Acta Snailica | 27 | 19 | 47 | 2026",
    ),
]


@pytest.mark.parametrize(("text", "place"), PLACES, ids=[text for text, _ in PLACES])
def test_a_place_in_a_periodical(text: str, place: str) -> None:
    """APA, Nature, ACM, Chicago, MLA, Vancouver, IEEE."""
    found = volume_and_pages.find(text)

    assert found is not None
    said = (found.venue, found.volume, found.number, found.pages, str(found.year))
    assert " | ".join(said) == place


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Llama 2 (2023)", id="a model and its year"),
        pytest.param("Top-1 accuracy 83.2 (2020)", id="a number with a point"),
        pytest.param("trained on 10, 20 (2020)", id="numbers in a sentence"),
        pytest.param("A study of things, 3(2) and more", id="brackets in a sentence"),
        pytest.param("NeurIPS 2024, 12-15", id="a year is no volume"),
        pytest.param("see Figure 3 (2019), 4-5", id="a figure"),
        pytest.param(
            "CARVER, L.; HOLM, K. C. Many Sided Slow Layer Shells for Quick Acoustic Snails of "
            "Seas, v. 298, n. 12, p. 31-40, 2016.",
            id="a long title and no periodical",
        ),
    ],
)
def test_other_numbers_are_no_place(text: str) -> None:
    """A name of one word needs more than a year after its number."""
    assert volume_and_pages.find(text) is None
