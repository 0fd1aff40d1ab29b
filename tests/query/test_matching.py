"""Which entries a query selects, by key."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from ssmlit import bibtex
from ssmlit.query import DocumentCorpus, parse_query, search
from ssmlit.query.prefilter_words import prefilter_fields, words_to_prefilter_by

TODAY = date(2024, 11, 25)

UNETS = {"wang2024mambaunet", "ruan2024vmunet", "liao2024lightmunet"}
GU = {"gu2023mamba", "gu2021efficiently", "gu2023modeling"}


def found(query: str, document: bibtex.Document) -> set[str]:
    corpus = DocumentCorpus(document)
    return {hit.entry.key for hit in search(parse_query(query, now=TODAY), corpus, fuzzy=False)}


CASES = [
    pytest.param("mamba unet", UNETS, id="words in any order"),
    pytest.param("unet MAMBA", UNETS, id="case"),
    pytest.param("mamba u-net", UNETS, id="hyphen typed"),
    pytest.param("mamba unets", UNETS, id="plural typed"),
    pytest.param("mambas schrodinger", set(), id="all words must match"),
    pytest.param("sequence structured", {"gu2021efficiently", "gu2023modeling"}, id="plural found"),
    pytest.param("schroder", {"schroder2022recurrent"}, id="accent in LaTeX"),
    pytest.param("Schröder", {"schroder2022recurrent"}, id="accent typed"),
    pytest.param(r"Schr{\"o}der", {"schroder2022recurrent"}, id="LaTeX typed"),
    pytest.param("naively", {"schroder2022recurrent"}, id="command in a title"),
    pytest.param("ostergaard", {"schroder2022recurrent"}, id="letter command"),
    pytest.param("vim", {"zhu2024vision", "yang2024vivim"}, id="name of the repository"),
    pytest.param("s4", {"gu2021efficiently"}, id="name of the repository only"),
    pytest.param(
        "state-spaces", {"gu2023mamba", "gu2021efficiently", "gu2023modeling"}, id="compound"
    ),
    pytest.param("transformer", set(), id="abstracts are not searched"),
    pytest.param("abstract:transformer", {"gu2023mamba"}, id="unless asked for"),
    pytest.param("note:330", {"gu2023modeling"}, id="note"),
    pytest.param("gu 2023", {"gu2023mamba", "gu2023modeling"}, id="author and year"),
    pytest.param("gu2023", {"gu2023mamba", "gu2023modeling"}, id="part of a key"),
    pytest.param("gu et al 2023", {"gu2023mamba", "gu2023modeling"}, id="et al"),
    pytest.param("gu thesis", {"gu2023modeling"}, id="a kind of work"),
    pytest.param("gu 2021", {"gu2021efficiently"}, id="the year of the preprint"),
    pytest.param("year:2021", set(), id="the field is the year of the publication"),
    pytest.param("surveys", {"schroder2022recurrent"}, id="a tag"),
    pytest.param("author:gu", GU, id="a short name is a whole name"),
    pytest.param("author:gut", set(), id="three letters are a whole name"),
    pytest.param("author:gut*", {"dong2024dual"}, id="unless a star says otherwise"),
    pytest.param("author:guti", {"dong2024dual"}, id="four letters begin a name"),
    pytest.param("author:ierrez", set(), id="names are not searched inside"),
    pytest.param('author:"albert gu"', GU, id="first name first"),
    pytest.param('author:"gu albert"', GU, id="last name first"),
    pytest.param('author:"gu tri"', set(), id="a phrase does not cross persons"),
    pytest.param('author:"gu alber"', set(), id="a phrase has whole names"),
    pytest.param('author:"gu karan"', set(), id="nor in the other order"),
    pytest.param("author:albert-gu", GU, id="name with a hyphen for a blank"),
    pytest.param("author:albert-g", set(), id="of it every word is whole"),
    pytest.param('"albert gu"', GU, id="a name as a phrase"),
    pytest.param(
        '"vision mamba"', {"ruan2024vmunet", "zhu2024vision", "yang2024vivim"}, id="phrase"
    ),
    pytest.param('"mamba vision"', set(), id="phrases have an order"),
    pytest.param('"ision mamb"', set(), id="phrases are whole words"),
    pytest.param('"u-net"', UNETS, id="phrase with a hyphen"),
    pytest.param("title:gu", set(), id="title only"),
    pytest.param("title:(mamba unet) -light", {"wang2024mambaunet", "ruan2024vmunet"}, id="group"),
    pytest.param(r"title:/^v\w*:/", {"yang2024vivim"}, id="regular expression"),
    pytest.param("title:/naïvely/", {"schroder2022recurrent"}, id="pattern in Unicode"),
    pytest.param("key:/^gu20\\d\\d[mn]/", {"gu2023mamba", "gu2023modeling"}, id="pattern on keys"),
    pytest.param("venue:neurips", {"schroder2022recurrent"}, id="acronym of a venue"),
    pytest.param("neurips", {"schroder2022recurrent"}, id="acronym as a plain word"),
    pytest.param("nips", {"schroder2022recurrent"}, id="its old name"),
    pytest.param(
        "venue:iclr", {"gu2021efficiently", "rimon2024mamba"}, id="either form of a venue"
    ),
    pytest.param("venue:stanford", {"gu2023modeling"}, id="a school is a venue"),
    pytest.param(
        "tag:medical", {"wang2024mambaunet", "ruan2024vmunet", "liao2024lightmunet"}, id="tag"
    ),
    pytest.param(
        "tag:medical-imaging", {"wang2024mambaunet", "liao2024lightmunet"}, id="whole tag"
    ),
    pytest.param('tag:"medical"', set(), id="quoted tag is exact"),
    pytest.param(
        'tag:"medical-imaging"', {"wang2024mambaunet", "liao2024lightmunet"}, id="and parent"
    ),
    pytest.param("tag:vision/medical", {"ruan2024vmunet"}, id="tag by its path"),
    pytest.param("tag:medical/vision", set(), id="levels have an order"),
    pytest.param("tag:imaging", set(), id="a tag is not searched inside"),
    pytest.param("tag:survey", {"schroder2022recurrent"}, id="tag without its s"),
    pytest.param("tag:foundation -tag:architecture", {"gu2021efficiently"}, id="not a tag"),
    pytest.param("year:2021..2022", {"gu2021efficiently", "schroder2022recurrent"}, id="years"),
    pytest.param("year:<2023", {"gu2021efficiently", "schroder2022recurrent"}, id="before"),
    pytest.param("id:2312.00752v2", {"gu2023mamba"}, id="arXiv id"),
    pytest.param("id:https://arxiv.org/pdf/2312.00752.pdf", {"gu2023mamba"}, id="arXiv link"),
    pytest.param("2312.00752", {"gu2023mamba"}, id="bare id"),
    pytest.param("https://openreview.net/forum?id=uYLFoz1vlAC", {"gu2021efficiently"}, id="link"),
    pytest.param("doi:10.1000/XYZ_123", {"schroder2022recurrent"}, id="DOI in any case"),
    pytest.param("type:phdthesis", {"gu2023modeling"}, id="type"),
    pytest.param("has:code", {"gu2023mamba", "gu2021efficiently", "zhu2024vision"}, id="has"),
    pytest.param("gu missing:code", {"gu2023modeling", "dong2024dual"}, id="missing"),
    pytest.param("has:venue type:article", {"schroder2022recurrent"}, id="has any venue field"),
    pytest.param("added:7d", {"wang2024mambaunet", "ruan2024vmunet"}, id="added"),
    pytest.param(
        "added:2024-01-01..2024-06", {"gu2023mamba", "rimon2024mamba"}, id="added in range"
    ),
    pytest.param("hyperspectral OR vivim", {"dong2024dual", "yang2024vivim"}, id="or"),
    pytest.param("gu NOT (mamba OR surveys)", {"gu2021efficiently", "gu2023modeling"}, id="not"),
    pytest.param("code:hustvl", {"zhu2024vision"}, id="address of the code"),
]


@pytest.mark.parametrize(("query", "keys"), CASES)
def test_finds(query: str, keys: set[str], document: bibtex.Document) -> None:
    """A query finds exactly the entries it describes."""
    assert keys == found(query, document)


@pytest.mark.parametrize(("query", "keys"), CASES)
def test_prefilter_loses_nothing(query: str, keys: set[str], document: bibtex.Document) -> None:
    """Every match is among the entries that may be read."""
    parsed = parse_query(query, now=TODAY)

    assert keys <= {subject.key for subject in DocumentCorpus(document, large=0).subjects(parsed)}


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        pytest.param("snailnet", {"shells"}, id="whole"),
        pytest.param("snail", {"shells"}, id="its beginning"),
        pytest.param("ailnet", set(), id="never inside"),
        pytest.param("lab", set(), id="its owner is no name"),
    ],
)
def test_the_name_of_a_repository_names_the_work(query: str, keys: set[str]) -> None:
    document = bibtex.parse_document(
        "@misc{shells, title = {Tides}, code = {https://x.org/lab/SnailNet}}"
    )

    assert keys == found(query, document)


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        pytest.param("2023", "eprint = {2312.00752}", id="a year told by an arXiv id"),
        pytest.param("abcd", "author = {Cost $ Ed}, journal = {ab\\textcent cd $}",
                     id="no math over fields"),
        pytest.param("sub", "author = {Cost <sub>Ed}, journal = {Sea</sub> x}",
                     id="no tags over fields"),
        pytest.param("ed", "editor = {Ed, A.}", id="an editor"),
        pytest.param("thesis", "note = {x}", id="a type"),
    ],
)  # fmt: skip
def test_words_outside_the_title_are_found(query: str, fields: str) -> None:
    """The letters of an entry's fields do not keep it from being looked at."""
    document = bibtex.parse_document(f"@phdthesis{{k, title = {{Tides}}, {fields}}}")

    assert found(query, document) == {"k"}


