"""`ssmlit dedupe`: report, explain, merge, decide, remember."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.doubled import LONG_SCANS, TWICE
from tests.cli.pseudo_terminal import answer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


def test_the_report_changes_nothing(cli: Cli, twice: Path) -> None:
    """Clusters by verdict, with the survivor; the file stays."""
    outcome = cli("dedupe")

    assert outcome.code == 0
    assert "GuDao24 (stays): Mamba" in outcome.out
    assert "preface10" not in outcome.out
    assert outcome.err == "1 same, 1 mismatch\n"
    assert twice.read_text() == TWICE


@pytest.mark.usefixtures("twice")
def test_the_report_as_json(cli: Cli) -> None:
    """The schema: every pair with its evidence, every cluster with its survivor."""
    data = json.loads(cli("dedupe", "--json").out)

    pairs = {(pair["left"], pair["right"]): pair for pair in data["pairs"]}
    same = pairs["gu2023mamba", "GuDao24"]
    assert data["schema"] == 2
    assert same["verdict"] == "same"
    assert 0 <= same["score"] <= 1
    assert {"field", "left", "right", "weight", "reason"} == set(same["evidence"][0])
    assert pairs["events", "wrong"]["verdict"] == "mismatch"
    assert data["clusters"][0] == {
        "verdict": "same",
        "keys": ["gu2023mamba", "GuDao24"],
        "survivor": "GuDao24",
        "conflicts": [],
    }


@pytest.mark.usefixtures("twice")
def test_check_is_for_ci(cli: Cli) -> None:
    """Exit 1 while something is undecided."""
    assert cli("dedupe", "--check").code == 1


@pytest.mark.usefixtures("twice")
@pytest.mark.parametrize(
    ("keys", "words"),
    [
        pytest.param(("gu2023mamba", "GuDao24"), "the same work", id="same"),
        pytest.param(("events", "wrong"), "arxiv:2402.15584", id="mismatch"),
        pytest.param(("preface10", "preface12"), "different", id="different"),
    ],
)
def test_explain_any_two(cli: Cli, keys: tuple[str, str], words: str) -> None:
    """`--explain` says in words why two papers are the same or not."""
    outcome = cli("dedupe", "--explain", *keys)

    assert outcome.code == 0
    assert words in outcome.out


def test_apply_same_loses_nothing(cli: Cli, twice: Path) -> None:
    """The survivor gets tags, identifiers and the other key; the rest of the file stays."""
    outcome = cli("dedupe", "--apply", "same")

    text = twice.read_text()
    assert outcome.code == 0, outcome.err
    assert text.startswith('% my papers\n\n@inproceedings{GuDao24,\n    author = "Albert Gu')
    assert text.endswith(TWICE[TWICE.index("@misc{events") :])
    merged = text[: text.index("@misc{events")]
    for part in (
        "selective, linear, sequence",
        "2312.00752",
        'ids = "gu2023mamba"',
        "https://github.com/state-spaces/mamba",
    ):
        assert part in merged
    assert cli("show", "gu2023mamba").out.startswith("Mamba: Linear-time")


FORMER = "papers keep old keys until `ssmlit rewrite FILE` updates them\n"
BOOKS = """\
@book{b1, title={Writing about Snails}, author={Roe, Anna}, publisher={Macmillan}, year={2001},
  isbn={978-0-205-30902-3}, doi={10.1000/snails}}

@book{b2, title={Writing about {S}nails}, author={Roe, Anna}, publisher={Allyn and Bacon},
  year={2001}, edition={4}, doi={10.1000/snails}}
