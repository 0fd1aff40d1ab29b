"""Output options never overwrite the library, nor a file that ssmlit did not write."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.config.toml_tables import FILE_NAME
from ssmlit.store.outputs import SETTINGS
from tests.cli.conftest import LIBRARY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Cli


FOREIGN = "My own notes.\n"
MENTION = "% my papers, kept with ssmlit\n<!-- Written by ssmlit -->\n# Kept with ssmlit\n"
OWN_OUTPUT = "[views.x]\noutput = 'ssmlit.toml'\n"
OPTIONS = {
    "export -o": ["export", "-o", "{}"],
    "export --to biblatex -o": ["export", "--to", "biblatex", "-o", "{}"],
    "export --to csv -o": ["export", "--to", "csv", "-o", "{}"],
    "export --to csl-json -o": ["export", "--to", "csl-json", "-o", "{}"],
    "verify --report": ["verify", "--offline", "--report", "{}"],
    "render -o": ["render", "--view", "topics", "-o", "{}"],
    "render -o HTML": ["render", "--format", "html", "-o", "{}"],
    "render --feed": ["render", "--feed", "{}"],
    "render --split": ["render", "--split", "-o", "{}"],
    "import --report": ["import", "in.bib", "--offline", "--report", "{}"],
}
FOLDER = {name: [*words[:-1], "new/"] for name, words in OPTIONS.items()} | {
    "update --summary": ["update", "--offline", "--summary", "new/"],
}


def arrange(folder: Path, place: Path, what: str) -> None:
    """Put something that must not be overwritten at a place."""
    library = folder / "library.bib"
    if what == "symbolic link":
        place.symlink_to(library)
    elif what == "link to a link":
        (folder / "middle").symlink_to(library)
        place.symlink_to(folder / "middle")
    elif what == "hard link":
        place.hardlink_to(library)
    elif what == "bytes":
        place.write_bytes(b"\xff\xfe\x00 no text")
    elif what != "library":
        place.write_text({"foreign": FOREIGN, "mention": MENTION}[what])


GUARDED = ["library", "symbolic link", "link to a link", "hard link", "foreign", "mention", "bytes"]
NOT_OURS = [  # pages are called *.md, `import` has no --force
    pytest.param(option, what, ["--force"] * force, id=f"{option} {what}{' --force' * force}")
    for option, what, force in product(OPTIONS, GUARDED, (False, True))
    if (option, what) != ("render --split", "library")
    and not (force and (option == "import --report" or what in {"foreign", "mention", "bytes"}))
]


@pytest.fixture
def everything(folder: Path, library: Path) -> Callable[[], dict[str, bytes]]:
    """What all files of the working folder hold."""
    library.write_text(LIBRARY.replace("medical-imaging", "library"))  # a tag called like the file
    (folder / "in.bib").write_text("@misc{new, title = {A New Paper}, year = {2020}}\n")

    def read() -> dict[str, bytes]:
        return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}

    return read


@pytest.mark.slow
@pytest.mark.parametrize(("option", "what", "force"), NOT_OURS)
def test_what_is_not_ours_stays(
    cli: Cli, folder: Path, everything: Callable[[], dict[str, bytes]], option: str, what: str,
    force: list[str],
) -> None:  # fmt: skip
    """Exit 6 and all bytes as before; `--force` is for others' files, not for the library."""
    name = "library.bib" if what == "library" else "out.md"
    arrange(folder, folder / name, what)
    before = everything()

    done = cli(*(word.format(name) for word in OPTIONS[option]), *force)

    assert done.code == 6, done.err
    assert name in done.err
    assert everything() == before
    assert cli("log").out == ""


@pytest.mark.parametrize("what", GUARDED)
def test_a_bib_for_each_section_is_guarded(
    cli: Cli, folder: Path, everything: Callable[[], dict[str, bytes]], what: str
) -> None:
    """`--with-bib DIR` names its files after tags: one of them may be the library."""
    (folder / "out").mkdir()
    name = "." if what == "library" else "out"
    arrange(folder, folder / name / "library.bib", what)
    before = everything()

    assert cli("render", "--with-bib", name).code == 6
    assert everything() == before


