"""`ssmlit update`, against an arXiv on loopback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from tests.cli.arxiv import Arxiv, Paper
from tests.cli.conftest import LIBRARY
from tests.cli.nightly import SETTINGS, SNAKES, VISION, on, statuses, updated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Cli


def test_new_papers_arrive_in_the_inbox(cli: Cli, library: Path, service: Arxiv) -> None:
    """Those most like the library first; the entries that are there keep their bytes."""
    service.submit(SNAKES, VISION)

    report = updated(cli)

    assert statuses(report) == [("added", "2603.00001"), ("added", "2603.00002")]
    whales, snakes = (one["score"] for one in report["items"])
    assert whales > snakes
    assert library.read_text().startswith(LIBRARY)
    assert (
        library.read_text().removeprefix(LIBRARY)
        == """
@misc{lovelace2026vision,
  title = {Vision {Mamba} {UNet} for Medical Image Segmentation of Whales},
  author = {Lovelace, Ada and Turing, Alan},
  year = {2026},
  month = mar,
  eprint = {2603.00001},
  archiveprefix = {arXiv},
  keywords = {inbox},
  timestamp = {2026-03-02},
}

@misc{roy2026mamba,
  title = {The mamba of the Congo basin: venom and habitat},
  author = {Roy, Rita},
  year = {2026},
  month = mar,
  eprint = {2603.00002},
  archiveprefix = {arXiv},
  keywords = {inbox},
  timestamp = {2026-03-02},
}
"""
    )


@pytest.mark.slow
def test_a_quiet_night_writes_nothing(
    cli: Cli, library: Path, service: Arxiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a byte nor a date, of no file in the folder; the summary is not made."""
    service.submit(VISION)
    updated(cli)
    before = {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in library.parent.iterdir()
    }
    on(monkeypatch, "2026-03-03")

    outcome = cli("update", "--summary", "news.md")

    assert (outcome.code, outcome.err) == (0, "nothing new\n")
    after = {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in library.parent.iterdir()
    }
    assert after == before


@pytest.mark.slow
def test_a_quiet_night_loads_no_judge_of_duplicates(
    cli: Cli, library: Path, service: Arxiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor what edits entries: every paper of the last days is known by its id."""
    service.submit(VISION)
    updated(cli)
    on(monkeypatch, "2026-03-03")
    needless = ["rapidfuzz", "ssmlit.duplicates.decide", "ssmlit.bibtex.edits", "pylatexenc"]
    script = (
        "import sys; from ssmlit.cli import main; main(['update']);"
        f"print([m for m in {needless!r} if m in sys.modules])"
    )
    settings = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        env=os.environ | settings, cwd=library.parent,
    )  # fmt: skip

    assert (done.stdout, done.stderr) == ("[]\n", "nothing new\n")


def test_it_looks_back_seven_days_beyond_the_last_run(
    cli: Cli, service: Arxiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A paper that arXiv shows late is found; an older one is not new."""
    assert updated(cli)["queries"][0]["since"] == "2026-01-31"  # 30 days, the first time
    on(monkeypatch, "2026-03-12")
    service.submit(
        Paper("2602.00001", "Mamba of the Last Day", published="2026-02-23"),
        Paper("2602.00002", "Mamba of the Day Before", published="2026-02-22"),
    )

    report = updated(cli)

    assert report["queries"][0]["since"] == "2026-02-23"
    assert statuses(report) == [("added", "2602.00001")]


@pytest.mark.slow
def test_a_renamed_paper_gets_its_new_title(cli: Cli, library: Path, service: Arxiv) -> None:
    """It is known by its id; nothing else of the entry changes."""
    service.submit(
        Paper(
            "2402.02491",
            "VM-UNet V2: Rethinking Mamba for Segmentation",
            "Jiacheng Ruan; A. N. Other",
            published="2024-02-04",
            updated="2026-03-01",
            version=2,
        ),
    )

    report = updated(cli)

    assert statuses(report) == [("retitled", "2402.02491")]
    assert (
        report["items"][0]["before"] == "VM-UNet: Vision Mamba UNet for Medical Image Segmentation"
    )
    assert library.read_text() == LIBRARY.replace(
        "{{VM-UNet}: Vision {Mamba} {UNet} for Medical Image Segmentation}",
        "{{VM-UNet} {V2}: Rethinking {Mamba} for Segmentation}",
    )
    assert statuses(updated(cli)) == [("present", "2402.02491")]


CORRECTED = "Vision Mamba UNet for Medical Images of Whales"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("title", "status"),
    [
        pytest.param(VISION.title, "present", id="arxiv-says-what-it-said"),
        pytest.param("Whales, Seen by a Mamba", "differs", id="arxiv-says-something-new"),
    ],
)
def test_a_title_corrected_by_hand_stays(
    cli: Cli, library: Path, service: Arxiv, title: str, status: str
) -> None:
    """A new version does not put back what arXiv said before, nor replace what a person wrote."""
    service.submit(VISION)
    updated(cli)
    text = library.read_text().replace(
        "Vision {Mamba} {UNet} for Medical Image Segmentation of Whales", CORRECTED
    )
    library.write_text(text)
    service.revise("2603.00001", "2026-03-02", title=title)

    report = updated(cli)

    assert statuses(report) == [(status, "2603.00001")]
    assert library.read_text() == text


