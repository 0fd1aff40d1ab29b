"""Other tools' references: each value is in its field, and the rest in `annote`."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ssmlit import fields, importers
from ssmlit.fields.keywords import split_keywords
from ssmlit.importers.remainder import with_remainder
from ssmlit.latex import squash, to_unicode
from ssmlit.model import Entry, Identifier, Link, Person, Record
from tests.conftest import at_most

WORDS = st.lists(
    st.sampled_from(["Snails", "of", "the", "Nørth", "A & B", "50%", "S4++", "x_1", "C#"]),
    min_size=1, max_size=4,
).map(" ".join)  # fmt: skip
TAGS = ["TI", "AU", "PY", "JO", "T2", "VL", "IS", "SP", "EP", "PB", "CY", "SN", "ED", "M3", "N1",
        "AB", "KW", "C1", "U1", "UR", "DO", "LA"]  # fmt: skip
NAMES = ["title", "container-title", "volume", "issue", "page", "publisher", "publisher-place",
         "ISSN", "language", "genre", "note", "abstract", "keyword", "medium"]  # fmt: skip
PATHS = ["titles/title", "titles/secondary-title", "titles/tertiary-title", "volume", "number",
         "pages", "publisher", "pub-location", "isbn", "language", "notes", "research-notes",
         "custom1", "abstract"]  # fmt: skip
MEDLINE = ["TI", "AU", "FAU", "CN", "DP", "JT", "TA", "VI", "IP", "IS", "LA", "AB", "OT", "MH",
           "PT", "PB", "STAT", "SO", "PMC"]  # fmt: skip
WOS = ["TI", "AU", "AF", "CA", "PY", "PD", "SO", "SE", "JI", "VL", "IS", "AR", "CT", "PU", "PI",
       "PG", "LA", "DE", "ID", "AB", "BE", "C1", "CR", "FX", "UT"]  # fmt: skip
REFER = ["T", "A", "D", "8", "J", "B", "I", "C", "E", "S", "K", "X", "Z", "@", "G", "!", "U",
         "+", "7", "9", "1"]  # fmt: skip
FEW = settings(at_most(60, fast=8), suppress_health_check=list(HealthCheck))


def lost(text: str, form: str, values: list[str]) -> list[str]:
    """Return the values that the entry of a reference does not hold."""
    (row,) = importers.read_rows(text, f"x.{form}", form)
    if row.record is None:
        return []
    entry = fields.entry_of(row.record, "k")
    kept = squash(to_unicode("|".join(item.text for item in entry.fields)))
    return [it for it in values if not all(squash(word) in kept for word in it.split())]


@pytest.mark.slow
@FEW
@given(st.dictionaries(st.sampled_from(TAGS), WORDS, min_size=1))
def test_ris(said: dict[str, str]) -> None:
    """Every tag."""
    said["TI"] = said.get("TI", "A Title")
    text = "TY  - JOUR\n" + "".join(f"{tag}  - {it}\n" for tag, it in said.items()) + "ER  - \n"
    assert lost(text, "ris", list(said.values())) == []


@pytest.mark.slow
@FEW
@given(st.dictionaries(st.sampled_from(NAMES), WORDS, min_size=1))
def test_csl_json(said: dict[str, str]) -> None:
    """Every name of an item."""
    item = {"type": "article-journal", "title": "A Title", **said}
    item["editor"] = [{"family": "Knuth", "given": "Donald"}]  # type: ignore[assignment]
    values = [*said.values(), "Knuth", "Donald"]
    assert lost(json.dumps([item]), "csl-json", values) == []


@pytest.mark.slow
@FEW
@given(st.dictionaries(st.sampled_from(PATHS), WORDS, min_size=1))
def test_endnote(said: dict[str, str]) -> None:
    """Every element of a record."""
    said["titles/title"] = said.get("titles/title", "A Title")
    titles = "".join(_element(path, it) for path, it in said.items() if path.startswith("titles/"))
    others = "".join(_element(path, it) for path, it in said.items() if "/" not in path)
    record = f'<record><ref-type name="Book">6</ref-type><titles>{titles}</titles>{others}</record>'
    text = f"<xml><records>{record}</records></xml>"
    assert lost(text, "endnote", list(said.values())) == []


@pytest.mark.slow
@FEW
@given(st.dictionaries(st.sampled_from(MEDLINE), WORDS, min_size=1))
def test_medline(said: dict[str, str]) -> None:
    """Every tag."""
    said["TI"] = said.get("TI", "A Title")
    text = "PMID- 12345\n" + "".join(f"{tag:4}- {it}\n" for tag, it in said.items())
    assert lost(text, "medline", list(said.values())) == []


@pytest.mark.slow
@FEW
@given(st.dictionaries(st.sampled_from(REFER), WORDS, min_size=1))
def test_refer(said: dict[str, str]) -> None:
    """Every tag."""
    said["T"] = said.get("T", "A Title")
    text = "%0 Journal Article\n" + "".join(f"%{tag} {it}\n" for tag, it in said.items())
    assert lost(text, "refer", list(said.values())) == []


@pytest.mark.slow
@FEW
@given(st.dictionaries(st.sampled_from(WOS), WORDS, min_size=1), st.sampled_from("JSBCP"))
def test_wos(said: dict[str, str], kind: str) -> None:
    """Every tag; names in short are in the full ones."""
    said["TI"] = said.get("TI", "A Title")
    text = f"PT {kind}\n" + "".join(f"{tag} {it}\n" for tag, it in said.items()) + "ER\n"
    values = [it for tag, it in said.items() if tag != "AU" or "AF" not in said]
    assert lost(text, "wos", values) == []


def _element(path: str, text: str) -> str:
    name = path.rpartition("/")[2]
    return f'<{name}><style face="normal">{escape(text)}</style></{name}>'


@pytest.mark.parametrize(
    ("said", "annote"),
    [
        pytest.param({"PY": "2024", "DA": "2024/03/15/"}, "", id="said twice"),
        pytest.param({"SN": "1234-5678", "CY": "Oslo", "C1": "12 pages"}, "RIS: C1 = 12 pages",
                     id="no field"),
        pytest.param({"AU": "van der Maaten, L.", "UR": "https://doi.org/10.1/x"}, "", id="read"),
        pytest.param({"VL": "3", "IS": "3", "M1": "3", "SE": "2"}, "RIS: M1 = 3; SE = 2",
                     id="another number"),
        pytest.param({"SP": "7", "EP": "9", "PY": "2024", "DA": "2024/03/05/"}, "", id="numbers"),
        pytest.param({"JO": "J. Snails", "JF": "Journal of Snails"}, "", id="short name"),
        pytest.param({"JO": "Tides", "JF": "Sea Notes"}, "RIS: JF = Sea Notes", id="two names"),
        pytest.param({"AU": "Gu, A. B.", "ED": "Yu, C. D.", "PY": "2024", "DA": "2024 Mar 5"}, "",
                     id="initials and a day"),
        pytest.param({"AU": "Li, A", "ED": "Yu, C", "A4": "Wu, D"}, "", id="short names"),
        pytest.param({"PY": "2024", "Y1": "2024/03", "DA": "2024 Mar-Apr"},
                     "RIS: DA = 2024 Mar-Apr", id="more than a month"),
        pytest.param({"SP": "377", "EP": "86", "M1": "377-86"}, "", id="pages in another way"),
        pytest.param({"AU": "B. Yu", "PY": "2024", "Y1": "2024/03/05", "DA": "Mar 5"}, "",
                     id="a name in another order and a day without its year"),
        pytest.param({"SP": "377", "EP": "nan"}, "RIS: SP = 377-nan", id="no page"),
        pytest.param({"SN": "0027-8424 (Print)", "C1": "Yu (Print)"}, "RIS: C1 = Yu (Print)",
                     id="what kind of number"),
        pytest.param({"JO": "Kitchen Tides", "AU": "Gu, Jin", "A3": "Chen, J"},
                     "RIS: A3 = Chen, J", id="a person whose names are in other words"),
    ],
)  # fmt: skip
def test_only_values_without_a_field_are_noted(said: dict[str, str], annote: str) -> None:
    """Dates, names and identifiers in another form are no rest."""
    text = "TY  - JOUR\nTI  - A Title\n" + "".join(f"{tag}  - {it}\n" for tag, it in said.items())
    (row,) = importers.read_rows(f"{text}ER  - \n", "x.ris", "ris")
    assert dict((row.record or Record()).extra).get("annote", "") == annote


CHAPTER = {
    "editor": "{The A and B Group} and van Ed, Itor",
    "series": "LNCS",
    "address": "Berlin",
    "language": "English",
    "shorttitle": "Snails",
    "isbn": "978-3-540-28372-0",
}
IN_RIS = """\
TY  - CHAP
TI  - Snails in Spring
ST  - Snails
AU  - Gu, Albert
A2  - The A and B Group,
A2  - van Ed, Itor
T2  - A Book
T3  - LNCS
CY  - Berlin
LA  - English
SN  - 978-3-540-28372-0
ER  -
"""
IN_CSL = """\
{"type": "chapter", "title": "Snails in Spring", "title-short": "Snails",
 "author": [{"family": "Gu", "given": "Albert"}],
 "editor": [{"literal": "The A and B Group"}, {"family": "van Ed", "given": "Itor"}],
 "container-title": "A Book", "collection-title": "LNCS", "publisher-place": "Berlin",
 "language": "English", "ISBN": "978-3-540-28372-0"}
