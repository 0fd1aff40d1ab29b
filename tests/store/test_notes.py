"""What is noted about a library, beside its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.store.notes import read_notes, write_notes
from ssmlit.store.state_folder import folder_for

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_noted_last_is_read(library: Path) -> None:
    """Under each name of its own; nothing before anything was noted."""
    assert read_notes(library, "update") == {}
    for notes in ({"day": "2026-01-02"}, {"day": "2026-02-03", "of": "Gräf"}):
        write_notes(library, "update", notes)

    assert read_notes(library, "update") == {"day": "2026-02-03", "of": "Gräf"}
    assert read_notes(library, "refresh") == {}


def test_notes_are_written_for_people_too(library: Path) -> None:
    """One line, in an order of their own, letters as they are."""
    write_notes(library, "update", {"of": "Gräf", "day": "2026-01-02"})

    text = (folder_for(library) / "update.json").read_text(encoding="utf-8")
    assert text == '{"day": "2026-01-02", "of": "Gräf"}\n'


@pytest.mark.parametrize("text", ["", "{", "[1]", '"text"', "[" * 100_000])
def test_damaged_notes_are_none(library: Path, text: str) -> None:
    """They are only a help: nothing stops for them."""
    write_notes(library, "update", {"day": "2026-01-02"})
    (folder_for(library) / "update.json").write_text(text)

    assert read_notes(library, "update") == {}
