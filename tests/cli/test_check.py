"""`ssmlit check`: what it prints in each format, what it fixes, and where it looks."""

from __future__ import annotations

import io
import json
import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from tests.cli.conftest import Cli

FAULTY = """\
@misc{gu,
  author = {Gu, Albert and Dao, Tri},
  title = {Search & rescue.},
  year = {2023},
  month = dec,
}
"""
FOUND = """\
library.bib:3:19: E505 gu: title has a bare &, which stops LaTeX [fix]
  3 |   title = {Search & rescue.},
    |                   ^
library.bib:3:21: W502 gu: title ends in `.` [fix]
  3 |   title = {Search & rescue.},
    |                     ^^^^^^^
"""


@pytest.fixture(autouse=True)
def faulty(folder: Path) -> Path:
    path = folder / "library.bib"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def test_text(cli: Cli) -> None:
    done = cli("check")
    assert done.code == 1
    assert done.out == FOUND
    assert done.err.startswith("1 entry, ")
    assert "rules: 1 error, 1 warning" in done.err


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=repr)
def test_places_do_not_depend_on_line_ends(faulty: Path, cli: Cli, end: str) -> None:
    faulty.write_bytes(FAULTY.replace("\n", end).encode())
    assert cli("check").out == FOUND


def test_the_summary_names_what_was_checked(faulty: Path, cli: Cli) -> None:
    faulty.write_text(FAULTY.replace("&", "and").replace(".}", "}"), encoding="utf-8")
    done = cli("check")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("1 entry, ")
    assert done.err.endswith(" rules: no findings\n")


def test_json(cli: Cli) -> None:
    report = json.loads(cli("check", "--format", "json").out)
    first = report["problems"][0]
    assert first == {
        "code": "E505",
        "message": "title has a bare &, which stops LaTeX",
        "path": "library.bib",
        "line": 3,
        "column": 19,
        "key": "gu",
        "name": "special-characters",
        "severity": "error",
        "fixable": True,
        "safe": True,
    }
    assert json.loads(cli("check", "--json").out) == report


def test_github(cli: Cli) -> None:
    assert cli("check", "--format", "github").out.splitlines()[0] == (
        "::error file=library.bib,line=3,col=19,title=E505 special-characters"
        "::gu: title has a bare &, which stops LaTeX"
    )


@pytest.mark.parametrize(("path", "shown"), [("s.bib", "work/s.bib"), ("../up.bib", "up.bib")])
@pytest.mark.parametrize("form", ["github", "sarif"])
def test_paths_of_a_step_in_a_subfolder(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch, form: str, path: str, shown: str
) -> None:
    """GitHub knows files by their paths from the root of the checkout."""
    (folder / path).write_text("@misc{a, title = {A}, yaer = 2001}\n")

    assert f"/{path}" not in cli("check", path, "--format", form).out
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder.parent))
    said = {"github": f"file={shown},", "sarif": f'"uri": "{shown}"'}[form]
    assert said in cli("check", path, "--format", form).out


def test_sarif(cli: Cli) -> None:
    (run,) = json.loads(cli("check", "--format", "sarif").out)["runs"]
    result = run["results"][0]
    assert (result["ruleId"], result["level"]) == ("E505", "error")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 19, "endColumn": 20}
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} >= {"E505", "W502"}


def test_junit(cli: Cli) -> None:
    suite = ET.fromstring(cli("check", "--format", "junit").out)[0]
    assert suite.attrib == {"name": "library.bib", "tests": "2", "failures": "2"}
    assert [case.attrib["name"] for case in suite] == ["E505 gu", "W502 gu"]