def test_a_small_difference_may_be_a_correction(cli: Cli, library: Path, service: Arxiv) -> None:
    """Of a title that nobody has seen change, a near one is kept, and said once a night."""
    service.submit(
        Paper("2402.02491", "VM-UNet: Vision Mamba UNet for Medical Image Segmentations",
              "Jiacheng Ruan; Suncheng Xiang", published="2024-02-04", updated="2026-03-01",
              version=2),
    )  # fmt: skip

    outcome = cli("update")

    assert outcome.err == (
        "kept ruan2024vmunet: VM-UNet: Vision Mamba UNet for Medical Image Segmentation (arXiv:"
        " VM-UNet: Vision Mamba UNet for Medical Image Segmentations); its title may have been"
        " corrected by hand; `ssmlit refresh` asks\nnothing new\n"
    )
    assert library.read_text() == LIBRARY


@pytest.mark.slow
def test_a_title_that_was_arxivs_follows_it(cli: Cli, library: Path, service: Arxiv) -> None:
    """However near the two are: nobody but arXiv has written it."""
    service.submit(VISION)
    updated(cli)
    service.revise("2603.00001", "2026-03-02", title=VISION.title + " and Dolphins")

    assert statuses(updated(cli)) == [("retitled", "2603.00001")]
    assert "of Whales and Dolphins}" in library.read_text()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("paper", "library_text", "status"),
    [
        pytest.param({"version": 1}, LIBRARY, "present", id="version-1-has-one-title"),
        pytest.param({"authors": "Rita Roy"}, LIBRARY, "mismatch", id="other-people"),
        pytest.param({}, LIBRARY.replace("medical-imaging,", "frozen,"), "present", id="frozen"),
        pytest.param({}, LIBRARY.replace("  month = feb", "  journal = {Nature}"), "present",
                     id="published"),
    ],
)  # fmt: skip
def test_not_every_other_title_is_a_new_one(
    cli: Cli, library: Path, service: Arxiv, paper: dict[str, Any], library_text: str, status: str
) -> None:
    """What may be another paper's id, frozen or published keeps its title."""
    library.write_text(library_text, encoding="utf-8", newline="")
    renamed: dict[str, Any] = {
        "authors": "Jiacheng Ruan",
        "version": 2,
        "updated": "2026-03-01",
    } | paper
    service.submit(Paper("2402.02491", "All New Mamba Words", published="2024-02-04", **renamed))

    assert statuses(updated(cli)) == [(status, "2402.02491")]
    assert library.read_text() == library_text


def test_a_possible_duplicate_arrives_and_is_reported(
    cli: Cli, library: Path, service: Arxiv
) -> None:
    """It is not lost, and nothing is decided: `dedupe` still asks about the two."""
    title = "Mamba for Whale Songs in Deep Water"
    library.write_text(f"@misc{{old, title={{{title}}}, author={{Lovelace, A.}}, year=2026}}\n")
    service.submit(Paper("2603.00003", "Mamba for Whale Songs in Deep Waters and Lakes"))

    (item,) = updated(cli)["items"]

    assert item["status"] in ("doubtful", "added")
    assert "distinct" not in library.read_text()


@pytest.mark.slow
def test_another_paper_of_the_same_title_arrives(cli: Cli, service: Arxiv) -> None:
    """Other people may call a paper the same: it is not lost, and the conflict is named."""
    title = "VM-UNet: Vision Mamba UNet for Medical Image Segmentation"
    service.submit(Paper("2603.00009", title, "Eve Hill; Ina Lake"))

    (item,) = updated(cli)["items"]

    assert (item["status"], item["key"]) == ("doubtful", "hill2026vmunet")
    assert item["reason"] == "it is in conflict with ruan2024vmunet: two arxiv identifiers"
    assert statuses(updated(cli)) == [("present", "2603.00009")]


