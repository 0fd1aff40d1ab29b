r"""Works → `\begin{thebibliography}`, for papers without BibTeX, in the built-in style. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.exporters.common import encoded, readable_keys
from ssmlit.exporters.plain_style import reference, stopped

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography, Work
    from ssmlit.exporters.options import Options


#: What TeX does not take for a letter of a key: no paper can cite that.
UNREADABLE = regex(r"[\s\\{}%#~,]")


def write(bibliography: Bibliography, options: Options) -> str:
    r"""Return the environment; `\url` needs the package `url` or `hyperref`."""
    works = bibliography.works
    keys = readable_keys(UNREADABLE, (work.key for work in works))
    items = "\n".join(_item(work, keys.get(work.key, work.key), options) for work in works)
    widest = "9" * len(str(len(works)))
    return f"\\begin{{thebibliography}}{{{widest}}}\n\n{items}\n\\end{{thebibliography}}\n"


def _item(work: Work, key: str, options: Options) -> str:
    def tex(text: str) -> str:
        return encoded(latex.escape(text).replace("–", "--"), options)

    one = reference(work, options.max_authors)
    url = rf"\url{{{one.url}}}" if one.url else ""
    where = one.where(r"\emph{{{}}}", tex)
    lines = "\n\\newblock ".join(stopped(tex(one.people), tex(one.title), where, url))
    return f"\\bibitem{{{key}}}\n{lines}\n"
