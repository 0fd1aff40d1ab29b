"""Names, as BibTeX reads them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.latex import (
    apart,
    as_meant,
    format_names,
    is_others,
    paired,
    parse_names,
    parse_person,
    parse_spoken,
    to_unicode,
)
from ssmlit.latex.symbols import ACCENTS
from ssmlit.model import Person

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = [
    pytest.param("Plato", Person("Plato"), id="one-word"),
    pytest.param("Albert Gu", Person("Gu", "Albert"), id="two-words"),
    pytest.param("Gu, Albert", Person("Gu", "Albert"), id="comma"),
    pytest.param("Ludwig van Beethoven", Person("Beethoven", "Ludwig", "van"), id="von"),
    pytest.param("van Beethoven", Person("Beethoven", "", "van"), id="von-first"),
    pytest.param("van der Maaten, Laurens", Person("Maaten", "Laurens", "van der"), id="von-comma"),
    pytest.param("Le Corff, Sylvain", Person("Le Corff", "Sylvain"), id="capital-particle"),
    pytest.param("King, Jr, Martin Luther", Person("King", "Martin Luther", "", "Jr"), id="jr"),
    pytest.param(
        r"Charles Louis Xavier Joseph de la Vall{\'e}e Poussin",
        Person("Vallée Poussin", "Charles Louis Xavier Joseph", "de la"),
        id="tame-the-beast",
    ),
    pytest.param("jean de la fontaine", Person("fontaine", "", "jean de la"), id="all-lower"),
    pytest.param("Jean {De La} Fontaine", Person("Fontaine", "Jean De La"), id="braces-no-case"),
    pytest.param(r"{\'e}mile Zola", Person("Zola", "", "émile"), id="special-character-lower"),
    pytest.param(r"{\'E}mile Zola", Person("Zola", "Émile"), id="special-character-upper"),
    pytest.param("{ACME and Sons, Inc.}", Person("ACME and Sons, Inc."), id="institution"),
    pytest.param("{Barnes {and} Noble}", Person("Barnes and Noble"), id="nested-braces"),
    pytest.param("A~B C", Person("C", "A B"), id="tie"),
    pytest.param("Zuna R E", Person("E", "Zuna R"), id="initials-last"),
    pytest.param("Doe, JA", Person("Doe", "JA"), id="initials-joined"),
    pytest.param("Smith,", Person("Smith"), id="trailing-comma"),
    pytest.param("Albert Gu,", Person("Gu", "Albert"), id="comma-behind-a-spoken-name"),
    pytest.param(r"Ke{\c c}eci, {\"U}mit Mert", Person("Keçeci", "Ümit Mert"), id="accents"),
    pytest.param("李 明", Person("明", "李"), id="no-case"),
]
OUR_OWN = [
    pytest.param("", Person(""), id="no-name-in-BibTeX"),
    pytest.param("Xiao-ming Li", Person("Li", "Xiao-ming"), id="hyphen-parts-nothing"),
    pytest.param("Ortega y Gasset, José", Person("Ortega y Gasset", "José"), id="inner-lower"),
    pytest.param(
        r"Ram{\'o}n y Cajal, Santiago", Person("Ramón y Cajal", "Santiago"), id="inner-lower-markup"
    ),
    pytest.param(
        "van der Berg en Dal, Jan", Person("Berg en Dal", "Jan", "van der"), id="particle-and-inner"
    ),
    pytest.param(
        "Jan van der Berg en Dal", Person("Berg en Dal", "Jan", "van der"), id="spoken-inner"
    ),
    pytest.param("Muhammad al-Khwarizmi", Person("al-Khwarizmi", "Muhammad"), id="al"),
    pytest.param(r"\'Etienne Cartan", Person("Cartan", "Étienne"), id="bare-accent"),
    pytest.param(r"\"{U}mit Mert", Person("Mert", "Ümit"), id="bare-accent-on-group"),
    pytest.param(r"\v Seljak, Uro\v s", Person("Šeljak", "Uroš"), id="control-word-blank"),
    pytest.param(r"Fran\c cois Garc\'\i a", Person("García", "François"), id="words-in-names"),
    pytest.param(r"Jo\~ao Sim\~oes", Person("Simões", "João"), id="accent-is-no-tie"),
    pytest.param(r"Mu\~noz, A.\,B.", Person("Muñoz", "A. B."), id="thin-space-is-no-comma"),
    pytest.param(r"Andr\' e\ Weil", Person("Weil", "André"), id="accent-keeps-its-blank"),
    pytest.param(
        r"Petr Ho\ifmmode \check{r}\else \v{r}\fi{}ava", Person("Hořava", "Petr"), id="text-or-math"
    ),
    pytest.param("Ming Zhang 0004", Person("Zhang", "Ming"), id="dblp-homonym"),
    pytest.param("Carola-Bibiane Schönlieb", Person("Schönlieb", "Carola-Bibiane"), id="unicode"),
    pytest.param("Éric de la Tour", Person("Tour", "Éric", "de la"), id="unicode-capital"),
    pytest.param("a, b, c, d e", Person("a", "c d e", "", "b"), id="too-many-commas"),
    pytest.param("{Unclosed Name", Person("Unclosed Name"), id="unclosed"),
]

STYLE = """ENTRY {author}{}{}
INTEGERS {n m}
FUNCTION {misc} {
  author num.names$ 'm :=
  #1 'n :=
  { n m > #0 = }
  { "|" author n "{ff}|{vv}|{ll}|{jj}" format.name$ * write$ newline$ n #1 + 'n := } while$
}
READ
ITERATE {call.type$}
"""


@pytest.mark.parametrize(("name", "expected"), NAMES + OUR_OWN)
def test_parse_person(name: str, expected: Person) -> None:
    """A name comes apart into BibTeX's four parts, in Unicode."""
    assert parse_person(name) == expected


@pytest.mark.parametrize("accent", ACCENTS)
def test_accents_divide_no_name(accent: str) -> None:
    """However an accent is written, the name is the one with the letter itself, as for biber."""
    written = ["{}{{n}}", "{{{}{{n}}}}", "{} n", "{{{} n}}"]
    written += [] if accent.isalpha() else ["{}n"]  # the name of a command would go on
    letter = unicodedata.normalize("NFC", f"n{ACCENTS[accent]}")
    for place in ("Mu{}oz, Ana", "Ana Mu{}oz", "{}oz, Ana", "Ana B{} Lee"):
        names = [place.format(form.format(f"\\{accent}")) for form in written]
        person = parse_person(place.format(letter))

        assert [parse_person(name) for name in names] == [person] * len(names)
        assert [parse_names(name)[0] for name in names] == [(person,)] * len(names)


SPOKEN = [
    pytest.param("John W. Fisher III", Person("Fisher", "John W.", jr="III"), id="numeral"),
    pytest.param("Anna Carver 3rd", Person("Carver", "Anna", jr="3rd"), id="ordinal"),
    pytest.param("Juan Ramirez Jr.", Person("Ramirez", "Juan", jr="Jr."), id="junior"),
    pytest.param("Juan Ramirez, Jr.", Person("Ramirez", "Juan", jr="Jr."), id="comma"),
    pytest.param("Ramirez, Juan, Jr.", Person("Ramirez", "Juan", jr="Jr."), id="last"),
    pytest.param("Ann van der Berg II", Person("Berg", "Ann", "van der", "II"), id="particle"),
    pytest.param("Paul IV", Person("IV", "Paul"), id="two-words"),
    pytest.param("Ann Aho", Person("Aho", "Ann"), id="none"),
    pytest.param("B. Ó Briain", Person("Ó Briain", "B."), id="o"),
    pytest.param("Nuala Nic Dhomhnaill", Person("Nic Dhomhnaill", "Nuala"), id="nic"),
    pytest.param("Máire Ní Bhriain Jr.", Person("Ní Bhriain", "Máire", jr="Jr."), id="ni-junior"),
    pytest.param("Ó Briain, Brian", Person("Ó Briain", "Brian"), id="o-first"),
    pytest.param("Ó Briain", Person("Briain", "Ó"), id="o-alone"),
    pytest.param("Ann Van Der Berg", Person("Van Der Berg", "Ann"), id="two-in-capitals"),
    pytest.param("Ann Van Berg", Person("Berg", "Ann Van"), id="may-be-a-given-name"),
]


@pytest.mark.parametrize(("name", "expected"), SPOKEN)
def test_spoken_names(name: str, expected: Person) -> None:
    """A suffix behind a name and a capital particle are read, also after BibTeX has cut it."""
    assert parse_spoken(name) == expected
    if "," not in name:
        assert as_meant(parse_person(name)) == expected


@pytest.mark.parametrize(("authors", "people"), [
    ("Ann Aho, Ben Bock", "Aho, Ann and Bock, Ben"),
    ("Aho A, Bock BC, Cole D", "Aho, A and Bock, BC and Cole, D"),
    ("da Aho A, Bock BC, Cole D, Mc Dorn E", "da Aho, A and Bock, BC and Cole, D and Mc Dorn, E"),
    ("A. Aho, B. Bock, C. D. Cole, E. Dorn", "Aho, A. and Bock, B. and Cole, C. D. and Dorn, E."),
    ("Aho, Ann; Bock, Bo", "Aho, Ann and Bock, Bo"),
    ("A. Aho, B. Bock and Dan Dorn", "Aho, A. and Bock, B. and Dorn, Dan"),
    ("Aho, Bock, Cole", "Aho and Bock and Cole"), ("Aho, Jr., Ann", ""),
    ("Aho, Ann", ""), ("Ann Aho and Ben Bock", ""), ("Mc Aho, Ann", ""),
    ("van der Aho, Ann Bo", ""),
])  # fmt: skip
def test_people_in_one_name(authors: str, people: str) -> None:
    """Of a name with commas each part that may be a whole name is a person."""
    assert format_names(apart(parse_names(authors)[0])) == people


def test_names_in_turn() -> None:
    """Family and given names of two words each, between commas, are half as many people."""
    four = parse_names("Garcia Lopez and Gabriel Jo and Vargas Sol and Luis Bo")[0]

    assert format_names(paired(four)) == "Garcia Lopez, Gabriel Jo and Vargas Sol, Luis Bo"
    assert paired(four[:3]) == paired((*four[:3], Person("Aho"))) == ()


@pytest.mark.slow
@pytest.mark.programs
@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_as_bibtex(name: str, expected: Person, bibtex: Callable[[str, str], str]) -> None:
    """BibTeX itself cuts the name in the same way."""
    printed = bibtex(STYLE, f"@misc{{a, author = {{{name}}}}}").strip().replace("\n", "")

    first, von, last, jr = (to_unicode(part) for part in printed[1:].split("|"))
    assert Person(last, first, von, jr) == expected


@pytest.mark.parametrize(
    ("value", "surnames", "others"),
    [
        pytest.param("Gu, Albert and Dao, Tri", ["Gu", "Dao"], False, id="two"),
        pytest.param("Gu, Albert\n  AND Dao, Tri", ["Gu", "Dao"], False, id="any-case-and-blank"),
        pytest.param("Gu, Albert and others", ["Gu"], True, id="others"),
        pytest.param("Gu, Albert and et al.", ["Gu"], True, id="et-al"),
        pytest.param("Gu, Albert and et al.,", ["Gu"], True, id="et-al-comma"),
        pytest.param("Gu, Albert, et al.", ["Gu"], True, id="et-al-behind-a-name"),
        pytest.param("Gu, A. and Dao, T. et al", ["Gu", "Dao"], True, id="et-al-without-a-stop"),
        pytest.param("Gu and {et al.}", ["Gu"], True, id="et-al-in-braces"),
        pytest.param(r"Gu and \textit{et~al.}", ["Gu"], True, id="et-al-in-italics"),
        pytest.param("Gu, A. and al.", ["Gu"], True, id="al"),
        pytest.param("Franken, Al", ["Franken"], False, id="a-person-called-Al"),
        pytest.param("Planet, al-Rashid", ["Planet"], False, id="an-arabic-article"),
        pytest.param("Gu and {} and {\\relax}", ["Gu"], False, id="nobody"),
        pytest.param("{Gu Team} and : and Dao", ["Gu Team", "Dao"], False, id="a-colon"),
        pytest.param("M&#252;ller, A. and {P &amp; G}", ["Müller", "P & G"], False, id="entities"),
        pytest.param("{A and B} and C", ["A and B", "C"], False, id="braced-and"),
        pytest.param("Anderson and Land", ["Anderson", "Land"], False, id="and-inside-words"),
        pytest.param("and Gu and", ["Gu"], False, id="stray-and"),
        pytest.param("Gu and and Dao", ["Gu", "Dao"], False, id="doubled-and"),
        pytest.param("{A} and and {B}", ["A", "B"], False, id="doubled-and-with-braces"),
        pytest.param(" ", [], False, id="empty"),
    ],
)
def test_parse_names(value: str, surnames: list[str], others: bool) -> None:
    """Lists are cut at `and` outside braces."""
    people, cut = parse_names(value)
    assert [person.last for person in people] == surnames
    assert cut is others


def test_many_names() -> None:
    """Three thousand authors are three thousand authors."""
    people, others = parse_names(" and ".join(f"Collins{n}, A" for n in range(3000)))
    assert len(people) == 3000
    assert people[-1] == Person("Collins2999", "A")
    assert not others


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        pytest.param(Person("Gu", "Albert"), "Gu, Albert", id="simple"),
        pytest.param(Person("Maaten", "L", "van der"), "van der Maaten, L", id="von"),
        pytest.param(Person("King", "M", "", "Jr"), "King, Jr, M", id="jr"),
        pytest.param(Person("AT&T Labs"), r"{AT\&T Labs}", id="institution"),
        pytest.param(Person("Sons, Inc."), "{Sons, Inc.}", id="comma"),
        pytest.param(Person("de Vries", "J"), "{de Vries}, J", id="lower-last"),
        pytest.param(Person("Beethoven", "", "van"), "van Beethoven", id="no-first"),
        pytest.param(Person("others"), "{others}", id="called-others"),
        pytest.param(Person("Smith and Sons"), "{Smith and Sons}", id="and-in-a-name"),
        pytest.param(Person("Gu", "Al and Tri"), "Gu, {Al and Tri}", id="and-in-given-names"),
    ],
)
def test_format_names(person: Person, expected: str) -> None:
    """Names are written so that reading gives them back."""
    assert format_names([person]) == expected
    assert parse_names(expected)[0] == (person,)


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        ("others", True), ("Et al.", True), ("And Others", True), ("& others", True),
        ("Ann and others", False), ("", False),
    ],
)  # fmt: skip
def test_is_others(name: str, stands: bool) -> None:
    """A name without a letter, as databases have it, stands for nobody."""
    assert is_others(name) is stands


