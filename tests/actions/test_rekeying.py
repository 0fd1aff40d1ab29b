"""References after one step in which several entries merge, or get other keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.actions import deduping, editing, rekeying
from ssmlit.duplicates import merge_edits, merge_plan
from ssmlit.fields import references
from ssmlit.fields.names import DISTINCT
from ssmlit.library import Library
from ssmlit.model import Entry
from tests.conftest import at_most

KEYS = ["a", "b", "c", "d", "e", "A"]  # two of them differ only in capitals
FORMS = ["related = {%s}", "crossref = {%s}", "xref = {%s}", "distinct = {%s}",
         "author = {xdata=%s-author-1 and Doe, Jane}", "xdata = {%s}"]  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    """Libraries whose entries name each other in every form."""
    one = st.tuples(st.sampled_from(FORMS), st.lists(st.sampled_from(KEYS), min_size=1, max_size=3))
    said = one.map(lambda it: it[0] % (it[1][0] if "xdata=" in it[0] else ", ".join(it[1])))
    entry = st.lists(said, max_size=3, unique_by=lambda text: text.split(" ")[0]).map(", ".join)
    entries = [entry.map(f"@misc{{{key}, title = {{T}}, %s}}".__mod__) for key in KEYS]
    return st.tuples(*entries).map("\n".join)


def named(entry: Entry) -> set[str]:
    """Return every key that an entry names."""
    decided = entry.get(DISTINCT).split(",")
    return {key for _, key in references.named(entry)} | {it.strip() for it in decided} - {""}


@pytest.mark.slow
@at_most(fast=8)
@given(texts(), st.permutations(KEYS), st.lists(st.integers(1, 3), min_size=1, max_size=3))
def test_after_merges_in_one_step_no_reference_dangles(
    text: str, order: list[str], sizes: list[int]
) -> None:
    """Whichever entries merge, and whichever of them name each other."""
    library = Library.from_text(text)
    plans, at = [], 0
    for size in sizes:
        cluster = [library.get(key) for key in order[at : at + size]]
        at += size
        if len(cluster) > 1:
            plans.append(merge_plan(cluster))
    after = library.document.apply(merge_edits(plans, library.entries)).document

    gone = {old for plan in plans for old in plan.mapping}
    assert {entry.key for entry in after.entries} == {*KEYS} - gone
    assert not [(one.key, key) for one in after.entries for key in named(one) & gone]


@pytest.mark.slow
@at_most(fast=8)
@given(texts(), st.sets(st.sampled_from(KEYS)))
def test_after_renamings_in_one_step_every_reference_follows(text: str, chosen: set[str]) -> None:
    """Each entry names what it named before, by the key that it has now."""
    library = Library.from_text(text)
    new = {key: f"new{KEYS.index(key)}" for key in chosen}
    pairs = [(one, replace(one, key=new[one.key])) for one in library.entries if one.key in new]
    after = library.document.apply(rekeying.becoming(library, pairs)).document

    for was, now in zip(library.entries, after.entries, strict=True):
        assert now.key == new.get(was.key, was.key)
        assert now.get("ids") == (was.key if was.key in new else "")
        assert named(now) == {new.get(key, key) for key in named(was)}


@pytest.mark.parametrize("chosen", [["b"], ["b", "c"]])
def test_an_entry_changes_and_follows_at_once(chosen: list[str]) -> None:
    """Its other new values stay, as does the way in which its list is written."""
    library = Library.from_text(
        "@misc{a, related = {b ,c}}\n@misc{b, title = {Two}}\n@misc{c, title = {Three}}"
    )
    first, *others = library.entries
    pairs = [(first, replace(first, type="article"))]
    pairs += [(one, replace(one, key=f"{one.key}x")) for one in others if one.key in chosen]
    after = library.document.apply(rekeying.becoming(library, pairs)).document

    keys = [f"{key}x" if key in chosen else key for key in "bc"]
    assert after.text.split("\n")[0] == f"@article{{a, related = {{{' ,'.join(keys)}}}}}"


def test_of_two_entries_with_one_key_the_first_is_named() -> None:
    """When the second gets a key of its own, what names the first stays."""
    library = Library.from_text("@misc{a}\n@misc{a}\n@misc{b, related = {a}}")
    second = library.entries[1]
    after = library.document.apply(
        rekeying.becoming(library, [(second, replace(second, key="other"))])
    ).document

    assert [entry.key for entry in after.entries] == ["a", "other", "b"]
    assert after.entries[2].get("related") == "a"


def test_what_is_certainly_the_same_merges_at_once() -> None:
    """A list that names one entry of each of two pairs, itself one of a third."""
    pair = "@misc{{{0}, title = {{On {1}}}, author = {{Roe, Anna}}, year = 2020, {2}}}\n"
    texts = [
        pair.format(f"{key}{number}", words, f"doi = {{10.1000/{key}}}")
        for key, words in (("a", "Snails of the North"), ("b", "Whales in Warm Water"))
        for number in (1, 2)
    ]
    named = "doi = {10.1000/c}, related = {a2, b2}, distinct = {b2}"
    texts += [pair.format(f"c{number}", "Tides and Sand", named) for number in (1, 2)]
    library = Library.from_text("".join(texts))
    after = library.document.apply(deduping.merge_sure(library).edits).document

    assert [entry.key for entry in after.entries] == ["a1", "b1", "c1"]
    assert after.entries[2].get("related") == "a1, b1"
    assert after.entries[2].get(DISTINCT) == "b1"


@pytest.mark.parametrize("key", ["m", "misc", "title", "new"])
def test_a_key_changed_in_an_editor_is_followed(key: str) -> None:
    """Whatever else in the entry has the letters of the key."""
    library = Library.from_text("@misc{old, title = {T}}\n@misc{b, related = {old}}\n")
    before = library.document.source(library.entries[0])
    made = editing.replace_if_unchanged(library, ("old", 0), before, before.replace("old", key, 1))

    assert library.document.apply(made.edits).document.text == (
        f"@misc{{{key}, title = {{T}}, ids = {{old}}}}\n@misc{{b, related = {{{key}}}}}\n"
    )
