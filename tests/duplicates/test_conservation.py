"""A merge loses nothing: every value of every entry is kept or reported.

The entries are generated, or real ones whose fields are spread over two and changed. What is there
afterwards is looked for in the text of the library, without the accounts that the merge keeps.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ssmlit import bibtex, fields
from ssmlit.duplicates import Leftover, merge_edits, merge_plan
from ssmlit.latex import fold
from ssmlit.model import Entry, Field

HERE = Path(__file__).resolve()
WILD = [
    *sorted((HERE.parents[1] / "bib" / "valid").glob("*.bib")),
    *sorted((HERE.parents[3] / "shared" / "data" / "bib").glob("*.bib")),
]

VALUES = {
    "title": ["{S4}: Long Sequences", "Long Sequences", "{{Long Sequences}}", "Other Words"],
    "author": ["Gu, Albert and R{\\'e}, C.", "Ré, C. and Gu, Albert", "Gu, A. and others",
               "Gu, A."],
    "editor": ["Knuth, D.", "Lamport, Leslie"],
    "year": ["2021", "2022", "199X", "in press"],
    "date": ["2021-10", "1487/1490"],
    "month": ["oct", "July/August"],
    "journal": ["Nature", "Nature Biotechnology", "jmlr"],
    "booktitle": ["ICLR", "Proceedings of {ICLR}"],
    "publisher": ["MIT Press", "Macmillan"],
    "address": ["Cambridge"],
    "volume": ["2", "12"],
    "pages": ["216--271", "216-271", "2162--71", "5"],
    "number": ["1-2", "12", "1/2"],
    "biburl": ["https://x.org/b/A-1", "https://x.org/b/a-1"],
    "isbn": ["978-0-205-30902-3", "0205309023"],
    "doi": ["10.1000/a_b", "https://doi.org/10.1000/A_b", "10.1000/c"],
    "eprint": ["2111.00396", "2111.00396v2", "2312.00752", "hep-ph/9609357"],
    "archiveprefix": ["arXiv"],
    "primaryclass": ["cs.LG", "hep-ph"],
    "url": ["https://x.org/a", "https://x.org/ab", "citeseer.ist.psu.edu/x.html",
            "https://arxiv.org/abs/2111.00396v1"],
    "code": ["https://github.com/a/b", "https://github.com/a/c"],
    "links": ["code=https://github.com/a/c video=https://y.org/v"],
    "keywords": ["s4, theory", "Theory; {vision}", "s4"],
    "note": ["Outstanding", "Outstanding paper", "50\\% of it"],
    "annote": ["mine", "Merged from q: year = 2021"],
    "ids": ["old1", "old1, old2"],
    "distinct": ["other arxiv:2401.00001"],
    "timestamp": ["2024-01-02", "2022-05-01"],
    "crossref": ["parent"],
    "howpublished": ["http://www.w3.org/TR/xquery/", "\\url{https://x.org/a}"],
    "ref-count": ["7", "8"],
    "file": [":a.pdf:PDF", ":b.pdf:PDF;:a.pdf:PDF"],
}  # fmt: skip
TYPES = ["article", "Book", "misc", "inproceedings", "online", "phdthesis"]


def entry(key: str, kind: str, values: dict[str, str]) -> Entry:
    return Entry(kind, key, tuple(Field(name, f"{{{it}}}", it) for name, it in values.items()))


def entries_of(key: str) -> st.SearchStrategy[Entry]:
    some = st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(texts) for name, texts in VALUES.items()}
    )
    return st.builds(lambda kind, values: entry(key, kind, values), st.sampled_from(TYPES), some)


def vanished(inputs: list[Entry], library: str) -> list[tuple[str, str, str]]:
    """Return the values of entries that a merge neither keeps word for word nor reports."""
    document = bibtex.parse_document(library)
    plan = merge_plan(document.entries[: len(inputs)])
    after = document.apply(merge_edits([plan], document.entries)).document
    (kept,) = [one for one in after.entries if one.key == plan.survivor.key]
    texts = {item.name.lower(): " ".join(item.text.split()) for item in reversed(kept.fields)}
    everything = " ; ".join(texts.values())
    parts = {fold(part) for part in re.split(r"[,; ]+", everything)}
    parts |= {fold(f"{name}={text}") for name, text in texts.items()}  # a link has its own field
    told = {(one.key, one.field, one.text) for one in plan.leftovers if _is_fair(one, kept, texts)}
    missing = []
    for one in inputs:
        if (
            one.type.lower() != kept.type.lower()
            and f"{one.key}: entrytype = {one.type}" not in everything
        ):
            missing.append((one.key, "entrytype", one.type))
        for item in one.fields:
            text = " ".join(item.text.split())
            in_parts = {fold(part) for part in re.split(r"[,; ]+", text)} <= parts
            if text not in everything and not in_parts:
                missing.append((one.key, item.name.lower(), text))
    return [one for one in missing if one not in told]


def _is_fair(left: Leftover, kept: Entry, texts: dict[str, str]) -> bool:
    """Whether the reason for dropping a value is true."""
    mine = texts.get(left.field, "")
    if left.reason.startswith("differs only"):
        numbers = re.findall(r"\d+", left.text) == re.findall(r"\d+", mine)
        addresses = "://" not in left.text + mine
        return numbers and addresses and fold(left.text).split() == fold(mine).split()
    if left.reason.endswith(" has it"):
        said = left.reason.removesuffix(" has it").split(", ")
        if fold(texts.get(said[0], "")) == fold(left.text):
            return True
        version = re.search(r"(?<=\d)v\d+$", left.text)
        named = {str(one) for one in fields.identifiers(kept)}
        return set(said) <= named and (version is None or version[0] in " ".join(texts.values()))
    if left.reason.startswith("the same people"):
        return set(re.findall(r"\w\w+", fold(left.text))) - {"and", "others"} <= set(
            fold(mine).split()
        )
    if left.reason == "the same day in another form":
        alone = Entry(kept.type, "b", (Field.braced(left.field, left.text),))
        day, known = fields.comparable_record(alone), fields.comparable_record(kept)
        return all(
            getattr(day, part) in {0, getattr(known, part)} for part in ("year", "month", "day")
        )
    if left.reason.startswith("the earlier day"):
        return mine < left.text
    return left.reason == "the type of a preprint" and left.text.lower() in {
        "misc", "online", "unpublished",
    }  # fmt: skip


def source(entries: list[Entry]) -> str:
    return "\n".join(
        f"@{one.type}{{{one.key},\n"
        + "".join(f"  {item.name} = {item.source},\n" for item in one.fields)
        + "}\n"
        for one in entries
    )


@pytest.mark.slow
@settings(suppress_health_check=list(HealthCheck))
@given(st.tuples(entries_of("a"), entries_of("b")), st.one_of(st.none(), entries_of("c")))
def test_nothing_vanishes(two: tuple[Entry, Entry], third: Entry | None) -> None:
    """Whatever two or three entries say about a work."""
    inputs = [*two, third] if third else list(two)
    assert vanished(inputs, source(inputs)) == []


@pytest.mark.slow
@settings(suppress_health_check=list(HealthCheck))
@given(entries_of("a"), entries_of("b"))
def test_a_merged_entry_takes_nothing_the_second_time(one: Entry, other: Entry) -> None:
    """What was taken or noted once is known: the same entry again changes nothing."""
    document = bibtex.parse_document(source([one, other]))
    first = merge_plan(document.entries, survivor=document.entries[0])
    merged = document.apply(merge_edits([first])).document.text
    again = bibtex.parse_document(merged + source([other]))
    second = merge_plan(again.entries, survivor=again.entries[0])

    assert again.apply(merge_edits([second])).document.text.strip() == merged.strip()


@pytest.mark.slow
@pytest.mark.parametrize("path", WILD, ids=lambda path: path.name)
def test_a_real_entry_spread_over_two_comes_together(path: Path) -> None:
    """Real entries, with fields only one has, fields that both have and fields that differ."""
    dice = random.Random(path.name)
    document = bibtex.parse_document(path.read_bytes().decode("utf-8", "replace"), path.name)
    for one in document.entries[:: max(1, len(document.entries) // 40)]:
        spread = _spread(one, dice)
        text = source(spread)
        if len(bibtex.parse_document(text).entries) == 2:  # else it needs its macros or line ends
            assert vanished(list(bibtex.parse_document(text).entries), text) == [], text


def _spread(one: Entry, dice: random.Random) -> list[Entry]:
    mine, theirs = [], []
    for item in fields.firsts(one).values():
        text = Field(item.name, f"{{{item.text}}}", item.text)
        where = dice.choice("ab2x")
        if where in "a2x":
            mine.append(text)
        if where in "b2":
            theirs.append(text)
        if where == "x":
            changed = f"{item.text} {dice.choice(['x', 'II', '2'])}"
            theirs.append(Field(item.name, f"{{{changed}}}", changed))
    return [
        Entry(one.type, "a", tuple(mine)),
        Entry(dice.choice([one.type, "book"]), "b", tuple(theirs)),
    ]
