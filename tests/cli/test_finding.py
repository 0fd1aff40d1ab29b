"""Commands that read: search, list, show, open, stats."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import LIBRARY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

pytestmark = pytest.mark.usefixtures("library")


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        pytest.param("mamba unet", ["ruan2024vmunet"], id="words"),
        pytest.param("vmunet", ["ruan2024vmunet"], id="without the hyphen"),
        pytest.param("christopher ré", ["gu2022efficiently"], id="accent against LaTeX"),
        pytest.param("author:gu", ["gu2023mamba", "gu2022efficiently"], id="field"),
        pytest.param("year:2023..2024", ["ruan2024vmunet", "gu2023mamba"], id="range"),
        pytest.param("tag:medical-imaging", ["ruan2024vmunet"], id="tag"),
        pytest.param("has:code -tag:medical-imaging", ["gu2023mamba"], id="has and not"),
        pytest.param("venue:learning", ["gu2022efficiently"], id="macro as venue"),
        pytest.param("id:arxiv.org/abs/2312.00752v2", ["gu2023mamba"], id="pasted link"),
    ],
)
def test_search_finds(cli: Cli, query: str, keys: list[str]) -> None:
    """A query finds these papers."""
    outcome = cli("search", query, "--format", "keys")

    assert outcome.code == 0
    assert set(outcome.out.split()) == set(keys)


def test_piped_search_prints_plain_lines(cli: Cli) -> None:
    """Without a terminal a hit is one line of columns parted by tabs."""
    outcome = cli("search", "mamba", "unet")

    assert outcome.out == (
        "ruan2024vmunet\t2024\tRuan, Xiang\t"
        "VM-UNet: Vision Mamba UNet for Medical Image Segmentation\t\n"
    )
    assert outcome.err == ""


def test_nothing_found_exits_1(cli: Cli) -> None:
    """No match: nothing on stdout, exit code 1; JSON stays valid."""
    plain, as_json = cli("search", "zebrafish"), cli("search", "zebrafish", "--json")

    assert (plain.code, plain.out) == (1, "")
    assert as_json.code == 1
    assert json.loads(as_json.out) == {"schema": 2, "count": 0, "papers": []}


def test_typos_are_found_and_marked(cli: Cli) -> None:
    """A misspelt word finds what is near, and stderr says that it is not exact."""
    outcome = cli("search", "mamaba", "--format", "keys")

    assert "gu2023mamba" in outcome.out.split()
    assert "no exact match" in outcome.err


def test_a_mistake_in_a_query_is_pointed_at(cli: Cli) -> None:
    """Exit 2, with the query, a caret under the mistake, and the nearest field."""
    outcome = cli("search", "autor:gu")

    assert outcome.code == 2
    assert "autor:gu" in outcome.err
    assert "^" in outcome.err
    assert "author" in outcome.err


@pytest.mark.parametrize(
    ("sort", "keys"),
    [
        ("year", "ruan2024vmunet gu2023mamba gu2022efficiently"),
        ("author", "gu2022efficiently gu2023mamba ruan2024vmunet"),
        ("title", "gu2022efficiently gu2023mamba ruan2024vmunet"),
        ("key", "gu2022efficiently gu2023mamba ruan2024vmunet"),
    ],
)
def test_list_in_an_order(cli: Cli, sort: str, keys: str) -> None:
    """`list` shows all papers in the order asked for; `--reverse` the reverse."""
    forward = cli("list", "--sort", sort, "--format", "keys").out.split()
    backward = cli("list", "--sort", sort, "--format", "keys", "--reverse").out.split()

    assert forward == keys.split()
    assert backward == forward[::-1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("author={Zoe Abel}", "author={Abel, Zoe and Aa, B.}, year=2021", id="year"),
        pytest.param("author={Adam Zuse}", "author={Zuse, Bea}", id="given name"),
        pytest.param("author={{\\'E}mile Evans}", "author={Evers, A.}", id="accent"),
        pytest.param("author={van der Berg, A.}", "author={Bergen, A.}", id="particle"),
        pytest.param("author={Zz, A.}", "title={of nobody}", id="nobody last"),
    ],
)
@pytest.mark.parametrize("keys", [("k1", "k2"), ("k2", "k1")], ids=["", "keys the other way"])
def test_list_by_author(
    cli: Cli, library: Path, first: str, second: str, keys: tuple[str, str]
) -> None:
    """The surname of the first author decides, then the given name, then the year."""
    library.write_text(
        f"@misc{{{keys[0]}, year=2020, {first}}}\n@misc{{{keys[1]}, {second}}}\n", "utf-8"
    )

    assert cli("list", "--sort", "author", "--format", "keys").out.split() == list(keys)


def test_list_as_bibtex_is_the_files_own_text(cli: Cli) -> None:
    """`--format bibtex` prints entries as they stand in the file."""
    outcome = cli("list", "key:gu2022efficiently", "--format", "bibtex")

    start, end = LIBRARY.index("@inproceedings"), LIBRARY.index("@misc{ruan")
    assert outcome.out == LIBRARY[start:end].rstrip("\n") + "\n"


def test_list_as_csv(cli: Cli, library: Path) -> None:
    """Every author is named, and what a spreadsheet would compute is made inert, as in exports."""
    names = "Gu, A. and Dao, T. and Ré, C. and Goel, K."
    library.write_text(f"@misc{{a, title={{=1+1, a Shell}}, author={{{names}}}}}\n", "utf-8")
    text = cli("list", "--format", "csv", "--fields", "key,authors,title").out

    assert text == 'key,authors,title\na,"Gu, Dao, Ré, Goel","\'=1+1, a Shell"\n'


def test_a_list_of_people_that_was_cut(cli: Cli, library: Path) -> None:
    """`and others` is said, however few are named."""
    library.write_text("@misc{a, title={Shells}, author={Gu, A. and others}}\n")

    assert "  authors      A. Gu et al.\n" in cli("show", "a").out


def test_json_has_every_key_of_the_schema(cli: Cli) -> None:
    """A paper as JSON: identifiers and links by name, unknown numbers as null."""
    (paper,) = json.loads(cli("search", "hippo OR structured", "--json").out)["papers"]

    assert paper["key"] == "gu2022efficiently"
    assert paper["authors"] == ["Albert Gu", "Karan Goel", "Christopher Ré"]
    assert paper["identifiers"] == {"arxiv": "2111.00396"}
    assert paper["links"] == {}
    assert paper["month"] is None


def test_show_prints_every_field(cli: Cli) -> None:
    """`show` prints title, people, venue, tags, identifiers, and where the entry is."""
    out = cli("show", "gu2022efficiently").out

    assert out.startswith("Efficiently Modeling Long Sequences with Structured State Spaces\n")
    for text in (
        "Albert Gu, Karan Goel, Christopher Ré",
        "foundations",
        "2111.00396",
        "library.bib:17",
    ):
        assert text in out


def test_show_calls_only_a_preprint_so(cli: Cli, library: Path) -> None:
    """A web page or a white paper, which no archive has, is none."""
    library.write_text(
        "@misc{a, title = {T}, eprint = {2312.00752}, archiveprefix = {arXiv}}\n"
        "@misc{b, title = {T}}\n@online{c, title = {T}, url = {https://example.org}}\n"
    )

    shown = [cli("show", key).out.splitlines()[1].split()[1] for key in "abc"]

    assert shown == ["preprint", "misc", "online"]


def test_show_prints_what_it_cannot_read(cli: Cli, library: Path) -> None:
    """As it is; what a row above says in its own way is not said again."""
    library.write_text(
        "@article{a, title={T}, author={{}}, journal={J}, booktitle={B}, year={circa 19x0},\n"
        "month={Spring}, doi={n/a}, eprint={hal-01}, eprinttype={hal}, url={see foo.org},\n"
        "code={mine}, openreview={bad id!}}\n"
        "@article{b, title={T}, journal={J}, year={2020?}, month = 10 # jan, doi={10.1000/ABC},\n"
        "eprint={2312.00752v2}, eprinttype={arxiv}, url={https://arxiv.org/abs/2312.00752},\n"
        "code={https://github.com/a/b}}\n"
        "@article{c, title={T}, journal={J}, year={2020}, month=jan, doi={10.1000/c}}\n"
    )

    shown = [
        [line.split(maxsplit=1) for line in cli("show", key).out.splitlines()[1:-1]]
        for key in "abc"
    ]

    assert shown == [
        [
            ["where", "J"], ["booktitle", "B"], ["year", "circa 19x0"], ["month", "Spring"],
            ["doi", "n/a"], ["eprint", "hal-01"], ["eprinttype", "hal"], ["url", "see foo.org"],
            ["code", "mine"], ["openreview", "bad id!"],
        ],
        [
            ["where", "J, 2020-01"], ["arxiv", "2312.00752"], ["doi", "10.1000/abc"],
            ["code", "https://github.com/a/b"], ["year", "2020?"], ["month", "10jan"],
        ],
        [["where", "J, 2020-01"], ["doi", "10.1000/c"]],
    ]  # fmt: skip


def test_show_says_identifiers_once(cli: Cli, library: Path) -> None:
    """A field is shown only if it holds more than identifiers that are shown."""
    library.write_text(
        "@book{a, title = {T}, isbn = {978-3-540-28372-0}, pmcid = {PMC77}, issn = {0027-8424},\n"
        "identifiers = {openreview:AL1fq05o7H}}\n"
        "@book{b, title = {T}, pmid = {of no number}, identifiers = {acl:P19-1001 words}}\n"
    )

    one, other = (cli("show", key).out.splitlines()[2:-1] for key in "ab")

    assert [line.split() for line in one] == [
        ["isbn", "9783540283720"], ["pmc", "PMC77"], ["openreview", "AL1fq05o7H"],
        ["issn", "0027-8424"],
    ]  # fmt: skip
    assert [line.split(maxsplit=1) for line in other] == [
        ["acl", "P19-1001"], ["pmid", "of no number"], ["identifiers", "acl:P19-1001 words"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "url"),
    [
        ("paper", "https://arxiv.org/abs/2312.00752"),
        ("pdf", "https://arxiv.org/pdf/2312.00752"),
        ("code", "https://github.com/state-spaces/mamba"),
    ],
)
def test_open_prints_the_address(cli: Cli, what: str, url: str) -> None:
    """`open --print` gives the address without a browser."""
    assert cli("open", "gu2023mamba", what, "--print").out == f"{url}\n"


@pytest.mark.parametrize(
    ("more", "url"),
    [
        ("url = {https://doi.org/10.1234/ch.5}", "https://doi.org/10.1234/ch.5"),
        ("pmid = {12345678}", "https://pubmed.ncbi.nlm.nih.gov/12345678/"),
        ("url = {https://example.org/chapter}", "https://example.org/chapter"),
        ("", "https://openlibrary.org/isbn/9780131103627"),
    ],
)
def test_open_prefers_a_chapter_to_its_book(cli: Cli, folder: Path, more: str, url: str) -> None:
    """An ISBN may be that of the book around a paper."""
    entry = f"@incollection{{a, title = {{T}}, isbn = {{9780131103627}}, {more}}}\n"
    (folder / "library.bib").write_text(entry)
    assert cli("open", "a", "--print").out == f"{url}\n"


@pytest.mark.parametrize(
    "value",
    ["Full Text PDF:{}:application/pdf", "{}", "title:{}:PDF;more.html:more.html:URL", ":{}:pdf",
     "Snapshot:missing.pdf:application/pdf;Full Text:{}:application/pdf"],
)  # fmt: skip
def test_open_prefers_a_pdf_on_this_computer(cli: Cli, folder: Path, value: str) -> None:
    """As Zotero, JabRef and others write it in `file`; a server's is for those without one."""
    (folder / "a paper.pdf").touch()
    (folder / "run.sh").touch()
    here = (folder.resolve() / "a paper.pdf").as_uri()
    library = folder / "library.bib"
    for path in ("a paper.pdf", str(folder / "a paper.pdf").replace("_", r"\_")):
        known = "title={T}, eprint={2401.00001}, archiveprefix={arXiv}"
        library.write_text(f"@misc{{a, {known}, file={{{value.format(path)}}}}}\n")
        assert cli("open", "a", "pdf", "--print").out == f"{here}\n"
    assert cli("open", "a", "--print").out == "https://arxiv.org/abs/2401.00001\n"

    library.write_text(f"@misc{{a, title={{T}}, file={{{value.format('a paper.pdf')}}}}}\n")
    assert cli("open", "a", "--print").out == f"{here}\n"
    library.write_text("@misc{a, title={T}, file={run.sh}}\n")
    assert cli("open", "a", "pdf", "--print").code == 3


