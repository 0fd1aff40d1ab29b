"""Which citation keys a manuscript cites, and where: LaTeX, Markdown and Typst.

`cited` follows a paper through its files, like the program that typesets it; `rewritten` replaces
old keys by new ones. Pure: files come through a callback.
"""

from ssmlit.citations.manuscript import Citations, cited, differences
from ssmlit.citations.rewrite import cited_keys, macros_of, rewritten
from ssmlit.citations.tex.arguments import Note
from ssmlit.citations.write import citation

__all__ = [
    "Citations",
    "Note",
    "citation",
    "cited",
    "cited_keys",
    "differences",
    "macros_of",
    "rewritten",
]
