"""Invisible characters in answers do not reach the library."""

from __future__ import annotations

from ssmlit.model import Person, Record
from ssmlit.sources import arxiv
from ssmlit.sources.json_answers import without_invisible
from tests.sources.answers import entry, feed

JOINED = "\u0645\u06cc\u200c\u062e"  # Persian, with a joiner


def test_control_and_direction_characters_go() -> None:
    """Escape sequences, C1 controls and bidirectional overrides; joiners and letters stay."""
    said = Record(
        title="A\x1b[31m\x9b Ti\xadt\u200bl\u2060e\u202e\u2066 \u2069\x7f",
        authors=(
            Person(last="G\u200fu", first="\u202eAl"),
            Person(last="\u0645\u06cc\u200c\u062e"),
        ),
        abstract="one\ntwo\tthree\x00\ud83d",
        extra=(("note", "\ufeffx"),),
    )
    assert without_invisible(said) == Record(
        title="A[31m Title ",
        authors=(Person(last="Gu", first="Al"), Person(last=JOINED)),
        abstract="one\ntwo\tthree",
        extra=(("note", "x"),),
    )


def test_those_of_a_list_of_new_papers_go_too() -> None:
    """As `update` asks for it; its number of papers may be nonsense."""
    total = f"<opensearch:totalResults>{'9' * 5_000}</opensearch:totalResults>"
    name = "http://a9.com/-/spec/opensearch/1.1/"
    answer = feed(total, entry("2312.00752v1", "A \u202eTi\u00adtle"))
    answer = answer.replace(b"<feed ", f'<feed xmlns:opensearch="{name}" '.encode())
    page = arxiv.page(answer)
    assert ([one.title for one in page.records], page.total) == (["A Title"], 1)
