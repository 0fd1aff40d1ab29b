"""What an entry says is in an export, or the export names it as left out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit import fields, importers
from ssmlit.checks.types_and_fields import STANDARD_FIELDS
from ssmlit.exporters import Bibliography, Options, left_out_of, write
from ssmlit.exporters.common import INTERNAL
from ssmlit.exporters.kind_names import TYPES
from ssmlit.exporters.left_out import NOT_SAID
from ssmlit.latex import to_unicode
from ssmlit.library import Library
from tests.conftest import at_most

FORMS = ("ris", "csl-json", "hayagriva")
#: Texts that are no plain words, and what of them is looked for in an export.
SAMPLES = {
    "date": ("2003-04-05", ("2003", "4", "5")),
    "year": ("2003", ("2003",)),
    "month": ("apr", ("4",)),
    "urldate": ("2013-04-05", ("2013", "4", "5")),
    "origdate": ("1903", ("1903",)),
    "eventdate": ("2009-08-21", ("2009", "8", "21")),
    "doi": ("10.1000/qdoi", ("10.1000/qdoi",)),
    "url": ("https://qurl.org/x", ("https://qurl.org/x",)),
    "howpublished": (r"\url{https://qhow.org/x}", ("https://qhow.org/x",)),
    "eprint": ("2312.00752", ("2312.00752",)),
    "isbn": ("9783540283720", ("9783540283720",)),
    "issn": ("1234-5678", ("1234-5678",)),
    "pmid": ("12345678", ("12345678",)),
    "pmcid": ("PMC7654321", ("PMC7654321",)),
    "pages": ("71--79", ("71", "79")),
    "langid": ("german", ("de",)),
    "language": ("french", ("fr",)),
    "editortype": ("compiler", ("compiler",)),
    "editoratype": ("redactor", ("redactor",)),
    "pubstate": ("inpress", ("press",)),
    "type": ("Qtype", ("Qtype",)),
    "author": ("Qauthor, Ann and others", ("Qauthor", "Ann", "others", "et al.")),
    "editor": ("Qeditor, Ann and others", ("Qeditor", "Ann", "others", "et al.")),
}
NAMES = sorted(
    (STANDARD_FIELDS | {"pmid", "pmcid", "issue", "part", "origlocation", "origpublisher"})
    - INTERNAL - NOT_SAID - {"editortype", "editoratype"}
)  # fmt: skip


def sample(name: str) -> tuple[str, tuple[str, ...]]:
    return SAMPLES.get(name, (f"Q{name}", (f"Q{name}",)))


@pytest.mark.parametrize(
    ("form", "said", "told"),
    [
        pytest.param("ris", "organization={A}, publisher={B}", ["organization"], id="hidden"),
        pytest.param("ris", "editor={A}, editortype={redactor}", ["editortype"], id="a role"),
        pytest.param("csl-json", "editor={A}, editortype={compiler}", [], id="a known role"),
        pytest.param("csl-json", "editora={A}, editoratype={redactor}",
                     ["editora", "editoratype"], id="people with a role"),
        pytest.param("ris", "month={Michaelmas}, year=2003", [], id="no month, as text"),
        pytest.param("ris", "month={may}", ["month"], id="a month without a year"),
        pytest.param("hayagriva", "month={Michaelmas}, year=2003", ["month"], id="no month"),
        pytest.param("hayagriva", "month=jun # {/} # sep, year=2003", ["month"], id="two months"),
        pytest.param("hayagriva", "date={2003-06/2003-09}", ["date"], id="the end of a range"),
        pytest.param("hayagriva", "date={2003-06-01}", [], id="a day"),
        pytest.param("hayagriva", "year={c. 1723}", ["year"], id="a doubt"),
        pytest.param("ris", "url={http://a.org/1; http://a.org/2}", ["url"], id="two addresses"),
        pytest.param("ris", r"url={\url{http://a.org/1} (seen 2020)}", ["url"], id="words behind"),
        pytest.param("ris", r"url={\href{http://a.org/1}{here}}", ["url"], id="words of a link"),
        pytest.param("bibtex", "url={Mirror: http://a.org/1}", ["url"], id="words before"),
        pytest.param("bibtex", "url={http://a.org/1 seen 2020}", ["url"], id="plain words"),
        pytest.param("bibtex", "doi={10.1000/x in print}", ["doi"], id="words behind a DOI"),
        pytest.param("bibtex", "doi={https://doi.org/10.1000/x}", [], id="a DOI's address"),
        pytest.param("bibtex", "doi={DOI: 10.1000/x}", [], id="a DOI's label"),
        pytest.param("ris", "doi={DOI: 10.1000/x}", [], id="a DOI's label in RIS"),
        pytest.param("csl-json", "url={CTAN://a/b}", [], id="no web address"),
        pytest.param("ris", "url={page.html}", ["url"], id="no address"),
        pytest.param("csl-json", "doi={10/bzj9v5}", [], id="a short DOI"),
        pytest.param("ris", "holder={A}, publisher={B}", ["holder"], id="owner and publisher"),
        pytest.param("ris", "holder={A}, organization={B}", ["holder"], id="owner, organization"),
        pytest.param("csl-json", "origyear={1936}", [], id="the original's year"),
        pytest.param("ris", "doi={see the page}", ["doi"], id="no DOI"),
        pytest.param("ris", "eprint={someday}", ["eprint"], id="no arXiv id"),
        pytest.param("ris", "eprint={{1805.00001}}, eprinttype={{arXiv}}", [], id="in braces"),
        pytest.param("hayagriva", "year={in press}", ["year"], id="no date"),
        pytest.param("hayagriva", "urldate={2003-04-05}", ["urldate"], id="a visit of no address"),
        pytest.param("hayagriva", "urldate={2003-04-05}, url={http://a.org}", [], id="a visit"),
        pytest.param("csl-json", "year={in press}", [], id="a date as text"),
        pytest.param("ris", "eprint={1}, eprinttype={jstor}", ["eprint"], id="another archive"),
        pytest.param("ris", "eprint={1}, eprinttype={jstor}, url={https://arxiv.org/abs/2312.00752}",
                     ["eprint"], id="another archive than the address has"),
        pytest.param("ris", "eprint={2312.00752}, archiveprefix={arXiv}", [], id="an arXiv id"),
        pytest.param("ris", r"howpublished={Talk, \url{http://a.org}}", ["howpublished"],
                     id="words beside an address"),
        pytest.param("hayagriva", "annote={Merged from x: year = 2001}", [], id="ssmlit's notes"),
        pytest.param("hayagriva", "annote={Good. Merged from x: y}", ["annote"], id="other notes"),
        pytest.param("ris", "keywords={a}, code={x}, sorttitle={x}, ids={y}", [], id="no work's"),
        pytest.param("ris", "mood={bright}", ["mood"], id="a field of the user's own"),
        pytest.param("ris", "month=13, year=2003", ["month"], id="a number of no month"),
        pytest.param("csl-json", "day=7, year=2003", ["day"], id="a day of no month"),
        pytest.param("ris", "date={2003-05-04}, day=7", ["day"], id="another day"),
        pytest.param("ris", "date={2003-05-04}, month={May 7}", ["date"], id="a month's other day"),
        pytest.param("csl-json", "date={2004-05}, year=2003", ["date"], id="another year"),
        pytest.param("hayagriva", "langid={klingon}", ["langid"], id="a language without a tag"),
        pytest.param("hayagriva", "urldate={2003-04-05 (mirror)}, url={http://a.org}", ["urldate"],
                     id="words beside a day"),
        pytest.param("csl-json", "howpublished={http://a.org; CD}", ["howpublished"],
                     id="a word beside an address"),
        pytest.param("bibtex", "mood={bright}", [], id="BibTeX keeps them"),
        pytest.param("bibtex", "date={2004}, year=2003", ["date"], id="BibTeX, another year"),
        pytest.param("bibtex", "date={2003-05}, year=2003, month=apr", ["date"],
                     id="BibTeX, another month"),
        pytest.param("bibtex", "date={2003-05-06}, month={May 7}", ["date"],
                     id="BibTeX, another day"),
        pytest.param("bibtex", "date={2003-05-06}, day=7", ["date"], id="BibTeX, other days"),
        pytest.param("bibtex", "date={2003-05-06}, month={May 6}", [], id="BibTeX, a month's day"),
        pytest.param("bibtex", "date={2003-05-06/2003-06-07}", ["date"],
                     id="BibTeX, days of two months"),
        pytest.param("bibtex", "date={2003-05-06T14:20:00}", ["date"], id="BibTeX, a time"),
        pytest.param("bibtex", "date={2003-05/2004-06}", ["date"], id="BibTeX, months of years"),
        pytest.param("bibtex", "date={2003-22}", [], id="BibTeX, a season"),
        pytest.param("bibtex", "date={5--7}, day=6, year=2003, month=may", ["date"],
                     id="BibTeX, days and another"),
        pytest.param("bibtex", "date={Lent 2003}, year=2003", ["date"], id="BibTeX, no date"),
        pytest.param("bibtex", "date={2003-05-06}, year=2003, month=may", [], id="BibTeX, a day"),
        pytest.param("biblatex", "date={2004}, year=2003", ["year"], id="biblatex, another year"),
        pytest.param("biblatex", "date={2003-05}, month={May/June}", ["month"],
                     id="biblatex, two months"),
        pytest.param("biblatex", "date={2003-05-04}, month=apr", ["month"],
                     id="biblatex, a month like the day"),
        pytest.param("biblatex", "date={2003-05/2003-06}, year=2003, month={May/June}", [],
                     id="biblatex, the months of a range"),
        pytest.param("biblatex", "date={Lent 2003}, year=2003", ["date"], id="biblatex, no date"),
        pytest.param("biblatex", "date={5--7}, year=2003, month=may", [], id="biblatex, days"),
        pytest.param("markdown", "mood={bright}", [], id="a list for readers"),
    ],
)  # fmt: skip
def test_fields_that_have_no_place(form: str, said: str, told: list[str]) -> None:
    """The fields of an entry, and by that of many, that a format has no place for."""
    one = Bibliography(Library.from_text(f"@misc{{key, {said}}}").entries)
    assert left_out_of(form, one, Options()) == {name: ["key"] for name in told}


@pytest.mark.parametrize(
    ("form", "said", "held"),
    [
        pytest.param("ris", "date={2003-06/2004}", "DA  - 2003/06//2003-06–2004\n", id="range"),
        pytest.param("ris", "year={1955--58}", "DA  - 1955///1955–58\n", id="years"),
        pytest.param("ris", "month=jun # {/} # sep, year=2003", "DA  - 2003/06//jun–sep 2003\n",
                     id="months"),
        pytest.param("ris", "year={c. 1723}", "DA  - 1723///c. 1723\n", id="a doubt"),
        pytest.param("ris", "date={1723~}", "DA  - 1723///1723~\n", id="circa"),
        pytest.param("ris", "month=jun, year=2003", "DA  - 2003/06//\n", id="one month"),
        pytest.param("ris", "urldate={2003-06-01/2003-06-02}",
                     "Y2  - 2003/06/01/2003-06-01–2003-06-02\n", id="visits"),
        pytest.param("ris", "isbn={0-387-97562-4, 3-540-97562-4}",
                     "SN  - 0-387-97562-4, 3-540-97562-4\n", id="two ISBNs"),
        pytest.param("ris", "isbn={0-387-97562-4}", "SN  - 9780387975627\n", id="one ISBN"),
        pytest.param("ris", "type={Report}, number={TR 7}", "IS  - TR 7\n", id="a number"),
        pytest.param("ris", "url={www.example.org}", "UR  - http://www.example.org\n", id="www"),
        pytest.param("ris", "url={CTAN://a/b}, doi={10.1000/x}", "UR  - CTAN://a/b\n", id="scheme"),
        pytest.param("csl-json", "day=7, month=jun, year=2003", "[[2003, 6, 7]]", id="its day"),
        pytest.param("csl-json", "urldate={2003-06-01 (mirror)}",
                     '"literal": "2003-06-01 (mirror)"', id="a visit in words"),
        pytest.param("csl-json", "month=jun # {/} # sep, year=2003",
                     "[[2003, 6], [2003, 9]]", id="months of a range"),
        pytest.param("csl-json", "month={Spring}, year=2003", '"season": 1', id="season"),
        pytest.param("csl-json", "date={2018-12/2019-21}",
                     '[[2018, 12], [2019]], "literal": "2018-12–2019-21" }',
                     id="a range of seasons"),
        pytest.param("csl-json", "date={2003-33}", '"literal": "2003-33"', id="a quarter"),
        pytest.param("csl-json", "date={१९८७-०१-१५/१९८८-०५-११}",
                     "[[1987, 1, 15], [1988, 5, 11]] }", id="digits of another script"),
        pytest.param("csl-json", "year={1994 (to appear)}", '"literal": "1994 (to appear)"',
                     id="words beside a year"),
        pytest.param("csl-json", "date={1996/}", '"literal": "1996–"', id="a range without an end"),
        pytest.param("csl-json", "date={../1996}", '"literal": "–1996"', id="without a begin"),
        pytest.param("csl-json", "date={1500?}", '"circa": true', id="an uncertain year"),
        pytest.param("csl-json", "isbn={0-387-97562-4, 3-540-97562-4}",
                     '"ISBN": "0-387-97562-4, 3-540-97562-4"', id="two ISBNs of CSL"),
        pytest.param("hayagriva", "isbn={0-387-97562-4, 3-540-97562-4}",
                     'isbn: "0-387-97562-4, 3-540-97562-4"', id="two ISBNs of Hayagriva"),
    ],
)  # fmt: skip
def test_values_that_are_held_whole(form: str, said: str, held: str) -> None:
    """What is more than one day, one ISBN or a web address."""
    one = Bibliography(Library.from_text(f"@book{{key, {said}}}").entries)
    text = write(form, one, Options())
    assert held in re.sub(r"\s+", " ", text).replace("[ ", "[").replace(" ]", "]") or held in text
    assert left_out_of(form, one, Options()) == {}


@pytest.mark.parametrize("form", [*FORMS, "bibtex", "biblatex"])
@at_most(fast=8)
@given(
    name=st.sampled_from(["doi", "url", "pmid", "pmcid", "isbn", "howpublished", "urldate"]),
    between=st.sampled_from([", ", "; ", " and ", " ", r"\ "]),
    behind=st.sampled_from(["", " (print)", "."]),
)
def test_several_in_one_field(form: str, name: str, between: str, behind: str) -> None:
    """All are written, or the export names the field."""
    others = {"doi": "10.2000/other", "url": "http://www.other.org", "pmid": "87654321",
              "pmcid": "PMC1234567", "isbn": "9780306406157", "urldate": "2014-06-07",
              "howpublished": r"\url{http://www.other.org}"}  # fmt: skip
    one = SAMPLES[name][0]
    bibliography = bibliography_of("misc", {name: f"{one}{between}{others[name]}{behind}"})
    pieces = re.findall(r"\w{4,}", f"{one} {others[name]}")
    text = write(form, bibliography, Options())
    assert name in left_out_of(form, bibliography, Options()) or all(
        piece in text for piece in pieces
    )


def test_fields_that_were_not_wanted() -> None:
    """BibTeX's options choose fields: of the others nothing is missed."""
    bibliography = bibliography_of("misc", {"doi": "10.1000/a, 10.1000/b", "url": "x.org x.com"})
    assert left_out_of("bibtex", bibliography, Options()) == {"doi": ["key"]}
    assert left_out_of("bibtex", bibliography, Options(drop=frozenset({"doi"}))) == {}
    assert left_out_of("bibtex", bibliography, Options(fields=frozenset({"url"}))) == {}


