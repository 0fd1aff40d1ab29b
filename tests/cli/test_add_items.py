"""`ssmlit add` of titles, code, several at once; snapshots before services; publications."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from werkzeug import Request, Response

from tests.cli.conftest import LIBRARY
from tests.sources.answers import crossref, entry, feed

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from tests.cli.conftest import Cli

SNAILS = "Snail Mamba: Slow State Spaces"
LINES = (
    {"title": SNAILS, "authors": ["Ana Pérez"], "id": "2401.00001", "categories": ["cs.LG"],
     "listed": "2024-06-01", "doi": "10.1000/snail"},
    {"title": SNAILS, "authors": ["Ana Pérez"], "year": 2025, "venue": "Journal of Snails",
     "journal": "Journal of Snails", "doi": "10.1000/snail"},
    {"title": "Deep Snails", "authors": ["Wei Li"], "year": 2020, "doi": "10.1000/deep"},
    {"title": "Deep Snails", "authors": ["Bo Berg"], "year": 1999, "doi": "10.1000/deep99"},
    {"title": "Only Snails", "authors": ["Cy Doe"], "year": 2021, "doi": "10.18653/v1/P19-1001",
     "code": "https://github.com/Cy/Snails.git"},
)  # fmt: skip


@pytest.fixture
def snapshot(cli: Cli, folder: Path, library: Path) -> Path:  # noqa: ARG001 - sets the stage
    """A snapshot of five records, beside a library."""
    path = folder / "snails.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    assert cli("snapshot", "build", str(path)).code == 0
    return path


def asked(loopback: HTTPServer) -> list[str]:
    """Return which paths were asked for."""
    return [request.path for request, _ in loopback.log]


@pytest.mark.usefixtures("snapshot")
@pytest.mark.parametrize(
    ("item", "title"),
    [
        pytest.param("2401.00001v2", SNAILS, id="arxiv"),
        pytest.param("https://doi.org/10.1000/DEEP", "Deep Snails", id="doi"),
        pytest.param("https://aclanthology.org/P19-1001.pdf", "Only Snails", id="acl-by-doi"),
        pytest.param("github.com/cy/snails", "Only Snails", id="code"),
    ],
)
def test_a_snapshot_comes_before_any_service(
    cli: Cli, library: Path, loopback: HTTPServer, item: str, title: str
) -> None:
    """What a snapshot knows is added without a request; its name and age are said."""
    outcome = cli("add", item)

    assert outcome.code == 0, outcome.err
    assert f"{item}: from the snapshot snails of 2025\n" in outcome.err
    assert f"title = {{{title}}}" in library.read_text().replace("{Mamba}", "Mamba")
    assert asked(loopback) == []


@pytest.mark.slow
@pytest.mark.usefixtures("snapshot")
def test_online_asks_anyway(cli: Cli, library: Path, loopback: HTTPServer) -> None:
    """`--online` is for facts newer than the snapshot; where nobody answers, it helps out."""
    loopback.expect_request("/arxiv/query").respond_with_data(feed(entry("2401.00001", "Renamed")))

    fresh = cli("add", "2401.00001", "--online", "--dry-run")
    loopback.clear()
    fallen_back = cli("add", "10.1000/deep", "--online")

    assert "+  title = {Renamed}," in fresh.out
    assert "Crossref refused the request (HTTP 500" in fallen_back.err
    assert "from the snapshot snails" in fallen_back.err
    assert "title = {Deep Snails}" in library.read_text()


@pytest.mark.slow
@pytest.mark.usefixtures("snapshot")
def test_several_in_one_text(cli: Cli, library: Path) -> None:
    """Glued addresses are as many papers, each with its own line."""
    outcome = cli("add", "https://arxiv.org/abs/2401.00001,https://doi.org/10.1000/deep", "--json")

    items = json.loads(outcome.out)["items"]
    assert [(item["asked"], item["status"]) for item in items] == [
        ("arxiv:2401.00001", "added"),
        ("doi:10.1000/deep", "added"),
    ]
    assert library.read_text().count("\n@") == LIBRARY.count("\n@") + 2


LISTS = {"argument": ["-"], "option": ["--from", "-"], "file": ["--from", "ids.txt"]}


@pytest.mark.usefixtures("snapshot")
@pytest.mark.parametrize("way", LISTS)
def test_one_reader_of_lists(
    cli: Cli, library: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Comments, bullets, titles after ids and Markdown links are read as `import` reads them."""
    text = (
        "# to read\n- 2401.00001  # first\n1. 10.1000/deep Deep Snails\n"
        "[paper](https://aclanthology.org/P19-1001)\n"
    )
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    (folder / "ids.txt").write_text(text)
    outcome = cli("add", *LISTS[way])

    assert outcome.code == 0, outcome.err
    assert library.read_text().count("\n@") == LIBRARY.count("\n@") + 3


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("way", LISTS)
@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        pytest.param("\ufeff2312.00752\r\n".encode("utf-16"), 0, "gu2023mamba is", id="of a shell"),
        pytest.param(b"\x89PNG\r\n\x00\x00", 2, "this is not a text file", id="no text"),
        pytest.param(b"Schr\xf6dinger's Mamba", 2, "byte 0xF6 at offset 4", id="latin-1"),
    ],
)
def test_bytes_of_a_list(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch, way: str, data: bytes, code: int,
    said: str,
) -> None:  # fmt: skip
    """They are text as `import` reads it, or refused: no service is asked about others."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    (folder / "ids.txt").write_bytes(data)

    outcome = cli("add", *LISTS[way], "--offline")

    assert (outcome.code, outcome.err.count("error:")) == (code, 1 if code else 0)
    assert said in outcome.err
    assert (folder / "library.bib").read_text() == LIBRARY


@pytest.mark.parametrize("way", [*LISTS, "pasted"])
def test_entries_are_not_read_line_by_line(
    cli: Cli, library: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """BibTeX, even with an identifier in it, is refused as a whole, with what reads it."""
    text = "% new\n  @Article{a,\n  title = {Deep Snails},\n  doi = {10.1000/deep},\n}\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    (folder / "ids.txt").write_text(text)

    outcome = cli("add", *LISTS.get(way, [text]))

    assert outcome.code == 2
    assert outcome.err.count("error:") == 1
    assert "`ssmlit import -`" in outcome.err
    assert library.read_text() == LIBRARY


@pytest.mark.slow
@pytest.mark.usefixtures("snapshot")
@pytest.mark.parametrize(
    ("arguments", "code", "added"),
    [
        pytest.param(["only snails"], 4, "", id="one-work"),
        pytest.param(["deep snails"], 4, "", id="two-works"),
        pytest.param(["only snails", "--yes"], 0, "Only Snails", id="one-work-yes"),
        pytest.param(["deep snails", "--yes"], 4, "", id="two-works-yes"),
        pytest.param(["onyl snails", "--yes"], 4, "", id="misspelt-yes"),
        pytest.param(["zebras of the sea"], 5, "", id="no-work"),
        pytest.param(["“Only Snails”", "--yes"], 0, "Only Snails", id="quoted"),
    ],
)
def test_a_title_is_never_guessed(
    cli: Cli, library: Path, arguments: list[str], code: int, added: str
) -> None:
    """Without a terminal candidates are shown, exit 4; `--yes` takes the only one of that title."""
    outcome = cli("add", *arguments)

    assert outcome.code == code, outcome.err
    assert ("--yes takes the one with exactly that title" in outcome.err) is (
        arguments == ["only snails"]
    )
    assert (f"title = {{{added}}}" in library.read_text()) is bool(added)


@pytest.mark.slow
@pytest.mark.usefixtures("snapshot")
def test_candidates_are_shown(cli: Cli) -> None:
    """Each with its people, year, id and source; as data the same."""
    text = cli("add", "deep snails")
    data = json.loads(cli("add", "deep snails", "--json").out)

    assert text.err == (
        "  1. Deep Snails (Wei Li, 2020, doi:10.1000/deep, snapshot snails)\n"
        "  2. Deep Snails (Bo Berg, 1999, doi:10.1000/deep99, snapshot snails)\n"
        "not done: `deep snails` is a title; there are 2 works with that or a similar title\n"
        "hint: add it by its identifier: `ssmlit add doi:10.1000/deep`\n"
    )
    (failure,) = data["failures"]
    assert (failure["asked"], failure["exit_code"]) == ("deep snails", 4)
    assert [paper["year"] for paper in failure["candidates"]] == [2020, 1999]


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_titles_are_asked_of_services(cli: Cli, loopback: HTTPServer) -> None:
    """What is not known offline is searched for; services that fail are no obstacle."""

    def works(request: Request) -> Response:
        assert request.args["query.bibliographic"] == "whales and krill"
        work = json.loads(crossref(title=["Whales and Krill"], DOI="10.1000/whale"))["message"]
        return Response(json.dumps({"message": {"items": [work]}}))

    loopback.expect_request("/crossref/works").respond_with_handler(works)

    outcome = cli("add", "whales and krill", "--yes")
    nothing = cli("add", "krill without whales")

    assert outcome.code == 0, outcome.err
    assert nothing.code == 5
    for name in ("Crossref", "arXiv", "Semantic Scholar", "OpenAlex", "DBLP"):
        assert name in nothing.err


@pytest.mark.usefixtures("snapshot")
@pytest.mark.parametrize(
    ("arguments", "wanted", "said"),
    [
        pytest.param([], "@misc{perez2024snail", True, id="told"),
        pytest.param(["--published"], "@article{perez2025snail", False, id="option"),
        pytest.param(["--yes"], "@article{perez2025snail", False, id="yes"),
    ],
)
def test_a_published_version_is_offered(
    cli: Cli, library: Path, arguments: list[str], wanted: str, said: bool
) -> None:
    """The DOI that a preprint's record names leads to it; the arXiv id stays."""
    outcome = cli("add", "2401.00001", *arguments)

    added = library.read_text().removeprefix(LIBRARY)
    assert outcome.code == 0, outcome.err
    assert wanted in added
    assert "eprint = {2401.00001}" in added
    assert ("published in Journal of Snails 2025; --published adds it" in outcome.err) is said


