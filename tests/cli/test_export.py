"""`ssmlit export` on the command line."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli


pytestmark = pytest.mark.usefixtures("library")


@pytest.mark.parametrize(
    ("order", "keys"),
    [
        ("file", ["gu2023mamba", "gu2022efficiently", "ruan2024vmunet"]),
        ("key", ["gu2022efficiently", "gu2023mamba", "ruan2024vmunet"]),
        ("year", ["gu2022efficiently", "gu2023mamba", "ruan2024vmunet"]),
        ("author", ["gu2023mamba", "gu2022efficiently", "ruan2024vmunet"]),
    ],
)
def test_orders(cli: Cli, order: str, keys: list[str]) -> None:
    """Authors sort by surname and first name: Gu and Dao are before Gu and Goel."""
    lines = cli("export", "--sort", order).out.splitlines()

    assert [
        line.partition("{")[2][:-1] for line in lines if line[:1] == "@" and "," in line
    ] == keys


def test_a_format_without_marks_is_known_by_the_history(cli: Cli) -> None:
    """RIS hides nothing: what ssmlit wrote last is ours until someone edits it."""
    refs = Path("refs.ris")

    assert cli("export", "gu2023mamba", "--to", "ris", "-o", "refs.ris").code == 0
    first = refs.read_text(encoding="utf-8")
    assert cli("export", "--to", "ris", "-o", "refs.ris").code == 0
    assert refs.read_text(encoding="utf-8").startswith(first)
    refs.write_text(first + "N1  - mine\n", encoding="utf-8")
    edited = cli("export", "--to", "ris", "-o", "refs.ris")

    assert edited.code == 6
    assert "the file was edited by hand since ssmlit wrote it" in edited.err
    assert refs.read_text(encoding="utf-8").endswith("N1  - mine\n")


def test_a_foreign_file_is_kept(cli: Cli) -> None:
    """A file that only looks like ours is not overwritten."""
    Path("refs.csv").write_text("key\nmine\n", encoding="utf-8")

    assert cli("export", "--to", "csv", "-o", "refs.csv").code == 6
    assert cli("export", "--to", "csv", "-o", "refs.csv", "--force").code == 0


def test_nothing_changed(cli: Cli) -> None:
    """A file that is up to date keeps its time, and `--check` is content."""
    cli("export", "--to", "hayagriva", "-o", "refs.yml")
    os.utime("refs.yml", (1, 1))

    assert cli("export", "--to", "hayagriva", "-o", "refs.yml").err == "refs.yml is up to date\n"
    assert Path("refs.yml").stat().st_mtime == 1
    assert cli("export", "--to", "hayagriva", "-o", "refs.yml", "--check").code == 0
    assert cli("export", "gu2023mamba", "--to", "hayagriva", "-o", "refs.yml", "--check").code == 1


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.bib", "% Written by ssmlit"),
        ("r.RIS", "TY  - "),
        ("r.csv", "key,type,"),
        ("r.yml", "# Written by ssmlit"),
        ("r.md", "- Albert Gu"),
        ("r.txt", "[1] "),
        ("r.jsonl", '{"key"'),
        ("r.tex", "% Written by ssmlit"),
        ("references", "% Written by ssmlit"),
    ],
)
def test_a_files_ending_says_its_format(cli: Cli, name: str, begins: str) -> None:
    """Without `--to` nobody gets BibTeX in a file of another kind."""
    assert cli("export", "gu2023mamba", "-o", name).code == 0
    assert Path(name).read_text(encoding="utf-8").startswith(begins)

    assert cli("export", "gu2023mamba", "-o", "r.json").err == (
        "error: r.json could be in several formats\n"
        "hint: say which: `--to csl-json` or `--to json`\n"
    )
    assert cli("export", "gu2023mamba", "-o", "r.json", "--to", "bibtex").code == 0


def test_a_dash_is_standard_output(cli: Cli) -> None:
    """As for most programs; where something else is printed there, it is refused."""
    assert cli("export", "gu2023mamba", "-o", "-") == cli("export", "gu2023mamba")
    assert cli("render", "-o", "-") == cli("render")
    refused = cli("render", "--feed", "-")
    assert (refused.code, refused.err.splitlines()[0]) == (2, "error: `-` names no file")
    assert not Path("-").exists()


def test_a_query_that_finds_nothing(cli: Cli) -> None:
    """No file is made for no papers, exit code 1; one that is there is kept; an answer is empty."""
    found = cli("export", "--query", "walrus", "-o", "refs.bib")
    assert (found.code, found.err, Path("refs.bib").exists()) == (1, "nothing found\n", False)
    assert cli("export", "--query", "walrus", "--to", "csl-json").out == "[]\n"

    cli("export", "-o", "refs.bib")
    before = Path("refs.bib").read_bytes()
    assert cli("export", "--query", "walrus", "-o", "refs.bib").code == 4
    assert Path("refs.bib").read_bytes() == before


@pytest.mark.parametrize(
    ("to", "option", "names", "said"),
    [
        pytest.param("bibtex", "--fields", "titel,year", "titel -> title", id="a typo"),
        pytest.param("bibtex", "--drop", "Authors", "authors -> author", id="a word of queries"),
        pytest.param("bibtex", "--fields", "auhtors", "auhtors -> author", id="a typo of one"),
        pytest.param("biblatex", "--fields", "title,rating", "no paper has rating", id="no field"),
        pytest.param("bibtex", "--fields", "pages,isbn", "no paper has pages or isbn",
                     id="none of those wanted"),
        pytest.param("bibtex", "--fields", "title,pages", "", id="one of them"),
        pytest.param("bibtex", "--drop", "pages", "", id="what need not be dropped"),
    ],
)  # fmt: skip
def test_fields_that_no_entry_has(cli: Cli, to: str, option: str, names: str, said: str) -> None:
    """What must be a typo is refused, as a column of `list` is; what changes nothing is said."""
    outcome = cli("export", "--to", to, option, names)

    if " -> " in said:
        wrong, right = said.split(" -> ")
        refusal = f"error: there is no field `{wrong}`\nhint: did you mean {right}?\n"
        assert (outcome.code, outcome.out, outcome.err) == (2, "", refusal)
    else:
        assert (outcome.code, outcome.err) == (0, f"{said}\n" if said else "")


def test_a_field_that_an_entry_inherits(cli: Cli) -> None:
    """It is no typo, and not missing."""
    with Path("library.bib").open("a", encoding="utf-8") as file:
        file.write("@misc{part, crossref = {whole}}\n@book{whole, rating = {5}}\n")

    assert cli("export", "part", "--fields", "rating").err == ""


@pytest.mark.parametrize(
    ("to", "options", "written"),
    [
        pytest.param("biblatex", ("--fields", "date"), ["  date = {2024-02},"], id="a date"),
        pytest.param("biblatex", ("--fields", "year"), ["  date = {2024},"], id="its year"),
        pytest.param("bibtex", ("--fields", "date"), ["  year = {2024},", "  month = feb,"],
                     id="year and month"),
        pytest.param("biblatex", ("--fields", "eprint,eprinttype"),
                     ["  eprint = {2402.02491},", "  eprinttype = {arXiv},"], id="another name"),
    ],
)  # fmt: skip
def test_fields_are_named_as_in_either_program(
    cli: Cli, to: str, options: tuple[str, ...], written: list[str]
) -> None:
    """The library has BibTeX's year, month and archiveprefix."""
    out = cli("export", "ruan2024vmunet", "--to", to, *options).out

    assert [line.lower() for line in out.splitlines()[1:-1]] == [line.lower() for line in written]


