"""The files on this computer that an entry names, as reference managers write them.

Responsible for their notations. Does not depend on whether a file is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ssmlit._lazy import regex
from ssmlit.model import Entry

NAMES = ("file", "localfile", "pdf")
_SEVERAL = regex(r"(?<!\\);")
_PARTS = regex(r"(?<!\\):(?![\\/]{2})")  # not that of `https://`
_DRIVE = regex(r"[A-Za-z]")


def files(entry: Entry) -> Iterator[str]:
    r"""Yield the paths in an entry's `file`, `localfile` and `pdf`.

    JabRef writes `title:path:type;…` with `\:` in a path, Zotero the same; others the path alone.
    """
    for name in NAMES:
        for one in _SEVERAL.split(entry.get(name)):
            parts = _PARTS.split(one.strip())
            if len(parts) > 1 and _DRIVE.fullmatch(parts[-2]):  # `C:/papers/a.pdf`, not escaped
                parts[-2:] = [f"{parts[-2]}:{parts[-1]}"]
            path = parts[1] if len(parts) > 2 else parts[-1]
            path = re.sub(r"\\([:;\\_ ])", r"\1", path).strip()
            if path and "://" not in path:
                yield path