"""


def test_a_merge_says_what_it_chose(cli: Cli, twice: Path) -> None:
    """What the entries say differently is listed, and is in the library."""
    twice.write_text(BOOKS)
    told = cli("dedupe", "--apply", "same")

    assert told.err == (
        "merged 1 entry into b1\n"
        "  b1: publisher = Macmillan; b2 has publisher = Allyn and Bacon (in annote)\n"
        f"{FORMER}"
    )
    assert "annote={Merged from b2: publisher = Allyn and Bacon}" in twice.read_text()
    assert "edition={4}" in twice.read_text()


def test_verbose_lists_dropped_values_with_reasons(cli: Cli, twice: Path) -> None:
    """A title in other capitals, the link of an identifier."""
    other = BOOKS.replace("{S}nails", "snails").replace("Allyn and Bacon", "Macmillan")
    twice.write_text(other.replace("edition={4}", "url={https://doi.org/10.1000/snails}"))
    told = cli("dedupe", "--apply", "same", "--verbose")

    _, said = told.err.split("\n", 1)  # which file is used
    assert said == (
        "merged 1 entry into b1\n"
        "  b1: title = Writing about Snails; b2 has title = Writing about snails"
        " (dropped: differs only in capitals, accents, braces, dashes or quotes)\n"
        "  b2 has url = https://doi.org/10.1000/snails (dropped: doi:10.1000/snails has it)\n"
        f"{FORMER}"
    )


def test_two_entries_that_the_user_names_are_merged(cli: Cli, twice: Path) -> None:
    """Whatever they say: `--same` is the decision, in scripts too."""
    twice.write_text(CONFLICT)
    told = cli("dedupe", "--same", "c1", "c2")

    assert (told.code, told.err.splitlines()[0]) == (0, "merged 1 entry into c1")
    assert "ids={c2}" in twice.read_text()
    assert cli("show", "c2", "--format", "bibtex").out.startswith("@article{c1")


def test_an_entry_named_by_the_beginning_of_its_key_is_asked_about(cli: Cli, twice: Path) -> None:
    """As before one is removed: it may be another than the one that is meant."""
    twice.write_text(CONFLICT.replace("{c2,", "{shells2003,"))
    before = twice.read_text()
    told = cli("dedupe", "--same", "c1", "she")
    assert (told.code, twice.read_text()) == (4, before)
    assert told.err.startswith("not done: 2 entries would be merged\n")

    assert cli("dedupe", "--same", "c1", "she", "--yes").code == 0
    assert "ids={shells2003}" in twice.read_text()


def test_entries_kept_apart_and_mismatches_are_not_merged(cli: Cli, twice: Path) -> None:
    """Nor are the titles of two works with one identifier, which is wrong in one of them."""
    before = CONFLICT.replace("Reading about {S}lugs", "On Shells").replace(
        "Ann}, journal={Nature}, year={2003}", "Ida}, year={1931}"
    )
    twice.write_text(before)
    told = cli("dedupe", "--same", "c1", "c2")
    assert (told.code, twice.read_text()) == (4, before)
    assert "one identifier and the titles of two works" in told.err

    twice.write_text(CONFLICT)
    cli("dedupe", "--different", "c1", "c2")
    told = cli("dedupe", "--same", "c1", "c2")
    assert told.code == 4
    assert "c1 and c2 are different, says the field `distinct` of " in told.err


CONFLICT = """\
@article{c1, title={Reading about Slugs}, author={Poe, Ann}, journal={Nature}, year={2001},
  doi={10.1000/slugs}}

@article{c2, title={Reading about {S}lugs}, author={Poe, Ann}, journal={Nature}, year={2003},
  doi={10.1000/slugs}}