def test_a_dropped_date(cli: Cli) -> None:
    """Nothing of it is left, however the library writes it."""
    assert "date" not in cli("export", "--to", "biblatex", "--drop", "date").out


def test_a_publishers_instructions(cli: Cli) -> None:
    """The style is named, venues are abbreviated, with words of one's own."""
    Path("ssmlit.toml").write_text('[abbreviations]\n"learning" = "Learng."\n', encoding="utf-8")

    outcome = cli("export", "gu2022efficiently", "--for", "ieee", "--expand-strings")

    assert "  booktitle = {Int. Conf. Learng. Represent.},\n" in outcome.out
    assert outcome.err.startswith("for ieee: \\bibliographystyle{IEEEtran} (")
    assert cli("export", "gu2022efficiently", "--for", "aaai").err.startswith("for aaai: AAAI ")


def test_formatted_references(cli: Cli) -> None:
    """A style is for text; one that is not there is named."""
    assert cli("export", "--style", "apa").code == 2
    outcome = cli("export", "--to", "text", "--style", "no-such-style")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("error: the style no-such-style is not known here\nhint: install")


def test_broken_entries_are_not_left_out_in_silence(cli: Cli) -> None:
    """Whoever exports everything hears what could not be read."""
    with Path("library.bib").open("a", encoding="utf-8") as file:
        file.write("@article{broken, title={{{x}\n")

    outcome = cli("export", "--json")

    reason = "a brace is opened and never closed"
    assert json.loads(outcome.out)["broken"] == [{"key": "", "line": 37, "reason": reason}]
    assert outcome.err == f"warning: library.bib:37: an entry is left out: {reason}\n"
    assert cli("export", "gu2023mamba").err == ""


