"""What `ssmlit refresh` leaves to you: open proposals, answers that are remembered, Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.arxiv import Paper
from tests.cli.pseudo_terminal import answer
from tests.cli.refreshing import PREPRINT, Services, publish_whales, refreshed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


def test_without_apply_the_proposal_is_open(cli: Cli, library: Path, services: Services) -> None:
    """Exit 4 without a terminal, with what --apply would take; nothing is written."""
    publish_whales(services)
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")

    outcome = cli("refresh")

    assert outcome.code == 4
    assert "  - entrytype = misc\n  + entrytype = inproceedings\n" in outcome.err
    changed = {line.split()[1] for line in outcome.err.splitlines() if line[:4] in ("  - ", "  + ")}
    said = {"entrytype", "title", "author", "year", "month"}
    assert changed == said | {"booktitle", "pages", "publisher", "doi"}
    assert outcome.err.endswith(
        "not done: 1 proposal left open\n"
        "hint: --apply takes 1 of them, --accept KEY takes that of an entry\n"
    )
    assert library.read_text() == PREPRINT


@pytest.mark.slow
def test_what_one_place_says_is_not_applied(cli: Cli, library: Path, services: Services) -> None:
    """A search in Crossref alone proposes; it does not confirm."""
    publish_whales(services, "WhaleNet: Listening to Whales with State Spaces")

    (item,) = refreshed(cli, "--apply", code=4)

    assert (item["sure"], item["status"], item["sources"]) == (False, "open", ["Crossref"])
    assert library.read_text() == PREPRINT


@pytest.mark.slow
def test_a_retracted_publication_is_left_to_you(
    cli: Cli, library: Path, services: Services
) -> None:
    publish_whales(services, "RETRACTED: WhaleNet: Listening to Whales with State Spaces")
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")

    (item,) = refreshed(cli, "--apply", code=4)

    assert (item["sure"], item["reason"].endswith("; it was retracted")) == (False, True)
    assert library.read_text() == PREPRINT


@pytest.mark.parametrize("mark", ["keywords     = {frozen, ", "frozen = {yes},\n  keywords = {"])
def test_frozen_entries_are_left_alone(
    cli: Cli, library: Path, services: Services, mark: str
) -> None:
    """By tag or by field."""
    text = PREPRINT.replace("keywords     = {", mark)
    library.write_text(text)
    publish_whales(services)
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")

    assert refreshed(cli, "--apply") == []
    assert library.read_text() == text


def test_a_renamed_preprint_of_other_people_is_left_to_you(
    cli: Cli, library: Path, services: Services
) -> None:
    """What was found is said in whole words."""
    services.arxiv.revise("2402.00001", "2024-09-01", title="Seals", authors="Bo Roe")

    (item,) = refreshed(cli, "--apply", code=4)

    assert item["reason"] == "arXiv API has another title under its arXiv id and other authors"
    assert library.read_text() == PREPRINT


@pytest.mark.slow
def test_a_no_is_remembered(cli: Cli, library: Path, services: Services) -> None:
    """It is not asked again, also when more is known about the same publication; `--again` asks."""
    services.scholar["2402.00001"] = {
        "paperId": "a" * 40, "title": "WhaleNet: Hearing Whales with State Spaces", "year": 2024,
        "venue": "ICML", "publicationTypes": ["Conference"],
        "externalIds": {"ArXiv": "2402.00001", "DOI": "10.1145/1.2"},
        "authors": [{"name": "Ada Lovelace"}, {"name": "Alan Turing"}],
    }  # fmt: skip
    said = answer(["refresh"], ["n"])
    settings = library.parent / "ssmlit.toml"
    assert "Take it?" in said
    assert re.search(
        r'^\[refresh\.refused\]\n"[0-9a-f]{12}" = "lovelace2024whales: published in',
        settings.read_text(), re.MULTILINE,
    )  # fmt: skip
    services.scholar["2402.00001"]["journal"] = {"pages": "30-39"}

    outcome = cli("refresh", "--apply")

    assert outcome.code == 0
    assert "left out 1 proposal that you refused (--again)" in outcome.err
    library.write_text(f"{PREPRINT}@misc{{other, title = {{Seals}}}}\n")
    beside = cli("refresh", "--accept", "other", "year:2024")
    assert "left out 1 proposal that you refused" in beside.err  # of others than the accepted one
    library.write_text(PREPRINT)
    assert [one["status"] for one in refreshed(cli, "--again", code=4)] == ["open"]
    assert library.read_text() == PREPRINT
    assert cli("undo", "--yes").code == 0  # the no itself
    assert [one["status"] for one in refreshed(cli, "--apply", "--again", code=4)] == ["open"]


@pytest.mark.slow
def test_later_is_no_answer(cli: Cli, library: Path, services: Services) -> None:
    """Return and `q` leave the proposal open: the next run has it again."""
    publish_whales(services, "WhaleNet: Listening to Whales with State Spaces")

    answer(["refresh"], [""])
    answer(["refresh"], ["q"])

    assert not (library.parent / "ssmlit.toml").exists()
    assert [one["status"] for one in refreshed(cli, code=4)] == ["open"]


@pytest.mark.slow
def test_one_proposal_is_accepted_without_a_terminal(
    cli: Cli, library: Path, services: Services
) -> None:
    """The hint's way: what one source says of the entry that is named, and of no other."""
    publish_whales(services, "WhaleNet: Listening to Whales with State Spaces")
    other = PREPRINT.replace("lovelace2024whales", "other").replace("2402.00001", "2402.00009")
    library.write_text(PREPRINT + other)

    hint = cli("refresh").err.splitlines()[-1]
    (item,) = refreshed(cli, "--accept", "lovelace2024whales")

    assert hint.startswith("hint: --accept KEY takes that of an entry; at a terminal")
    assert (item["key"], item["status"], item["sure"]) == ("lovelace2024whales", "applied", False)
    assert "@inproceedings{lovelace2024whales," in library.read_text()
    assert other in library.read_text()
    assert cli("refresh", "--accept", "nobody").code == 3
    assert cli("refresh", "--accept", "other", "--versions").code == 2


