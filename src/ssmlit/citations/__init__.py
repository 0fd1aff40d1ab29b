"""Which citation keys a manuscript cites, and where: LaTeX, Markdown and Typst.

`cited` follows a paper over its files, as the program that typesets it does; `rewritten` puts new
keys in the places of old ones. Pure: files come through a callback.
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