@pytest.mark.parametrize("name", ["~nosuchuser/a.pdf", "x" * 5_000 + ".pdf"])
def test_open_passes_over_a_file_that_cannot_be(cli: Cli, folder: Path, name: str) -> None:
    """It may be there on another computer."""
    entry = f"@misc{{a, title={{T}}, eprint={{2401.00001}}, file={{{name}}}}}\n"
    (folder / "library.bib").write_text(entry)

    assert cli("open", "a", "pdf", "--print").out == "https://arxiv.org/pdf/2401.00001\n"


def test_open_without_such_a_link(cli: Cli) -> None:
    """A paper without a project page: exit 3, and how to add one."""
    outcome = cli("open", "gu2023mamba", "project", "--print")

    assert outcome.code == 3
    assert "project" in outcome.err


def test_stats_count(cli: Cli) -> None:
    """`stats` counts papers by year, tag and venue."""
    data = json.loads(cli("stats", "--json").out)

    assert data["papers"] == 3
    assert data["with_code"] == 2
    assert data["year"] == {"2024": 1, "2023": 1, "2022": 1}
    assert data["tag"] == {"architecture-redesign": 2, "foundations": 1, "medical-imaging": 1}


def test_stats_show_some_or_all(cli: Cli) -> None:
    """A table that is cut says how the whole one is seen."""
    cut, whole = cli("stats", "--top", "1").out, cli("stats", "--top", "0").out

    assert "  … and 2 more (--top 0 shows all)" in cut.splitlines()
    assert "medical-imaging" not in cut
    assert "medical-imaging" in whole
    assert "…" not in whole


