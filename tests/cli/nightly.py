"""What tests of `update` and of the inbox share: an arXiv on loopback, asked by one saved query."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.arxiv import Arxiv, Paper, serve

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from tests.cli.conftest import Cli


SETTINGS = "[update.queries]\nmamba = 'ti:mamba'\n"
VISION = Paper("2603.00001", "Vision Mamba UNet for Medical Image Segmentation of Whales")
SNAKES = Paper("2603.00002", "The mamba of the Congo basin: venom and habitat", "Rita Roy")


def on(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Let it be noon of a day."""
    noon = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))


@pytest.fixture
def service(library: Path, loopback: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Arxiv:
    """An arXiv without papers, asked by one saved query on 2 March 2026."""
    (library.parent / "ssmlit.toml").write_text(SETTINGS, encoding="utf-8")
    on(monkeypatch, "2026-03-02")
    return serve(loopback)


def updated(cli: Cli, *arguments: str) -> Any:
    """Return what `update --json` says."""
    outcome = cli("update", *arguments, "--json")
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


def statuses(report: Any) -> list[tuple[str, str]]:
    """Return status and arXiv id of every paper."""
    return [(one["status"], one["paper"]["identifiers"]["arxiv"]) for one in report["items"]]
