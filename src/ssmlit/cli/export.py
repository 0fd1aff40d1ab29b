"""`ssmlit export`: BibTeX or biblatex for a LaTeX paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ssmlit.cli import _complete
from ssmlit.cli._command import command, new_app
from ssmlit.cli._options import Output, Query, Words
from ssmlit.cli._session import Session

app = new_app()
