"""Where papers appear: one table of series and journals, recognised however people write them.

`data/venues.txt` is the table: abbreviation, full name, other abbreviations (those of dblp.org and
of reading lists), months of conferences. Queries, lists, imports, exports and duplicates ask here.
"""

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.venues.appearances import read_appearance
    from ssmlit.venues.iso4 import SMALL_WORDS, abbreviated, is_abbreviation, shortens
    from ssmlit.venues.names import find_venue, full_venue, short_venue, spellings
    from ssmlit.venues.publishers import HOUSE_WORDS, HOUSES, issuer
    from ssmlit.venues.table import venues
    from ssmlit.venues.venue_types import PROCEEDINGS, is_book_series, kind_of, kind_said

__getattr__ = lazily(
    __name__,
    iso4="SMALL_WORDS abbreviated is_abbreviation shortens",
    venue_types="PROCEEDINGS is_book_series kind_of kind_said",
    names="find_venue full_venue short_venue spellings",
    appearances="read_appearance",
    publishers="HOUSE_WORDS HOUSES issuer",
    table="venues",
)
