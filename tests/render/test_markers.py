"""The markers around a list in a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssmlit.errors import LibraryError, UsageError
from ssmlit.ownership_marks import digest
from ssmlit.render.markers import body, headings_before, insert, replace
from tests.conftest import at_most

BEGIN, END = "<!-- ssmlit:list:begin -->", "<!-- ssmlit:list:end -->"
WRITTEN = f"<!-- ssmlit:list:begin [{digest('new')}] -->"
OTHER = ("<!-- ssmlit:b:begin -->", "<!-- ssmlit:b:end -->")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(f"a\n{BEGIN}\n{END}\nz", f"a\n{WRITTEN}\n\nnew\n\n{END}\nz", id="empty"),
        pytest.param(f"{BEGIN}\nold\n{END}", f"{WRITTEN}\n\nnew\n\n{END}", id="no-final-newline"),
        pytest.param(f"a\r\n{BEGIN}\r\nold\r\n{END}\r\nz\r\n",
                     f"a\r\n{WRITTEN}\r\n\r\nnew\r\n\r\n{END}\r\nz\r\n", id="crlf"),
        pytest.param(f"\ufeff{BEGIN}\n  {END}  \n", f"\ufeff{WRITTEN}\n\nnew\n\n  {END}  \n",
                     id="bom-and-spaces"),
        pytest.param(f"```\n{BEGIN}\n{END}\n```\n{BEGIN}\n{END}\n",
                     f"```\n{BEGIN}\n{END}\n```\n{WRITTEN}\n\nnew\n\n{END}\n",
                     id="an-example-in-fenced-code"),
        pytest.param(f"{OTHER[0]}\nx\n{OTHER[1]}\n{BEGIN}\n{END}\n",
                     f"{OTHER[0]}\nx\n{OTHER[1]}\n{WRITTEN}\n\nnew\n\n{END}\n", id="another-list"),
        pytest.param(f"odd \x0b\x0c\u2028 bytes\x00\n{BEGIN}\n{END}\n",
                     f"odd \x0b\x0c\u2028 bytes\x00\n{WRITTEN}\n\nnew\n\n{END}\n",
                     id="odd-characters"),
    ],
)  # fmt: skip
def test_only_the_text_between_the_markers_changes(before: str, after: str) -> None:
    """All other bytes stay, and writing again changes nothing."""
    assert replace(before, "list", "new\n") == after
    assert replace(after, "list", "new\n") == after
    assert body(after, "list") == "new\n"


@pytest.mark.slow
@given(st.text(), st.text(), st.sampled_from(["\n", "\r\n"]))
@at_most(80)
def test_any_surroundings_survive(head: str, tail: str, newline: str) -> None:
    """Whatever is around a list is the same afterwards."""
    if "`" in head + tail or "~" in head + tail or "ssmlit" in head + tail:
        return
    start, end = f"{head}{newline}{BEGIN}{newline}", f"{END}{newline}{tail}"

    after = replace(f"{start}{end}", "list", "- a\n- b\n")

    written = start.replace(":begin -->", f":begin [{digest('- a' + chr(10) + '- b')}] -->")
    assert after == f"{written}{newline}- a{newline}- b{newline}{newline}{end}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("# Title\n", 0, id="missing"),
        pytest.param(f"a\n{BEGIN}\n", 2, id="no-end"),
        pytest.param(f"a\nb\n{END}\n", 3, id="no-begin"),
        pytest.param(f"{END}\n{BEGIN}\n", 1, id="swapped"),
        pytest.param(f"{BEGIN}\n{BEGIN}\n{END}\n{END}\n", 2, id="nested"),
        pytest.param(f"{BEGIN}\n{OTHER[0]}\n{OTHER[1]}\n{END}\n", 2, id="another-inside"),
        pytest.param(f"{BEGIN}\n{OTHER[1]}\n{END}\n", 2, id="crossed"),
        pytest.param(f"{BEGIN}\n{END}\n\n{BEGIN}\n{END}\n", 4, id="twice"),
        pytest.param(f"text {BEGIN}\n{END}\n", 2, id="not-alone-on-its-line"),
        pytest.param(f"```\n{BEGIN}\n{END}\n", 0, id="only-in-fenced-code"),
    ],
)
def test_markers_that_do_not_pair_off_are_refused_with_their_line(text: str, line: int) -> None:
    """A broken document is not written, and the failure says where."""
    with pytest.raises(LibraryError) as caught:
        replace(text, "list", "new", path="README.md")

    assert (caught.value.exit_code, caught.value.path, caught.value.line) == (6, "README.md", line)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param("", f"{BEGIN}\n{END}\n", id="empty"),
        pytest.param("# A\n", f"# A\n\n{BEGIN}\n{END}\n", id="at-the-end"),
        pytest.param("# A", f"# A\n\n{BEGIN}\n{END}\n", id="no-final-newline"),
        pytest.param("# A\r\n", f"# A\r\n\r\n{BEGIN}\r\n{END}\r\n", id="crlf"),
        pytest.param(f"{BEGIN}\nx\n{END}\ny", f"{BEGIN}\nx\n{END}\ny", id="there-already"),
    ],
)
def test_markers_are_put_at_the_end_once(text: str, after: str) -> None:
    """A document gets its place for a list."""
    assert insert(text, "list") == after
    assert insert(after, "list") == after


def test_half_a_pair_is_not_completed_silently() -> None:
    """What is broken is for a person to see."""
    with pytest.raises(LibraryError):
        insert(f"{BEGIN}\n", "list")


@pytest.mark.parametrize("name", ["", "a b", "a:b", "x-->"])
def test_a_name_that_breaks_a_marker_is_refused(name: str) -> None:
    """A marker's name has no space, colon or angle bracket."""
    with pytest.raises(UsageError):
        insert("", name)


def test_a_list_that_holds_a_marker_is_refused() -> None:
    """Else the next run would find it twice."""
    with pytest.raises(UsageError):
        replace(f"{BEGIN}\n{END}\n", "list", f"intro\n{END}\n")


def test_headings_before_a_list_are_read_as_github_counts_them() -> None:
    """ATX, underlined and HTML headings count; code and what follows the list do not."""
    text = (
        "<h1 align=center>The <i>List</i></h1>\n\nSurveys\nand more\n=======\n\n"
        "```\n# code\n```\n\n"
        f"## **Bold** [link](x) `code`\n\n{BEGIN}\n# in\n{END}\n# after\n"
    )

    assert headings_before(text, "list") == ("The List", "Surveys and more", "Bold link code")
