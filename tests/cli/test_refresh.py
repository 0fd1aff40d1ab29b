"""`ssmlit refresh`: complete, published, renamed; against services on loopback, and snapshots."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.http import SERVICES
from tests.cli.arxiv import Paper
from tests.cli.conftest import LIBRARY
from tests.cli.refreshing import PREPRINT, Services, publish_whales, refreshed

if TYPE_CHECKING:
    from tests.cli.conftest import Cli


PUBLISHED = """\
% mine
@inproceedings{lovelace2024whales,
  title        = {{WhaleNet}: Hearing Whales with State Spaces}, % my title
  author       = {Lovelace, Ada and Turing, Alan and Hopper, Grace},
  year         = 2025,
  month        = may,
  eprint       = {2402.00001},
  archiveprefix = {arXiv},
  primaryclass = {cs.SD},
  code         = {https://github.com/ada/whalenet},
  keywords     = {audio, to-read},
  note         = {my note},
  booktitle    = {Proceedings of the 41st International Conference on Machine Learning},
  pages        = {10--19},
  publisher    = {ACM},
  doi          = {10.1145/1.2},
}
"""


@pytest.mark.slow
def test_a_doi_that_arxiv_names_is_the_publication(
    cli: Cli, library: Path, services: Services
) -> None:
    """Venue, title and people of one record; key, tags, code, note, comments and eprint stay."""
    publish_whales(services)
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")

    (item,) = refreshed(cli, "--apply")

    assert (item["key"], item["kinds"], item["sure"], item["status"]) == (
        "lovelace2024whales", ["published"], True, "applied",
    )  # fmt: skip
    assert item["sources"] == ["Crossref", "arXiv"]
    assert library.read_text() == PUBLISHED
    assert refreshed(cli, "--apply") == []


def test_two_places_confirm(cli: Cli, library: Path, services: Services) -> None:
    """Semantic Scholar connects the arXiv id with a DOI, and Crossref knows the DOI."""
    publish_whales(services)
    services.scholar["2402.00001"] = {
        "paperId": "a" * 40, "title": "WhaleNet: Hearing Whales with State Spaces", "year": 2024,
        "venue": "ICML", "publicationTypes": ["Conference"],
        "externalIds": {"ArXiv": "2402.00001", "DOI": "10.1145/1.2"},
        "authors": [{"name": "A. Lovelace"}, {"name": "A. Turing"}],
    }  # fmt: skip

    (item,) = refreshed(cli, "--apply")

    assert set(item["sources"]) == {"Semantic Scholar", "Crossref"}
    assert library.read_text() == PUBLISHED


@pytest.mark.slow
@pytest.mark.parametrize(
    ("venueid", "published"),
    [("ICLR.cc/2025/Conference", True), ("ICLR.cc/2025/Conference/Rejected_Submission", False)],
)
def test_an_accepted_submission(
    cli: Cli, library: Path, services: Services, venueid: str, published: bool
) -> None:
    """The entry names its page at OpenReview, where its venue is; a rejection is none."""
    library.write_text(PREPRINT.replace("  code ", "  openreview = {AL1fq05o7H},\n  code "))
    services.note = {
        "id": "AL1fq05o7H", "forum": "AL1fq05o7H", "cdate": 1730000000000,
        "content": {
            "title": {"value": "WhaleNet: Listening to Whales with State Spaces"},
            "authors": {"value": ["Ada Lovelace", "Alan Turing"]},
            "venue": {"value": "ICLR 2025"}, "venueid": {"value": venueid},
        },
    }  # fmt: skip

    items = refreshed(cli, "--apply")

    assert [one["sources"] for one in items] == ([["OpenReview", "the entry"]] if published else [])
    assert ("@inproceedings{lovelace2024whales" in library.read_text()) is published


@pytest.mark.slow
@pytest.mark.parametrize(
    ("title", "people", "year"),
    [
        pytest.param("Deep Learning", "Yann LeCun, Ada Lovelace", 2025, id="other-first-author"),
        pytest.param("Deep Learning", "Ada Lovelace", 2031, id="too-late"),
        pytest.param("Deep Learning", "Ada Lovelace", 2023, id="before-the-preprint"),
        pytest.param("Deep Learning 2", "Ada Lovelace", 2025, id="a-digit"),
        pytest.param("Deep Learnings", "Ada Lovelace", 2025, id="short-and-not-equal"),
    ],
)
def test_deep_learning_does_not_become_another_deep_learning(
    cli: Cli, library: Path, services: Services, title: str, people: str, year: int
) -> None:
    """An equal title is not an identity."""
    text = PREPRINT.replace("{WhaleNet}: Listening to Whales with State Spaces", "Deep Learning")
    library.write_text(text)
    services.arxiv.submit(Paper("2402.00001", "Deep Learning"))
    services.publish("10.1000/x", title, people=people, venue="Nature", year=year)

    assert refreshed(cli, "--apply") == []
    assert library.read_text() == text


@pytest.mark.slow
@pytest.mark.parametrize("title", [
    "Correction to: WhaleNet: Listening to Whales with State Spaces",
    "Erratum: WhaleNet: Listening to Whales with State Spaces",
    "WhaleNet: Listening to Whales with State Spaces (Erratum)",
    "A Comment on WhaleNet: Listening to Whales with State Spaces",
])  # fmt: skip
def test_what_is_about_a_paper_is_not_the_paper(
    cli: Cli, library: Path, services: Services, title: str
) -> None:
    publish_whales(services, title)
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")

    assert refreshed(cli, "--apply") == []
    assert library.read_text() == PREPRINT


def test_a_publication_without_a_year_takes_none_away(
    cli: Cli, library: Path, services: Services
) -> None:
    publish_whales(services)
    del services.works["10.1145/1.2"]["published-print"]
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")

    assert refreshed(cli, "--apply") == []
    assert library.read_text() == PREPRINT


@pytest.mark.slow
def test_a_doi_of_another_work_is_not_taken(cli: Cli, library: Path, services: Services) -> None:
    """Authors mistype DOIs: title and people must agree, too."""
    publish_whales(services, "Snakes of the Congo", "Rita Roy")
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")

    assert refreshed(cli, "--apply") == []
    assert library.read_text() == PREPRINT


@pytest.mark.slow
def test_a_renamed_preprint(cli: Cli, library: Path, services: Services) -> None:
    """Its arXiv id is its identity, and the people are the same."""
    services.arxiv.revise("2402.00001", "2024-09-01", title="CetaceaNet: Whales Heard Again")

    (item,) = refreshed(cli, "--apply")

    assert item["kinds"] == ["retitled"]
    assert library.read_text() == PREPRINT.replace(
        "{{WhaleNet}: Listening to Whales with State Spaces}",
        "{{CetaceaNet}: Whales Heard Again}",
    )


SUBTITLED = "{{WhaleNet}},\n  subtitle     = {Listening to Whales with State Spaces}"


def test_a_renamed_preprint_with_a_subtitle(cli: Cli, library: Path, services: Services) -> None:
    """The new title is whole: the subtitle is not in it twice, and no later night finds it so."""
    whole = "{{WhaleNet}: Listening to Whales with State Spaces}"
    library.write_text(PREPRINT.replace(whole, SUBTITLED))
    services.arxiv.revise("2402.00001", "2024-09-01", title="CetaceaNet: Whales Heard Again")

    refreshed(cli, "--apply")

    assert library.read_text() == PREPRINT.replace(whole, "{{CetaceaNet}: Whales Heard Again}")


def test_a_publication_of_the_same_title_and_subtitle(
    cli: Cli, library: Path, services: Services
) -> None:
    """Title and subtitle stay as they are, both or neither."""
    whole = "{{WhaleNet}: Listening to Whales with State Spaces}"
    library.write_text(PREPRINT.replace(whole, SUBTITLED))
    publish_whales(services, "WhaleNet: Listening to Whales with State Spaces")
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")

    refreshed(cli, "--apply")

    assert "@inproceedings{lovelace2024whales" in library.read_text()
    assert SUBTITLED in library.read_text()


@pytest.mark.slow
def test_an_incomplete_entry(cli: Cli, library: Path, services: Services) -> None:
    """It gets what it lacks, loses the mark, and its made-up key makes room; the old one works."""
    library.write_text(
        "@misc{anon2024,\n  title = {WhaleNet},\n  eprint = {2402.00001},\n"
        "  archiveprefix = {arXiv},\n  keywords = {audio, needs-metadata},\n}\n"
    )
    services.arxiv.submit(Paper("2402.00001", "WhaleNet", published="2024-02-01"))

    (item,) = refreshed(cli, "--apply", "--rekey")

    assert item["kinds"] == ["completed", "rekeyed"]
    assert library.read_text() == (
        "@misc{lovelace2024whalenet,\n  title = {WhaleNet},\n  eprint = {2402.00001},\n"
        "  archiveprefix = {arXiv},\n  keywords = {audio},\n"
        "  author = {Lovelace, Ada and Turing, Alan},\n  year = {2024},\n  month = feb,\n"
        "  ids = {anon2024},\n}\n"
    )


@pytest.mark.slow
def test_what_an_import_could_not_look_up(cli: Cli, library: Path, services: Services) -> None:
    """Its hint names the command that completes papers, also those that lack little."""
    library.write_text("")
    title = "WhaleNet: Listening to Whales with State Spaces"
    Path("l.md").write_text(f"# L\n\n- [{title}](https://arxiv.org/abs/2402.00001)\n")
    services.down = {"arxiv", "semanticscholar", "crossref"}
    outcome = cli("import", "l.md")
    services.down = set()
    before = library.read_text()
    done = cli("refresh", "--apply")

    hint = "1 paper could not be looked up; `ssmlit refresh` completes what was added when online"
    assert (outcome.code, hint in outcome.err) == (5, True)
    assert ("author" in before, done.code) == (False, 0)
    assert "author = {Lovelace, Ada and Turing, Alan}" in library.read_text()


@pytest.mark.slow
def test_a_preprint_gets_its_month(cli: Cli, library: Path, services: Services) -> None:
    """Also where nothing else is missing; in the year that the entry says."""
    text = (
        "@misc{KEY,\n  title = {WhaleNet},\n  author = {Lovelace, Ada and Turing, Alan},\n"
        "  year = {YEAR},\n  eprint = {2402.00001},\n  archiveprefix = {arXiv},\n}\n"
    )
    right = text.replace("KEY", "right").replace("YEAR", "2024")
    other = text.replace("KEY", "other").replace("YEAR", "2023")
    library.write_text(f"{right}\n{other}")
    services.arxiv.submit(Paper("2402.00001", "WhaleNet", published="2024-02-01"))

    (item,) = refreshed(cli, "--apply")

    assert item["reason"] == "its month, by its identifier, from arXiv API"
    assert library.read_text() == f"{right[:-2]}  month = feb,\n}}\n\n{other}"


@pytest.mark.slow
def test_a_cited_key_stays(cli: Cli, library: Path, services: Services, folder: Path) -> None:
    """`--tex` names the papers that cite."""
    library.write_text(PREPRINT.replace("lovelace2024whales", "anon2024"))
    (folder / "paper.tex").write_text("\\cite{anon2024}")

    assert refreshed(cli, "--rekey", "--tex", "paper.tex") == []
    assert [one["kinds"] for one in refreshed(cli, "--rekey", code=4)] == [["rekeyed"]]
    assert services.asked


@pytest.mark.slow
def test_a_service_that_fails_is_named(cli: Cli, library: Path, services: Services) -> None:
    """The others' answers count; exit 5 only when nothing came of it."""
    publish_whales(services)
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")
    services.down = {"semanticscholar", "dblp", "openalex"}
    assert [one["status"] for one in refreshed(cli, "--apply")] == ["applied"]

    library.write_text(PREPRINT)
    services.down = set(SERVICES)
    outcome = cli("refresh", "--apply")

    assert outcome.code == 5
    assert "warning: arXiv refused the request (HTTP 500" in outcome.err
    assert outcome.err.endswith(
        "error: no proposals, but not every service could be asked\n"
        "hint: run it again later: what was answered is kept, and only the rest is asked for\n"
    )
    assert library.read_text() == PREPRINT


@pytest.mark.slow
def test_a_title_is_not_searched_for_every_night(cli: Cli, services: Services) -> None:
    """Once in 30 days, unless --again."""
    refreshed(cli)
    first = services.asked.count("crossref")
    refreshed(cli)
    second = services.asked.count("crossref")
    refreshed(cli, "--again")

    assert first == 1
    assert second == first
    assert services.asked.count("crossref") == first + 1


@pytest.mark.slow
def test_dry_run(cli: Cli, library: Path, services: Services) -> None:
    """The diff of what is confirmed, and how it is taken; where nobody could be asked, exit 5."""
    publish_whales(services)
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")

    outcome = cli("refresh", "--dry-run")
    services.down = set(SERVICES)
    unasked = cli("refresh", "--dry-run", "--again")

    assert outcome.code == 0
    assert "+@inproceedings{lovelace2024whales," in outcome.out
    assert "\n1 proposal; --apply takes 1 of them, " in outcome.err
    assert unasked.code == 5
    assert library.read_text() == PREPRINT


@pytest.mark.slow
def test_snapshots_are_enough(cli: Cli, library: Path, folder: Path) -> None:
    """Two of them agree by title and people: confirmed, without any network."""
    library.write_text(PREPRINT, encoding="utf-8", newline="")
    entry = PUBLISHED.partition("\n")[2].replace("% my title", "").replace(
        "Hearing Whales", "Listening to Whales"
    )  # fmt: skip
    for name in ("one", "two"):
        (folder / f"{name}.bib").write_text(entry.replace("eprint ", "x "))
        assert cli("snapshot", "build", f"{name}.bib").code == 0

    (item,) = refreshed(cli, "--apply")

    assert item["sources"] == ["snapshot one", "snapshot two"]
    assert "@inproceedings{lovelace2024whales" in library.read_text()


def test_versions(cli: Cli, library: Path, services: Services) -> None:
    """Newer than the entry says, or than the day it was added; and withdrawals, quoted."""
    library.write_text(
        "@misc{stated, title={A}, eprint={2402.00001v1}, archiveprefix={arXiv}}\n"
        "@misc{dated, title={B}, eprint={2402.00002}, archiveprefix={arXiv}, "
        "timestamp={2024-03-01}}\n"
        "@misc{unchanged, title={C}, eprint={2402.00003v2}, archiveprefix={arXiv}}\n"
        "@misc{gone, title={D}, eprint={2402.00004}, archiveprefix={arXiv}}\n"
    )
    services.arxiv.submit(
        Paper("2402.00001", "A", updated="2024-05-01", version=3),
        Paper("2402.00002", "B", updated="2024-05-01", version=2),
        Paper("2402.00003", "C", updated="2024-05-01", version=2),
        Paper("2402.00004", "D", comment="This paper has been withdrawn: wrong proof"),
    )
    before = library.read_bytes()

    outcome = cli("refresh", "--versions")
    items = json.loads(cli("refresh", "--versions", "--json").out)["items"]

    assert outcome.code == 0
    assert outcome.out == (
        "stated\tv1 → v3 of 2024-05-01\tA\n"
        "dated\tv2 of 2024-05-01\tB\n"
        "gone\tprobably withdrawn (Withdrawn: This paper has been withdrawn: wrong proof)\tD\n"
    )
    assert [(one["key"], one["stated"], one["newest"]) for one in items] == [
        ("stated", 1, 3), ("dated", None, 2), ("gone", None, 1),
    ]  # fmt: skip
    assert library.read_bytes() == before


def test_nothing_to_refresh(cli: Cli, library: Path) -> None:
    """Offline, without snapshots, the catalogue knows these three as they are."""
    outcome = cli("refresh", "key:gu2022efficiently", "--offline")

    assert outcome.code == 0
    assert outcome.err == "nothing to refresh, as far as snapshots and the catalogue know\n"
    assert library.read_text() == LIBRARY


@pytest.mark.usefixtures("library")
def test_a_query_that_finds_nothing(cli: Cli) -> None:
    """A key with a typo is not an entry that is complete: it is said that there is none."""
    outcome = cli("refresh", "gu2022eficiently", "--offline")

    assert outcome.code == 0
    assert outcome.err.startswith("nothing found\ndid you mean: efficiently\nnothing to refresh")


@pytest.mark.slow
def test_an_import_looks_up_what_lacks_too_much(
    cli: Cli, library: Path, services: Services
) -> None:
    """By its DOI, in a list of ids as in a row without people; not what has all it needs."""
    library.write_text("")
    publish_whales(services)
    services.publish(
        "10.1145/3.4", "Slow Whales of the North", people="Ben Holm", venue="Tides", year=2021
    )
    Path("ids.txt").write_text("10.1145/1.2\n")
    Path("list.md").write_text(
        "# L\n\n- [Slow Whales of the North](https://doi.org/10.1145/3.4)\n"
        "- [Deep Snails of the South](https://doi.org/10.1145/5.6)\n"
    )
    Path("whole.bib").write_text(
        "@misc{a, title={Foam}, author={Roy, R.}, year=2020, doi={10.1145/7.8}}\n"
    )

    ids = cli("import", "ids.txt")
    listed = cli("import", "list.md")
    services.asked.clear()
    whole = cli("import", "whole.bib")

    assert (ids.code, listed.code, whole.code, services.asked) == (0, 0, 0, [])
    text = library.read_text()
    assert "author = {Lovelace, Ada and Turing, Alan and Hopper, Grace}" in text
    assert "author = {Holm, Ben}" in text
    assert listed.err == (
        "2 added\n1 paper lacks authors or year; "
        "`ssmlit refresh tag:needs-metadata --apply` asks the services about it\n"
    )
    services.publish(
        "10.1145/5.6", "Deep Snails of the South", people="Joan Yu", venue="Tides", year=2022
    )
    assert cli("refresh", "tag:needs-metadata", "--apply").code == 0
    assert "author = {Yu, Joan}" in library.read_text()


def test_what_was_not_imported_is_imported_again(
    cli: Cli, library: Path, services: Services
) -> None:
    """`refresh` completes only what was added."""
    library.write_text("")
    services.down = {"crossref", "datacite", "openalex", "semanticscholar"}
    Path("ids.txt").write_text("10.1145/1.2\n")

    outcome = cli("import", "ids.txt")

    assert outcome.code == 5
    assert "1 paper could not be looked up; run again when online\n" in outcome.err


@pytest.mark.parametrize(
    "words",
    [
        "import list.md", "verify ids.bib", "find --online whales", "refresh --versions",
        "add 10.1145/1.2", "refresh", "update --strict",
    ],
)  # fmt: skip
def test_quiet_has_the_reason_of_a_failure(cli: Cli, services: Services, words: str) -> None:
    """No service answers: the exit code says so, and a message says what it means."""
    services.down = {"arxiv", "crossref", "datacite", "dblp", "openalex", "semanticscholar"}
    Path("list.md").write_text("# L\n\n- [Deep Snails of the South](https://doi.org/10.1145/1.2)\n")
    Path("ids.bib").write_text("@misc{a, title={Foam}, author={Roy, R.}, doi={10.1145/7.8}}\n")
    Path("ssmlit.toml").write_text("[update.queries]\nwhales = 'all:whales'\n")

    outcome = cli(*words.split(), "--quiet")

    assert (outcome.code, outcome.out) == (5, "")
    assert outcome.err
