"""Every benchmark runs: on the smallest libraries that make sense, without other programs."""

from __future__ import annotations

import importlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ssmlit import bibtex

if TYPE_CHECKING:
    from pathlib import Path

benchmarks = importlib.import_module("all")  # benchmarks/all.py
SIZES = (20, 40)


@pytest.mark.parametrize("benchmark", benchmarks.ALL, ids=lambda one: one.name)
def test_a_benchmark_runs_to_its_end(benchmark: benchmarks.Benchmark, tmp_path: Path) -> None:
    """It ends with 0, says nothing of a failed job, and nothing on stderr."""
    if lacking := benchmarks.absent(benchmark):
        pytest.skip(f"not installed: {', '.join(lacking)}")
    words = benchmark.arguments(SIZES, 0, tmp_path)