@pytest.mark.slow
def test_the_limit_takes_the_most_alike(cli: Cli, service: Arxiv) -> None:
    """The others are named and not lost: they come again within the days that overlap."""
    service.submit(SNAKES, VISION)

    assert statuses(updated(cli, "--limit", "1")) == [
        ("added", "2603.00001"), ("left-out", "2603.00002"),
    ]  # fmt: skip
    assert ("added", "2603.00002") in statuses(updated(cli, "--limit", "1"))


@pytest.mark.slow
@pytest.mark.parametrize(("options", "named"), [((), 5), (("--verbose",), 7)])
def test_papers_beyond_the_limit_are_counted(
    cli: Cli, service: Arxiv, options: tuple[str, ...], named: int
) -> None:
    """Some are named, and what the last line says brings them all."""
    names = ["Whales", "Snakes", "Foam", "Tides", "Shells", "Corals", "Ducks", "Geese"]
    service.submit(*(Paper(f"2603.0001{n}", f"Mamba for {name}") for n, name in enumerate(names)))

    said = cli("update", "--limit", "1", *options).err.splitlines()

    assert len([line for line in said if line.startswith("left out ")]) == named
    assert said[-2] == "1 new"
    rest = "" if options else ", 2 of them not named (`--verbose` names all)"
    assert said[-1] == (
        f"7 papers left out by --limit{rest}; `ssmlit update --since 2026-03-01` adds them"
    )
    assert cli("update", "--since", "2026-03-01").err.splitlines()[-1] == "7 new"


@pytest.mark.slow
def test_dry_run(cli: Cli, library: Path, service: Arxiv) -> None:
    """The diff; nothing is written, and the next run sees the same."""
    service.submit(VISION)

    outcome = cli("update", "--dry-run")

    assert "+@misc{lovelace2026vision," in outcome.out
    assert library.read_text() == LIBRARY
    assert statuses(updated(cli)) == [("added", "2603.00001")]


def test_the_summary_is_the_text_of_a_pull_request(cli: Cli, folder: Path, service: Arxiv) -> None:
    """Titles come from strangers: their Markdown is text."""
    service.submit(Paper("2603.00001", "A [Mamba](javascript:x) of *Stars*"))
    service.revise("2603.00001", "2026-03-02")
    service.submit(
        Paper("2402.02491", "Mamba Again", "Jiacheng Ruan", "2024-02-04", "2026-03-01", 2)
    )

    updated(cli, "--summary", "news.md")

    text = (folder / "news.md").read_text()
    assert text.partition("<!--")[0].rstrip() == (
        "Papers: 1 new, 1 renamed\n\n## New\n\n"
        "* [A \\[Mamba\\](javascript:x) of \\*Stars\\*](https://arxiv.org/abs/2603.00001); "
        "Ada Lovelace, Alan Turing (2026); likeness 2; `lovelace2026mambajavascriptx`\n\n"
        "## Renamed\n\n"
        "* [Mamba Again](https://arxiv.org/abs/2402.02491); "
        "was: VM-UNet: Vision Mamba UNet for Medical Image Segmentation; `ruan2024vmunet`"
    )


DOWN: dict[str, Callable[[Response], Response]] = {
    "500": lambda _: Response("Sorry.", 500),
    "html": lambda _: Response("<!doctype html><title>Not a bot?</title>"),
    "cut": lambda good: Response(good.get_data()[:-20]),
}


@pytest.mark.slow
@pytest.mark.parametrize("behaviour", DOWN)
def test_every_service_is_unreachable(
    cli: Cli, library: Path, service: Arxiv, monkeypatch: pytest.MonkeyPatch, behaviour: str
) -> None:
    """Exit 5, nothing is written; the night after, the days that were missed are looked at."""
    updated(cli)
    service.behave = DOWN[behaviour]
    on(monkeypatch, "2026-03-20")

    outcome = cli("update")

    assert outcome.code == 5
    assert outcome.err.startswith("error: ")
    assert outcome.err.endswith("; the next run looks at these days, too\n")
    assert library.read_text() == LIBRARY
    service.behave = None
    assert updated(cli)["queries"][0]["since"] == "2026-02-23"


