"""Hints work: every command that a hint names is run here, and solves the problem."""

from __future__ import annotations

import io
import re
import sys
import tomllib
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ssmlit.cli.app import COMMANDS, root
from tests.cli.advice import advice, options_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.cli.conftest import Cli

NEW = "@misc{new2025,\n  title = {New},\n  year = {2025},\n}\n"
SCANS = "@article{a, title={Long Scans of Deep Data Tables}, author={Roy, A.}, year=2020}\n"
MISMATCHED = (
    "@article{a, title={Long Scans of Deep Tables}, author={Roy, A.}, year=2020, doi={10.1000/x}}\n"
    "@article{b, title={Snails}, author={Poe, Ida}, year=1999, doi={10.1000/x}}\n"
)
WAITING = (
    "@misc{waits2024,\n  title = {Snails That Wait},\n  year = {2024},\n  eprint = {2402.00001},\n"
    "  archiveprefix = {arXiv},\n  keywords = {inbox},\n}\n"
)
TWIN = "@misc{twin,\n  title = {T},\n  eprint = {2312.00752},\n  archiveprefix = {arXiv},\n}\n"


@dataclass(frozen=True)
class Case:
    """One complaint and what its hint says to do.

    Attributes:
        complaint: the command line that ends with the hint.
        follow: what the hint says, in the words that it printed.
        then: what works afterwards; the complaint's command line when left out.
        files: files that are there, beside the library of three papers.
        ends: exit codes that following the advice may end with.
        before: a command line that runs first.
        altered: a file that is then edited by hand.
    """

    complaint: Sequence[str]
    follow: Sequence[Sequence[str]] = ()
    then: Sequence[str] = ()
    files: dict[str, str] = field(default_factory=dict)
    ends: tuple[int, ...] = (0,)
    before: Sequence[str] = ()
    altered: str = ""


