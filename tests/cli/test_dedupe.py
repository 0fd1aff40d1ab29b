"""`ssmlit dedupe`: report, explain, merge, decide, remember."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ssmlit.cli.dedupe.side_by_side import side_by_side
from ssmlit.cli.shared.colour import plain
from ssmlit.duplicates import merge_plan
from ssmlit.library import Library
from tests.cli.pseudo_terminal import answer

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.model import Entry
    from tests.cli.conftest import Cli

TWICE = """\
% my papers

@misc{gu2023mamba,
  title = {{Mamba}: Linear-Time Sequence Modeling with Selective State Spaces},
  author = {Gu, Albert and Dao, Tri},
  year = {2023},
  eprint = {2312.00752},
  archiveprefix = {arXiv},
  keywords = {sequence, linear},
}

@inproceedings{GuDao24,
    author = "Albert Gu and Tri Dao",
    title = "Mamba: Linear-time sequence modeling with selective state spaces",
    booktitle = "COLM",
    year = 2024,
    code = "https://github.com/state-spaces/mamba",
    keywords = "selective, linear"
}

@misc{events,
  title = {State Space Models for Event Cameras},
  author = {Zubic, Nikola and Gehrig, Mathias},
  year = {2024},
  eprint = {2402.15584},
  archiveprefix = {arXiv},
}

@misc{wrong,
  title = {Theoretical Foundations of Deep Selective State-Space Models},
  author = {Muca Cirone, Nicola},
  year = {2024},
  eprint = {2402.15584},
  archiveprefix = {arXiv},
}

