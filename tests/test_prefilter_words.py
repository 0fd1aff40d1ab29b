"""What a text must contain to have an identifier: no filter and no index takes an entry away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ssmlit.fields import identifiers
from ssmlit.fields.identity import address
from ssmlit.identifiers import parse, publishers, words_to_prefilter_by
from ssmlit.latex import squash
from ssmlit.library import Library
from ssmlit.query import DocumentCorpus, Query, search
from ssmlit.query.nodes import Id
from tests import test_addresses, test_identifiers
from tests.conftest import at_most
from tests.index.conftest import indexed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ssmlit.model import Identifier


def _texts(values: object) -> Iterator[str]:
    if isinstance(values, str):
        yield values
    elif isinstance(values, tuple | list):
        for value in values:
            yield from _texts(value)


def _tabled() -> list[str]:
    """Return the addresses and ids in the tables of the other tests."""
    found = [f"https://{row.split()[0]}" for row in test_addresses.PAPERS.split("\n")[1:-1]]
    for test in vars(test_identifiers).values():
        for mark in getattr(test, "pytestmark", ()):
            found += _texts(mark.args[1:])
    texts = (text.strip() for text in found if not set("{}%\\") & set(text))
    return [text for text in dict.fromkeys(texts) if parse(address(text))]


def _of_forms() -> st.SearchStrategy[str]:
    """Draw addresses of the forms in the tables of publishers, and of those that have none."""
    made = [
        st.from_regex(path, fullmatch=True, alphabet=st.characters(codec="ascii"))
        .map(quote)
        .map(partial("https://{}/{}".format, host))
        for host, path, _ in publishers.FORMS
    ]
    number = st.integers(1, 30_000)
    issn = st.sampled_from(sorted(publishers.journals_of_mdpi()))
    archive = st.sampled_from(sorted(publishers._OSF))
    return st.one_of(
        *made,
        st.builds("https://www.mdpi.com/{}/{}/{}/{}/htm".format, issn, number, number, number),
        st.builds("https://elifesciences.org/articles/{}".format, number),
        st.builds("https://roboticsproceedings.org/rss{:02}/p{:03}.pdf".format,
                  st.integers(1, 39), st.integers(1, 200)),
        st.builds("https://osf.io/preprints/{}/{:05}_v2".format, archive, number),
        st.builds("https://{}.com/{:05}".format, archive, number),
    )  # fmt: skip


def _file(text: str) -> str:
    return f"@misc{{a, title = {{Snails}}, url = {{{text}}}}}\n@misc{{b, title = {{Tides}}}}\n"


@pytest.mark.parametrize("text", _tabled())
def test_an_entry_is_found_by_what_its_address_names(text: str) -> None:
    """By key and by query; in a small file and in a large one."""
    library = Library.from_text(_file(text))
    document = library.document
    corpora = DocumentCorpus(document), DocumentCorpus(document, large=0)
    for identifier in identifiers(library.get("a")):
        query = Query("", Id(identifier))

        assert [entry.key for entry in library.carrying(identifier)] == ["a"]
        assert [entry.key for entry in library.by_identifier(identifier)] == ["a"]
        for corpus in corpora:
            assert [hit.subject.key for hit in search(query, corpus)] == ["a"]


@pytest.mark.slow
def test_entries_are_found_in_an_index_by_what_their_addresses_name(tmp_path: Path) -> None:
    entries = [f"@misc{{k{at}, url = {{{text}}}}}" for at, text in enumerate(_tabled())]
    library = Library.from_text("\n".join(entries))
    named: dict[Identifier, set[str]] = {}
    for entry in library.entries:
        for identifier in identifiers(entry):
            named.setdefault(identifier, set()).add(entry.key)

    corpus = indexed(tmp_path / "index", library.document.data)
    found = {one: {hit.subject.key for hit in search(Query("", Id(one)), corpus)} for one in named}

    assert found == named
    assert len(set().union(*named.values())) == len(entries)


@pytest.mark.slow
@at_most(fast=8)
@given(_of_forms())
def test_every_address_of_a_form_contains_the_words(text: str) -> None:
    found = parse(text)
    assume(found)

    assert found is not None
    assert all(word in squash(text) for word in words_to_prefilter_by(found))


@pytest.mark.slow
@at_most(fast=8)
@given(st.from_regex(r"10\.\d{4}/[a-z0-9<>;:()&_.+#-]{1,20}[a-z0-9]", fullmatch=True))
def test_every_notation_of_a_doi_contains_the_words(doi: str) -> None:
    """As it is, as TeX, as HTML, as an address."""
    tex = doi.replace("_", r"\_").replace("&", r"\&").replace("#", r"\#")
    html = doi.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    written = [doi, tex, tex.replace("<", "{$<$}"), html, f"https://doi.org/{quote(doi)}"]
    for text in written:
        entry = Library.from_text(f"@misc{{a, doi = {{{text}}}}}").get("a")
        for identifier in identifiers(entry):
            assert all(
                one in squash(entry.get("doi")) for one in words_to_prefilter_by(identifier)
            ), text


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("2312.00752", "2312 00752"),
        ("math/0309136", "math 0309136"),
        ("10.1038/s41586-021_a", "s41586 021 a"),
        ("10.3390/rs16080049", "49"),
        ("10.3390/mi71014055", "4055"),
        ("10.3390/mi71020000", "0000"),
        ("10.3390/books978", "978"),
        ("10.7554/elife.08362.001", "elife 08362 001"),
        ("isbn:9780262035613", "026203561"),
        ("PMC123", "123"),
    ],
)
def test_words_of_an_identifier(identifier: str, expected: str) -> None:
    """As much as there is: the less, the more entries are read."""
    found = parse(identifier)

    assert found is not None
    assert words_to_prefilter_by(found) == tuple(expected.split())
