"""Start-up: what importing these modules must not bring along."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = {"pylatexenc", "anyascii", "bibtexparser", "rapidfuzz", "rich", "httpx2", "markdown_it"}


@pytest.mark.slow
def test_fields_and_keys_import_lightly() -> None:
    """Reading, searching and completing start without any heavy library."""
    code = (
        "import sys, ssmlit.fields, ssmlit.citation_keys\n"
        "from ssmlit import latex\n"
        "latex.fold('Schr{\\\\\"o}dinger: Mamba'); latex.parse_names('Gu, Albert and {ACME}')\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    path = {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=path
    )
    assert not HEAVY & set(done.stdout.split())
