"""`ssmlit verify`: references compared with their records, all formats, and corrections."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.cli import main
from ssmlit.cli.verify.output import lines
from ssmlit.verify import Finding

if TYPE_CHECKING:
    from ssmlit.verify.findings import Weight
    from tests.cli.conftest import Cli


BANDITS = "Batched Dueling Bandits with Many Arms"


PEOPLE = ["Arpit Agarwal", "Rohan Ghuge", "Viswanath Nagarajan"]


def records() -> list[dict[str, object]]:
    """Return three whole years of a conference, and a preprint that was withdrawn."""
    filler: list[dict[str, object]] = [
        {"title": f"Paper Number {number} of Its Year", "authors": ["Ann Aho"], "year": year,
         "venue": f"International Conference on Machine Learning, ICML {year}"}
        for year in (2020, 2021, 2022)
        for number in range(120)
    ]  # fmt: skip
    return [
        *filler,
        {"title": BANDITS, "authors": PEOPLE, "year": 2022,
         "venue": "International Conference on Machine Learning, ICML 2022"},
        {"title": "Flows on Wet Graphs", "authors": ["Ben Bock"], "id": "2401.00001",
         "comment": "This paper has been withdrawn by the author", "categories": ["cs.LG"]},
        {"title": "Docks in Dry Rain", "authors": ["Cid Cole"], "id": "2301.00002",
         "categories": ["cs.LG"]},
    ]  # fmt: skip


ENTRIES = {
    "good": "@inproceedings{good, title = {Batched Dueling Bandits with Many Arms},\n"
    "  author = {Agarwal, A. and Ghuge, R. and Nagarajan, V.}, booktitle = {ICML}, year = 2022}",
    "other": "@inproceedings{other, title = {Batched Dueling Bandits with Many Arms},\n"
    "  author = {Arpit Agarwal and Viswanath Nagarajan}, booktitle = {ICML}, year = {2021}}",
    "wrongid": "@misc{wrongid, title = {Deep Cats in Dry Hats}, author = {Cid Cole}, year = 2024,\n"
    "  eprint = {2401.00001}, archiveprefix = {arXiv}}",
    "invented": "@inproceedings{invented, title = {Anomaly Detection Revisited at Scale},\n"
    "  author = {Xi Xu}, booktitle = {ICML}, year = 2021}",
    "unknown": "@book{unknown, title = {On Brewing}, author = {Dan Dorn}, publisher = {Hops},\n"
    "  year = 1999}",
}


VERDICTS = {
    "good": "confirmed",
    "other": "differs",
    "wrongid": "mismatch",
    "invented": "not-found",
    "unknown": "unverified",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a snapshot named icml, and what it was built of."""
    data = tmp_path_factory.mktemp("icml")
    path = data / "icml.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in records()))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(data)
        patch.setenv("SSMLIT_DATA_DIR", str(data))
        assert main(["snapshot", "build", str(path)]) == 0
    return data


@pytest.fixture
def snapshot(built: Path, tmp_path: Path, folder: Path) -> Path:  # noqa: ARG001 - sets the stage
    """A snapshot named icml: what it was built of."""
    return Path(shutil.copytree(built, tmp_path / "data")) / "icml.jsonl"


@pytest.fixture
def refs(folder: Path) -> Path:
    """A library with one entry of each verdict."""
    path = folder / "library.bib"
    path.write_text("\n\n".join(ENTRIES.values()) + "\n")
    return path


@pytest.mark.slow
@pytest.mark.usefixtures("snapshot", "refs")
def test_every_verdict(cli: Cli) -> None:
    outcome = cli("verify", "--offline", "--json")
    assert outcome.code == 1
    document = json.loads(outcome.out)
    assert document["schema"] == 1
    assert {one["key"]: one["verdict"] for one in document["entries"]} == VERDICTS


