"""Search finds what reading every entry finds: no filter and no index takes an answer away."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssmlit import bibtex
from ssmlit.fields.inheritance import resolved
from ssmlit.query import DocumentCorpus, Query, parse_query, search
from ssmlit.query.matching import holds
from ssmlit.query.searchable_entry import SearchableEntry
from tests.bibtex.strategies import EXAMPLES
from tests.index.conftest import indexed

if TYPE_CHECKING:
    from ssmlit.bibtex import Document

WORDS = [
    "mamba",
    "Vision Mamba",
    "{U}-Net",
    "state\n    space",
    'Schr{\\"o}der',
    "Schröder",
    "S4++",
    "$O(n \\log n)$",
    "\\emph{selective} scan",
    "\\ss",
    "graph",
    "100\\%",
    "50% off",
    "me@x.org",
    "状態",
    "deep \\& wide",
    "C\\# code",
    "naïve",
    "2023",
    "\\'{E}tude",
    "a, b = c",
    "x {Y} z",
    "cost $",
    "<i>in vivo</i>",
    "x <sub>2",
]
NAMES = [
    "title",
    "Author",
    "booktitle",
    "journal",
    "keywords",
    "abstract",
    "note",
    "url",
    "year",
    "bibsource",
    "eprint",
    "doi",
    "code",
    "publisher",
    "TITLE",
    "shorttitle",
    "x_y",
    "crossref",
    "XData",
]
VALUES = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=3).map(lambda words: f"{{{' '.join(words)}}}"),
    st.lists(st.sampled_from([w for w in WORDS if '"' not in w]), min_size=1, max_size=2).map(
        lambda words: f'"{" and ".join(words)}"'
    ),
    st.sampled_from(["{key0}", '"KEY1"', "{key2, key0}", "{xdata=key1-title}", "{key9}"]),
    st.sampled_from(["nips", "2023", "jan", 'nips # " 36"', '{a} # "b"', "{2312.00752}"]),
    st.sampled_from(
        [
            "{foo,\n  url = {graph},\n  bar}",
            '"foo,\n  note = {graph},\n  title = {x}"',
            "{bibliography https://dblp.org/rec/x%20y}",
            "{% }",
            "{a\n@misc{b, c}\n}",
        ]
    ),
)
FIELDS = st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=6)
FRAMES = st.sampled_from(
    [
        "@misc{{{0},\n  {1}\n}}\n\n",
        "@article{{{0}, {1},}}\n",
        "@phdthesis({0},\n{1})\n",
        "% note\n@misc{{{0}, {1}}}",
        " @online {{{0},\n\t{1}\n}} text, url = {{x}}\n",
        "@misc{{{0}, {1}\n",
        "@misc{{{0},\n {1} % }}\n}}\n",
    ]
)
ENTRIES = st.tuples(FRAMES, FIELDS)


def file(entries: list[tuple[str, list[tuple[str, str]]]]) -> str:
    """Return the text of a library."""
    head = '@string{nips = "Neural Information Processing Systems"}\n\n'
    return head + "".join(
        frame.format(f"key{number}", ",\n  ".join(f"{name} = {value}" for name, value in fields))
        for number, (frame, fields) in enumerate(entries)
    )


LIBRARIES = st.lists(ENTRIES, min_size=1, max_size=5).map(file)
QUERIES = st.sampled_from(
    [
        "mamba",
        "graph",
        "unet",
        "u-net",
        '"state space"',
        "schroder",
        "title:graph",
        "author:schroder",
        "abstract:selective",
        "note:graph",
        "tag:mamba",
        "venue:neurips",
        "nips",
        "neurips",
        "systems",
        "2023",
        "202",
        "20",
        "id:2312.00752",
        "-mamba",
        "mamba OR graph",
        "mamba vision",
        "url:dblp",
        "nlogn",
        "has:code",
        "year:2023",
        "s4++",
        "misc",
        "phdthesis",
        "key1",
        "bibliography",
        "状態",
        "(graph OR mamba) -unet",
        "naive",
        "etude",
        "title:/gra?ph/",
        "type:article graph",
        "url",
        "ss",
        "publisher:systems",
        "off",
        "title",
        "36",
        "systems 36",
        "foo",
        "bar",
        "b",
        "cost",
        "vivo",
        "sub2",
        "xsub",
    ]
)


class Anything(str):
    """A text that holds whatever is looked for."""

    __slots__ = ()

    def __contains__(self, _: object) -> bool:
        return True


class Read(SearchableEntry):
    """An entry each of whose texts is looked at, whatever its letters are."""

    @property
    def squashed(self) -> str:
        return Anything()


def found_by_reading(query: Query, document: Document) -> set[tuple[int, str]]:
    """The slow way: every entry is asked, with what it has from its parents."""
    subjects = [Read(e, whole=resolved(e, document.find)) for e in document.entries]
    return {(one.line, one.key) for one in subjects if holds(query.root, one)}


@pytest.mark.slow
@settings(max_examples=2 * EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(LIBRARIES, st.lists(QUERIES, min_size=3, max_size=6, unique=True))
def test_nothing_is_missed_and_nothing_added(text: str, queries: list[str]) -> None:
    """A document, read or filtered, and its index, answer as a reader of every entry would."""
    document = bibtex.parse_document(text)
    with TemporaryDirectory() as folder:
        index = indexed(Path(folder) / "index", document.data)
        for query in map(parse_query, queries):
            expected = found_by_reading(query, document)
            prefiltered = DocumentCorpus(bibtex.parse_document(text), large=0)
            for source in (DocumentCorpus(bibtex.parse_document(text)), prefiltered, index):
                hits = search(query, source, fuzzy=False)
                assert {(hit.subject.line, hit.key) for hit in hits} == expected


@pytest.mark.parametrize("query", ["graph", "bibliography", "dblp"])
def test_what_no_searched_field_says_is_not_even_read(query: str) -> None:
    """Names of fields, addresses and sources of metadata let no entry through."""
    text = "".join(
        f"@article{{DBLP:journals/x{n},\n  author    = {{A B}},\n  title = {{On {{T}}hings}},\n"
        f"  url = {{https://dblp.org/{n}%20}},\n  biburl = {{https://dblp.org/rec/{n}.bib}},\n"
        "  bibsource = {dblp computer science bibliography, https://dblp.org}\n}\n\n"
        for n in range(3)
    )
    names = frozenset({"title", "author"})
    expected = 3 if query == "dblp" else 0  # it is in the keys

    assert len(bibtex.parse_document(text).containing([query], names=names)) == expected
