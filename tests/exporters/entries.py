"""Entries as they stand in a library, written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.actions.export import exporting
from ssmlit.exporters import Bibliography, Options
from ssmlit.exporters import biblatex as for_biblatex
from ssmlit.exporters import bibtex as for_bibtex
from ssmlit.library import Library
from ssmlit.model import Entry, Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STRINGS = {"nips": "Advances in Neural Information Processing Systems", "acm": "{ACM} Press"}


def export(source: Library | str, form: str, *keys: str, options: Options | None = None) -> str:
    """Return a library, or entries of it by their keys, in a format."""
    library = Library.from_text(source) if isinstance(source, str) else source
    chosen = exporting.choose(library, keys, "")
    return exporting.export(library, chosen, form, options or Options())[0]


def entry(kind: str, key: str, /, **sources: str) -> Entry:
    """Return an entry; values are source text, macros of STRINGS are expanded."""
    fields = tuple(Field(name, source, _text(source)) for name, source in sources.items())
    return Entry(kind, key, fields)


def bibtex(
    entries: Sequence[Entry],
    strings: Mapping[str, str] | None = None,
    options: Options | None = None,
    aliases: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Return a .bib file for BibTeX of entries that name no others."""
    found = Bibliography(entries, strings or {}, aliases or {})
    return for_bibtex.write(found, options or Options())


def biblatex(
    entries: Sequence[Entry],
    strings: Mapping[str, str] | None = None,
    options: Options | None = None,
) -> str:
    """Return a .bib file for biblatex of entries that name no others."""
    return for_biblatex.write(Bibliography(entries, strings or {}), options or Options())


def _text(source: str) -> str:
    pieces = [piece.strip() for piece in source.split(" # ")]
    return "".join(
        STRINGS.get(piece.lower(), piece) if piece[0] not in '{"' else piece[1:-1]
        for piece in pieces
    )


MAMBA = entry(
    "misc",
    "gu2023mamba",
    title="{Mamba: Linear-Time Sequence Modeling}",
    author='"Gu, Albert and Dao, Tri"',
    year="2023",
    month="dec",
    day="{1}",
    eprint="{2312.00752}",
    archiveprefix="{arXiv}",
    primaryclass="{cs.LG}",
    code="{https://github.com/state-spaces/mamba}",
    keywords="{foundations}",
    timestamp="{2026-11-21}",
    ids="{mamba}",
)
THESIS = entry(
    "phdthesis",
    "gu2023modeling",
    title="{Modeling Sequences with {Structured} State Spaces}",
    author="{Gu, Albert}",
    school="{Stanford University}",
    year="{2023}",
    address="{Stanford}",
)
ARTICLE = entry(
    "article",
    "gulcehre2024x",
    title='"Sch{\\"o}n \\& $x^2$ in {U-Net}"',
    author="{Gülçehre, Çağlar and Schön, Thomas B. and {The Émile Group}}",
    journal="acm # { Journal}",
    year="{2024}",
    url="{https://example.org/a_b?c=ü&d}",
    doi="{10.1000/a_b}",
)
ONLINE = entry(
    "online",
    "biblatex2020",
    title="{A Title}",
    subtitle="{Its Subtitle}",
    author="{Lovelace, Ada}",
    date="{2020-05-17}",
    eprint="{2005.00001}",
    eprinttype="{arxiv}",
    eprintclass="{cs.CL}",
)
