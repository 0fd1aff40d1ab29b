"""The data of a page as text: readable JSON for a few hundred papers, compressed for thousands.

Responsible for size and for stable bytes. Does not depend on what the data says.

Compressed data is zlib's format (RFC 1950, which `DecompressionStream("deflate")` of browsers
reads) in Base64. Builds of zlib compress differently, so data that says the same as the
previous page's keeps its bytes: a page is not out of date because another machine looks at it.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence

from ssmlit._lazy import regex

_DATA = regex(r'<script type="application/(json|octet-stream)" id="data">([^<]*)</script>')
_SURROGATES = regex("[\ud800-\udfff]")
_MOST = 1 << 28  # bytes of a page's data; a page that claims more was not made by us


def plain_json(value: object) -> str:
    """Return a value as compact JSON that is safe in a `<script>` element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return without_surrogates(text.replace("<", "\\u003c"))


def without_surrogates(text: str) -> str:
    """Return a text that UTF-8 can write: halves of characters are replaced."""
    return _SURROGATES.sub("\ufffd", text)


def compressed(rows: Sequence[object], old: str) -> str:
    """Return rows of JSON compressed; the previous page's bytes where they say the same."""
    text = "[" + ",\n".join(map(plain_json, rows)) + "]"
    match = _DATA.search(old)
    if match and match[1] == "octet-stream" and unpacked(old) == text:
        return match[2]
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def unpacked(page: str) -> str:
    """Return the JSON of a page's data, or "" if none can be read."""
    match = _DATA.search(page)
    if match is None or match[1] == "json":
        return match[2] if match else ""
    try:
        return zlib.decompressobj().decompress(base64.b64decode(match[2]), _MOST).decode()
    except (ValueError, zlib.error):
        return ""
