"""Inherited fields: a chapter is found, shown and listed with the year and book of its parent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import LIBRARY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

FAMILY = """\
@incollection{chapter, title={Lebanon}, author={Haddad, N.}, CrossRef={Volume}, pages={1--2}}

@inproceedings{paper, title={Scanning}, author={Gu, A. and xdata=people-author-1}, xdata={shared}}

@xdata{shared, booktitle={Advances in Neural Information Processing Systems}, date={2019}}

@xdata{people, author={Dao, Tri}}

@collection{volume, title={Civil Society}, editor={Salam, L.}, date={2004}, publisher={Knopf}}
"""


@pytest.fixture(params=[0, 1 << 20], ids=["read", "indexed"])
def family(library: Path, request: pytest.FixtureRequest) -> Path:
    """A library with parents: small, or so large that it is searched through its index."""
    library.write_text(f"{FAMILY}\n{'%' * request.param}\n", encoding="utf-8")
    return library


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    ("query", "keys"),
    [
        pytest.param("year:2004", ["chapter", "volume"], id="year"),
        pytest.param("venue:civil", ["chapter"], id="book"),
        pytest.param("lebanon 2004", ["chapter"], id="words of both"),
        pytest.param("venue:neurips type:inproceedings", ["paper"], id="short venue"),
        pytest.param("author:dao scanning", ["paper"], id="name inside a value"),
        pytest.param("publisher:knopf", ["chapter", "volume"], id="a field no table has"),
        pytest.param("missing:year", ["people"], id="what is missing"),
        pytest.param("has:crossref", ["chapter"], id="its own field"),
    ],
)
def test_search(cli: Cli, query: str, keys: list[str]) -> None:
    """Fields of parents are searched like an entry's own."""
    assert sorted(cli("search", query, "--format", "keys").out.split()) == keys


@pytest.mark.usefixtures("family")
def test_a_parent_that_changes(cli: Cli) -> None:
    """An edit of the book is an edit of its chapters."""
    assert cli("search", "venue:civil", "--format", "keys").out == "chapter\n"
    cli("edit", "volume", "title=Modern Times", "year=2005", "date=")

    assert cli("search", "venue:modern year:2005", "--format", "keys").out == "chapter\n"
    assert cli("search", "venue:civil", "--format", "keys").code == 1


@pytest.mark.slow
@pytest.mark.usefixtures("family")
def test_a_parent_by_an_old_key(cli: Cli) -> None:
    """A book that was renamed is the book of chapters that still name it as it was called."""
    cli("edit", "chapter", "crossref=society")
    assert cli("search", "venue:civil", "--format", "keys").code == 1

    cli("edit", "volume", "ids=society")
    found = cli("search", "venue:civil year:2004", "--fields", "key,venue,year")
    assert found.out == "chapter\tCivil Society\t2004\n"
    cli("edit", "volume", "title=Modern Times")
    assert cli("search", "venue:modern year:2004", "--format", "keys").out == "chapter\n"
    cli("edit", "volume", "ids=")
    assert cli("search", "venue:modern", "--format", "keys").code == 1


@pytest.mark.usefixtures("family")
def test_tables_and_json(cli: Cli) -> None:
    """Columns show what is inherited; `fields` in JSON are the entry's own."""
    (found,) = json.loads(cli("search", "lebanon", "--json").out)["papers"]

    assert cli("list", "type:incollection").out == "chapter\t2004\tHaddad\tLebanon\tCivil Society\n"
    assert (found["year"], found["venue"]) == (2004, "Civil Society")
    assert sorted(found["fields"]) == ["author", "crossref", "pages", "title"]


@pytest.mark.usefixtures("family")
def test_show(cli: Cli) -> None:
    """Everything about a chapter, that of its book too."""
    assert cli("show", "chapter").out.splitlines() == [
        "Lebanon",
        "  authors      N. Haddad",
        "  where        Civil Society, 2004",
        "  pages        1–2",
        "  publisher    Knopf",
        "  editor       Salam, L.",
        "  crossref     Volume",
        "  date         2004",
        "  key          chapter (@incollection, library.bib:1)",
    ]