@pytest.mark.slow
def test_one_of_two_queries_fails(cli: Cli, folder: Path, service: Arxiv) -> None:
    """A warning, `partial`, exit 0; with --strict exit 5. The other one's papers arrive."""
    (folder / "ssmlit.toml").write_text(f"{SETTINGS}whales = 'ti:whales'\n", encoding="utf-8")
    service.submit(VISION)
    good = service.answer

    def fail_for_mamba(response: Response) -> Response:
        return Response("Sorry.", 500) if service.queries[-1] == "ti:mamba" else response

    service.behave = fail_for_mamba
    outcome = cli("update", "--json")
    strict = cli("update", "--strict")

    assert good is not None
    report = json.loads(outcome.out)
    assert (outcome.code, report["partial"]) == (0, True)
    assert "warning: mamba: arXiv refused the request (HTTP 500" in outcome.err
    assert "; the next run looks at these days, too\n" in outcome.err
    assert statuses(report) == [("added", "2603.00001")]
    assert strict.code == 5


@pytest.mark.slow
def test_an_empty_answer_is_asked_for_twice(cli: Cli, service: Arxiv) -> None:
    """Only of a query that used to find papers; then it is a warning, and the day does not move."""
    assert updated(cli)["queries"][0]["warning"] == ""
    assert len(service.queries) == 1
    service.submit(VISION)
    updated(cli)
    service.papers.clear()

    (query,) = updated(cli)["queries"]

    assert len(service.queries) == 4
    assert query["warning"] == "arXiv found nothing at all, twice, although it found papers before"


@pytest.mark.parametrize(
    ("total", "warning"),
    [
        pytest.param(2, "", id="all"),
        pytest.param(150, "arXiv counts 150 papers and did not list 148 of them", id="cut short"),
        pytest.param(999, "arXiv counts 999 papers and did not list 997 of them", id="repeated"),
    ],
)
def test_papers_that_are_counted_and_not_listed_are_missed(
    cli: Cli, service: Arxiv, total: int, warning: str
) -> None:
    """An answer that was cut short is a warning; the next run looks at the same days again."""
    service.submit(VISION, SNAKES)

    def counting(response: Response) -> Response:
        text = re.sub("(Results>)[0-9]+", rf"\g<1>{total}", response.get_data(as_text=True))
        return Response(text, content_type=response.content_type)

    service.behave = counting

    (query,) = updated(cli)["queries"]

    assert (query["found"], query["warning"]) == (2, warning)


