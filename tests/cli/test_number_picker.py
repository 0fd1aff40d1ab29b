"""`pick` on terminals that cannot draw: papers are chosen by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.cli.browse.number_picker import choose
from ssmlit.cli.shared.options import CommonOptions
from ssmlit.cli.shared.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Choose = Callable[[str, str, bool], str]

LISTED = """\
  1  gu2023mamba  Gu, Dao 2023
     Mamba: Linear-Time Sequence Modeling with Selective State S…
  2  ruan2024vmunet  Ruan, Xiang 2024
     VM-UNet: Vision Mamba UNet for Medical Image Segmentation
"""
NUMBER, NUMBERS = (f"{LISTED}{what}, or other words" for what in ("number", "numbers"))
WORDS = "words to search for"
NOTHING = f"nothing found\n{WORDS}"
MISTAKE = f"'x' is not a year\nwrite 2024, 2023..2025 or >=2024\n  year:x\n       ^\n{WORDS}"


@pytest.fixture
def chosen(library: Path, monkeypatch: pytest.MonkeyPatch) -> Choose:
    """A function that chooses with lines typed, 66 columns wide; it returns the papers' keys."""
    monkeypatch.setenv("COLUMNS", "66")

    def function(typed: str, query: str, several: bool) -> str:
        lines = library.with_name("typed")
        lines.write_text(typed)
        with lines.open() as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            entries = choose(Session(CommonOptions()), query, several=several)
        return " ".join(entry.key for entry in entries)

    return function


@pytest.mark.parametrize(
    ("query", "several", "typed", "keys", "said"),
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
def test_choosing_by_number(
    chosen: Choose,
    capsys: pytest.CaptureFixture[str],
    query: str,
    several: bool,
    typed: str,
    keys: str,
    said: list[str],
) -> None:
    """Numbers of the list choose; anything else is a new query; an empty line leaves."""
    assert chosen(typed, query, several) == keys
    assert capsys.readouterr().err == "".join(f"{one} (empty to quit): " for one in said)


def test_a_long_list_fits_the_screen(
    library: Path, chosen: Choose, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ten papers of two lines, and how many there are."""
    entries = (f"@misc{{snail{n}, title = {{Snails, part {n}}}}}\n" for n in range(12))
    library.write_text("".join(entries))
    key = chosen("10\n", "snails", False)
    said = capsys.readouterr().err.splitlines()
    assert said[-2].strip() == "… 12 papers; more words narrow it down"
    assert len(said) == 22
    assert key in said[-4]
