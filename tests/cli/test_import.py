"""`ssmlit import` of lists: the report of every row, what is added, and what is left to you."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

import pytest

from tests.cli.conftest import LIBRARY
from tests.cli.listed import LIST, rows

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from tests.cli.conftest import Cli


@pytest.fixture
def readme(folder: Path, library: Path) -> Path:  # noqa: ARG001 - sets the stage
    """The list as a file beside the library."""
    path = folder / "README.md"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.usefixtures("readme")
def test_every_row_has_a_status(cli: Cli) -> None:
    """Added, merged with its fields, there, mismatch, maybe, no paper; a decision is left: 4."""
    outcome = cli("import", "README.md", "--offline", "--json")

    assert outcome.code == 4, outcome.err
    found = rows(outcome.out)
    assert {line: (row["status"], row["key"]) for line, row in found.items()} == {
        5: ("added", "somvanshi2025s4"),
        6: ("merged", "ruan2024vmunet"),
        7: ("merged", "gu2022efficiently"),
        10: ("mismatch", ""),
        11: ("added", "perez2024snail"),
        12: ("maybe", "ruan2024vmunet"),
        15: ("not-a-paper", ""),
        16: ("not-a-paper", ""),
    }
    assert found[7]["filled"] == ["keywords", "month", "openreview", "code"]
    assert found[5]["section"] == ["Awesome Mamba", "Surveys"]
    assert json.loads(outcome.out)["counts"] == {
        "added": 2, "merged": 2, "maybe": 1, "mismatch": 1, "not-a-paper": 2,
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.usefixtures("readme")
def test_a_mismatch_shows_both_candidates(cli: Cli) -> None:
    """What the link is and what the title is, with their identifiers; neither is changed."""
    row = rows(cli("import", "README.md", "--offline", "--json").out)[10]

    candidates = cast("list[dict[str, object]]", row["candidates"])
    papers = [cast("dict[str, object]", one["paper"]) for one in candidates]
    assert [one["side"] for one in candidates] == ["link", "title"]
    assert [(one["identifiers"], str(one["title"])[:7]) for one in papers] == [
        ({"arxiv": "2402.02491", "doi": "10.1145/3767748"}, "VM-UNet"),
        ({"arxiv": "2312.00752", "openreview": "tEYskw1VY2"}, "Mamba: "),
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("readme")
def test_what_needs_a_decision_is_printed_last(cli: Cli) -> None:
    """One line a row with its place; open questions, with both candidates, are at the end."""
    outcome = cli("import", "README.md", "--offline")

    lines = [line for line in outcome.out.splitlines() if not line.startswith(" ")]
    assert [line.partition(": ")[0] for line in lines] == [
        f"README.md:{line}" for line in (5, 6, 7, 11, 15, 16, 10, 12)
    ]
    assert "    link: arxiv:2402.02491" in outcome.out
    assert outcome.err.splitlines()[-3:] == [
        "2 added, 2 merged, 1 maybe in the library, 1 mismatch, 2 not a paper",
        "`--on-mismatch title` or `link` takes the paper that one side names",
        (
            "`--on-duplicate skip` or `keep-both` decides about papers that may be in the library;"
            " at a terminal you can merge them"
        ),
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("readme")
def test_sections_venues_and_metadata_reach_the_entries(cli: Cli, library: Path) -> None:
    """Sections become tags, the catalogue completes, an unknown paper is tagged as incomplete."""
    cli("import", "README.md", "--offline", "--tag", "mine")

    text = library.read_text(encoding="utf-8")
    assert "eprint = {2503.18970},\n  archiveprefix = {arXiv}," in text
    assert "keywords = {surveys, mine},\n" in text
    assert "keywords = {medical-imaging, mine},\n" in text  # title, author and year are known
    assert 'keywords  = "foundations, surveys, mine"' in text


@pytest.mark.usefixtures("library")
def test_unknown_papers_are_tagged_for_completion(cli: Cli, folder: Path) -> None:
    """Offline, what nobody knows enters with what the row says, tagged `needs-metadata`."""
    (folder / "list.md").write_text(
        "# Papers\n\n- [A Study of Snails](https://arxiv.org/abs/2401.99001)\n"
    )

    outcome = cli("import", "list.md", "--offline")

    assert outcome.code == 0, outcome.err
    entry = cli("show", "anon2024study", "--json")
    assert json.loads(entry.out)["papers"][0]["fields"]["keywords"] == "needs-metadata"


@pytest.mark.slow
@pytest.mark.usefixtures("readme")
@pytest.mark.parametrize(
    ("config", "options", "tag"),
    [
        pytest.param("", [], "surveys", id="the heading"),
        pytest.param(
            '[import.sections]\n"Surveys" = "overview/all"\n', [], "overview/all", id="mapped"
        ),
        pytest.param('[import.sections]\nsurveys = ""\n', [], "", id="mapped to none"),
        pytest.param("", ["--no-section-tags"], "", id="no section tags"),
        pytest.param(
            '[views.v]\nsections = [["overview", "Surveys"]]\n',
            [],
            "overview",
            id="a view's heading",
        ),
    ],
)
def test_headings_and_tags(
    cli: Cli, folder: Path, config: str, options: list[str], tag: str
) -> None:
    """A heading's tag is its name, what a view calls so, or what [import.sections] says."""
    (folder / "ssmlit.toml").write_text(config)

    cli("import", "README.md", "--offline", *options)

    fields = json.loads(cli("show", "somvanshi2025s4", "--json").out)["papers"][0]["fields"]
    assert fields.get("keywords", "") == tag


