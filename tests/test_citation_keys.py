"""Citation keys."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.citation_keys import CitationKeys
from ssmlit.errors import UsageError
from ssmlit.latex import parse_person
from ssmlit.model import Identifier, Person, Record


def record(title: str, *authors: str, year: int = 2023, venue: str = "") -> Record:
    return Record(
        title=title,
        authors=tuple(parse_person(name) for name in authors),
        year=year,
        venue=venue,
        identifiers=(Identifier("arxiv", "2312.00752"),),
    )


MAMBA = record("Mamba: Linear-Time Sequence Modeling", "Albert Gu", "Tri Dao", venue="COLM 2024")


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        pytest.param(MAMBA, "gu2023mamba", id="mamba"),
        pytest.param(
            record("On the Parameterization of S4", "Gu, A"), "gu2023parameterization", id="stop"
        ),
        pytest.param(record("Mamba-UNet: UNet-Like", "Wang, Z"), "wang2023mambaunet", id="hyphen"),
        pytest.param(record("S4++: Elevating", "Qi, S"), "qi2023s4", id="plus"),
        pytest.param(
            record("Visualizing Data", "van der Maaten, L"), "vandermaaten2023visualizing", id="von"
        ),
        pytest.param(record("ZigMa", "Björn Ømmer"), "ommer2023zigma", id="accents"),
        pytest.param(
            record("$\\alpha$-Mamba", "Ke{\\c c}eci, U"), "kececi2023alphamamba", id="math"
        ),
        pytest.param(
            record("状态空间模型", "李, 明"), "li2023zhuangtaikongjianmoxing", id="chinese"
        ),
        pytest.param(record("Мамба", "Иванов, И"), "ivanov2023mamba", id="cyrillic"),
        pytest.param(record("It's Raw!", "O'Neil, S"), "oneil2023raw", id="apostrophe"),
        pytest.param(record("To Be", "Gu, A"), "gu2023to", id="only-stop-words"),
        pytest.param(record("", "Gu, A"), "gu2023", id="no-title"),
        pytest.param(record("Mamba", "Gu, A", year=0), "gumamba", id="no-year"),
        pytest.param(record("Mamba"), "anon2023mamba", id="no-author"),
        pytest.param(
            Record(title="Mamba", year=2023, extra=(("editor", "van Gu, Al and Dao, T."),)),
            "vangu2023mamba",
            id="editors",
        ),
        pytest.param(record("", year=0), "2312.00752", id="only-identifier"),
        pytest.param(Record(), "entry", id="nothing"),
        pytest.param(Record(authors=(Person("???"),), year=2023), "anon2023", id="no-letters"),
    ],
)
def test_default_pattern(work: Record, expected: str) -> None:
    """First surname, year, first telling word; what is unknown is left out."""
    assert CitationKeys(frozenset()).next(work) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("{surname}{yy}", "gu23", id="yy"),
        pytest.param("{Surname}_{year}-{Word}", "Gu_2023-Mamba", id="capitals"),
        pytest.param("{surnames}{year}", "gudao2023", id="surnames"),
        pytest.param("{initials}{year}", "gd2023", id="initials"),
        pytest.param("{surname}{words3}", "gumambalineartimesequence", id="words3"),
        pytest.param("{surname}{Words2}", "guMambaLineartime", id="words2"),
        pytest.param("{venue}:{surname}", "colm:gu", id="venue"),
        pytest.param("arxiv/{id}", "arxiv/2312.00752", id="id"),
        pytest.param("fixed", "fixed", id="literal"),
    ],
)
def test_patterns(pattern: str, expected: str) -> None:
    """Other fields and text between them."""
    assert CitationKeys(frozenset(), pattern).next(MAMBA) == expected


def test_many_surnames() -> None:
    """Of more than three surnames the first stays."""
    work = record("X", "A B", "C D", "E F", "G H")
    assert CitationKeys(frozenset(), "{surnames}").next(work) == "betal"


def test_venue_initials() -> None:
    """A long venue gives its initials."""
    work = record("X", "A B", venue="Journal of Machine Learning Research")
    assert CitationKeys(frozenset(), "{venue}").next(work) == "jmlr"


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        (set(), "gu2023mamba"),
        ({"gu2023mamba"}, "gu2023mambaa"),
        ({"gu2023mamba", "gu2023mambaa"}, "gu2023mambab"),
        (
            {"gu2023mamba"} | {f"gu2023mamba{c}" for c in "abcdefghijklmnopqrstuvwxyz"},
            "gu2023mambaaa",
        ),
    ],
    ids=["free", "one", "two", "alphabet"],
)
def test_collisions(taken: set[str], expected: str) -> None:
    """A taken key gets a letter, then two."""
    assert CitationKeys(taken).next(MAMBA) == expected


def test_collision_ignores_case() -> None:
    """Keys that differ only in case collide."""
    assert CitationKeys({"gu2023mamba"}, "{Surname}{year}{Word}").next(MAMBA) == "Gu2023Mambaa"


@pytest.mark.parametrize(
    "pattern", ["{author}", "{surname", "{surname} {year}", "{words}", "a,b", "{}"]
)
def test_bad_patterns(pattern: str) -> None:
    """A pattern that cannot make keys is refused, and the hint names the fields."""
    with pytest.raises(UsageError) as caught:
        CitationKeys(frozenset(), pattern).next(MAMBA)
    assert caught.value.hint


@pytest.mark.slow
@given(st.text(max_size=30), st.text(max_size=15), st.integers(0, 2100))
def test_always_a_key(title: str, surname: str, year: int) -> None:
    """Any record gets a key of plain characters."""
    key = CitationKeys(frozenset()).next(Record(title=title, authors=(Person(surname),), year=year))
    assert re.fullmatch(r"[a-z0-9]+", key)


def test_each_key_is_tried_only_once() -> None:
    """Each key is tried once, however many are made: the 703rd is not looked for from the start."""
    tried: list[str] = []

    class Taken(set[str]):
        def __contains__(self, key: object) -> bool:
            tried.append(str(key))
            return super().__contains__(key)

    taken = Taken({"gu2023mambac"})
    keys = CitationKeys(taken)
    made = []
    for _ in range(703):
        made.append(keys.next(MAMBA))
        taken.add(made[-1].lower())
    assert made[:4] == ["gu2023mamba", "gu2023mambaa", "gu2023mambab", "gu2023mambad"]
    assert len(set(made)) == 703
    assert len(tried) == 704
