r"""Papers follow the citation keys of the library.

Responsible for which old key is which new one, and for the files that a paper is made of (`\input`
and the like). What counts as a citation is the matter of `ssmlit.citations`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit import citations, fields
from ssmlit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ssmlit.library import Library

    Reader = Callable[[str], str | None]


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
        paper: the main file in LaTeX, Markdown or Typst, with `/` between folders.
        read: path → text, None for a file that is not there.
        mapping: old citation key → new one.

    Raises:
        UsageError: there is no such file, or it is of another kind.
    """
    texts = _texts(paper, read)
    macros = citations.macros_of(texts)
    made = ((name, citations.rewritten(name, old, mapping, macros)) for name, old in texts.items())
    return {name: new for name, new in made if new != texts[name]}


def still_cited(paper: str, read: Reader, mapping: Mapping[str, str]) -> tuple[str, ...]:
    r"""Return the old keys that LaTeX cites all the same: `\def\x{old}\cite{\x}`.

    Arguments and errors as for `rewritten`; `read` gives the new texts.
    """
    return tuple(key for key in citations.cited(paper, read).keys if key in mapping)


def cited_by(papers: Iterable[str], read: Reader) -> frozenset[str]:
    """Return the keys that papers cite; arguments and errors as for `rewritten`."""
    found: set[str] = set()
    for texts in (_texts(paper, read) for paper in papers):
        macros = citations.macros_of(texts)
        found.update(*(citations.cited_keys(name, text, macros) for name, text in texts.items()))
    return frozenset(found)


def _texts(paper: str, read: Reader) -> dict[str, str]:
    """Return the files that a paper is made of, with their texts, in the order of reading."""
    if paper.endswith((".aux", ".bcf")):
        raise UsageError(f"{paper} is made by LaTeX", hint="name the .tex file", path=paper)
    found = ((name, read(name)) for name in citations.cited(paper, read).files)
    return {name: text for name, text in found if text is not None}