def test_values_that_are_not_exported_are_reported(cli: Cli) -> None:
    """Entries after `%` that only BibTeX sees, absent parents, keys biber cannot read."""
    Path("library.bib").write_text(
        "% @misc{set, aside\n@misc{o'neil, year=1}\n@inbook{part, xdata={gone,o'neil}}\n"
        "@inbook{other, crossref={gone}}\n@misc{o{x, year=1}\n",
        encoding="utf-8",
    )

    told = cli("export", "--to", "biblatex").err.splitlines()

    aside = "it is partly commented out by %; BibTeX reads an empty entry"
    assert told == [
        f"warning: library.bib:1: an entry is left out: {aside}",
        (
            "note: biber cannot read the key o'neil: the entry is oneil there, with the key in "
            r"ids, so that \cite{o'neil} finds it"
        ),
        "note: biber cannot read the key o{x: the entry is ox there",
        "warning: library.bib:3: part names gone in xdata, which is not in the library",
        "warning: library.bib:4: other names gone in crossref, which is not in the library",
    ]
    assert "gone" not in cli("export").out
    printed = cli("export", "--to", "bibitem")
    assert "note: TeX cannot read the key o{x: the entry is ox there" in printed.err.splitlines()
    assert re.findall(r"bibitem.*", printed.out) == [
        "bibitem{o'neil}",
        "bibitem{part}",
        "bibitem{other}",
        "bibitem{ox}",
    ]


def test_fields_that_a_format_has_no_place_for(cli: Cli) -> None:
    """They are named, with the entry or the number of entries, by JSON with all keys."""
    Path("library.bib").write_text(
        "@book{a, title={T}, wish={H}, mood={bright}}\n@book{b, title={T}, mood={dull}}\n",
        encoding="utf-8",
    )

    assert cli("export", "--to", "ris").err == (
        "note: left out of ris, wholly or in part: mood (2 entries), wish (a)\n"
    )
    assert json.loads(cli("export", "--to", "ris", "--json").out)["left_out"] == [
        {"field": "wish", "keys": ["a"]},
        {"field": "mood", "keys": ["a", "b"]},
    ]
    assert cli("export", "--to", "bibtex").err == ""


@pytest.mark.parametrize(
    ("to", "keys", "told"),
    [
        ("bibtex", ["entry2", "entry1", "entry3"], True),
        ("biblatex", ["entry2", "entry1", "entry3"], True),
        ("bibitem", ["entry2", "entry1", "entry3"], True),
        ("csl-json", ["entry2", "entry1", "entry3"], True),
        ("hayagriva", ["entry2", "entry1", "entry3"], True),
        ("ris", ["entry1"], False),
        ("csv", ["", "entry1", ""], False),
    ],
)
def test_entries_without_a_key(cli: Cli, to: str, keys: list[str], told: bool) -> None:
    """Biber and pandoc read nothing of a file with one: it gets a key that no entry has."""
    Path("library.bib").write_text(
        "@misc{,title={One}}\n@misc{entry1,title={Two}}\n@misc{, title={Three}}\n", encoding="utf-8"
    )

    outcome = cli("export", "--to", to)

    key = r'(?m)^(?:@misc\{|\\bibitem\{| *"id": "|ID  - |(?=\w*,misc)|")(\w*)(?![^":,}\n])'
    assert re.findall(key, outcome.out) == keys
    assert outcome.err == (
        "note: the entry in line 1 has no key: it is entry2 there\n"
        "note: the entry in line 3 has no key: it is entry3 there\n" * told
    )


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("bibtex", "jx (2 entries)"),
        ("biblatex", "jx (2 entries), cacm (c)"),
        ("ris", "warning: jx (2 entries), cacm (c)"),
    ],
)
def test_macros_of_another_file(cli: Cli, to: str, told: str) -> None:
    """They are named: only BibTeX and biber may know the file; plain.bst's only BibTeX knows."""
    Path("library.bib").write_text(
        "@string{jy = {J. Y}}\n@article{a, journal=jx, year=1, month=jan}\n"
        "@article{b, journal=jx # JY}\n@article{c, journal=cacm}\n",
        encoding="utf-8",
    )

    warned, _, names = told.rpartition(": ")
    said = f"macros that library.bib does not define are written as their names: {names}\n"
    assert cli("export", "--to", to).err == (f"{warned}: {said}" if warned else said)


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("bibtex", True), ("ris", True), ("json", True), ("text", True), ("biblatex", False),
    ],
)  # fmt: skip
def test_a_set_that_a_format_does_not_have(cli: Cli, to: str, told: bool) -> None:
    """A paper may cite it by its key, which is then nowhere."""
    Path("library.bib").write_text(
        "@misc{a, title={A}}\n@misc{b, title={B}}\n@set{both, entryset={a, b}}\n",
        encoding="utf-8",
    )

    said = "both is a @set, which only biblatex has; its entries are a, b"
    assert cli("export", "both", "--to", to).err == f"warning: library.bib:3: {said}\n" * told


