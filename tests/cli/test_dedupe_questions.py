"""What `ssmlit dedupe` asks at a terminal, and how it shows two entries beside one another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ssmlit.cli.dedupe.side_by_side import side_by_side
from ssmlit.cli.shared.colour import plain
from ssmlit.duplicates import merge_plan
from ssmlit.library import Library
from tests.cli.doubled import LONG_SCANS, TWICE
from tests.cli.pseudo_terminal import answer

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.model import Entry
    from tests.cli.conftest import Cli


def test_a_decision_is_never_asked_again(cli: Cli, twice: Path) -> None:
    """`--different` is written into the library, and follows a renamed key."""
    cli("dedupe", "--different", "gu2023mamba", "GuDao24")
    cli("dedupe", "--different", "events", "wrong")
    cli("rename", "GuDao24", "dao2024")

    outcome = cli("dedupe", "--check")
    assert outcome.code == 0, outcome.out
    assert "dao2024" in twice.read_text().partition("@inproceedings")[0]


@pytest.mark.slow
@pytest.mark.parametrize("option", ["--json", "--dry-run"])
def test_one_document_or_diff_asks_nothing(twice: Path, option: str) -> None:
    """Each decision would be another document, and a diff of a library that never changes."""
    said = answer(["dedupe", "--merge", option], ["m", "q"])

    assert "to decide: --merge asks at a terminal, without --json and --dry-run" in said
    assert "What are they?" not in said
    assert twice.read_text() == TWICE


@pytest.mark.slow
def test_deciding_in_order(cli: Cli, twice: Path) -> None:
    """Merge field by field, then quit: what was decided is written, the rest is asked next time."""
    said = answer(["dedupe", "--merge"], ["f", "l", "p", "p", "p", "q"])

    text = twice.read_text()
    assert "Gu, Albert and Dao, Tri" in text.partition("@misc{events")[0], said
    assert text.count("@misc{wrong") == 1
    assert json.loads(cli("dedupe", "--json").out)["clusters"][0]["verdict"] == "mismatch"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answers", "cited", "told"),
    [
        pytest.param(["y", "m", "q"], "GuDao24", "merged into", id="quit"),
        pytest.param(["y", "m", "\x04"], "GuDao24", "interrupted", id="interrupted"),
        pytest.param(["n", "m", "q"], "gu2023mamba", "paper.tex will be left", id="refused"),
    ],
)
def test_papers_follow_what_was_merged(
    twice: Path, folder: Path, answers: list[str], cited: str, told: str
) -> None:
    """However the questions end, papers can follow the merges that are written by then."""
    paper = folder / "paper.tex"
    paper.write_text("A \\cite{gu2023mamba}.\n")

    said = answer(["dedupe", "--merge", "--rewrite-tex", "paper.tex"], answers)

    assert "{gu2023mamba," not in twice.read_text(), said
    assert paper.read_text() == f"A \\cite{{{cited}}}.\n"
    assert told in said
    assert "nothing was changed" not in said


@pytest.mark.slow
def test_a_merge_survives_an_editor_that_cannot_be_started(
    twice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The field stays as proposed, with the reason; the merge continues."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "no-such-editor")

    said = answer(["dedupe", "--merge"], ["f", "e", "p", "p", "p", "q"])

    assert "left as proposed: " in said
    assert "merged into" in said
    assert "{gu2023mamba," not in twice.read_text()


@pytest.mark.slow
@pytest.mark.usefixtures("twice")
def test_both_is_offered_for_prose_only() -> None:
    """Two author lists, or two years, in one field would be neither."""
    said = answer(["dedupe", "--merge"], ["f", "b", "p", "p", "p", "p", "p", "q"])

    assert "please press one of p, l, r, e" in said


@pytest.mark.slow
def test_saying_that_two_are_different(cli: Cli, twice: Path) -> None:
    """`d` records the decision; both entries stay."""
    answer(["dedupe", "--merge"], ["d", "d"])

    assert cli("dedupe", "--check").code == 0
    assert twice.read_text().count("\n@") == TWICE.count("\n@")


@pytest.mark.slow
def test_entries_with_one_key_at_the_terminal(twice: Path) -> None:
    """Of three entries of one key the two that are asked about are merged; `d` is not offered."""
    other = "@article{a, title={Something Else Altogether}, author={Li, W.}, year=2019}\n"
    twice.write_text(LONG_SCANS + other + LONG_SCANS.replace("year", "volume=3, year"))

    said = answer(["dedupe", "--merge"], ["m"])

    assert "different: never ask again" not in said
    assert "1 merged" in said
    text = twice.read_text()
    assert text.count("@article{a,") == 2
    assert other in text
    assert text.count("Long Scans") == 1
    assert "volume" in text


@pytest.mark.slow
def test_a_key_of_two_works_is_followed_to_the_right_one(twice: Path) -> None:
    """What was merged is not taken for the other entry of its key in a later question."""
    other = "@article{a, title={Something Else Altogether}, author={Li, W.}, year=2019}\n"
    fuller = LONG_SCANS.replace("year", "volume=3, pages={1--9}, doi={10.1000/1}, year")
    copies = [text.replace("{a,", f"{{{key},") for key, text in (("c", fuller), ("e", LONG_SCANS))]
    twice.write_text("".join([other, LONG_SCANS, *copies]))

    answer(["dedupe", "--merge"], ["m", "m"])

    found = Library.from_text(twice.read_text()).entries
    assert (found[0].key, found[0].get("year")) == ("a", "2019")
    assert len(found) == 2
    assert "Scans" in found[1].get("title")


@pytest.mark.slow
def test_a_letter_that_is_not_offered_is_asked_again(twice: Path) -> None:
    """Two entries of one key cannot be kept apart by key: nothing is written, nothing breaks."""
    twice.write_text(LONG_SCANS + LONG_SCANS)

    said = answer(["dedupe", "--merge"], ["d", "s"])

    assert "1 skipped" in said
    assert twice.read_text() == LONG_SCANS + LONG_SCANS


@pytest.mark.slow
def test_long_values_are_shown_where_they_differ(twice: Path) -> None:
    """An abstract does not push the rest off the screen, and shows what is different in it."""
    long = "word " * 200
    abstract = "abstract={" + long + "{}" + "}, year"
    twice.write_text(
        LONG_SCANS.replace("year", abstract.replace("{}", "left end"))
        + LONG_SCANS.replace("{a,", "{b,").replace("year", abstract.replace("{}", "right end"))
    )

    said = answer(["dedupe", "--merge"], ["q"])

    assert "left end" in said
    assert "right end" in said
    assert len(said) < 2500


WIDE = """\
                left: gu2023mamba (@misc) goes            right: GuDao24 (@inproceedings) stays
  entrytype     - misc                                    + inproceedings
  title         - {Mamba}: Linear-Time Sequence Modeling  + Mamba: Linear-time sequence modeling
                with Selective State Spaces               with selective state spaces
  author        - Gu, Albert and Dao, Tri                 + Albert Gu and Tri Dao
  year          - 2023                                    + 2024
  eprint        + 2312.00752                              –
  archiveprefix + arXiv                                   –
  keywords      + sequence, linear                        + selective, linear
  booktitle     –                                         + COLM
  code          –                                         + https://github.com/state-spaces/mamba