@pytest.mark.slow
@pytest.mark.usefixtures("readme")
def test_a_second_import_changes_not_one_byte(cli: Cli, library: Path) -> None:
    """Everything is there; the same questions stay open; undo takes the first import back whole."""
    cli("import", "README.md", "--offline")
    after, seen = library.read_bytes(), library.stat().st_mtime_ns

    again = cli("import", "README.md", "--offline", "--json")

    assert (library.read_bytes(), library.stat().st_mtime_ns) == (after, seen)
    assert json.loads(again.out)["counts"] == {
        "present": 4, "maybe": 1, "mismatch": 1, "not-a-paper": 2,
    }  # fmt: skip
    assert cli("undo").code == 0
    assert library.read_bytes() == LIBRARY.encode()


@pytest.mark.slow
@pytest.mark.usefixtures("readme")
def test_a_dry_run_shows_the_diff(cli: Cli, library: Path) -> None:
    """`--dry-run` prints what would be added, counts what would be left out, writes nothing."""
    outcome = cli("import", "README.md", "--offline", "--dry-run")

    assert outcome.code == 4
    assert "1 maybe in the library, 1 mismatch" in outcome.err

    assert "+  eprint = {2503.18970}," in outcome.out
    assert library.read_bytes() == LIBRARY.encode()


