"""Files that `ssmlit import` reads beside lists: bibliographies, ids, folders, and what is none."""

from __future__ import annotations

import io
import json
import re
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from ssmlit.importers.formats import formats
from tests.cli.conftest import LIBRARY
from tests.cli.listed import LIST, rows

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_stdin_and_folders(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads standard input, a folder its README; both report the name they were given."""
    (folder / "awesome").mkdir()
    (folder / "awesome" / "README.md").write_text(LIST)
    (folder / "empty").mkdir()
    monkeypatch.setattr(
        sys, "stdin", SimpleNamespace(buffer=io.BytesIO(LIST.encode()), isatty=bool)
    )

    piped = cli("import", "-", "--as", "markdown", "--offline", "--dry-run", "--report", "r.json")
    named = cli("import", "awesome", "--offline", "--json")
    nothing = cli("import", "empty", "--offline")

    assert piped.code == 4, piped.err
    assert json.loads((folder / "r.json").read_text())["rows"][0]["path"] == "-"
    assert rows(named.out)[5]["path"] == "awesome/README.md"
    assert nothing.code == 2


BIB = """@article{perez2024snail,
  title={Snail Mamba: Slow Selective State Spaces}, author={P{\\'e}rez, Ana},
  journal={J. Snails}, year={2024}, volume={3}, doi={10.1000/SNAIL.1}}
"""
RIS = """TY  - JOUR
TI  - Snail Mamba: Slow Selective State Spaces
AU  - Pérez, Ana
PY  - 2024
T2  - J. Snails
VL  - 3
DO  - 10.1000/snail.1
ER  -
"""
CSL = """[{"id": "perez2024snail", "type": "article-journal", "DOI": "10.1000/snail.1",
  "volume": "3", "title": "Snail Mamba: Slow Selective State Spaces",
  "container-title": "J. Snails", "author": [{"family": "Pérez", "given": "Ana"}],
  "issued": {"date-parts": [[2024]]}}]
"""
ENDNOTE = """<?xml version="1.0"?><xml><records><record>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>Pérez, Ana</author></authors></contributors><titles>
<title>Snail Mamba: Slow Selective State Spaces</title><secondary-title>J. Snails</secondary-title>
</titles><volume>3</volume><dates><year>2024</year></dates>
<electronic-resource-num>10.1000/snail.1</electronic-resource-num></record></records></xml>
"""


@pytest.mark.slow
@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        pytest.param("refs.bib", BIB, "bibtex", id="BibTeX"),
        pytest.param("refs.ris", RIS, "ris", id="RIS"),
        pytest.param("refs.json", CSL, "csl-json", id="CSL-JSON"),
        pytest.param("refs.xml", ENDNOTE, "endnote", id="EndNote"),
    ],
)
@pytest.mark.parametrize("forced", [False, True], ids=["detected", "forced"])
def test_bibliographies(
    cli: Cli, folder: Path, name: str, text: str, form: str, forced: bool
) -> None:
    """Four formats say the same; the format is detected, or forced for a file of another name."""
    path = folder / ("data" if forced else name)
    path.write_text(text, encoding="utf-8")

    outcome = cli("import", path.name, "--offline", *(["--as", form] if forced else []))

    assert outcome.code == 0, outcome.err
    key = "perez2024snail"
    own = form == "bibtex"  # an entry keeps its own spelling
    fields = json.loads(cli("show", key, "--json").out)["papers"][0]["fields"]
    assert {name: fields[name] for name in ("author", "journal", "year", "volume", "doi")} == {
        "author": "P{\\'e}rez, Ana" if own else "Pérez, Ana", "journal": "J. Snails",
        "year": "2024", "volume": "3", "doi": "10.1000/SNAIL.1" if own else "10.1000/snail.1",
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_keys_of_a_bibliography_still_work(cli: Cli, folder: Path, library: Path) -> None:
    """A free key is kept; a taken one is made again; an existing entry answers to the other."""
    (folder / "refs.bib").write_text(
        BIB.replace("perez2024snail", "Snails:24")
        + BIB.replace("perez2024snail", "GU2023mamba").replace("Snail", "Whale").replace("1}", "2}")
        + "@misc{vmunet, title={VM-UNet: Vision Mamba UNet for Medical Image Segmentation},"
        " eprint={2402.02491}, archiveprefix={arXiv}, author={Ruan, Jiacheng}, year={2024}}\n"
    )

    found = rows(cli("import", "refs.bib", "--offline", "--json").out)

    assert [(row["status"], row["key"]) for row in found.values()] == [
        ("added", "Snails:24"), ("added", "perez2024whale"), ("merged", "ruan2024vmunet"),
    ]  # fmt: skip
    assert json.loads(cli("show", "vmunet", "--json").out)["papers"][0]["key"] == "ruan2024vmunet"
    after = library.read_bytes()
    cli("import", "refs.bib", "--offline")
    assert library.read_bytes() == after


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_lists_of_ids(cli: Cli, folder: Path) -> None:
    """A file of ids, one a line, is completed from the catalogue; what is not an id is reported."""
    (folder / "ids.txt").write_text("2405.21060\nhttps://arxiv.org/abs/2402.02491v1\n")

    outcome = cli("import", "ids.txt", "--offline", "--json")

    assert {line: row["status"] for line, row in rows(outcome.out).items()} == {
        1: "added", 2: "merged",
    }  # fmt: skip


def test_titles_among_ids(cli: Cli, folder: Path, library: Path) -> None:
    """A title is the paper known by it; an unknown one is left open, and makes no entry."""
    titles = ["MambaVision: A Hybrid Mamba-Transformer Vision Backbone", "Slow Snails of Nowhere"]
    text = "".join(f'"{title}"\n' for title in titles)
    (folder / "ids.txt").write_text(text)

    outcome = cli("import", "ids.txt", "--offline", "--as", "ids")

    assert outcome.code == 4
    reason = "no paper of this title is known; give its arXiv id or DOI"
    assert outcome.out.splitlines() == [
        f"ids.txt:1: added hatamizadeh2025mambavision: {titles[0]}",
        f'ids.txt:2: unreadable ({reason}): "{titles[1]}"',
    ]
    assert "Snails" not in library.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_lists_of_ids_name_the_titles(cli: Cli, folder: Path) -> None:
    """What was found after an id is said; of one that nothing knows, the id."""
    (folder / "ids.txt").write_text("2405.21060\n2412.99999\n")

    told = cli("import", "ids.txt", "--offline").out.splitlines()

    assert told[0].startswith("ids.txt:1: added dao2024transformers: Transformers are SSMs: ")
    assert told[1] == "ids.txt:2: without a title: 2412.99999"


@pytest.mark.usefixtures("library")
def test_another_encoding(cli: Cli, folder: Path, library: Path) -> None:
    """`--from-encoding` is about the list; the library stays UTF-8."""
    row = "- **Café Mamba and the Snails**, Ana Pérez [[Paper](https://arxiv.org/abs/2401.00001)]"
    (folder / "latin.md").write_bytes(f"# L\n\n{row}\n".encode("latin-1"))

    outcome = cli("import", "latin.md", "--from-encoding", "latin-1", "--offline")

    assert outcome.code == 0, outcome.err
    assert "Café {Mamba} and the Snails" in library.read_text(encoding="utf-8")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("Just prose about nothing.\n\nAnd more of it.\n", id="prose"),
        pytest.param("# Notes\n\n- milk\n- bread\n", id="shopping"),
        pytest.param(f"# L\n\n- [{'word ' * 1000}](https://x.org/a)\n", id="5,000 characters"),
    ],
)
def test_what_is_no_list(cli: Cli, folder: Path, library: Path, text: str) -> None:
    """Nothing is added, and that is a warning and exit 1."""
    (folder / "notes.md").write_text(text)

    outcome = cli("import", "notes.md", "--offline")

    assert outcome.code == 1, outcome.err
    assert "warning: no paper was found" in outcome.err
    assert library.read_bytes() == LIBRARY.encode()


@pytest.mark.parametrize(
    "text",
    [
        '{"data": {"id": "10.5281/z.1", "attributes": {"titles": [{"title": "Snails"}]}}}',
        '[{"paperId": "a", "title": "Snails", "authors": [{"name": "Carver"}]}]',
        '{"results": [{"id": "https://openalex.org/W1", "title": "Snails"}]}',
    ],
    ids=["DataCite", "Semantic Scholar", "OpenAlex"],
)
def test_json_of_another_kind_says_what_can_be_done(
    cli: Cli, folder: Path, library: Path, text: str
) -> None:
    """Nothing is guessed, and what is read is named."""
    (folder / "works.json").write_text(text)

    outcome = cli("import", "works.json", "--offline")

    assert outcome.code == 4
    assert outcome.out.startswith("works.json:1: unreadable")
    assert "export the references as BibTeX, RIS or CSL-JSON" in outcome.err
    assert library.read_bytes() == LIBRARY.encode()


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("name", ["l.md", "l.bib", "l.txt", "l.json", "l.xml", "l.ciw"])
@pytest.mark.parametrize("text", ["", " \n\n"])
def test_an_empty_file_is_reported_once(cli: Cli, folder: Path, name: str, text: str) -> None:
    """Whatever format it would have."""
    (folder / name).write_text(text)

    outcome = cli("import", name, "--offline")

    said = f"warning: no paper was found: no list and no entries in {name}\n"
    assert (outcome.code, outcome.out, outcome.err) == (1, "", said)


@pytest.mark.usefixtures("library")
def test_control_characters_stay_off_the_terminal(cli: Cli, folder: Path) -> None:
    """A title that steers terminals is shown harmless."""
    (folder / "l.md").write_text(
        "# L\n\n- [Snail \x1b[31mMamba\u202e Networks](https://arxiv.org/abs/2401.00001)\n"
    )

    outcome = cli("import", "l.md", "--offline")

    assert "\x1b" not in outcome.out + outcome.err
    assert "\u202e" not in outcome.out + outcome.err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.ris", "TY  - JOUR\nTI  - Mamba\nAB  - Long\n  ago.\nER  - \n", id="RIS"),
        pytest.param(
            "a.json",
            '[{"type": "article-journal", "title": "Mamba", "abstract": "Long ago."}]',
            id="CSL-JSON",
        ),
    ],
)
def test_the_abstract_of_a_file_is_kept(cli: Cli, folder: Path, name: str, text: str) -> None:
    """`[library] abstracts` is about what services know; a user's own file loses nothing."""
    (folder / "library.bib").write_text("")
    (folder / name).write_text(text)

    assert cli("import", name, "--offline").code == 0

    assert "  abstract = {Long ago.},\n" in (folder / "library.bib").read_text()


@pytest.mark.parametrize(
    ("name", "text", "date"),
    [
        pytest.param("a.ris", "TY  - JOUR\nTI  - Slow Things\nDA  - 2021/05/14\nER  - \n",
                     ["year = {2021}", "month = may", "day = {14}"], id="RIS"),
        pytest.param("a.json", '[{"type": "article-journal", "title": "Slow Things", '
                     '"issued": {"date-parts": [[2021, 5, 14]]}}]',
                     ["year = {2021}", "month = may", "day = {14}"], id="CSL-JSON"),
        pytest.param("a.md", "- 2021-05-14 [Slow Things](https://x.org/slow.pdf)\n",
                     ["year = {2021}", "month = may"], id="the day of a list is its own"),
    ],
)  # fmt: skip
def test_the_day_of_a_reference_is_kept(
    cli: Cli, folder: Path, library: Path, name: str, text: str, date: list[str]
) -> None:
    """A reference's own date; the day a list named a paper is not a fact about the paper."""
    (folder / name).write_text(text)
    library.write_text("")

    assert cli("import", name, "--offline").code == 0

    written = [line.strip(" ,") for line in library.read_text().splitlines()]
    assert [it for it in written if it.startswith(("year", "month", "day"))] == date


def test_the_name_of_an_unknown_volume_stays_as_it_is(cli: Cli, library: Path) -> None:
    """With its year and brackets; a known conference gets its full name."""
    volume = "Proceedings of the 2019 IEEE Snail Meeting (ISM 2019), Part II"
    (library.parent / "x.ris").write_text(
        f"TY  - CONF\nTI  - Odd Snails of the Sea\nT2  - {volume}\nER  - \n"
        "TY  - CONF\nTI  - Calm Snails of the Shore\nT2  - NeurIPS 2021\nER  - \n"
    )

    assert cli("import", "x.ris", "--offline").code == 0

    text = library.read_text()
    assert f"booktitle = {{{volume}}}" in text
    assert "booktitle = {Advances in Neural Information Processing Systems (NeurIPS)}" in text


@pytest.mark.parametrize(
    ("had", "has"),
    [("", "read twice"), ("mine", "mine; read twice"), ("so I read twice", "so I read twice")],
)
def test_a_note_goes_to_the_entry_of_its_paper(cli: Cli, library: Path, had: str, has: str) -> None:
    """Merging loses nothing; the second import changes nothing."""
    known = "@misc{a, title = {Odd Snails of the Sea}, author = {Roy, Ann}, doi = {10.1234/5}"
    library.write_text(f"{known}, annote = {{{had}}}}}\n" if had else f"{known}}}\n")
    (library.parent / "x.ris").write_text(
        "TY  - GEN\nTI  - Odd Snails of the Sea\nAU  - Roy, Ann\nDO  - 10.1234/5\n"
        "N1  - read twice\nZZ  - rest\nER  - \n"
    )

    assert cli("import", "x.ris", "--offline").code == 0
    after = library.read_text()
    assert f"annote = {{{has}}}" in after
    assert cli("import", "x.ris", "--offline").code == 0
    assert library.read_text() == after


def test_the_help_names_every_format(cli: Cli) -> None:
    """`--as` takes what the importers are called."""
    shown = " ".join(cli("import", "--help").out.split()).partition("--from-encoding")[0]

    assert [name for name in formats() if not re.search(rf"\b{name}\b", shown)] == []


def test_a_file_in_conflict_has_a_hint_of_its_own(cli: Cli, library: Path) -> None:
    """No list is rendered anew where there is none."""
    (library.parent / "new.bib").write_text("<<<<<<< a\n@misc{b}\n=======\n@misc{c}\n>>>>>>> b\n")

    refused = cli("import", "new.bib", "--offline")

    assert refused.code == 6
    assert refused.err.endswith("hint: solve it first: keep what both sides need\n")


def test_the_library_is_not_imported_into_itself(cli: Cli, library: Path) -> None:
    """Its papers would be merged with each other, as the catalogue completes them."""
    before = library.read_bytes()
    (library.parent / "link.bib").symlink_to(library)

    refused = [cli("import", name, "--offline") for name in ("library.bib", "link.bib")]

    assert [one.code for one in refused] == [2, 2]
    assert refused[1].err.startswith("error: link.bib is the library itself\n")
    assert library.read_bytes() == before
    assert (cli("dedupe").code, cli("refresh", "--offline").code) == (0, 4)
