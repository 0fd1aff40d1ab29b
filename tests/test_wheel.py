"""What is published works: the wheel, with the source out of reach, and the sdist that makes it."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[1]
DEPENDENCIES = Path(typer.__file__).resolve().parents[1]


def run(command: Sequence[str | Path], cwd: Path) -> str:
    """Run a program that knows nothing of this checkout; return what it printed on stdout."""
    hidden = {"PYTHONPATH", "SSMLIT_LIBRARY", "VIRTUAL_ENV"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    for name in ("STATE", "CACHE", "DATA", "CONFIG"):
        environment[f"SSMLIT_{name}_DIR"] = str(cwd / name.lower())
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=environment, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist of this checkout."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "hatchling", "build", "-d", folder], ROOT)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment in which the wheel was installed by pip."""
    home = tmp_path_factory.mktemp("home")
    run([sys.executable, "-m", "venv", "--without-pip", home / "venv"], home)
    programs = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    (wheel,) = built.glob("*.whl")
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", python, "install", "-q"]
    run([*pip, "--no-deps", "--no-index", "--disable-pip-version-check", wheel], home)
    where = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], home)
    (Path(where.strip()) / "dependencies.pth").write_text(f"{DEPENDENCIES}\n", encoding="utf-8")
    return programs


def test_the_program_runs_without_the_source(installed: Path, tmp_path: Path) -> None:
    """Catalogue, styles and templates are in the wheel: adding, searching and a web page work."""
    ssmlit = installed / "ssmlit"
    home = run([installed / "python", "-c", "import ssmlit; print(ssmlit.__file__)"], tmp_path)

    assert not Path(home.strip()).is_relative_to(ROOT)
    assert "(catalogue of 20" in run([ssmlit, "--version"], tmp_path)
    run([ssmlit, "init"], tmp_path)
    run([ssmlit, "add", "2312.00752", "2401.04722", "--offline"], tmp_path)
    assert run([ssmlit, "search", "mamba", "--count"], tmp_path) == "2\n"
    run([ssmlit, "tag", "list"], tmp_path)
    run([ssmlit, "check", "--syntax"], tmp_path)
    page = run([ssmlit, "render", "--format", "html"], tmp_path)
    assert "<style" in page
    assert "U-Mamba" in page
    assert "complete -F _ssmlit" in run([ssmlit, "--show-completion", "bash"], tmp_path)


def test_the_sdist_makes_the_same_wheel(built: Path, tmp_path: Path) -> None:
    """A wheel built from the sdist holds the files of the wheel built from the checkout."""
    (sdist,) = built.glob("*.tar.gz")
    (wheel,) = built.glob("*.whl")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], unpacked)
    (again,) = tmp_path.glob("*.whl")

    assert contents(again) == contents(wheel)
    assert {"README.md", "CONTRIBUTING.md", "LICENSE", "docs", "tests"} <= {
        path.name for path in unpacked.iterdir()
    }


def contents(wheel: Path) -> dict[str, int]:
    """Return name and checksum of every file in a wheel, but for the list of files itself."""
    with zipfile.ZipFile(wheel) as archive:
        return {
            one.filename: one.CRC
            for one in archive.infolist()
            if not one.filename.endswith("RECORD")
        }


def test_no_test_and_no_stray_file_is_in_the_wheel(built: Path) -> None:
    """Only the package and its metadata are installed, and what marks it as typed."""
    (wheel,) = built.glob("*.whl")
    names = contents(wheel)

    assert {name.split("/")[0].split("-")[0] for name in names} == {"ssmlit"}
    assert "ssmlit/py.typed" in names
    suffixes = {Path(name).suffix for name in names if name.startswith("ssmlit/")}
    assert suffixes <= {".py", ".typed", ".txt", ".jsonl", ".json", ".css", ".js", ".html", ".toml",
                        ".csv", ".tsv", ".bash", ".zsh", ".fish", ""}  # fmt: skip
