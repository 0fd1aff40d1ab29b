"""Exports for BibTeX and biblatex."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from ssmlit.exporters import Options, format_named
from ssmlit.exporters.common import with_parents
from ssmlit.exporters.formats import FORMATS
from ssmlit.importers import read_rows
from ssmlit.library import Library
from tests.exporters.entries import (
    ARTICLE,
    MAMBA,
    ONLINE,
    STRINGS,
    THESIS,
    biblatex,
    bibtex,
    entry,
    export,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ssmlit.model import Entry

KEEP = Options(protect="keep")
NAMES = ("crossref", "xdata", "xref")


def test_a_preprint_for_bibtex() -> None:
    """Source text stays, arXiv's field names are arXiv's, internal fields stay at home."""
    assert bibtex([MAMBA], options=KEEP) == (
        "@misc{gu2023mamba,\n"
        "  title = {Mamba: Linear-Time Sequence Modeling},\n"
        '  author = "Gu, Albert and Dao, Tri",\n'
        "  year = 2023,\n"
        "  month = dec,\n"
        "  day = {1},\n"
        "  eprint = {2312.00752},\n"
        "  archivePrefix = {arXiv},\n"
        "  primaryClass = {cs.LG},\n"
        "}\n"
    )


def test_a_preprint_for_biblatex() -> None:
    """A preprint is @online with a date, and old keys go along."""
    assert biblatex([MAMBA], options=KEEP) == (
        "@online{gu2023mamba,\n"
        "  title = {Mamba: Linear-Time Sequence Modeling},\n"
        '  author = "Gu, Albert and Dao, Tri",\n'
        "  date = {2023-12-01},\n"
        "  eprint = {2312.00752},\n"
        "  eprinttype = {arxiv},\n"
        "  eprintclass = {cs.LG},\n"
        "  keywords = {foundations},\n"
        "  ids = {mamba},\n"
        "}\n"
    )


def test_a_thesis_for_biblatex() -> None:
    """biblatex wants a thesis to say of which kind and from which institution."""
    assert biblatex([THESIS], options=KEEP) == (
        "@thesis{gu2023modeling,\n"
        "  title = {Modeling Sequences with {Structured} State Spaces},\n"
        "  author = {Gu, Albert},\n"
        "  institution = {Stanford University},\n"
        "  date = {2023},\n"
        "  location = {Stanford},\n"
        "  type = {phdthesis},\n"
        "}\n"
    )


def test_biblatex_entries_for_bibtex() -> None:
    """What only biblatex knows becomes what BibTeX's styles know."""
    thesis = entry(
        "thesis", "t", title="{T}", type="{mathesis}", institution="{MIT}", date="{2020}"
    )
    assert bibtex([ONLINE, thesis], options=KEEP) == (
        "@misc{biblatex2020,\n"
        "  title = {A Title: Its Subtitle},\n"
        "  author = {Lovelace, Ada},\n"
        "  year = {2020},\n"
        "  month = may,\n"
        "  day = {17},\n"
        "  eprint = {2005.00001},\n"
        "  archivePrefix = {arXiv},\n"
        "  primaryClass = {cs.CL},\n"
        "}\n"
        "\n"
        "@mastersthesis{t,\n"
        "  title = {T},\n"
        "  school = {MIT},\n"
        "  year = {2020},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("month", "date"),
    [
        pytest.param("{10--16~dec}", "{2020-12-10/2020-12-16}", id="days"),
        pytest.param("{12}", "{2020-12}", id="number"),
        pytest.param("{Lent}", None, id="unreadable"),
    ],
)
def test_dates_are_joined_only_without_loss(month: str, date: str | None) -> None:
    """A month that is none stays where it is, with its year."""
    text = biblatex([entry("misc", "x", year="{2020}", month=month)])

    expected = f"date = {date}" if date else f"year = {{2020}},\n  month = {month}"
    assert expected in text


WOS = {"year": "{{2018}}", "month": "{{MAY-JUN}}", "volume": "{{16}}"}


