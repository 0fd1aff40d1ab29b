"""Running the command line in a folder of its own, with a small library."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import jsonschema
import pytest
from json_schema import FORMS, documents

from ssmlit.cli import main
from ssmlit.cli.app import COMMANDS, module_of
from ssmlit.http import SERVICES
from tests.cli.arxiv import arxiv  # noqa: F401 - a fixture of several modules
from tests.cli.doubled import twice  # noqa: F401 - likewise
from tests.cli.nightly import service  # noqa: F401 - likewise
from tests.cli.refreshing import services  # noqa: F401 - likewise

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

LIBRARY = """\
% papers of the tests

@string{iclr = "International Conference on Learning Representations"}

@misc{gu2023mamba,
  title = {{Mamba}: Linear-Time Sequence Modeling with Selective State Spaces},
  author = {Gu, Albert and Dao, Tri},
  year = {2023},
  month = dec,
  eprint = {2312.00752},
  archiveprefix = {arXiv},
  primaryclass = {cs.LG},
  code = {https://github.com/state-spaces/mamba},
  keywords = {architecture-redesign},
}

@inproceedings{gu2022efficiently,
    author    = "Gu, Albert and Goel, Karan and R{\\'e}, Christopher",
    title     = "Efficiently Modeling Long Sequences with Structured State Spaces",
    booktitle = iclr,
    year      = 2022,
    eprint    = "2111.00396",
    archiveprefix = "arXiv",
    keywords  = "foundations"
}

@misc{ruan2024vmunet,
  title = {{VM-UNet}: Vision {Mamba} {UNet} for Medical Image Segmentation},
  author = {Ruan, Jiacheng and Xiang, Suncheng},
  year = {2024},
  month = feb,
  eprint = {2402.02491},
  archiveprefix = {arXiv},
  code = {https://github.com/JCruan519/VM-UNet},
  keywords = {medical-imaging, architecture-redesign},
}
"""


@dataclass(frozen=True)
class Outcome:
    """What a command line ended with."""

    code: int
    out: str
    err: str


Cli = Callable[..., Outcome]


@cache
def _validator(name: str) -> jsonschema.Draft202012Validator:
    """Return what checks documents of a command; test_json.py checks the schemas themselves."""
    allowed = [*documents("error"), *(documents(module_of(name).JSON) if name else ())]
    return jsonschema.Draft202012Validator({"anyOf": allowed, "$defs": FORMS})


def require_valid(arguments: Sequence[str], document: object) -> None:
    """Check a document against the schemas of the command that printed it."""
    name = next((word for word in arguments if word in COMMANDS), "")
    _validator(name).validate(document)


@pytest.fixture(scope="package")
def unreachable() -> Iterator[None]:
    """Let nothing leave this machine, whatever a test forgets."""
    with pytest.MonkeyPatch.context() as patch:
        for name in SERVICES:
            patch.setenv(f"SSMLIT_{name.upper()}_URL", "http://127.0.0.1:9")
        yield


@pytest.fixture
def folder(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    unreachable: None,  # noqa: ARG001 - sets the stage
) -> Path:
    """An empty working folder; history and cache have folders of their own beside it."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("SSMLIT_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("SSMLIT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("SSMLIT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("SSMLIT_OFFLINE", "1")
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("SSMLIT_LIBRARY", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return work


@pytest.fixture
def loopback(
    folder: Path,  # noqa: ARG001 - sets the stage
    httpserver: HTTPServer,
    monkeypatch: pytest.MonkeyPatch,
) -> HTTPServer:
    """All services on one server, each below its name, asked without pauses every time."""
    monkeypatch.delenv("SSMLIT_OFFLINE")
    monkeypatch.setenv("SSMLIT_FRESH", "0")
    monkeypatch.setenv("SSMLIT_TIMEOUT", "3")
    for name in SERVICES:
        monkeypatch.setenv(f"SSMLIT_{name.upper()}_URL", httpserver.url_for(f"/{name}"))
        monkeypatch.setenv(f"SSMLIT_{name.upper()}_GAP", "0")
    return httpserver


@pytest.fixture
def library(folder: Path) -> Path:
    """A library.bib of three papers in the working folder."""
    path = folder / "library.bib"
    path.write_text(LIBRARY, encoding="utf-8", newline="")
    return path


@pytest.fixture
def cli(folder: Path, capsys: pytest.CaptureFixture[str]) -> Cli:  # noqa: ARG001 - sets the stage
    """Run one command line: `cli("tag", "gu2023mamba", "+vision")`."""

    def run(*arguments: str) -> Outcome:
        code = main(arguments)
        captured = capsys.readouterr()
        if "--json" in arguments and captured.out:
            require_valid(arguments, json.loads(captured.out))
        return Outcome(code, captured.out, captured.err)

    return run


def adopted(cli: Cli, folder: Path, text: str) -> Path:
    """Return a README whose list became the only content of a library, and a view with markers."""
    (folder / "library.bib").write_text("")
    path = folder / "README.md"
    path.write_text(text)
    assert cli("import", "README.md", "--offline", "--with-view", "list").code == 0
    rendered = cli("render", "--view", "list", "--init")
    assert rendered.code == 0, rendered.err
    return path


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Python script that is the editor; its argument is the file."""
    script = tmp_path / "editor.py"
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
    return script
