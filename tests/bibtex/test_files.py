"""Whole files: the same bytes back, and our reader against bibtexparser and BibTeX itself.

Where ours and bibtexparser disagree, `DISAGREEMENTS` says who is right and why; BibTeX is the judge
(the last test asks it).
"""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock
from bibtexparser.model import Entry as SecondEntry
from bibtexparser.splitter import Splitter

from ssmlit.bibtex import Document, parse_document
from ssmlit.model import AddEntry, Entry, Field, SetField

HERE = Path(__file__).resolve()
OWN = sorted((HERE.parents[1] / "bib").glob("*/*.bib"))
SHARED = sorted((HERE.parents[2].parent / "shared" / "data" / "bib").glob("*.bib"))

Reading = dict[tuple[str, int], tuple[tuple[str, str], ...]]


def text_of(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def every(*paths: Path) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in paths])


def ours(document: Document) -> Reading:
    """(key, line) → fields, for every entry."""
    return {
        (entry.key, entry.line): tuple((field.name, field.source) for field in entry.fields)
        for entry in document.entries
    }


def second(text: str) -> Reading:
    """The same as bibtexparser has it."""
    logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)
    read: Reading = {}
    for item in Splitter(text).split().blocks:
        block = item
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            inner = block.ignore_error_block
            assert inner is not None
            block = inner
        if isinstance(block, SecondEntry):
            fields = tuple((field.key, str(field.value)) for field in block.fields)
            read[block.key, (block.start_line or 0) + 1] = fields
    return read


@every(*OWN, *SHARED)
def test_round_trip(path: Path) -> None:
    """Blocks joined are the file; an edit leaves all bytes before and after it as they were."""
    text = text_of(path)
    document = parse_document(text, path.name)
    assert "".join(map(document.block_index.text, document.blocks)) == text
    added = document.apply(
        [AddEntry(Entry("misc", "new-key", (Field.braced("title", "N"),)))]
    ).document
    assert added.text.startswith(text)
    assert len(added.entries) == len(document.entries) + 1


@pytest.mark.slow
@every(*OWN, *SHARED)
def test_each_entry_can_be_edited(path: Path) -> None:
    """A new field goes into every entry and comes out again; all bytes are back."""
    text = text_of(path)
    document = parse_document(text, path.name)
    for entry in document.entries[:40]:
        block = document.source(entry)
        edit = SetField(entry.key, "zz-test", "v {x}", entry.nth)
        edited = document.apply([edit]).document
        assert edited.text.replace(edited.source(entry), block, 1) == text
        found = next(e for e in edited.entries if (e.key, e.nth) == (entry.key, entry.nth))
        assert found.fields[:-1] == entry.fields
        assert found.get("zz-test") == "v {x}"


@dataclass(frozen=True)
class Disagreement:
    """A place where the two readers differ: keys only one of them has, or reads otherwise."""

    ours_only: tuple[str, ...] = ()
    second_only: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()
    why: str = ""


DISAGREEMENTS = {
    "missing_comma.bib": Disagreement(
        differ=("a",),
        why="bibtexparser makes the next field part of the value; BibTeX reports the missing "
        "comma; we read both fields and report it",
    ),
    "names.bib (own)": Disagreement(
        ours_only=("b", "c"),
        why="BibTeX takes any identifier for a type and allows a line end before the brace",
    ),
    "at_in_values.bib": Disagreement(
        ours_only=("a",),
        second_only=("x", "CLEF"),
        why="a value is a value to BibTeX, with or without @; bibtexparser aborts at the line",
    ),
    "percent_inside.bib": Disagreement(
        ours_only=("a",),
        why="biber skips % comments inside an entry, BibTeX stops there; we read on and report it",
    ),
    "names.bib": Disagreement(
        second_only=("L27", "L28"),
        why="every line is behind %: BibTeX takes the key and gives up at the next %, "
        "bibtexparser makes the % a part of the names, to us (and biber) it is text",
    ),
    "tool.bib": Disagreement(differ=("gxd1",), why="% inside: bibtexparser adds it to the names"),
    "xdata.bib": Disagreement(
        ours_only=("gxd1g",),
        differ=("gxd1",),
        why="% inside, as biber allows: bibtexparser adds it to the names, or aborts at its comma",
    ),
}