"""
IN_ENDNOTE = """\
<xml><records><record><ref-type name="Book Section">5</ref-type>
<contributors><authors><author>Gu, Albert</author></authors><secondary-authors>
<author>The A and B Group,</author><author>van Ed, Itor</author></secondary-authors></contributors>
<titles><title>Snails in Spring</title><short-title>Snails</short-title>
<secondary-title>A Book</secondary-title><tertiary-title>LNCS</tertiary-title></titles>
<pub-location>Berlin</pub-location><language>English</language><isbn>978-3-540-28372-0</isbn>
</record></records></xml>
"""


IN_REFER = """\
%0 Book Section
%T Snails in Spring
%! Snails
%A Gu, Albert
%E The A and B Group,
%E van Ed, Itor
%B A Book
%S LNCS
%C Berlin
%G English
%@ 978-3-540-28372-0
"""


@pytest.mark.parametrize(
    ("text", "form", "extra"),
    [
        pytest.param("TY  - JOUR\nTI  - Snails\nPY  - In press\nER  - \n", "ris",
                     {"pubstate": "inpress"}, id="ris"),
        pytest.param('[{"title": "Snails", "type": "book", "issued": {"literal": "forthcoming"}}]',
                     "csl-json", {"pubstate": "forthcoming"}, id="csl-json"),
        pytest.param("%0 Book\n%T Snails\n%D Submitted\n", "refer",
                     {"pubstate": "submitted"}, id="refer"),
        pytest.param("TY  - JOUR\nTI  - Snails\nPY  - n.d.\nER  - \n", "ris", {}, id="no date"),
        pytest.param("TY  - JOUR\nTI  - Snails\nPY  - 2020\nN1  - n.d.\nC1  - in press\nER  - \n",
                     "ris", {"annote": "n.d.; RIS: C1 = in press"}, id="beside a year"),
        pytest.param("TY  - JOUR\nTI  - In Press\nKW  - submitted\nER  - \n", "ris", {},
                     id="a title and a keyword"),
        pytest.param("TY  - JOUR\nTI  - In pressure\nN1  - submitted\nPY  - In press\nER  - \n",
                     "ris", {"annote": "submitted", "pubstate": "inpress"}, id="beside a note"),
    ],
)  # fmt: skip
def test_a_state_in_place_of_a_year(text: str, form: str, extra: dict[str, str]) -> None:
    """biblatex prints `pubstate` there; where a year is known, it is a note as any other."""
    (row,) = importers.read_rows(text, f"x.{form}", form)
    assert row.record is not None
    assert dict(row.record.extra) == extra


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param(IN_RIS, "ris", id="ris"),
        pytest.param(IN_CSL.replace("van Ed", "Ed").replace(
            '"given": "Itor"', '"given": "Itor", "non-dropping-particle": "van"'), "csl-json",
            id="csl-json"),
        pytest.param(IN_ENDNOTE, "endnote", id="endnote"),
        pytest.param(IN_REFER, "refer", id="refer"),
    ],
)  # fmt: skip
def test_what_bibtex_has_a_field_for_is_in_it(text: str, form: str) -> None:
    """A bibliography prints the editors and the series of a chapter; nothing is left for notes."""
    (row,) = importers.read_rows(text, f"x.{form}", form)
    assert row.record is not None
    entry = fields.entry_of(row.record, "gu")
    found = {item.name: item.text for item in entry.fields}

    assert entry.type == "incollection"
    assert {name: found.get(name) for name in [*CHAPTER, "annote"]} == {**CHAPTER, "annote": None}


@pytest.mark.parametrize(
    ("form", "text", "kind", "issuer"),
    [
        pytest.param("ris", "TY  - THES\nTI  - T\nM3  - M.Sc. thesis\nPB  - MIT\nT2  - Physics\n",
                     "mastersthesis", "MIT", id="ris-master"),
        pytest.param("ris", "TY  - THES\nTI  - T\nM3  - PhD\nPB  - MIT\n", "phdthesis", "MIT",
                     id="ris-doctor"),
        pytest.param("ris", "TY  - RPRT\nTI  - T\nPB  - NASA\n", "techreport", "NASA",
                     id="ris-report"),
        pytest.param("refer", "%0 Thesis\n%T T\n%I MIT\n%9 Ph.D.\n", "phdthesis", "MIT",
                     id="refer-doctor"),
        pytest.param("csl-json",
                     '{"type": "thesis", "title": "T", "genre": "Master\'s thesis", '
                     '"publisher": "MIT"}', "mastersthesis", "MIT", id="csl-master"),
        pytest.param("csl-json", '{"type": "report", "title": "T", "publisher": "NASA"}',
                     "techreport", "NASA", id="csl-report"),
        pytest.param("endnote",
                     '<xml><record><ref-type name="Thesis"/><titles><title>T</title></titles>'
                     "<work-type>Diplomarbeit</work-type><publisher>MIT</publisher></record></xml>",
                     "mastersthesis", "MIT", id="endnote-master"),
    ],
)  # fmt: skip
def test_the_kind_of_a_thesis_and_who_issued_it(
    form: str, text: str, kind: str, issuer: str
) -> None:
    """A thesis has a school and a report an institution, and neither has a publisher."""
    (row,) = importers.read_rows(text, f"x.{form}", form)
    assert row.record is not None
    assert (row.record.type, row.record.venue, row.record.publisher) == (kind, issuer, "")


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("ris", "TY  - THES\nTI  - T\nM3  - Bachelor's thesis\n"),
        ("csl-json", '{"type": "thesis", "title": "T", "genre": "Bachelor\'s thesis"}'),
        ("refer", "%0 Thesis\n%T T\n%9 Bachelor's thesis\n"),
        ("endnote", """<xml><record><ref-type name="Thesis"/><titles><title>T</title></titles>
