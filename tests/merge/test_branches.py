"""Merging two branches of a library."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.bibtex import parse_document
from ssmlit.merge.branches import MergeConflict, merge
from tests.merge.texts import AUTHOR, BASE, NEW, changed, marked

FIRST = BASE[BASE.index("@misc") : BASE.index("\n% second")]
SECOND = BASE[BASE.index("% second") :]


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        pytest.param(
            BASE, changed(("{2024}", "{2025}")), changed(("{2024}", "{2025}")), id="theirs alone"
        ),
        pytest.param(
            changed(("{2024}", "{2025}")), BASE, changed(("{2024}", "{2025}")), id="ours alone"
        ),
        pytest.param(
            changed(("{Mamba}", "{The Mamba}")),
            changed(("  year = 2023,\n", "  year = 2023,\n  DOI = {10.1000/a},\n")),
            changed(
                ("{Mamba}", "{The Mamba}"),
                ("  year = 2023,\n", "  year = 2023,\n  DOI = {10.1000/a},\n"),
            ),
            id="a new field keeps its spelling",
        ),
        pytest.param(
            BASE + NEW % ("a", "A"),
            BASE + NEW % ("b", "B"),
            BASE + NEW % ("a", "A") + NEW % ("b", "B"),
            id="entries added on both sides",
        ),
        pytest.param(
            BASE + NEW % ("a", "A"),
            BASE + NEW % ("a", "A"),
            BASE + NEW % ("a", "A"),
            id="same added",
        ),
        pytest.param(
            BASE + NEW % ("a", "A"),
            BASE + "\n@Misc{a, title = {A}}\n",
            BASE + NEW % ("a", "A"),
            id="same added, in another layout",
        ),
        pytest.param(
            changed(("{Mamba}", "{Mamba!}")),
            changed((AUTHOR, "  author = {Gu, A.},\n")),
            changed(("{Mamba}", "{Mamba!}"), (AUTHOR, "  author = {Gu, A.},\n")),
            id="neighbouring fields of an entry",
        ),
        pytest.param(
            changed(("  year = 2023,\n", "  year = 2023,\n  code = {x},\n")),
            changed(("  year = 2023,\n", "  year = 2023,\n  note = neurips # {!},\n")),
            changed(
                ("  year = 2023,\n", "  year = 2023,\n  code = {x},\n  note = neurips # {!},\n")
            ),
            id="fields added at the same place",
        ),
        pytest.param(
            changed((AUTHOR, "")),
            changed(("year = 2023", "year = 2024")),
            changed((AUTHOR, ""), ("year = 2023", "year = 2024")),
            id="field dropped, another changed",
        ),
        pytest.param(
            changed(("year = 2023", "year = 2024")),
            changed(("year = 2023", "year = 2024"), (AUTHOR, "")),
            changed(("year = 2023", "year = 2024"), (AUTHOR, "")),
            id="the same change on both sides",
        ),
        pytest.param(
            changed(("@misc{gu", "@article{gu")),
            changed(("{Mamba}", "{M}")),
            changed(("@misc{gu", "@article{gu"), ("{Mamba}", "{M}")),
            id="type and field",
        ),
        pytest.param(
            changed((FIRST, "")),
            changed(("{2024}", "{2025}")),
            changed((FIRST, ""), ("{2024}", "{2025}")),
            id="entry removed by ours",
        ),
        pytest.param(
            changed(("{2024}", "{2025}")),
            changed(("\n" + FIRST, "")),
            changed(("\n" + FIRST, ""), ("{2024}", "{2025}")),
            id="entry removed by theirs",
        ),
        pytest.param(
            changed((FIRST, "")), changed((FIRST, "")), changed((FIRST, "")), id="removed by both"
        ),
        pytest.param(
            changed(("{gu2023mamba", "{mamba")),
            changed(("year = 2023", "year = 2024")),
            changed(("{gu2023mamba", "{mamba"), ("year = 2023", "year = 2024")),
            id="renamed by ours, changed by theirs",
        ),
        pytest.param(
            changed(("year = 2023", "year = 2024")),
            changed(
                ("{gu2023mamba", "{mamba"),
                ("  year = 2023,\n", "  year = 2023,\n  ids = {gu2023mamba},\n"),
            ),
            changed(
                ("{gu2023mamba", "{mamba"),
                ("  year = 2023,\n", "  year = 2024,\n  ids = {gu2023mamba},\n"),
            ),
            id="renamed by theirs, changed by ours",
        ),
        pytest.param(
            changed(("% Our papers", "% Our\n% papers")),
            changed(("% second", "% 2nd")),
            changed(("% Our papers", "% Our\n% papers"), ("% second", "% 2nd")),
            id="comments",
        ),
        pytest.param(
            changed(("{NeurIPS}}", '{NeurIPS}}\n@string{icml = "ICML"}')),
            changed(("{NeurIPS}}", "{Neural}}")),
            changed(("{NeurIPS}}", '{Neural}}\n@string{icml = "ICML"}')),
            id="macros",
        ),
        pytest.param(
            changed(("@misc{gu", "@misc{broken, title = {x}\n\n@misc{gu")),
            changed(("{2024}", "{2025}")),
            changed(("@misc{gu", "@misc{broken, title = {x}\n\n@misc{gu"), ("{2024}", "{2025}")),
            id="a broken entry in ours",
        ),
        pytest.param(
            changed(("{2024}", "{2025}")),
            BASE.replace(FIRST, "").replace(SECOND, SECOND + "\n" + FIRST),
            BASE.replace(FIRST, "")
            .replace(SECOND, SECOND + "\n" + FIRST)
            .replace("{2024}", "{2025}"),
            id="order of theirs when only theirs moved entries",
        ),
        pytest.param(
            BASE.rstrip(), BASE + NEW % ("b", "B"), BASE + NEW % ("b", "B"), id="no line end"
        ),
        pytest.param(
            BASE.rstrip() + (NEW % ("a", "A")).rstrip(),
            BASE.rstrip() + (NEW % ("b", "B")).rstrip(),
            BASE.rstrip() + (NEW % ("a", "A")).rstrip() + (NEW % ("b", "B")).rstrip(),
            id="no line end, added on both sides",
        ),
        pytest.param(
            "\ufeff" + BASE,
            changed(("{2024}", "{2025}")),
            "\ufeff" + changed(("{2024}", "{2025}")),
            id="mark",
        ),
        pytest.param(
            changed(("{2024}", "{2025}")),
            "\ufeff" + BASE,
            "\ufeff" + changed(("{2024}", "{2025}")),
            id="their mark",
        ),
    ],
)
def test_merges(ours: str, theirs: str, merged: str) -> None:
    """What does not touch the same thing merges, and every other byte is that of ours."""
    assert merge(BASE, ours, theirs).text == merged
    assert merge(BASE, ours, theirs).conflicts == ()


WIDE = "@misc{a, title={Seals}}"
LONG = "@misc{a,\n  title = {Seals}\n}"
OTHER = "\n\n@misc{b}"
MACRO = "@string{x =\n  {A}\n  #\n  {B}\n}\n"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        pytest.param(WIDE, WIDE, LONG, LONG, id="layout of theirs"),
        pytest.param(WIDE, LONG, WIDE, LONG, id="layout of ours"),
        pytest.param(WIDE.replace("}}", "}, title={Orcas}}"), WIDE, LONG, WIDE,
                     id="mended by both, each in its layout"),
        pytest.param(WIDE + OTHER, WIDE + "% mine" + OTHER, WIDE + "  % your" + OTHER,
                     WIDE + "% mine % your" + OTHER, id="a remark of both behind an entry"),
        pytest.param(WIDE, WIDE + OTHER, WIDE + " % your\n", WIDE + " % your" + OTHER,
                     id="a line end of ours, a remark of theirs"),
        pytest.param(WIDE, WIDE + " % mine\n", WIDE + OTHER, WIDE + " % mine" + OTHER,
                     id="a remark of ours, a line end of theirs"),
        pytest.param(WIDE + OTHER, OTHER[1:], WIDE + " % your" + OTHER, " % your" + OTHER,
                     id="a remark behind an entry that ours removed"),
        pytest.param(MACRO, MACRO.replace("A", "Our A"), MACRO.replace("B", "Your B"),
                     MACRO.replace("A", "Our A").replace("B", "Your B"), id="lines of a macro"),
    ],
)  # fmt: skip
def test_the_layout_and_the_rest_of_a_line(base: str, ours: str, theirs: str, merged: str) -> None:
    """What one side wrote is there, whatever lines came or went beside it on the other."""
    assert merge(base, ours, theirs).text == merged


def entry(key: str, *fields: str) -> str:
    return f"@misc{{{key},\n{''.join(f'  {it},{chr(10)}' for it in fields)}}}\n"


TWO = ("title = {Seals}", "year = 2020")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        pytest.param("% a\n", "% a\n", "% b\n", "% b\n", id="no entries"),
        pytest.param("", "% a\n", "", "% a\n", id="nothing before"),
        pytest.param(
            entry("a", *TWO), entry("b", *TWO), entry("a", *TWO[:1], "year = 2021"),
            entry("b", *TWO[:1], "year = 2021"), id="renamed: two fields tell which",
        ),
        pytest.param(
            entry("a", "year = 2020"), entry("b", "year = 2020"), entry("a", "year = 2020"),
            entry("b", "year = 2020"), id="one field does not",
        ),
        pytest.param(
            entry("a", *TWO) + entry("c", *TWO), entry("b", *TWO) + entry("c", *TWO),
            entry("a", *TWO) + entry("c", *TWO), entry("b", *TWO) + entry("c", *TWO),
            id="two that say the same",
        ),
        pytest.param(
            entry("a", *TWO), entry("a", *TWO) + entry("b", "note = {x}"), entry("b", *TWO),
            entry("b", "note = {x}", *TWO), id="a new key that is taken",
        ),
        pytest.param(
            "@string{a = {A}}\n", "@string{b = {A}}\n", "@string{a = {B}}\n",
            "@string{b = {A}}\n<<<<<<< ours\n=======\n@string{a = {B}}\n>>>>>>> theirs\n",
            id="macros have no second name",
        ),
    ],
)  # fmt: skip
def test_renamed_entries(base: str, ours: str, theirs: str, merged: str) -> None:
    """One that says the same under a new key was renamed; what both sides made of it is kept."""
    assert merge(base, ours, theirs).text == merged


@pytest.mark.parametrize(
    ("ours", "theirs", "merged", "conflict"),
    [
        pytest.param(
            changed(("year = 2023", "year = 2024"), ("{Mamba}", "{M}")),
            changed(("year = 2023", "year = 2025"), (AUTHOR, "  author = {Gu},\n")),
            changed(
                ("{Mamba}", "{M}"),
                (AUTHOR, "  author = {Gu},\n"),
                ("  year = 2023,\n", marked("  year = 2024,\n", "  year = 2025,\n")),
            ),
            MergeConflict(7, "gu2023mamba", ("year",)),
            id="same field",
        ),
        pytest.param(
            changed((AUTHOR, "")),
            changed((AUTHOR, "  author = {Gu},\n")),
            changed(
                (AUTHOR, ""),
                ("  year = 2023,\n", "  year = 2023,\n" + marked("", "  author = {Gu},\n")),
            ),
            MergeConflict(7, "gu2023mamba", ("author",)),
            id="field dropped and changed",
        ),
        pytest.param(
            changed(("@misc{gu", "@article{gu")),
            changed(("@misc{gu", "@book{gu")),
            changed(
                ("@misc{gu2023mamba,\n", marked("@article{gu2023mamba,\n", "@book{gu2023mamba,\n"))
            ),
            MergeConflict(4, "gu2023mamba", ("@type",)),
            id="type",
        ),
        pytest.param(
            changed(("\n" + FIRST, "")),
            changed(("{Mamba}", "{M}")),
            changed((FIRST, marked("", FIRST.replace("{Mamba}", "{M}")))),
            MergeConflict(4, "gu2023mamba", ("removed",)),
            id="removed by ours, changed by theirs",
        ),
        pytest.param(
            changed(("{Mamba}", "{M}")),
            changed(("\n" + FIRST, "")),
            changed((FIRST, marked(FIRST.replace("{Mamba}", "{M}"), ""))),
            MergeConflict(4, "gu2023mamba", ("removed",)),
            id="changed by ours, removed by theirs",
        ),
        pytest.param(
            BASE + NEW % ("x", "A"),
            BASE + (NEW % ("x", "B")).replace("\n}", "\n  doi = {10.1/b},\n}"),
            BASE
            + "\n@misc{x,\n"
            + marked("  title = {A},\n", "  title = {B},\n  doi = {10.1/b},\n")
            + "}\n",
            MergeConflict(18, "x", ("title", "doi")),
            id="same key, two works",
        ),
        pytest.param(
            changed(("% Our papers", "% A")),
            changed(("% Our papers", "% B")),
            changed(("% Our papers\n", marked("% A\n", "% B\n"))),
            MergeConflict(1, "neurips", ("text",)),
            id="text",
        ),
        pytest.param(
            changed(("{NeurIPS}", "{A}")),
            changed(("{NeurIPS}", "{B}")),
            changed(
                (
                    "@string{neurips = {NeurIPS}}\n",
                    marked("@string{neurips = {A}}\n", "@string{neurips = {B}}\n"),
                )
            ),
            MergeConflict(2, "neurips", ("entry",)),
            id="macro",
        ),
        pytest.param(
            BASE + "@string{x =\n  {A}\n}\n",
            BASE + "@string{x =\n  {B}\n}\n",
            BASE + "@string{x =\n" + marked("  {A}\n", "  {B}\n") + "}\n",
            MergeConflict(17, "x", ("entry",)),
            id="same macro, two texts",
        ),
    ],
)
def test_conflicts(ours: str, theirs: str, merged: str, conflict: MergeConflict) -> None:
    """A conflict is around the lines in question, inside its entry; the rest is merged."""
    result = merge(BASE, ours, theirs)
    assert result.text == merged
    assert result.conflicts == (conflict,)


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        pytest.param("%  a b", "% a c", "% a c", id="ours has other blanks"),
        pytest.param("% a c", "%  a b", "% a c", id="theirs has other blanks"),
        pytest.param("% a c", "%  a c", "% a c", id="one change with other blanks"),
        pytest.param("% a c", "% a b", "% a c", id="only ours changed"),
    ],
)
def test_blanks_above_an_entry_are_no_conflict(ours: str, theirs: str, merged: str) -> None:
    """The words are merged, as ours has them where both have the same."""
    base, one, other = (f"{text}\n@misc{{x,\n}}\n" for text in ("% a b", ours, theirs))
    result = merge(base, one, other)
    assert (result.text, result.conflicts) == (f"{merged}\n@misc{{x,\n}}\n", ())


def test_where_a_conflict_is_below_an_entry_that_came_into_a_line() -> None:
    """The line that the new one begins counts."""
    text = "@misc{x,\n} %s@misc{y,\n  year = {%d},\n}\n"
    (base, ours), theirs = (text % ("", year) for year in (1, 2)), text % ("@misc{n,\n} ", 3)
    result = merge(base, ours, theirs)
    (conflict,) = result.conflicts
    assert result.text.splitlines()[conflict.line - 1].startswith("<<<<<<<")


def test_markers_as_git_wants_them() -> None:
    """Size and labels are given; the line ends are those of the file."""
    base, ours, theirs = (f"@a{{x,\r\n  y = {{{n}}},\r\n}}\r\n" for n in "123")
    result = merge(base, ours, theirs, marker_size=9, labels=("HEAD", "topic"))
    assert result.text == (
        "@a{x,\r\n<<<<<<<<< HEAD\r\n  y = {2},\r\n=========\r\n  y = {3},\r\n"
        ">>>>>>>>> topic\r\n}\r\n"
    )


Fields = dict[str, str]
FIELDS = st.dictionaries(
    st.sampled_from(["title", "year", "note"]), st.sampled_from("123"), max_size=3
)
ENTRIES = st.dictionaries(st.sampled_from("abcdef"), FIELDS, max_size=5)


def written(entries: dict[str, Fields]) -> str:
    blocks = []
    for key, fields in entries.items():
        lines = "".join(f"  {n} = {{{v}}},\n" for n, v in {"own": key, **fields}.items())
        blocks.append(f"@misc{{{key},\n{lines}}}\n")
    return "\n".join(blocks)


def expected(
    base: Fields | None, ours: Fields | None, theirs: Fields | None
) -> Fields | str | None:
    """What a person would make of an entry; "conflict" when nobody could decide."""
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    if ours is None or theirs is None:
        return "conflict"
    merged = {}
    for name in ours | theirs:
        was, now, then = ((side or {}).get(name) for side in (base, ours, theirs))
        if then not in (was, now) and now != was:
            return "conflict"
        if (value := now if then in (was, now) else then) is not None:
            merged[name] = value
    return merged


@pytest.mark.slow
@given(ENTRIES, ENTRIES, ENTRIES)
def test_any_three_versions(
    base: dict[str, Fields], ours: dict[str, Fields], theirs: dict[str, Fields]
) -> None:
    """Every entry is what three-way merging of its fields gives, or a conflict of its own."""
    result = merge(*map(written, (base, ours, theirs)))
    wanted = {
        key: expected(base.get(key), ours.get(key), theirs.get(key)) for key in base | ours | theirs
    }
    conflicts = {key for key, fields in wanted.items() if fields == "conflict"}
    assert {conflict.key for conflict in result.conflicts} == conflicts
    if not conflicts:
        got = {
            e.key: {f.name: f.text for f in e.fields[1:]}
            for e in parse_document(result.text).entries
        }
        assert got == {key: fields for key, fields in wanted.items() if fields is not None}
    lines = result.text.splitlines()
    for conflict in result.conflicts:
        assert lines[conflict.line - 1] == "<<<<<<< ours"


@pytest.mark.slow
@given(st.text("@a{x=1},\n%"), st.text("@a{x=1},\n%"), st.text("@a{x=1},\n%"))
def test_any_text(base: str, ours: str, theirs: str) -> None:
    """Nothing makes merging fail, and a side that did not change never wins."""
    assert merge(base, base, theirs).text.split() == theirs.split()
    assert merge(base, ours, base).text == ours
    merge(base, ours, theirs)


GROUPS = "@comment{jabref-meta: grouping:\n0 All:;\n%s}\n"


@pytest.mark.parametrize(
    ("mine", "yours", "merged"),
    [
        pytest.param("", "", "", id="unchanged"),
        pytest.param("1 Owls;\n", "", "1 Owls;\n", id="changed by us"),
        pytest.param("", "1 Owls;\n", "1 Owls;\n", id="changed by them"),
    ],
)
def test_a_comment_at_the_end_stays_one_when_both_add_behind_it(
    mine: str, yours: str, merged: str
) -> None:
    """It is not the text above what each of them added."""
    first, *news = "@misc{k, x = 1}\n\n", "\n@misc{a, x = 1}\n", "\n@misc{b, x = 1}\n"

    found = merge(
        first + GROUPS % "", first + GROUPS % mine + news[0], first + GROUPS % yours + news[1]
    )

    assert (found.text, found.conflicts) == (first + GROUPS % merged + "".join(news), ())


def test_a_comment_that_both_changed_is_a_conflict_within_it() -> None:
    """Also where the value is in its first line."""
    versions = [f"@comment{{jabref-meta: databaseType:{kind};}}\n" for kind in ("x", "y", "z")]

    found = merge(*versions)

    assert [one.key for one in found.conflicts] == ["jabref-meta: databasetype"]


@pytest.mark.parametrize("foot", ["% Local Variables:\n% End:\n", "The end\n"])
def test_prose_at_the_end_stays_once_when_both_add_behind_it(foot: str) -> None:
    first, *news = "@misc{k, x = 1}\n\n", "\n@misc{a, x = 1}\n", "\n@misc{b, x = 1}\n"

    found = merge(first + foot, first + foot + news[0], first + foot + news[1])

    assert (found.text, found.conflicts) == (first + foot + "".join(news), ())
