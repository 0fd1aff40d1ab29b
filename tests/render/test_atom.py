"""The Atom feed of a list."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from ssmlit.model import Identifier, Record
from ssmlit.render import View
from ssmlit.render.atom import atom
from tests.render.shelf import CHINESE, MAMBA, ODD, SHELF

NS = {"a": "http://www.w3.org/2005/Atom"}
VIEW = View(name="list", title="State Spaces & Co", url="https://example.org/list")


def feed(*records: Record, view: View = VIEW) -> ET.Element:
    """Return the feed of records as XML."""
    return ET.fromstring(atom(records, view, date="2025-08-01"))


def texts(root: ET.Element, path: str) -> list[str]:
    """Return the texts at a path."""
    return [element.text or "" for element in root.findall(path, NS)]


def test_a_feed_has_what_rfc_4287_demands() -> None:
    """Feed and entries have one id, title and date each; every entry has an author."""
    root = feed(*SHELF)

    assert texts(root, "a:title") == ["State Spaces & Co"]
    assert texts(root, "a:id") == ["https://example.org/list"]
    for entry in root.findall("a:entry", NS):
        for name in ("id", "title", "updated", "summary"):
            assert len(texts(entry, f"a:{name}")) == 1
        assert texts(entry, "a:author/a:name")[0] != ""
    dates = [*texts(root, "a:updated"), *texts(root, "a:entry/a:updated")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", date) for date in dates)
    assert len(set(texts(root, "a:entry/a:id"))) == len(SHELF)


def test_a_feed_links_to_its_page_and_to_itself() -> None:
    """Readers' programs find the page and, as RFC 4287 wants, the feed's own address."""
    shown = replace(VIEW, feed_url="https://example.org/new.xml")
    links = {e.get("rel"): e.get("href") for e in feed(MAMBA, view=shown).findall("a:link", NS)}

    assert links == {"alternate": "https://example.org/list", "self": "https://example.org/new.xml"}
    assert feed(MAMBA, view=replace(VIEW, url="")).findall("a:link", NS) == []


def test_entries_come_newest_addition_first_and_date_the_feed() -> None:
    """The feed's date is that of its newest entry, so it moves only with content."""
    root = feed(*(record for record in SHELF if record.extra))

    assert texts(root, "a:entry/a:updated") == [
        "2024-10-09T00:00:00Z",
        "2024-03-07T00:00:00Z",
        "2024-02-05T00:00:00Z",
        "2024-01-02T00:00:00Z",
    ]
    assert texts(root, "a:updated") == ["2024-10-09T00:00:00Z"]


def test_titles_with_markup_are_text() -> None:
    """Nothing of a title is XML; the address is the best one, encoded."""
    root = feed(ODD)

    assert texts(root, "a:entry/a:title") == [ODD.title]
    assert [e.get("href") for e in root.findall("a:entry/a:link", NS)] == [
        "https://doi.org/10.1000/a(b)c%7Cd"
    ]


@pytest.mark.parametrize(
    ("changed", "identity"),
    [
        pytest.param(MAMBA, "https://arxiv.org/abs/2312.00752", id="arxiv"),
        pytest.param(
            MAMBA._replace(identifiers=(*MAMBA.identifiers, Identifier("doi", "10.1/x"))),
            "https://arxiv.org/abs/2312.00752",
            id="published-later",
        ),
        pytest.param(CHINESE, "urn:uuid:6b35c159-0521-5f85-8407-5bc116247eab", id="key"),
    ],
)
def test_an_entrys_id_stays_when_a_paper_is_published(changed: Record, identity: str) -> None:
    """The id is the first identifier's address, or made from the key."""
    assert texts(feed(changed), "a:entry/a:id") == [identity]


def test_characters_that_xml_forbids_are_left_out() -> None:
    """A feed with control characters in titles can still be read."""
    assert texts(feed(Record(title="a\x00b\x0bc\ufffed")), "a:entry/a:title") == ["ab cd"]


def test_a_feed_holds_the_newest_fifty() -> None:
    """Readers' programs need the latest, not all."""
    many = [Record(title=f"t{n}", key=f"k{n}") for n in range(60)]

    assert len(feed(*many).findall("a:entry", NS)) == 50


def test_an_empty_feed_is_valid() -> None:
    """With no papers the date is the one given."""
    assert texts(feed(view=View(name="x")), "a:updated") == ["2025-08-01T00:00:00Z"]


@pytest.mark.parametrize(
    ("record", "day"),
    [
        pytest.param(
            Record(title="t", extra=(("timestamp", "2024-05-06"),)), "2024-05-06", id="added"
        ),
        pytest.param(Record(title="t", retrieved="2024-05-06T10:00:00"), "2024-05-06", id="time"),
        pytest.param(Record(title="t", year=2024, month=5), "2024-05-01", id="published"),
        pytest.param(Record(title="t", year=2024, month=2, day=31), "2024-02-01", id="no-such-day"),
        pytest.param(
            Record(title="t", year=2024, month=13, extra=(("timestamp", "2024-13-01"),)),
            "2024-01-01",
            id="no-such-month",
        ),
        pytest.param(Record(title="t"), "2025-08-01", id="unknown"),
    ],
)
def test_an_entrys_date_does_not_move_by_itself(record: Record, day: str) -> None:
    """The day it was added, else of its publication, and only then today."""
    assert texts(feed(record), "a:entry/a:updated") == [f"{day}T00:00:00Z"]