@pytest.mark.parametrize(
    ("options", "code", "codes"),
    [
        ((), 1, ["E505", "W502"]),
        (("--select", "W502"), 1, ["W502"]),
        (("--select", "trailing-stop"), 1, ["W502"]),
        (("--select", "E"), 1, ["E505"]),
        (("--select", "names,W5"), 1, ["W502"]),
        (("--ignore", "titles"), 0, []),
        (("--ignore", "E505", "--ignore", "W502"), 0, []),
        (("--syntax",), 0, []),
        (("--fail-on", "error"), 1, ["E505", "W502"]),
        (("--select", "W502", "--fail-on", "error"), 0, ["W502"]),
        (("--fail-on", "never"), 0, ["E505", "W502"]),
    ],
    ids=lambda value: " ".join(value) or "all" if isinstance(value, tuple) else "",
)
def test_which_rules_run(cli: Cli, options: tuple[str, ...], code: int, codes: list[str]) -> None:
    done = cli("check", *options)
    assert done.code == code
    assert [line.split()[1] for line in done.out.splitlines() if line.startswith("lib")] == codes


def test_an_unknown_rule_is_a_mistake_of_the_command_line(cli: Cli) -> None:
    done = cli("check", "--select", "E999")
    assert done.code == 2
    assert "there is no rule 'E999'" in done.err


def test_a_check_without_rules_is_a_mistake_of_the_command_line(cli: Cli) -> None:
    """It would find nothing, whatever the file is."""
    done = cli("check", "--select", "E505", "--ignore", "E5")
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("E201", "W201", id="another severity"),
        pytest.param("w505", "E505", id="another severity, in lower case"),
        pytest.param("empty-feild", "empty-field", id="a misspelled name"),
    ],
)
def test_an_unknown_rule_names_the_one_that_is_meant(cli: Cli, word: str, meant: str) -> None:
    """Severities changed, so a code with another letter is the rule of the same number."""
    assert f"did you mean {meant}?" in cli("check", "--explain", word).err


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("gu", id="a key"),
        pytest.param("GU", id="a key in another case"),
        pytest.param("before", id="an old key"),
        pytest.param("2312.00752", id="an identifier"),
    ],
)
def test_the_name_of_an_entry_is_not_a_file(cli: Cli, library: Path, name: str) -> None:
    """It is said which entry it names; another word is a file that does not exist."""
    library.write_text("@misc{gu, title = {Mamba}, ids = {before}, eprint = {2312.00752}}\n")
    said = " ".join(cli("check", name).err.split())
    assert f"{name} names the entry gu of the library; `check` takes files" in said
    assert "there is no such file" in cli("check", "nothing2023").err


@pytest.mark.parametrize(
    ("settings", "code", "codes"),
    [
        ('[check]\nignore = ["W502"]\n', 1, ["E505"]),
        ('[check]\nselect = ["W502"]\nfail_on = "error"\n', 0, ["W502"]),
        ('[tags]\nvocabulary = ["vision"]\n', 1, ["E505", "W502"]),
        ('[check]\nfail_on = "fatal"\n', 2, ["E505", "W502"]),
    ],
)
def test_settings(faulty: Path, cli: Cli, settings: str, code: int, codes: list[str]) -> None:
    faulty.with_name("ssmlit.toml").write_text(settings, encoding="utf-8")
    done = cli("check")
    assert done.code == code
    assert [line.split()[1] for line in done.out.splitlines() if line.startswith("lib")] == codes


@pytest.mark.parametrize("waiver", ["W502 the page has it so, E505", "titles-not, W502; E505"])
def test_an_entry_waives_findings(faulty: Path, cli: Cli, waiver: str) -> None:
    faulty.write_text(FAULTY.replace("  month", f"  nocheck = {{{waiver}}},\n  month"))
    done = cli("check")
    assert (done.code, done.out) == (0, "")
    assert "no findings (2 waived)" in done.err


