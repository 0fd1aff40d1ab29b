"""The options of an export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Venues = Literal["keep", "full", "short", "iso4"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options; by default source text is exported as it stands in the library.

    Attributes:
        fields: only these, lower case; empty for all. Naming an internal field asks for it.
        drop: not these, lower case.
        internal: with the fields that only ssmlit reads (tags, code, day added …).
        protect: braces in titles: "auto" adds what styles would lower-case, "all" braces the
            whole title, "none" removes protecting braces, "keep" leaves them.
        encoding: "keep", "unicode" (accent commands become letters) or "latex" (letters become
            commands).
        max_authors: longer name lists are cut with `and others`; 0 for no limit.
        min_authors: to how many names they are cut; 0 for `max_authors`.
        venues: names of journals and proceedings: "keep", "full" (abbreviations written out),
            "short" (NeurIPS, IEEE TPAMI), "iso4" (words abbreviated).
        abbreviations: words of the user's own for "iso4", see `venues.abbreviated`.
        strings: "keep" sends the `@string` macros in use along, "expand" writes their text.
    """

    fields: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()
    internal: bool = False
    protect: Literal["auto", "all", "none", "keep"] = "auto"
    encoding: Literal["keep", "unicode", "latex"] = "keep"
    max_authors: int = 0
    min_authors: int = 0
    venues: Venues = "keep"
    abbreviations: tuple[tuple[str, str], ...] = ()
    strings: Literal["keep", "expand"] = "keep"
