"""The texts of a Jupyter notebook, which are Markdown.

Responsible for where they are (nbformat 4, https://nbformat.readthedocs.io), and for the citations
that nbconvert's templates read: `<cite data-cite="key">`. Does not depend on Markdown.
"""

from __future__ import annotations

import json

from ssmlit._lazy import regex
from ssmlit.errors import UsageError

_MARKED = regex(r"<cite\s[^<>]*\bdata-cite\s*=\s*[\"']([^\"'<>]+)[\"']")


def texts(notebook: str) -> list[str]:
    """Return the texts of a notebook's Markdown cells, in order.

    Raises:
        UsageError: it is no notebook.
    """
    try:
        found = json.loads(notebook)
        cells = found["cells"]
        texts = [cell["source"] for cell in cells if cell["cell_type"] == "markdown"]
    except (KeyError, TypeError, RecursionError, ValueError):
        raise UsageError(
            "this is not a Jupyter notebook of nbformat 4",
            hint="open it in Jupyter and save it again",
        ) from None
    return ["".join(map(str, text)) if isinstance(text, list) else str(text) for text in texts]


def marked(text: str) -> list[str]:
    """Return the keys that a text cites as nbconvert's templates have it."""
    return [key.strip() for keys in _MARKED.findall(text) for key in keys.split(",")]
