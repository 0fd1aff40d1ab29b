"""What holds of every command, whatever it is asked: `--json`, `--quiet`, `--dry-run`.

Each line of the table is run in the same folder in every mode, without a terminal.
"""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.cli.app import COMMANDS
from tests.cli.conftest import LIBRARY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Cli, Outcome

FILES = {
    "library.bib": LIBRARY
    + r"""
@article{10.1/a(b)c, title = {Snakes on $\alpha$ planes}, author = {Roy, R}, pages={1-2}}
@article{roy, title = {Snakes on alpha planes}, author = {Roy, Rita}, year = {30-Mar-1999}}
@misc{Roy, title = {{{{A {\'e} "quoted" one}}}}, year = {in press}, keywords = {inbox}, note = # }
@misc{twin, title = {Mamba}, eprint = {2312.00752v2}, crossref = {nowhere}, date = {19XX/2001}}
@misc{broken, title = {never closed
""",
    "ssmlit.toml": "[views.list]\nquery = 'year:2000..'\noutput = 'LIST.md'\n"
    "[update.queries]\nv = 'ti:mamba'\n",
    "paper.tex": r"\cite{gu2023mamba,roy,nobody}",
    "list.md": "# L\n"
    "* [U-Mamba: Enhancing Long-range Dependency for Biomedical Image Segmentation]"
    "(https://arxiv.org/abs/2401.04722) 2024\n"
    "* [A Paper That Nobody Knows](https://x.org/y.pdf)\n",
    "other.bib": "@misc{new, title={New}, author={New, Ann}}\n@misc{roy, title={Another}}\n",
    "more.bib": "@misc{more, title={More}, author={Moor, Ann}, year={2020}}\n",
    "refs.txt": '[1] R. Roy, "Snakes and ladders," J. Games, vol. 1, pp. 2-3, 2011.\nnonsense\n',
}
LINES = """
search mamba | search nothing-like-it | search '"' | search year:2020..1990 | list | list nothing
list --fields key,nowhere | list --format bibtex | list --count | list @todo | show roy | show ROY
show 2312.00752 | show nobody | show 'key with blanks' | open twin | stats | pick | browse
find mamba | find | inbox | inbox --keep Roy | inbox --keep roy | tag list | tag check
tag roy +x -y | tag roy | tag nobody +x | tag +x --query year:2000.. | tag --query year:2000.. +x
tag rename inbox new | tag drop nothing | edit roy note=x | edit roy | edit roy 'note={'
edit --query year:2000.. note=x | edit nobody note=x | rename roy snakes | rename roy twin
rename roy 'a b' | rename roy snakes --rewrite-tex paper.tex | rewrite paper.tex
rewrite nowhere.tex | edit roy =
remove roy | remove nobody | remove --query year:2000.. | add 2401.04722 | add 2312.00752
add 'A Title That Nobody Knows' | add 10.9999/nothing | add x | add 2401.04722 --key roy
add --from nowhere.txt | import list.md | import other.bib | import refs.txt | import nowhere.md
import more.bib | import list.md --with-view other | update | update v | update nothing
reject roy | reject 2401.99999
refresh | refresh twin | check | check --fix | check --fix --unsafe | check nowhere.bib
check --select nothing | check --explain E102 | verify | verify --fix | verify --cited paper.tex
dedupe | dedupe --check | dedupe --apply same | dedupe --merge | dedupe --explain roy Roy
dedupe --same roy Roy | dedupe --different roy twin | export | export --to ris | export nobody
export --cited paper.tex --strict | export -o refs.bib | export -o library.bib --force
export -o nowhere/refs.bib | export -o refs.bib --check | export --query nothing | cite roy Roy
cite nobody | render --all | render --view nothing | render --layout years -o L.html --format html
render --layout years -o library.bib | render --all --check | init | init other.bib | undo | redo
log | snapshot list | snapshot remove nothing | snapshot build other.bib | doctor | git install
"""
COMMAND_LINES = [one.strip() for line in LINES.strip().splitlines() for one in line.split("|")]


def test_every_command_is_in_the_table() -> None:
    """A new command keeps the promises, too."""
    assert {line.split()[0] for line in COMMAND_LINES} == set(COMMANDS)


@pytest.fixture
def ran(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[Outcome, bool]]:
    """Run words in new copies of the files; return what came of it, and whether one changed."""
    count = iter(range(9))

    def run(*words: str) -> tuple[Outcome, bool]:
        work = folder / str(next(count))
        work.mkdir()
        monkeypatch.chdir(work)
        for name, text in FILES.items():
            (work / name).write_text(text, "utf-8")
        outcome = cli(*words)
        return outcome, files() != FILES

    return run


def files() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in Path().iterdir() if path.is_file()}


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_what_was_changed_is_undone(
    ran: Callable[..., tuple[Outcome, bool]], cli: Cli, line: str
) -> None:
    """Whatever a command writes with `--yes`, `undo` puts every byte back."""
    name, *words = shlex.split(line)
    _, changed = ran(name, "--yes", *words)

    if changed:
        assert cli("undo").code == 0
    assert files() == FILES


@pytest.mark.slow
@pytest.mark.parametrize("line", COMMAND_LINES)
def test_modes(ran: Callable[..., tuple[Outcome, bool]], line: str) -> None:
    """Exit codes are those of the README, the same in every mode, and what is asked is kept."""
    name, *words = shlex.split(line)
    plain, changed = ran(name, *words)
    as_json, _ = ran(name, "--json", *words)
    quiet, is_written = ran(name, "--quiet", *words)
    dry, dry_changed = ran(name, "--dry-run", *words)

    assert plain.code in {0, 1, 2, 3, 4, 5, 6}
    assert as_json.code == quiet.code == plain.code
    assert json.loads(as_json.out)["schema"] in {1, 2}
    assert not (changed and plain.code in {2, 3, 5, 6})
    assert not dry_changed
    assert dry.code in {0, 1, 2, 3, 4, 5, 6}
    if plain.code == 0:
        assert quiet.err == ""
        assert not (quiet.out and is_written)  # what was done is not what was asked for
    if plain.code > 1:
        assert plain.err
        assert quiet.err + quiet.out


def test_quiet_names_only_what_is_left_to_decide(
    ran: Callable[..., tuple[Outcome, bool]],
) -> None:
    """Of an import, the rows that wait for a person, not those that were taken."""
    outcome, _ = ran("import", "list.md", "refs.txt", "more.bib", "--offline", "--quiet")

    assert outcome.code == 4
    assert [line for line in outcome.out.splitlines() if line[0] != " "] == [
        (
            "refs.txt:1: unreadable (where people, title and venue end is not certain): "
            'R. Roy, "Snakes and ladders," J. Games, vol. 1, pp. 2-3, 2011. nonsens'
        )
    ]