@pytest.mark.slow
@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("work", "offered"),
    [
        pytest.param({}, True, id="same"),
        pytest.param({"title": ["Another Work Altogether"]}, False, id="other-title"),
        pytest.param({"author": [{"family": "Other", "given": "A."}]}, False, id="other-people"),
        pytest.param(
            {"author": [{"family": "Young"}, {"family": "Lovelace"}]},
            False,
            id="other-first-author",
        ),
        pytest.param({"author": [{"family": "Li"}, {"family": "Lovelace"}]}, True, id="sorted"),
        pytest.param({"issued": {"date-parts": [[1999]]}}, False, id="older"),
        pytest.param({"container-title": []}, False, id="no-venue"),
    ],
)
def test_only_a_publication_of_the_same_work_is_offered(
    cli: Cli, loopback: HTTPServer, work: dict[str, object], offered: bool
) -> None:
    """Authors mistype DOIs: title, people and time must agree."""
    doi = "<arxiv:doi>10.1000/snail</arxiv:doi>"
    loopback.expect_request("/arxiv/query").respond_with_data(
        feed(entry("2401.00001", SNAILS, doi, authors="Ada Lovelace; Bo Li"))
    )
    default = {
        "DOI": "10.1000/snail", "title": [SNAILS], "container-title": ["Journal of Snails"],
        "author": [{"family": "Lovelace"}, {"family": "Li"}], "issued": {"date-parts": [[2024]]},
    }  # fmt: skip
    loopback.expect_request("/crossref/works/10.1000/snail").respond_with_data(
        crossref(**{**default, **work})
    )

    outcome = cli("add", "2401.00001")

    assert outcome.code == 0, outcome.err
    assert ("published in" in outcome.err) is offered


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("item", "code", "message"),
    [
        pytest.param("snails", 3, "`snails` is not an identifier", id="one-word"),
        pytest.param("AL1fq05o7H", 3, "`ssmlit add openreview:AL1fq05o7H`", id="a-bare-forum"),
        pytest.param("https://example.org/a.html", 3,
                     "the address `https://example.org/a.html` contains no identifier\nhint: "
                     "give what"
                     " its page shows: the DOI, or the title in quotation marks",
                     id="other-address"),
        pytest.param("https://ieeexplore.ieee.org/document/10423456", 3,
                     "contains no identifier\nhint", id="a-number-that-is-no-doi"),
        pytest.param("https://www.researchgate.net/publication/37_Slow_Snails_of%20Peru", 3,
                     "it contains a title: `ssmlit add 'Slow Snails of Peru'`", id="its-title"),
        pytest.param("github.com/no/body", 3, "no known work has the code no/body", id="code"),
        pytest.param("https://icml.cc/virtual/2023/oral/25438", 3, "no service looks up",
                     id="no-service"),
        pytest.param("http://papers.nips.cc/paper/1-zebras-of-the-sea", 5,
                     "no known work has the title `zebras of the sea`", id="slug"),
    ],
)  # fmt: skip
def test_what_cannot_be_added(cli: Cli, library: Path, item: str, code: int, message: str) -> None:
    """Each with its reason and a hint that helps; nothing is written."""
    outcome = cli("add", item)

    assert outcome.code == code
    assert message in outcome.err
    assert "hint: " in outcome.err
    assert library.read_text() == LIBRARY


