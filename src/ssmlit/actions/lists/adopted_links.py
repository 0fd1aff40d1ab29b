"""How a list writes its links to arXiv: to which page, and with the version or without.

Responsible for the form that most of them have. Does not depend on what is around them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex

if TYPE_CHECKING:
    from ssmlit.importers import Row

_USUAL = "https://arxiv.org/abs/{id}"
_ARXIV = regex(
    r"(?P<page>https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)/)"
    r"(?P<id>(?:[a-z.-]+/)?\d[\d.]*\d)(?P<v>v\d+)?(?P<end>\.pdf)?(?![\w/])"
)


def arxiv_form(papers: Sequence[Row]) -> str:
    """Return the form of a list's links to arXiv, as in `View.arxiv`; "" for the usual one.

    Args:
        papers: the rows that are papers.
    """
    found = [link for row in papers if row.record for link in _ARXIV.finditer(row.raw)]
    forms = Counter(f"{link['page']}{{id}}{{v}}{link['end'] or ''}" for link in found)
    form = next((form for form, _ in forms.most_common(1)), "")
    form = form if any(link["v"] for link in found) else form.replace("{v}", "")
    return "" if form == _USUAL else form
