"""The gate of coverage: a report goes in, a table and an exit code come out."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]


def file(lines: int, run: int, branches: int, taken: int) -> dict[str, Any]:
    return {
        "summary": {
            "num_statements": lines, "covered_lines": run,
            "num_branches": branches, "covered_branches": taken,
        }
    }  # fmt: skip


@pytest.mark.parametrize(
    ("other", "total", "code"),
    [
        pytest.param(file(900, 900, 90, 90), "100.0%    100.0%", 0, id="all"),
        pytest.param(file(900, 850, 90, 81), "95.0%     91.0%", 0, id="at the gate"),
        pytest.param(file(900, 849, 90, 81), "94.9%     91.0%", 1, id="one line less"),
        pytest.param(file(900, 850, 90, 79), "95.0%     89.0%", 1, id="branches missing"),
    ],
)
def test_gate(
    other: dict[str, Any], total: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lines and branches are each counted over all files, whatever their packages."""
    names = runpy.run_path(str(ROOT / "scripts" / "coverage_gate.py"))
    main = names["main"]
    main.__globals__.update(LINES=95.0, BRANCHES=90.0)
    report = tmp_path / "coverage.json"
    files = {"src/ssmlit/citation_keys.py": file(100, 100, 10, 10), "src/ssmlit/cli/app.py": other}
    report.write_text(json.dumps({"files": files}))

    assert main(report) == code
    out = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in out] == ["lines", "citation_keys", "cli", "total"]
    assert out[-1].endswith(total)