def test_format_others() -> None:
    """A cut list ends in `and others`."""
    people = [Person("Gu", "Albert"), Person("Dao", "Tri")]
    assert format_names(people, others=True) == "Gu, Albert and Dao, Tri and others"
    assert format_names([]) == ""


_part = st.text(alphabet="abAB éÉ,.&", max_size=8).map(lambda text: " ".join(text.split()))


@pytest.mark.slow
@given(
    _part.filter(bool), _part, st.sampled_from(["", "van", "de la"]), st.sampled_from(["", "Jr"])
)
def test_round_trip(last: str, first: str, von: str, jr: str) -> None:
    """Any person survives writing and reading."""
    person = Person(last, first, von, jr)
    assert parse_names(format_names([person, person]))[0] == (person, person)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("family=Hoven, given=Jeroen, prefix=van den, useprefix=true",
                     Person("Hoven", "Jeroen", "van den"), id="prefix"),
        pytest.param("given=Martin Luther, family=King, suffix=Jr., given-i=ML",
                     Person("King", "Martin Luther", "", "Jr."), id="any order, initials"),
        pytest.param("family={Stone, Ltd.}, given=A", Person("Stone, Ltd.", "A"), id="comma"),
        pytest.param(r"family=M\"uller, given={J\'er}", Person("Müller", "Jér"), id="accents"),
        pytest.param("FAMILY = {de la Cruz}", Person("de la Cruz"), id="family only"),
    ],
)  # fmt: skip
def test_extended_names(name: str, expected: Person) -> None:
    """biblatex's `key=value` names (its manual, section 4.2.3) are persons like others."""
    assert parse_person(name) == expected


def test_extended_names_are_written_for_bibtex() -> None:
    """As `von Last, First`, which BibTeX reads."""
    (person,), _ = parse_names("family=Hoven, given=Jeroen, prefix=van den, useprefix=true")
    assert format_names([person]) == "van den Hoven, Jeroen"
