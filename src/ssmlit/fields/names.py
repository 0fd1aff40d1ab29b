"""Names of fields and what they stand for: the table that reading and writing share.

Responsible for names. Does not depend on values.
"""

from __future__ import annotations

#: Name lists of biblatex's data model (biblatex manual, 2.2.2).
NAME_FIELDS = (
    "author", "editor", "translator", "bookauthor", "editora", "editorb", "editorc", "annotator",
    "commentator", "introduction", "foreword", "afterword", "holder", "shortauthor", "shorteditor",
)  # fmt: skip

#: What editors do besides editing: their roles in CSL, which are biblatex's `editortype` too.
CSL_EDITORS = ("compiler", "director", "illustrator", "organizer")

#: The journal that a work is in, as BibTeX and biblatex call the field.
JOURNAL_FIELDS = ("journal", "journaltitle")

#: The journal or the book that a work is in.
CONTAINER_FIELDS = (*JOURNAL_FIELDS, "booktitle")

#: Where a work appeared: fields, the most trusted first.
VENUE_FIELDS = (*CONTAINER_FIELDS, "school", "institution", "howpublished")

#: The field a venue is written to, by entry type. A type not listed has no venue field;
#: without a venue an entry of these types would not compile cleanly, so it becomes @misc.
VENUE_FIELD_OF = {
    "article": "journal",
    **dict.fromkeys(("inproceedings", "conference", "incollection"), "booktitle"),
    **dict.fromkeys(("phdthesis", "mastersthesis"), "school"),
    "techreport": "institution",
    **dict.fromkeys(("misc", "unpublished"), "howpublished"),
}

#: What biblatex calls fields, by their names in BibTeX (its manual, section 2.2.5) and jurabib.
BIBLATEX_NAMES = {
    "journal": "journaltitle", "address": "location", "school": "institution",
    "annote": "annotation", "key": "sortkey", "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass", "origyear": "origdate",
}  # fmt: skip

#: Identifiers with a field of their own, scheme → field; all others share `identifiers`.
IDENTIFIER_FIELDS = {
    "arxiv": "eprint", "doi": "doi", "openreview": "openreview", "isbn": "isbn", "pmid": "pmid",
    "pmc": "pmcid",
}  # fmt: skip

#: Schemes of preprint servers: their ids say where a work without a venue is.
PREPRINT_SCHEMES = frozenset({"arxiv", "openreview"})

#: Which archive's number is in `eprint`, as BibTeX and biblatex call the field.
ARCHIVE_FIELDS = ("archiveprefix", "eprinttype")

#: Addresses that may name a work, the last two as BibDesk writes them.
LINKING_FIELDS = ("url", "ee", "pdf", "link", "biburl", "bdsk-url-1", "bdsk-url-2")

#: Where identifiers are read from: their own fields, addresses, and, besides venues, prose.
IDENTIFYING_FIELDS = (
    *IDENTIFIER_FIELDS.values(), "arxivid", "arxiv", "identifiers", *LINKING_FIELDS,
    "volume", "howpublished", "note",
)  # fmt: skip

#: The fields that may name an identifier, a volume only beside its journal.
IDENTIFIED_BY = (*IDENTIFYING_FIELDS, *JOURNAL_FIELDS)

#: What a work is identified by: title, names, venue, tags, year, identifiers.
TELLING_FIELDS = frozenset(
    {"title", "subtitle", "shorttitle", "author", "editor", "keywords", "year", "date", "code"}
    | {*VENUE_FIELDS, *IDENTIFYING_FIELDS}
)

#: Links with a field of their own: the field's name is the link's role.
LINK_FIELDS = ("code", "project", "pdf", "video", "slides", "poster", "data", "demo")

#: What says when: fields with dates as biblatex writes them, and BibTeX's parts of the first.
DATE_FIELDS = ("date", "urldate", "eventdate", "origdate")
DATES = frozenset({"date", "year", "month", "day"})

#: Fields whose text is an address or an id: never TeX.
RAW_FIELDS = frozenset(
    {"url", "doi", "eprint", "openreview", "identifiers", "links", "file", "ids", "ee"}
    | {*DATE_FIELDS}  # `1480~` is about that year
)

#: Text fields that a record keeps under the same name.
PLAIN_FIELDS = ("volume", "number", "pages", "publisher", "edition", "abstract", "note")

#: What `record` reads into attributes; everything else is kept in `Record.extra`, and so is the
#: version of what is no preprint.
KNOWN = frozenset(
    {"title", "subtitle", "author", "year", "date", "month", "day", "keywords", "url", "ee"}
    | {*ARCHIVE_FIELDS, "primaryclass", "eprintclass", "version", "arxivid", "arxiv"}
    | {"identifiers", "links", "ids", "timestamp", "file", "key"}
    | {*VENUE_FIELDS, *PLAIN_FIELDS, *LINK_FIELDS, *IDENTIFIER_FIELDS.values()}
)

#: biblatex's entries that are not works: shared fields, and works printed as one reference.
NO_WORKS = frozenset({"xdata", "set"})

#: Fields that hold citation keys of other entries (biblatex manual, section 2.2.3).
DISTINCT = "distinct"  # lists the works that an entry is not, by key and identifier
REFERRING_FIELDS = ("crossref", "xref", "xdata", "related", "entryset")

#: Those whose entries complete others.
PARENT_FIELDS = ("crossref", "xdata")
