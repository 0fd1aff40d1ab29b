"""What an entry's fields mean, in BibTeX and biblatex.

`reading` reads single fields as text, `records` makes records of entries, `writing` makes entries
of records, `keywords` reads and edits tags, `identity` finds identifiers and links, `dates` reads
dates, `names` holds the tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.fields.entries import differences, own_name, says_all_of, with_title, writable
    from ssmlit.fields.keywords import check_tag, keywords_with, tags
    from ssmlit.fields.names import REFERRING_FIELDS
    from ssmlit.fields.reading import authors, firsts, old_keys, texts, title, year
    from ssmlit.fields.records import comparable_record, identifiers, outline_record, record
    from ssmlit.fields.writing import entry_of

__getattr__ = lazily(
    __name__,
    entries="writable differences own_name says_all_of with_title",
    names="REFERRING_FIELDS",
    keywords="check_tag keywords_with tags",
    reading="authors firsts old_keys texts title year",
    records="comparable_record identifiers outline_record record",
    writing="entry_of",
)
