"""Entries → text in other people's formats, one format a file. Pure: no files, no questions."""

from __future__ import annotations

from ssmlit.exporters.biblatex import biblatex
from ssmlit.exporters.bibtex import bibtex
from ssmlit.exporters.common import with_parents
from ssmlit.exporters.csl_json import csl_json
from ssmlit.exporters.options import Options
from ssmlit.exporters.table import COLUMNS, table

__all__ = [
    "COLUMNS",
    "Options",
    "biblatex",
    "bibtex",
    "csl_json",
    "table",
    "with_parents",
]
