"""Command lines with a mistake: what the message says, and that none passes for success."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["render"], id="a list"),
        pytest.param(["render", "--view", "topics"], id="a view"),
        pytest.param(["render", "--format", "html"], id="a page"),
        pytest.param(["export"], id="a bibliography"),
        pytest.param(["export", "--cited", "paper.tex"], id="what a paper cites"),
    ],
)
def test_check_without_a_file_is_no_success(cli: Cli, arguments: list[str]) -> None:
    """`--check` compares a file; a forgotten `-o` must not make a job of CI green."""
    Path("paper.tex").write_text("\\cite{gu2023mamba}\n")
    outcome = cli(*arguments, "--check")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("error: --check needs -o FILE\nhint: ")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["render", "--all"], id="all views"),
        pytest.param(["render", "--view", "topics", "-o", "lists/LIST.md"], id="a list"),
        pytest.param(["render", "--format", "html", "-o", "lists/LIST.md"], id="a page"),
        pytest.param(["export", "-o", "lists/LIST.md"], id="a bibliography"),
    ],
)
def test_what_is_missing_is_out_of_date(cli: Cli, arguments: list[str]) -> None:
    """A file is stale when it is not there, and so it is when its folder is not; none is made."""
    Path("ssmlit.toml").write_text('[views.topics]\noutput = "lists/LIST.md"\n')
    outcome = cli(*arguments, "--check")
    as_json = cli(*arguments, "--check", "--json")

    assert outcome.code == as_json.code == 1
    assert "lists/LIST.md is not there\n" in outcome.err
    assert '"stale": true' in as_json.out
    assert not Path("lists").exists()


@pytest.mark.slow
@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("query", ["author:gu", "-tag:foundations", "(has:code)", "@todo"])
@pytest.mark.parametrize(
    "before",
    [["export"], ["show"], ["remove"], ["rename", "--dry-run"], ["edit"], ["tag", "add"]],
)
def test_a_query_where_keys_are_asked_for(cli: Cli, before: list[str], query: str) -> None:
    """The grammar of names has no queries; the hint says where they go."""
    after = {"rename": ["new"], "edit": ["note=x"], "tag": ["x"]}.get(before[0], [])
    outcome = cli(*before, *(["--"] if query[0] == "-" else []), query, *after)

    assert outcome.code == 3
    assert f"there is no entry {query}\n" in outcome.err
    assert "that is a query: it goes after --query" in outcome.err


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("name", ["zzz:1", "arxiv:2401.99999", "10.1000/author", "https://x.org/a"])
def test_a_colon_alone_makes_no_query(cli: Cli, name: str) -> None:
    """Keys and identifiers have colons, too."""
    outcome = cli("show", name)

    assert outcome.code == 3
    assert "that is a query" not in outcome.err


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("command", ["search", "list", "render"])
def test_a_letter_that_is_no_option(cli: Cli, command: str) -> None:
    """`-x 3` is an option that is not there, and not the papers without an x."""
    outcome = cli(command, "mamba", "-x", "3")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("error: there is no option `-x`\n")
    assert cli("search", "mamba", "NOT xyz").code == 0


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["list", "-n", "3"], "did you mean --limit? "),  # as of `head` and `git log`
        (["search", "mamba", "-s", "year"], "did you mean --sort? "),
        (["list", "-x", "3"], "--help lists all options; "),
        (["search", "mamba", "-3"], "did you mean --limit? "),
        (["list", "-100"], "did you mean --limit? "),
    ],
)
def test_a_letter_offers_the_option_that_begins_with_it(
    cli: Cli, arguments: list[str], hint: str
) -> None:
    assert f"hint: {hint}`NOT " in cli(*arguments).err


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["undo", "-3"], "did you mean `ssmlit undo 3`?"),
        (["log", "-3"], "did you mean `ssmlit log 3`?"),
        (["inbox", "gu2023mamba"], "say what to do with entries: `--keep KEY`"),
        (["dedupe", "a", "b"], "entries: `--explain KEY KEY`, `--different KEY KEY`, `--same KEY"),
        (["doctor", "a"], "`ssmlit doctor --help` shows its usage"),
        (["show", "-"], "keys from a pipe are arguments: `… | xargs ssmlit COMMAND`"),
        (["export", "refs.bib"], "the library with `-l refs.bib`, the output with `-o refs.bib`"),
    ],
)
def test_habits_are_answered(cli: Cli, arguments: list[str], hint: str) -> None:
    """What works in other programs, or would be the obvious form of a command."""
    outcome = cli(*arguments)

    assert (outcome.code, outcome.out) == (3 if "no entry" in outcome.err else 2, "")
    assert hint in outcome.err


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["edit", "gu2023mamba", "author-=Dao"], "nothing to do: there is no `Dao` in author\n"),
        (["edit", "gu2023mamba", "year=2023"], "nothing to do\n"),
        (["tag", "gu2023mamba", "-x"], "nothing to do: gu2023mamba has no tag `x`\n"),
        (["tag", "list", "zzzqq"], "nothing found\n"),
        (["tag", "list", "hippo"], "nothing found\n"),
    ],
)
def test_nothing_has_a_reason(cli: Cli, arguments: list[str], said: str) -> None:
    """Where nothing changed, or was found, a slip is not taken for what is as it should be."""
    outcome = cli(*arguments)

    assert (outcome.code, outcome.out, outcome.err) == (0, "", said)


@pytest.mark.usefixtures("library")
def test_options_of_several_values_may_be_repeated(cli: Cli) -> None:
    assert cli("tag", "gu2023mamba", "--add", "a", "--add", "b", "-q", "-q").code == 0
    assert cli("log", "1").out.endswith("tag gu2023mamba +a +b\n")
    assert cli("undo", "1").code == 0


@pytest.mark.usefixtures("library")
def test_a_format_is_asked_for_alike_everywhere(cli: Cli, folder: Path) -> None:
    """`--format` and `-f` work where `--to` and `--as` are the usual words."""
    assert cli("export", "-f", "ris").out == cli("export", "--to", "ris").out != ""
    assert cli("cite", "gu2023mamba", "-f", "typst").out == "@gu2023mamba\n"
    (folder / "more").write_text("@misc{a, title={Slow Shells of Tides}}")
    assert cli("import", "more", "-f", "bibtex", "--offline", "--dry-run").code == 0


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        pytest.param(["dedupe", "--keep"], "`ssmlit dedupe --help` shows its usage",
                     id="two of the letters"),
        pytest.param(["search", "--bogus", "x"], "`ssmlit search --help` shows its usage",
                     id="none of these letters"),
        pytest.param(["list", "--lmit", "3"], "did you mean --limit?", id="a letter is missing"),
        pytest.param(["list", "--sortby", "key"], "did you mean --sort?", id="one that goes on"),
        pytest.param(["inbox", "--kepe", "a"], "did you mean --keep?", id="letters exchanged"),
        pytest.param(["add", "--tga", "a"], "did you mean --tag?", id="in a short one"),
        pytest.param(["tag", "--dryrun", "a"], "did you mean --dry-run?", id="a dash is missing"),
        pytest.param(["search", "--year", "2024"], "a query says it in its words: `year:…`",
                     id="a field of queries"),
        pytest.param(["show", "--year", "2024"], "`ssmlit show --help` shows its usage",
                     id="a field, where no query is"),
        pytest.param(["undo", "-1"], "did you mean `ssmlit undo 1`?", id="a number"),
    ],
)  # fmt: skip
def test_only_what_may_be_meant_is_offered(cli: Cli, arguments: list[str], hint: str) -> None:
    """An option that merely shares letters is not an offer."""
    outcome = cli(*arguments)

    assert outcome.code == 2
    assert outcome.err == f"error: there is no option `{arguments[1]}`\nhint: {hint}\n"


@pytest.mark.parametrize("option", [["add", "x", "--tag"], ["export", "--query"]])
def test_an_option_without_its_value(cli: Cli, option: list[str]) -> None:
    """The hint names the help of the command, not of all."""
    outcome = cli(*option)

    assert outcome.code == 2
    assert f"`ssmlit {option[0]} --help` shows its usage" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "option", "value"),
    [
        (["add", "2405.21060", "--offline", "--tag", "--dry-run"], "--tag", "--dry-run"),
        (["export", "-o", "--check"], "-o", "--check"),
        (["tag", "add", "--query", "-n", "x"], "--query", "-n"),
        (["tag", "add", "gu2023mamba", "x", "--query", "--help"], "--query", "--help"),
        (["dedupe", "--explain", "gu2023mamba", "--json"], "--explain", "--json"),
        (["add", "2405.21060", "--offline", "-t", "a", "-t", "--no-commit"], "-t", "--no-commit"),
    ],
)
def test_an_option_is_no_value(
    cli: Cli, library: Path, arguments: list[str], option: str, value: str
) -> None:
    """A forgotten value must not turn `--dry-run` into a tag, nor `--check` into a file."""
    before = library.read_bytes()
    outcome = cli(*arguments)

    assert outcome.code == 2
    assert f"`{option}` has no value: `{value}` is an option" in outcome.err + outcome.out
    assert library.read_bytes() == before
    assert not Path(value).exists()


def test_a_value_may_begin_with_a_dash(cli: Cli, library: Path) -> None:
    """What is not an option stays a value, and so does what is joined to the option."""
    assert cli("tag", "add", "--query", "-year:2022..", "x").err == "nothing found\nnothing to do\n"
    assert cli("export", "--output=--check", "--force").code == 0
    assert Path("--check").is_file()
    assert library.is_file()


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_find_takes_the_option_that_it_needs_not(cli: Cli) -> None:
    """`add` and `import` have `--offline`; `find` is offline by itself."""
    assert cli("find", "mamba", "--offline").out == cli("find", "mamba").out != ""


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("paper.tex", "\\cite{a}\n", 2),
        ("notes.md", "", 2),
        ("refs.txt", "@misc{a, title={A title}, author={Roy, A.}, year={2020}}\n", 0),
        ("broken.txt", "@misc{a, title={never closed\n", 1),
        ("empty.bib", "", 0),
        ("comments.bib", "% later\n", 0),
    ],
)
def test_check_of_a_file_without_entries(cli: Cli, name: str, text: str, code: int) -> None:
    """A paper in LaTeX has no findings because it has no entries: that is not success."""
    Path(name).write_text(text)
    outcome = cli("check", name)

    assert outcome.code == code, outcome.err
    assert ("contains no BibTeX entries" in outcome.err) == (code == 2)
    assert (f"`ssmlit export --cited {name} --strict`" in outcome.err) == (code == 2)


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(("command", "code"), [("check", 2), ("list", 0), ("search snail", 1)])
def test_a_list_as_the_library(cli: Cli, command: str, code: int) -> None:
    """What reads says what makes a library of it, as what would write does."""
    Path("LIST.md").write_text("# Snails\n\n- Slow Things of the World\n")
    outcome = cli("-l", "LIST.md", *command.split())

    assert outcome.code == code
    assert "`ssmlit init && ssmlit import LIST.md` makes one" in outcome.err


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["show", "@gu2023mamba"], "hint: did you mean gu2023mamba?", id="as cited"),
        pytest.param(["show", "gu"], "hint: the beginning of a key has 3 letters or more",
                     id="two letters"),
        pytest.param(["edit", "year=2020"],
                     "hint: put its key before `year=2020`, or use --query", id="no key"),
        pytest.param(["import", "https://example.org/list.md"],
                     "hint: download it first: curl -LO https://example.org/list.md",
                     id="an address for a file"),
        pytest.param(["export", "--cited", "none.tex"],
                     "hint: check its name and the folder you are in", id="no paper"),
        pytest.param(["snapshot", "build", "none.json"],
                     "hint: check its name and the folder you are in", id="no bulk file"),
        pytest.param(["tag", "gu2023mamba", "-fondations"],
                     "nothing to do: gu2023mamba has no tag `fondations`", id="no such tag"),
        pytest.param(["tag", "--query", "mamba", "-x", "-z"],
                     "nothing to do: they have no tag `x` or `z`", id="no such tags"),
        pytest.param(["tag", "--query", "tag:none", "+x"], "nothing found", id="tag none"),
        pytest.param(["edit", "--query", "tag:none", "note=x"], "nothing found", id="edit none"),
        pytest.param(["remove", "--query", "tag:none"], "nothing found", id="remove none"),
    ],
)  # fmt: skip
def test_the_message_says_what_is_missing(cli: Cli, arguments: list[str], said: str) -> None:
    """A message says what is missing, and what to do."""
    assert said in cli(*arguments).err.splitlines()


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["export", "--to", "ris", "--max-authors", "3"],
                     "--max-authors is for --to bibtex, biblatex, bibitem, markdown, text",
                     id="of other formats"),
        pytest.param(["export", "--to", "csv", "--fields", "title"],
                     "--fields is for --to bibtex, biblatex", id="fields of a table"),
        pytest.param(["export", "--to", "text", "--style", "apa", "--max-authors", "3"],
                     "--max-authors does not go with --style, which decides that itself",
                     id="a style decides"),
        pytest.param(["list", "--format", "bibtex", "--fields", "key"],
                     "--fields does not go with --format bibtex", id="no columns"),
        pytest.param(["render", "--format", "html", "--split", "-o", "new.html"],
                     "--split and --init are for Markdown; a web page is one file", id="a page"),
        pytest.param(["refresh", "--versions", "--apply", "--offline"],
                     "--accept, --apply and --rekey take proposals; --versions only lists",
                     id="nothing to apply"),
        pytest.param(["refresh", "--online", "--offline"],
                     "--online asks services, which --offline or the settings forbid",
                     id="both refresh"),
        pytest.param(["add", "2405.21060", "--online", "--offline"],
                     "--online asks services, which --offline or the settings forbid",
                     id="both add"),
        pytest.param(["add", "2405.21060", "--code", "nonsense", "--offline"],
                     "`nonsense` is not a web address", id="no address"),
        pytest.param(["find", "-n", "3", "mamba"], "`-n` is --dry-run, and a 3 follows it",
                     id="a number of papers"),
        pytest.param(["tag", "add", "gu2023mamba", "+x"], "`+x` cannot be a tag", id="a sign"),
        pytest.param(["tag", "gu2023mamba", "++"], "`+` cannot be a tag", id="two signs"),
        pytest.param(["tag", "gu2023mamba", "+x", "+y", "-x"], "`x` is both added and removed",
                     id="a tag to add and to remove"),
    ],
)  # fmt: skip
def test_an_option_that_would_be_ignored_is_refused(
    cli: Cli, folder: Path, arguments: list[str], said: str
) -> None:
    """Who asks for something must not believe that it was done."""
    before = sorted(folder.iterdir())
    outcome = cli(*arguments)

    assert (outcome.code, outcome.err.splitlines()[0]) == (2, f"error: {said}")
    assert sorted(folder.iterdir()) == before


@pytest.mark.usefixtures("library")
def test_a_number_as_json(cli: Cli) -> None:
    """`--format json` is what `--json` prints, of a number, too."""
    assert cli("list", "--count", "--format", "json").out == cli("list", "--count", "--json").out


def test_a_view_where_a_query_is_asked_for(cli: Cli, library: Path) -> None:
    """A word is searched for; that a view has its name is said."""
    library.write_text("@misc{a, title = {Topics of Mamba}, author = {Gu, A.}, year = {2023}}\n")
    outcome = cli("render", "topics")

    assert "Topics of Mamba" in outcome.out
    assert outcome.err == (
        "these papers are found by the word `topics`; did you mean `--view topics`?\n"
    )


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("setting", "said"),
    [
        pytest.param('query = "tag:"', "error: ssmlit.toml:3: nothing after tag:", id="query"),
        pytest.param('layout = "foo"', "error: ssmlit.toml:1: views.x.layout: there is no 'foo'",
                     id="layout"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_view_has_its_place(cli: Cli, setting: str, said: str) -> None:
    """Nobody looks for it in the command line."""
    Path("ssmlit.toml").write_text(f'[views.x]\ntitle = "X"\n{setting}\n')

    assert cli("render", "--view", "x").err.startswith(f"{said}\n")


@pytest.mark.parametrize("option", [["--explain", "W601"], ["--rules"]])
def test_rules_as_json(cli: Cli, option: list[str]) -> None:
    """With `--json` stdout is one document, also of what `check` says about its rules."""
    rules = json.loads(cli("check", *option, "--json").out)["rules"]
    (found,) = [rule for rule in rules if rule["code"] == "W601"]

    assert (found["name"], found["severity"], found["fix"]) == ("page-dash", "warning", "safe")
    assert len(rules) == 1 or len(rules) > 90


@pytest.mark.usefixtures("library")
def test_a_dry_run_of_nothing_says_so(cli: Cli) -> None:
    """The tag is there."""
    outcome = cli("tag", "gu2023mamba", "+architecture-redesign", "--dry-run")

    assert (outcome.out, outcome.err) == ("", "nothing would change\n")


@pytest.mark.usefixtures("library")
def test_a_dry_run_says_what_would_be_skipped(cli: Cli) -> None:
    """ "nothing would change" alone does not say why."""
    outcome = cli("add", "2312.00752", "--dry-run", "--offline")

    assert "skipped 2312.00752: gu2023mamba is the same paper" in outcome.err
    assert "added" not in cli("add", "2405.21060", "--dry-run", "--offline").err


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["rename", "gu2023mamba"], "NEW is missing"),
        (["show"], "KEY... is missing"),
        (["init", "a.bib", "b.bib"], "too many arguments: b.bib"),
        (["-l", "a.bib", "init", "b.bib"], "both b.bib and --library are given\n"),
        (["check", "."], ".: reading failed: this is a folder, not a file\n"),
        (["snapshot", "build", "."], ".: reading failed: this is a folder, not a file\n"),
        (["tag", "--query", "a", "--query", "b", "+x"], "`--query` is given twice\n"),
        (["-l", "a.bib", "list", "--library=b.bib"], "`-l` is given twice\n"),
        (["list", "-la.bib", "-lb.bib"], "`-l` is given twice\n"),
        (["log", "5", "--limit", "1"], "N and `--limit` are both given\n"),
        (["add", "2312.00752", "--key", "a b"], "`a b` cannot be a citation key\n"),
        (["search", "mamba", "library.bib"], "library.bib is a file, not a part of a query\n"),
        (["refresh", "library.bib"], "library.bib is a file, not a part of a query\n"),
        (["import", "2312.00752"], "2312.00752 is a paper, not a file\n"),
        (["list", "--limit"], "`--limit` has no value"),
        (["check", "--since", ""], "`--since` has an empty value"),
        (["export", "--query="], "`--query` has an empty value"),
        (["remove", "--query", " ", "--yes"], "`--query` has an empty value"),
        (["remove", "--query=\t", "--yes"], "`--query` has an empty value"),
        (["dedupe", "--explain", "a", ""], "`--explain` has an empty value"),
        (["dedupe", "--explain", "a"], "`--explain` takes 2 values"),
        (["list", "--json=1"], "`--json` takes no value"),
        (["list", "--limit", "-1"], "--limit: -1 is less than 0."),
        (["undo", "abc"], "N: 'abc' is not a whole number."),
        (["list", "--format", "xml"], "--format: 'xml' is not one of 'table', 'lines',"),
    ],
)
def test_mistakes_on_the_command_line_are_plain_sentences(
    cli: Cli, arguments: list[str], sentence: str
) -> None:
    """They name the option or argument, as all our messages do."""
    outcome = cli(*arguments)

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {sentence}")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        pytest.param(["render", "--view", "topcs"], "hint: did you mean topics?", id="a layout"),
        pytest.param(["render", "--view", "pagse"], "hint: did you mean pages?", id="a view"),
        pytest.param(["check", "--explain", "W6011"], "hint: did you mean W601?", id="a code"),
        pytest.param(
            ["export", "--cited", "main.tx"], "hint: did you mean main.tex?", id="a file"
        ),
        pytest.param(
            ["rewrite", "main"], "hint: did you mean main.aux or main.tex?", id="an ending"
        ),
        pytest.param(["import", "sub/lits.md"], "hint: did you mean sub/list.md?", id="a path"),
        pytest.param(
            ["-l", "librari.bib", "list"],
            "hint: did you mean library.bib? Else `ssmlit init librari.bib` makes it",
            id="the library",
        ),
        pytest.param(
            ["tag", "drop", "medical-imagin"], "hint: did you mean medical-imaging?", id="a tag"
        ),
        pytest.param(
            ["tag", "drop", "nothing"], "hint: `ssmlit tag list` lists all tags", id="no tag"
        ),
        pytest.param(["tag", "lst"], "hint: did you mean `ssmlit tag list`?", id="a subcommand"),
        pytest.param(
            ["check", "page-dash"],
            "hint: `ssmlit check --explain W601` says what it means, `--select` checks it",
            id="a rule in place of a file",
        ),
        *(
            pytest.param([*words, "tag:medical-imagin"], "did you mean: tag:medical-imaging",
                         id=f"a query of {words[0]}")
            for words in (["search"], ["list"], ["stats"], ["render"], ["refresh", "--offline"],
                          ["export", "--query"], ["remove", "--query"], ["tag", "+x", "--query"])
        ),
    ],
)  # fmt: skip
def test_what_was_meant_is_named(cli: Cli, folder: Path, arguments: list[str], meant: str) -> None:
    """Views, rules, files, tags and words of queries that are nearly right; nothing far-fetched."""
    (folder / "ssmlit.toml").write_text('[views.pages]\nlayout = "years"\n')
    (folder / "sub").mkdir()
    for name in ("main.tex", "main.aux", "sub/list.md"):
        (folder / name).touch()

    assert meant in cli(*arguments).err.splitlines()


@pytest.mark.usefixtures("library")
def test_a_new_tag_that_is_nearly_another(cli: Cli) -> None:
    """It is written as asked, and the usual one is named; a tag that is new in earnest is not."""
    said = cli("tag", "gu2022efficiently", "+medical-imagin").err
    assert said.splitlines()[-1] == (
        "`medical-imagin` is new; `medical-imaging` is a tag already: "
        "`ssmlit tag rename medical-imagin medical-imaging` makes them one"
    )
    assert cli("tag", "gu2022efficiently", "+snails").err == "tagged 1 entry\n"


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("settings", "arguments", "place"),
    [
        pytest.param('[keys]\npattern = "{author}{year}"', ["add", "2405.21060", "--offline"],
                     "error: ssmlit.toml:2: key pattern", id="a pattern of keys"),
        pytest.param('[keys]\npattern = "{author}"', ["refresh", "--rekey", "--offline"],
                     "error: ssmlit.toml:2: key pattern", id="the same of refresh"),
        pytest.param('[check]\nselect = ["nmaes"]', ["check"],
                     "error: ssmlit.toml:2: there is no rule 'nmaes'", id="rules to run"),
        pytest.param('[check]\nignore = ["nmaes"]', ["check", "--select", "names"],
                     "error: ssmlit.toml:2: there is no rule 'nmaes'", id="rules to leave out"),
        pytest.param('[check]\nignore = ["names"]', ["check", "--select", "nmaes"],
                     "error: there is no rule 'nmaes'", id="not what the command line says"),
        pytest.param('[library]\nfile = "libary.bib"', ["list"],
                     "makes it; ssmlit.toml:2 names it", id="the library"),
        pytest.param('[import.sections]\nVision = "a,b"', ["import", "list.md", "-n"],
                     "error: ssmlit.toml:2: `a,b` cannot be a tag", id="a tag of a section"),
        pytest.param('[update.queries]\nx = "ti:a b"', ["update"],
                     "error: ssmlit.toml:2: arXiv does not understand", id="a query of update"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_named_with_its_line(
    cli: Cli, folder: Path, settings: str, arguments: list[str], place: str
) -> None:
    """Also where what it says is only found to be wrong by those that use it."""
    (folder / "ssmlit.toml").write_text(settings, encoding="utf-8")
    (folder / "list.md").write_text("## Vision\n\n- [Slow Shells](https://a.org)\n")

    outcome = cli(*arguments)

    assert outcome.code in {2, 6}
    assert place in outcome.err


def test_the_settings_are_not_blamed_for_another_librarys_name(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment names the file that is not there, ssmlit.toml another one."""
    (folder / "ssmlit.toml").write_text('[library]\nfile = "refs.bib"\n', encoding="utf-8")
    monkeypatch.setenv("SSMLIT_LIBRARY", "slugs.bib")

    outcome = cli("list")

    assert (outcome.code, "ssmlit.toml" in outcome.err) == (6, False)


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("command", "hint"),
    [
        (["check", "-"], "--stdin-filename NAME checks stdin"),
        (["export", "-o", os.devnull], "`-o -` prints what another program reads"),
    ],
)
def test_a_stream_in_place_of_a_file(cli: Cli, command: list[str], hint: str) -> None:
    """What reads stdin, or prints, is named."""
    done = cli(*command)

    assert done.code
    assert done.err.splitlines()[-1] == f"hint: {hint}"


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("name", ["VISUAL", "EDITOR"])
def test_the_variable_that_names_no_editor(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """It is the one that was looked at."""
    monkeypatch.setenv(name, 'vim "')

    done = cli("edit", "gu2023mamba")

    assert done.err.startswith(f'error: {name} cannot be understood: vim " (No closing quotation)')