@pytest.mark.slow
def test_a_title_that_many_papers_begin_with(cli: Cli, folder: Path) -> None:
    """Cited without the subtitle, it is that of the cited people, however many have it."""
    venue = "International Conference on Machine Learning, ICML 2022"
    titled = [
        {"title": f"Mind the Gap: {word} Songs", "authors": [f"Ann {word}", "Ben Bock"],
         "year": 2022, "venue": venue}
        for word in ("Aho", "Bell", "Cole", "Dorn", "Eck", "Falk")
    ]  # fmt: skip
    path = folder / "icml.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in [*records(), *titled]))
    assert cli("snapshot", "build", str(path)).code == 0
    (folder / "library.bib").write_text(
        "@inproceedings{gap, title = {Mind the Gap}, author = {Ann Falk and Cy Day},\n"
        "  booktitle = {ICML}, year = 2022}\n"
    )

    outcome = cli("verify", "--offline", "--json")
    (entry,) = json.loads(outcome.out)["entries"]
    assert entry["verdict"] == "differs"
    assert entry["findings"][0]["should"] == "Ann Falk, Ben Bock"


@pytest.mark.slow
@pytest.mark.usefixtures("snapshot", "refs")
def test_text_says_what_has_and_what_should_be(cli: Cli) -> None:
    outcome = cli("verify", "other", "wrongid", "invented", "--offline")
    assert outcome.out.splitlines() == [
        "library.bib:4: other: differs",
        "    author: left out: Rohan Ghuge [snapshot icml]",
        "      has:    Arpit Agarwal, Viswanath Nagarajan",
        "      should: Arpit Agarwal, Rohan Ghuge, Viswanath Nagarajan",
        "    year: another year [snapshot icml]",
        "      has:    2021",
        "      should: 2022",
        "library.bib:7: wrongid: mismatch",
        (
            "    eprint: 2401.00001 belongs to another work: Flows on Wet Graphs (Bock 2024)"
            " [snapshot icml]"
        ),
        "library.bib:10: invented: not-found",
        "    title: snapshot icml has all papers of ICML 2021, but not this one [snapshot icml]",
    ]
    assert outcome.err == (
        "3 references: 1 differs, 1 mismatch, 1 not-found; "
        "--fix takes the right values, after asking\n"
    )


@pytest.mark.slow
@pytest.mark.usefixtures("snapshot", "refs")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["good"], 0, id="confirmed"),
        pytest.param(["unknown"], 0, id="unverified"),
        pytest.param(["unknown", "--strict"], 1, id="unverified-strict"),
        pytest.param(["good", "--strict"], 0, id="confirmed-strict"),
        pytest.param(["--cited", "paper.md"], 0, id="cited, one not in the library"),
        pytest.param(["--cited", "paper.md", "--strict"], 1, id="cited, one not there-strict"),
        pytest.param(["other"], 1, id="differs"),
        pytest.param(["author:dorn"], 0, id="query"),
        pytest.param(["--query", "author:dorn"], 0, id="query-option"),
        pytest.param(["library.bib", "--query", "author:dorn"], 0, id="query-of-a-file"),
        pytest.param(["good", "--query", "author:dorn"], 2, id="key-and-query"),
        pytest.param(["--query", "key:other"], 1, id="query-option-differs"),
        pytest.param(["zzz"], 3, id="nothing-of-that-name"),
        pytest.param(["author:zzz", "year:2024"], 0, id="a-query-that-finds-nothing"),
        pytest.param(["good", "author:zzz"], 3, id="a-key-beside-a-query"),
        pytest.param(["library.bib", "good"], 2, id="file-and-key"),
        pytest.param(["missing.bib"], 2, id="missing-file"),
    ],
)
def test_exit_codes(cli: Cli, arguments: list[str], code: int) -> None:
    Path("paper.md").write_text("As in [@good; @nowhere].\n", encoding="utf-8")
    assert cli("verify", "--offline", *arguments).code == code


@pytest.mark.usefixtures("snapshot")
def test_files_and_papers(cli: Cli, folder: Path, refs: Path) -> None:
    other = folder / "more.bib"
    refs.rename(other)
    refs.write_text(ENTRIES["good"])
    (folder / "paper.tex").write_text(r"\cite{good,other}")
    files = json.loads(cli("verify", "--offline", "--json", "library.bib", "more.bib").out)
    assert [(one["path"], one["key"]) for one in files["entries"]][:2] == [
        ("library.bib", "good"),
        ("more.bib", "good"),
    ]
    cited = cli("verify", "--offline", "--json", "more.bib", "--cited", "paper.tex")
    assert [one["key"] for one in json.loads(cited.out)["entries"]] == ["good", "other"]


