"""Making a large library ready to be searched: through its index, kept from one run to the next."""

from __future__ import annotations

from ssmlit.query.index import DamagedError, Index, build, dump, load, updated

MUCH = 1 << 20  # bytes; reading less of the library anew is faster than storing the index


def indexed(data: bytes, kept: bytes, version: str) -> tuple[Index, bytes]:
    """Return the index of a library, and the bytes to keep in place of those kept, or b"".

    Args:
        data: the library's file.
        kept: the bytes of an index, of this or an earlier state of the library, or b"".
        version: of the program.

    Raises:
        UnicodeDecodeError: the library is not UTF-8.
    """
    try:
        index = updated(load(kept, version), data)
    except DamagedError:
        index = build(data)
    return index, dump(index, version) if index.fresh >= MUCH else b""