def test_a_fix_is_shown_made_and_undone(faulty: Path, cli: Cli) -> None:
    shown = cli("check", "--diff")
    assert shown.code == 0
    assert "+  title = {Search \\& rescue},\n" in shown.out
    assert faulty.read_text(encoding="utf-8") == FAULTY
    done = cli("check", "--fix")
    assert (done.code, "left to you" in done.err) == (0, False)
    fixed = FAULTY.replace("Search & rescue.", "Search \\& rescue")
    assert faulty.read_text(encoding="utf-8") == fixed
    assert cli("undo").code == 0
    assert faulty.read_text(encoding="utf-8") == FAULTY


def test_an_unsafe_fix_needs_its_word(faulty: Path, cli: Cli) -> None:
    text = FAULTY.replace("Search & rescue.", "An LSTM")
    faulty.write_text(text, encoding="utf-8")
    left = "nothing to fix\nleft to you: 1 finding; `ssmlit check` shows them\n"
    assert cli("check", "--fix").err == left
    assert faulty.read_text(encoding="utf-8") == text
    cli("check", "--fix", "--unsafe")
    assert faulty.read_text(encoding="utf-8") == text.replace("LSTM", "{LSTM}")


def test_stdin(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FAULTY.encode())))
    done = cli("check", "--stdin-filename", "refs.bib")
    assert done.code == 1
    assert done.out == FOUND.replace("library.bib", "refs.bib")


def test_stdin_in_another_encoding_is_refused_with_the_line(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"@misc{a,\n note={\xe9}}")))
    done = cli("check", "--stdin-filename", "refs.bib")
    assert done.code == 6
    assert "refs.bib:2" in done.err


def test_several_files(faulty: Path, cli: Cli) -> None:
    good = faulty.with_name("good.bib")
    good.write_text("", encoding="utf-8")
    done = cli("check", "good.bib", "library.bib")
    assert done.code == 1
    assert done.out == FOUND
    assert done.err.startswith("good.bib: 0 entries, ")


@pytest.mark.parametrize(
    ("files", "arguments", "found"),
    [
        pytest.param({}, ["refs.bib"], True, id="nowhere"),
        pytest.param({"other/b.bib": "@string{JX = 1}"}, ["refs.bib"], True, id="not named"),
        pytest.param({"b.bib": "@string(jx = {J. \xd6})"}, ["refs.bib"], False, id="beside it"),
        pytest.param({"b.bib": "@string{jx = {J"}, ["refs.bib"], True, id="cannot be read"),
        pytest.param(
            {"other/b.bib": "@string{JX = 1}"}, ["other/b.bib", "refs.bib"], False, id="before it"
        ),
        pytest.param(
            {"other/b.bib": "@string{JX = 1}"}, ["refs.bib", "other/b.bib"], True, id="after it"
        ),
    ],
)
def test_macros_of_other_files(
    cli: Cli, folder: Path, files: dict[str, str], arguments: list[str], found: bool
) -> None:
    r"""A paper's \\bibliography{macros,refs} gives the second file what the first defines."""
    (folder / "other").mkdir()
    refs = "@string{jz = jx # { B}}\n@article{a, journal = jx}"
    for name, text in {"refs.bib": refs, **files}.items():
        (folder / name).write_text(text, encoding="latin-1")

    outcome = cli("check", *arguments, "--select", "undefined-macro,circular-macro")

    assert ("E115" in outcome.out, outcome.code) == (found, int(found))
    assert ("E118" in outcome.out) == found


def test_a_file_where_there_is_no_library(faulty: Path, cli: Cli) -> None:
    faulty.rename("refs.bib")
    done = cli("check", "refs.bib", "--fail-on", "never")
    assert (done.code, done.out) == (0, FOUND.replace("library.bib", "refs.bib"))


