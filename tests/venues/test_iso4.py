"""Titles of serials abbreviated by ISO 4, as the ISSN portal has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.venues import abbreviated, full_venue, venues

TITLES = {
    "Nature": "Nature",
    "Neurocomputing": "Neurocomputing",
    "Nature Communications": "Nat. Commun.",
    "Journal of Machine Learning Research": "J. Mach. Learn. Res.",
    "The Annals of Mathematical Statistics": "Ann. Math. Stat.",
    "IEEE Transactions on Pattern Analysis and Machine Intelligence":
        "IEEE Trans. Pattern Anal. Mach. Intell.",
    "IEEE Transactions on Circuits and Systems for Video Technology":
        "IEEE Trans. Circuits Syst. Video Technol.",
    "ACM Transactions on Multimedia Computing, Communications, and Applications":
        "ACM Trans. Multimed. Comput. Commun. Appl.",
    "Proceedings of the National Academy of Sciences": "Proc. Natl. Acad. Sci.",
    "Journal of the American Statistical Association": "J. Am. Stat. Assoc.",
    "Physical Review Letters": "Phys. Rev. Lett.",
    "Physical Review A": "Phys. Rev. A",
    "Phys. Rev. E": "Phys. Rev. E",
    "Journal of Combinatorial Theory, Series A": "J. Comb. Theory Ser. A",
    "Revista de Historia y Arte": "Rev. Hist. Arte",
    "A Journal of Ecology": "J. Ecol.",
    "Computer Vision and Image Understanding": "Comput. Vis. Image Underst.",
    "Computer Methods in Applied Mechanics and Engineering": "Comput. Methods Appl. Mech. Eng.",
    "Expert Systems with Applications": "Expert Syst. Appl.",
    "Advances in Neural Information Processing Systems": "Adv. Neural Inf. Process. Syst.",
    "International Conference on Learning Representations (ICLR)": "Int. Conf. Learn. Represent.",
    "Zeitschrift für Physik": "Z. Phys.",
    "Spatio-Temporal Statistics": "Spatio-Temporal Stat.",
    "Journal of machine learning research": "J. mach. learn. res.",
    "MethodsX Letters": "MethodsX Lett.",
    "Teacher's Journal of Mathematics": "Teacher's J. Math.",
    "JOURNAL OF PHYSICAL CHEMISTRY C": "J. Phys. Chem. C",
    "ACM SIGPLAN NOTICES": "ACM SIGPLAN Not.",
    "MRS BULLETIN": "MRS Bull.",
    "IEEE/ACM TRANSACTIONS ON NETWORKING": "IEEE/ACM Trans. Netw.",
    "ACS NANO": "ACS Nano",
}  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_titles(title: str) -> None:
    """Words of the list are shortened; small words fall; one word alone stays."""
    assert abbreviated(title) == TITLES[title]


def test_words_of_ones_own() -> None:
    """They come before the list's, also beginnings, and may forbid to shorten."""
    more = {"machine": "=", "lear-": "L."}

    assert abbreviated("Journal of Machine Learning Research", more) == "J. Machine L. Res."


def test_no_venue_of_the_table_grows() -> None:
    """An abbreviation is shorter, and abbreviating it again changes nothing."""
    short = {venue.name: abbreviated(venue.name) for venue in venues()}

    assert [name for name, text in short.items() if len(text) > len(name)] == []
    assert [text for text in short.values() if abbreviated(text) != text] == []


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    """No title fails."""
    assert isinstance(abbreviated(text), str)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("ICLR", "International Conference on Learning Representations"),
        ("Proceedings of ICLR 2024", "International Conference on Learning Representations"),
        ("IEEE TPAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence"),
        ("Journal of Things", "Journal of Things"),
        (
            "The Twelfth International Conference on Learning Representations",
            "The Twelfth International Conference on Learning Representations",
        ),
    ],
)
def test_abbreviations_in_full(name: str, full: str) -> None:
    """Only an abbreviation is written out; a longer name stays as it is."""
    assert full_venue(name) == full
