"""`ssmlit add`, against a real HTTP server on loopback and against the catalogue."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import LIBRARY

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.cli.conftest import Cli

FORMS = [
    "2401.00001",
    "arXiv:2401.00001v2",
    "https://arxiv.org/abs/2401.00001",
    "http://www.arxiv.org/pdf/2401.00001v1.pdf",
    "https://arxiv.org/html/2401.00001v2",
    "hf.co/papers/2401.00001",
    "10.48550/arXiv.2401.00001",
    "https://doi.org/10.48550/arXiv.2401.00001",
]


@pytest.mark.slow
@pytest.mark.usefixtures("arxiv")
@pytest.mark.parametrize("form", FORMS)
def test_add_takes_what_people_paste(cli: Cli, library: Path, form: str) -> None:
    """Every form of an id appends the same entry, and nothing else changes."""
    outcome = cli("add", form, "--tag", "snails")

    assert outcome.code == 0, outcome.err
    text = library.read_text()
    assert text.startswith(LIBRARY)
    added = text[len(LIBRARY) :]
    assert added.startswith("\n@misc{perez2024snail,\n  title = {")
    for line in (
        "  author = {Pérez, Ana},\n",
        "  year = {2024},\n",
        "  month = jan,\n",
        "  eprint = {2401.00001},\n",
        "  archiveprefix = {arXiv},\n",
        "  primaryclass = {cs.LG},\n",
        "  keywords = {snails},\n",
    ):
        assert line in added


@pytest.mark.slow
def test_many_ids_are_one_request(cli: Cli, library: Path, arxiv: HTTPServer) -> None:
    """Ids are collected: one request, every item reported."""
    outcome = cli("add", "2401.00001", "2402.00002", "hep-th/9901001")

    assert outcome.code == 0, outcome.err
    assert outcome.err.count("added ") == 3
    assert len(arxiv.log) == 1
    assert library.read_text().count("\n@misc") == 5


@pytest.mark.usefixtures("arxiv")
def test_a_batch_reports_every_item_and_ends_with_the_gravest_code(cli: Cli, library: Path) -> None:
    """One bad id, one unknown, one known: the known one is added, exit 3."""
    outcome = cli("add", "2413.00001", "2401.99999", "2402.00002", "--json")

    data = json.loads(outcome.out)
    assert outcome.code == 3
    assert [item["status"] for item in data["items"]] == ["added"]
    assert [one["asked"] for one in data["failures"]] == ["2413.00001", "2401.99999"]
    assert "month" in data["failures"][0]["hint"]
    assert "2402.00002" in library.read_text()


@pytest.mark.usefixtures("arxiv")
def test_special_signs_are_escaped(cli: Cli, library: Path) -> None:
    """`&` of a title is safe for LaTeX, capitals that styles would lower-case are braced."""
    cli("add", "2402.00002")

    assert r"\& Ampersands in {3D}" in library.read_text()


def test_a_known_paper_is_not_added_again(cli: Cli, library: Path) -> None:
    """The same id: the message names the key and why; exit 0, nothing written."""
    outcome = cli("add", "2402.02491v3")

    assert outcome.code == 0
    assert "ruan2024vmunet" in outcome.err
    assert library.read_bytes() == LIBRARY.encode()


@pytest.mark.usefixtures("arxiv")
def test_an_id_with_another_title_is_a_mismatch(cli: Cli, library: Path) -> None:
    """The service has another title under an id the library holds: left out, exit 4."""
    outcome = cli("add", "2312.00752")

    assert outcome.code == 4
    assert "gu2023mamba" in outcome.err
    assert library.read_bytes() == LIBRARY.encode()


@pytest.mark.usefixtures("library")
def test_offline_the_catalogue_answers(cli: Cli) -> None:
    """`--offline`: the entry comes from the catalogue, and the message says so, with its date."""
    outcome = cli("add", "2405.21060", "--offline", "--dry-run")

    assert outcome.code == 0, outcome.err
    assert "+  eprint = {2405.21060}," in outcome.out
    assert "catalogue of 20" in outcome.err


@pytest.mark.usefixtures("library")
def test_offline_unknown_id(cli: Cli) -> None:
    """An id that the catalogue does not hold: nobody could be asked, exit 5, with a hint."""
    outcome = cli("add", "1706.03762", "--offline")

    assert outcome.code == 5
    assert "hint: " in outcome.err


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_no_network_falls_back_to_the_catalogue(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens: what the catalogue holds is added; what it does not is exit 5."""
    monkeypatch.delenv("SSMLIT_OFFLINE")
    for name in ("ARXIV", "DATACITE", "CROSSREF"):
        monkeypatch.setenv(f"SSMLIT_{name}_URL", "http://127.0.0.1:9")
        monkeypatch.setenv(f"SSMLIT_{name}_GAP", "0")

    known, unknown = cli("add", "2405.21060"), cli("add", "1706.03762")

    assert known.code == 0, known.err
    assert "catalogue" in known.err
    assert unknown.code == 5


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["add"], 2, id="nothing"),
        pytest.param(["add", "abc"], 3, id="no identifier"),
        pytest.param(["add", "a b c"], 5, id="a title, offline"),
        pytest.param(["add", "paper.pdf"], 3, id="a file name"),
        pytest.param(["add", "2405.21060", "2401.00001", "--key", "x"], 2, id="one key for two"),
        pytest.param(["add", "2405.21060", "--key", "gu2023mamba"], 2, id="key taken"),
        pytest.param(["add", "2405.21060", "--tag", "a,b"], 2, id="comma in a tag"),
        pytest.param(["add", "--from", "nowhere.txt"], 2, id="no such file"),
    ],
)
def test_mistakes(cli: Cli, library: Path, arguments: list[str], code: int) -> None:
    """A mistake has its exit code, and nothing is written."""
    outcome = cli(*arguments)

    assert outcome.code == code, outcome.err
    assert library.read_bytes() == LIBRARY.encode()


