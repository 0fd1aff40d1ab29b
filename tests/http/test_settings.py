"""Addresses, patience and the offline switch come from the environment and from ssmlit.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ssmlit.errors import UsageError
from ssmlit.http import Settings
from ssmlit.http.answers import Request


def test_defaults_keep_the_terms_of_use() -> None:
    """Nothing set: the public hosts, a patience that outlasts arXiv's slow refusals."""
    settings = Settings.read({})

    assert settings.services["arxiv"].base == "https://export.arxiv.org/api"
    assert settings.services["arxiv"].gap == 3.0
    assert settings.timeout >= 20
    assert not settings.offline


def test_environment_wins_over_the_file() -> None:
    """An address in the environment beats one in ssmlit.toml; a final slash does not matter."""
    settings = Settings.read(
        {"SSMLIT_ARXIV_URL": "http://localhost:1/", "SSMLIT_TIMEOUT": "5"},
        {"arxiv": "http://localhost:2", "crossref": "http://localhost:3", "timeout": 7},
    )

    assert settings.services["arxiv"].base == "http://localhost:1"
    assert settings.services["crossref"].base == "http://localhost:3"
    assert settings.timeout == 5


def test_the_gap_of_a_public_host_is_not_ours_to_shorten() -> None:
    """A shorter gap counts only for an address of one's own."""
    public = Settings.read({"SSMLIT_ARXIV_GAP": "0"})
    same_host = Settings.read(
        {"SSMLIT_ARXIV_GAP": "0", "SSMLIT_ARXIV_URL": "https://export.arxiv.org/api2"}
    )
    own = Settings.read({"SSMLIT_ARXIV_URL": "http://localhost:1"}, {"arxiv-gap": 0.5})

    gaps = [settings.services["arxiv"].gap for settings in (public, same_host, own)]
    assert gaps == [3.0, 3.0, 0.5]


@pytest.mark.parametrize(
    ("environment", "offline"),
    [
        pytest.param({}, False, id="unset"),
        pytest.param({"SSMLIT_OFFLINE": "1"}, True, id="set"),
        pytest.param({"SSMLIT_OFFLINE": "0"}, False, id="zero"),
    ],
)
def test_offline(environment: dict[str, str], offline: bool) -> None:
    """SSMLIT_OFFLINE is the switch for scripts."""
    assert Settings.read(environment).offline is offline
    assert Settings.read(environment, offline=True).offline


@pytest.mark.parametrize(
    ("environment", "table", "place"),
    [
        pytest.param({}, {"arxiv": "export.arxiv.org"}, "ssmlit.toml:7", id="no-scheme"),
        pytest.param({}, {"arxiv": "ftp://export.arxiv.org"}, "ssmlit.toml:7", id="other-scheme"),
        pytest.param({}, {"timeout": -1.0}, "ssmlit.toml:7", id="negative"),
        pytest.param({}, {"timeout": float("nan")}, "ssmlit.toml:7", id="nan"),
        pytest.param(
            {"SSMLIT_TIMEOUT": "soon"}, {"timeout": 3.0}, "SSMLIT_TIMEOUT", id="no-number"
        ),
        pytest.param({"SSMLIT_ARXIV_URL": "x"}, {}, "SSMLIT_ARXIV_URL", id="environment"),
    ],
)
def test_mistakes_are_named(
    environment: dict[str, str], table: dict[str, str | float], place: str
) -> None:
    """A wrong setting is a usage error with the variable, or the line of the file, in it."""
    with pytest.raises(UsageError) as caught:
        Settings.read(environment, table, path="ssmlit.toml", line_of=lambda _: 7)

    error = caught.value
    assert place in {f"{error.path}:{error.line}", error.message.split()[0]}
    assert (error.path == "") == bool(environment)


def test_targets_are_encoded() -> None:
    """Commas of an id list stay readable; everything else is percent-encoded."""
    request = Request("arxiv", "/works/10.1/a b#c", (("q", "a,b"), ("t", "x&y ü")))

    assert request.target == "/works/10.1/a%20b%23c?q=a,b&t=x%26y+%C3%BC"


@pytest.mark.slow
def test_importing_http_opens_nothing_heavy() -> None:
    """The network library is imported by the first request, not by an import."""
    source = str(Path(__file__).resolve().parents[2] / "src")
    code = (
        "import sys, ssmlit.http; print({'httpx2', 'filelock', 'platformdirs'} & set(sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        env={"PYTHONPATH": source},
        capture_output=True,
        text=True,
    )

    assert done.stdout == "set()\n"
