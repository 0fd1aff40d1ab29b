"""A library searched through its index gives what reading every entry gives."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from ssmlit import bibtex
from ssmlit.index.corpus import IndexedCorpus
from ssmlit.query import Corpus, DocumentCorpus, parse_query, search
from ssmlit.query.folded_texts import FOLDED
from ssmlit.query.searchable_entry import SearchableEntry
from tests.bibtex.strategies import FEW, File, files
from tests.index.conftest import indexed
from tests.query.conftest import LIBRARY
from tests.query.test_known_items import TABLE

SHIPPED = Path(__file__).resolve().parents[2] / "library.bib"


@pytest.mark.slow
@FEW
@given(files(broken=True))
def test_an_index_holds_what_the_document_holds(file: File) -> None:
    """Entries, their texts and what cannot be read are the same, in the same order."""
    document = bibtex.parse_document(file.text)
    with TemporaryDirectory() as folder:
        corpus = indexed(Path(folder) / "index", document.data)
        rows = list(corpus.subjects(parse_query("")))
        unreadable = list(corpus.unreadable())
        assert len(corpus) == len(document.entries)
        assert tuple(row.entry for row in rows) == document.entries

    for row, subject in zip(rows, map(SearchableEntry, document.entries), strict=True):
        assert [row.text(name) for name in FOLDED] == [subject.text(name) for name in FOLDED]
        assert (row.key, row.type, row.line, row.year) == (
            subject.key, subject.type, subject.line, subject.year,
        )  # fmt: skip
        assert (row.name, row.repository, row.added) == (
            subject.name, subject.repository, subject.added,
        )  # fmt: skip
        assert (row.tags, row.filled, row.month) == (subject.tags, subject.filled, subject.month)
    broken = [block for block in document.blocks if block.kind == "broken"]
    assert unreadable == [(block.line, document.block_index.text(block)) for block in broken]


@pytest.mark.slow
@pytest.mark.parametrize("library", ["fixture", "shipped"])
def test_known_items_are_found_through_an_index(tmp_path: Path, library: str) -> None:
    """Same hits, same scores, same order: for queries of words, of fields, and with typos."""
    text = LIBRARY if library == "fixture" else SHIPPED.read_text(encoding="utf-8")
    document = bibtex.parse_document(text)
    corpus = indexed(tmp_path / "index", document.data)
    queries = [line.split("|")[0].strip() for line in TABLE.strip().splitlines()]
    more = ["author:gu", '"state space"', "tag:medical", "venue:neurips", "id:2312.00752", "-mamba",
            "abstract:transformer", "has:code year:2023..", "missing:doi", "added:2024-01..",
            "title:/mamba.*unet/", 'author:"albert gu"', "note:pages", "type:phdthesis", "zzqqzz",
            "id:10.1000/xyz_123", "publisher:springer OR key:gu2023mamba"]  # fmt: skip
    for query in (parse_query(text) for text in [*queries, *more] if text):
        through, plain = search(query, corpus), search(query, DocumentCorpus(document))
        found = [(hit.key, hit.score, hit.matched_terms, hit.approximate) for hit in through]
        assert found == [(hit.key, hit.score, hit.matched_terms, hit.approximate) for hit in plain]


def test_lines_and_words(tmp_path: Path) -> None:
    """They are the file's: also behind a remark, and for a query that is misspelt."""
    text = (
        "% kept by hand\n\n@misc{a, title = {Slow Shells}, author = {Carver, Ann},\n"
        " keywords = {krill}}\n@misc{b, title = {\n@misc{c, title = {Tides}, year = 2024}\n"
    )
    corpus = indexed(tmp_path / "index", text.encode())

    assert [(row.key, row.line) for row in corpus.subjects(parse_query(""))] == [("a", 3), ("c", 6)]
    assert [block.line for block in corpus.unreadable()] == [5]
    assert corpus.vocabulary().words == (
        "2024", "ann", "carver", "krill", "shells", "slow", "tides",
    )  # fmt: skip


@pytest.mark.parametrize(
    "query", ["publisher:springer", 'publisher:"springer nature"', "note:naive"]
)
def test_fields_without_a_column_are_searched_too(tmp_path: Path, query: str) -> None:
    """Also where their words come from macros, from pieces joined by `#`, or from LaTeX."""
    text = (
        '@string{sn = "Springer"}\n@misc{other, note = {naval}}\n'
        '@book{z, publisher = sn # { Nature}, note = {na{\\"i}ve}}\n'
    )
    corpus = indexed(tmp_path / "index", text.encode())
    assert [hit.key for hit in search(parse_query(query), corpus, fuzzy=False)] == ["z"]


