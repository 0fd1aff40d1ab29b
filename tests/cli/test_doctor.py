"""`ssmlit doctor`: services on loopback, and what is on the disk."""

from __future__ import annotations

import json
from importlib.metadata import metadata
from typing import TYPE_CHECKING

import pytest
from werkzeug import Response

from ssmlit.actions.diagnosing import EXTRAS
from ssmlit.http import SERVICES
from tests.cli.pseudo_terminal import on_terminal
from tests.sources.answers import entry, feed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli
    from tests.cli.refreshing import Services


def test_offline_asks_no_service(cli: Cli, folder: Path) -> None:
    """Also without a library; everything else is said."""
    del folder
    report = json.loads(cli("doctor", "--offline", "--json").out)

    assert {one["name"] for one in report["services"]} == set(SERVICES)
    assert {one["answers"] for one in report["services"]} == {None}
    assert report["library"] == ""
    assert report["catalogue"]["works"] > 2_000
    assert report["snapshots"] == []
    assert {one["name"] for one in report["tools"]} >= {"git", "biber"}


def test_every_extra_is_among_the_tools() -> None:
    """By a package of it; `dev` is for developers."""
    wanted = metadata("ssmlit").get_all("Provides-Extra") or []
    named = [purpose.partition(":")[0] for purpose in EXTRAS.values()]

    assert sorted([*named, "dev"]) == sorted(wanted)


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_services_are_asked_once(cli: Cli, services: Services) -> None:
    """One answers, one is a bot check, the others know nothing, which is an answer, too."""
    services.arxiv.behave = lambda _: Response(feed(entry("2312.00752v2")))
    services.down = {"dblp"}

    outcome = cli("doctor", "--json")
    states = {one["name"]: one["answers"] for one in json.loads(outcome.out)["services"]}
    text = cli("doctor").out

    assert outcome.code == 0
    assert [name for name, answers in states.items() if not answers] == ["dblp"]
    assert services.asked.count("arxiv") == 2
    assert "DBLP\trefused the request (HTTP 500, “Sorry.”)\n" in text
    assert "arXiv\tanswers in 0." in text


def test_snapshots_and_stored_answers(cli: Cli, library: Path, tmp_path: Path) -> None:
    """How many records, how old; a damaged one is named."""
    assert cli("snapshot", "build", str(library), "--name", "mine").code == 0
    broken = tmp_path / "data" / "snapshots" / "broken.sqlite"
    broken.write_bytes(b"x" * 5000)

    report = json.loads(cli("doctor", "--offline", "--json").out)
    text = cli("doctor", "--offline").out

    assert [(one["name"], one["records"]) for one in report["snapshots"]] == [
        ("mine", 3), ("broken", 0),
    ]  # fmt: skip
    assert "the snapshot broken cannot be read" in report["snapshots"][1]["reason"]
    assert "snapshot mine\t3 records" in text
    assert "stored answers\t0, 0.0 MB in" in text


def test_columns_on_a_terminal(library: Path) -> None:  # noqa: ARG001 - sets the stage
    """What is said of each begins in one column; a pipe has tabs."""
    lines = on_terminal("doctor", "--offline", width=300).splitlines()

    assert "\t" not in "".join(lines)
    assert {line[20:21] + line[21:22].strip() for line in lines if "not asked" in line} == {" n"}
