"""Entries → text in other formats, one format a file. Pure: no files, no questions.

`formats` is the table of them; `bibliography` is their input, `options` the user's choices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.exporters.bibliography import Bibliography
    from ssmlit.exporters.formats import (
        ENDINGS,
        format_named,
        heeding,
        left_out_of,
        of_ending,
        write,
    )
    from ssmlit.exporters.options import Options

__getattr__ = lazily(
    __name__,
    bibliography="Bibliography",
    formats="ENDINGS format_named heeding left_out_of of_ending write",
    options="Options",
)
