"""Making a large library ready to be searched: through its index, kept from one run to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.query.index import DamagedError, Index, build, dump, load, updated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap

MUCH = 1 << 20  # bytes; reading less of the library anew is faster than storing the index


def indexed(data: bytes, kept: bytes | mmap, version: str) -> Index:
    """Return the index of a library.

    Args:
        data: the library's file.
        kept: the bytes of an index, of this or an earlier state of the library, or b"".
        version: of the program.

    Raises:
        UnicodeDecodeError: the library is not UTF-8.
    """
    try:
        return updated(load(kept, version), data)
    except DamagedError:
        return build(data)


def parts_to_keep(index: Index, version: str) -> Iterator[bytes] | None:
    """Return the bytes of an index, in parts, or None when what is kept serves as well."""
    return dump(index, version) if index.fresh >= MUCH else None
