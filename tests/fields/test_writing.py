"""Records written as entries."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit import fields, identifiers
from ssmlit.fields import entry_of, texts
from ssmlit.fields.identity import where_found
from ssmlit.model import Field, Identifier, Link, Person, Record
from tests.conftest import at_most

ARXIV = Identifier("arxiv", "2008.07669")
PREPRINT = Record(
    title="Mamba: Linear-Time Sequence Modeling with 100% SSMs",
    authors=(Person("Gu", "Albert"), Person("Dao", "Tri")),
    year=2023,
    month=12,
    day=1,
    identifiers=(Identifier("arxiv", "2312.00752", 2),),
    links=(Link("code", "https://github.com/state-spaces/mamba"),),
    tags=("ssm", "foundations"),
    primary_class="cs.LG",
)
PUBLISHED = PREPRINT._replace(
    type="inproceedings",
    venue="Conference on Q&A",
    volume="3",
    pages="1–10",
    identifiers=(
        Identifier("arxiv", "2312.00752"),
        Identifier("doi", "10.1145/a_b"),
        Identifier("openreview", "AL1fq05o7H"),
    ),
    links=(
        Link("project", "https://x.github.io/m"),
        Link("code", "https://github.com/a/b"),
        Link("code", "https://github.com/c/d"),
        Link("paper", "https://x.org/a_b"),
    ),
    extra=(("series", "LNCS"),),
)


def test_a_work_without_authors_has_its_key_where_they_would_be() -> None:
    """BibTeX's styles sort it by `key`."""
    record = Record(title="Tides", venue="Journal of Shells", type="article", year=2024)
    assert tuple(texts(entry_of(record, "tides2024")).items()) == (
        ("title", "Tides"),
        ("key", "tides2024"),
        ("journal", "Journal of Shells"),
        ("year", "2024"),
    )


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("file", "a_b & 50%.pdf", "a_b & 50%.pdf"),
        ("howpublished", "A_B & 50%", r"A\_B \& 50\%"),
        ("webpage", "https://x.org/a_b", "https://x.org/a_b"),
        ("editor", "Ann Carver and Élie Holm", r"Carver, Ann and Holm, {\'E}lie"),
    ],
)
def test_further_fields_are_escaped_where_they_are_text(
    name: str, value: str, written: str
) -> None:
    record = Record(title="Tides", extra=((name, value),))
    assert texts(entry_of(record))[name] == written


@pytest.mark.parametrize(
    ("entry_type", "field"),
    [
        ("article", "journal"),
        ("inproceedings", "booktitle"),
        ("inbook", "booktitle"),
        ("book", "series"),
    ],
)
def test_the_field_of_the_venue(entry_type: str, field: str) -> None:
    entry = entry_of(Record(title="Tides", type=entry_type, venue="Shells"), "k")
    assert texts(entry) == {"title": "Tides", "key": "k", field: "Shells"}


def test_preprint() -> None:
    """A preprint is @misc with eprint; the version has its own field, the month is a macro."""
    entry = entry_of(PREPRINT, "gu2023mamba", timestamp="2026-01-02")

    assert (entry.type, entry.key) == ("misc", "gu2023mamba")
    assert Field("month", "dec", "dec") in entry.fields
    assert tuple(texts(entry).items()) == (
        ("title", r"{Mamba}: Linear-Time Sequence Modeling with 100\% {SSMs}"),
        ("author", "Gu, Albert and Dao, Tri"),
        ("year", "2023"),
        ("month", "dec"),
        ("day", "1"),
        ("eprint", "2312.00752"),
        ("archiveprefix", "arXiv"),
        ("primaryclass", "cs.LG"),
        ("version", "2"),
        ("code", "https://github.com/state-spaces/mamba"),
        ("keywords", "ssm, foundations"),
        ("timestamp", "2026-01-02"),
    )


