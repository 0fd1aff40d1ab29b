"""The formats that can be imported, and which one a file has: bytes in, rows out.

Responsible for the table of formats, how they are recognised, and how bytes become text. Does not
depend on what happens to a row. A new format is one module and one word in `FORMATS`.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from ssmlit.bibtex.syntax import named_encoding, shifted_encoding
from ssmlit.errors import UsageError
from ssmlit.importers import (
    bibtex,
    csl_json,
    endnote,
    ids,
    markdown,
    medline,
    refer,
    references,
    ris,
    wos,
)
from ssmlit.strings import quoted

if TYPE_CHECKING:
    from ssmlit.importers.row import Importer, Row

FORMATS: tuple[Importer, ...] = (
    markdown, bibtex, ris, csl_json, endnote, medline, refer, wos, ids, references,
)  # fmt: skip

_NO_LISTS = (".yml", ".yaml", ".cff", ".csv", ".tsv")  # whose lines look like those of lists
_HEAD = 20_000  # characters that tell a format
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def formats() -> tuple[str, ...]:
    """Return the names that `format` takes."""
    return tuple(module.NAME for module in FORMATS)


def read_rows(
    text: str,
    filename: str,
    format: str | None = None,  # noqa: A002 - the word of the command line
    *,
    is_known: Callable[[str], bool] | None = None,
) -> tuple[Row, ...]:
    """Return the rows of a file, in its order; none of an empty one, whatever its format.

    Args:
        text: the file's content, as `decode` gives it.
        filename: its name, for messages and to tell the format.
        format: one of `formats()`, or None to detect it.
        is_known: tells whether a paper of a title is known; known titles show a list's shape.

    Raises:
        UsageError: unknown or undetectable format.
    """
    named = _named(format) if format else None
    if not text.strip():
        return ()
    module = named or _detected(text, filename)
    if module is markdown:
        return _numbered(markdown.rows(text, filename, is_known))
    return _numbered(module.rows(text, filename))


def _numbered(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return rows of which those of one line have numbers."""
    before: Counter[int] = Counter()
    numbered = []
    for row in rows:
        nth = before[row.line]
        before[row.line] += 1
        numbered.append(row._replace(nth=nth) if nth else row)
    return tuple(numbered)


def decode(data: bytes, filename: str, encoding: str = "utf-8") -> str:
    """Return the text of a file's bytes without byte order mark, which decides over `encoding`.

    Raises:
        UsageError: no text, or in another encoding, with the first byte that is not.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), encoding)
    try:
        text = data.decode(encoding)
    except LookupError:
        hint = "for example utf-8, latin-1, cp1252"
        raise UsageError(f"there is no encoding {encoding!r}", hint=hint, path=filename) from None
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise _no_text(data, filename) from None
        line = data[: error.start].count(b"\n") + 1
        name = quoted(named_encoding(data) or "latin-1")
        raise UsageError(
            f"byte 0x{data[error.start]:02X} at offset {error.start} is not {encoding}",
            hint=f"save it as UTF-8; `import` takes its encoding, too: --from-encoding {name}",
            path=filename,
            line=line,
        ) from None
    except UnicodeError as error:  # of codecs that name no byte
        raise UsageError(f"this is not {encoding}: {error}", path=filename) from None
    if "\0" in text:
        raise _no_text(data, filename)
    if encoding == "utf-8" and (name := shifted_encoding(data)):
        hint = f"`import` takes its encoding, too: --from-encoding {name}"
        raise UsageError(f"this is text in {name}, not {encoding}", hint=hint, path=filename)
    return text.removeprefix("\ufeff")


def _no_text(data: bytes, filename: str) -> UsageError:
    line = data.partition(b"\0")[0].count(b"\n") + 1
    return UsageError(
        "this is not a text file: it contains a NUL byte",
        hint="name a text file: references as BibTeX, RIS or CSL-JSON, or ids, one a line",
        path=filename,
        line=line,
    )


def _named(name: str) -> Importer:
    for module in FORMATS:
        if name == module.NAME:
            return module
    raise UsageError(f"there is no format {name!r}", hint=f"formats: {', '.join(formats())}")


def _detected(text: str, filename: str) -> Importer:
    head = text[:_HEAD]
    sure, module = max(
        ((module.detect(head, filename), module) for module in FORMATS), key=lambda pair: pair[0]
    )
    if sure <= 0 or (module is markdown and filename.lower().endswith(_NO_LISTS)):
        raise UsageError(
            "the format of this file is not recognised",
            hint=f"say it with --as {'|'.join(formats())}, or export the references as BibTeX, "
            "RIS or CSL-JSON",
            path=filename,
        )
    return module
