r"""Papers in LaTeX follow the citation keys of the library.

Responsible for which old key is which new one, and for the files that a paper is made of (`\input`
and the like). What counts as a citation is `duplicates.cites`' and `exporters.cited`'s matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.duplicates import cited_keys, rewrite_cites
from ssmlit.errors import UsageError
from ssmlit.exporters import cited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ssmlit.library import Library

    Reader = Callable[[str], str | None]

__all__ = ["cited_by", "old_keys", "rewritten"]


def old_keys(library: Library) -> dict[str, str]:
    """Return every key that an entry had once (`ids`) and no entry has now → the key to cite.

    A key that several entries had once is left out: which of them is meant nobody knows.
    """
    found: dict[str, set[str]] = {}
    for entry in library.document.having("ids"):
        for key in fields.old_keys(entry):
            found.setdefault(key, set()).add(entry.key)
    taken = library.document.keys
    return {
        old: next(iter(new))
        for old, new in found.items()
        if len(new) == 1 and old.lower() not in taken
    }


def rewritten(paper: str, read: Reader, mapping: Mapping[str, str]) -> dict[str, str]:
    """Return the files of a paper that cite old keys, with their new texts.

    Args:
        paper: the main .tex file, with `/` between folders.
        read: path → text, None for a file that is not there.
        mapping: old citation key → new one.

    Raises:
        UsageError: there is no such file, or it is no LaTeX.
    """
    changed: dict[str, str] = {}
    for name in _files(paper, read):
        old = read(name)
        new = rewrite_cites(old, mapping) if old is not None else None
        if new is not None and new != old:
            changed[name] = new
    return changed


def cited_by(papers: Iterable[str], read: Reader) -> frozenset[str]:
    """Return the keys that papers cite; arguments and errors as for `rewritten`."""
    texts = (read(name) or "" for paper in papers for name in _files(paper, read))
    return frozenset(key for text in texts for key in cited_keys(text))


def _files(paper: str, read: Reader) -> tuple[str, ...]:
    """Return the files that a paper is made of, in the order in which they are read."""
    if paper.endswith((".aux", ".bcf")):
        raise UsageError(f"{paper} is made by LaTeX", hint="name the .tex file", path=paper)
    return cited(paper, read).files if paper.endswith((".tex", ".ltx")) else (paper,)