def test_bookkeeping_is_no_tag_in_stats_unless_asked_for(cli: Cli) -> None:
    """`needs-metadata` and `inbox` count where the query names them."""
    cli("tag", "add", "gu2023mamba", "needs-metadata")

    assert "needs-metadata" not in json.loads(cli("stats", "--json").out)["tag"]
    asked = json.loads(cli("stats", "--json", "tag:needs-metadata").out)
    assert asked["tag"]["needs-metadata"] == 1


def test_stats_as_bars(cli: Cli) -> None:
    """On paper, each count has a bar."""
    assert "  architecture-redesign      2 ████" in cli("stats").out


def test_control_characters_never_reach_the_terminal(cli: Cli, library: Path) -> None:
    """An escape sequence in a title is shown, not obeyed."""
    library.write_text("@misc{x, title = {Red \x1b[31mTitle}, year = 2024}\n")

    for arguments in (["list"], ["show", "x"], ["search", "title"]):
        assert "\x1b" not in cli(*arguments).out


def test_saved_searches(library: Path, cli: Cli) -> None:
    """`@name` stands for a search of `[queries]`, in every command and in views."""
    library.with_name("ssmlit.toml").write_text(
        '[queries]\nunets = "unet OR u-net"\nold = "year:..2023 -@unets"\n'
        '[views.old]\nquery = "@old"\nlayout = "years"\n',
        encoding="utf-8",
    )
    assert cli("search", "@unets", "--format", "keys").out == "ruan2024vmunet\n"
    assert cli("list", "@old", "--count").out == "2\n"
    assert cli("tag", "--query", "@unets", "+seen").code == 0
    assert cli("search", "tag:seen", "--format", "keys").out == "ruan2024vmunet\n"
    shown = cli("render", "--view", "old").out
    assert "Efficiently Modeling" in shown
    assert "VM-UNet" not in shown
    wrong = cli("search", "@unet")
    assert wrong.code == 2
    assert "there is no saved search @unet" in wrong.err
    assert "@old, @unets" in wrong.err


