"""Works in Hayagriva's YAML, for Typst."""

from __future__ import annotations

import pytest

from ssmlit.library import Library
from tests.exporters.entries import export
from tests.exporters.samples import LIBRARY, WHOLE


def test_all_that_hayagriva_has_names_for() -> None:
    """A book is in its series, and a chapter in a book that is."""
    assert export(WHOLE, "hayagriva") == (
        '"k":\n'
        '  type: "anthos"\n'
        "  title:\n"
        '    value: "T"\n'
        '    short: "Short"\n'
        '  author: ["Gu, A.", {"name": "others"}]\n'
        '  affiliated: [{"role": "compiler", "names": ["Sun, X."]},'
        ' {"role": "foreword", "names": ["Ray, B.", {"name": "others"}]}]\n'
        '  date: "2001"\n'
        "  serial-number:\n"
        '    pmid: "12345678"\n'
        '    arxiv: "2312.00752"\n'
        '  url: "https://a.org"\n'
        '  language: "de"\n'
        "  parent:\n"
        '    type: "anthology"\n'
        '    title: "B: C"\n'
        '    author: ["Lee, Z."]\n'
        '    volume: "2"\n'
        "    parent:\n"
        '      type: "anthology"\n'
        '      title: "S"\n'
        '      volume: "7"\n'
        "\n"
        '"s":\n'
        '  type: "book"\n'
        '  title: "T"\n'
        '  date: "2001"\n'
        '  url: "https://a.org/b"\n'
        "  parent:\n"
        '    type: "anthology"\n'
        '    title: "S"\n'
        '    volume: "7"\n'
    )


def test_a_chapter_of_a_book_of_books_in_hayagriva() -> None:
    """Its book is its parent, as that of any chapter."""
    text = export("@bookinbook{k, title = {T}, booktitle = {B}, volume = {2}}", "hayagriva")
    assert '  parent:\n    type: "book"\n    title: "B"\n    volume: "2"\n' in text


def test_numbers_of_pubmed_in_hayagriva() -> None:
    """By the names that its source has for them."""
    text = export("@article{k, title = {T}, pmid = {54678}, pmcid = {PMC3985}}", "hayagriva")
    assert '  serial-number:\n    pmid: "54678"\n    pmcid: "PMC3985"\n' in text


@pytest.mark.parametrize(
    ("entry", "publisher"),
    [
        ("@phdthesis{k, school = {U}}", "U"),
        ("@thesis{k, institution = {U}, publisher = {P}}", "U"),
        ("@techreport{k, institution = {U}}", "U"),
        ("@book{k, publisher = {P}}", "P"),
    ],
)
def test_who_published_in_hayagriva(entry: str, publisher: str) -> None:
    """Of a thesis and a report it is the university, or who else it was written at."""
    text = export(entry, "hayagriva")
    assert f'  publisher: "{publisher}"\n' in text


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("year=2020", "2020"),
        ("year=2020, month=mar", "2020-03"),
        ("date={2020-03-04}", "2020-03-04"),
        ("year=987", "0987"),
        ("date={-0379}", "-0379"),
    ],
)
def test_dates_in_hayagriva(said: str, date: str) -> None:
    """As far as they are known, years of four digits."""
    text = export(f"@book{{k, {said}}}", "hayagriva")
    assert f'  date: "{date}"\n' in text


@pytest.mark.parametrize(
    ("author", "name"),
    [
        pytest.param("Gu, Albert", '"Gu, Albert"', id="a person"),
        pytest.param("{Tide and Wave}", '{"name": "Tide and Wave"}', id="a small word"),
        pytest.param("{Tide, Inc.}", '{"name": "Tide, Inc."}', id="a group with a comma"),
        pytest.param("King, Jr., A", '{"name": "King", "given-name": "A", "suffix": "Jr."}',
                     id="junior"),
    ],
)  # fmt: skip
def test_names_in_hayagriva(author: str, name: str) -> None:
    """Typst takes small words for a particle, and reads a second comma in two ways."""
    text = export(f"@book{{k, author={{{author}}}}}", "hayagriva")
    assert f"  author: [{name}]\n" in text


def test_where_and_when_in_hayagriva() -> None:
    """The place, the number of pages, and the day somebody looked."""
    one = Library.from_text(
        "@book{k, title={T}, address={Oslo}, pagetotal={9}, url={http://a.org},"
        " urldate={2020-01-02}}"
    )
    assert export(one, "hayagriva") == (
        '"k":\n  type: "book"\n  title: "T"\n  location: "Oslo"\n  page-total: "9"\n'
        '  url:\n    value: "http://a.org"\n    date: "2020-01-02"\n'
    )


def test_hayagriva() -> None:
    """What is in something has a parent; LaTeX's math is written as it is read."""
    assert export(LIBRARY, "hayagriva", "a", "gu2023mamba") == (
        '"a":\n'
        '  type: "article"\n'
        '  title: "=A_1 & B in O(n log n)"\n'
        '  author: ["Gül, Ö."]\n'
        '  date: "2020-05-03"\n'
        '  page-range: "3-5"\n'
        "  serial-number:\n"
        '    doi: "10.1000/x_1"\n'
        '  url: "https://doi.org/10.1000/x_1"\n'
        "  parent:\n"
        '    type: "periodical"\n'
        '    title: "Nature"\n'
        '    volume: "1"\n'
        '    issue: "2"\n'
        "\n"
        '"gu2023mamba":\n'
        '  type: "article"\n'
        '  title: "Mamba: Linear-Time Sequence Modeling"\n'
        '  author: ["Gu, Albert", {"name": "Maaten", "given-name": "Laurens", '
        '"prefix": "van der", "suffix": "Jr."}, {"name": "ATLAS"}]\n'
        '  date: "2023-12"\n'
        "  serial-number:\n"
        '    arxiv: "2312.00752"\n'
        '  url: "https://arxiv.org/abs/2312.00752"\n'
    )
