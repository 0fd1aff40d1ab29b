"""`ssmlit inbox` and `reject`: what becomes of papers that arrived."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ssmlit import fields
from ssmlit.library import Library
from tests.cli.arxiv import Arxiv, Paper
from tests.cli.nightly import SETTINGS, SNAKES, VISION, statuses, updated
from tests.cli.pseudo_terminal import answer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


@pytest.mark.slow
def test_rejected_papers_do_not_come_back(cli: Cli, library: Path, service: Arxiv) -> None:
    """Neither one that was in the inbox nor one known by its id only, not even renamed."""
    service.submit(SNAKES, VISION)
    updated(cli)

    outcome = cli("reject", "roy2026mamba", "2603.00009")
    service.submit(Paper("2603.00009", "Mamba Nine"))
    service.revise(SNAKES.number, "2026-03-02", title="Mambas: a field guide")
    report = updated(cli)

    assert (outcome.code, outcome.err) == (
        0, "rejected roy2026mamba, arxiv:2603.00002, arxiv:2603.00009\n",
    )  # fmt: skip
    assert sorted(statuses(report)) == [
        ("present", "2603.00001"), ("rejected", "2603.00002"), ("rejected", "2603.00009"),
    ]  # fmt: skip
    settings = (library.parent / "ssmlit.toml").read_text()
    assert settings == SETTINGS + (
        "\n[update.rejected]\n"
        '"arxiv:2603.00002" = "The mamba of the Congo basin: venom and habitat"\n'
        '"arxiv:2603.00009" = ""\n'
    )
    cli("undo")
    assert (library.parent / "ssmlit.toml").read_text() == SETTINGS
    assert "roy2026mamba" in library.read_text()


@pytest.mark.slow
def test_a_rejected_paper_that_is_added_after_all(cli: Cli, folder: Path, library: Path) -> None:
    """It is added, as was asked, and the rejection told: it would not come back by itself."""
    assert library.exists()
    cli("reject", "2401.04722")
    (folder / "x.bib").write_text(
        "@misc{x, eprint={2401.04722}, title={U-Mamba: Enhancing Long-range Dependency for "
        "Biomedical Image Segmentation}}"
    )
    said = "had been rejected; arxiv:2401.04722 stays in [update.rejected] of ssmlit.toml\n"

    assert said in cli("import", "x.bib", "--offline").err
    assert said not in cli("import", "x.bib", "--offline").err
    cli("undo")
    assert said in cli("add", "2401.04722", "--offline").err


def test_a_kept_paper_is_not_rejected_without_a_question(cli: Cli, library: Path) -> None:
    """Exit 4 without a terminal; `--yes` does it."""
    del library
    assert cli("reject", "gu2023mamba", "ruan2024vmunet").code == 4
    assert cli("reject", "gu2023mamba", "ruan2024vmunet", "--yes").code == 0


def test_the_beginning_of_a_key_rejects_nothing_unasked(cli: Cli, library: Path) -> None:
    """Not even in the inbox, where whole keys are rejected at once; ids of other papers are."""
    library.write_text(
        "@misc{roya, eprint = {2603.00001}, archiveprefix = {arXiv}, keywords = {inbox}}\n"
    )
    assert cli("reject", "roy").code == 4
    assert cli("reject", "roya", "2603.00009").code == 0


@pytest.mark.slow
def test_the_inbox(cli: Cli, service: Arxiv) -> None:
    """It lists what arrived, the most alike first, and keeps what is chosen, with tags."""
    service.submit(SNAKES, VISION)
    updated(cli)

    listed = cli("inbox")
    kept = cli("inbox", "--keep", "lovelace2026vision", "--tag", "vision")
    left = json.loads(cli("inbox", "--json").out)

    keys = [line.split("\t")[0] for line in listed.out.splitlines()]
    assert keys == ["lovelace2026vision", "roy2026mamba"]
    assert (kept.code, kept.err) == (0, "kept lovelace2026vision\n")
    assert [paper["key"] for paper in left["papers"]] == ["roy2026mamba"]
    assert json.loads(cli("show", "lovelace2026vision", "--json").out)["papers"][0]["tags"] == [
        "vision"
    ]


def test_what_is_not_in_the_inbox_is_not_kept(cli: Cli, library: Path) -> None:
    """Nothing is tagged, and it is said."""
    before = library.read_text()

    refused = cli("inbox", "--keep", "gu2023mamba", "--tag", "vision")

    assert (refused.code, library.read_text()) == (2, before)
    assert "gu2023mamba is not in the inbox" in refused.err


@pytest.mark.slow
def test_going_through_the_inbox(cli: Cli, library: Path, service: Arxiv) -> None:
    """One is kept with tags (a bad one is asked for again), one rejected, one left."""
    service.submit(SNAKES, VISION, Paper("2603.00003", "Mamba Three"))
    updated(cli)

    said = answer(["inbox"], ["t", "a{b", "vision, medical-imaging", "s", "r"])

    assert "1 of 3: lovelace2026vision: Vision Mamba UNet for Medical Image" in said
    assert "`a{b` cannot be a tag" in said
    arrived = Library.from_text(library.read_bytes()).entries[3:]
    tags = {entry.key: fields.tags(entry) for entry in arrived}
    assert tags.pop("lovelace2026vision") == ("vision", "medical-imaging")
    assert list(tags.values()) == [("inbox",)]
    assert "[update.rejected]\n" in (library.parent / "ssmlit.toml").read_text()


TWINS = """\
@misc{twin, title = {Chosen}, eprint = {2301.00001}, archiveprefix = {arXiv}, keywords = {old}}
@misc{twin, title = {Arrived}, eprint = {2603.00001}, archiveprefix = {arXiv}, keywords = {inbox}}
"""


@pytest.mark.slow
@pytest.mark.parametrize("letter", ["r", "k"])
def test_of_two_entries_with_one_key_the_one_that_arrived_is_meant(
    library: Path, letter: str
) -> None:
    library.write_text(TWINS)

    answer(["inbox"], [letter])

    chosen, arrived = TWINS.splitlines(keepends=True)
    kept = arrived.replace(", keywords = {inbox}", "")
    assert library.read_text() == chosen + (kept if letter == "k" else "")


@pytest.mark.slow
def test_stopping_in_the_inbox(cli: Cli, library: Path, service: Arxiv) -> None:
    """What was answered before is kept."""
    service.submit(SNAKES, VISION)
    updated(cli)

    answer(["inbox"], ["k", "q"])

    assert library.read_text().count("{inbox}") == 1
