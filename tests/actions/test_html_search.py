"""What the search of an HTML page knows about a paper beside its row."""

from __future__ import annotations

from ssmlit.actions.lists import html_search
from ssmlit.library import Library


def test_facts_of_a_paper() -> None:
    """What is empty is left out, so that the page stays small; text is Unicode without breaks."""
    library = Library.from_text(
        "@article{gu, title = {Mamba: A Model}, year = {2024}}\n"
        "@article{dao, title = {Th{\\'e}ories}, year = {2024}, eprint = {2312.00752},\n"
        "  archiveprefix = {arXiv}, keywords = {vision}, note = {Read  it\n twice},\n"
        "  timestamp = {2025-01-02}}\n"
    )

    found = [
        html_search.facts(entry, record)
        for entry, record in zip(library.entries, library.records, strict=True)
    ]

    assert found == [
        {
            "k": "gu", "T": "article", "y": 2024, "n": "Mamba", "t": [], "i": [],
            "f": ["title", "year"], "x": {"title": ["Mamba: A Model"]},
        },
        {
            "k": "dao", "T": "article", "y": 2024, "s": 2023, "d": "2025-01-02", "t": ["vision"],
            "i": ["arxiv:2312.00752"], "x": {"title": ["Théories"], "note": ["Read it twice"]},
            "f": ["archiveprefix", "eprint", "keywords", "note", "timestamp", "title", "year"],
        },
    ]  # fmt: skip


def test_private_notes_are_not_published() -> None:
    """A remark and what `annote` keeps are found on the command line only."""
    library = Library.from_text(
        "@misc{gu, title = {Mamba}, remark = {ours}, annote = {Merged}, note = {Best paper}}\n"
    )

    found = html_search.facts(library.entries[0], library.records[0])

    assert found["x"] == {"title": ["Mamba"], "note": ["Best paper"]}
