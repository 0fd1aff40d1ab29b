"""`ssmlit edit KEY` in the person's editor: what was written is never lost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import LIBRARY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


HEAD = """\
import os, pathlib, signal, sys
path = pathlib.Path(sys.argv[1])
text = path.read_text()
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "code", "shown"),
    [
        pytest.param("path.write_text(text[:-3] + ' note = my own words')", 6, "my own words",
                     id="broken"),
        pytest.param("path.write_text(text * 2)", 6, "Linear-Time", id="two entries"),
        pytest.param(
            "path.write_text(text.replace('gu2023mamba', 'RUAN2024vmunet')"
            ".replace('Linear', 'My'))", 6, "My-Time", id="a key that is taken"),
        pytest.param(r"path.write_bytes(b'@misc{a, title = {Z\xfcrich}}')", 2, r"Z\xfcrich",
                     id="not UTF-8"),
        pytest.param("path.write_text('')", 6, "not exactly one entry", id="emptied"),
        pytest.param("path.unlink()", 6, "not exactly one entry", id="removed"),
        pytest.param("sys.exit(3)", 2, "ended with code 3", id="failed"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_shown(
    cli: Cli, library: Path, editor: Path, script: str, code: int, shown: str
) -> None:
    """The failure shows what was written, and the library is the same."""
    editor.write_text(HEAD + script)

    outcome = cli("edit", "gu2023mamba")

    assert (outcome.code, outcome.err.count("error: ")) == (code, 1)
    assert shown in outcome.err
    assert library.read_bytes() == LIBRARY.encode()


@pytest.mark.slow
def test_a_file_that_cannot_be_written_shows_it_too(cli: Cli, library: Path, editor: Path) -> None:
    """Where the library changed meanwhile in the same entry, what was written is shown once."""
    editor.write_text(
        HEAD + "path.write_text(text.replace('Linear', 'My'))\n"
        f"library = pathlib.Path({str(library)!r})\n"
        "library.write_text(library.read_text().replace('Linear', 'Their'))"
    )

    outcome = cli("edit", "gu2023mamba")

    assert outcome.code == 6
    assert outcome.err.count("My-Time") == 1


@pytest.mark.slow
def test_line_ends_stay_the_librarys(cli: Cli, library: Path, editor: Path) -> None:
    """An editor that writes CRLF does not bring it into a library of LF, nor the other way."""
    editor.write_text(HEAD + "path.write_bytes(path.read_bytes().replace(b'\\n', b'\\r\\n'))")
    assert cli("edit", "gu2023mamba").code == 0
    assert library.read_bytes() == LIBRARY.encode()

    library.write_bytes(LIBRARY.replace("\n", "\r\n").encode())
    editor.write_text(HEAD + "path.write_text(text.replace('Linear', 'My'), newline='\\n')")
    assert cli("edit", "gu2023mamba").code == 0
    expected = LIBRARY.replace("\n", "\r\n").replace("Linear", "My")
    assert library.read_bytes() == expected.encode()


@pytest.mark.slow
def test_an_old_key_and_another_case_name_the_entry(cli: Cli, library: Path, editor: Path) -> None:
    """The editor can be asked for by every name that `show` takes."""
    editor.write_text(HEAD + "path.write_text(text.replace('Linear', 'My'))")

    outcome = cli("edit", "GU2023Mamba")

    assert outcome.code == 0, outcome.err
    assert library.read_text() == LIBRARY.replace("Linear", "My")


@pytest.mark.parametrize("value", ["", "  ", '"', "/no/such/program", "/"])
def test_editors_that_are_none(
    cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    """Exit 2, and what EDITOR should be."""
    monkeypatch.setenv("EDITOR", value)

    outcome = cli("edit", "gu2023mamba")

    assert outcome.code == 2
    assert "EDITOR" in outcome.err
    assert not value.startswith("/") or f"the editor `{value}` cannot be started" in outcome.err
    assert library.read_bytes() == LIBRARY.encode()


def test_an_editor_that_fails(cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is changed, and the program is named."""
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' -c 'raise SystemExit(3)'")

    outcome = cli("edit", "gu2023mamba")

    assert outcome.code == 2
    assert f"the editor `{sys.executable}` ended with code 3" in outcome.err
    assert library.read_bytes() == LIBRARY.encode()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups of this kind")
def test_ctrl_c_belongs_to_the_editor(cli: Cli, library: Path, editor: Path) -> None:
    """A signal that the whole terminal gets, as Emacs' C-g is, does not end ssmlit."""
    editor.write_text(
        HEAD + "os.kill(os.getppid(), signal.SIGINT)\npath.write_text(text.replace('Linear', 'My'))"
    )

    outcome = cli("edit", "gu2023mamba")

    assert outcome.code == 0, outcome.err
    assert library.read_text() == LIBRARY.replace("Linear", "My")