<work-type>Bachelor's thesis</work-type></record></xml>"""),
    ],
    ids=["ris", "csl-json", "refer", "endnote"],
)  # fmt: skip
def test_a_thesis_that_bibtex_has_no_type_for(form: str, text: str) -> None:
    """It is not printed as a PhD thesis."""
    (row,) = importers.read_rows(text, f"x.{form}", form)
    assert row.record is not None
    entry = fields.entry_of(row.record, "k")

    assert (entry.type, entry.get("type")) == ("phdthesis", "Bachelor's thesis")
    assert "annote" not in entry


@pytest.mark.parametrize(
    ("form", "text", "kept", "silent"),
    [
        ("ris", "TY  - {}\nTI  - T\n", "RIS: TY = MPCT", ["JOUR", "GEN"]),
        ("ris", "TY  - {}\nTI  - Map of a grant\n", "RIS: TY = MAP", ["JOUR", "GEN"]),
        ("ris", "TY  - {}\nTI  - Map of a grant\n", "RIS: TY = GRANT", ["PAT", "DATA"]),
        ("csl-json", '{{"type": "{}", "title": "T"}}', "CSL: type = map", ["book", "webpage"]),
        ("csl-json", '{{"itemType": "{}", "title": "T"}}', "CSL: type = film",
         ["journalArticle", "preprint"]),
        ("refer", "%0 {}\n%T T\n", "refer: 0 = Artwork", ["Journal Article", "Generic"]),
        ("endnote", """<xml><record><ref-type name="{}"/><titles><title>T</title></titles></record>
</xml>""", "EndNote: ref-type = Map", ["Book", "Web Page"]),
    ],
    ids=["ris", "short word of title", "word of title", "csl-json", "zotero", "refer", "endnote"],
)  # fmt: skip
def test_a_type_that_entries_do_not_have_is_kept(
    form: str, text: str, kept: str, silent: list[str]
) -> None:
    """A film is more than a `misc`; a web page, or what is of no type, is not."""

    def annote(kind: str) -> str:
        (row,) = importers.read_rows(text.format(kind), f"x.{form}", form)
        assert row.record is not None
        return fields.entry_of(row.record, "k").get("annote")

    assert [annote(kind) for kind in (kept.split(" = ")[1], *silent)] == [kept, "", ""]


