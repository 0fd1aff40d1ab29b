"""Any text or link to the identifier of a work, canonical and without its version.

The package knows the registries: their grammars (`arxiv`, `doi`, `numbers`) and their addresses
(`links`); `canonical` joins them. It must not know entries or fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.identifiers.arxiv_form import submitted
    from ssmlit.identifiers.canonical import aliases, find, labelled, parse, suggestion, url

__all__ = ["aliases", "find", "labelled", "parse", "submitted", "suggestion", "url"]

__getattr__ = lazily(
    __name__, arxiv_form="submitted", canonical="aliases find labelled parse suggestion url"
)