def test_published() -> None:
    """A publication has its venue's fields, and keeps eprint and every link."""
    entry = entry_of(PUBLISHED, "k")

    assert entry.type == "inproceedings"
    assert tuple(texts(entry).items())[2:] == (
        ("booktitle", r"Conference on Q\&A"),
        ("volume", "3"),
        ("pages", "1--10"),
        ("year", "2023"),
        ("month", "dec"),
        ("day", "1"),
        ("eprint", "2312.00752"),
        ("archiveprefix", "arXiv"),
        ("primaryclass", "cs.LG"),
        ("doi", "10.1145/a_b"),
        ("openreview", "AL1fq05o7H"),
        ("url", "https://x.org/a_b"),
        ("code", "https://github.com/a/b"),
        ("project", "https://x.github.io/m"),
        ("links", "code=https://github.com/c/d"),
        ("keywords", "ssm, foundations"),
        ("series", "LNCS"),
    )


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(Record(type="article", venue="JMLR"), "article", id="article"),
        pytest.param(Record(type="article"), "misc", id="article-without-journal"),
        pytest.param(Record(type="inproceedings"), "misc", id="paper-without-proceedings"),
        pytest.param(Record(type="online"), "misc", id="biblatex-only"),
        pytest.param(Record(type="thesis", venue="Stanford"), "phdthesis", id="thesis"),
        pytest.param(Record(type="phdthesis"), "phdthesis", id="thesis-without-school"),
        pytest.param(Record(type="book", publisher="MIT"), "book", id="book"),
        pytest.param(Record(type="book"), "book", id="book-without-publisher"),
        pytest.param(Record(type=""), "misc", id="no-type"),
    ],
)
def test_type(record: Record, expected: str) -> None:
    """What a source calls a book or a thesis stays one; what appeared nowhere is no article."""
    assert entry_of(record, "k").type == expected


def test_second_identifiers() -> None:
    """Second identifiers of a scheme, and schemes without a field, share one field."""
    record = Record(
        title="X",
        authors=(Person("A"),),
        identifiers=(
            Identifier("doi", "10.1145/a"),
            Identifier("doi", "10.1145/b"),
            Identifier("pmlr", "v202/gu23a"),
            Identifier("virtual", "icml/2023/oral/25438"),
        ),
        links=(Link("paper", "https://x.org/a"),),
    )
    entry = entry_of(record, "k")
    assert texts(entry)["doi"] == "10.1145/a"
    assert (
        texts(entry)["identifiers"] == "doi:10.1145/b pmlr:v202/gu23a virtual:icml/2023/oral/25438"
    )
    assert set(fields.record(entry).identifiers) == set(record.identifiers)


@pytest.mark.parametrize(
    ("role", "named", "url"),
    [
        pytest.param("page", [ARXIV], "https://x.org/a", id="perhaps the publisher's"),
        pytest.param("blog", [ARXIV], "", id="a blog beside an identifier"),
        pytest.param("related", [ARXIV], "", id="words of its own beside an identifier"),
        pytest.param("blog", [Identifier("acl", "P19-1001")],
                     "https://aclanthology.org/P19-1001/", id="an identifier without a field"),
        pytest.param("blog", [], "https://x.org/a", id="nothing else"),
    ],
)  # fmt: skip
def test_a_blog_is_an_address_where_nothing_else_is(
    role: str, named: list[Identifier], url: str
) -> None:
    """Exports would cite the paper there."""
    link = Link(role, "https://x.org/a")
    record = Record(title="X", links=(link,), identifiers=(*named,))

    entry = entry_of(record, "k")

    assert entry.get("url").rstrip("/") == url.rstrip("/")
    assert where_found({f.name: f.text for f in entry.fields}, "misc") == (
        entry.get("url") or identifiers.url(ARXIV)
    )
    assert link.url in {one.url for one in fields.record(entry).links}


def test_a_page_that_is_only_related_is_no_address_beside_a_pdf() -> None:
    links = Link("pdf", "https://x.org/a.pdf"), Link("related", "https://y.org/data")

    entry = entry_of(Record(title="X", links=links), "k")

    assert (entry.get("pdf"), entry.get("url")) == ("https://x.org/a.pdf", "")


def test_link_only_identifier() -> None:
    """An identifier that is an address is written as one."""
    record = Record(title="X", identifiers=(Identifier("pmlr", "v202/gu23a"),))
    entry = texts(entry_of(record, "k"))
    assert entry["url"] == "https://proceedings.mlr.press/v202/gu23a.html"
    assert "identifiers" not in entry


