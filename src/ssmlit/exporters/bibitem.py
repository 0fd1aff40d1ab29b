r"""Works → `\begin{thebibliography}`, for papers without BibTeX, in the built-in style. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit.exporters.common import encoded
from ssmlit.exporters.plain_style import reference
from ssmlit.exporters.plain_text import stopped

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography, Work
    from ssmlit.exporters.options import Options


def write(bibliography: Bibliography, options: Options) -> str:
    r"""Return the environment; `\url` needs the package `url` or `hyperref`."""
    works = bibliography.works
    items = "\n".join(_item(work, options) for work in works)
    widest = "9" * len(str(len(works)))
    return f"\\begin{{thebibliography}}{{{widest}}}\n\n{items}\n\\end{{thebibliography}}\n"


def _item(work: Work, options: Options) -> str:
    one = reference(work, options.max_authors)
    place = rf"\emph{{{_tex(one.place, options)}}}" if one.place else ""
    parts = (f"{one.lead} {place}".strip(), _tex(one.details, options))
    where = ", ".join(part for part in parts if part)
    url = rf"\url{{{one.url}}}" if one.url else ""
    blocks = [_tex(one.people, options), _tex(one.title, options), where, url]
    lines = "\n\\newblock ".join(stopped(block) for block in blocks if block)
    return f"\\bibitem{{{work.key}}}\n{lines}\n"


def _tex(text: str, options: Options) -> str:
    return encoded(latex.escape(text).replace("–", "--"), options)