def test_a_snapshot_knows_what_identifiers_are_of(
    folder: Path, faulty: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSMLIT_DATA_DIR", str(folder / "data"))
    works = [
        {"title": "Flows on Wet Graphs", "authors": ["Ben Bock"], "id": "2401.00001"},
        {"title": "Cats in Hats", "authors": ["Ann Aho"], "year": 2024, "doi": "10.1000/7",
         "venue": "International Conference on Machine Learning, ICML 2024"},
    ]  # fmt: skip
    (folder / "works.jsonl").write_text("\n".join(map(json.dumps, works)))
    cli("snapshot", "build", "works.jsonl", "--name", "mine")
    faulty.write_text(
        "@misc{a, title = {Dueling Bandits}, author = {Cid Cole}, year = 2024,\n"
        "  eprint = {2401.00001}, archiveprefix = {arXiv}}\n"
        "@misc{b, title = {Cats in Hats}, author = {Ann Aho}, year = 2024, doi = {10.1000/7}}\n"
    )
    found = [
        (one["code"], one["message"]) for one in json.loads(cli("check", "--json").out)["problems"]
    ]
    assert found == [
        ("E313", "arxiv:2401.00001 is “Flows on Wet Graphs” (snapshot mine)"),
        ("N707", "published: International Conference on Machine Learning, ICML 2024"),
    ]


def test_a_snapshot_that_cannot_be_read_is_a_warning(
    folder: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSMLIT_DATA_DIR", str(folder / "data"))
    (folder / "data" / "snapshots").mkdir(parents=True)
    (folder / "data" / "snapshots" / "mine.sqlite").write_text("no snapshot")
    done = cli("check")
    assert (done.code, done.out) == (1, FOUND)
    assert done.err.startswith("warning: the snapshot mine cannot be read")


@pytest.mark.slow
def test_since_looks_at_what_changed_only(faulty: Path, cli: Cli) -> None:
    def git(*words: str) -> None:
        name = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *name, *words], cwd=faulty.parent, check=True, capture_output=True)

    git("init")
    git("add", "library.bib")
    git("commit", "-m", "first")
    assert cli("check", "--since", "HEAD").out == ""
    faulty.write_text(FAULTY + FAULTY.replace("{gu,", "{dao,"), encoding="utf-8")
    done = cli("check", "--since", "HEAD", "--select", "E505")
    assert [line for line in done.out.splitlines() if "E505" in line] == [
        "library.bib:9:19: E505 dao: title has a bare &, which stops LaTeX [fix]"
    ]
    assert cli("check", "--since", "nowhere").code == 2


def test_statistics(cli: Cli) -> None:
    assert cli("check", "--statistics").out == (
        "     1  E505  special-characters\n     1  W502  trailing-stop\n"
    )


def test_explain(cli: Cli) -> None:
    told = cli("check", "--explain", "page-dash").out
    assert told.startswith("W601 page-dash (warning, fixed by --fix)\n")
    assert "    @misc{gu, title = {Mamba}, pages = {12--34}}\n" in told
    assert len(cli("check", "--rules").out.splitlines()) > 90


def test_a_file_without_entries(faulty: Path, cli: Cli) -> None:
    faulty.write_text("", encoding="utf-8")
    assert cli("check").err.startswith("0 entries, ")