@pytest.mark.parametrize(("to", "told"), [("bibtex", 1), ("biblatex", 0)])
def test_keys_that_differ_in_case(cli: Cli, to: str, told: int) -> None:
    """BibTeX skips the second entry; biber tells them apart."""
    Path("library.bib").write_text(
        "@misc{F1, title={A}}\n@misc{f1, title={B}}\n@misc{g, title={C}}"
    )

    said = "several entries have the key F1 or f1; those in lines 1, 2 are written"
    assert cli("export", "--to", to).err == f"warning: library.bib: {said}\n" * told
    assert cli("export", "--to", to, "f1", "g").err == ""


def test_a_paper_cites_in_another_case(cli: Cli) -> None:
    """Every program finds the entry, and its parent: BibTeX in any case, biber in one of `ids`."""
    Path("library.bib").write_text(
        "@misc{FOO, title={Ants}}\n@incollection{c, title={Bees}, crossref={Par}}\n"
        "@book{PAR, title={Cows}}\n"
    )
    Path("paper.tex").write_text(r"\cite{foo,FOO}\cite{C}", encoding="utf-8")

    bibtex = cli("export", "--cited", "paper.tex")
    biblatex = cli("export", "--cited", "paper.tex", "--to", "biblatex")

    assert [line for line in bibtex.out.splitlines() if "@" in line] == [
        "@misc{foo,", "@incollection{C,", "@book{PAR,",
    ]  # fmt: skip
    assert bibtex.err == (
        "warning: paper.tex cites one entry as foo and FOO, which BibTeX refuses; `ssmlit rewrite "
        "paper.tex` makes it one key\n"
    )
    Path("paper.aux").write_text(r"\citation{foo,FOO}", encoding="utf-8")
    noted = cli("export", "--cited", "paper.aux").err  # what is rewritten is the paper
    assert noted == bibtex.err.replace("paper.tex", "paper.aux", 1)
    assert biblatex.err == ""
    assert biblatex.out == (
        "@misc{FOO,\n  title = {Ants},\n  ids = {foo},\n}\n\n"
        "@incollection{c,\n  title = {Bees},\n  crossref = {PAR},\n  ids = {C},\n}\n\n"
        "@book{PAR,\n  title = {Cows},\n}\n"
    )


@pytest.mark.parametrize(
    ("paper", "text", "to"),
    [("p.md", "[@foo; @FOO]", "csl-json"), ("p.typ", "@foo @FOO", "hayagriva")],
)
def test_a_paper_for_pandoc_or_typst_cites_by_two_keys(
    cli: Cli, paper: str, text: str, to: str
) -> None:
    """They tell cases apart: each key has an entry, so that one work is printed twice."""
    Path("library.bib").write_text("@misc{FOO, title={Ants}}\n")
    Path(paper).write_text(text, encoding="utf-8")

    assert cli("export", "--cited", paper, "--to", to).err == (
        f"warning: {paper} cites one entry as foo and FOO, so that it is printed twice; "
        f"`ssmlit rewrite {paper}` makes it one key\n"
    )
    assert cli("rewrite", paper, "--yes").code == 0
    assert cli("export", "--cited", paper, "--to", to).err == ""


def test_repeated_values(cli: Cli) -> None:
    """It is said which of several fields, and which of several entries, were written."""
    Path("library.bib").write_text(
        "@misc{one, title={A}, Year=2001, year=2002, year=2003}\n"
        "@misc{two, title={B}}\n@misc{two, title={C}}\n@misc{three, title={D}}\n",
        encoding="utf-8",
    )
    Path("paper.tex").write_text(r"\cite{two}", encoding="utf-8")
    twice = "warning: library.bib: several entries have the key two; "

    assert cli("export").err.splitlines() == [
        "warning: library.bib:1: one gives year several times; the first is written",
        f"{twice}those in lines 2, 3 are written",
    ]
    assert "Year = 2001," in cli("export").out
    cited = cli("export", "--cited", "paper.tex")
    assert cited.err.splitlines() == [f"{twice}the one in line 2 is written"]
    assert "title = {{B}}" in cited.out
    assert cli("export", "three").err == ""