def test_ids_from_a_file(cli: Cli, library: Path, folder: Path) -> None:
    """`--from` reads ids line by line, with comments."""
    (folder / "ids.txt").write_text("# papers\n2405.21060  # Mamba-2\n\n2402.02491\n")

    outcome = cli("add", "--from", "ids.txt")

    assert outcome.code == 0, outcome.err
    assert library.read_text().count("eprint = {2405.21060}") == 1


def test_merge_fills_what_is_missing(cli: Cli, library: Path) -> None:
    """`--on-duplicate merge` adds what the entry lacks; a second code link is put beside it."""
    outcome = cli(
        "add", "2402.02491", "--on-duplicate", "merge", "--tag", "unet", "--code", "https://x.org/c"
    )

    text = library.read_text()
    assert outcome.code == 0, outcome.err
    assert "keywords = {medical-imaging, architecture-redesign, unet}" in text
    assert "links = {code=https://x.org/c}" in text
    assert text.count("2402.02491") == 1


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("github.com/a/b", "https://github.com/a/b", id="no scheme"),
        pytest.param("https:/github.com/a/b", "https://github.com/a/b", id="one slash"),
        pytest.param("http://localhost:3000/b", "http://localhost:3000/b", id="a name alone"),
        pytest.param("https://müller.de/b", "https://müller.de/b", id="letters beyond ASCII"),
    ],
)
def test_the_address_of_the_code_can_be_opened(
    cli: Cli, library: Path, typed: str, written: str
) -> None:
    outcome = cli("add", "2402.02491", "--on-duplicate", "merge", "--code", typed)

    assert outcome.code == 0, outcome.err
    assert f"links = {{code={written}}}" in library.read_text()


def test_a_merge_into_other_authors_is_a_question(cli: Cli, library: Path) -> None:
    """One arXiv id and one title, but another author: left out with exit code 4, and said."""
    library.write_text(library.read_text().replace("Xiang, Suncheng", "Miller, Max"))
    before = library.read_text()

    outcome = cli("add", "2402.02491", "--on-duplicate", "merge", "--tag", "unet")

    assert outcome.code == 4
    assert (
        "left out 2402.02491: it is ruan2024vmunet, which contradicts it (author: " in outcome.err
    )
    assert library.read_text() == before


def test_keep_both_records_the_decision(cli: Cli, library: Path) -> None:
    """`--on-duplicate keep-both` adds a second entry and remembers that the two are different."""
    outcome = cli("add", "2402.02491", "--on-duplicate", "keep-both")

    again = cli("dedupe", "--check")
    assert outcome.code == 0, outcome.err
    assert library.read_text().count("eprint = {2402.02491}") == 2
    assert again.code == 0, again.out


@pytest.mark.parametrize(
    "asked", ["openreview:AL1fq05o7H", "10.1234/ABC.5", "https://doi.org/10.1234/abc.5"]
)
def test_what_the_library_knows_needs_no_service(cli: Cli, library: Path, asked: str) -> None:
    """An identifier of an entry is that paper, though nobody else can say what it is."""
    library.write_text(
        LIBRARY.replace(
            "  eprint = {2312.00752},",
            "  identifiers = {openreview:AL1fq05o7H},\n  doi = {10.1234/abc.5},",
        ),
        "utf-8",
    )
    before = library.read_bytes()
    outcome = cli("add", asked, "--offline")

    assert outcome.code == 0, outcome.err
    assert f"skipped {asked}: gu2023mamba is the same paper" in outcome.err + outcome.out
    assert library.read_bytes() == before