@pytest.mark.slow
@pytest.mark.usefixtures("snapshot")
@pytest.mark.parametrize(("keys", "lacking"), [("good,second", []), ("good,second,gone", ["gone"])])
def test_a_paper_that_cites_of_two_files(
    cli: Cli, folder: Path, refs: Path, keys: str, lacking: list[str]
) -> None:
    """It lacks what neither has, and says so once."""
    refs.write_text(ENTRIES["good"])
    (folder / "more.bib").write_text(ENTRIES["good"].replace("{good,", "{second,"))
    (folder / "paper.tex").write_text(rf"\cite{{{keys}}}")

    done = cli("verify", "--offline", "--strict", "--cited", "paper.tex", "library.bib", "more.bib")

    assert done.code == len(lacking)
    said = [f"error: paper.tex:1 cites `{key}`, which is not in the library" for key in lacking]
    assert [line for line in done.err.splitlines() if "cites" in line] == said


@pytest.mark.slow
@pytest.mark.usefixtures("snapshot")
def test_fix_takes_the_right_values_and_undo_gives_the_old_ones_back(cli: Cli, refs: Path) -> None:
    before = refs.read_bytes()
    asked = cli("verify", "--offline", "--fix")
    assert asked.code == 4
    assert refs.read_bytes() == before
    shown = cli("verify", "--offline", "--fix", "--dry-run").out
    assert "+  author = {Agarwal, Arpit and Ghuge, Rohan and Nagarajan, Viswanath}" in shown
    assert shown in asked.err  # above the question is the diff of what is written
    assert refs.read_bytes() == before
    fixed = cli("verify", "--offline", "--fix", "--yes")
    assert fixed.code == 0
    assert fixed.err.splitlines()[-1] == (
        "5 references: 2 confirmed, 1 mismatch, 1 not-found, 1 unverified"
    )
    three = b"{Agarwal, Arpit and Ghuge, Rohan and Nagarajan, Viswanath}"
    wanted = before.replace(b"{Arpit Agarwal and Viswanath Nagarajan}", three)
    assert refs.read_bytes() == wanted.replace(b"{2021}", b"{2022}")
    assert cli("verify", "--offline", "other").code == 0
    cli("undo", "--yes")
    assert refs.read_bytes() == before


WITH_A_WRONG_ID = """\
@misc{docks, title = {Docks in Dry Rain}, author = {Cid Cole}, year = {2020},
  eprint = {2401.00001}, archiveprefix = {arXiv}}
"""


IN_PROCEEDINGS = """\
@inproceedings{bandits, title = {Batched Dueling Bandits with Many Arms},
  author = {Arpit Agarwal and Viswanath Nagarajan}, crossref = {icml}}
@proceedings{icml, title = {ICML}, booktitle = {ICML}, year = 2022}
"""


THREE = "Agarwal, Arpit and Ghuge, Rohan and Nagarajan, Viswanath"


@pytest.mark.usefixtures("snapshot")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            WITH_A_WRONG_ID,
            WITH_A_WRONG_ID.replace("2020", "2023").replace("2401.00001", "2301.00002"),
            id="a fault that shows once the identifier is right",
        ),
        pytest.param(
            ENTRIES["other"].replace("ICML", "SIGIR"),
            ENTRIES["other"]
            .replace("ICML", "International Conference on Machine Learning, ICML 2022")
            .replace("2021", "2022")
            .replace("Arpit Agarwal and Viswanath Nagarajan", THREE),
            id="venue and year",
        ),
        pytest.param(
            IN_PROCEEDINGS,
            IN_PROCEEDINGS.replace("Arpit Agarwal and Viswanath Nagarajan", THREE),
            id="beside inherited fields",
        ),
    ],
)
def test_one_run_corrects_all_that_is_known(
    cli: Cli, folder: Path, before: str, after: str
) -> None:
    path = folder / "library.bib"
    path.write_text(before)
    assert cli("verify", "--offline", "--fix", "--yes").code == 0
    assert path.read_text() == after
    assert "nothing to do" in cli("verify", "--offline", "--fix", "--yes").err


@pytest.mark.slow
@pytest.mark.usefixtures("snapshot")
def test_initials_behind_names_are_not_taken_for_names(cli: Cli, folder: Path) -> None:
    (folder / "library.bib").write_text("@misc{a, title = {On Brewing}, author = {Aho A, Xu BC}}")
    cli("verify", "--offline", "--fix", "--yes")
    assert "author = {Aho, A and Xu, BC}" in (folder / "library.bib").read_text()