@every(*OWN, *SHARED)
def test_against_bibtexparser(path: Path) -> None:
    """Entry by entry and field by field the two agree, but for the known disagreements."""
    text = text_of(path).replace("\r\n", "\n").replace("\r", "\n")
    one, two = ours(parse_document(text)), second(text)
    own = path in OWN and f"{path.name} (own)" in DISAGREEMENTS
    known = DISAGREEMENTS.get(f"{path.name} (own)" if own else path.name, Disagreement())
    differ = {key[0] for key in one.keys() & two.keys() if one[key] != two[key]}
    assert {key for key, _ in one.keys() - two.keys()} == set(known.ours_only)
    assert {key for key, _ in two.keys() - one.keys()} == set(known.second_only)
    assert differ == set(known.differ)


BIBTEX = shutil.which("bibtex")


@pytest.mark.programs
@pytest.mark.skipif(BIBTEX is None, reason="bibtex is not installed")
@pytest.mark.parametrize(
    ("source", "keys", "errors"),
    [
        pytest.param("% @misc{k, note = {x}}", ["k"], 0, id="live behind percent"),
        pytest.param("@my-type{k, note = {x}}", ["k"], 0, id="type with minus"),
        pytest.param("@misc\n{k, note = {x}}", ["k"], 0, id="brace on next line"),
        pytest.param("@misc{k, note = {a\n@word{x, y}}}", ["k"], 0, id="type inside value"),
        pytest.param("@comment{ @misc{k, note = {x}} }", ["k"], 0, id="entry in comment"),
        pytest.param("@comment no @misc{k, note = {x}}", ["k"], 0, id="entry behind comment"),
        pytest.param("@comment{a} @misc{k, note = {x}}", ["k"], 0, id="behind a closed comment"),
        pytest.param("@comment{a @misc{k, note = {x}}", ["k"], 0, id="behind an open comment"),
        pytest.param("@comment me@x.org", [], 1, id="address behind comment"),
        pytest.param("@comment{\n@misc{k, note = {x}}\n}", ["k"], 0, id="entry in open comment"),
        pytest.param("@misc(k, note = {)})", ["k"], 0, id="parentheses"),
        pytest.param("@misc{k, note = {a \\{ b}}", ["k"], 1, id="escaped brace counts"),
        pytest.param("@misc{k, note = {x} year = {1}}", ["k"], 1, id="missing comma"),
        pytest.param("@misc{k,\n % c\n note = {x}}", ["k"], 1, id="percent inside"),
        pytest.param("@misc{a b, note = {x}}", ["a"], 1, id="blank in key"),
        pytest.param("@misc{note = {x}}", ["note"], 1, id="no key"),
        pytest.param("@misc{k, note = {x},, year = 1}", ["k"], 1, id="two commas"),
    ],
)
def test_what_bibtex_says(source: str, keys: list[str], errors: int, tmp_path: Path) -> None:
    """BibTeX reads the entries, or complains, as we say it does.

    An entry that BibTeX gives up keeps its key and the fields before the error; we read on where
    the meaning is plain, and otherwise call the block broken.
    """
    document = parse_document(source)
    assert bool(document.problems) >= bool(errors)
    assert {entry.key for entry in document.entries} <= set(keys)
    # One more line: of the last one BibTeX reads only what is before the first `@comment` or
    # end of an entry.
    (tmp_path / "x.bib").write_text(source + "\n\n", encoding="utf-8")
    (tmp_path / "x.aux").write_text("\\citation{*}\n\\bibstyle{plain}\n\\bibdata{x}\n", "utf-8")
    assert BIBTEX is not None
    done = subprocess.run([BIBTEX, "x"], cwd=tmp_path, capture_output=True, text=True, check=False)
    bbl = tmp_path / "x.bbl"
    items = re.findall(r"\\bibitem\{([^}]*)\}", bbl.read_text("utf-8") if bbl.exists() else "")
    assert (bool(re.search(r"error message|---line", done.stdout)), items) == (bool(errors), keys)