@article{preface10, title = {Preface}, author = {Doe, J.}, journal = {X}, year = 2010}
@article{preface12, title = {Preface}, author = {Doe, J.}, journal = {X}, year = 2012}
"""


@pytest.fixture
def twice(folder: Path) -> Path:
    """A library with one paper twice, one mismatch, and two prefaces that are different."""
    path = folder / "library.bib"
    path.write_text(TWICE)
    return path


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


def test_a_decision_is_never_asked_again(cli: Cli, twice: Path) -> None:
    """`--different` is written into the library, and follows a renamed key."""
    cli("dedupe", "--different", "gu2023mamba", "GuDao24")
    cli("dedupe", "--different", "events", "wrong")
    cli("rename", "GuDao24", "dao2024")

    outcome = cli("dedupe", "--check")
    assert outcome.code == 0, outcome.out
    assert "dao2024" in twice.read_text().partition("@inproceedings")[0]


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


@pytest.mark.slow
@pytest.mark.parametrize("option", ["--json", "--dry-run"])
def test_one_document_or_diff_asks_nothing(twice: Path, option: str) -> None:
    """Each decision would be another document, and a diff of a library that never changes."""
    said = answer(["dedupe", "--merge", option], ["m", "q"])

    assert "to decide: --merge asks at a terminal, without --json and --dry-run" in said
    assert "What are they?" not in said
    assert twice.read_text() == TWICE


@pytest.mark.slow
def test_deciding_in_order(cli: Cli, twice: Path) -> None:
    """Merge field by field, then quit: what was decided is written, the rest is asked next time."""
    said = answer(["dedupe", "--merge"], ["f", "l", "p", "p", "p", "q"])

    text = twice.read_text()
    assert "Gu, Albert and Dao, Tri" in text.partition("@misc{events")[0], said
    assert text.count("@misc{wrong") == 1
    assert json.loads(cli("dedupe", "--json").out)["clusters"][0]["verdict"] == "mismatch"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answers", "cited", "told"),
    [
        pytest.param(["y", "m", "q"], "GuDao24", "merged into", id="quit"),
        pytest.param(["y", "m", "\x04"], "GuDao24", "interrupted", id="interrupted"),
        pytest.param(["n", "m", "q"], "gu2023mamba", "paper.tex will be left", id="refused"),
    ],
)
def test_papers_follow_what_was_merged(
    twice: Path, folder: Path, answers: list[str], cited: str, told: str
) -> None:
    """However the questions end, papers can follow the merges that are written by then."""
    paper = folder / "paper.tex"
    paper.write_text("A \\cite{gu2023mamba}.\n")

    said = answer(["dedupe", "--merge", "--rewrite-tex", "paper.tex"], answers)

    assert "{gu2023mamba," not in twice.read_text(), said
    assert paper.read_text() == f"A \\cite{{{cited}}}.\n"
    assert told in said
    assert "nothing was changed" not in said


@pytest.mark.slow
def test_a_merge_survives_an_editor_that_cannot_be_started(
    twice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The field stays as proposed, with the reason; the merge continues."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "no-such-editor")

    said = answer(["dedupe", "--merge"], ["f", "e", "p", "p", "p", "q"])

    assert "left as proposed: " in said
    assert "merged into" in said
    assert "{gu2023mamba," not in twice.read_text()


@pytest.mark.slow
@pytest.mark.usefixtures("twice")
def test_both_is_offered_for_prose_only() -> None:
    """Two author lists, or two years, in one field would be neither."""
    said = answer(["dedupe", "--merge"], ["f", "b", "p", "p", "p", "p", "p", "q"])

    assert "please press one of p, l, r, e" in said


def test_saying_that_two_are_different(cli: Cli, twice: Path) -> None:
    """`d` records the decision; both entries stay."""
    answer(["dedupe", "--merge"], ["d", "d"])

    assert cli("dedupe", "--check").code == 0
    assert twice.read_text().count("\n@") == TWICE.count("\n@")


LONG_SCANS = "@article{a, title={Long Scans of Deep Data Tables}, author={Roy, A.}, year=2020}\n"


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


def test_entries_with_one_key_at_the_terminal(twice: Path) -> None:
    """Of three entries of one key the two that are asked about are merged; `d` is not offered."""
    other = "@article{a, title={Something Else Altogether}, author={Li, W.}, year=2019}\n"
    twice.write_text(LONG_SCANS + other + LONG_SCANS.replace("year", "volume=3, year"))

    said = answer(["dedupe", "--merge"], ["m"])

    assert "different: never ask again" not in said
    assert "1 merged" in said
    text = twice.read_text()
    assert text.count("@article{a,") == 2
    assert other in text
    assert text.count("Long Scans") == 1
    assert "volume" in text


def test_a_key_of_two_works_is_followed_to_the_right_one(twice: Path) -> None:
    """What was merged is not taken for the other entry of its key in a later question."""
    other = "@article{a, title={Something Else Altogether}, author={Li, W.}, year=2019}\n"
    fuller = LONG_SCANS.replace("year", "volume=3, pages={1--9}, doi={10.1000/1}, year")
    copies = [text.replace("{a,", f"{{{key},") for key, text in (("c", fuller), ("e", LONG_SCANS))]
    twice.write_text("".join([other, LONG_SCANS, *copies]))

    answer(["dedupe", "--merge"], ["m", "m"])

    found = Library.from_text(twice.read_text()).entries
    assert (found[0].key, found[0].get("year")) == ("a", "2019")
    assert len(found) == 2
    assert "Scans" in found[1].get("title")


def test_a_letter_that_is_not_offered_is_asked_again(twice: Path) -> None:
    """Two entries of one key cannot be kept apart by key: nothing is written, nothing breaks."""
    twice.write_text(LONG_SCANS + LONG_SCANS)

    said = answer(["dedupe", "--merge"], ["d", "s"])

    assert "1 skipped" in said
    assert twice.read_text() == LONG_SCANS + LONG_SCANS


def test_long_values_are_shown_where_they_differ(twice: Path) -> None:
    """An abstract does not push the rest off the screen, and shows what is different in it."""
    long = "word " * 200
    abstract = "abstract={" + long + "{}" + "}, year"
    twice.write_text(
        LONG_SCANS.replace("year", abstract.replace("{}", "left end"))
        + LONG_SCANS.replace("{a,", "{b,").replace("year", abstract.replace("{}", "right end"))
    )

    said = answer(["dedupe", "--merge"], ["q"])

    assert "left end" in said
    assert "right end" in said
    assert len(said) < 2500


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


# -- the picture of a pair ------------------------------------------------------------------

WIDE = """\
                left: gu2023mamba (@misc) goes            right: GuDao24 (@inproceedings) stays
  entrytype     - misc                                    + inproceedings
  title         - {Mamba}: Linear-Time Sequence Modeling  + Mamba: Linear-time sequence modeling
                with Selective State Spaces               with selective state spaces
  author        - Gu, Albert and Dao, Tri                 + Albert Gu and Tri Dao
  year          - 2023                                    + 2024
  eprint        + 2312.00752                              –
  archiveprefix + arXiv                                   –
  keywords      + sequence, linear                        + selective, linear
  booktitle     –                                         + COLM
  code          –                                         + https://github.com/state-spaces/mamba
