"""`ssmlit import`: paper lists and bibliographies."""

from __future__ import annotations

from ssmlit.cli.import_.options import ImportOptions
from ssmlit.cli.shared.command import command
from ssmlit.cli.shared.session import Session

HELP = """Import paper lists and bibliographies.

\b
  ssmlit import README.md                    an "awesome list" in Markdown
  ssmlit import ../awesome-mamba             a folder's README
  ssmlit import refs.bib export.ris --tag thesis
  curl -s URL | ssmlit import - --as markdown --offline

Sections of a list become tags; [import.sections] in ssmlit.toml maps headings to tags. Every row is
reported with its line: added, merged into an entry, maybe in the library, title and link of
different papers, or not a paper; those already in the library are counted. A second import of the
same list changes nothing. At a terminal you are asked about rows in doubt. A list that `render`
wrote is compared with its entries: `--take` accepts the edits made in it. `--with-view NAME` also
adds a view to ssmlit.toml that shows the papers as the list does. Entries of a .bib file keep their
own text.
"""

JSON = """
What became of every row.
  rows (list of object): In the order of the files.
    path (text): The file.
    line (number): Its line.
    section (list of text): The headings above it.
    status (text): `added`, `merged`, `present`, `maybe`, `conflict`, `mismatch`,
      `not-a-paper`, `untitled`, `unsure`, `unreadable`, `unwritable`.
    key (text): The entry's key; empty when there is none.
    reason (text): Why.
    notes (list of text): What should be looked at.
    text (text): The row itself, at most 2,000 characters; empty if its paper is in the library.
    mentions (list of text): Identifiers in the row that are not of its paper.
    filled (list of text): Fields that a merge filled.
    leftovers (list of leftover): Where the entry disagrees.
    paper (paper or null): The entry, or what the row says.
    candidates (list of object): Papers that it may be.
      side (text): Which side of the row names it: `title` or `link`.
      paper (paper): The paper.
  counts (table of number): Status → number of rows.
  changes (list of object): What differs from the library.
    path (text): The file.
    line (number): The line of the row; of one that is gone, of the list.
    key (text): The entry's key.
    field (text): What was changed; `row` for one that is gone.
    before (text): What the library says.
    after (text): What the list says.
    status (text): `taken`, `refused` or `open`.
  unread (list of object): Their lists stay as they are.
    path (text): The file.
    line (number): The line.
    text (text): What it says.
  ...diff
"""


@command("import", writes=True, help=HELP)
def import_files(session: Session, options: ImportOptions) -> None:
    from ssmlit.cli.import_.run import run

    run(session, options)
