"""People as RIS and EndNote write them."""

from __future__ import annotations

import pytest

from ssmlit import latex
from ssmlit.importers import read_rows
from ssmlit.importers.people import parse_people
from ssmlit.model import Person


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        pytest.param(["Gu, Albert"], ["Albert Gu"], id="last-first"),
        pytest.param(["King, Martin Luther, Jr."], ["Martin Luther King, Jr."], id="suffix"),
        pytest.param(["van der Berg, Jan Willem, III"], ["Jan Willem van der Berg, III"], id="von"),
        pytest.param(["Albert Gu", "Tri Dao"], ["Albert Gu", "Tri Dao"], id="spoken"),
        pytest.param(["NASA Glenn,"], ["NASA Glenn"], id="institution-with-a-comma"),
        pytest.param(["Gu, Albert,"], ["Albert Gu"], id="person-with-a-comma"),
        pytest.param(["World Health Organization"], ["World Health Organization"],
                     id="institution"),
        pytest.param(["Bureau, Jean"], ["Jean Bureau"], id="a-person-of-such-a-name"),
        pytest.param(["Sánchez, P. J.; Montoya, Maria;"], ["P. J. Sánchez", "Maria Montoya"],
                     id="semicolons"),
        pytest.param(["M&uuml;ller, K."], ["K. Müller"], id="entity"),
        pytest.param(["Georg Becker, Francesco Regazzoni, Christof Paar"],
                     ["Georg Becker", "Francesco Regazzoni", "Christof Paar"], id="commas"),
        pytest.param(["Gu, A., Dao, T."], ["A. Gu", "T. Dao"], id="pairs"),
        pytest.param(["Gu, A., Dao, T.,"], ["A. Gu", "T. Dao"], id="pairs and a comma more"),
        pytest.param(["National Aeronautics and Space Administration"],
                     ["National Aeronautics and Space Administration"], id="and-in-a-name"),
        pytest.param(["Gu, A. and Dao, T."], ["A. Gu", "T. Dao"], id="and"),
        pytest.param(["Albert Gu, Tri Dao, & Christopher Ré"],
                     ["Albert Gu", "Tri Dao", "Christopher Ré"], id="ampersand"),
        pytest.param(["Liu R.", "Adler D.G."], ["R. Liu", "D.G. Adler"], id="surname-first"),
        pytest.param(["Smith JQ", "de la Cruz M A"], ["J. Q. Smith", "M. A. de la Cruz"],
                     id="bare-initials"),
        pytest.param(["van der Berg J.-P.", "Sartre J-P"], ["J.-P. van der Berg", "J.-P. Sartre"],
                     id="double-first-names"),
        pytest.param(["Doe JR Jr", "Roe K 3rd"], ["J. R. Doe, Jr", "K. Roe, 3rd"],
                     id="initials-and-suffix"),
        pytest.param(["Gu A, Dao T", "Gu A; Dao T", "Gu A and Dao T"],
                     ["A. Gu", "T. Dao"] * 3, id="lists-of-surnames-first"),
        pytest.param(["Smith, JQ", "Smith, Jo", "SMITH, JO"],
                     ["J. Q. Smith", "Jo Smith", "JO SMITH"], id="glued-initials"),
        pytest.param(["Roberto M. Cesar Jr.", "Cesar, Jr., Roberto"],
                     ["Roberto M. Cesar, Jr.", "Roberto Cesar, Jr."], id="suffixes elsewhere"),
        pytest.param(["Åkerman Å.", "Άγρας Τ."], ["Å. Åkerman", "Τ. Άγρας"], id="other-letters"),
        pytest.param(["A. B. Smith", "Louis XIV", "李 明", "J. Gu"],
                     ["A. B. Smith", "Louis XIV", "李 明", "J. Gu"], id="no-surname-first"),
        pytest.param(["A. Gu, T. Dao", "И.И. Иванов, П.П. Петров", "J.-P. Sartre, M. de la Cruz"],
                     ["A. Gu", "T. Dao", "И.И. Иванов", "П.П. Петров", "J.-P. Sartre",
                      "M. de la Cruz"], id="two-as-spoken"),
        pytest.param(["M. Smith, PhD", "García Márquez, Gabriel José"],
                     ["PhD M. Smith", "Gabriel José García Márquez"], id="not-two"),
        pytest.param(["王小明,李华,张三", "長谷川, 泰"], ["王小明", "李华", "张三", "泰 長谷川"],
                     id="three-in-Chinese"),
        pytest.param(["김철수, 이영희, 박민수", "김, 철수"],
                     ["김철수", "이영희", "박민수", "철수 김"], id="three-in-Korean"),
        pytest.param(["Gu, A., et al."], ["A. Gu", "et al."], id="cut"),
        pytest.param(["One, Two, Three, Four"], ["One, Two, Three, Four"], id="no-telling"),
        pytest.param(["", " "], [], id="nobody"),
    ],
)  # fmt: skip
def test_people(lines: list[str], names: list[str]) -> None:
    """A name a line, or several; what cannot be taken apart is one name, and nothing is lost."""
    assert [str(person) for person in parse_people(lines)] == names
    if lines == names and latex.is_institution(lines[0]):
        assert parse_people(lines) == (Person(names[0]),)


XML = """<xml><record><ref-type name="{}"/><titles><title>Seals</title></titles><contributors>
<authors><author>Roe, Ann</author></authors><secondary-authors><author>Yu, Bo</author>
</secondary-authors></contributors></record></xml>"""


@pytest.mark.parametrize(
    ("form", "text", "authors", "editors"),
    [
        ("ris", "TY  - EDBOOK\nTI  - Seals\nAU  - Roe, Ann\n", [], "Roe, Ann"),
        ("ris", "TY  - EDBOOK\nTI  - Seals\nAU  - Yu, Bo\nED  - Roe, Ann\n", ["Yu"], "Roe, Ann"),
        ("ris", "TY  - BOOK\nTI  - Seals\nAU  - Roe, Ann\n", ["Roe"], ""),
        ("refer", "%0 Edited Book\n%T Seals\n%A Roe, Ann\n", [], "Roe, Ann"),
        ("refer", "%0 Book\n%T Seals\n%A Roe, Ann\n", ["Roe"], ""),
        ("endnote", XML.format("Edited Book"), [], "Roe, Ann"),
        ("endnote", XML.format("Book Section"), ["Roe"], "Yu, Bo"),
    ],
)
def test_who_edited_a_book(form: str, text: str, authors: list[str], editors: str) -> None:
    """EndNote calls the editors of an edited book its authors."""
    (row,) = read_rows(text, f"x.{form}", form)
    assert row.record is not None
    assert [person.last for person in row.record.authors] == authors
    assert dict(row.record.extra).get("editor", "") == editors