@pytest.mark.slow
@pytest.mark.usefixtures("readme")
@pytest.mark.parametrize(
    ("side", "status", "key"),
    [
        pytest.param("title", "present", "gu2023mamba", id="title"),
        pytest.param("link", "present", "ruan2024vmunet", id="link"),
        pytest.param("neither", "mismatch", "", id="neither"),
    ],
)
def test_one_side_of_a_mismatch_can_be_believed(cli: Cli, side: str, status: str, key: str) -> None:
    """`--on-mismatch` takes the paper that one side names; the report keeps the doubt."""
    options = ("--on-mismatch", side, "--on-duplicate", "skip")
    row = rows(cli("import", "README.md", "--offline", "--json", *options).out)[10]

    assert (row["status"], row["key"]) == (status, key)
    assert bool(row["notes"]) == (status == "present")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("options", "code"),
    [([], 4), (["--on-duplicate", "ask"], 4), (["--on-duplicate", "skip"], 0)],
    ids=["as it is", "ask", "skip"],
)
def test_who_skips_what_may_be_there_has_decided(
    cli: Cli, folder: Path, options: list[str], code: int
) -> None:
    """Without a terminal the question stays open, unless `--on-duplicate` answers it."""
    row = next(line for line in LIST.splitlines() if "**Vision Mamba UNet" in line)
    (folder / "l.md").write_text(f"# Papers\n\n{row}\n")

    outcome = cli("import", "l.md", "--offline", *options)

    assert (outcome.code, "maybe in the library" in outcome.out) == (code, True)
    assert ("`--on-duplicate skip`" in outcome.err) == (code == 4)


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(("options", "code"), [([], 4), (["--on-mismatch", "neither"], 0)])
def test_who_leaves_a_mismatch_out_has_decided(
    cli: Cli, folder: Path, options: list[str], code: int
) -> None:
    """Without a terminal the question stays open, unless `--on-mismatch neither` answers it."""
    title = "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"
    (folder / "l.md").write_text(f"# Papers\n\n- [{title}](https://arxiv.org/abs/2402.02491)\n")

    outcome = cli("import", "l.md", "--offline", *options)

    assert (outcome.code, ": mismatch" in outcome.out) == (code, True)
    assert ("`--on-mismatch title`" in outcome.err) == (code == 4)


@pytest.mark.usefixtures("library")
def test_the_side_that_can_be_taken_is_named(cli: Cli, folder: Path) -> None:
    """Not both, when nothing is known about the paper that one of them names."""
    row = "- [Slow Snails of the Northern Sea](https://arxiv.org/abs/2312.00752), Anna Carver"
    (folder / "l.md").write_text(f"# L\n\n{row}\n")

    hint = "`--on-mismatch link` takes the paper of the link; that of the title is unknown"
    assert hint in cli("import", "l.md", "--offline").err


@pytest.mark.slow
def test_a_row_with_an_unknown_link_can_be_kept(cli: Cli, library: Path, folder: Path) -> None:
    """With what the editor wrote: title, people and link."""
    title = "VM-UNet: Vision Mamba UNet for Medical Image Segmentation"
    link = "https://doi.org/10.1101/2024.02.28.581983"
    (folder / "l.md").write_text(f"# L\n\n- [{title}]({link}), Anna Carver (2024)\n")

    hint = (
        "`--on-mismatch title` takes the paper of the title, `--on-mismatch link` keeps a row as "
        "written if its link is unknown"
    )
    assert hint in cli("import", "l.md", "--offline").err
    options = ["--on-mismatch", "link", "--on-duplicate", "keep-both"]
    kept = cli("import", "l.md", "--offline", *options)

    assert kept.code == 0, kept.out + kept.err
    added = library.read_text().removeprefix(LIBRARY)
    assert "author = {Carver, Anna}" in added
    assert "doi = {10.1101/2024.02.28.581983}" in added
    assert "2402.02491" not in added


@pytest.mark.usefixtures("library")
def test_a_code_link_with_another_name_is_kept_and_reported(
    cli: Cli, folder: Path, library: Path
) -> None:
    """The repository has another model's name: the editor said Code, so it is kept, with a note."""
    (folder / "l.md").write_text(
        "# L\n\n- **ByteSnail: Slow Bytes**, Ana Pérez (2024)"
        " [[Paper](https://arxiv.org/abs/2401.00001)]"
        " [[Code](https://github.com/lucidrains/MEGABYTE-pytorch)]\n"
    )

    outcome = cli("import", "l.md", "--offline")

    assert outcome.code == 0, outcome.err
    assert "check: the code is that of MEGABYTE-pytorch" in outcome.out
    assert "code = {https://github.com/lucidrains/MEGABYTE-pytorch}" in library.read_text()


