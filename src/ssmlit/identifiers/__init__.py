"""Any text or link → the identifier of a work, canonical and without its version.

Responsible for the registries (`schemes`): their grammars (`arxiv`, `doi`, `isbn`) and
addresses (`links` and the modules of hosts beside it); `canonical` joins them, `pasting` splits
texts that hold several. Does not depend on entries or fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.identifiers.arxiv import submitted
    from ssmlit.identifiers.canonical import (
        aliases,
        find,
        labelled,
        parse,
        suggestion,
        with_aliases,
    )
    from ssmlit.identifiers.code_hosts import repository, repository_as_written
    from ssmlit.identifiers.doi import unescaped
    from ssmlit.identifiers.pasting import pasted
    from ssmlit.identifiers.prefilter_words import words_to_prefilter_by
    from ssmlit.identifiers.schemes import url

__getattr__ = lazily(
    __name__,
    arxiv="submitted",
    canonical="aliases find labelled parse suggestion with_aliases",
    code_hosts="repository repository_as_written",
    doi="unescaped",
    prefilter_words="words_to_prefilter_by",
    pasting="pasted",
    schemes="url",
)