def test_links_that_are_gone(
    cli: Cli, httpserver: HTTPServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSMLIT_OFFLINE", "0")
    httpserver.expect_request("/gone").respond_with_data("", status=404)
    httpserver.expect_request("/there").respond_with_data("")
    httpserver.expect_request("/closed").respond_with_data("", status=403)
    entries = "".join(
        f"@misc{{{name}, title = {{Mamba}}, url = {{{httpserver.url_for(f'/{name}')}}}}}\n"
        for name in ("gone", "there", "closed")
    )
    (folder / "library.bib").write_text(entries, encoding="utf-8")
    done = cli("check", "--links")
    assert [line.split()[1:3] for line in done.out.splitlines() if line.startswith("lib")] == [
        ["E901", "gone:"]
    ]


def test_links_without_a_network(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no address answers nothing was checked: that must not look like success."""
    monkeypatch.setenv("SSMLIT_OFFLINE", "0")
    (folder / "library.bib").write_text("@misc{a, title = {T}, url = {http://127.0.0.1:9/}}")
    done = cli("check", "--links")
    assert done.code == 5
    assert "error: --links: 1 address could not be asked\n" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--unsafe"], "--unsafe goes with --fix or --diff"),
        (["--fix", "--since", "HEAD"], "--fix and --diff are for whole files, not for --since"),
        (["--diff", "--since", "HEAD"], "--fix and --diff are for whole files, not for --since"),
        (
            ["--fix", "--json", "a.bib", "b.bib"],
            "--fix and --diff take one file with --json: it is one document",
        ),
    ],
)
@pytest.mark.usefixtures("faulty")
def test_options_that_do_nothing_together(cli: Cli, arguments: list[str], said: str) -> None:
    done = cli("check", *arguments)
    assert (done.code, done.err) == (2, f"error: {said}\n")


def test_a_byte_in_another_encoding_is_a_finding_and_the_rest_is_checked(
    faulty: Path, cli: Cli
) -> None:
    faulty.write_bytes(FAULTY.encode() + b"% G\xf6del\n")
    done = cli("check")
    assert done.code == 1
    assert done.out.startswith("library.bib:7:1: E123 ")
    assert "library.bib:3:19: E505" in done.out


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le"])
def test_a_file_in_two_bytes_a_letter_is_not_checked_as_another(
    faulty: Path, cli: Cli, codec: str
) -> None:
    """One of its bytes is no finding: nothing of the file can be read as it is meant."""
    faulty.write_text(FAULTY, encoding=codec)
    done = cli("check")
    assert (done.code, done.out) == (6, "")
    assert f"--encoding {codec}" in done.err


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Gu, Albert; Dao, Tri", "Gu, Albert and Dao, Tri"),
        ("Gu, A.;Dao, T.; and Ermon, S.;", "Gu, A. and Dao, T. and Ermon, S."),
        (r"R{\'e}, C.; {Seal; Co}; D\"a, T.", r"R{\'e}, C. and {Seal; Co} and D\"a, T."),
        ("Gu, A. & Dao, T.", "Gu, A. and Dao, T."),
        (r"Gu, Albert \& Dao, Tri", "Gu, Albert and Dao, Tri"),
        ("Gu, A., Dao, T. & Ermon, S.", "Gu, A. and Dao, T. and Ermon, S."),
        ("Gu, A. und Dao, T.", "Gu, A. and Dao, T."),
        ("Gu, A. | Dao, T.", "Gu, A. and Dao, T."),
        ("Gu, A., Dao, T., et al.", "Gu, A. and Dao, T. and others"),
        ("Albert Gu und Tri Dao und andere", "Albert Gu and Tri Dao and others"),
        ("Gu, A.; Dao, T. & Ermon, S.", "Gu, A. and Dao, T. and Ermon, S."),
        ("Gu, A., Dao, T., Ermon", "Gu, A. and Dao, T. and Ermon"),
        ("Tide Labs Inc, Smith, J.", "{Tide Labs Inc} and Smith, J."),
        ("Albert Gu, Xin Li, Tri Dao", "Albert Gu and Xin Li and Tri Dao"),
        ("Gu, A., Jr., Dao, T.", "Gu, A., Jr., Dao, T."),
        ("A. Gu, T. Dao, S. Ermon, Jr.", "A. Gu, T. Dao, S. Ermon, Jr."),
        (
            "Tide Sea, Carlos Ebb, Wave Surf, Luis Flow",
            "Tide Sea, Carlos Ebb, Wave Surf, Luis Flow",
        ),
    ],
)
def test_a_list_of_names_is_mended_as_it_was_meant(
    library: Path, cli: Cli, written: str, right: str
) -> None:
    """Whichever rules find something in it; one that says too little is left to you."""
    library.write_text(f"@misc{{k, title = {{Seals}}, author = {{{written}}}, year = 2020}}\n")

    cli("check", "--fix", "--unsafe", "--select", "names")

    assert f"author = {{{right}}}" in library.read_text()
