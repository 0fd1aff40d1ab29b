"""Which citation keys a manuscript cites, and where.

A manuscript is in LaTeX, Sweave, Markdown, Org or Typst, or a notebook. `cited` follows a paper
through its files, like the program that typesets it; `rewritten` replaces old keys by new ones.
Pure: files come through a callback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.citations.manuscript import Citations, citation, cited, differences
    from ssmlit.citations.rewrite import cited_keys, first_lines, macros_of, rewritten

__getattr__ = lazily(
    __name__,
    manuscript="Citations citation cited differences",
    rewrite="cited_keys first_lines macros_of rewritten",
)