def bibliography_of(kind: str, said: dict[str, str]) -> Bibliography:
    body = ", ".join(f"{name} = {{{text}}}" for name, text in said.items())
    return Bibliography(Library.from_text(f"@{kind}{{key, {body}}}").entries)


def silently_lost(form: str, kind: str, said: dict[str, str]) -> list[str]:
    """Return the fields of an entry that an export neither holds nor names as left out."""
    bibliography = bibliography_of(kind, said)
    text = write(form, bibliography, Options())
    told = left_out_of(form, bibliography, Options())
    return [
        name for name, value in said.items()
        if name not in told and not _is_in(name, value, text)
    ]  # fmt: skip


def lost_on_return(form: str, kind: str, said: dict[str, str]) -> list[str]:
    """Return the fields of an entry that are exported, and not in what is imported again."""
    bibliography = bibliography_of(kind, said)
    text = write(form, bibliography, Options())
    (row,) = importers.read_rows(text, f"x.{form}", form)
    if row.record is None:
        return []
    entry = fields.entry_of(row.record, "key")
    again = " ; ".join(to_unicode(item.text) for item in entry.fields) + f" {row.record.month}"
    told = left_out_of(form, bibliography, Options())
    return [
        name for name, value in said.items() if name not in told and not _is_in(name, value, again)
    ]


