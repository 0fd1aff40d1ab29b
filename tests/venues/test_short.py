"""Venues abbreviated as readers know them."""

from __future__ import annotations

import pytest

from ssmlit.venues import short_venue


@pytest.mark.parametrize(
    ("full", "short"),
    [
        pytest.param(
            "Proceedings of the CHI Conference on Human Factors in Computing Systems, CHI 2024, "
            "Honolulu, HI, USA, May 11-16, 2024",
            "CHI",
            id="known",
        ),
        pytest.param(
            "Proceedings of the 17th ACM SIGKDD International Conference on Knowledge Discovery "
            "and Data Mining, San Diego, CA, USA, August 21-24, 2011",
            "KDD",
            id="of-a-special-interest-group",
        ),
        pytest.param(
            "Proceedings of the 15th Meeting on Owls and Algorithms, MOWLA 2013, New Orleans, "
            "Louisiana, USA, January 7, 2013",
            "MOWLA",
            id="unknown-that-abbreviates-itself",
        ),
        pytest.param("OWLMOD '22: Meeting on Owls, Rome, June 12 - 17, 2022", "OWLMOD", id="front"),
        pytest.param("Proceedings of the 2013 Symposium on Owls, Rome, Italy, 6-9 October 2013",
                     "Symposium on Owls", id="without-place-and-date"),
        pytest.param("Meeting on Owls and Wind (MeOW '04)", "MeOW '04", id="in-brackets"),
        pytest.param("Owls (ICOO), 2013 42nd International Conference on", "ICOO", id="inverted"),
        pytest.param("Workshop on Owls (ICML 2024)", "ICML 2024", id="a-known-one-in-brackets"),
        *(
            pytest.param(f"Journal of Owls ({more})", f"Journal of Owls ({more})", id=more)
            for more in (
                "Basel, Switzerland",
                "London",
                "New York, N.Y.",
                "USA",
                "Part II",
                "in XY",
            )
        ),
        pytest.param("AAAI-19", "AAAI", id="a-year-behind-a-hyphen"),
        pytest.param("In Proc. of ICML", "ICML", id="among-usual-words"),
        pytest.param("SIGMOD Workshop on Streams", "SIGMOD Workshop on Streams", id="and-others"),
        pytest.param("Meeting on Owls, USA 2013", "Meeting on Owls", id="a-country"),
        pytest.param("Journal of Owls, Series A", "Journal of Owls, Series A", id="journal"),
        pytest.param("Owls and Algorithms", "Owls and Algorithms", id="short-already"),
        pytest.param("International Conference on Learning Representations (ICLR)", "ICLR",
                     id="brackets"),
        pytest.param("Advances in Neural Information Processing Systems 36", "NeurIPS",
                     id="volume"),
        pytest.param("Proceedings of the 41st International Conference on Machine Learning", "ICML",
                     id="nth"),
        pytest.param(
            "The Twelfth International Conference on Learning Representations, {ICLR} 2024, Vienna",
            "ICLR",
            id="dblp",
        ),
        pytest.param("Computer Vision – ECCV 2022", "ECCV", id="springer"),
        pytest.param(
            "Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition "
            "Workshops",
            "CVPRW",
            id="workshops",
        ),
        pytest.param("International Conference on Computer Vision Theory and Applications",
                     "International Conference on Computer Vision Theory and Applications",
                     id="longer-name-is-another"),
        pytest.param("International Conference on Machine Learning and Applications", "ICMLA",
                     id="longest"),
        pytest.param("Nordic Conference on Machine Translation",
                     "Nordic Conference on Machine Translation", id="more-before-it-is-another"),
        pytest.param("Nature Reviews Genetics", "Nature Reviews Genetics", id="longer-journal"),
        pytest.param("European Journal of Information Systems",
                     "European Journal of Information Systems", id="journal-within-another"),
        pytest.param("Nature 612", "Nature", id="journal-and-volume"),
        pytest.param("Proc. Int. Conf. on Machine Learning", "ICML", id="shortened-words"),
        pytest.param("IEEE Transactions on Image Processing", "IEEE TIP", id="journal"),
        pytest.param("Expert Syst. Appl.", "ESWA", id="abbreviated-journal"),
        pytest.param("Journal of Odd Results", "Journal of Odd Results", id="unknown"),
        pytest.param("", "", id="empty"),
        pytest.param("Findings of the Association for Computational Linguistics: EMNLP 2023",
                     "EMNLP Findings", id="findings"),
    ],
)  # fmt: skip
def test_a_venue_is_as_short_as_readers_know_it(full: str, short: str) -> None:
    """The table's abbreviation, else the volume's own, else its name without place and date."""
    assert short_venue(full) == short
