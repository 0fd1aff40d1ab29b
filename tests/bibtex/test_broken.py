"""Blocks that cannot be read are the same, whether the entries were read before or not."""

from __future__ import annotations

import pytest

from ssmlit.bibtex import parse_document

TEXT = "@misc{a}\n@misc{b x {1}}\n% @misc\n@misc{c, x = {1}}\n@misc{d, x = {1\n"


@pytest.mark.parametrize("whole", [True, False])
def test_blocks_that_cannot_be_read(*, whole: bool) -> None:
    """In the file's order."""
    document = parse_document(TEXT)
    if whole:
        assert [entry.key for entry in document.entries] == ["a", "c"]
    else:
        next(document.iter_entries())  # the others were not read

    assert [block.line for block in document.broken] == [2, 5]