@pytest.mark.parametrize("has_snapshot", [True, False])
@pytest.mark.parametrize(
    ("people", "after"),
    [
        (
            "Mark Chen, Jerry Tworek, Heewoo Jun, Qiming Yuan",
            "Chen, Mark and Tworek, Jerry and Jun, Heewoo and Yuan, Qiming",
        ),
        (unsure := "Xu Ann, Natalie Frank, Mo Ba, So Lu", unsure),
        (paired := "Garcia Marquez, Gabriel Ignacio, Vargas Llosa, Luis Ignacio", paired),
    ],
    ids=["sure", "two people or four", "two people of two family names, or four"],
)
def test_only_a_list_of_one_reading_is_written_without_a_record(
    cli: Cli, folder: Path, people: str, after: str, *, has_snapshot: bool
) -> None:
    """A snapshot of the file itself knows no more."""
    path = folder / "library.bib"
    text = (
        "@misc{a, title = {Songs of Snails and Seals}, year = 2021, doi = {10.1038/abc123},\n"
        "  author = {%s}}\n"
    )
    path.write_text(text % people)
    if has_snapshot:
        assert cli("snapshot", "build", "library.bib").code == 0
    cli("verify", "--offline", "--fix", "--yes")
    assert path.read_text() == text % after


@pytest.mark.usefixtures("snapshot")
def test_people_that_bibtex_reads_as_one_are_compared_one_by_one(cli: Cli, folder: Path) -> None:
    names = "Arpit Agarwal, Rohan Ghuge, Viswanath Nagarajan"
    entry = ENTRIES["good"].replace("Agarwal, A. and Ghuge, R. and Nagarajan, V.", names)
    (folder / "library.bib").write_text(entry)
    found = json.loads(cli("verify", "--offline", "--json").out)["entries"][0]["findings"]
    assert [(one["field"], one["has"], one["should"]) for one in found] == [
        ("author", names, "Agarwal, Arpit and Ghuge, Rohan and Nagarajan, Viswanath")
    ]
    shown = cli("verify", "--offline")
    assert (shown.code, "good: confirmed" in shown.out) == (0, True)
    assert "people are separated by `and`" in shown.out
    assert cli("verify", "--offline", "--fix", "--yes").code == 0
    assert "Agarwal, Arpit and Ghuge, Rohan and" in (folder / "library.bib").read_text()


@pytest.mark.slow
def test_people_are_written_as_they_are_shown(cli: Cli, folder: Path) -> None:
    """The record of two people with two family names each confirms them; it has no commas."""
    (folder / "own.jsonl").write_text(
        '{"title": "Songs of Snails and Seals", "year": 2003, "venue": "Sea Studies",'
        ' "authors": ["Gabriel Ignacio Garcia Marquez", "Luis Ignacio Vargas Llosa"]}\n'
    )
    assert cli("snapshot", "build", "own.jsonl").code == 0
    people = "Garcia Marquez, Gabriel Ignacio, Vargas Llosa, Luis Ignacio"
    path = folder / "library.bib"
    path.write_text(
        "@article{a, title = {Songs of Snails and Seals}, journal = {Sea Studies}, year = 2003,\n"
        f"  author = {{{people}}}}}\n"
    )
    (found,) = json.loads(cli("verify", "--offline", "--json").out)["entries"]
    (should,) = [one["should"] for one in found["findings"]]
    assert cli("verify", "--offline", "--fix", "--yes").code == 0
    assert should == "Garcia Marquez, Gabriel Ignacio and Vargas Llosa, Luis Ignacio"
    assert f"author = {{{should}}}" in path.read_text()


@pytest.mark.usefixtures("snapshot")
@pytest.mark.parametrize(("year", "verdict"), [(2022, "confirmed"), (2021, "differs")])
def test_inherited_fields_are_verified(cli: Cli, folder: Path, year: int, verdict: str) -> None:
    """Year and volume of a `crossref`, and the people of an `xdata`, are the entry's."""
    (folder / "library.bib").write_text(
        "@inproceedings{good, title = {Batched Dueling Bandits with Many Arms},\n"
        "  crossref = {icml}, xdata = {people}}\n"
        "@xdata{people, author = {Agarwal, A. and Ghuge, R. and Nagarajan, V.}}\n"
        f"@proceedings{{icml, booktitle = {{ICML}}, year = {year}}}\n"
    )
    found = json.loads(cli("verify", "--offline", "--json", "good").out)["entries"]
    assert [one["verdict"] for one in found] == [verdict]


