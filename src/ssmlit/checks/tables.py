"""Names of entry types and fields that BibTeX, biblatex and their users know.

Responsible for the tables only. Sources: btxdoc (Patashnik 1988) section 3; the biblatex manual
3.19, sections 2.1 and 2.2; natbib, IEEEtran, revtex, JabRef, Zotero and ssmlit's own fields.
"""

from __future__ import annotations

from ssmlit.fields.names import STYLE_TYPES
from ssmlit.words import words

TYPES = STYLE_TYPES | words("""
    mvbook bookinbook suppbook collection mvcollection suppcollection dataset online patent
    periodical suppperiodical mvproceedings reference mvreference inreference report set software
    thesis xdata electronic www artwork audio bibnote commentary image jurisdiction legislation
    legal letter movie music performance review standard video customa customb customc customd
    custome customf webpage ieeetranbstctl control""")

#: Fields that a style prints or biber reads: what a misspelt field may have been meant to be.
STANDARD_FIELDS = words("""
    address annote author booktitle chapter crossref edition editor howpublished institution
    journal key month note number organization pages publisher school series title type volume year
    abstract addendum afterword annotation annotator archiveprefix bookauthor booksubtitle
    commentator date doi editora editorb eid entrysubtype eprint eprintclass eprinttype eventdate
    eventtitle file foreword holder introduction isbn issn issue issuetitle journalsubtitle
    journaltitle keywords langid language location maintitle mainsubtitle origdate origlanguage
    origtitle pagetotal part primaryclass pubstate shortauthor shorthand shortjournal shorttitle
    subtitle titleaddon translator urldate url venue version volumes xdata xref""")

KNOWN_FIELDS = STANDARD_FIELDS | words("""
    authortype bookpagination booktitleaddon chaptertype day editoratype editorbtype editorc
    editorctype editortype entrykey entryset eventtitleaddon execute gender ids indexsorttitle
    indextitle isan ismn isrn isbn13 isbn10 issuesubtitle issuetitleaddon iswc journaltitleaddon
    label langidopts library lista maintitleaddon nameaddon namea nameb namec options
    origlocation origpublisher pagination part presort related relatedoptions relatedstring
    relatedtype reprinttitle shorteditor shorthandintro shortseries sortkey sortname sortshorthand
    sorttitle sortyear usera userb userc userd usere userf verba verbb verbc
    links remark code project pdf video slides poster data demo openreview identifiers pmid pmcid
    timestamp arxivid arxiv mrnumber mrclass mrreviewer zblnumber zbl adsurl adsnote bibsource
    biburl ee affiliation affiliations contributor contributors copyright keyword tags tag groups
    owner comment comments notes annot rating read priority ranking username printed
    creationdate modificationdate added modified collaboration numpages articleno issue_date
    acmid lccn coden size paper shortbooktitle status topic abstractnote accessed extra
    archive archivelocation callnumber libraryid rights translator website repository hal_id
    hal_version editors-note nocheck uid number-of-cited-references web-of-science-categories
    intype place city country state tex.date""")

VENUE_FIELDS = ("journal", "journaltitle", "booktitle")

#: Text that a style prints as it stands.
PRINTED_FIELDS = (
    "title", "booktitle", "subtitle", "maintitle", "booksubtitle", "chapter", "journal",
    "journaltitle", "series", "publisher", "address", "location", "note", "howpublished",
    "organization", "institution", "school", "edition", "author", "editor", "addendum",
    "titleaddon", "eventtitle", "issuetitle", "shorttitle", "venue", "type",
)  # fmt: skip

#: Fields that carry an identifier or an address.
IDENTIFIER_FIELDS = (
    "doi", "eprint", "url", "isbn", "openreview", "pmid", "pmcid", "arxivid", "arxiv", "ee",
    "identifiers", "journal", "journaltitle", "howpublished", "note", "pdf",
)  # fmt: skip

OTHERS = "andere|autres|otros|altri|outros|andre|andra"
"""What stands for `others` behind the `and` of other languages, as an expression."""