"""


def test_contradictions_are_left_to_the_user(cli: Cli, twice: Path) -> None:
    """`--apply same` merges the others; one identifier with two years is a question."""
    twice.write_text(BOOKS + CONFLICT)
    told = cli("dedupe", "--apply", "same")

    assert told.code == 4
    assert told.err == (
        "merged 1 entry into b1\n"
        "  b1: publisher = Macmillan; b2 has publisher = Allyn and Bacon (in annote)\n"
        f"{FORMER}"
        "left as they are: c1, c2\n"
        "  year: 2001 / 2003\n"
        "`ssmlit dedupe --merge` asks which is right\n"
    )
    assert twice.read_text().endswith(CONFLICT)
    assert cli("dedupe").out.startswith("same: but they contradict each other; to be decided")
    as_json = json.loads(cli("dedupe", "--apply", "same", "--json").out)
    assert as_json["changed"] == []
    assert as_json["left"] == [
        {
            "verdict": "same",
            "keys": ["c1", "c2"],
            "survivor": "c1",
            "conflicts": [{"field": "year", "left": "2001", "right": "2003"}],
        }
    ]


@pytest.mark.slow
def test_a_person_settles_a_contradiction(cli: Cli, twice: Path) -> None:
    """`--merge` asks; what was not chosen is noted, and nothing is left to decide."""
    twice.write_text(CONFLICT)

    answer(["dedupe", "--merge"], ["f", "r", "p", "p"])

    assert "year={2003}" in twice.read_text()
    assert cli("dedupe", "--apply", "same").code == 0


def test_the_key_that_a_paper_cites_stays(cli: Cli, twice: Path, folder: Path) -> None:
    """It takes over the publication; a paper that is rewritten cites whatever stays."""
    (folder / "paper.tex").write_text("\\cite{gu2023mamba}")

    assert cli("dedupe", "--apply", "same", "--tex", "paper.tex").code == 0

    merged = twice.read_text().partition("@misc{events")[0]
    assert "@inproceedings{gu2023mamba," in merged
    assert "booktitle = " in merged
    assert "annote = {Merged from gu2023mamba: year = 2023}" in merged


def test_one_undo_takes_a_merge_back(cli: Cli, twice: Path) -> None:
    """All merges of one command are one step."""
    cli("dedupe", "--apply", "same")
    cli("undo")

    assert twice.read_text() == TWICE


def test_a_second_run_proposes_nothing_new(cli: Cli, twice: Path) -> None:
    """After a merge nothing is left to merge."""
    cli("dedupe", "--apply", "same")
    after = twice.read_bytes()

    assert cli("dedupe", "--apply", "same").err == "nothing to do\n"
    assert twice.read_bytes() == after


def test_citations_follow_a_merge(cli: Cli, twice: Path, folder: Path) -> None:
    r"""`--rewrite-tex` shows the diff and rewrites every form of `\cite`."""
    (folder / "paper.tex").write_text("A \\cite{gu2023mamba} \\citep[see][p.~2]{x,gu2023mamba}.\n")

    shown = cli("dedupe", "--apply", "same", "--rewrite-tex", "paper.tex", "--yes")

    assert shown.code == 0, shown.err
    assert "+A \\cite{GuDao24}" in shown.out or "+A \\cite{gu2023mamba}" not in shown.out
    kept = "GuDao24" if "@inproceedings{GuDao24" in twice.read_text() else "gu2023mamba"
    assert (folder / "paper.tex").read_text() == (
        f"A \\cite{{{kept}}} \\citep[see][p.~2]{{x,{kept}}}.\n"
    )


@pytest.mark.slow
@pytest.mark.usefixtures("twice")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["--explain", "gu2023mamba", "nobody"], 3, id="no such key"),
        pytest.param(["--explain", "gu2023mamba", "gu2023mamba"], 2, id="one entry"),
        pytest.param(["--merge"], 4, id="nobody to ask"),
        pytest.param(["--merge", "--check"], 2, id="two modes"),
        pytest.param(["--apply", "maybe"], 2, id="only the sure ones"),
        pytest.param(["--apply", "same", "--tex", "nowhere.tex"], 2, id="no such paper"),
    ],
)
def test_mistakes(cli: Cli, twice: Path, arguments: list[str], code: int) -> None:
    """A mistake has its exit code, and nothing is written."""
    assert cli("dedupe", *arguments).code == code
    assert twice.read_text() == TWICE


@pytest.mark.usefixtures("library")
def test_nothing_to_decide(cli: Cli) -> None:
    """Without a pair nobody has to be asked."""
    outcome = cli("dedupe", "--merge")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "nothing to decide\n")


def test_thresholds_are_settings(cli: Cli, twice: Path) -> None:
    """`[duplicates] same` asks more of what is merged without asking, `maybe` reports less."""
    twice.write_text(LONG_SCANS + LONG_SCANS.replace("{a,", "{b,"))
    assert cli("dedupe").err == "1 same\n"

    (twice.parent / "ssmlit.toml").write_text("[duplicates]\nsame = 20\n")
    assert cli("dedupe").err == "1 maybe\n"

    (twice.parent / "ssmlit.toml").write_text("[duplicates]\nsame = 20\nmaybe = 19\nask = 1\n")
    assert cli("dedupe").err == "no duplicates\n"

    (twice.parent / "ssmlit.toml").write_text("[duplicates]\nask = 2\n")
    assert "ssmlit.toml:2" in cli("dedupe").err


def test_thresholds_that_cross_are_refused(cli: Cli, twice: Path) -> None:
    """A `maybe` above `same` is told with its line."""
    (twice.parent / "ssmlit.toml").write_text("[duplicates]\nsame = 4\nmaybe = 6\n")

    outcome = cli("dedupe")

    assert outcome.code == 2
    assert "ssmlit.toml:3" in outcome.err


def test_entries_with_one_key_are_merged(cli: Cli, twice: Path) -> None:
    """Two entries of one key are reported, and merged into one that keeps the key."""
    twice.write_text(LONG_SCANS + LONG_SCANS.replace("year", "volume=3, year"))
    assert cli("dedupe").err == "1 same\n"

    assert cli("dedupe", "--apply", "same").code == 0

    assert twice.read_text().count("@article{a,") == 1
    assert "volume" in twice.read_text()
    assert cli("dedupe").err == "no duplicates\n"


def test_bad_entries_join_nothing(cli: Cli, twice: Path) -> None:
    """What cannot be read, and what says too little, is merged with nothing."""
    twice.write_text(
        LONG_SCANS + "@article{broken, title={Long Scans of Deep\n"
        "@misc{untitled, author={Roy, A.}, year=2020}\n"
        "@misc{untitled2, author={Roy, A.}, year=2020}\n"
        "@misc{bare}\n@misc{bare2}\n"
        "@article{cyr, title={Модели пространства состояний}, author={Иванов, И.}, year=2020}\n"
        "@article{cyr2, title={Модели линейного внимания}, author={Иванов, И.}, year=2020}\n"
        "@article{shout, title={LONG SCANS OF DEEP DATA TABLES}, author={ROY, A.}, year=2020}\n"
    )

    outcome = cli("dedupe", "--json")

    assert [it["keys"] for it in json.loads(outcome.out)["clusters"]] == [["a", "shout"]]


def test_two_entries_of_one_key_are_counted(cli: Cli, library: Path) -> None:
    """One entry goes, though its key stays."""
    facts = "title={A Study of Some Things}, author={Doe, Jane}, year=2000, doi={10.1000/x}"
    library.write_text(f"@misc{{a, {facts}}}\n@misc{{a, {facts}, note={{x}}}}\n")

    assert "merged 1 entry into a" in cli("dedupe", "--apply", "same").err
    assert library.read_text().count("@misc") == 1


@pytest.mark.slow
def test_a_second_look_says_what_it_saw(cli: Cli, library: Path) -> None:
    """Its name alone tells nobody why it asks."""
    library.write_text(
        "@misc{a, title={Bees count to four}, author={A. Bee and B. Cee}, year=2020,"
        " eprint={2001.01234}, archiveprefix={arXiv}}\n"
        "@article{b, title={Bees can count to four}, author={A. Bee and B. Cee}, year=2021,"
        " journal={Nature}, doi={10.1000/xyz}}\n"
    )

    out = cli("dedupe").out

    assert "a / b: maybe 0." in out
    assert ": authors same authors, title words in common outweigh the others" in out

    (library.parent / "b.bib").write_text("@article{b" + library.read_text().partition("{b")[2])
    library.write_text(library.read_text().partition("@article")[0])
    out = cli("import", "b.bib", "--offline").out
    assert "because: title words in common outweigh the others, authors same authors" in out


def test_a_merge_moves_no_macro_below_another_definition(cli: Cli, folder: Path) -> None:
    """There it would have another text."""
    library = folder / "library.bib"
    library.write_text(
        "@string{j = {Old}}\n@misc{a, title = {T}, series = j, note = {n}}\n@string{j = {New}}\n"
        "@misc{b, title = {T}, author = {Gu, A}, year = 2020, month = jan, doi = {10.1000/1}}\n"
    )

    assert cli("dedupe", "--same", "a", "b", "--yes").code == 0
    assert "series = {Old}" in cli("show", "b", "--format", "bibtex").out


def test_a_pair_has_one_verdict_in_the_report(cli: Cli, library: Path) -> None:
    """Two that are the same and perhaps a third: below "maybe" only the pairs with the third."""
    tides = "title={Slow Tides and Deep Shells of THE World}, author={Roy, Rita and Poe, Ida}"
    library.write_text(
        f"@misc{{a, {tides}, year=2020, doi={{10.1000/x}}}}\n"
        f"@misc{{b, {tides}, year=2020, doi={{10.1000/x}}}}\n"
        "@misc{c, title={Slow Tides and Deep Shells of a World}, author={Roy, Rita}, year=2012}\n"
    )

    outcome = cli("dedupe")

    pairs = [line.split(":")[0:2] for line in outcome.out.splitlines() if " / " in line]
    assert [(keys.strip(), said.split()[0]) for keys, said in pairs] == [
        ("a / b", "same"), ("a / b", "same,"), ("a / c", "maybe"), ("b / c", "maybe"),
    ]  # fmt: skip
    assert "    a / b: same, as above\n" in outcome.out
    verdicts = [
        (it["left"], it["right"], it["verdict"])
        for it in json.loads(cli("dedupe", "--json").out)["pairs"]
    ]
    assert verdicts == [("a", "b", "same"), ("a", "c", "maybe"), ("b", "c", "maybe")]
