"""What finds patterns agrees with `re`, except that it cannot explode."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.query.regex import RegexError, compile_regex

PATTERNS = [
    "mamba", "^mamba", "mamba$", "s[45]", r"s\d", "re+gex", "(mamba|hyena)s?", "a.c", "a{2}",
    "a{2,}", "a{1,3}b", "a{,2}b", r"\bssm\b", r"\w+-\w+", "[^a-z]+", r"\.", "a|", "(?:ab)*c",
    "x*", "a+?b", r"\B4", "[]a]", r"[\]a]", "{}", "a{b", "(a|b)*abb", "(?P<n>a)b", "(a{2}b){2}",
    r"[\w-]+:", "ü", r"\u0061", "((a|b)c?)+$", "^$", r"\Amamba\Z", r"\s", "a{0}b", r"^\w+$",
    r"\bldi", r"\bc", r"[\d.]+", r"\D\D", r"[^\w\s]", r"^[\u00c0-\u00ff]", "[[:alpha:]]", r"^\W",
    r"\U00000061b", r"\u72b6", r"[\b]", r"\S+\s\S+",
]  # fmt: skip
TEXTS = [
    "", "mamba", "Mamba: a MAMBA", "s4", "S5 and hyena", "abc", "aa", "aab", "aaab", "regeex",
    "reeegex", "ssms", "an ssm.", "long-range", "42", "ababc", "abb", "x.y", "a{b", "{}", "]",
    "aabaab", "Über", "W4S4", "b", "Göldi", "状态 c", "٣.١", "a\u2003b", "[:", "¿que?",
]  # fmt: skip


@pytest.mark.filterwarnings("ignore:Possible nested set")
@pytest.mark.parametrize("pattern", PATTERNS)
def test_agrees_with_re(pattern: str) -> None:
    """Every supported construct finds what `re.search` finds, ignoring case."""
    ours, theirs = compile_regex(pattern), re.compile(pattern, re.IGNORECASE)

    assert [bool(theirs.search(text)) for text in TEXTS] == [ours.found_in(t) for t in TEXTS]


def test_nested_brackets_give_no_warning() -> None:
    """Python says that `[[` may mean something else one day; warnings are errors here."""
    assert compile_regex("[[a]").found_in("[")


PIECES = ["a", "b", ".", "[ab]", "[^a]", r"\b", "^", "$", r"\w"]
_patterns = st.recursive(
    st.sampled_from(PIECES),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map("|".join).map("(?:{})".format),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "*?"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=6,
)


@pytest.mark.slow
@given(_patterns, st.text("ab -", max_size=8))
def test_agrees_with_re_on_random_patterns(pattern: str, text: str) -> None:
    """On short texts, where backtracking is harmless, both give the same answer."""
    expected = re.compile(pattern, re.IGNORECASE).search(text) is not None

    assert expected == compile_regex(pattern).found_in(text)


EXPLOSIVE = [
    "(a+)+$", "(a|aa)+$", "^(a*)*$", "^(a|a?)+$", "^([a-zA-Z]+)*$", ".*.*.*.*.*.*x", "(.*a){20}$",
    "(x+x+)+y",
]  # fmt: skip


@pytest.mark.parametrize("pattern", EXPLOSIVE)
def test_what_explodes_elsewhere_ends(pattern: str) -> None:
    """Patterns that take `re` longer than the universe answer on a text of thousands of letters."""
    assert not compile_regex(pattern).found_in("a" * 1500 + "!")


@pytest.mark.parametrize(
    ("pattern", "position"),
    [
        pytest.param("s(4", 1, id="open group"),
        pytest.param("[a", 0, id="open class"),
        pytest.param("*a", 0, id="nothing to repeat"),
        pytest.param("(a)\\1", 3, id="reference to a group"),
        pytest.param("a(?=b)", 1, id="look-ahead"),
        pytest.param("(?i)a", 0, id="flags"),
        pytest.param("ab[\\W-]", 2, id="all but letters in a class"),
        pytest.param("a++", 0, id="possessive"),
        pytest.param("((a{30}){30}){30}", 0, id="repeats of repeats"),
        pytest.param("a" * 300, 0, id="too long"),
        pytest.param("(" * 90 + ")" * 90 + "{9}" * 2, 183, id="nested and wrong"),
    ],
)
def test_refused(pattern: str, position: int, capfd: pytest.CaptureFixture[str]) -> None:
    """What is wrong, or cannot be run in bounded time, is refused with its place, and no more."""
    with pytest.raises(RegexError) as caught:
        compile_regex(pattern)

    assert position == caught.value.position
    assert caught.value.message
    assert capfd.readouterr() == ("", "")


def test_limits() -> None:
    """A pattern of 200 letters is compiled; a text is looked at up to its letter 2,000."""
    compiled = compile_regex("z" + "a?" * 99 + "$")

    assert compiled.found_in("a" * 1999 + "z")
    assert not compiled.found_in("a" * 2000 + "z")
    assert compile_regex("z" * 200).found_in("z" * 200)
    with pytest.raises(RegexError, match="200 characters"):
        compile_regex("z" * 201)