def _is_in(name: str, value: str, text: str) -> bool:
    own, pieces = sample(name)
    if value != own:
        return value in text
    if name in {"langid", "language"} and any(piece in text for piece in (*pieces, value)):
        return True
    return sum(piece in text for piece in pieces) >= len(pieces) - ("others" in value)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", [*TYPES, "misc", "suppbook"])
def test_each_field_alone(form: str, kind: str) -> None:
    """Beside what every work has, of a work of each type."""
    base = {"title": "T", "booktitle": "B", "journal": "J"}
    base.pop("journal" if kind != "article" else "booktitle")
    one_by_one = [
        silently_lost(form, kind, {**base, "year": "2003", name: sample(name)[0]}) for name in NAMES
    ]
    assert [lost for lost in one_by_one if lost] == []


@pytest.mark.parametrize("form", FORMS)
@at_most(fast=8)
@given(
    kind=st.sampled_from([*TYPES, "misc"]),
    names=st.lists(st.sampled_from(NAMES), unique=True, max_size=12),
    typed=st.booleans(),
)
def test_any_fields_together(form: str, kind: str, names: list[str], typed: bool) -> None:
    """What hides another field is told, too."""
    if typed and "editor" in names:
        names = [*names, "editortype"]
    assert silently_lost(form, kind, {name: sample(name)[0] for name in names}) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", ["ris", "csl-json"])
@pytest.mark.parametrize("kind", [*TYPES, "misc"])
def test_what_is_exported_comes_back(form: str, kind: str) -> None:
    """Each field of a work of each type, in a field of its own or in `annote`."""
    base = {"title": "T", "year": "2003", "booktitle": "B", "journal": "J"}
    base.pop("journal" if kind != "article" else "booktitle")
    found = [lost_on_return(form, kind, {**base, name: sample(name)[0]}) for name in NAMES]
    assert [lost for lost in found if lost] == []