def test_dates_in_braces_of_their_own() -> None:
    """Web of Science puts them around every value; biber reads no date in them."""
    ours = {"date": "{{2018-05-03}}", "archiveprefix": "{{arXiv}}", "eprint": "{{1805.00001}}"}
    one, other = entry("article", "a", **WOS), entry("article", "b", **ours)
    both = Library.from_text(bibtex([one]) + "\n@article{b, date = {{2018-05-03}}}")

    assert "  date = {2018-05/2018-06},\n" in biblatex([one])
    assert "  date = {2018-05-03},\n" in biblatex([other])
    assert "  year = {2018},\n  month = may,\n  day = {3},\n" in bibtex([other])
    assert export(both, "ris").split("PY  - ")[1:] == [
        "2018\nDA  - 2018/05//MAY-JUN 2018\nVL  - 16\nER  - \n\nTY  - JOUR\nID  - b\n",
        "2018\nDA  - 2018/05/03/\nER  - \n",
    ]
    assert '"literal"' not in export(both, "csl-json")


@pytest.mark.parametrize(
    ("kind", "form", "tag"),
    [("patent", "PAT", "SN"), ("standard", "STAND", "SN"), ("techreport", "RPRT", "SN"),
     ("article", "JOUR", "IS"), ("misc", "GEN", "IS")],
)  # fmt: skip
def test_ris_has_the_number_where_others_look_for_it(kind: str, form: str, tag: str) -> None:
    """EndNote and Zotero know a patent's or a report's number only where books have an ISBN."""
    text = export(Library.from_text(f"@{kind}{{k, title = {{T}}, number = {{US 12}}}}"), "ris")

    assert text == f"TY  - {form}\nID  - k\nTI  - T\n{tag}  - US 12\nER  - \n"
    (row,) = read_rows(text, "x.ris")
    assert row.record is not None
    assert row.record.number == "US 12"


def test_an_empty_crossref_is_left_out_for_bibtex() -> None:
    """BibTeX stops at one: it looks for an entry without a key."""
    library = Library.from_text("@misc{a, title = {Snails}, crossref = {}}")
    assert export(library, "bibtex") == "@misc{a,\n  title = {Snails},\n}\n"


def test_macros_in_use_are_exported() -> None:
    """A concatenation stays, and the macros it needs are defined before it, no others."""
    text = bibtex([ARTICLE], STRINGS, KEEP)

    assert text.startswith("@string{acm = {{ACM} Press}}\n\n@article")
    assert "  journal = acm # { Journal},\n" in text


def test_a_month_that_the_library_defines_is_its_own_for_bibtex() -> None:
    """A definition in a .bib file is above the style's; biber wants months as numbers."""
    text = "@string{jan = {Ianuarius}}\n@string{feb = {Februarius}}\n@misc{a, month = jan}\n"

    assert export(text, "bibtex") == ("@string{jan = {Ianuarius}}\n\n@misc{a,\n  month = jan,\n}\n")
    assert "@string" not in export(text, "biblatex")


def test_macros_expanded() -> None:
    """Expanded, the file stands alone; months stay macros, which every style defines."""
    text = bibtex([ARTICLE, MAMBA], STRINGS, Options(strings="expand"))

    assert "@string" not in text
    assert "  journal = {{ACM} Press Journal},\n" in text
    assert "  month = dec,\n" in text


def test_a_month_in_another_field_is_expanded() -> None:
    """Only styles read the field `month`."""
    one = Library.from_text('@misc{k, note = "4 " # jan, month = "4~" # jan}')
    text = bibtex(one.entries, {}, Options(strings="expand"))
    assert text == '@misc{k,\n  note = {4 jan},\n  month = "4~" # jan,\n}\n'


def test_first_letters_bibtex_can_abbreviate() -> None:
    """A style that abbreviates takes one byte: initials that are not ASCII become commands."""
    assert (
        "  author = {Gülçehre, {\\c{C}}ağlar and Schön, Thomas B. and {The Émile Group}},\n"
    ).replace("Émile", "{\\'E}mile") in bibtex([ARTICLE], STRINGS)
    assert "Gülçehre, Çağlar" in biblatex([ARTICLE], STRINGS)