"""


def pair_of(text: str) -> tuple[Entry, Entry]:
    one, other = Library.from_text(text).entries[:2]
    return one, other


def test_what_stays_and_what_goes_is_shown() -> None:
    """Every field side by side: `+` is in the merged entry, `-` is not, `–` is missing."""
    entries = pair_of(TWICE)
    lines = side_by_side(entries, merge_plan(entries), 100, plain)

    assert "\n".join(line.rstrip() for line in lines) + "\n" == WIDE


def test_a_pair_that_cannot_be_merged() -> None:
    """Nothing stays and nothing goes where no merge is possible; equal values are shown once."""
    entries = pair_of(
        "@misc{a, title={One Title}, year=2020}@misc{b, title={One Title}, year=2021}"
    )

    assert [line.rstrip() for line in side_by_side(entries, None, 80, plain)] == [
        "                left: a (@misc)                 right: b (@misc)",
        "  title         = One Title",
        "  year          2020                            2021",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_picture_fits_the_terminal(width: int) -> None:
    """However narrow the terminal, no line is wider and no word is lost."""
    entries = pair_of(TWICE)
    lines = side_by_side(entries, merge_plan(entries), width, plain)
    shown = "".join("".join(lines).split())

    assert max(map(len, lines)) <= width
    assert "https://github.com/state-spaces/mamba" in shown


def test_a_long_word_begins_beside_its_mark() -> None:
    """A word longer than its column begins beside `+` or `-`, not below it."""
    entries = pair_of(
        f"@misc{{a, title={{Slow Shells}}, file={{{'a' * 80}}}}}@misc{{b, title={{Slow Shells}}}}"
    )
    lines = side_by_side(entries, merge_plan(entries), 80, plain)
    assert [line.split() for line in lines if "aa" in line] == [
        ["file", "+", "a" * 28, "–"], ["a" * 28], ["a" * 24]
    ]  # fmt: skip


def test_only_words_that_differ_have_colour() -> None:
    """What both sides say is plain, so that the difference is seen."""
    entries = pair_of(
        "@misc{a, title={A Long Title of Mine}, year=2020}@misc{b, title={A Short Title of Mine}}"
    )
    lines = side_by_side(entries, None, 100, lambda style, text: f"<{style} {text}>")

    assert "A <key Long> Title of Mine" in lines[1]
    assert "A <key Short> Title of Mine" in lines[1]


@pytest.mark.slow
def test_the_other_entry_can_stay(cli: Cli, twice: Path) -> None:
    """`o` shows the pair again with the other key staying; `m` then merges so."""
    said = answer(["dedupe", "--merge"], ["o", "m", "q"])

    assert said.count("gu2023mamba (@misc) stays") == 1, said
    assert "@misc{gu2023mamba," in twice.read_text() or "{gu2023mamba," in twice.read_text()
    assert "{GuDao24," not in twice.read_text()
    assert cli("show", "GuDao24").code == 0