@pytest.mark.parametrize("what", ["library", "symbolic link", "hard link"])
def test_a_paper_that_is_the_library_is_not_rewritten(
    cli: Cli, folder: Path, everything: Callable[[], dict[str, bytes]], what: str
) -> None:
    """`--rewrite-tex` and `rewrite` go through the same guard."""
    name = "library.bib" if what == "library" else "paper.tex"
    library = folder / "library.bib"
    library.write_text(library.read_text() + "\\cite{old}\n@misc{new,\n  ids = {old},\n}\n")
    if what != "library":
        arrange(folder, folder / name, what)
    before = everything()

    for command in (["rewrite", name], ["rename", "new", "x", "--rewrite-tex", name]):
        assert cli(*command, "--yes").code in {2, 6}  # no paper, or never overwritten
    assert everything() == before


def test_force_replaces_what_is_not_even_text(cli: Cli, library: Path) -> None:
    """`--force` does not read what it replaces: it may be in any encoding."""
    out = library.with_name("out.bib")
    arrange(library.parent, out, "bytes")

    assert cli("export", "-o", "out.bib").code == 6
    assert cli("export", "-o", "out.bib", "--force").code == 0
    assert "gu2023mamba" in out.read_text()


@pytest.mark.slow
@pytest.mark.parametrize("option", [o for o in OPTIONS if "report" not in o and "split" not in o])
def test_generated_files_are_replaced(cli: Cli, library: Path, option: str) -> None:
    """Its own files are written again without a question, and `undo` takes that back."""
    arguments = [word.format("out") for word in OPTIONS[option]]
    init = ["--init"] if option == "render -o" else []
    out = library.with_name("out")

    assert cli(*arguments, *init).code == 0
    first = out.read_bytes()
    assert cli(*arguments).code == 0
    assert out.read_bytes() == first
    cli("edit", "gu2023mamba", "title=Another Title")
    assert cli(*arguments).code == 0
    assert out.read_bytes() != first
    assert cli("undo").err.endswith("(out)\n")
    assert out.read_bytes() == first
    assert cli("undo", "2").code == 0
    assert not out.exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("option", "edit"),
    [
        ("export -o", ("2312.00752", "2312.00753")),
        ("render -o HTML", ("Mamba", "Marmot")),
        ("render --feed", ("Mamba", "Marmot")),
        ("render -o", ("Mamba", "Marmot")),
    ],
)
def test_what_was_edited_by_hand_stays(
    cli: Cli, library: Path, option: str, edit: tuple[str, str]
) -> None:
    """A generated file, or a list between markers, that a person corrected is not overwritten."""
    out = library.with_name("out")
    init = ["--init"] if option == "render -o" else []
    arguments = [word.format("out") for word in OPTIONS[option]]
    cli(*arguments, *init)
    edited = out.read_text().replace(*edit)
    out.write_text(edited)
    cli("edit", "ruan2024vmunet", "title=Another Title")

    refused = cli(*arguments)

    assert refused.code == 6
    assert "edited by hand" in refused.err
    assert out.read_text() == edited
    assert cli(*arguments, "--force").code == 0
    assert edit[1] not in out.read_text()
    assert cli("undo").code == 0
    assert out.read_text() == edited


def test_the_edited_line_is_named(cli: Cli, library: Path) -> None:
    """The line of the correction, whatever the next list would look like."""
    readme = library.with_name("README.md")
    cli("render", "--view", "topics", "-o", "README.md", "--init")
    lines = readme.read_text().split("\n")
    at = next(n for n, line in enumerate(lines) if "VM-UNet" in line)
    lines[at] = lines[at].replace("VM-UNet", "VMUNet")
    readme.write_text("\n".join(lines))
    cli("edit", "gu2023mamba", "title=Another Title")

    refused = cli("render", "--view", "topics", "-o", "README.md")

    assert f"README.md:{at + 1}: the list `topics` was edited" in refused.err
    assert "`ssmlit import README.md --take`" in refused.err


