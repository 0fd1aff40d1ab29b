r"""A citation in the language of a manuscript: `\cite{a,b}`, `[@a; @b]`, `@a @b`.

Responsible for what each language takes for a key. Does not depend on entries.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from ssmlit._lazy import regex
from ssmlit.citations.manuscript import MARKDOWN
from ssmlit.citations.markdown import PLAIN_KEY

# typst.app/docs/reference/foundations/label: other keys need `label("…")`.
_TYPST_KEY = regex(r"[^\W_][\w.:-]*(?<![.:])|_[\w.:-]*(?<![.:])")


def citation(path: str, keys: Sequence[str], command: str = "cite") -> str:
    r"""Return what cites some keys.

    Args:
        path: of the manuscript; its ending tells LaTeX (the default), Markdown and Typst apart.
        keys: one or more.
        command: of LaTeX, without the backslash: `parencite`, `citep`.
    """
    kind = posixpath.splitext(path)[1].lower()
    if kind in MARKDOWN:
        known = (key if re.fullmatch(PLAIN_KEY, key) else f"{{{key}}}" for key in keys)
        return f"[{'; '.join(f'@{key}' for key in known)}]"
    if kind == ".typ":
        return " ".join(
            f"@{key}" if _TYPST_KEY.fullmatch(key) else f'#cite(label("{key}"))' for key in keys
        )
    return f"\\{command}{{{','.join(keys)}}}"