@pytest.mark.parametrize(
    ("query", "tags"),
    [
        pytest.param("tag:C", {"C"}, id="a word"),
        pytest.param('tag:"C"', {"C"}, id="in quotation marks"),
        pytest.param("tag:c#", {"C#", "C# tools"}, id="a sharp is no separator"),
        pytest.param('tag:"C#"', {"C#"}, id="nor in quotation marks"),
        pytest.param("tag:C++", {"C++"}, id="plus signs"),
        pytest.param("tag:nlp", {"#nlp"}, id="a sharp before a word is none of its letters"),
    ],
)
def test_tags_that_differ_in_signs_are_two(query: str, tags: set[str]) -> None:
    document = bibtex.parse_document(
        "".join(f"@misc{{{tag}, keywords = {{{tag}}}}}" for tag in ("C", "C++", "#nlp"))
        + r"@misc{C#, keywords = {C\#}}@misc{tools, keywords = {C# tools}}"
    )
    named = {entry.key: entry.key for entry in document.entries} | {"tools": "C# tools"}

    assert {named[key] for key in found(query, document)} == tags


@pytest.mark.parametrize("name", ["note", "remark", "annote", "annotation"])
@pytest.mark.parametrize("asked", ["note", "remark", "annote"])
def test_notes_are_found_in_every_field_that_holds_them(asked: str, name: str) -> None:
    """A remark, too, which no bibliography prints, and what was kept in `annote`."""
    document = bibtex.parse_document(f"@misc{{k, {name} = {{Reread this}}}}")

    assert found(f"{asked}:reread", document) == {"k"}


