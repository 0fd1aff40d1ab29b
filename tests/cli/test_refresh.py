"""`ssmlit refresh`: complete, published, renamed; against services on loopback, and snapshots."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Request, Response

from ssmlit.http import SERVICES
from tests.cli.arxiv import Arxiv, Paper
from tests.cli.conftest import LIBRARY
from tests.cli.pseudo_terminal import answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from tests.cli.conftest import Cli

PREPRINT = """\
% mine
@misc{lovelace2024whales,
  title        = {{WhaleNet}: Listening to Whales with State Spaces}, % my title
  author       = {Lovelace, Ada and Turing, Alan},
  year         = 2024,
  month        = feb,
  eprint       = {2402.00001},
  archiveprefix = {arXiv},
  primaryclass = {cs.SD},
  code         = {https://github.com/ada/whalenet},
  keywords     = {audio, to-read},
  note         = {my note},
}
"""


@dataclass
class Services:
    """arXiv, Crossref and Semantic Scholar; the others know nothing."""

    arxiv: Arxiv = field(default_factory=Arxiv)
    works: dict[str, dict[str, Any]] = field(default_factory=dict)
    scholar: dict[str, dict[str, Any]] = field(default_factory=dict)
    note: dict[str, Any] = field(default_factory=dict)
    down: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    before: Callable[[], None] = lambda: None

    def answer(self, request: Request) -> Response:
        """Answer as the service does that the address names."""
        name, _, path = request.path.strip("/").partition("/")
        self.asked.append(name)
        self.before()
        if name in self.down:
            return Response("Sorry.", 500)
        if name == "arxiv":
            return self.arxiv.answer(request)
        if name == "crossref" and path == "works":
            return _json({"message": {"items": list(self.works.values())}})
        if name == "crossref" and (work := self.works.get(path.removeprefix("works/").lower())):
            return _json({"message": work})
        if name == "semanticscholar" and path == "paper/batch":
            ids = [one.removeprefix("ARXIV:") for one in json.loads(request.data)["ids"]]
            return _json([self.scholar.get(one) for one in ids])
        if name == "openreview" and path == "notes" and self.note:
            return _json({"notes": [self.note]})
        work = self.scholar.get(path.rpartition("ARXIV:")[2])
        if name == "semanticscholar" and work:
            return _json(work)
        return Response("Resource not found.", 404, content_type="text/plain")

    def publish(self, doi: str, title: str, *, people: str, venue: str, year: int) -> None:
        """Let Crossref know a paper in some proceedings."""
        authors = [dict(zip(("given", "family"), one.split(), strict=True))
                   for one in people.split(", ")]  # fmt: skip
        self.works[doi.lower()] = {
            "DOI": doi, "title": [title], "type": "proceedings-article", "author": authors,
            "container-title": [venue], "published-print": {"date-parts": [[year, 5]]},
            "page": "10-19", "publisher": "ACM",
        }  # fmt: skip


def _json(value: object) -> Response:
    return Response(json.dumps(value), content_type="application/json")


@pytest.fixture
def services(library: Path, loopback: HTTPServer) -> Services:
    """All services on loopback; the library holds one preprint."""
    library.write_text(PREPRINT, encoding="utf-8", newline="")
    played = Services()
    loopback.expect_request(re.compile("/.*")).respond_with_handler(played.answer)
    played.arxiv.submit(Paper("2402.00001", "WhaleNet: Listening to Whales with State Spaces"))
    return played


def refreshed(cli: Cli, *arguments: str, code: int = 0) -> Any:
    """Return the proposals of `refresh --json`."""
    outcome = cli("refresh", *arguments, "--json")
    assert outcome.code == code, outcome.err
    return json.loads(outcome.out)["items"]


def publish_whales(services: Services, title: str = "", people: str = "") -> None:
    """Let WhaleNet appear in proceedings."""
    services.publish(
        "10.1145/1.2", title or "WhaleNet: Hearing Whales with State Spaces",
        people=people or "Ada Lovelace, Alan Turing, Grace Hopper",
        venue="Proceedings of the 41st International Conference on Machine Learning", year=2025,
    )  # fmt: skip


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
    assert outcome.err.endswith("not done: 1 proposal left open\nhint: --apply takes 1 of them\n")
    assert library.read_text() == PREPRINT


def test_what_one_place_says_is_not_applied(cli: Cli, library: Path, services: Services) -> None:
    """A search in Crossref alone proposes; it does not confirm."""
    publish_whales(services, "WhaleNet: Listening to Whales with State Spaces")

    (item,) = refreshed(cli, "--apply", code=4)

    assert (item["sure"], item["status"], item["sources"]) == (False, "open", ["Crossref"])
    assert library.read_text() == PREPRINT


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


def test_a_retracted_publication_is_left_to_you(
    cli: Cli, library: Path, services: Services
) -> None:
    publish_whales(services, "RETRACTED: WhaleNet: Listening to Whales with State Spaces")
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")

    (item,) = refreshed(cli, "--apply", code=4)

    assert (item["sure"], item["reason"].endswith("; it was retracted")) == (False, True)
    assert library.read_text() == PREPRINT


def test_a_publication_without_a_year_takes_none_away(
    cli: Cli, library: Path, services: Services
) -> None:
    publish_whales(services)
    del services.works["10.1145/1.2"]["published-print"]
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")

    assert refreshed(cli, "--apply") == []
    assert library.read_text() == PREPRINT


def test_a_doi_of_another_work_is_not_taken(cli: Cli, library: Path, services: Services) -> None:
    """Authors mistype DOIs: title and people must agree, too."""
    publish_whales(services, "Snakes of the Congo", "Rita Roy")
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")

    assert refreshed(cli, "--apply") == []
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


def test_a_renamed_preprint(cli: Cli, library: Path, services: Services) -> None:
    """Its arXiv id is its identity, and the people are the same."""
    services.arxiv.revise("2402.00001", "2024-09-01", title="CetaceaNet: Whales Heard Again")

    (item,) = refreshed(cli, "--apply")

    assert item["kinds"] == ["retitled"]
    assert library.read_text() == PREPRINT.replace(
        "{{WhaleNet}: Listening to Whales with State Spaces}",
        "{{CetaceaNet}: Whales Heard Again}",
    )


def test_a_renamed_preprint_of_other_people_is_left_to_you(
    cli: Cli, library: Path, services: Services
) -> None:
    """What was found is said in whole words."""
    services.arxiv.revise("2402.00001", "2024-09-01", title="Seals", authors="Bo Roe")

    (item,) = refreshed(cli, "--apply", code=4)

    assert item["reason"] == "arXiv API has another title under its arXiv id and other authors"
    assert library.read_text() == PREPRINT


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
    assert [one["status"] for one in refreshed(cli, "--again", code=4)] == ["open"]
    assert library.read_text() == PREPRINT
    assert cli("undo", "--yes").code == 0  # the no itself
    assert [one["status"] for one in refreshed(cli, "--apply", "--again", code=4)] == ["open"]


@pytest.mark.slow
def test_later_is_no_answer(cli: Cli, library: Path, services: Services) -> None:
    """Return and `q` leave the proposal open."""
    publish_whales(services, "WhaleNet: Listening to Whales with State Spaces")

    answer(["refresh"], [""])
    answer(["refresh", "--again"], ["q"])

    assert not (library.parent / "ssmlit.toml").exists()
    assert [one["status"] for one in refreshed(cli, "--again", code=4)] == ["open"]


def test_a_title_corrected_by_hand_stays(cli: Cli, library: Path, services: Services) -> None:
    """What arXiv and the entry had in common is noted; a person's title is not put back."""
    services.arxiv.revise("2402.00001", "2024-09-01")
    assert refreshed(cli) == []
    text = PREPRINT.replace("Listening to Whales", "Listening to Whales, Orcas and Seals,")
    library.write_text(text)

    assert refreshed(cli, "--apply") == []
    assert library.read_text() == text


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


def test_dry_run(cli: Cli, library: Path, services: Services) -> None:
    """The diff of what is confirmed, and how it is taken; where nobody could be asked, exit 5."""
    publish_whales(services)
    services.arxiv.revise("2402.00001", "", doi="10.1145/1.2")

    outcome = cli("refresh", "--dry-run")
    services.down = set(SERVICES)
    unasked = cli("refresh", "--dry-run", "--again")

    assert outcome.code == 0
    assert "+@inproceedings{lovelace2024whales," in outcome.out
    assert outcome.err.endswith("\n1 proposal; --apply takes 1 of them\n")
    assert unasked.code == 5
    assert library.read_text() == PREPRINT


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