"""


def pair_of(text: str) -> tuple[Entry, Entry]:
    one, other = Library.from_text(text).entries[:2]
    return one, other


def test_what_stays_and_what_goes_is_shown() -> None:
    """Every field side by side: `+` is in the merged entry, `-` is not, `–` is missing."""
    entries = pair_of(TWICE)
    lines = side_by_side(entries, merge_plan(entries), 100, plain)

    assert "\n".join(line.rstrip() for line in lines) + "\n" == WIDE


def test_a_pair_that_cannot_be_merged() -> None:
    """Nothing stays and nothing goes where no merge is possible; equal values are shown once."""
    entries = pair_of(
        "@misc{a, title={One Title}, year=2020}@misc{b, title={One Title}, year=2021}"
    )

    assert [line.rstrip() for line in side_by_side(entries, None, 80, plain)] == [
        "                left: a (@misc)                 right: b (@misc)",
        "  title         = One Title",
        "  year          2020                            2021",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_picture_fits_the_terminal(width: int) -> None:
    """However narrow the terminal, no line is wider and no word is lost."""
    entries = pair_of(TWICE)
    lines = side_by_side(entries, merge_plan(entries), width, plain)
    shown = "".join("".join(lines).split())

    assert max(map(len, lines)) <= width
    assert "https://github.com/state-spaces/mamba" in shown


def test_only_words_that_differ_have_colour() -> None:
    """What both sides say is plain, so that the difference is seen."""
    entries = pair_of(
        "@misc{a, title={A Long Title of Mine}, year=2020}@misc{b, title={A Short Title of Mine}}"
    )
    lines = side_by_side(entries, None, 100, lambda style, text: f"<{style} {text}>")

    assert "A <key Long> Title of Mine" in lines[1]
    assert "A <key Short> Title of Mine" in lines[1]


@pytest.mark.slow
def test_the_other_entry_can_stay(cli: Cli, twice: Path) -> None:
    """`o` shows the pair again with the other key staying; `m` then merges so."""
    said = answer(["dedupe", "--merge"], ["o", "m", "q"])

    assert said.count("gu2023mamba (@misc) stays") == 1, said
    assert "@misc{gu2023mamba," in twice.read_text() or "{gu2023mamba," in twice.read_text()
    assert "{GuDao24," not in twice.read_text()
    assert cli("show", "GuDao24").code == 0


def test_two_entries_of_one_key_are_counted(cli: Cli, library: Path) -> None:
    """One entry goes, though its key stays."""
    facts = "title={A Study of Some Things}, author={Doe, Jane}, year=2000, doi={10.1000/x}"
    library.write_text(f"@misc{{a, {facts}}}\n@misc{{a, {facts}, note={{x}}}}\n")

    assert "merged 1 entry into a" in cli("dedupe", "--apply", "same").err
    assert library.read_text().count("@misc") == 1


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
