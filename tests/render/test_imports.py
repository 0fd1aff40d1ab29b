"""What rendering imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("anyascii", "bibtexparser", "httpx2", "jinja2", "markdown_it", "pylatexenc", "rich")


@pytest.mark.slow
def test_importing_render_loads_no_heavy_library() -> None:
    """Start-up time is the user's; what is heavy is imported when it is needed."""
    code = f"import sys, ssmlit.render; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )

    assert done.stdout == "[]\n"