def test_subscripts_are_found_in_every_dress(tmp_path: Path) -> None:
    """As text, TeX and what services left; through the index and by reading every entry."""
    titles = [
        "CO2",
        "CO$_2$",
        r"CO\textsubscript{2}",
        "CO<sub>2</sub>",
        "CO&lt;sub&gt;2&lt;/sub&gt;",
    ]
    text = "".join(f"@misc{{k{n}, title = {{On {it}}}}}\n" for n, it in enumerate([*titles, "CO"]))
    plain = DocumentCorpus(bibtex.parse_document(text))
    sources = (indexed(tmp_path / "index", text.encode()), plain)

    found = [
        [hit.key for hit in search(parse_query("title:co2"), it, fuzzy=False)] for it in sources
    ]

    assert [sorted(keys) for keys in found] == [[f"k{n}" for n in range(len(titles))]] * 2


@pytest.mark.parametrize(
    "names",
    [
        pytest.param("crossref = {parent}", id="crossref"),
        pytest.param("XDATA = {parent}", id="xdata"),
        pytest.param("publisher = {xdata=parent-publisher}", id="a-value-of-another"),
    ],
)
def test_what_an_entry_has_from_another_is_found_through_an_index(
    tmp_path: Path, names: str
) -> None:
    """By whatever way it names the other."""
    text = f"@book{{parent, publisher = {{Sea}}}}\n@inbook{{child, title = {{Whales}}, {names}}}\n"
    corpus = indexed(tmp_path / "index", text.encode())
    rows = {row.key: row for row in corpus.subjects(parse_query(""))}

    assert rows["child"].is_heir
    assert rows["child"].get("publisher") == "Sea"
    found = search(parse_query("publisher:sea"), corpus, fuzzy=False)
    assert sorted(hit.key for hit in found) == ["child", "parent"]


TOLD = """
@misc{child, title = {Whales}, note = {sing}, crossref = {Parent}}
@book{Parent, publisher = {Sea}, year = 2021, keywords = {tides}}
"""


@pytest.mark.parametrize(
    ("query", "keys", "is_read"),
    [
        pytest.param("whales", ["child"], False, id="a-word"),
        pytest.param("", ["Parent", "child"], False, id="everything"),
        pytest.param("-whales", ["Parent"], False, id="not-a-word"),
        pytest.param("title:/^wh/", ["child"], False, id="a-pattern"),
        pytest.param("year:2021", ["Parent", "child"], False, id="a-year"),
        pytest.param("whales OR publisher:sea", ["Parent", "child"], True, id="or-another-field"),
        pytest.param("publisher:sea", ["Parent", "child"], True, id="another-field"),
        pytest.param("publisher:sea whales", ["child"], False, id="another-field-of-few"),
    ],
)
def test_known_spellings_need_no_search_of_the_library(
    tmp_path: Path, query: str, keys: list[str], is_read: bool
) -> None:
    """Of the rest no more is read than the entries concerned and their parents."""
    corpus = indexed(tmp_path / "index", TOLD.encode())
    asked: list[str] = []

    def library() -> Corpus:
        asked.append("the library")
        return DocumentCorpus(bibtex.parse_document(TOLD))

    def part(start: int = 0, end: int | None = None) -> bytes:
        assert end is not None, "the whole file was read"
        return TOLD.encode()[start:end]

    own = IndexedCorpus(corpus._path, corpus._state, part, library)

    assert sorted(hit.key for hit in search(parse_query(query), own, fuzzy=False)) == keys
    assert bool(asked) == is_read


def fails(corpus: IndexedCorpus, path: Path, how: str) -> IndexedCorpus:
    """Let the index fail in the middle of a search."""
    if how == "gone":
        path.unlink()
    elif how == "cut":
        path.write_bytes(path.read_bytes()[:4096])
    elif how == "foreign":
        path.write_bytes(b"x" * 8192)
    else:
        indexed(path, b"@misc{other, title = {Another State}}")
    return corpus


@pytest.mark.parametrize("how", ["gone", "cut", "foreign", "changed by another process"])
def test_an_index_that_fails_is_done_without(tmp_path: Path, how: str) -> None:
    """Every question is answered from the library itself, as it was when it was indexed."""
    path = tmp_path / "index"
    document = bibtex.parse_document(LIBRARY + "@misc{bad, title = {Walrus\n")
    corpus = fails(indexed(path, document.data), path, how)

    for query in map(parse_query, ("mamba", "", "mamaba", "rnn", "abstract:selective")):
        assert [hit.entry for hit in search(query, corpus)] == [
            hit.entry for hit in search(query, DocumentCorpus(document))
        ]
    assert len(corpus) == len(document.entries)
    assert corpus.tags()["surveys"] == sum(
        "surveys" in SearchableEntry(e).tags for e in document.entries
    )
    assert [one.line for one in corpus.unreadable()] == [LIBRARY.count("\n") + 1]
    assert corpus.containing([["mamba"]]) is None


def test_tags_from_parents_count_with_and_without_an_index(tmp_path: Path) -> None:
    """What an entry is found by, and what is proposed for a mistyped tag, are the same tags."""
    text = "@xdata{x, keywords = {vision}}\n@misc{a, title = {T}, xdata = {x}}\n"
    document = bibtex.parse_document(text)

    assert DocumentCorpus(document).tags() == {"vision": 2}
    assert indexed(tmp_path / "index", document.data).tags() == {"vision": 2}