@pytest.mark.usefixtures("library")
def test_a_date_before_the_id_is_a_mismatch(cli: Cli, folder: Path) -> None:
    """A row of May cannot be of a paper whose id was given in October."""
    (folder / "l.md").write_text(
        "# L\n\n- (Arxiv 24.05.02) **A Study of Snails** [[Paper](https://arxiv.org/abs/2410.99001)]\n"
    )

    outcome = cli("import", "l.md", "--offline")

    assert outcome.code == 4
    assert "because: the row is dated 2024-05-02, the arXiv id is of 2024-10" in outcome.out
    assert cli("import", "l.md", "--offline", "--on-mismatch", "link").code == 0


@pytest.mark.slow
def test_online_arxiv_completes(cli: Cli, readme: Path, arxiv: HTTPServer, library: Path) -> None:
    """What the catalogue lacks is asked of arXiv, once for all rows; its title is believed."""
    outcome = cli("import", readme.name, "--json")

    assert rows(outcome.out)[11]["status"] == "added"
    assert len(arxiv.log) == 1
    assert "primaryclass = {cs.LG},\n  keywords = {medical-imaging}" in library.read_text()
    cli("import", readme.name)
    assert len(arxiv.log) == 1  # what the library knows is not asked again


@pytest.mark.slow
@pytest.mark.usefixtures("readme")
def test_no_network(cli: Cli, monkeypatch: pytest.MonkeyPatch, library: Path) -> None:
    """The service cannot be asked: rows enter with what is known, exit 5."""
    monkeypatch.delenv("SSMLIT_OFFLINE")
    for name in ("ARXIV", "DATACITE", "CROSSREF"):
        monkeypatch.setenv(f"SSMLIT_{name}_URL", "http://127.0.0.1:9")
        monkeypatch.setenv(f"SSMLIT_{name}_GAP", "0")

    outcome = cli("import", "README.md")

    assert outcome.code == 5
    assert "1 paper could not be looked up" in outcome.err
    assert "perez2024snail" in library.read_text()


@pytest.mark.usefixtures("readme")
@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(["nowhere.md"], 2, "nowhere.md", id="no such file"),
        pytest.param(["latin.md"], 2, "latin.md:3", id="wrong encoding"),
        pytest.param(["photo.png"], 2, "photo.png", id="not text"),
        pytest.param(["README.md", "--as", "word"], 2, "word", id="no such format"),
        pytest.param(["README.md", "--on-mismatch", "both"], 2, "both", id="no such side"),
        pytest.param(["README.md", "--tag", "a,b"], 2, "a,b", id="comma in a tag"),
        pytest.param(
            ["README.md", "--report", "no/where.json"], 6, "where.json", id="no such folder"
        ),
        pytest.param(["README.md", "--report", "."], 6, "folder", id="the report is a folder"),
    ],
)
def test_mistakes(
    cli: Cli, folder: Path, library: Path, arguments: list[str], code: int, words: str
) -> None:
    """A clear message with its place, the right code, and nothing written."""
    (folder / "latin.md").write_bytes(b"# L\n\n- [Caf\xe9](https://arxiv.org/abs/2401.00001)\n")
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")

    outcome = cli("import", *arguments, "--offline")

    assert outcome.code == code, outcome.err
    assert outcome.err.startswith("error: ")
    assert words in outcome.err
    assert library.read_bytes() == LIBRARY.encode()


@pytest.mark.parametrize("tag", ["vision/", "a,b", "a{b"])
def test_a_heading_that_means_no_tag_is_refused(cli: Cli, library: Path, tag: str) -> None:
    """Before anything is read, with its line in the settings."""
    folder = library.parent
    (folder / "ssmlit.toml").write_text(f'[import.sections]\n"News" = ""\n"Vision" = "{tag}"\n')
    (folder / "l.md").write_text(LIST)

    outcome = cli("import", "l.md", "--offline")

    assert outcome.code == 2
    assert f"ssmlit.toml:3: `{tag}` cannot be a tag" in outcome.err
