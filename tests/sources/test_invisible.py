"""Invisible characters in answers do not reach the library."""

from __future__ import annotations

from ssmlit.model import Person, Record
from ssmlit.sources.invisible import without_invisible

JOINED = "\u0645\u06cc\u200c\u062e"  # Persian, with a joiner


def test_control_and_direction_characters_go() -> None:
    """Escape sequences, C1 controls and bidirectional overrides; joiners and letters stay."""
    said = Record(
        title="A\x1b[31m\x9b Title\u202e\u2066 \u2069\x7f",
        authors=(
            Person(last="G\u200fu", first="\u202eAl"),
            Person(last="\u0645\u06cc\u200c\u062e"),
        ),
        abstract="one\ntwo\tthree\x00",
        extra=(("note", "\ufeffx"),),
    )
    assert without_invisible(said) == Record(
        title="A[31m Title ",
        authors=(Person(last="Gu", first="Al"), Person(last=JOINED)),
        abstract="one\ntwo\tthree",
        extra=(("note", "x"),),
    )
