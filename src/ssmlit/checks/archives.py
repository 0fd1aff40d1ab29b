"""Whether an entry's eprint is arXiv's.

Responsible for the ways to say so. Does not depend on any rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssmlit.checks.entry_view import EntryView


def is_arxiv(view: EntryView) -> bool:
    """Return whether `archiveprefix` or `eprinttype` names arXiv."""
    kind = view.text("archiveprefix") or view.text("eprinttype")
    return kind.lower().strip("{}") in {"arxiv", "arxiv.org"}
