"""Tags in the keywords field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit import fields
from ssmlit.errors import UsageError
from ssmlit.fields.keywords import tag_separator
from tests.fields.conftest import make_entry


@pytest.mark.parametrize(
    ("text", "expected", "separator"),
    [
        pytest.param("a, b,c", ("a", "b", "c"), ", ", id="comma"),
        pytest.param("a,b", ("a", "b"), ",", id="comma-tight"),
        pytest.param("a; b, c", ("a", "b, c"), "; ", id="semicolon"),
        pytest.param("a;b;", ("a", "b"), ";", id="trailing"),
        pytest.param(r"R\&D, {State Space}", ("R&D", "State Space"), ", ", id="latex"),
        pytest.param("vision/medical, vision/medical", ("vision/medical",), ", ", id="once"),
        pytest.param("a,b; c,d", ("a", "b; c", "d"), ",", id="a semicolon for a comma within"),
        pytest.param("a,b; c", ("a,b", "c"), "; ", id="as many semicolons"),
        pytest.param("a, b, c; d", ("a, b, c", "d"), "; ", id="loose commas"),
        pytest.param("a,b,c;d", ("a,b,c", "d"), ";", id="a tight semicolon"),
        pytest.param("a,b,c; ", ("a,b,c",), "; ", id="a semicolon at the end"),
        pytest.param("", (), ", ", id="empty"),
        pytest.param("a, R&amp;D, b", ("a", "R&D", "b"), ", ", id="entity"),
        pytest.param("a; R&amp;D;&#233;t&#xe9;", ("a", "R&D", "été"), "; ", id="entities"),
        pytest.param(r"R\&amp;D, b", ("R&D", "b"), ", ", id="escaped-entity"),
        pytest.param("R&D; b", ("R&D", "b"), "; ", id="no-entity"),
        pytest.param("search&regression; b", ("search&regression", "b"), "; ", id="no-entity"),
        pytest.param("a, R&amp;D;", ("a, R&D",), ";", id="entity-and-semicolon"),
        pytest.param("sea snails\nslugs", ("sea snails", "slugs"), "\n", id="a line each"),
        pytest.param("a,\nb", ("a", "b"), ",", id="lines and commas"),
        pytest.param("sea\n  snails", ("sea snails",), ", ", id="wrapped"),
    ],
)
def test_tags(text: str, expected: tuple[str, ...], separator: str) -> None:
    """Keywords are cut at the separator that the entry uses."""
    entry = make_entry(keywords=text)
    assert fields.tags(entry) == expected
    assert tag_separator(entry) == separator


@pytest.mark.parametrize(
    ("text", "add", "remove", "expected"),
    [
        pytest.param("", ["a"], [], "a", id="first"),
        pytest.param("a, b", ["c"], [], "a, b, c", id="append"),
        pytest.param("a;b", ["c", "d"], [], "a;b;c;d", id="keeps-separator"),
        pytest.param("a", ["b"], [], "a, b", id="one-has-no-separator"),
        pytest.param("A, b", ["a"], [], None, id="already-there"),
        pytest.param("a, b, c", [], ["b"], "a, c", id="remove-middle"),
        pytest.param("a, b, c", [], ["A"], "b, c", id="remove-first-any-case"),
        pytest.param("a,b ,  c", [], ["c"], "a,b", id="remove-last"),
        pytest.param("a", [], ["a"], "", id="remove-only"),
        pytest.param("a", [], ["b"], None, id="remove-absent"),
        pytest.param("a, b", ["c"], ["a"], "b, c", id="both"),
        pytest.param(
            "{Deep Learning},  x ,y", ["z"], ["y"], "{Deep Learning},  x, z", id="spelling"
        ),
        pytest.param("a", ["R&D"], [], r"a, R\&D", id="escaped"),
        pytest.param("a", ["vision/medical"], [], "a, vision/medical", id="hierarchy"),
        pytest.param("a", ["b", "B"], [], "a, b", id="added-once"),
        pytest.param("a", ["b"], ["b"], "a, b", id="add-wins"),
        pytest.param("a, R&amp;D", ["c"], [], "a, R&amp;D, c", id="add-beside-entity"),
        pytest.param("a, R&amp;D, c", [], ["R&D"], "a, c", id="remove-entity"),
        pytest.param("a\r\nb\r\nc", ["d"], ["b"], "a\r\nc\nd", id="a line each"),
        pytest.param("{a, b, c}", [], ["a"], "{b, c}", id="first in braces"),
        pytest.param("{a, b, c}", [], ["b"], "{a, c}", id="middle in braces"),
        pytest.param("{a; b; c}; d", [], ["c", "d"], "{a; b}", id="last in braces"),
        pytest.param("{a, b}, c", [], ["a", "b"], "c", id="all in braces"),
        pytest.param("{{a, b}, c}", [], ["a"], "{{b}, c}", id="in several braces"),
    ],
)
def test_keywords_with(text: str, add: list[str], remove: list[str], expected: str | None) -> None:
    """Only what was asked changes; other keywords keep spelling, order and separator."""
    assert fields.keywords_with(make_entry(keywords=text), add, remove) == expected


@pytest.mark.parametrize("tag", ["", "  ", "a,b", "a;b", "{a"])
def test_bad_tags(tag: str) -> None:
    """A tag that would not come back as one tag is refused."""
    with pytest.raises(UsageError):
        fields.keywords_with(make_entry(), [tag])


_tag = st.text(alphabet="abcé/ &_", min_size=1, max_size=6).map(lambda t: " ".join(t.split()))


@pytest.mark.slow
@given(st.lists(_tag.filter(bool), max_size=4), _tag.filter(bool))
def test_add_then_remove(tags: list[str], tag: str) -> None:
    """Adding a tag makes it there once; removing it leaves the others."""
    before = fields.keywords_with(make_entry(), tags) or ""
    old = fields.tags(make_entry(keywords=before))
    after = fields.keywords_with(make_entry(keywords=before), [tag])
    if after is None:
        assert tag.casefold() in {t.casefold() for t in old}
        return
    assert len(fields.tags(make_entry(keywords=after))) == len(old) + 1
    gone = fields.keywords_with(make_entry(keywords=after), [], [tag])
    assert gone is not None
    assert fields.tags(make_entry(keywords=gone)) == old