@pytest.mark.usefixtures("snapshot")
def test_letters_in_the_wrong_encoding_are_those_that_were_meant(cli: Cli, folder: Path) -> None:
    (folder / "library.bib").write_text(
        "@misc{a, title = {DÃ³cks in Dry Rain}, author = {Cid ColÃ©}, year = 2023}",
        encoding="utf-8",
    )
    (found,) = json.loads(cli("verify", "--offline", "--json").out)["entries"]
    assert found["verdict"] == "confirmed"


@pytest.mark.usefixtures("snapshot")
def test_authors_on_arxiv_are_never_anonymous(cli: Cli, folder: Path) -> None:
    (folder / "library.bib").write_text(
        "@article{a, title = {Bandits in Boxes}, author = {Anonymous}, journal = {arXiv}}"
    )
    found = json.loads(cli("verify", "--offline", "--json").out)["entries"][0]
    assert (found["verdict"], found["findings"][0]["has"]) == ("differs", "Anonymous")


@pytest.mark.slow
@pytest.mark.usefixtures("snapshot")
def test_a_report_is_a_page_that_can_be_undone(cli: Cli, folder: Path, refs: Path) -> None:
    cli("verify", "--offline", "--report", "report.md")
    page = (folder / "report.md").read_text()
    assert "## An identifier belongs to another work (1)\n\n### `wrongid`" in page
    assert "| year | 2021 | 2022 | another year | snapshot icml |" in page
    assert "### `unknown`\n\nNo record of it was found.\n" in page
    assert cli("verify", "--offline", "--report", str(refs)).code == 6
    cli("undo", "--yes")
    assert not (folder / "report.md").exists()


@pytest.mark.parametrize(("weight", "label"), [("fault", "should:"), ("doubt", "record:")])
def test_a_doubt_names_the_record_and_no_correction(weight: Weight, label: str) -> None:
    """A doubt may be about another version of the work, which is cited rightly."""
    found = Finding("year", "2017", "2015", "catalogue", "another year", weight)
    assert lines(found)[1:] == ["  has:    2017", f"  {label} 2015"]


@pytest.mark.slow
@pytest.mark.usefixtures("snapshot", "refs")
def test_formats_for_machines(cli: Cli) -> None:
    lines = cli("verify", "--offline", "--format", "github").out.splitlines()
    assert lines[0].startswith("::error file=library.bib,line=4,col=1,title=E951 verify-differs::")
    assert lines[-1].startswith("::notice file=library.bib,line=13,")
    sarif = json.loads(cli("verify", "--offline", "--format", "sarif").out)
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == [
        "E951", "E952", "E953", "N954",
    ]  # fmt: skip


@pytest.mark.usefixtures("snapshot")
def test_a_withdrawal_is_shown_though_the_reference_is_right(cli: Cli, folder: Path) -> None:
    (folder / "library.bib").write_text(
        "@misc{flows, title = {Flows on Wet Graphs}, author = {Ben Bock}, year = 2024,\n"
        "  eprint = {2401.00001}, archiveprefix = {arXiv}}\n"
    )
    outcome = cli("verify", "--offline")
    assert outcome.code == 0
    assert outcome.out.splitlines()[0] == "library.bib:1: flows: confirmed"
    assert "withdrawn" in outcome.out


@pytest.mark.usefixtures("library")
def test_where_all_is_confirmed_no_snapshot_is_missing(cli: Cli) -> None:
    outcome = cli("verify", "--offline", "2312.00752")
    assert "1 confirmed" in outcome.err
    assert "snapshot" not in outcome.err


@pytest.mark.usefixtures("refs")
def test_without_a_snapshot_it_says_how_to_get_one(cli: Cli) -> None:
    outcome = cli("verify", "--offline")
    assert "there is no snapshot" in outcome.err
    assert "`ssmlit snapshot build FILE` makes one" in outcome.err
    assert outcome.code == 0  # nothing is known, so nothing is wrong