@pytest.mark.parametrize(
    ("encoding", "title", "author"),
    [
        pytest.param("keep", '"Sch{\\"o}n \\& $x^2$ in {U-Net}"', "Schön", id="keep"),
        pytest.param("unicode", "{Schön \\& $x^2$ in {U-Net}}", "Schön", id="unicode"),
        pytest.param("latex", '"Sch{\\"o}n \\& $x^2$ in {U-Net}"', 'Sch{\\"o}n', id="latex"),
    ],
)
def test_encodings(encoding: Literal["keep", "unicode", "latex"], title: str, author: str) -> None:
    """Letters and commands are turned into each other; addresses are never touched."""
    text = biblatex([ARTICLE], STRINGS, Options(encoding=encoding, protect="keep"))

    assert f"  title = {title},\n" in text
    assert f"and {author}, Thomas" in text
    assert "  url = {https://example.org/a_b?c=ü&d},\n  doi = {10.1000/a_b},\n" in text


@pytest.mark.parametrize(
    ("protect", "title"),
    [
        pytest.param("keep", "{A U-Net for {SSMs} with {\\'E}t{\\'e}}", id="keep"),
        pytest.param("auto", "{A {U-Net} for {SSMs} with {\\'E}t{\\'e}}", id="auto"),
        pytest.param("all", "{{A U-Net for {SSMs} with {\\'E}t{\\'e}}}", id="all"),
        pytest.param("none", "{A U-Net for SSMs with {\\'E}t{\\'e}}", id="none"),
    ],
)
def test_capitals(protect: Literal["auto", "all", "none", "keep"], title: str) -> None:
    """Braces are added, taken away or left; a command keeps its group."""
    paper = entry("misc", "x", title="{A U-Net for {SSMs} with {\\'E}t{\\'e}}")

    assert f"  title = {title},\n" in bibtex([paper], options=Options(protect=protect))


def test_titles_braced_already() -> None:
    """A title in double braces is not braced a third time."""
    paper = entry("misc", "x", title="{{A Title}}")

    assert "  title = {{A Title}},\n" in bibtex([paper], options=Options(protect="all"))


@pytest.mark.parametrize(
    ("most", "author"),
    [
        pytest.param(0, "{A and {B and C} and D}", id="no-limit"),
        pytest.param(3, "{A and {B and C} and D}", id="enough"),
        pytest.param(1, "{A and others}", id="one"),
        pytest.param(2, "{A and {B and C} and others}", id="two"),
    ],
)
def test_long_author_lists(most: int, author: str) -> None:
    """A list is cut with `and others`; an `and` in braces is not a separator."""
    paper = entry("misc", "x", author="{A and {B and C} and D}")

    assert f"  author = {author},\n" in bibtex([paper], options=Options(max_authors=most))


@pytest.mark.parametrize(
    ("options", "names"),
    [
        pytest.param(Options(fields=frozenset({"title", "code"})), "title code", id="fields"),
        pytest.param(
            Options(drop=frozenset({"author", "year", "month"})),
            "title day eprint archivePrefix primaryClass",
            id="drop",
        ),
        pytest.param(
            Options(internal=True),
            "title author year month day eprint archivePrefix primaryClass code keywords timestamp",
            id="internal",
        ),
    ],
)
def test_fields(options: Options, names: str) -> None:
    """Only what is wanted goes out; asking for an internal field by name gives it."""
    lines = bibtex([MAMBA], options=options).splitlines()[1:-1]

    assert " ".join(line.split()[0] for line in lines) == names


@pytest.mark.parametrize("is_asked", [False, True])
def test_a_percent_sign_that_hides_the_rest_from_pandoc(is_asked: bool) -> None:
    """INSPIRE writes one into each entry; it goes out only with the internal fields."""
    paper = entry("article", "a", SLACcitation='"%%CITATION = HEP-PH/9901001;%%"')
    written = bibtex([paper], options=Options(internal=is_asked))

    assert ("%%CITATION" in written) is is_asked


@pytest.mark.parametrize("form", [one.name for one in FORMATS])
def test_options_that_a_format_heeds(form: str) -> None:
    """What the table says of a format is so; JSON has every field, whatever is asked for."""
    source = (
        "@article{a, title = {An Über Net}, author = {Roy, A. and Poe, B.}, year = 2020,\n"
        "  journal = {J}, code = {https://x.org/c}, month = jan}\n"
    )
    asked = {
        "fields": Options(fields=frozenset({"title"})),
        "drop": Options(drop=frozenset({"author"})),
        "internal": Options(internal=True),
        "protect": Options(protect="all"),
        "encoding": Options(encoding="latex"),
        "max_authors": Options(max_authors=1),
    }
    plain = export(source, form)
    changing = {name for name, one in asked.items() if export(source, form, options=one) != plain}

    always = {"internal"} if form in {"json", "jsonl"} else set[str]()
    assert changing == format_named(form).heeds - always


