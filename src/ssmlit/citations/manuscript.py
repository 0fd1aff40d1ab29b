r"""Which keys a paper cites, in all its files.

Responsible for choosing the reader by the kind of file, and for comparing a paper with the records
that LaTeX made of it. Does not depend on the disk: files come through a callback.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ssmlit.citations import aux, markdown, notebook, org, sweave, typst
from ssmlit.citations.tex.arguments import Obstacle
from ssmlit.citations.tex.paper import PaperRun
from ssmlit.errors import UsageError

if TYPE_CHECKING:
    from ssmlit.citations.tex.paper import Reader

    Scan = Callable[[str], tuple[list[str], list[str]]]


class Language(Protocol):
    """A language of manuscripts other than LaTeX."""

    def key_spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the cited keys are in a text."""

    def cited(self, text: str) -> tuple[list[str], list[str]]:
        """Return the keys that a text cites, and the files that it names."""

    def citation(self, keys: Sequence[str]) -> str:
        """Return what cites some keys."""


TEX = frozenset({".tex", ".ltx"})
MARKDOWN = frozenset({".md", ".qmd", ".rmd", ".markdown"})
_LANGUAGES: dict[str, Language] = {".typ": typst, ".org": org, **dict.fromkeys(MARKDOWN, markdown)}


@dataclass(frozen=True, slots=True)
class Citations:
    r"""What a paper cites."""

    keys: tuple[str, ...]  # each once, in the order of their first citation
    everything: bool = False  # whether the paper says `\nocite{*}`
    files: tuple[str, ...] = ()  # the files that were searched
    unread: tuple[str, ...] = ()  # files that it names but that could not be read
    unfollowed: tuple[Obstacle, ...] = ()  # places where only LaTeX knows what it cites


def cited(path: str, read: Reader) -> Citations:
    """Return what a paper cites.

    Args:
        path: a .tex, .aux, .bcf, Markdown, Quarto, Jupyter, Sweave, Org or Typst file, with `/`
            between folders.
        read: path → text, or None for a missing file.

    Raises:
        UsageError: the file is of another kind or cannot be read.
    """
    kind = posixpath.splitext(path)[1].lower()
    if kind in TEX:
        return _of_tex(path, read)
    if kind in sweave.SUFFIXES:
        return _of_tex(path, sweave.as_latex(read))
    scan = _SCANS.get(kind)
    if scan is None:
        raise UsageError(
            "citations are read from .tex, .aux, .bcf, .md, .qmd, .ipynb, .Rnw, .org and .typ "
            f"files, not from {path!r}",
            hint="name the paper's main file, or the .aux file that LaTeX made from it",
        )
    return _followed(path, read, scan, above=kind not in {".aux", ".bcf"})


def language(path: str) -> Language | None:
    """Return the language of a manuscript by its ending, unless it is LaTeX, the default."""
    return _LANGUAGES.get(posixpath.splitext(path)[1].lower())


def citation(path: str, keys: Sequence[str], command: str = "cite") -> str:
    r"""Return what cites some keys: `\cite{a,b}`, `[@a; @b]`, `@a @b`, `[cite:@a;@b]`.

    Args:
        path: of the manuscript; its ending tells the language, by default LaTeX.
        keys: one or more.
        command: of LaTeX, without the backslash: `parencite`, `citep`.
    """
    other = language(path)
    return other.citation(keys) if other else f"\\{command}{{{','.join(keys)}}}"


def differences(paper: Citations, noted: Citations) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys that only the paper cites, and those only in LaTeX's records."""
    mine, notes = set(paper.keys), set(noted.keys)
    return (
        tuple(key for key in paper.keys if key not in notes),
        tuple(key for key in noted.keys if key not in mine),
    )


def _of_tex(path: str, read: Reader) -> Citations:
    run = PaperRun(read, posixpath.dirname(path))
    if not run.paper(path):
        raise _unreadable(path)
    keys = tuple(key for key in run.keys if key != "*")
    order = {name: nth for nth, name in enumerate(run.files)}
    notes = sorted(run.notes, key=lambda one: (order.get(one.file, len(order)), one.line))
    return Citations(keys, "*" in run.keys, tuple(run.files), tuple(run.unread), tuple(notes))


def _followed(path: str, read: Reader, scan: Scan, *, above: bool) -> Citations:
    """Look through a file and those it names; `above`: relative to the file that names them."""
    todo, seen, unread = [path], list[str](), list[str]()
    keys: dict[str, None] = {}
    notes: list[Obstacle] = []
    while todo:
        name = todo.pop(0)
        text = read(name)
        if text is None:
            unread.append(name)
            continue
        seen.append(name)
        found, inputs = scan(text)
        notes += _computed(name, text)
        keys.update(dict.fromkeys(found))
        base = posixpath.dirname(name if above else path)
        new = [posixpath.normpath(posixpath.join(base, file)) for file in inputs]
        todo = [file for file in new if file not in {*seen, *todo, *unread}] + todo
    if not seen:
        raise _unreadable(path)
    named = tuple(key for key in keys if key != "*")
    return Citations(named, "*" in keys, tuple(seen), tuple(unread), tuple(notes))


def _of_notebook(text: str) -> tuple[list[str], list[str]]:
    """Return the keys in each of a notebook's texts, which name no other files."""
    cells = notebook.texts(text)
    said = [[*markdown.cited(cell)[0], *notebook.marked(cell)] for cell in cells]
    return [key for keys in said for key in keys], []


def _computed(name: str, text: str) -> Iterator[Obstacle]:
    if name.endswith(".typ"):
        for at, shown in typst.computed(text):
            yield Obstacle(name, text.count("\n", 0, at) + 1, f"{shown} is not followed")


_SCANS: dict[str, Scan] = {
    ".aux": aux.of_aux,
    ".bcf": aux.of_bcf,
    ".ipynb": _of_notebook,
    **{ending: one.cited for ending, one in _LANGUAGES.items()},
}


def _unreadable(path: str) -> UsageError:
    return UsageError("this paper cannot be read", hint="check the file's name", path=path)
