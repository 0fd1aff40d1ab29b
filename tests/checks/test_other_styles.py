"""Files written for other styles, by other hands: what is theirs is no fault."""

from __future__ import annotations

import pytest

from ssmlit.checks import find_rule, run
from ssmlit.library import Library
from tests.checks.test_fixes import fixed
from tests.checks.test_rules import OUTSIDE, codes

LEFT_ALONE = [
    ("commas", "a suffix with a command", r"@book{a, author = {Hale, Jr.\hbox{}, B. C.}}"),
    ("commas", "a suffix and a role",
     r"@book{a, author = {Hale, Jr.\hbox{} {\protect\role{(Speaker)}}, B. C.}}"),
    ("two-people", "a suffix behind first names", "@book{a, author = {Hale, Edward M., Jr.}}"),
    ("ampersand", "a noble name", "@book{a, author = {von und zu Adlerstein und Bachtal}}"),
    ("dangling-and", "a surname", "@book{a, author = {Ann Lee and Many Others and Bo Roe}}"),
    ("digits-in-names", "a body of one word", "@misc{a, author = {W3C and 3GPP}}"),
    ("initials-behind", "a name of one letter", "@misc{a, author = {Weinan E}}"),
    ("initials-behind", "a first name", "@misc{a, author = {Jessica B. and {Elizabeth I}}}"),
    ("initials-behind", "suffixes", "@misc{a, author = {Ann Roe III and Bo Hale JR}}"),
    ("misspelt-venue", "another science", "@article{a, journal = {Journal of Enology}}"),
    ("misspelt-field", "another word of four letters", "@misc{a, film = {Seals}}"),
    ("malformed-doi", "a short DOI", "@misc{a, doi = {10/cn2h9c}}"),
    ("digits-in-names", "an institution, for which there is another rule",
     r"@misc{a, author = {The \LaTeX3 Project Team}}"),
    ("similar-tags", "numbers with other stops",
     "@misc{a, keywords = {7.1.1}}\n@misc{b, keywords = {7.1.1}}\n@misc{c, keywords = {7.11}}"),
    ("month", "in Croatian", "@misc{a, month = {prosinac}}"),
    ("month", "in Russian", "@misc{a, month = {августа}}"),
    ("year", "a command of the style", r"@misc{a, year = {\nodate}}"),
    ("year", "a word of the style", r"@misc{a, year = {\bibstring{nodate}}}"),
    ("unknown-command", "biblatex's own",
     r"@misc{a, note = {\nopunct\unspace\printtext{a}\parentext{b}\mkbibacro{C}}}"),
    ("unknown-command", "in an @string, which all its users share",
     "@string{tub = {\\TUGB{}}}\n@article{a, title = {Mamba}, journal = tub}"),
    ("broken-word", "a hyphen that waits, in Dutch",
     "@article{a, journal = {Tijdschrift voor taal-, land- en zeekunde}}"),
    ("broken-word", "a hyphen that waits, in Norwegian", "@misc{a, title = {Hav- og landkart}}"),
    ("trailing-stop", "of a sentence in quotes",
     r"@misc{a, title = {\enquote{All the seals are gone today.}}}"),
    ("trailing-stop", "behind one letter in a command", r"@misc{a, title = {Seal, \emph{N}.}}"),
    ("malformed-address", "a DOI of Wiley's with < and >",
     "@misc{a, url = {https://doi.org/10.1002/(SICI)1522-2594(1999)42:3<526::AID>3.0.CO;2-J}}"),
    ("misspelt-field", "derived by a letter, as biblatex does",
     "@misc{a, publishera = {Roe}, locationa = {Ulm}, versionb = {App}}"),
    ("misspelt-field", "another word before a standard name",
     "@online{a, blogtitle = {Seals}, blogsubtitle = {A Blog}}"),
    ("missing-field", "a publisher, in a file for biblatex",
     ("@book{a, author = {Gu, A}, title = {M}, year = 2023}\n"
     "@article{b, author = {Gu, A}, title = {M}, journaltitle = {S}, year = 2023}")),
    ("missing-field", "a report's institution that is its author",
     "@report{a, author = {{Home Office}}, title = {Mamba}, date = {2023}}"),
    ("missing-field", "a report's author that is its institution",
     "@report{a, institution = {Home Office}, title = {Mamba}, date = {2023}}"),
    ("missing-field", "an author, beside a translator",
     "@book{a, translator = {Gu, A}, title = {Mamba}, date = {2023}}"),
    ("missing-field", "a booktitle, beside a maintitle",
     "@inreference{a, title = {Mamba}, maintitle = {Snakes}, date = {2023}}"),
    ("volume-words", "an edition in words, for biblatex",
     "@book{a, edition = {Second Edition}, date = {2023}}"),
    ("inverted-venue", "a comma and another end",
     "@article{a, journal = {Seals, Transactions on Shells}}"),
    ("leftover-note", "a note of one's own",
     "@misc{a, note = {Publisher: see the cover\nThanks to all}}"),
    ("misspelt-venue", "ordinals",
     "@misc{a, booktitle = {1st, 2nd, 3rd, 11th, 22nd, 113th and 42ND Workshop}}"),
    ("missing-field", "a publisher, beside a field of biblatex's",
     "@book{a, author = {Gu, A}, title = {M}, year = 2023, shorthand = {G}}"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(row[0], row[2]) for row in LEFT_ALONE],
                         ids=[f"{row[0]}: {row[1]}" for row in LEFT_ALONE])  # fmt: skip