@pytest.mark.parametrize("write", [bibtex, biblatex])
def test_what_ssmlit_keeps_for_itself_stays_at_home(write: Callable[..., str]) -> None:
    """Its fields, its tags and its notes; not what people note, nor what is asked for."""
    own = {
        "annote": "{My own; Merged from b: year = 2019}",
        "keywords": "{inbox}",
        "distinct": "{c}",
        "identifiers": "{s2:1}",
        "links": "{code=https://x.org}",
        "video": "{https://x.org/v}",
        "timestamp": "{2024-01-02}",
    }
    paper = entry("book", "x", url="{http://x.org}", **own)
    note = "annote" if write is bibtex else "annotation"

    assert write([paper]) == f"@book{{x,\n  url = {{http://x.org}},\n  {note} = {{My own}},\n}}\n"
    for everything in (Options(internal=True), Options(fields=frozenset(own))):
        assert all(source in write([paper], options=everything) for source in own.values())


def test_repeated_fields_go_out_once() -> None:
    """BibTeX reads the first of two; biber would complain."""
    twice = entry("misc", "x", title="{First}", TITLE="{Second}")

    assert bibtex([twice]) == "@misc{x,\n  title = {First},\n}\n"


def test_cited_under_an_old_key() -> None:
    """BibTeX knows no `ids`: the entry goes out under the key the paper uses."""
    assert bibtex([MAMBA], aliases={"gu2023mamba": ["mamba"]}).startswith("@misc{mamba,\n")


def test_parents_are_exported() -> None:
    """A crossref's parent follows its children, once, also over two steps."""
    child = entry("inproceedings", "c", crossref="{P}")
    sister = entry("inproceedings", "s", crossref="{p}")
    parent = entry("proceedings", "p", title="{P}", xdata="{x}")
    data = entry("xdata", "x", publisher="{ACM}")
    library = {"x": data, "p": parent, "c": child, "s": sister, "gu2023mamba": MAMBA}

    def find(key: str) -> Entry | None:
        return library.get(key.lower())

    assert with_parents([child, sister], find, NAMES) == (child, sister, data, parent)
    assert with_parents([parent, child], find, NAMES) == (child, data, parent)


def test_parents_in_a_circle() -> None:
    """Entries that name each other come along once."""
    one, other = entry("book", "a", crossref="{b}"), entry("book", "b", crossref="{a}")

    assert set(map(id, with_parents([one], {"a": one, "b": other}.get, NAMES))) == {
        id(one),
        id(other),
    }


def test_both_vocabularies_at_once() -> None:
    """Both spellings of a field are kept where they differ: programs read their own."""
    paper = entry(
        "article", "x", title="{Of it}", author="acm", journal="{J}", journaltitle="{J2}",
        key="{K}", archiveprefix="{SSRN}", institution="{I}",
    )  # fmt: skip

    assert bibtex([paper], STRINGS) == (
        "@string{acm = {{ACM} Press}}\n\n"
        "@article{x,\n  title = {Of it},\n  author = acm,\n  journal = {J},\n"
        "  journaltitle = {J2},\n  key = {K},\n"
        "  archivePrefix = {SSRN},\n  institution = {I},\n}\n"
    )
    assert biblatex([paper], STRINGS) == (
        "@string{acm = {{ACM} Press}}\n\n"
        "@article{x,\n  title = {Of it},\n  author = acm,\n  journal = {J},\n"
        "  journaltitle = {J2},\n"
        "  institution = {I},\n}\n"
    )


def test_the_same_in_both_vocabularies_is_written_once() -> None:
    """Braces and case say nothing new."""
    paper = entry("article", "x", title="{Of it}", journal="{The {J}}", journaltitle="{The J}")

    assert "journaltitle" not in bibtex([paper], STRINGS)
    assert "journal =" not in biblatex([paper], STRINGS)


def test_nothing() -> None:
    """No entries, no text."""
    assert bibtex([], STRINGS) == biblatex([], STRINGS) == ""