@pytest.mark.usefixtures("family")
def test_lists_and_statistics(cli: Cli) -> None:
    """A published list knows the book; what holds only shared fields is not a paper."""
    page = cli("render").out

    assert "- [Civil Society 2004] **Lebanon**, N. Haddad\n" in page
    assert "Papers: 3" in page
    assert json.loads(cli("stats", "--json").out)["year"]["2004"] == 2


@pytest.mark.usefixtures("family")
def test_export_by_year(cli: Cli) -> None:
    """Entries are in the order of the years that they inherit."""
    text = cli("export", "--to", "csv", "--sort", "year").out

    assert [line.split(",")[0] for line in text.splitlines()[1:]] == [
        "chapter",
        "volume",
        "paper",
    ]


TWICE = """\
@article{p1, author={Gu, Albert and Dao, Tri}, title={A Paper that Others Point To}, year=2021,
  doi={10.1234/p}}
@article{p2, author={Gu, Albert and Dao, Tri}, title={A Paper that Others Point To}, year=2021,
  doi={10.1234/p}, journal={J. of X}}
@article{q, author = {Doe, J. and xdata=p1-author-2}, title = "xdata=p1-title"}
"""


def test_values_follow_to_the_entry_that_stays(cli: Cli, library: Path) -> None:
    """A merge breaks no value that names a field of the entry that goes; `remove` names it."""
    library.write_text(TWICE, encoding="utf-8")

    assert cli("dedupe", "--apply", "same").code == 0
    assert library.read_text(encoding="utf-8").endswith(
        '@article{q, author = {Doe, J. and xdata=p2-author-2}, title = "xdata=p2-title"}\n'
    )
    removed = cli("remove", "p2").err
    assert "`q` refers to `p2` in its field author" in removed
    assert "`q` refers to `p2` in its field title" in removed


def test_values_follow_to_the_key_that_an_import_gives(
    cli: Cli, library: Path, folder: Path
) -> None:
    """A parent whose key is taken comes in under another one, and its children name that."""
    library.write_text("@xdata{names, author={Else, Someone}}\n", encoding="utf-8")
    (folder / "in.bib").write_text(
        "@xdata{names, author={Gu, Albert and Dao, Tri}}\n"
        "@book{b, title={A Book of Names}, year=2020, author={xdata=names-author-2},\n"
        " xdata={names}}",
        encoding="utf-8",
    )
    cli("import", "in.bib")

    (parent,) = cli("search", "author:gu type:xdata", "--format", "keys").out.split()
    assert parent != "names"
    text = library.read_text(encoding="utf-8")
    assert f"author = {{xdata={parent}-author-2}}" in text
    assert f"xdata = {{{parent}}}" in text


def test_what_biblatex_only_refers_to_is_no_work(cli: Cli, folder: Path) -> None:
    """Sets and `@xdata` are neither counted as papers nor verified as references."""
    (folder / "library.bib").write_text(
        "@xdata{shared, year={2024}}\n@misc{a, xdata={shared}, title={Snails}}\n"
        "@misc{b, title={Shells}}\n@set{both, entryset={a, b}}\n"
    )

    assert json.loads(cli("stats", "--json").out)["papers"] == 2
    verified = json.loads(cli("verify", "--offline", "--strict", "--json").out)
    assert [one["key"] for one in verified["entries"]] == ["a", "b"]


@pytest.mark.parametrize("reference", ["gu2023mamba", "GU2023mamba", "gu:old"])
@pytest.mark.parametrize("command", ["remove", "reject"])
def test_what_refers_to_an_entry_is_named_before_it_goes(
    cli: Cli, library: Path, command: str, reference: str
) -> None:
    """By a key in any case, or by an old one, as biber follows it."""
    text = LIBRARY.replace("{gu2023mamba,", "{gu2023mamba,\n  ids = {gu:old},")
    library.write_text(f"{text}\n@misc{{child, title = {{T}}, crossref = {{{reference}}}}}\n")

    done = cli(command, "gu2023mamba", "--yes")

    assert f"warning: `child` refers to `{reference}` in its field crossref" in done.err
    assert "{gu2023mamba," not in library.read_text()