def test_left_alone(name: str, text: str) -> None:
    assert codes(text, find_rule(name)) == []


@pytest.mark.parametrize(
    ("rule", "text", "message"),
    [
        pytest.param("academic-title", "@misc{a, author = {Gu, Al and info@lib.example.edu}}",
                     "info@lib.example.edu is not part of a name", id="an address, as a whole"),
        pytest.param("malformed-address", "@misc{a, url = {https://x.org https://y.org/seals}}",
                     "url is more than one address: https://x.org https://y.org/seals", id="two"),
        pytest.param("volume-words", "@book{a, number = {vol. 6}}",
                     "number contains the word vol.; that belongs in `volume`", id="a volume"),
        pytest.param("volume-words", "@article{a, volume = {No. 6}}",
                     "volume contains the word No.; that belongs in `number`", id="a number"),
        pytest.param("unknown-type", "@walrus{a, title = {Mamba}}",
                     "@walrus is a type of neither BibTeX nor biblatex", id="a style's type"),
        pytest.param("misspelt-field", "@misc{a, shortitle = {Mamba}}",
                     "no style knows the field shortitle; did you mean shorttitle?",
                     id="a word misspelt before a standard name"),
    ],
)  # fmt: skip
def test_the_message_says_what_is_wrong(rule: str, text: str, message: str) -> None:
    found = run(Library.from_text(text, "a.bib"), [find_rule(rule)], OUTSIDE).problems
    assert [one.message for one in found] == [message]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("author = {Hale, Bo M., Jr. and Roe, A.}", "author = {Hale, Jr., Bo M. and Roe, A.}"),
        ("editor = {Hale, Ralph, III}", "editor = {Hale, III, Ralph}"),
        ("number = {vol. 6}", "number = {vol. 6}"),
        (
            "author = {Hale M. and Roe~Gu A.-B. and Ann Lee}",
            "author = {Hale, M. and Roe~Gu, A.-B. and Ann Lee}",
        ),
        ("author = {Hale MB and Roe A}", "author = {Hale, MB and Roe, A}"),
        ("series = {Seals}, number = {Bd. 6}", "series = {Seals}, number = {6}"),
        ("edition = {Second Edition}", "edition = {Second}"),
        ("url = {10.1000/j.x.2007}", "url = {https://doi.org/10.1000/j.x.2007}"),
        ("edition = {3rd ed.}", "edition = {3rd}"),
        ("booktitle = {42Nd and 22th Seal Days}", "booktitle = {42nd and 22nd Seal Days}"),
        (
            r"booktitle = {Seals, and \& Sand (SAS), 2013 IEEE 18th Conference on}",
            r"booktitle = {2013 IEEE 18th Conference on Seals, and \& Sand (SAS)}",
        ),
        ("booktitle = {Seals, 2009. SEAL'09. 18th Conference on}",) * 2,
        ("note = {Publisher: Sea Service}",) * 2,  # which nothing else says
        ("journal = {M}, note = {{ISSN}: 2643-7171\n\\_eprint: https://x.org}", "journal = {M}"),
        ("date = {1952}, volume = {30(72)}",) * 2,
        ("date = {1952}, volume = {30(7)}", "date = {1952}, volume = {30}, number = {7}"),
        ("volume = {Vol. 6}", "volume = {6}"),
        ("number = {No. 6}", "number = {6}"),
    ],
)  # fmt: skip
def test_the_fix_writes(before: str, after: str) -> None:
    """A suffix goes to its place, a name is turned back; a volume in `number` is yours to move."""
    assert fixed(f"@book{{a, {before}}}", unsafe=True) == f"@book{{a, {after}}}"
