"""Plain lists of identifiers."""

from __future__ import annotations

from ssmlit.importers import ids

LINES = """\
# to read
2312.00752            # Mamba
arXiv:2401.09417v2 [cs.CV]
https://doi.org/10.1000/XYZ#frag

- openreview.net/forum?id=AL1fq05o7H
2111.00396, 2008.07669
2413.00001
see the web page
"""


def test_reads_one_identifier_a_line() -> None:
    """Ids, DOIs and links; comments and bullets left out; several on a line; hints for the rest."""
    rows = ids.rows(LINES, "to-read.txt")

    found = [(row.line, str(row.record.identifiers[0])) for row in rows if row.record]
    assert found == [
        (2, "arxiv:2312.00752"),
        (3, "arxiv:2401.09417"),
        (4, "doi:10.1000/xyz"),
        (6, "openreview:AL1fq05o7H"),
        (7, "arxiv:2111.00396"),
        (7, "arxiv:2008.07669"),
    ]
    broken = [(row.line, row.kind, row.reason) for row in rows if not row.record]
    assert [(line, kind) for line, kind, _ in broken] == [(8, "unreadable"), (9, "unreadable")]
    assert "month 13" in broken[0][2]