@pytest.mark.slow
def test_a_title_corrected_by_hand_stays(cli: Cli, library: Path, services: Services) -> None:
    """What arXiv and the entry had in common is noted; a person's title is not put back."""
    services.arxiv.revise("2402.00001", "2024-09-01")
    assert refreshed(cli) == []
    text = PREPRINT.replace("Listening to Whales", "Listening to Whales, Orcas and Seals,")
    library.write_text(text)

    assert refreshed(cli, "--apply") == []
    assert library.read_text() == text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answers", "text"), [(["y"], "published"), (["n"], "as it was"), (["q"], "as it was")]
)
def test_what_is_not_confirmed_is_asked(
    library: Path, services: Services, answers: list[str], text: str
) -> None:
    """At a terminal; the proposal with its reason is above the question."""
    publish_whales(services, "WhaleNet: Listening to Whales with State Spaces")

    said = answer(["refresh", "--apply"], answers)

    assert "says Crossref; no second source confirms it (found by its title)" in said
    assert "+ entrytype = inproceedings" in said
    assert (library.read_text() == PREPRINT) == (text == "as it was")


# Where tests run in the background, Ctrl-C may be ignored from the start.
INTERRUPTIBLE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from ssmlit.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.slow
def test_an_interrupted_search_continues(cli: Cli, library: Path, services: Services) -> None:
    """What was searched for is not searched for again, though the run did not end."""
    more = PREPRINT.replace("lovelace2024whales", "second").replace("2402.00001", "2402.00002")
    library.write_text(PREPRINT + more.replace("WhaleNet", "SealNet"))
    services.arxiv.submit(Paper("2402.00002", "SealNet: Listening to Whales with State Spaces"))
    command = [sys.executable, "-c", INTERRUPTIBLE, "refresh", "--json"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    started = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)

    def interrupt() -> None:
        if services.asked.count("crossref") == 2:
            started.send_signal(signal.SIGINT)
            started.wait(timeout=60)

    services.before = interrupt
    started.communicate(timeout=60)
    services.before = lambda: None
    cli("refresh")

    assert started.returncode == 130
    assert services.asked.count("crossref") == 3  # the first once, the second twice
    assert library.read_text().startswith(PREPRINT)