def test_editors_are_written_as_authors_are() -> None:
    """BibTeX counts bytes: the first letter of a name is a command where it is not ASCII."""
    text = "TY  - CHAP\nTI  - T\nT2  - B\nAU  - Çelik, Ö.\nED  - Çelik, Ö.\nER  - \n"
    (row,) = importers.read_rows(text, "x.ris", "ris")
    assert row.record is not None
    entry = fields.entry_of(row.record, "k")

    assert entry.get("editor") == entry.get("author") != "Çelik, Ö."


KEYWORDS = st.text("Ab ,;{}%&_$<>/", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("ris", "TY  - JOUR\nTI  - T\nKW  - {}\nER  - \n"),
        ("csl-json", '[{{"title": "T", "keyword": {}}}]'),
        ("endnote", """<xml><record><titles><title>T</title></titles>\
<keywords><keyword>{}</keyword></keywords></record></xml>"""),
        ("medline", "PMID- 12345\nTI  - T\nOT  - {}\n"),
        ("refer", "%0 Book\n%T T\n%K {}\n"),
    ],
    ids=["ris", "csl-json", "endnote", "medline", "refer"],
)  # fmt: skip
@at_most(60, fast=8)
@given(said=KEYWORDS)
@example(said="Networks, neural; {S4}")
@example(said="$&AA;$")
def test_keywords_can_be_tags(form: str, text: str, said: str) -> None:
    """Whatever marks they hold: they are separated at commas and semicolons, as in `keywords`.

    Tags that are read again are the same.
    """

    def tags(said: str) -> tuple[str, ...]:
        written = json.dumps(said) if form == "csl-json" else escape(said) if "<" in text else said
        (row,) = importers.read_rows(text.format(written), f"x.{form}", form)
        assert row.record is not None
        return row.record.tags

    made = tags(said)
    keywords = fields.keywords_with(Entry("misc", "k", ()), made) or ""

    assert split_keywords(keywords) == made
    assert tags("; ".join(made)) == made
    known = {"Networks, neural; {S4}": ("Networks", "neural", "S4"), "$&AA;$": ("$&AA", "$")}
    assert made == known.get(said, made)


@pytest.mark.parametrize("attribute", Record._fields)
def test_no_attribute_is_noted_twice(attribute: str) -> None:
    """A new attribute of records, too: what it has is not noted a second time."""
    values: dict[str, tuple[object, str]] = {
        "authors": ((Person("Ottifant"),), "Ottifant"), "others": (True, ""),
        "year": (2020, "2020"), "month": (11, "11"), "day": (17, "17"),
        "identifiers": ((Identifier("doi", "10.1000/ottifant"),), "10.1000/ottifant"),
        "links": ((Link("code", "https://x.org/ottifant"),), "https://x.org/ottifant"),
        "tags": (("ottifant",), "ottifant"), "extra": ((("eid", "ottifant"),), "ottifant"),
        "line": (7, ""), "type": ("phdthesis", "PhD thesis"),
        **dict.fromkeys(("source", "retrieved"), ("ottifant", "")),
    }  # fmt: skip
    value, text = values.get(attribute, ("ottifant", "ottifant"))
    record = Record(**{attribute: value})  # type: ignore[arg-type]

    assert with_remainder(record, [("X", text)], "RIS") == record
    assert with_remainder(record, [("X", "kangaroo")], "RIS") != record
