"""The entry types and fields that BibTeX, biblatex and their users know.

Responsible for the tables only. Sources: btxdoc (Patashnik 1988) section 3; the biblatex manual
3.19, sections 2.1 and 2.2; natbib, IEEEtran, revtex, JabRef, Zotero and ssmlit's own fields.
"""

from __future__ import annotations

from ssmlit.fields import REFERRING_FIELDS
from ssmlit.fields.entry_types import STYLE_TYPES
from ssmlit.fields.names import ARCHIVE_FIELDS, IDENTIFIED_BY, JOURNAL_FIELDS
from ssmlit.strings import words

TYPES = STYLE_TYPES | words("""
    mvbook bookinbook suppbook collection mvcollection suppcollection dataset online patent
    periodical suppperiodical mvproceedings reference mvreference inreference report set software
    thesis xdata electronic www artwork audio bibnote commentary image jurisdiction legislation
    legal letter movie music performance review standard video customa customb customc customd
    custome customf webpage ieeetranbstctl control softwareversion softwaremodule codefragment""")

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

#: Names of others that are as near to a standard one as a typo.
KNOWN_FIELDS = STANDARD_FIELDS | words("adsnote annot keyword notes sorttitle")

#: Text that a style prints as it stands.
PRINTED_FIELDS = (
    "title", "booktitle", "subtitle", "maintitle", "booksubtitle", "chapter", "journal",
    "journaltitle", "series", "publisher", "address", "location", "note", "howpublished",
    "organization", "institution", "school", "edition", "author", "editor", "addendum",
    "titleaddon", "eventtitle", "issuetitle", "shorttitle", "venue", "type",
)  # fmt: skip

#: What works and venues are called.
NAMES = ("title", "booktitle", *JOURNAL_FIELDS)

#: Fields by which an entry's record, or another entry of its work, is found and compared with it.
COMPARED = (
    *IDENTIFIED_BY, *ARCHIVE_FIELDS, "version", "title", "author", "booktitle",
    *REFERRING_FIELDS,
)  # fmt: skip