NEW_LIST = "# Snails\n\n" + "".join(
    f"- [Slow Things of the World {n}](https://arxiv.org/abs/1901.0000{n})\n" for n in range(1, 4)
)
MARVELLED = (
    "# Snails\n\n"
    "- [Mamba: Linear-Time Sequence Modeling with Selective State Spaces]"
    "(https://arxiv.org/abs/2312.00752) 🔥\n"
    "- [Efficiently Modeling Long Sequences with Structured State Spaces]"
    "(https://arxiv.org/abs/2111.00396)\n"
)
OTHER_TITLE = "- [VMamba: Visual State Space Model](https://arxiv.org/abs/2312.00752)\n"
TWO_TITLES = (
    "# Snails\n\n## Scans\n\n"
    "- [Mamba: Linear-Time Sequence Modeling with Selective State Spaces]"
    "(https://arxiv.org/abs/2312.00752)\n\n## Images\n\n"
    "- [Mamba: Linear-Time Sequence Modeling with Selective State Spaces for Images]"
    "(https://arxiv.org/abs/2312.00752)\n"
)
KEEPING = (
    '[views.list]\nlayout = "topics"\nkeep = true\norder = "file"\ncontents = false\n'
    'sections = [["architecture-redesign", "Scans"], ["medical-imaging", "Images"]]\n'
)
SLUG = (
    "stablessm-alleviating-the-curse-of-memory-in-state-space-models-through-stable-"
    "reparameterization"
)
CASES = {
    "`{}` is new; `{}` is a tag already: `ssmlit tag rename {} {}` makes them one": Case(
        ["tag", "gu2022efficiently", "+medical-imagin"],
        [["tag", "rename", "medical-imagin", "medical-imaging", "--yes"]],
        ["tag", "gu2022efficiently", "+medical-imaging"],
    ),
    "--force replaces it, and `ssmlit undo` reverts that": Case(
        ["export", "gu2023mamba", "-o", "refs.bib"],
        [["export", "gu2023mamba", "-o", "refs.bib", "--force"]],
        before=["export", "gu2023mamba", "-o", "refs.bib"],
        altered="refs.bib",
    ),
    "`ssmlit add 2312.00752`": Case(["add"], then=["add", "2312.00752", "--offline"]),
    "if it is a forum of OpenReview: `ssmlit add openreview:{}`": Case(
        ["add", "nMN5hNZMQK"], then=["add", "openreview:nMN5hNZMQK", "--offline"]
    ),
    "it contains a title: `ssmlit add {}`": Case(
        ["add", f"https://paperswithcode.com/paper/{SLUG}"],
        then=["add", f'"{SLUG.replace("-", " ")}"', "--offline", "--yes"],
    ),
    "`ssmlit check` checks all entries": Case(
        ["check", "gu2023mamba"], [["check"]], ["check"], ends=(1,)
    ),
    "`ssmlit check --explain {}` says what it means, `--select` checks it": Case(
        ["check", "E102"], [["check", "--explain", "E102"]], ["check", "--select", "E102"]
    ),
    "`ssmlit check --rules` lists them": Case(
        ["check", "--select", "xyzzy"], [["check", "--rules"]], ["check", "--syntax"]
    ),
    "`ssmlit edit {} {}=URL` adds one": Case(
        ["open", "new2025", "--print"],
        [["edit", "new2025", "url=https://example.org/new"]],
        files={"library.bib": NEW},
    ),
    "`ssmlit open KEY` opens one paper at a time": Case(
        ["open", "gu2023mamba", "ruan2024vmunet"], then=["open", "ruan2024vmunet", "--print"]
    ),
    "`ssmlit import {}` adds the papers in it": Case(
        ["add", "more.bib"],
        [["import", "more.bib", "--offline"]],
        ["show", "new2025"],
        files={"more.bib": NEW},
    ),
    "`ssmlit add {}`": Case(
        ["import", "arxiv.org/abs/2405.21060"],
        then=["add", "arxiv.org/abs/2405.21060", "--offline"],
    ),
    "… (`ssmlit search {}` finds them all)": Case(
        ["cite", "deep", "tables"],
        then=["search", "deep tables"],
        files={"library.bib": "".join(SCANS.replace("{a,", f"{{a{n},") for n in range(6))},
    ),
    "`ssmlit rename {} {}` changes it": Case(
        ["add", "2312.00752", "--key", "mamba", "--offline"],
        [["rename", "gu2023mamba", "mamba"]],
    ),
    "`ssmlit edit {} {}` changes it": Case(
        ["add", "2312.00752", "--code", "https://x.org/c", "--offline"],
        [["edit", "gu2023mamba", "code=https://x.org/c"]],
    ),
    "`ssmlit init {}`": Case(["init", "refs.json"], then=["init", "refs.bib"]),
    "`ssmlit init` starts one here; --library FILE or {} names another": Case(
        ["list"], [["init"]], files={"library.bib": ""}
    ),
    "{} is the library of this folder already; `ssmlit list` shows it": Case(
        ["init"], then=["list"]
    ),
    "`ssmlit dedupe` lists them; --same KEY KEY merges two, --different KEY KEY keeps them apart, "
    "--apply same merges all that are certainly the same": Case(
        ["dedupe", "--merge"],
        [["dedupe"], ["dedupe", "--same", "a", "b"]],
        files={"library.bib": SCANS + SCANS.replace("{a,", "{b,")},
    ),
    "{}`ssmlit render --view {} --init` puts the markers around the list in {}; then "
    "`ssmlit render --all` brings to it what the library knows": Case(
        ["import", "README.md", "--offline", "--with-view", "list"],
        [["render", "--view", "list", "--init"], ["render", "--all"]],
        ["render", "--view", "list", "--check"],
        files={"README.md": NEW_LIST},
    ),
    "`ssmlit rename OLD NEW` changes it": Case(
        ["edit", "gu2023mamba", "key=mamba"],
        [["rename", "gu2023mamba", "mamba"]],
        ["show", "mamba"],
    ),
    "papers keep old keys until `ssmlit rewrite FILE` updates them": Case(
        ["rename", "gu2023mamba", "mamba"],
        [["rewrite", "paper.tex", "--yes"]],
        ["show", "mamba"],
        files={"paper.tex": "\\cite{gu2023mamba}\n"},
    ),
    "`ssmlit rewrite {}` updates a paper that cites keys merged before": Case(
        ["dedupe", "--rewrite-tex", "paper.tex"],
        [["rewrite", "paper.tex", "--yes"]],
        ["dedupe", "--rewrite-tex", "paper.tex", "--apply", "same"],
        files={
            "library.bib": NEW.replace("title", "ids = {old},\n  title", 1),
            "paper.tex": "\\cite{old}\n",
        },
    ),
    "`ssmlit search QUERY --format keys` prints what it finds": Case(
        ["pick", "vm-unet"], then=["search", "vm-unet", "--format", "keys"]
    ),
    "`ssmlit search QUERY` prints what it finds": Case(["browse"], then=["search", "mamba"]),
    "`ssmlit search WORDS` finds keys": Case(
        ["show", "zzz"], [["search", "mamba"]], ["show", "gu2023mamba"]
    ),
    "`ssmlit show {}` shows which entry has it": Case(
        ["rename", "gu2023mamba", "ruan2024vmunet"],
        [["show", "ruan2024vmunet"]],
        ["rename", "gu2023mamba", "mamba"],
    ),
    "`ssmlit {} {}` goes that far": Case(
        ["undo", "9"],
        [["undo", "1"]],
        before=["tag", "gu2023mamba", "+read"],
        altered="library.bib",
    ),
    "`ssmlit tag KEY +TAG` adds one, -TAG removes; after `--` also `-n`, the tag n": Case(
        ["tag", "gu2023mamba"],
        [["tag", "gu2023mamba", "+read"]],
        ["tag", "gu2023mamba", "--", "-read"],
    ),
    "`ssmlit tag {}`": Case(["tag", "lst"], then=["tag", "list"]),
    "`ssmlit tag add KEY TAG...`": Case(
        ["tag", "add", "gu2023mamba"], then=["tag", "add", "gu2023mamba", "read"]
    ),
    "`ssmlit tag list` lists all tags": Case(
        ["tag", "rename", "zzz", "x"], [["tag", "list"]], ["tag", "rename", "foundations", "x"]
    ),
    "`ssmlit {}`": Case(["serach", "mamba"], then=["search", "mamba"]),
    "`ssmlit add {}` adds it": Case(
        ["show", "2401.04722"], [["add", "arxiv:2401.04722", "--offline"]]
    ),
    "; `ssmlit add {}{}` adds it{}": Case(
        ["export", "--cited", "paper.tex", "--strict"],
        [["add", "arxiv:2405.21060", "--key", "2405.21060", "--offline"]],
        files={"paper.tex": "\\cite{2405.21060}\n"},
    ),
    "add it by its identifier: `ssmlit add {}`": Case(
        ["add", "A Survey of Mamba", "--offline"],
        [["add", "arxiv:2408.01129", "--offline"]],
        ["show", "arxiv:2408.01129"],
    ),
    "an arXiv id (2312.00752), a DOI, a PMID (pmid:12345678), a link to a paper, or its "
    "title (of one word: '\"Mamba\"'); words go to `ssmlit find`, files to `ssmlit import`": Case(
        ["add", "snails", "--offline"],
        [["import", "new.bib", "--offline"]],
        ["show", "new2025"],
        files={"new.bib": NEW},
    ),
    "`ssmlit import FILE` adds entries, `ssmlit import -` those from stdin": Case(
        ["add", NEW, "--offline"],
        [["import", "-", "--offline"]],
        ["show", "new2025"],
    ),
    "by hand: `ssmlit import -` reads BibTeX from stdin": Case(
        ["add", "2401.99999", "--offline"],
        [["import", "-", "--as", "bibtex", "--offline"]],
        ["show", "new2025"],
    ),
    "left to you: {}; `ssmlit check` shows them": Case(
        ["check", "--fix"],
        [["check"]],
        files={"library.bib": NEW.replace("  year = {2025},\n", "  yaer = {2025},\n")},
        ends=(1,),
    ),
    "{} in {}; `ssmlit undo` reverts it": Case(
        ["check", "--fix"],
        [["undo"]],
        ["list"],
        files={"library.bib": NEW.replace("year = {2025}", "doi = {https://doi.org/10.1000/x}")},
    ),
    "made {}; {}`ssmlit add 2312.00752` adds a first paper": Case(
        ["init"], [["add", "2312.00752", "--offline"]], ["list"], files={"library.bib": ""}
    ),
    "fix it in an editor; `ssmlit check --syntax` lists everything that is broken": Case(
        ["show", "broken"],
        [["check", "--syntax"]],
        files={"library.bib": "@misc{broken, title = {never closed\n"},
        ends=(1,),
    ),
    "nothing found; {}`ssmlit snapshot build` widens the search": Case(
        ["find", "xyzzyplugh"],
        [["snapshot", "build", "more.bib"]],
        files={"more.bib": NEW.replace("{New}", "{Xyzzyplugh}")},
    ),
    "there is no snapshot; `ssmlit snapshot build FILE` makes one": Case(
        ["snapshot", "list"], [["snapshot", "build", "new.bib"]], files={"new.bib": NEW}
    ),
    "`ssmlit snapshot build FILE` makes one": Case(
        ["snapshot", "remove", "new"],
        [["snapshot", "build", "new.bib"]],
        files={"new.bib": NEW},
    ),
    "words, {}; `ssmlit search` searches the library with all fields": Case(
        ["find", "tag:foundations"], then=["search", "tag:foundations"]
    ),
    "that is a query: it goes after --query, or to `ssmlit search {}`": Case(
        ["export", "venue:iclr"],
        [["search", "venue:learning"]],
        ["export", "--query", "venue:iclr"],
    ),
    "`ssmlit list --fields A,B --format csv` makes a table of some fields": Case(
        ["export", "--to", "csv", "--fields", "key,title"],
        then=["list", "--fields", "key,title", "--format", "csv"],
    ),
    "has no entries; `ssmlit add` adds papers, `ssmlit import FILE` a list": Case(
        ["list"], [["add", "2312.00752", "--offline"]], files={"library.bib": "\n"}
    ),
    "{} `ssmlit init {}` makes it": Case(
        ["list", "-l", "other.bib"], [["init", "other.bib"]]
    ),
    "`ssmlit export --cited {} --strict` finds citations without an entry": Case(
        ["check", "paper.tex"],
        then=["export", "--cited", "paper.tex", "--strict"],
        files={"paper.tex": "\\cite{gu2023mamba}\n"},
    ),
    "`ssmlit verify --cited FILE` verifies what a paper cites": Case(
        ["verify", "paper.tex"],
        then=["verify", "--cited", "paper.tex", "--offline"],
        files={"paper.tex": "\\cite{gu2023mamba}\n"},
    ),
    "{} cites one entry as {}, {}; `ssmlit rewrite {}` makes it one key": Case(
        ["export", "--cited", "paper.tex"],
        [["rewrite", "paper.tex", "--yes"]],
        files={
            "library.bib": NEW.replace("year", "ids = {old2024},\n  year"),
            "paper.tex": "\\cite{new2025} \\cite{old2024}\n",
        },
    ),
    "{} is no longer found automatically; `ssmlit -l {} redo` changes that": Case(
        ["undo"],
        [["-l", "refs.bib", "redo"]],
        ["list"],
        files={"library.bib": "", "refs.bib": NEW},
        before=["init", "refs.bib"],
        altered="refs.bib",
    ),
    "run `ssmlit init` there, or name it with -l": Case(
        ["init", "../new.bib"], then=["-l", "../new.bib", "list"], files={"../new.bib": NEW}
    ),
    "set EDITOR, or change fields with `ssmlit edit KEY field=value`": Case(
        ["edit", "gu2023mamba"], then=["edit", "gu2023mamba", "note=read"]
    ),
    "{} is here: `ssmlit init {}` makes it the library": Case(
        ["list"], [["init", "refs.bib"]], files={"library.bib": "", "refs.bib": NEW}
    ),
    "also here: {}; `ssmlit init FILE` makes one the library instead": Case(
        ["init"],
        [["init", "refs.bib"]],
        ["show", "new2025"],
        files={"library.bib": "", "refs.bib": NEW},
    ),
    "`ssmlit dedupe --explain {} {}`": Case(
        ["check", "--select", "shared-identifier"],
        [["dedupe", "--explain", "gu2023mamba", "twin"], ["remove", "twin"]],
        files={"library.bib": "@misc{gu2023mamba,\n  title = {M},\n  eprint = {2312.00752},\n"
                              "  archiveprefix = {arXiv},\n}\n" + TWIN},
    ),
    "`ssmlit dedupe`": Case(
        ["check", "--select", "repeated-work"],
        [["dedupe"], ["dedupe", "--apply", "same"]],
        files={"library.bib": 2 * TWIN.replace("{T}", "{Slow Scans of Large Trees}")},
    ),
    "`ssmlit import {}` adds them, or says what you have to decide; --force overwrites "
    "the list, and `ssmlit undo` reverts that": Case(
        ["render", "--layout", "topics", "-o", "LIST.md", "--init"],
        [["import", "LIST.md", "--offline"]],
        files={"LIST.md": NEW_LIST},
    ),
    "`ssmlit import {}` says what you have to decide; --force puts the markers there now": Case(
        ["render", "--view", "list", "-o", "LIST.md", "--init"],
        [["import", "LIST.md", "--offline", "--on-mismatch", "title"]],
        files={"LIST.md": TWO_TITLES, "ssmlit.toml": KEEPING},
    ),
    "`ssmlit import {}` adds its papers; --force overwrites it, and `ssmlit undo` reverts "
    "that": Case(
        ["render", "--layout", "topics", "-o", "LIST.md"],
        [["import", "LIST.md", "--offline"]],
        ["list"],
        files={"LIST.md": f"<!-- ssmlit:papers:begin -->\n{NEW_LIST}<!-- ssmlit:papers:end -->\n"},
    ),
    "decide about the open rows (`ssmlit import {}` asks at a terminal), then": Case(
        ["import", "README.md", "--offline", "--with-view", "list"],
        [["import", "README.md", "--offline", "--on-mismatch", "title"],
         ["render", "--view", "list", "--init"], ["render", "--all"]],
        ["render", "--view", "list", "--check"],
        files={"README.md": NEW_LIST + OTHER_TITLE},
    ),
    "{}: the list has no papers that wait in the inbox: `ssmlit inbox --keep {}`, then "
    "`ssmlit render --all` brings them back": Case(
        ["import", "LIST.md", "--offline", "--take"],
        [["inbox", "--keep", "waits2024"], ["render", "--all"]],
        ["render", "--all", "--check"],
        files={
            "LIST.md": "<!-- ssmlit:list:begin [0000000000000000] -->\n\n"
            "- [Snails That Wait](https://arxiv.org/abs/2402.00001)\n\n<!-- ssmlit:list:end -->\n",
            "library.bib": WAITING,
            "ssmlit.toml": '[views.list]\nquery = "-tag:inbox"\noutput = "LIST.md"\n',
        },
    ),
    "`ssmlit import {} --with-view NAME` makes a view that keeps them; --force writes this one, "
    "and `ssmlit undo` reverts that": Case(
        ["render", "--view", "table", "-o", "README.md", "--init"],
        [["import", "README.md", "--offline", "--with-view", "list"]],
        ["render", "--view", "list", "-o", "README.md", "--init"],
        files={"README.md": MARVELLED},
    ),
    "`ssmlit import {} --take` accepts the changes; --force discards them; "
    "`ssmlit undo` reverts that": Case(
        ["render", "--layout", "topics", "-o", "LIST.md"],
        [["import", "LIST.md", "--take", "--offline", "--yes"]],
        files={"LIST.md": "<!-- made below -->\n"},
        before=["render", "--layout", "topics", "-o", "LIST.md", "--init"],
        altered="LIST.md",
    ),
    "`ssmlit import {} --take` accepts the edits of the list": Case(
        ["import", "LIST.md", "--offline"],
        [["import", "LIST.md", "--take", "--offline", "--yes"]],
        ["render", "--layout", "topics", "-o", "LIST.md"],
        files={"LIST.md": "<!-- made below -->\n"},
        before=["render", "--layout", "topics", "-o", "LIST.md", "--init"],
        altered="LIST.md",
    ),
    "a library is a .bib file: `ssmlit init && ssmlit import {}` makes one with the papers of this "
    "file": Case(
        ["init", "LIST.md"],
        [["init"], ["import", "LIST.md", "--offline"]],
        ["list"],
        files={"library.bib": "", "LIST.md": NEW_LIST},
    ),
    "take it out there first: `ssmlit edit {}`": Case(
        ["dedupe", "--same", "a", "b"],
        [["edit", "b", "distinct="]],
        files={"library.bib": SCANS + SCANS.replace("{a,", "{b,")},
        before=["dedupe", "--different", "a", "b"],
        altered="library.bib",
    ),
    "correct one of them first: `ssmlit dedupe --explain {} {}` shows both": Case(
        ["dedupe", "--same", "a", "b"],
        [["dedupe", "--explain", "a", "b"], ["edit", "b", "doi="]],
        files={"library.bib": MISMATCHED},
    ),
}  # fmt: skip
ELSEWHERE = {
    "nothing was changed; remove or rename {}, then `ssmlit {}` goes on":
        "tests/store/test_undo.py follows it",
    "`ssmlit init` starts a library to which papers can be added": "tests/cli/test_find.py says it",
    "`ssmlit dedupe` finds what it has twice, `ssmlit refresh` completes its entries":
        "tests/cli/test_import_files.py follows it",
    "{}: its form is not this view's; `ssmlit import {} --with-view list` makes the view that "
    "comes closest (`ssmlit undo` first)":
        "tests/cli/test_adopting.py follows it",
    "`ssmlit check --explain {}` says what {} means": "tests/cli/test_text.py follows it",
    "`ssmlit find {}` searches for its words; or give its arXiv id or DOI":
        "tests/cli/test_services.py follows it",
    "{} stays as it is; `ssmlit render --view {} -o {} --force` overwrites it":
        "tests/cli/test_import_rendered.py follows it",
    "`ssmlit refresh` completes what was added": "tests/cli/test_refresh.py follows it",
    "{} authors or year; `ssmlit refresh tag:{} --apply` asks the services about {}":
        "tests/cli/test_refresh.py follows it",
    "`ssmlit dedupe --merge` asks which is right": "tests/cli/test_dedupe.py answers it",
    "`ssmlit {}`": "tests/cli/test_ways_back.py follows it",
    "{} left out by --limit{}; `ssmlit update --since {}` adds them":
        "tests/cli/test_update.py follows it",
    "nothing was changed; {} of {} can be {}: `ssmlit {} {}`":
        "tests/store/test_undo.py follows it",
    "commit it yourself, or `ssmlit undo` reverts the change":
        "tests/cli/test_ways_back.py follows it",
    "solve it first: keep one side's list, and `ssmlit render --all --force` writes it "
    "anew; after `ssmlit git install` git asks no more":
        "tests/cli/test_publishing.py follows it",
    "both branches rendered it: `ssmlit render --all` writes it anew":
        "tests/cli/test_git_driver.py merges them",
    "{}: both branches wrote it: `ssmlit export` writes it anew":
        "tests/cli/test_git_driver.py merges them",
    "pip install textual": "see `test_what_is_to_be_installed`",
    "pip install jinja2": "see `test_what_is_to_be_installed`",
    "build it again, or `ssmlit snapshot remove {}`": "tests/cli/test_snapshot.py damages one",
}  # fmt: skip