@pytest.mark.parametrize(
    ("saved", "said"),
    [
        pytest.param("(gu", "the parenthesis is not closed", id="no query"),
        pytest.param("@odd", "the saved search @odd refers to itself", id="itself"),
        pytest.param("gu @none", "there is no saved search @none", id="another that is not there"),
    ],
)
@pytest.mark.usefixtures("library")
def test_a_mistake_in_a_saved_search_has_its_line(
    cli: Cli, folder: Path, saved: str, said: str
) -> None:
    """It matters only where that one is used, in every command."""
    text = f'[keys]\n\n[queries]\ngood = "gu"\nodd = "{saved}"\n'
    (folder / "ssmlit.toml").write_text(text, "utf-8")
    for command in (["list"], ["tag", "+x", "--query"]):
        wrong = cli(*command, "@odd", "--json")
        error = json.loads(wrong.out)["error"]
        assert (wrong.code, error["path"], error["line"]) == (2, "ssmlit.toml", 5)
        assert error["message"] == said
        assert cli(*command, "@good", "--json").code == 0


@pytest.mark.usefixtures("library")
def test_the_text_of_a_saved_search_is_not_corrected(cli: Cli, folder: Path) -> None:
    """`did you mean` shows what one could type, not the inside of `@name`."""
    (folder / "ssmlit.toml").write_text('[queries]\ntodo = "author:gu -tag:foundations"\n', "utf-8")
    outcome = cli("search", "@todo", "zebrafish")

    assert (outcome.code, outcome.err) == (1, "nothing found\n")


def test_an_entry_without_a_key_is_no_empty_line(cli: Cli, library: Path) -> None:
    """A script that reads keys would take it for one."""
    library.write_text("@misc{, title = {A}}\n@misc{b, title = {B}}\n@misc{ , title = {C}}\n")

    outcome = cli("list", "--format", "keys")

    assert outcome.out == "b\n"
    assert outcome.err == "left out: 2 entries without a key\n"


def test_several_unknown_keys_have_one_hint(cli: Cli, library: Path) -> None:  # noqa: ARG001
    """They share a sentence, and what to do is the same for all."""
    assert cli("show", "nobody", "noone").err == (
        "error: library.bib: there are no entries nobody and noone\n"
        "hint: `ssmlit search WORDS` finds keys\n"
    )
