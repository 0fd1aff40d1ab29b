"""`pick` where no screen can be drawn: numbers and words typed, what is said and chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.cli.browse.number_picker import choose
from ssmlit.cli.shared.session import Options, Session

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.model import Entry

LISTED = """\
  1  gu2023mamba  Gu, Dao 2023
     Mamba: Linear-Time Sequence Modeling with Selective State S…
  2  ruan2024vmunet  Ruan, Xiang 2024
     VM-UNet: Vision Mamba UNet for Medical Image Segmentation
"""
NUMBER, NUMBERS = (f"{LISTED}{what}, or other words" for what in ("number", "numbers"))
WORDS = "words to search for"
NOTHING = f"nothing found\n{WORDS}"
MISTAKE = f"'x' is no year\nwrite 2024, 2023..2025 or >=2024\n  year:x\n       ^\n{WORDS}"


@pytest.mark.parametrize(
    ("query", "several", "typed", "chosen", "said"),
    [
        ("mamba", False, "2\n", "ruan2024vmunet", [NUMBER]),
        ("mamba", True, "2, 1 2\n", "ruan2024vmunet gu2023mamba", [NUMBERS]),
        ("mamba", False, "1 2\n1\n", "gu2023mamba", [NUMBER, NUMBER]),
        ("", False, "mamba\n1\n", "gu2023mamba", [WORDS, NUMBER]),
        ("mamba", True, "1 3\n\n", "", [NUMBERS, NOTHING]),
        ("mamba", False, "0\n\n", "", [NUMBER, NOTHING]),
        ("year:x", False, "\n", "", [MISTAKE]),
        ("mamba", False, "\n", "", [NUMBER]),
    ],
    ids=["one", "several", "only one", "words", "too large", "zero", "a mistake", "leave"],
)
@pytest.mark.usefixtures("library")
def test_choosing_by_number(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    query: str,
    several: bool,
    typed: str,
    chosen: str,
    said: list[str],
) -> None:
    """Numbers of the list choose; anything else is a new query; an empty line leaves."""
    entries = chosen_by(tmp_path, monkeypatch, typed, query, several=several)
    assert [entry.key for entry in entries] == chosen.split()
    assert capsys.readouterr().err == "".join(f"{one} (nothing leaves): " for one in said)


def test_a_long_list_fits_the_screen(
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ten papers of two lines, and how many more there are."""
    more = (f"@misc{{snail{n}, title = {{Snails, part {n}}}}}\n" for n in range(12))
    library.write_text("".join(more))
    (entry,) = chosen_by(tmp_path, monkeypatch, "10\n", "snails", several=False)
    said = capsys.readouterr().err.splitlines()
    assert said[-2].strip() == "… 12 papers; more words narrow it down"
    assert len(said) == 22
    assert entry.key in said[-4]


def chosen_by(
    folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str, query: str, *, several: bool
) -> tuple[Entry, ...]:
    """Return what is chosen with these lines typed, at a terminal of 66 columns."""
    monkeypatch.setenv("COLUMNS", "66")
    (folder / "typed").write_text(typed)
    with (folder / "typed").open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        return choose(Session(Options()), query, several=several)