@pytest.mark.slow
def test_every_hint_is_followed() -> None:
    """Advice that names a command has a case here; a case is of advice that there is."""
    assert advice() - CASES.keys() - ELSEWHERE.keys() == set()
    assert CASES.keys() | ELSEWHERE.keys() <= advice()


OF_OTHER_PROGRAMS = {"--staged", "--wait"}  # of git, and of an editor


@pytest.mark.slow
def test_options_in_messages_exist() -> None:
    """A message that says `--yes` is about an option that some command has."""
    known = {"--help", "--version", "--install-completion", "--show-completion"}
    for name in COMMANDS:
        waiting: list[Any] = [root().get_command(None, name)]
        while waiting:
            one = waiting.pop()
            known.update(option for parameter in one.params for option in parameter.opts)
            waiting += [one.get_command(None, part) for part in getattr(one, "commands", ())]

    assert options_named() - known - OF_OTHER_PROGRAMS == set()


def shown(text: str) -> re.Pattern[str]:
    """Return what a piece of advice looks like when it is printed."""
    return re.compile(".*".join(map(re.escape, text.split("{}"))))


@pytest.mark.slow
@pytest.mark.parametrize("text", CASES)
def test_following_a_hint_helps(
    cli: Cli, library: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hint is printed; doing what it says works, and then the complaint is gone."""
    case = CASES[text]
    for name, content in case.files.items():
        Path(name).write_text(content, encoding="utf-8")
    if case.files.get("library.bib") == "":
        library.unlink()
    if case.before:
        assert cli(*case.before).code == 0
        made = Path(case.altered).read_text(encoding="utf-8")
        Path(case.altered).write_text(made.replace("Mamba", "My Mamba"), encoding="utf-8")
    before = cli(*case.complaint)
    printed = " ".join((before.err + before.out).split())
    assert shown(text).search(printed), printed

    for words in case.follow:
        if "-" in words:
            stdin = io.TextIOWrapper(io.BytesIO(NEW.encode()))
            monkeypatch.setattr(sys, "stdin", stdin)
        followed = cli(*words)
        assert followed.code in case.ends, followed.err
    after = cli(*(case.then or case.complaint))

    if case.ends == (0,):
        assert after.code == 0, after.err
        assert not shown(text).search(" ".join(after.err.split()))


@pytest.mark.parametrize(
    ("text", "extra"), [("pip install textual", "browse"), ("pip install jinja2", "templates")]
)
def test_what_is_to_be_installed(text: str, extra: str) -> None:
    """The package that a hint names is the one that the extra asks for, by the name it has."""
    (name,) = text.split()[2:]
    project = Path(__file__).parents[2] / "pyproject.toml"
    declared = tomllib.loads(project.read_text(encoding="utf-8"))
    (wanted,) = declared["project"]["optional-dependencies"][extra]

    assert re.split(r"[<>=]", wanted)[0] == name
    assert version(name)  # a package of that name is what is installed here
