"""The options of an export."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ssmlit.fields.names import BIBLATEX_NAMES

Protect = Literal["auto", "all", "none", "keep"]
Letters = Literal["keep", "unicode", "latex"]
Venues = Literal["keep", "full", "short", "iso4"]

#: What a field may be called in the library that an export has, or is asked for, under this name.
_SOURCES = {
    **{other: (name,) for name, other in BIBLATEX_NAMES.items()},
    **{name: (other,) for name, other in BIBLATEX_NAMES.items() if name != "school"},
    "date": ("year", "month", "day"),
    "year": ("date",),
}


def in_library(name: str) -> frozenset[str]:
    """Return the names that the field of a name may have in the library, BibTeX's or biblatex's."""
    return frozenset((name, *_SOURCES.get(name, ())))


class Options(NamedTuple):
    """The options; by default source text is exported as it stands in the library."""

    # only these, lower case; empty for all. Naming an internal field asks for it.
    fields: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()  # not these, lower case
    internal: bool = False  # with the fields that only ssmlit reads (tags, code, day added …)
    # braces in titles: "auto" adds what styles would lower-case, "all" braces the whole title,
    # "none" removes protecting braces, "keep" leaves them
    protect: Protect = "auto"
    # "keep", "unicode" (accent commands become letters) or "latex" (letters become commands)
    encoding: Letters = "keep"
    max_authors: int = 0  # longer name lists are cut with `and others`; 0 for no limit
    min_authors: int = 0  # to how many names they are cut; 0 for `max_authors`
    # names of journals and proceedings: "keep", "full" (abbreviations written out), "short"
    # (NeurIPS, IEEE TPAMI), "iso4" (words abbreviated)
    venues: Venues = "keep"
    # words of the user's own for "iso4", see `venues.abbreviated`
    abbreviations: tuple[tuple[str, str], ...] = ()
    # "keep" sends the `@string` macros in use along, "expand" writes their text
    strings: Literal["keep", "expand"] = "keep"

    def leaves_out(self, name: str) -> bool:
        """Return whether a field is not wanted, whatever the format."""
        return name in self.drop or bool(self.fields and name not in self.fields)
