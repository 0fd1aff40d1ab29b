"""Making a large library ready to be searched: through its index, kept from one run to the next."""

from __future__ import annotations

from ssmlit.query.index import DamagedError, Index, build, dump, load, updated


def indexed(data: bytes, kept: bytes, version: str) -> tuple[Index, bytes]:
    """Return the index of a library, and its bytes where they are others than those kept, else b"".

    Args:
        data: the library's file.
        kept: the bytes of an index, of this or an earlier state of the library, or b"".
        version: of the program.

    Raises:
        UnicodeDecodeError: the library is not UTF-8.
    """
    try:
        old = load(kept, version)
    except DamagedError:
        index = build(data)
    else:
        index = updated(old, data)
        if index.table is old.table:
            return index, b""
    return index, dump(index, version)