def test_letters_of_other_scripts(cli: Cli) -> None:
    """They stay letters; the program that prints them is named."""
    Path("library.bib").write_text("@book{k, title={T}, author={Иванов, Иван}}\n", encoding="utf-8")

    outcome = cli("export")

    assert "  author = {Иванов, Иван},\n" in outcome.out
    assert outcome.err == (
        "note: there are Cyrillic letters: LuaLaTeX and XeLaTeX print them with a font that has "
        "them, pdfLaTeX does not\n"
    )
    assert cli("export", "--to", "ris").err == ""


def test_show_and_lists_know_what_is_inherited(cli: Cli) -> None:
    """The year and the volume of a chapter are in its parent."""
    Path("library.bib").write_text(
        "@incollection{ch, title={Lebanon}, author={H, N}, crossref={pa}}\n"
        "@collection{pa, title={Civil Society}, date={2004}}\n",
        encoding="utf-8",
    )

    assert "Civil Society, 2004" in cli("show", "ch").out
    paper = json.loads(cli("show", "ch", "--json").out)["papers"][0]
    assert (paper["year"], paper["venue"]) == (2004, "Civil Society")
    assert "crossref" in paper["fields"]


NAMED = [
    (["export", "-o", "a.enw"], "endings of formats are .bbl, .bib, .bibtex, .csv,"),
    (["export", "-o", "a.docx", "--check"], "`--to bibtex` writes BibTeX into it"),
    (["render", "-o", "a.docx"], "--format markdown or --format html says what to write"),
    (["render", "--feed", "a.json"], "name it a.xml"),
    (["import", "library.bib", "--report", "a.csv"], "name it a.json"),
    (["verify", "--report", "a.pdf"], "name it a.md"),
    (["init", "a.json"], "`ssmlit init a.bib`"),
]


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(("words", "hint"), NAMED)
def test_a_name_of_another_format_is_refused(cli: Cli, words: list[str], hint: str) -> None:
    """What would be in it is another thing; the hint says how it is written all the same."""
    outcome = cli(*words)

    assert (outcome.code, outcome.out) == (2, "")
    assert hint in outcome.err
    assert sorted(path.name for path in Path().iterdir()) == ["library.bib"]


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("words", "begin"),
    [
        (["export", "-o", "a"], "% Written by ssmlit"),
        (["export", "-o", "a.bibtex"], "% Written by ssmlit"),
        (["export", "-o", "a.enw", "--to", "bibtex"], "% Written by ssmlit"),
        (["export", "-o", "a.RIS"], "TY  - "),
        (["render", "-o", "a"], "<!-- ssmlit:papers:begin"),
        (["render", "-o", "a.docx", "--format", "markdown"], "<!-- ssmlit:papers:begin"),
        (["render", "-o", "a.htm"], "<!DOCTYPE html>"),
        (["render", "-o", "a.md", "--format", "html"], "<!DOCTYPE html>"),
    ],
)
def test_without_a_format_the_name_decides(cli: Cli, words: list[str], begin: str) -> None:
    assert cli(*words).code == 0
    assert Path(words[2]).read_text(encoding="utf-8").startswith(begin)


AGAIN = """@string{j = {Old}}
@article{a, title = {A}, journal = j, year = 2020}
@string{J = {New}}
@article{b, title = {B}, journal = j, year = 2021}
"""


@pytest.mark.slow
def test_an_entry_above_a_second_definition_keeps_its_text(cli: Cli, folder: Path) -> None:
    """An export and an import have no definitions, an index has entries without their place."""
    library, other = folder / "library.bib", folder / "other.bib"
    library.write_text(AGAIN + "% " + "x" * 1_100_000)
    other.write_bytes(library.read_bytes())
    exported = cli("export").out
    found = cli("search", "venue:new", "--format", "keys").out
    library.write_text("")

    assert cli("import", "other.bib", "--offline", "--yes").code == 0
    assert found == "b\n"
    assert [line for line in exported.splitlines() if "journal" in line or "@str" in line] == [
        "  journal = {Old},", "  journal = {New},"
    ]  # fmt: skip
    assert cli("list", "--fields", "key,venue").out == "b\tNew\na\tOld\n"