def test_braces_in_address() -> None:
    """Braces never leave an address unbalanced."""
    record = Record(title="X", links=(Link("paper", "https://x.org/{a"),))
    assert texts(entry_of(record, "k"))["url"] == "https://x.org/%7Ba"


@pytest.mark.parametrize("record", [PREPRINT, PUBLISHED], ids=["preprint", "published"])
def test_reads_back(record: Record) -> None:
    """Reading what was written gives the record."""
    found = fields.record(entry_of(record, "k"))._replace(key="", line=0)
    assert set(found.links) == set(record.links)
    assert found._replace(links=()) == record._replace(links=())


@at_most(fast=8)
@given(st.data())
def test_identifiers_that_links_repeat_are_not_lost(data: st.DataObject) -> None:
    """Neither is written because the other is, and then both are left out."""
    named = data.draw(_identifiers)
    urls = [address for one in named if (address := identifiers.url(one))]
    linked = data.draw(st.lists(st.sampled_from(urls), unique=True) if urls else st.just([]))
    record = Record(title="X", identifiers=(*named,), links=tuple(Link("paper", u) for u in linked))

    found = fields.record(entry_of(record, "k"))

    assert set(found.identifiers) >= set(named)


_text = st.text(alphabet="abAB SU4é&%_#$^~<>{}Δ中.:-+", max_size=20).map(
    lambda text: " ".join(text.replace("--", "-").split())
)
_name = st.text(alphabet="abABé.&", min_size=1, max_size=6)
_person = st.builds(partial(Person), _name, _name, st.sampled_from(["", "van", "de la"]))
_identifiers = st.lists(
    st.sampled_from(
        [
            Identifier("arxiv", "2312.00752"),
            Identifier("arxiv", "math/0309136"),
            Identifier("doi", "10.1145/a(b)_c"),
            Identifier("doi", "10.1145/d"),
            Identifier("openreview", "AL1fq05o7H"),
            Identifier("acl", "P19-1001"),
            Identifier("isbn", "9780306406157"),
            Identifier("pmlr", "v202/gu23a"),
            Identifier("cvf", "Wang_Selective_CVPR_2023_paper"),
        ]
    ),
    unique=True,
    max_size=5,
)
_links = st.lists(
    st.sampled_from(
        [
            Link("code", "https://github.com/a/b_c"),
            Link("code", "https://gitlab.com/a%20b"),
            Link("project", "https://x.github.io/p"),
            Link("pdf", "https://x.org/a.pdf"),
            Link("paper", "https://x.org/a?b=1&c=~d"),
            Link("blog", "https://x.org/blog#x"),
        ]
    ),
    unique=True,
    max_size=4,
)


@pytest.mark.slow
@given(
    record=st.builds(
        partial(Record),  # a named tuple itself would get values for all that is not given here
        type=st.sampled_from(["misc", "article", "inproceedings", "phdthesis", "book"]),
        title=_text,
        authors=st.lists(_person, max_size=3).map(tuple),
        year=st.sampled_from([0, 1999, 2023]),
        month=st.integers(0, 12),
        venue=_text.filter(lambda text: "$" not in text and "{" not in text),
        volume=st.sampled_from(["", "3"]),
        pages=st.sampled_from(["", "7", "1–10"]),
        publisher=st.sampled_from(["", "MIT Press", "A&B"]),
        identifiers=_identifiers.map(tuple),
        links=_links.map(tuple),
        tags=st.lists(st.sampled_from(["ssm", "a/b", "R&D"]), unique=True, max_size=3).map(tuple),
        note=_text,
    )
)
def test_fixed_point(record: Record) -> None:
    """Whatever the record, what was read from its entry is written and read again unchanged."""
    once = fields.record(entry_of(record, "k"))
    twice = fields.record(entry_of(once, "k"))
    assert twice == once
    assert set(once.identifiers) >= set(record.identifiers)
    assert {link.url for link in once.links} >= {link.url for link in record.links}
    assert (once.authors, once.year, once.month) == (record.authors, record.year, record.month)
    assert once.tags == record.tags
