"""What is imported to open a connection, and what is not."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from ssmlit.http.wire import load

load()
print(sorted({"anyio", "httpcore2", "httpx2", "trio"} & sys.modules.keys()))
import anyio
print(anyio.__name__)
"""


@pytest.mark.slow
def test_the_asynchronous_half_is_left_out() -> None:
    """Neither anyio nor trio is imported, and who wants them afterwards has them."""
    pytest.importorskip("anyio")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )

    assert done.stdout == "['httpcore2', 'httpx2']\nanyio\n"