@pytest.mark.usefixtures("library")
def test_the_library_knows_its_code(cli: Cli, library: Path) -> None:
    """The address of an entry's code leads to the entry, who else knows it."""
    outcome = cli("add", "https://github.com/JCRuan519/vm-unet/tree/main")

    assert outcome.code == 0, outcome.err
    assert "ruan2024vmunet is the same paper" in outcome.err
    assert "from the" not in outcome.err
    assert library.read_text() == LIBRARY


@pytest.mark.usefixtures("library")
def test_a_record_without_people_is_a_warning(cli: Cli, folder: Path) -> None:
    """Its key is made up, which is said."""
    record = {"title": "Snails of Peru", "year": 2024, "doi": "10.5555/12345"}
    (folder / "r.jsonl").write_text(json.dumps(record) + "\n")
    assert cli("snapshot", "build", "r.jsonl").code == 0

    outcome = cli("add", "10.5555/12345", "--offline")

    assert outcome.err == (
        "10.5555/12345: from the snapshot r of 2024\n"
        "added anon2024snails: Snails of Peru\n"
        "warning: anon2024snails: snapshot r names no authors, so its key is a placeholder\n"
    )


@pytest.mark.usefixtures("library")
def test_a_title_of_the_library_is_known_without_any_source(cli: Cli, folder: Path) -> None:
    """Nothing is known about the work but its entry; two of that title are named."""
    (folder / "library.bib").write_text(
        "@misc{roe2020, title={{Slow} Shells of Tides}, author={Roe, Ann}, year={2020}}\n"
    )
    known = cli("add", "slow shells of tides", "--offline")
    assert (known.code, known.err) == (
        0,
        "skipped slow shells of tides: roe2020 is the same paper (it says nothing more)\n",
    )

    with (folder / "library.bib").open("a") as file:
        file.write("@misc{poe1999, title={Slow shells of tides}, author={Poe, Ida}, year={1999}}\n")
    several = cli("add", "slow shells of tides", "--offline")
    assert several.code == 4
    assert "roe2020 and poe1999 of the library have the title" in several.err


@pytest.mark.usefixtures("library")
def test_of_many_that_fail_alike_the_first_are_named(cli: Cli) -> None:
    """All with `--verbose`."""
    dois = [f"10.1234/x{n}" for n in range(8)]
    told = cli("add", *dois, "--offline").err
    whole = cli("add", *dois, "--offline", "-v").err

    reason = "Crossref was not asked: offline, and no stored answer\n"
    assert f"error: {', '.join(dois[:5])} and 3 more: {reason}" in told
    assert f"error: {', '.join(dois)}: {reason}" in whole