BEGIN, END = "<!-- ssmlit:topics:begin -->\n", "<!-- ssmlit:topics:end -->\n"
NOTES = f"# Ours\n\n{BEGIN}\nPapers that we *should* read, some day.\n\n{END}\nBelow.\n"
LISTED = "# Ours\n\n" + "".join(
    f"- [Slow Things of the World {n}](https://arxiv.org/abs/1901.0000{n})\n" for n in range(1, 4)
)
MIXED = """# Ours

## Theory

- [Mamba: Linear-Time Sequence Modeling with Selective State Spaces](https://arxiv.org/abs/2312.00752)
- [Slow Things of the World 1](https://arxiv.org/abs/1901.00001)

Send us more.

## Vision
- [Slow Things of the World 2](https://arxiv.org/abs/1901.00002)
"""
OTHERS_LINK = """# Ours

--- old ---
**Mamba: Linear-Time Sequence Modeling with Selective State Spaces** https://arxiv.org/abs/2312.00752

--- old ---
**Slow Things of the World**, Anna Carver, Ben Holm. ICML 2019. https://arxiv.org/abs/2312.00752
"""
OURS = "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"
OTHERS_TITLE = f"""# Ours

- [{OURS}](https://arxiv.org/abs/2312.00752)
- [{OURS}](https://arxiv.org/abs/1901.00001), Anna Carver, Ben Holm. ICML 2019.
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "more", "told"),
    [
        pytest.param(NOTES, [], "README.md:3: what is between the markers of the list `topics`",
                     id="between markers"),
        pytest.param(LISTED, ["--init"],
                     "README.md:3: 3 papers not in the library would be lost (lines 3, 4, 5)",
                     id="a list of others"),
        pytest.param(MIXED, ["--init"],
                     "README.md:6: 2 papers not in the library would be lost (lines 6, 11)",
                     id="a list of others, in part ours"),
        pytest.param(OTHERS_LINK, ["--init"],
                     "README.md:6: 1 paper not in the library would be lost (line 6)",
                     id="another paper with the link of ours"),
        pytest.param(OTHERS_TITLE, ["--init"],
                     "README.md:4: 1 paper not in the library would be lost (line 4)",
                     id="another paper with the title of ours"),
    ],
)  # fmt: skip
def test_what_people_wrote_in_the_place_of_a_list_stays(
    cli: Cli, library: Path, text: str, more: list[str], told: str
) -> None:
    """It has no digest of ssmlit's, and the history does not know it: --force, and one undo."""
    readme = library.with_name("README.md")
    readme.write_text(text)
    command = ["render", "--view", "topics", "-o", "README.md", *more]

    refused = cli(*command)

    assert (refused.code, readme.read_text()) == (6, text)
    assert told in refused.err
    assert cli(*command, "--force").code == 0
    assert "2312.00752" in readme.read_text()
    assert readme.read_text().startswith("# Ours\n\n<!-- ssmlit:topics:begin [")
    cli("undo")
    assert readme.read_text() == text
    assert cli(*command).code == 6


