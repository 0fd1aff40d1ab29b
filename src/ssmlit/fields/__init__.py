"""What an entry's fields mean: the only place that knows the names of fields.

`reading` makes records of entries, `writing` makes entries of records, `keywords` edits tags,
`identity` finds identifiers and links, `dates` reads dates, `names` holds the tables.
"""

from ssmlit.fields.keywords import keywords_with, tag_separator
from ssmlit.fields.reading import (
    comparable,
    identifiers,
    old_keys,
    record,
    tags,
    texts,
    title,
    venue,
    year,
)
from ssmlit.fields.writing import new_entry

__all__ = [
    "comparable",
    "identifiers",
    "keywords_with",
    "new_entry",
    "old_keys",
    "record",
    "tag_separator",
    "tags",
    "texts",
    "title",
    "venue",
    "year",
]
