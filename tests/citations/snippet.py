"""A piece of a paper that cites by a way of its own."""

from __future__ import annotations

from typing import NamedTuple


class Snippet(NamedTuple):
    """A piece of a paper's body, what it needs in the preamble, and other files."""

    body: str
    preamble: str = ""
    files: dict[str, str] = {}  # noqa: RUF012 - never changed
