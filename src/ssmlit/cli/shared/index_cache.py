"""Large libraries and the indexes that are kept of them from one run to the next.

Joins what `store` keeps, `actions.indexing` makes and the console says; decides when an index is
worth making. Knows nothing of queries.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.bibtex import Document
    from ssmlit.cli.shared.session import Session
    from ssmlit.library.library import Containing
    from ssmlit.model import Entry
    from ssmlit.query.index import Index

LARGE = 1 << 20  # bytes; a smaller library is searched as fast without an index
_SLOW = 10 << 20  # bytes; making the index of a larger library takes over a second
_UTF_8 = frozenset({"utf-8", "utf8"})
_KIND = "indexes"


def for_search(session: Session) -> Index | None:
    """Return the index of the session's library if that is large, and in UTF-8."""
    path = session.path
    if not path.is_file() or path.stat().st_size < LARGE or session.encoding.lower() not in _UTF_8:
        return None
    from ssmlit.store.reading import contents

    try:
        return of_bytes(session, contents(path))
    except UnicodeDecodeError:
        return None  # reading it as a library says where and what to do


def of_bytes(session: Session, data: bytes) -> Index:
    """Return the index of a library, made of the one that was kept; keep that of a large one.

    Raises:
        UnicodeDecodeError: the bytes are not UTF-8.
    """
    from ssmlit import __version__
    from ssmlit.actions.indexing import indexed, parts_to_keep
    from ssmlit.store.kept import Kept

    kept = Kept(session.path, _KIND)
    stored = kept.read()
    if not stored and len(data) >= _SLOW and session.on_terminal:
        session.note("reading the library for its index, this once …")
    index = indexed(data, stored, __version__)
    if parts := parts_to_keep(index, __version__):
        kept.write(parts)
    return index


def for_lookups(session: Session, document: Document) -> Containing | None:
    """Return what finds entries of a large document by their words: the index if one was kept.

    Making an index takes several times as long as looking a paper up, so it is made when a second
    one is looked up. Nothing is read before the first question.
    """
    if len(document.data) < LARGE:
        return None

    @cache
    def finder() -> Containing:
        from ssmlit.store.kept import Kept

        kept = Kept(session.path, _KIND)
        if kept.exists():
            return of_bytes(session, document.data).containing
        kept.write([])
        return document.containing

    def containing(words: Sequence[str]) -> Sequence[Entry]:
        return finder()(words)

    return containing
