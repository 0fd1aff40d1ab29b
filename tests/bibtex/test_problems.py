"""Problems of a file: each with its place, its entry and its message."""

# ruff: noqa: E501 - whole sentences

from __future__ import annotations

import pytest

from ssmlit.bibtex import parse_document
from ssmlit.model import ReplaceEntry

NONE = [
    pytest.param("@misc{k, x = {me@x.org}, y = {@b{c}}}", id="an at inside a value"),
    pytest.param("see @misc{k, x = 1}", id="behind text"),
    pytest.param("text\n, y = 2", id="a field behind text"),
    pytest.param("@misc{k, x = 1, y = {a = b, x = c}}", id="names inside a value"),
]
PROBLEMS = [
    pytest.param(
        "@misc{k,\n  x = ,\n  y =   ,\n  z =\n}",
        """
2:3 missing-value k | the field x has no value
3:3 missing-value k | the field y has no value
4:3 missing-value k | the field z has no value
""",
        id="a value left out",
    ),
    pytest.param(
        "\n@misc{k,\n  é = {ü},\n  x = {1}\n  y = {2} z = 3,\n}",
        """
4:10 missing-comma k | a comma is missing between the field x and the field y
5:10 missing-comma k | a comma is missing between the field y and the field z
""",
        id="a comma left out",
    ),
    pytest.param(
        "@misc{k, x = 1}\n@misc{k, x = 1 y = 2}",
        """
2:1 duplicate-key k | the key k is already used by the entry in line 1
2:15 missing-comma k | a comma is missing between the field x and the field y
""",
        id="a comma left out in the second of a key",
    ),
    pytest.param(
        "@misc{k, x = 1,, y = 2}",
        """
1:16 stray-comma k | a comma with no field
""",
        id="a comma too many",
    ),
    pytest.param(
        "@misc{k x = 1}",
        """
1:8 missing-comma k | a comma is missing between the citation key and the field x
""",
        id="a comma after the key left out",
    ),
    pytest.param(
        "@misc{k, % one\n  x = 1, % two\n}",
        """
1:10 comment-in-entry k | BibTeX knows no % comment inside an entry and stops reading it here
2:10 comment-in-entry k | BibTeX knows no % comment inside an entry and stops reading it here
""",
        id="a comment",
    ),
    pytest.param(
        "@misc{k, x = 1 % one\n , y = {2} # %two\n {3} % three\n}",
        """
1:16 comment-in-entry k | BibTeX knows no % comment inside an entry and stops reading it here
2:14 comment-in-entry k | BibTeX knows no % comment inside an entry and stops reading it here
3:6 comment-in-entry k | BibTeX knows no % comment inside an entry and stops reading it here
""",
        id="a comment behind a value",
    ),
    pytest.param(
        "@misc{k,\n  x = {1},\n  X = {2}, x = {3},\n}",
        """
3:3 duplicate-field k | the field X was already given in line 2; BibTeX uses that one
3:12 duplicate-field k | the field x was already given in line 2; BibTeX uses that one
""",
        id="fields given twice",
    ),
    pytest.param(
        "@misc{k,}\n@misc{K,}\n  @misc{k,}",
        """
2:1 duplicate-key K | the key K (k there) is already used by the entry in line 1
3:3 duplicate-key k | the key k is already used by the entry in line 1
""",
        id="a key given twice",
    ),
    pytest.param(
        "@misc{ , x = 1}",
        """
1:1 empty-key - | the entry has no citation key
""",
        id="no key",
    ),
    pytest.param(
        "@misc{k, x = {a\n@misc{l, y = 1}\n}}",
        """
2:1 lost-entry k | a value contains what looks like the entry l: is a brace missing before?
""",
        id="an entry inside a value",
    ),
    pytest.param(
        "% @misc{k, x = 1}",
        """
1:3 behind-comment k | BibTeX reads this entry although it follows a % or @comment; biber does not
""",
        id="behind a percent",
    ),
    pytest.param(
        "x\n@comment @misc{k, x = 1}",
        """
2:1 stray-at - | biber expects a brace after @comment, and refuses the file
2:10 behind-comment k | BibTeX reads this entry although it follows a % or @comment; biber does not
""",
        id="behind a comment",
    ),
    pytest.param(
        "é @x\n@misc{k,\n  x = {é} y}\n",
        """
1:3 stray-at - | BibTeX expects an entry after this @, and complains
3:11 broken-block k | the entry k cannot be read: expected a comma, a field or the closing } after the field x
""",
        id="broken",
    ),
    pytest.param(
        "@misc{title = {x}}",
        """
1:13 broken-block title | the entry title cannot be read: it has no citation key
""",
        id="broken, no key",
    ),
    pytest.param(
        '@misc{title={Slow Snails}}\n@misc{title="Slow Snails"}',
        """
1:19 broken-block title={Slow | the entry title={Slow cannot be read: it has no citation key
2:19 broken-block title="Slow | the entry title="Slow cannot be read: it has no citation key
""",
        id="broken, no key, a value of two words",
    ),
    pytest.param(
        "@comment{a {b}\n@misc{k, x = 1}",
        """
1:1 open-comment - | this @comment is not closed: the entries that follow are read
""",
        id="an open comment",
    ),
    pytest.param(
        "@comment(a\n@misc{k, x = 1}",
        """
1:1 open-comment - | this @comment is not closed: the entries that follow are read
""",
        id="an open comment in parentheses",
    ),
    pytest.param(
        "@comment{a @misc{k, x = 1}}",
        """
1:12 entry-in-comment - | BibTeX reads the entry k although it is inside an @comment; we do not
""",
        id="an entry in a comment",
    ),
    pytest.param(
        "@misc{k, x = {1}},\n  y = {2},\n}",
        """
2:3 lost-field - | the field y comes after the end of its entry: there is one brace too many
""",
        id="a field behind its entry, after a comma",
    ),
    pytest.param(
        "me@x.org and @ home\n@\n",
        """
1:3 stray-at - | BibTeX expects an entry after this @, and complains
1:14 stray-at - | BibTeX expects an entry after this @, and complains
2:1 stray-at - | BibTeX expects an entry after this @, and complains
""",
        id="an at in text",
    ),
    pytest.param(
        "% @misc{k\n%@misc k",
        """
1:3 stray-at - | BibTeX expects an entry after this @, and complains
2:2 stray-at - | BibTeX expects an entry after this @, and complains
""",
        id="an at behind a percent",
    ),
    pytest.param(
        "@misc\n  @article k,\n x @article k",
        """
1:1 lost-entry - | this looks like an entry (@misc) but is read as text
2:3 stray-at - | BibTeX expects an entry after this @, and complains
3:4 stray-at - | BibTeX expects an entry after this @, and complains
""",
        id="no opening brace",
    ),
    pytest.param(
        "@misc k, title = {x}\n",
        """
1:1 lost-entry - | this looks like an entry (@misc) but is read as text
""",
        id="no opening brace but a key",
    ),
    pytest.param(
        "@misc[k, title={x}]\n @{k, title={x}}\n@1{k, a={x}}\n@team we are\n% @[k, title={x}]",
        """
1:1 lost-entry - | this looks like an entry (@misc) but is read as text
2:2 lost-entry - | this looks like an entry (@) but is read as text
3:1 lost-entry - | this looks like an entry (@1) but is read as text
4:1 stray-at - | BibTeX expects an entry after this @, and complains
5:3 stray-at - | BibTeX expects an entry after this @, and complains
""",
        id="another bracket, no type, a number",
    ),
    pytest.param(
        "misc{k, title={x}}\n@misc{l}\n  book ( m\n,\n  title = {x})\nf{x, y} = z, see misc{n, a=1}",
        """
1:1 unmarked-entry - | this would be an entry if it had its @: misc
3:3 unmarked-entry - | this would be an entry if it had its @: book
""",
        id="no at",
    ),
    pytest.param(
        "@misc{k,\r  x = {1},\r  x = {2}\r}\r% @misc{k}",
        """
3:3 duplicate-field k | the field x was already given in line 2; BibTeX uses that one
5:3 behind-comment k | BibTeX reads this entry although it follows a % or @comment; biber does not
5:3 duplicate-key k | the key k is already used by the entry in line 1
""",
        id="a carriage return",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PROBLEMS)
def test_problems(text: str, expected: str) -> None:
    """`line:column code key | message`, in the order of the file."""
    found = parse_document(text).problems

    assert [f"{p.line}:{p.column} {p.code} {p.key or '-'} | {p.message}" for p in found] == (
        expected.strip().split("\n")
    )


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=repr)
@pytest.mark.parametrize(("text", "expected"), PROBLEMS)
def test_lines_are_counted_whatever_ends_them(text: str, expected: str, end: str) -> None:
    """A file has the same places with the line ends of Windows and of old Macs."""
    test_problems(text.replace("\n", end), expected)


@pytest.mark.parametrize("text", NONE)
def test_no_problem(text: str) -> None:
    assert parse_document(text).problems == ()


def test_one_edit_puts_in_every_comma_that_is_missing() -> None:
    """In the entry that lacks them, of several with its key."""
    text = "@misc{k, x = 1}\n@misc{k a = {ü}\n b = 2, c = 3 d = 4}"
    whole = ReplaceEntry("k", "@misc{k, a = {ü},\n b = 2, c = 3, d = 4}", 1)

    fixes = [
        problem.fix for problem in parse_document(text).problems if problem.code == "missing-comma"
    ]
    assert fixes == [(whole,)] * 3