@pytest.mark.slow
@pytest.mark.usefixtures("refs")
@pytest.mark.parametrize("damage", ["truncated", "no database", "another version"])
def test_a_snapshot_that_cannot_be_read_is_named_and_passed_over(
    cli: Cli, snapshot: Path, damage: str
) -> None:
    (path,) = (snapshot.parent / "snapshots").glob("*.sqlite")
    if damage == "truncated":
        path.write_bytes(path.read_bytes()[:3000])
    elif damage == "no database":
        path.write_text("nothing")
    else:
        with closing(sqlite3.connect(path)) as base, base:
            base.execute("UPDATE fact SET value = '99' WHERE name = 'version'")
    outcome = cli("verify", "--offline", "unknown")
    assert outcome.code == 0
    assert "warning: the snapshot icml cannot be read" in outcome.err


def test_an_empty_library(cli: Cli, folder: Path) -> None:
    (folder / "library.bib").write_text("% nothing yet\n")
    outcome = cli("verify", "--offline")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.endswith("0 references: nothing to verify\n")


PREPRINT = "title = {Docks in Dry Rain}, author = {Cid Cole}, year = 2023"


@pytest.mark.usefixtures("snapshot")
@pytest.mark.parametrize(("entry", "verdict"), [
    pytest.param(f"@techreport{{a, {PREPRINT}, institution = {{Hops Labs}}}}", "confirmed",
                 id="a-report"),
    pytest.param(f"@misc{{a, {PREPRINT}, howpublished = {{Blog post}}}}", "confirmed", id="a-page"),
    pytest.param(f"@article{{a, {PREPRINT}, journal = {{Technical Report}}}}", "confirmed",
                 id="a-report-as-an-article"),
    pytest.param(f"@article{{a, {PREPRINT}, journal = {{Springer}}}}", "confirmed",
                 id="a-publisher-as-an-article's-journal"),
    pytest.param(f"@misc{{a, {PREPRINT}, howpublished = {{ICML}}}}", "unverified",
                 id="a-conference-that-may-have-printed-it"),
    pytest.param(f"@article{{a, {PREPRINT}, journal = {{Hops Labs}}}}", "unverified",
                 id="a-journal-that-nobody-knows"),
])  # fmt: skip
def test_who_issued_a_preprint_is_no_venue(
    cli: Cli, folder: Path, entry: str, verdict: str
) -> None:
    (folder / "library.bib").write_text(entry)
    (found,) = json.loads(cli("verify", "--offline", "--json").out)["entries"]
    assert found["verdict"] == verdict


def test_one_document_of_several_files_there_is_not(cli: Cli, folder: Path) -> None:
    """As of `check --fix`: two documents would be none that a program reads."""
    for name in ("a.bib", "b.bib"):
        (folder / name).write_text("@misc{a, title={A}, eprint={2312.00752}}\n", encoding="utf-8")

    outcome = cli("verify", "a.bib", "b.bib", "--fix", "--yes", "--json", "--offline")

    message = "--fix takes one file with --json: it is one document"
    assert (outcome.code, json.loads(outcome.out)["error"]["message"]) == (2, message)


UNKNOWN = ": unverified, no record of it was found\n"


@pytest.mark.slow
@pytest.mark.usefixtures("snapshot")
def test_references_of_which_nothing_is_known_are_counted(cli: Cli, folder: Path) -> None:
    """Many lines that say nothing hide those that do; `--strict`, for which they fail, has all."""
    entries = [ENTRIES["unknown"].replace("unknown", f"k{n}") for n in range(21)]
    (folder / "many.bib").write_text("\n".join([ENTRIES["other"], *entries]))
    few = ["verify", "many.bib", "--query", "key:k1", "--offline"]

    told = cli("verify", "many.bib", "--offline")
    quiet = cli("verify", "many.bib", "--offline", "--quiet")

    heads = [line for line in told.out.splitlines() if line[0] != " "]
    assert heads == [
        "many.bib:1: other: differs", "many.bib: 21 unverified; --strict or --all lists them",
    ]  # fmt: skip
    assert told.err.startswith("22 references: 1 differs, 21 unverified")
    assert quiet.out == told.out.partition("many.bib: 21")[0]
    assert cli("verify", "many.bib", "--offline", "--strict").out.count(UNKNOWN) == 21
    assert cli("verify", "many.bib", "--offline", "--all").out.count(UNKNOWN) == 21
    assert cli(*few).out.count(UNKNOWN) == 11
    assert len(json.loads(cli("verify", "many.bib", "--offline", "--json").out)["entries"]) == 22