@pytest.mark.slow
def test_pages_are_turned_until_the_days_are_covered(
    cli: Cli, library: Path, service: Arxiv
) -> None:
    """450 papers on three pages, each once; the oldest, before the days looked at, are not read."""
    day = date(2026, 3, 1)
    service.submit(
        *(Paper(f"2603.{n:05}", f"Mamba {n} of {n * n}", f"P{n} Q{n}x",
                (day - timedelta(n // 100)).isoformat()) for n in range(1, 700)),
    )  # fmt: skip
    (query,) = updated(cli, "--since", "2026-02-25")["queries"]

    assert (query["found"], query["warning"]) == (499, "")
    assert len(service.queries) == 3
    assert library.read_text().count("keywords = {inbox}") == 499


@pytest.mark.parametrize(
    ("query", "message"),
    [
        pytest.param("mamba", "`mamba` has no prefix", id="bare-word"),
        pytest.param("ti:mamba and ti:vision", "`and` is not an operator", id="lower-case"),
        pytest.param("ti:mamba NOT ti:snake", "`NOT` is not an operator", id="not"),
        pytest.param("ti:mamba ti:vision", "AND, OR or ANDNOT is missing", id="no-operator"),
        pytest.param("ti:a OR ti:b AND ti:c", "OR and AND side by side", id="mixed"),
        pytest.param("(ti:a OR ti:b", "a `(` without its `)`", id="open"),
        pytest.param("ti:a)", "a `)` without its `(`", id="closed"),
        pytest.param('ti:"state space', "a quotation mark is not closed", id="quote"),
        pytest.param("title:mamba", "there is no prefix `title:`", id="prefix"),
        pytest.param("ti:", "nothing follows `ti:`", id="empty-term"),
        pytest.param("ti:mamba AND", "a term is missing at the end", id="end"),
        pytest.param("", "it is empty", id="empty"),
        pytest.param("submittedDate:[2024 TO 2025] AND ti:a", "since the last run", id="dates"),
    ],
)  # fmt: skip
def test_a_query_that_arxiv_would_refuse_or_rewrite_is_not_sent(
    cli: Cli, folder: Path, service: Arxiv, query: str, message: str
) -> None:
    """Exit 2, with the line of the settings."""
    (folder / "ssmlit.toml").write_text(f"[update.queries]\nq = '{query}'\n", encoding="utf-8")

    outcome = cli("update")

    assert outcome.code == 2
    assert message in outcome.err
    assert "ssmlit.toml:2" in outcome.err
    assert service.queries == []


def test_a_query_that_is_not_asked_may_be_wrong(
    cli: Cli, folder: Path, library: Path, service: Arxiv
) -> None:
    """Who names the others is not kept from their news."""
    assert library.exists()
    (folder / "ssmlit.toml").write_text("[update.queries]\nq = 'ti:('\nr = 'ti:a'\n")

    assert (cli("update").code, cli("update", "r").code) == (2, 0)
    assert service.queries == ["ti:a"]


def test_people(cli: Cli, folder: Path, service: Arxiv) -> None:
    """`authors` is one query more."""
    (folder / "ssmlit.toml").write_text('[update]\nauthors = ["Rita Roy", "Karl May"]\n')
    service.submit(SNAKES, VISION)

    assert statuses(updated(cli)) == [("added", "2603.00002")]
    assert service.queries == ['au:"Rita Roy" OR au:"Karl May"']


def test_a_query_that_is_not_saved(cli: Cli, library: Path) -> None:
    """Exit 2, with its name and those that there are."""
    library.with_name("ssmlit.toml").write_text(
        "[update.queries]\nq = 'ti:snails'\n", encoding="utf-8"
    )
    outcome = cli("update", "q", "snails")

    assert outcome.code == 2
    assert "no query is called snails\nhint: there are: q" in outcome.err


def test_without_queries(cli: Cli, library: Path) -> None:
    """Exit 2, and how to write one."""
    del library
    outcome = cli("update")

    assert outcome.code == 2
    assert "write one into [update.queries]: vision = 'ti:mamba AND cat:cs.CV'" in outcome.err


BULK = [
    {
        "id": number,
        "title": title,
        "authors": "Ada Lovelace",
        "categories": categories,
        "versions": [{"version": "v1", "created": f"Mon, {day} 2026 19:18:42 GMT"}],
        "update_date": "2026-02-20",
    }
    for number, title, categories, day in (
        ("2602.00001", "Mamba for Whales", "cs.LG cs.CV", "2 Feb"),
        ("2602.00002", "Mamba for Wheels", "eess.SY", "2 Feb"),
        ("2601.00003", "Mamba of Old", "cs.CV", "5 Jan"),
    )
]


@pytest.mark.slow
def test_offline_snapshots_answer(cli: Cli, folder: Path, library: Path, service: Arxiv) -> None:
    """The query is answered by them, up to their day, and a later run online starts from there."""
    (folder / "ssmlit.toml").write_text("[update.queries]\nq = 'ti:mamba AND cat:cs.*'\n")
    (folder / "arxiv.json").write_text("".join(json.dumps(one) + "\n" for one in BULK))
    assert cli("snapshot", "build", "arxiv.json").code == 0

    report = updated(cli, "--offline")

    assert statuses(report) == [("added", "2602.00001")]
    assert report["queries"][0]["since"] == "2026-01-21"
    assert service.queries == []
    assert updated(cli)["queries"][0]["since"] == "2026-02-13"
    assert library.read_text().count("@misc") == 3


def test_offline_without_a_snapshot(cli: Cli, library: Path, service: Arxiv) -> None:
    """Nobody could be asked."""
    outcome = cli("update", "--offline")

    assert outcome.code == 5
    assert "offline, and there is no snapshot to search" in outcome.err
    assert (library.read_text(), service.queries) == (LIBRARY, [])


def test_settings_of_queries_are_known(cli: Cli, folder: Path, service: Arxiv) -> None:
    """No warning about a name of `[update]`, but one about a typo."""
    (folder / "ssmlit.toml").write_text(
        '[update]\nauthor = "x"\n[update.queries]\nq = "ti:a"\n[update.rejected]\n"arxiv:1" = ""\n'
    )
    outcome = cli("update")

    assert tomllib.loads((folder / "ssmlit.toml").read_text())
    assert "did you mean 'authors'?" in outcome.err
    assert outcome.err.count("warning") == 1
    assert service.queries == ["ti:a"]