@pytest.mark.slow
def test_a_place_without_a_digest_that_is_ours(
    cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is empty, or the history says that ssmlit wrote it, or it is what would be written."""
    readme = library.with_name("README.md")
    readme.write_text(f"{BEGIN}\n{END}")
    command = ["render", "--view", "topics", "-o", "README.md"]
    assert cli(*command).code == 0
    marked = readme.read_text()
    readme.write_text(BEGIN + marked.split("\n", 1)[1])

    cli("edit", "gu2023mamba", "title=Another Title")

    assert cli(*command).code == 0
    assert "Another Title" in readme.read_text()
    now = readme.read_text()
    readme.write_text(BEGIN + now.split("\n", 1)[1])
    monkeypatch.setenv("SSMLIT_STATE_DIR", str(library.with_name("elsewhere")))  # no history
    assert cli(*command).code == 0
    assert readme.read_text() == now


@pytest.mark.slow
@pytest.mark.parametrize("option", ["export -o", "render -o", "render -o HTML", "render --feed"])
def test_what_can_be_made_again_needs_no_history(
    cli: Cli, library: Path, option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no history can be kept, a page is written, and it is said that undo does not help."""
    monkeypatch.setenv("SSMLIT_STATE_DIR", "/dev/null/nowhere")
    out = library.with_name("out")
    init = ["--init"] if option == "render -o" else []
    arguments = [word.format("out") for word in OPTIONS[option]]

    for _ in range(2):
        made = cli(*arguments, *init)
        assert made.code == 0
        assert "warning: this cannot be undone: /dev/null/nowhere" in made.err
        library.write_text(library.read_text().replace("Vision", "Snail"))
    text = out.read_text()
    out.write_text(text.replace("Mamba", "Marmot"))
    edited = out.read_bytes()

    assert cli(*arguments, "--force").code == 6
    assert cli("tag", "gu2023mamba", "+x").code == 6
    assert out.read_bytes() == edited


@pytest.mark.slow
@pytest.mark.parametrize("option", ["export -o", "render -o", "render -o HTML", "render --feed"])
def test_a_list_that_would_lose_all_papers_needs_a_yes(
    cli: Cli, library: Path, option: str
) -> None:
    """A query with a mistake in it does not empty a page that people read."""
    out = library.with_name("out")
    init = ["--init"] if option == "render -o" else []
    arguments = [word.format("out") for word in OPTIONS[option]]
    nothing = ["--query", "zzzz"] if "export" in option else ["zzzz"]
    cli(*arguments, *init)
    before = out.read_bytes()

    assert cli(*arguments, *nothing).code == 4
    assert out.read_bytes() == before
    assert cli(*arguments, *nothing, "--yes").code == 0
    assert out.read_bytes() != before
    cli("undo")
    assert out.read_bytes() == before


@pytest.mark.slow
def test_one_step_over_several_files(cli: Cli, library: Path) -> None:
    """A merge, and every file of the paper, are one record; undo and redo move all of them."""
    folder = library.parent
    library.write_text(library.read_text() + LIBRARY[LIBRARY.index("@misc{gu2023") : LIBRARY.index(
        "@inproceedings")].replace("{gu2023mamba,", "{copy,"))  # fmt: skip
    (folder / "paper.tex").write_text("\\input{chapter}\n")
    (folder / "chapter.tex").write_text("\\cite{gu2023mamba, copy}\n")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    command = ["dedupe", "--apply", "same", "--rewrite-tex", "paper.tex"]

    asked = cli(*command, "--no-input")
    assert asked.code == 4
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert cli(*command, "--yes").code == 0
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert after["chapter.tex"] == b"\\cite{gu2023mamba}\n"

    assert "library.bib, chapter.tex" in cli("undo").err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    cli("redo")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == after
    assert "chapter.tex" in cli("log").out


@pytest.mark.slow
def test_the_report_of_an_import_is_part_of_it(cli: Cli, library: Path) -> None:
    """Undo takes the papers and the report back together; a report of ours is written again."""
    library.with_name("in.bib").write_text("@misc{new, title = {A New Paper}, year = {2020}}\n")
    arguments = ["import", "in.bib", "--offline", "--report", "r.json"]
    cli(*arguments)
    assert library.with_name("r.json").exists()
    cli("undo")
    assert library.read_text() == LIBRARY
    assert not library.with_name("r.json").exists()
    assert [cli(*arguments).code for _ in range(2)] == [0, 0]


@pytest.mark.parametrize("arguments", FOLDER.values(), ids=FOLDER)
def test_no_file_is_called_like_a_folder(
    cli: Cli, everything: Callable[[], dict[str, bytes]], arguments: list[str]
) -> None:
    """`-o new/` means a folder, and nothing is written."""
    before = everything()

    outcome = cli(*arguments)

    assert (outcome.code, outcome.err.splitlines()[0]) == (2, "error: `new/` names a folder")
    assert everything() == before


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("command", "there"),
    [
        *product(
            [
                "export -o ssmlit.toml",
                "export -o ssmlit.toml --force",
                "export -o link.bib --force",
                "render --view topics --init -o ssmlit.toml",
            ],
            [None, "", OWN_OUTPUT],
        ),
        ("render --all --init", OWN_OUTPUT),
    ],
)
def test_settings_are_never_an_output(cli: Cli, there: str | None, command: str) -> None:
    """Papers in ssmlit.toml would stop every command, `undo` too."""
    if there is not None:
        Path(SETTINGS).write_text(there)
    Path("link.bib").symlink_to(SETTINGS)
    outcome = cli(*command.split())

    is_new = there is None and "link" not in command  # its ending is of no format
    assert outcome.code == (2 if is_new else 6)
    assert ("names no format" if is_new else "settings are no output") in outcome.err
    assert SETTINGS == FILE_NAME
    assert (Path(SETTINGS).read_text() if Path(SETTINGS).exists() else None) == there