NOTHING_KNOWN = (
    "@misc{a,\n  title = {Snails of the Marsh},\n  author = {Poe, Ida},\n  year = {1999}\n}\n"
)
PRESENT = ["add", "2312.00752", "--offline"]


@pytest.mark.parametrize("words", [PRESENT, ["find", "linear-time", "selective", "--add", "1"]])
def test_a_tag_goes_to_known_papers_too(cli: Cli, library: Path, words: list[str]) -> None:
    """Who names a tag for a paper gets it; nothing else is taken over."""
    before = library.read_text()

    outcome = cli(*words, "--tag", "thesis")

    tagged = before.replace(
        "{architecture-redesign},\n}\n\n@in", "{architecture-redesign, thesis},\n}\n\n@in"
    )
    assert outcome.code == 0
    assert "merged into gu2023mamba (keywords): Mamba" in outcome.err
    assert library.read_text() == tagged != before
    assert "gu2023mamba is the same paper" in cli(*words, "--tag", "thesis").err
    cli("undo")
    cli(*PRESENT, "--tag", "thesis", "--on-duplicate", "skip")
    assert library.read_text() == before


@pytest.mark.parametrize("more", [(), ("--on-duplicate", "merge", "--code", "https://x.org/c")])
def test_a_known_paper_does_not_return_to_the_inbox(
    cli: Cli, library: Path, more: tuple[str, ...]
) -> None:
    """A script may add the same ids every night; who kept one is not asked again."""
    outcome = cli(*PRESENT, "--tag", "inbox", *more)

    assert outcome.code == 0, outcome.err
    assert "inbox" not in library.read_text()
    assert cli("add", "2405.21060", "--offline", "--tag", "inbox").code == 0
    assert "keywords = {inbox}" in library.read_text()


def test_an_import_tags_identical_entries(cli: Cli, library: Path) -> None:
    library.write_text(NOTHING_KNOWN)
    Path("same.bib").write_text(NOTHING_KNOWN)

    cli("import", "same.bib", "--tag", "thesis", "--offline")

    assert library.read_text() == NOTHING_KNOWN.replace("}\n}", "},\n  keywords = {thesis}\n}")


@pytest.mark.usefixtures("library")
def test_a_key_and_code_given_for_a_known_paper(cli: Cli) -> None:
    """A key and an address are not taken over, which is said with --quiet, too."""
    assert cli(*PRESENT, "-q", "--key", "mamba", "--code", "https://x.org/c").err == (
        "warning: gu2023mamba keeps its key; `ssmlit rename gu2023mamba mamba` changes it\n"
        "warning: gu2023mamba keeps https://github.com/state-spaces/mamba as its code; "
        "`ssmlit edit gu2023mamba code=https://x.org/c` changes it\n"
    )
    there = ["--key", "gu2023mamba", "--code", "https://github.com/state-spaces/mamba"]
    assert cli(*PRESENT, "-q", *there).err == ""


@pytest.mark.parametrize(
    ("code", "written"),
    [
        pytest.param("https://x.org/c", ["  code = {https://x.org/c},",
                     "  links = {code=https://github.com/state-spaces/mamba},"], id="another"),
        pytest.param("https://GitHub.com/state-spaces/mamba/",
                     ["  code = {https://GitHub.com/state-spaces/mamba/},"], id="the same"),
    ],
)  # fmt: skip
def test_the_code_that_is_given_comes_first(
    cli: Cli, library: Path, code: str, written: list[str]
) -> None:
    """The address that the catalogue knows is kept beside it, once."""
    library.write_text("")
    cli(*PRESENT, "--code", code)

    lines = library.read_text().splitlines()
    assert [line for line in lines if "code" in line] == written
    assert "warning" not in cli(*PRESENT, "--code", code.rstrip("/")).err


def test_each_failure_of_a_batch_names_its_item(cli: Cli, library: Path) -> None:
    """Where a service was not asked, the line says for which ids."""
    outcome = cli("add", "2601.99998", "10.1234/not.there", "2601.99997")

    failures = [line for line in outcome.err.splitlines() if line.startswith("error: ")]
    assert library.read_bytes() == LIBRARY.encode()
    assert [line.split(": ")[1] for line in failures] == [
        "2601.99998, 2601.99997",
        "10.1234/not.there",
    ]


def test_a_missing_library_is_reported_before_any_question(cli: Cli, folder: Path) -> None:
    """No service is asked for what could not be kept."""
    outcome = cli("add", "2405.21060", "-l", "nowhere.bib")

    assert outcome.code == 6
    assert not (folder / "nowhere.bib").exists()
    assert "arXiv" not in outcome.err