def test_the_empty_query_finds_everything(document: bibtex.Document) -> None:
    """No condition selects every entry."""
    assert {entry.key for entry in document.entries} == found("", document)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("mamba unets", (("mamba", "unet"),), id="words without plural"),
        pytest.param("U-Net", (("net", "u"),), id="parts of a compound"),
        pytest.param("mamba OR unet", (("mamba",), ("unet",)), id="a choice requires one"),
        pytest.param("mamba (unet OR vmunet)", (("mamba", "unet"), ("vmunet", "mamba")),
                     id="beside a choice"),
        pytest.param("-mamba", ((),), id="negation"),
        pytest.param("title:/mamba/", ((),), id="regular expression"),
        pytest.param("id:2312.00752", (("00752", "2312"),), id="identifier"),
        pytest.param("neurips",
                     (("neurip",), ("information", "processing", "systems", "neural"), ("nips",)),
                     id="a venue of several names"),
        pytest.param("year:2024", ((),), id="years may be written as dates"),
        pytest.param("2023", ((),), id="a year may be told by an arXiv id"),
        pytest.param("2123", (("2123",),), id="a number that is not a year"),
        pytest.param("title:u-nets", (("unet",),), id="a compound in a field is one word"),
        pytest.param('title:"u nets"', (("nets", "u"),), id="a phrase as it is"),
        pytest.param("tag:ab-c/ds", (("ab", "ds", "c"),), id="levels of a tag"),
        pytest.param("tag:C#/S4++", (("s4", "c"),), id="signs of a tag are not in folded text"),
        pytest.param("mamba (unet OR has:x)", (("mamba", "unet"), ("mamba",)), id="half a choice"),
        pytest.param("b c d e f g i OR h", (tuple("bcdefg"), ("h",)), id="six of seven words"),
        pytest.param("a OR b OR c OR d OR e OR f OR g OR h", tuple(zip("abcdefgh")), id="eight"),
        pytest.param("a OR b OR c OR d OR e OR f OR g OR h OR i", ((),), id="nine"),
        pytest.param("(a OR b) (c OR d)", tuple(map(tuple, ("ac", "ad", "bc", "bd"))), id="ways"),
        pytest.param("(b OR c) (d OR e) (f OR g)", tuple(product("bc", "de", "fg")),
                     id="eight ways"),
        pytest.param("(a OR b OR c) (d OR e OR f)", (("a",), ("b",), ("c",)), id="too many ways"),
        pytest.param("doi:10.1000/a<b", (("a", "b"),), id="an identifier with other signs"),
        pytest.param("isbn:9780306406157", (("030640615",),), id="an identifier of many forms"),
        pytest.param("10.1000/xy", (("xy",), ("1000", "xy")), id="or its words"),
    ],
)  # fmt: skip
def test_prefilter_words(query: str, expected: tuple[tuple[str, ...], ...]) -> None:
    """Every match contains all words of one of the sets, the longest first."""
    assert expected == words_to_prefilter_by(parse_query(query))


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        pytest.param("author:gu", {"author", "editor"}, id="names"),
        pytest.param("editor:gu", {"editor"}, id="editors"),
        pytest.param("title:gu", {"title", "subtitle", "shorttitle"}, id="titles"),
        pytest.param("tag:gu", {"keywords"}, id="tags"),
        pytest.param("tag:gu OR series:gu", {"keywords", "series"}, id="a choice"),
        pytest.param("has:code -title:gu year:2023", set(), id="none"),
    ],
)
def test_fields_in_which_words_may_stand(query: str, fields: set[str]) -> None:
    """What else an entry says is not looked at; an author may be an editor."""
    assert prefilter_fields(parse_query(query)) == fields


def test_a_pasted_identifier_is_found_in_any_text() -> None:
    """It is looked up, and its digits are searched as words are."""
    here, bare, words = (
        prefilter_fields(parse_query(it)) for it in ("id:2312.00752", "2312.00752", "ice")
    )

    assert bare == here | words
    assert not words <= here


@pytest.mark.slow
def test_ten_thousand_words_need_six() -> None:
    """A monstrous query is filtered by a few of its words."""
    (words,) = words_to_prefilter_by(parse_query(" ".join(f"word{n}" for n in range(10_000))))

    assert len(words) == 6
