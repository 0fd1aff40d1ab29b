"""What a list says about one paper."""

from __future__ import annotations

import pytest

from ssmlit.model import Identifier, Link, Record
from ssmlit.render import View
from ssmlit.render.papers import links, ordered, paper_url, remark, short_title

ARXIV, FORUM = Identifier("arxiv", "2312.00752"), Identifier("openreview", "tEYskw1VY2")
PMLR = Link("paper", "https://proceedings.mlr.press/v202/x.html")
PAYWALL = Link("paper", "https://www.sciencedirect.com/x")
NOT_OPEN = Link("paper", "https://notneurips.cc.example.org/x")


@pytest.mark.parametrize(
    ("record", "address"),
    [
        pytest.param(Record(identifiers=(ARXIV, Identifier("acl", "2024.acl-long.1")), venue="ACL"),
                     "https://aclanthology.org/2024.acl-long.1/", id="acl-before-arxiv"),
        pytest.param(Record(identifiers=(ARXIV, Identifier("doi", "10.18653/v1/2024.acl-long.1"))),
                     "https://doi.org/10.18653/v1/2024.acl-long.1", id="acl-by-doi"),
        pytest.param(Record(identifiers=(ARXIV,), links=(PMLR,), venue="ICML"), PMLR.url,
                     id="proceedings"),
        pytest.param(Record(identifiers=(ARXIV,), links=(PMLR,)),
                     "https://arxiv.org/abs/2312.00752", id="arxiv-when-nothing-says-published"),
        pytest.param(Record(identifiers=(ARXIV, FORUM), venue="COLM"),
                     "https://openreview.net/forum?id=tEYskw1VY2", id="forum-when-published"),
        pytest.param(Record(identifiers=(ARXIV, FORUM)), "https://arxiv.org/abs/2312.00752",
                     id="arxiv-before-a-submission"),
        pytest.param(
            Record(identifiers=(ARXIV, Identifier("doi", "10.1/x")), links=(PAYWALL,), venue="J"),
            "https://arxiv.org/abs/2312.00752",
            id="arxiv-before-a-paywall",
        ),
        pytest.param(Record(links=(NOT_OPEN,), identifiers=(ARXIV,), venue="J"),
                     "https://arxiv.org/abs/2312.00752", id="a-host-that-only-looks-open"),
        pytest.param(Record(venue="J", links=(Link("paper", "https://[bad"),)), "https://[bad",
                     id="an-address-nobody-can-take-apart"),
        pytest.param(
            Record(links=(Link("pdf", "https://a.b/x.pdf"), Link("code", "https://a.b/c"))),
            "https://a.b/x.pdf",
            id="pdf-when-there-is-nothing-else",
        ),
        pytest.param(Record(identifiers=(Identifier("doi", "10.48550/arxiv.2312.00752"),)),
                     "https://doi.org/10.48550/arxiv.2312.00752", id="an-arxiv-doi-alone"),
        pytest.param(Record(links=(Link("paper", "javascript:x"),)), "", id="none-to-follow"),
    ],
)  # fmt: skip
def test_the_address_of_a_paper_is_the_best_open_one(record: Record, address: str) -> None:
    """Published and open, then arXiv, then what there is."""
    assert paper_url(record) == address


def test_the_thesis_that_is_the_paper_is_not_named_twice() -> None:
    """A link that already is the paper's does not are beside it again."""
    record = Record(links=(Link("thesis", "https://a.b/t"), Link("pdf", "https://a.b/t.pdf")))

    assert links(record, View(name="v")) == (
        ("paper", "https://a.b/t"),
        ("pdf", "https://a.b/t.pdf"),
    )


@pytest.mark.parametrize(
    ("order", "keys"),
    [
        pytest.param("newest", ["c", "b", "a", "D"], id="newest"),
        pytest.param("oldest", ["a", "b", "c", "D"], id="oldest"),
        pytest.param("added", ["b", "c", "a", "D"], id="added"),
        pytest.param("title", ["b", "D", "a", "c"], id="title"),
        pytest.param("key", ["a", "b", "c", "D"], id="key"),
    ],
)
def test_papers_have_an_order(order: str, keys: list[str]) -> None:
    """Undated papers are last, capitals do not count."""
    shelf = [
        Record(key="a", title="m", year=2023, month=5),
        Record(key="b", title="A", year=2023, month=6, extra=(("timestamp", "2025-01-01"),)),
        Record(key="c", title="z", year=2024),
        Record(key="D", title="b"),
    ]

    assert [record.key for record in ordered(shelf, order)] == keys
    assert [record.key for record in ordered(shelf[::-1], order)] == keys


def test_what_entries_say_in_tex_is_shown_as_text() -> None:
    """Remarks and short titles are read from the entry's own fields."""
    record = Record(note="oral", extra=(("remark", r"3\% of \'Eloi"), ("shorttitle", r"S\&P")))

    assert (remark(record), short_title(record)) == ("oral, 3% of Éloi", "S&P")
